"""The timeline: calls, payments and what the documents say happened, on one axis.

1. The address says which days, words and kinds; the network page understands the same days.
2. The drawing counts what the table below lists; each column of it leads to its rows.
3. That one thing comes after another does not say that it comes from it.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from threading import Lock
from typing import Annotated, Final, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, ConfigDict, Field

from ovillo.domain.messages import mark
from ovillo.domain.statements import Standing
from ovillo.domain.timelines import EventKind, TimelineEvent
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.compared import say_held
from ovillo.rendering.inert import LONGEST_QUOTE, inline
from ovillo.rendering.table_rows import row_of
from ovillo.web.islands import island
from ovillo.web.network_evidence import address_of_row
from ovillo.web.network_query import Name, OptionalDay, address_of
from ovillo.web.pages import catalogue_of, render, render_kept
from ovillo.web.timeline_marks import UNMARKED, Marks, Words, marks_of, words_of
from ovillo.web.workbench import Workbench, workbench_of
from ovillo.wiring.case_rows import events_of
from ovillo.workflows.timeline import MEANING, Span

router = APIRouter(include_in_schema=False)
api = APIRouter(prefix="/api/v1")
ROWS_A_PAGE: Final = 200
_KINDS: Final = {
    EventKind.STATEMENT: mark("what documents say"),
    EventKind.PAYMENT: mark("payments"),
    EventKind.CALL: mark("telephone calls"),
    EventKind.MESSAGE: mark("messages"),
}
_WORDS: Final = {
    "statement": mark("what documents say"),
    "payment": mark("payments"),
    "call": mark("telephone calls"),
    "message": mark("messages"),
    "all_days": mark("All days"),
    "from": mark("First day"),
    "to": mark("Last day"),
    "chosen_days": mark("{from} to {to}"),
    "column": mark("{from} to {to}: {count} ({kind})"),
}


class TimelineQuery(BaseModel):
    """The parameters of the address; their names stay."""

    model_config = ConfigDict(frozen=True, populate_by_name=True, extra="ignore")

    since: OptionalDay = None
    until: OptionalDay = None
    with_: Annotated[list[Name], Field(alias="with", max_length=50, description="Each must stand in the event.")] = []
    kind: list[EventKind] = []
    minus: Annotated[Literal["", "paid"], Field(description="paid: a minus before an amount is what was paid.")] = ""
    page: Annotated[int, Field(ge=1, le=1_000_000)] = 1

    @property
    def span(self) -> Span:
        """Which events."""
        words = [each for each in self.with_ if each]
        return Span(self.since, self.until, words, frozenset(self.kind) or frozenset(EventKind))

    def address(self, **changed: object) -> str:
        """The query with some parameters changed; None takes one away."""
        return address_of(self, changed)


Asked = Annotated[TimelineQuery, Query()]


class KeptEvents:
    """The events of the present state of a case, gathered once for each meaning of a minus."""

    def __init__(self) -> None:
        self._lock, self._size = Lock(), -1
        self._events: dict[str, tuple[Sequence[TimelineEvent], int]] = {}
        self._marks: tuple[int, Mapping[Words, Marks]] = (-1, {})

    def marks(self, bench: Workbench) -> Mapping[Words, Marks]:
        """What no statement should be read without."""
        answers = bench.answers.now()
        size = answers.resolved.view.ledger_size
        with self._lock:
            if self._marks[0] != size:
                self._marks = (size, marks_of(answers))
            return self._marks[1]

    def now(self, bench: Workbench, minus: str = "") -> tuple[Sequence[TimelineEvent], int]:
        """All events by time, and how many statements tell no day."""
        size = bench.answers.now().resolved.view.ledger_size
        with self._lock:
            if self._size != size:
                self._events, self._size = {}, size
            if minus not in self._events:
                self._events[minus] = events_of(bench.opened, minus=minus or None)
            return self._events[minus]


def events_now(request: Request) -> Sequence[TimelineEvent]:
    """All events by time, for whoever asks."""
    return _events(request)[0]


def _events(request: Request, minus: str = "") -> tuple[Sequence[TimelineEvent], int]:
    bench = workbench_of(request)
    return bench.drawings.of(KeptEvents, KeptEvents).now(bench, minus)


def _marks(request: Request) -> Mapping[Words, Marks]:
    bench = workbench_of(request)
    return bench.drawings.of(KeptEvents, KeptEvents).marks(bench)


@dataclass(frozen=True, slots=True)
class Row:
    """One event as the table says it."""

    at: str
    kind: str
    who: str
    whom: str
    told: str
    standing: Standing | None
    held: str
    place: str
    address: str
    beside: Sequence[tuple[str, str]] = ()
    """What must be read with it, and where its words stand."""


@dataclass(frozen=True, slots=True)
class Rows:
    """A page of the table."""

    rows: Sequence[Row]
    count: int
    before: str
    after: str


def _rows(
    events: Sequence[TimelineEvent], marks: Mapping[Words, Marks], query: TimelineQuery, catalogue: Catalogue
) -> Rows:
    chosen = list(filter(query.span.has, events))
    start = (query.page - 1) * ROWS_A_PAGE

    def page(number: int) -> str:
        return f"/timeline?{query.address(page=number)}#events"

    return Rows(
        [_row(each, marks.get(words_of(each), UNMARKED), catalogue) for each in chosen[start : start + ROWS_A_PAGE]],
        len(chosen),
        page(query.page - 1) if query.page > 1 else "",
        page(query.page + 1) if start + ROWS_A_PAGE < len(chosen) else "",
    )


def _row(event: TimelineEvent, marks: Marks, catalogue: Catalogue) -> Row:
    say = catalogue.say
    standing = Standing(event.standing) if event.standing else None
    held = say_held(standing, event.predicate, catalogue, negated=event.negated) if standing else ""
    if marks.is_disputed:
        held += ", " + say(mark("disputed"))
    if event.kind is EventKind.STATEMENT:
        told = catalogue.quoted(inline(event.text, longest=LONGEST_QUOTE))
        place, address = inline(event.name), f"/documents/{event.document}?at={event.start}-{event.end}#at"
    else:
        row = event.row or 0
        place = say(mark("{name}, row {row}"), name=inline(event.name), row=row_of(row, say))
        address = address_of_row(event.document, row)
        told = _told(event, catalogue)
    hour = event.at[11:16]
    days = " – ".join(catalogue.date(date.fromisoformat(each)) for each in filter(None, (event.day, event.until)))
    at = f"{days} {hour}".strip()
    kind = catalogue.predicate(event.predicate) if event.predicate else say(_ONE[event.kind])
    who, whom = (marks.named(name, inline(name), catalogue) for name in (event.who, event.whom))
    return Row(at, kind, who, whom, told, standing, held, place, address, marks.said_beside(catalogue))


_ONE: Final = {
    EventKind.CALL: mark("call"),
    EventKind.MESSAGE: mark("message"),
    EventKind.PAYMENT: mark("payment"),
    EventKind.STATEMENT: mark("statement"),
}


def _told(event: TimelineEvent, catalogue: Catalogue) -> str:
    if event.kind is EventKind.PAYMENT:
        amount = f"{catalogue.number(Decimal(f'{event.amount:.2f}'))} {inline(event.currency)}".strip()
        return f"{amount}, {inline(event.text)}" if event.text else amount
    seconds, cell = mark("{seconds} s"), mark("cell {cell}")
    told = [] if event.seconds is None else [catalogue.say(seconds, seconds=catalogue.number(Decimal(event.seconds)))]
    return ", ".join([*told, *([catalogue.say(cell, cell=inline(event.cell))] if event.cell else [])])


@router.get("/timeline")
def timeline_page(request: Request, query: Asked) -> Response:
    """The page."""
    return render_kept(
        request, "timeline.html.jinja", (query.address(), island("timeline")), lambda: _page_fields(request, query)
    )


def _page_fields(request: Request, query: TimelineQuery) -> Mapping[str, object]:
    catalogue = catalogue_of(request)
    events, without = _events(request, query.minus)
    return {
        "query": query,
        "rows": _rows(events, _marks(request), query, catalogue),
        "without": without,
        "meaning": MEANING,
        "kinds": {each.value: label for each, label in _KINDS.items()},
        "island": island("timeline"),
        "config": {"words": {key: catalogue.say(text) for key, text in _WORDS.items()}},
    }


@router.get("/timeline/table")
def timeline_table(request: Request, query: Asked) -> Response:
    """The table alone."""
    return render(
        request,
        "timeline_table.html.jinja",
        rows=_rows(_events(request, query.minus)[0], _marks(request), query, catalogue_of(request)),
    )


@api.get("/timeline/days")
def days(request: Request, query: Asked) -> Response:
    """How many events of each kind begin on each day, of all days; words and kinds of the address hold."""
    span = Span(words=query.span.words, kinds=query.span.kinds)
    counts = Counter((event.day, event.kind.value) for event in _events(request, query.minus)[0] if span.has(event))
    return JSONResponse(
        {"days": [{"day": day, "kind": kind, "count": count} for (day, kind), count in sorted(counts.items())]}
    )
