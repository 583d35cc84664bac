"""Where sources disagree about one thing, and which statement a source has corrected.

1. A later statement of one source that contradicts its earlier one supersedes it: another number, or a plain negation.
   Two speakers that one source quotes do not correct each other, and neither does a denial that it reports.
   A number that a correction repeats in order to take it back is superseded too (`corrections`).
2. Sources disagree when one affirms and another negates or denies, when their numbers in one unit cannot meet, or
   when the days they give for an act of one day exclude each other.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from ovillo.corroboration.corrections import find_taken_back
from ovillo.corroboration.origins import Origins
from ovillo.corroboration.sources import publisher_key
from ovillo.corroboration.values import Range, contradict, ranges_of
from ovillo.domain.statements import Standing, Statement

_ON_ONE_DAY = frozenset({"detained", "released", "convicted", "sentenced", "acquitted", "rescued", "indicted"})


@dataclass(frozen=True, slots=True)
class CaseNumbers:
    """What numbers of one case need to be compared."""

    published: Mapping[str, date | None]
    """By document."""
    places: Mapping[str, str]
    """Case entity by document entity."""
    named: Mapping[tuple[str, str], int]
    """How many objects a document names for a predicate, by both."""

    def ranges(self, said: Sequence[Statement]) -> tuple[Range, ...]:
        return ranges_of(said, published=self.published, places=self.places, named=self.named)


def affirms(statement: Statement) -> bool:
    """Whether it says that the thing is so, however firmly."""
    return not statement.negated and statement.standing is not Standing.DENIED


def find_superseded(said: Sequence[Statement], origins: Origins, case: CaseNumbers) -> frozenset[str]:
    """Ids of statements that a later document of the same source corrects."""
    by_source: dict[str, dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for one in said:
        by_source[origins.label(one)][one.document].append(one)
    superseded: set[str] = set()
    for documents in by_source.values():
        own = [one for statements in documents.values() for one in statements]
        superseded.update(find_taken_back(own, origins.documents, case.published))
        for earlier, later in combinations(documents, 2):
            before, after = case.published[earlier], case.published[later]
            if before is not None and after is not None and before < after:
                superseded.update(_corrected(documents[earlier], documents[later], origins, case))
    return frozenset(superseded)


def _corrected(
    earlier: Sequence[Statement], later: Sequence[Statement], origins: Origins, case: CaseNumbers
) -> set[str]:
    found: set[str] = set()
    for old in earlier:
        for new in later:
            if new.standing is Standing.DENIED or not _may_correct(old, new, origins):
                continue
            if old.negated != new.negated:
                found.add(old.id)
    old_numbers = [one for one in earlier if affirms(one) and _speaks_as_any(one, later, origins)]
    new_numbers = [one for one in later if affirms(one)]
    if contradict(case.ranges(old_numbers), case.ranges(new_numbers)):
        found.update(one.id for one in old_numbers if one.value is not None)
    return found


def _speaks_as_any(old: Statement, later: Sequence[Statement], origins: Origins) -> bool:
    return any(_may_correct(old, new, origins) for new in later if new.value is not None)


def _quoted(statement: Statement, origins: Origins) -> frozenset[str]:
    """Who speaks, besides the source itself."""
    own = publisher_key(origins.label(statement))
    return frozenset(publisher_key(speaker.name) for speaker in statement.speakers) - {own}


def _may_correct(old: Statement, new: Statement, origins: Origins) -> bool:
    before, after = _quoted(old, origins), _quoted(new, origins)
    return not before or not after or bool(before & after)


def is_contradicted(active: Sequence[Statement], origins: Origins, case: CaseNumbers) -> bool:
    """Whether the sources disagree on whether, how many or which day."""
    affirmed = [one for one in active if affirms(one)]
    if affirmed and len(affirmed) < len(active):
        return True
    by_source: dict[str, list[Statement]] = defaultdict(list)
    for one in affirmed:
        by_source[origins.label(one)].append(one)
    numbers = [case.ranges(said) for said in by_source.values()]
    if any(contradict(left, right) for left, right in combinations(numbers, 2)):
        return True
    days = [_days(said) for said in by_source.values()]
    return any(_exclude(left, right) for left, right in combinations(days, 2) if left and right)


def _days(said: Sequence[Statement]) -> list[tuple[date, date]]:
    """The intervals that one source gives for an act of one day with a named object."""
    return [
        (one.when.start, one.when.end)
        for one in said
        if one.predicate in _ON_ONE_DAY
        and one.object is not None
        and one.value is None
        and one.when is not None
        and one.when.start is not None
        and one.when.end is not None
    ]


def _exclude(left: Sequence[tuple[date, date]], right: Sequence[tuple[date, date]]) -> bool:
    return not any(start <= last and begin <= end for start, end in left for begin, last in right)
