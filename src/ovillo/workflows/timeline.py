"""`timeline`: calls, payments and what the documents say happened, in one order.

1. A day stands before the hours of that day; what a document tells of several days stands at the first.
2. A statement without a day has no place on the axis: those are counted.
3. Rows outside of a judge's order are left out, as in every answer about calls. Rejected statements are left out.
4. Hours are those of each table's own time zone: nothing is converted without a word.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from ovillo.domain.calls import TABLE, Call
from ovillo.domain.messages import mark
from ovillo.domain.records import RecordTable
from ovillo.domain.sought import has_words
from ovillo.domain.statements import PREDICATES, PredicateKind, Review, Statement
from ovillo.domain.timelines import EventKind, TimelineEvent
from ovillo.interfaces.record import Record
from ovillo.workflows.views import judged_view

MEANING: Final = mark(
    "That one thing comes after another does not say that it comes from it. What no table and no document with a day "
    "tells of is not here."
)
_SHOWN: Final = frozenset(
    each for kind in (PredicateKind.CONDUCT, PredicateKind.PROCEDURE, PredicateKind.TIE) for each in PREDICATES[kind]
)


@dataclass(frozen=True, slots=True)
class Span:
    """Which events are asked for."""

    since: date | None = None
    until: date | None = None
    words: Sequence[str] = ()
    """Each must stand in a name, number or text of the event; case and accents are no matter."""
    kinds: frozenset[EventKind] = frozenset(EventKind)

    def has(self, event: TimelineEvent) -> bool:
        """Whether an event is asked for."""
        last = (event.until or event.at)[:10]
        if event.kind not in self.kinds:
            return False
        if (self.since and last < self.since.isoformat()) or (self.until and event.day > self.until.isoformat()):
            return False
        return has_words(_texts(event), self.words)


def _texts(event: TimelineEvent) -> Sequence[str]:
    return event.who, event.whom, event.text, event.cell, *event.names


def call_events(calls: Iterable[Call], documents: Sequence[tuple[str, str]]) -> Iterable[TimelineEvent]:
    """One event for each call or message; `documents` has id and name of each table, in their order."""
    for call in calls:
        document, name = documents[call.row // TABLE]
        yield TimelineEvent(
            call.at,
            None,
            EventKind.MESSAGE if call.is_message else EventKind.CALL,
            document,
            name,
            row=call.row % TABLE,
            who=call.caller,
            whom=call.called,
            seconds=call.seconds,
            cell=call.cell,
        )


def payment_events(tables: Sequence[tuple[str, str, RecordTable]], *, zone: str) -> Iterable[TimelineEvent]:
    """One event for each payment, on its day: (id, name, rows) of each table."""
    place = ZoneInfo(zone)
    for document, name, table in tables:
        for one in table.rows:
            values = one.values
            yield TimelineEvent(
                datetime.fromtimestamp(int(values["at"] or 0), UTC).astimezone(place).date().isoformat(),
                None,
                EventKind.PAYMENT,
                document,
                name,
                row=one.row,
                who=str(values["from"]),
                whom=str(values["to"]),
                amount=round(int(values["amount"] or 0) / 100, 2),
                currency=str(values["currency"] or "").upper(),
                text=str(values["text"] or ""),
            )


def statement_events(record: Record) -> tuple[Sequence[TimelineEvent], int]:
    """One event for each statement of an act or a tie that has a day, and how many have none."""
    with record.reading() as reader:
        view = judged_view(reader)
    names = {each.id: each.name for each in view.documents}
    found, without = [], 0
    for each in view.statements:
        if each.predicate not in _SHOWN or each.review is Review.REJECTED:
            continue
        start = each.when.start if each.when else None
        if each.when is None or (start is None and each.when.end is None):
            without += 1
            continue
        first = start or each.when.end
        last = each.when.end or start
        assert first is not None, "a day is known"
        found.append(_statement(each, first, last, names[each.document]))
    return found, without


def in_order(events: Iterable[TimelineEvent], span: Span) -> Sequence[TimelineEvent]:
    """Those that are asked for, by time (rule 1)."""
    key: Callable[[TimelineEvent], tuple[object, ...]] = lambda one: (  # noqa: E731 - a key of several parts
        one.at,
        one.kind.value,
        one.name,
        one.row or 0,
        one.start or 0,
        one.predicate,
        one.who,
        one.whom,
    )
    return sorted(filter(span.has, events), key=key)


def _statement(each: Statement, first: date, last: date | None, name: str) -> TimelineEvent:
    ends = [one for one in (each.subject, each.object, each.where) if one]
    return TimelineEvent(
        first.isoformat(),
        last.isoformat() if last and last != first else None,
        EventKind.STATEMENT,
        each.document,
        name,
        who=each.subject.name if each.subject else "",
        whom=each.object.name if each.object else "",
        text=each.quote,
        predicate=each.predicate,
        standing=each.standing.value,
        negated=each.negated,
        start=each.start,
        end=each.end,
        names=[one.name for one in ends],
    )
