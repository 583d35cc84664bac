"""Why nothing is estimated: each refusal names the requirement that is not met, and the way out."""

from ovillo.domain.errors import ManifestError, UsageError
from ovillo.domain.messages import mark


class NoEstimateError(UsageError):
    """Lists from which nothing may be estimated."""

    code = "no_estimate"


class TooFewListsError(NoEstimateError):
    code = "too_few_lists"
    template = (
        "No estimate: the lists number {count}, and three are needed. Two cannot tell whether they name people "
        "independently of one another: add a list."
    )


class TooManyListsError(NoEstimateError):
    code = "too_many_lists"
    template = "No estimate: the lists number {count}, and {most} are the most. Join those that one office keeps."


class NobodyListedError(NoEstimateError):
    code = "nobody_listed"
    template = "No estimate: nobody is on any list. Check the counts in the last column."


class EmptyListError(NoEstimateError):
    code = "empty_list"
    template = "No estimate: nobody is on the list {name}. Leave it out with --without."
    on_page = mark("No estimate: nobody is on the list {name}. Name it among the lists to leave out.")


class TooFewOverlapsError(NoEstimateError):
    code = "too_few_overlaps"
    template = (
        "No estimate: overlaps of two lists that are not empty number {count}, and two are needed. What all lists miss "
        "is told by what they share: link their records first, or add a list."
    )


class FeedingListsError(NoEstimateError):
    code = "feeding_lists"
    template = (
        "No estimate: the list {one} feeds the list {other}, so that their overlap says nothing of whom both miss. Put "
        "their term into every model: --feeds {pair}"
    )
    on_page = mark(
        "No estimate: the list {one} feeds the list {other}, so that their overlap says nothing of whom both miss. "
        "Name them as {one}:{other} among the lists that feed one another."
    )


class NoMaximumError(NoEstimateError):
    code = "no_maximum"
    template = (
        "No estimate: for these counts no most likely figure exists, because a cell stays empty in every table with "
        "the same sums (linear program, s = 0). Leave a list out with --without, or join two."
    )
    on_page = mark(
        "No estimate: for these counts no most likely figure exists, because a cell stays empty in every table with "
        "the same sums (linear program, s = 0). Name a list among those to leave out, or join two."
    )


class NotIdentifiedError(NoEstimateError):
    code = "not_identified"
    template = (
        "No estimate: several figures fit these counts alike (rank {rank} of {columns} terms). Leave a list out with "
        "--without, or join two."
    )
    on_page = mark(
        "No estimate: several figures fit these counts alike (rank {rank} of {columns} terms). Name a list among those "
        "to leave out, or join two."
    )


class ManyRegionsError(NoEstimateError):
    code = "many_regions"
    template = (
        "No estimate: one file at a time. Estimates of several regions differ by their lists more than by their "
        "people, so that they are not put side by side, nor ranked."
    )


class TooFewDrawsError(UsageError):
    code = "too_few_draws"
    template = "{count} draws tell no interval. Ask for {least} or more, or for 0."


class ListUnknownError(UsageError):
    code = "list_unknown"
    template = "There is no list {name} in this file. Its lists are: {names}."


class ListPairUnknownError(UsageError):
    code = "list_pair_unknown"
    template = "{written} does not name two lists of this file. Write them as ONE:OTHER; the lists are: {names}."


class ListNameTwiceError(ManifestError):
    code = "list_name_twice"
    template = (
        "{place}, row {row}, column {column}: this name stands in column {first} already. Give each list a name of its "
        "own."
    )


class ListsTwiceError(ManifestError):
    code = "lists_twice"
    template = (
        "{place}, row {row}, column {column}: these lists stand in row {first} already. Add the two counts up, in one "
        "row."
    )
