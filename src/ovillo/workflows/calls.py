"""`calls`: one question about a table of calls, with how the table was read and the rows that each line rests on.

Nothing is written anywhere, and no two numbers are joined.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from ovillo.analysis.calls import (
    Burst,
    Chain,
    Change,
    CommonContact,
    ContactPair,
    Copresence,
    Expression,
    FirstContact,
    Query,
    Reciprocity,
    Silence,
    contact_pairs,
    find_bursts,
    find_bursts_around,
    find_chains,
    find_changes,
    find_common_contacts,
    find_copresence,
    find_first_contacts,
    find_reciprocity,
    find_silences,
)
from ovillo.domain.calls import CallQuestion
from ovillo.domain.errors import CallNumbersNeededError, EventNeededError
from ovillo.domain.messages import mark

Found = ContactPair | CommonContact | Change | Burst | Copresence | Chain | Silence | FirstContact | Reciprocity


@dataclass(frozen=True, slots=True)
class CallOptions:
    """What a question may be given."""

    around: datetime | None = None
    """Of an event, by the clocks of the table: without a day, bursts are those that any day shows."""
    days: int = 3
    """How far around."""
    minutes: int = 10
    """How far apart two rows of one cell, or two calls of a chain, may be."""
    numbers: Sequence[str] = ()
    """Whose common contacts; for other questions, the only ones to tell of. Written as in the table as read."""
    radii: Mapping[str, float] = field(default_factory=dict)
    """How far cells reach, km, as far as a table tells."""
    most: int | None = None
    """How many lines are wanted at most, where fewer are faster; None for all."""


@dataclass(frozen=True, slots=True)
class CallAnswer:
    """What a table says to one question."""

    question: CallQuestion
    found: Iterable[Found]
    """Read once: some answers are worked out while they are read."""
    meaning: str
    """What the answer does not mean: a sentence that the catalogue translates."""


_MEANING: Mapping[CallQuestion, str] = {
    CallQuestion.CONTACTS: mark(
        "A row shows that one number called or wrote to another, not who spoke, nor about what; one of 0 seconds is a "
        "message, or a call that nobody answered. A number without calls here may have called elsewhere."
    ),
    CallQuestion.COMMON_CONTACTS: mark(
        "To have a contact in common is not to know one another: taxis, clinics and call centres have many contacts. "
        "Whom the table does not show, the numbers may share too."
    ),
    CallQuestion.CHANGE_OF_NUMBER: mark(
        "Shared contacts suggest one person behind two numbers; an heir of the phone, whoever took over a post or a "
        "practice, a colleague or a relative shares them too. Nothing was joined. Contacts that many others have do "
        "not count: whoever has only such is not found."
    ),
    CallQuestion.BURSTS: mark(
        "Many calls on a day are many calls: a feast, a broken line or an illness makes them too. Calls come in runs, "
        "so that the chance given is too small."
    ),
    CallQuestion.CO_PRESENCE: mark(
        "A cell covers up to several kilometres: to be in one cell is not to have met. Neighbours and colleagues share "
        "cells more often than the chance level says: compare with what is usual for the two."
    ),
    CallQuestion.CHAINS: mark(
        "A call that follows another need not pass on what was said. People call more at some hours, so that the "
        "chance given is too small."
    ),
    CallQuestion.SILENCES: mark(
        "A silence in this table is no silence of the person: another phone, another company, the end "
        "of an order or a row that was not read makes one too. Calls come in runs, so that the chance given is too "
        "small."
    ),
    CallQuestion.FIRST_CONTACT: mark(
        "Who is called first after an event may be called first on any day: compare with other days. New means new "
        "in this table."
    ),
    CallQuestion.RECIPROCITY: mark(
        "Where only one side of the calls was asked for, the other side's calls are missing: then nothing is mutual."
    ),
}


def answer(calls: Expression, query: Query, question: CallQuestion, options: CallOptions) -> CallAnswer:
    """What the table says.

    Args:
        calls: the table.
        query: runs expressions over it.
        question: which.
        options: of the question.

    Raises:
        CallNumbersNeededError: common contacts need two numbers at least.
        EventNeededError: the first contact after an event needs its day.
    """
    found: Iterable[Found]
    match question:
        case CallQuestion.CONTACTS:
            found = contact_pairs(calls, query, most=None if options.numbers else options.most)
        case CallQuestion.COMMON_CONTACTS:
            if len(set(options.numbers)) < 2:
                raise CallNumbersNeededError
            return CallAnswer(question, find_common_contacts(calls, query, options.numbers), _MEANING[question])
        case CallQuestion.CHANGE_OF_NUMBER:
            found = find_changes(calls, query)
        case CallQuestion.BURSTS:
            found = _bursts(calls, query, options)
        case CallQuestion.CO_PRESENCE:
            found = find_copresence(calls, query, minutes=options.minutes, radii=options.radii)
        case CallQuestion.CHAINS:
            found = find_chains(calls, query, minutes=options.minutes)
        case CallQuestion.SILENCES:
            found = [each for each in find_silences(calls, query) if _is_around(each, options)]
        case CallQuestion.FIRST_CONTACT:
            if options.around is None:
                raise EventNeededError
            clock = int(options.around.replace(tzinfo=UTC).timestamp())
            found = find_first_contacts(calls, query, clock=clock)
        case CallQuestion.RECIPROCITY:
            found = find_reciprocity(calls, query)
    return CallAnswer(question, _of_numbers(found, options.numbers), _MEANING[question])


def _bursts(calls: Expression, query: Query, options: CallOptions) -> Iterable[Burst]:
    if options.around is None:
        return find_bursts(calls, query)
    return find_bursts_around(calls, query, options.around.date(), days=options.days)


def _of_numbers(found: Iterable[Found], numbers: Sequence[str]) -> Iterable[Found]:
    """Those that tell of one of the numbers, where any are given."""
    if not numbers:
        return found
    wanted = set(numbers)
    names = ("a", "b", "c", "old", "new", "number")
    return (each for each in found if any(getattr(each, name, None) in wanted for name in names))


def _is_around(silence: Silence, options: CallOptions) -> bool:
    """Whether a silence begins around the event, where one is given."""
    if options.around is None:
        return True
    begins = datetime.fromisoformat(silence.last_before).replace(tzinfo=None)
    return abs(begins - options.around) <= timedelta(days=options.days + 1)
