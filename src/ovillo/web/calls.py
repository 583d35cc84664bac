"""The calls of a case: who calls whom, at which hours, who shares cells, and days with many calls; each mark has rows.

1. Every answer is that of `ovillo calls`: within the judges' orders that the case holds, each call once.
2. A cell of the heat map is a number in a table and a link to its rows: shades only help to find it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from ovillo.domain.calls import TABLE, Call, CallQuestion
from ovillo.domain.errors import NoSuchTableError
from ovillo.domain.messages import mark
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.inert import inline
from ovillo.rendering.table_rows import row_of
from ovillo.web.calls_reading import reading_of
from ovillo.web.kept_calls import calls_now, unknown_now
from ovillo.web.network_evidence import address_of_row
from ovillo.web.network_query import Name, address_of
from ovillo.web.pages import catalogue_of, render_kept
from ovillo.web.workbench import workbench_of
from ovillo.wiring.case_rows import cells_of
from ovillo.workflows.call_tables import number_writer

router = APIRouter(include_in_schema=False)
LINES: Final = 100
ROWS_A_PAGE: Final = 200
_SHADES: Final = 6
_MOST_IN_MATRIX: Final = 16
_MOST_ROWS: Final = 300
"""Rows that an address names one by one."""
VIEWS: Final = {
    "contacts": mark("Contacts"),
    "hours": mark("Hours of the week"),
    "co-presence": mark("Shared cells"),
    "bursts": mark("Days with many calls"),
    "rows": mark("Rows"),
}
_DAYS: Final = (
    *(mark("Monday"), mark("Tuesday"), mark("Wednesday"), mark("Thursday"), mark("Friday")),
    *(mark("Saturday"), mark("Sunday")),
)


class CallsQuery(BaseModel):
    """The parameters of the address; their names stay."""

    model_config = ConfigDict(frozen=True, populate_by_name=True, extra="ignore")

    view: Annotated[str, Field(pattern="^(contacts|hours|co-presence|bursts|rows)$")] = "contacts"
    number: Annotated[list[Name], Field(max_length=50)] = []
    weekday: Annotated[int | None, Field(ge=0, le=6)] = None
    hour: Annotated[int | None, Field(ge=0, le=23)] = None
    row: Annotated[list[Annotated[int, Field(ge=0, lt=1 << 60)]], Field(max_length=_MOST_ROWS)] = []
    page: Annotated[int, Field(ge=1, le=1_000_000)] = 1

    @property
    def numbers(self) -> list[str]:
        """Those that are named."""
        return [each.strip() for each in self.number if each.strip()]

    def address(self, **changed: object) -> str:
        """The query with some parameters changed; None takes one away."""
        return address_of(self, changed)


@dataclass(frozen=True, slots=True)
class Heat:
    """One hour of one weekday."""

    count: int
    shade: int
    """0 to `_SHADES`."""
    address: str
    label: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """How often each two of some numbers were in one cell."""

    numbers: Sequence[str]
    rows: Sequence[Sequence[Heat | None]]
    """None where nothing is told of the two."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the page shows: a table whose last column leads to rows."""

    head: Sequence[str]
    lines: Sequence[tuple[Sequence[str], str]]
    """Cells, and the address of the rows."""
    meaning: str
    matrix: Matrix | None = None
    before: str = ""
    after: str = ""


@router.get("/calls")
def calls_page(request: Request, query: Annotated[CallsQuery, Query()]) -> Response:
    """The page."""
    return render_kept(request, "calls.html.jinja", query.address(), lambda: _fields(request, query))


def _fields(request: Request, query: CallsQuery) -> Mapping[str, object]:
    catalogue, bench = catalogue_of(request), workbench_of(request)
    unknown = list(map(inline, unknown_now(bench)))
    nothing = dict.fromkeys(("answer", "heat", "reading"))
    shown: dict[str, object] = {"query": query, "views": VIEWS, "days": (), "unknown": unknown, **nothing}
    try:
        with calls_now(bench) as (read, engine):
            names = [source.name for source, _ in read.tables]
            shown["reading"] = reading_of(read, catalogue)
            asking = _Asking(read, engine, query, catalogue, names)
            if query.view == "hours":
                shown |= {"heat": asking.heat(), "days": list(map(catalogue.say, _DAYS))}
            elif query.view == "rows":
                shown["answer"] = asking.rows()
            else:
                radii = cells_of(bench.opened) if query.view == "co-presence" else {}
                shown["answer"] = asking.found(CallQuestion(query.view), radii)
    except NoSuchTableError:
        return {**shown, "is_without": True}
    return {**shown, "is_without": False}


@dataclass(frozen=True, slots=True)
class _Asking:
    """One question to the calls of a case."""

    read: Any  # Any: `CallTables`, whose module loads Ibis
    engine: Any  # Any: its query
    query: CallsQuery
    catalogue: Catalogue
    names: Sequence[str]

    @property
    def numbers(self) -> list[str]:
        """Those that are asked for, as the tables have them."""
        return list(map(number_writer(self.read.country) or str, self.query.numbers))

    def found(self, question: CallQuestion, radii: Mapping[str, float]) -> Answer:
        from ovillo.workflows.calls import CallOptions, answer  # noqa: PLC0415 - Ibis takes a second to load

        table = self.read.presences if question is CallQuestion.CO_PRESENCE else self.read.calls
        page, start = self.query.page, (self.query.page - 1) * LINES
        options = CallOptions(numbers=self.numbers, radii=radii, most=start + LINES + 1)
        told = answer(table, self.engine, question, options)
        lines = list(islice(told.found, start, start + LINES + 1))
        head, cells = _COLUMNS[question]
        matrix = self._matrix(lines) if question is CallQuestion.CO_PRESENCE and page == 1 else None
        return Answer(
            list(map(self.catalogue.say, head)),
            [(cells(each, _Writer(self.catalogue)), self._rows_address(each.rows)) for each in lines[:LINES]],
            " ".join(map(self.catalogue.say, (told.meaning, *_EXPLAINED.get(question, ())))),
            matrix=matrix,
            before=self._part(-1, exists=page > 1),
            after=self._part(1, exists=len(lines) > LINES),
        )

    def _part(self, by: int, *, exists: bool) -> str:
        """The address of the part of the table before or after this one; empty where there is none."""
        return f"/calls?{self.query.address(page=self.query.page + by)}" if exists else ""

    def _matrix(self, pairs: Sequence[Any]) -> Matrix | None:  # Any: `Copresence`, whose module loads Ibis
        """Those of the numbers that chance explains least, in the order of the lines."""
        numbers = list(dict.fromkeys(number for each in pairs for number in (each.a, each.b)))[:_MOST_IN_MATRIX]
        shown = [each for each in pairs if each.a in numbers and each.b in numbers]
        most = max((each.times for each in shown), default=0)
        if not shown:
            return None
        told, write = mark("{a} and {b}: {count} times in one cell, by chance {expected}"), _Writer(self.catalogue)
        found = {
            frozenset((each.a, each.b)): Heat(
                each.times,
                -(-_SHADES * each.times // most),
                self._rows_address(each.rows),
                self.catalogue.say(
                    told, a=inline(each.a), b=inline(each.b), count=each.times, expected=write.expected(each.expected)
                ),
            )
            for each in shown
        }
        rows = [[found.get(frozenset((one, other))) for other in numbers] for one in numbers]
        return Matrix(list(map(inline, numbers)), rows)

    def _rows_address(self, rows: Sequence[int]) -> str:
        return f"/calls?{address_of(CallsQuery(view='rows'), {'row': [int(each) for each in rows[:_MOST_ROWS]]})}"

    def heat(self) -> Sequence[Sequence[Heat]]:
        from ovillo.workflows.case_calls import Chosen, chosen_calls, hours_of_week  # noqa: PLC0415 - as above

        counts = hours_of_week(chosen_calls(self.read.calls, Chosen(self.numbers)), self.engine)
        most = max((count for day in counts for count in day), default=0)
        return [
            [self._heat(weekday, hour, count, most) for hour, count in enumerate(day)]
            for weekday, day in enumerate(counts)
        ]

    def _heat(self, weekday: int, hour: int, count: int, most: int) -> Heat:
        day = self.catalogue.say(_DAYS[weekday])
        return Heat(
            count,
            -(-_SHADES * count // most) if most else 0,
            f"/calls?{self.query.address(view='rows', weekday=weekday, hour=hour)}",
            self.catalogue.say(mark("{day}, {hour}:00 to {hour}:59: {count}"), day=day, hour=hour, count=count),
        )

    def rows(self) -> Answer:
        from ovillo.workflows.case_calls import Chosen, chosen_calls, read_rows  # noqa: PLC0415 - as above

        query = self.query
        chosen = Chosen(self.numbers, query.weekday, query.hour, query.row or None)
        start = (query.page - 1) * ROWS_A_PAGE
        calls, count = read_rows(chosen_calls(self.read.calls, chosen), self.engine, start=start, most=ROWS_A_PAGE)
        head = (mark("When"), mark("What"), mark("Who"), mark("Whom"), mark("Seconds"), mark("Cell"), mark("Place"))
        return Answer(
            list(map(self.catalogue.say, head)),
            [(self._row(each), self._row_address(each)) for each in calls],
            self.catalogue.say(
                mark("Rows: {count}. Hours are those of each table's own time zone."),
                count=self.catalogue.number(Decimal(count)),
            ),
            before=self._part(-1, exists=query.page > 1),
            after=self._part(1, exists=start + ROWS_A_PAGE < count),
        )

    def _row_address(self, call: Call) -> str:
        return address_of_row(self.read.tables[call.row // TABLE][0].document, call.row % TABLE)

    def _row(self, call: Call) -> Sequence[str]:
        place, write = mark("{name}, row {row}"), _Writer(self.catalogue)
        name, row = inline(self.names[call.row // TABLE]), call.row % TABLE
        told = self.catalogue.say(place, name=name, row=row_of(row, self.catalogue.say))
        kind = mark("message") if call.is_message else mark("call") if call.called else mark("data")
        return (
            write.moment(call.at, zone=self.read.tables[call.row // TABLE][1].zone),
            self.catalogue.say(kind),
            inline(call.caller),
            inline(call.called),
            "" if call.seconds is None else write.number(call.seconds),
            inline(call.cell),
            told,
        )


@dataclass(frozen=True, slots=True)
class _Writer:
    """Days and numbers as the reader's language writes them."""

    catalogue: Catalogue

    def days(self, first: str, last: str) -> str:
        """From the day of one moment to that of another; one where they are the same."""
        days = dict.fromkeys(each[:10] for each in (first, last))
        return " – ".join(self.catalogue.date(date.fromisoformat(each)) for each in days)

    def moment(self, at: str, *, zone: str) -> str:
        """A day and its hour, to the second; no distance from UTC that only we gave a table which states no zone."""
        clock = at[11:].removesuffix("+00:00") if zone == "UTC" else at[11:]
        return f"{self.days(at, at)} {clock}".strip()

    def number(self, number: float, places: int = 0) -> str:
        """With so many places."""
        return self.catalogue.number(Decimal(f"{number:.{places}f}"))

    def expected(self, number: float) -> str:
        """How many chance gives: as many places as it takes not to say that it never does."""
        places = next((each for each in (1, 2, 3) if round(number, each)), 4)
        return self.number(number, 1 if number == 0 else places)


def _contact(each: Any, write: _Writer) -> Sequence[str]:  # Any: `ContactPair`, whose module loads Ibis
    night = f"{round(100 * each.night_share)} %"
    minutes = "" if each.minutes is None else write.number(each.minutes, 1)
    calls = (write.number(each.count), write.number(each.messages), minutes)
    return inline(each.a), inline(each.b), *calls, write.days(each.first, each.last), night, f"{each.balance:+.2f}"


def _copresence(each: Any, write: _Writer) -> Sequence[str]:  # Any: `Copresence`
    usual = "" if each.usual is None else write.expected(each.usual)
    reach = "" if each.radius_km is None else f"{each.radius_km:g}"
    cells = ", ".join(inline(cell) for cell in each.cells[:8]) + (" …" if len(each.cells) > 8 else "")
    expected, days = write.expected(each.expected), write.days(each.first, each.last)
    return (
        *(inline(each.a), inline(each.b), write.number(each.times), expected, usual, f"{each.chance:.2g}"),
        *(write.number(each.moves), cells, reach, days),
    )


def _burst(each: Any, write: _Writer) -> Sequence[str]:  # Any: `Burst`
    days, expected = write.days(str(each.first_day), str(each.last_day)), write.expected(each.expected)
    base = f"{each.base_rate_per_day:.2f}"
    return (inline(each.number), days, write.number(each.count), expected, base, f"{each.chance:.2g}")


_EXPLAINED: Final = {
    CallQuestion.CONTACTS: (mark("The balance is +1 where only the first called, -1 where only the other did."),)
}
_COLUMNS: Final[
    Mapping[CallQuestion, tuple[Sequence[str], Callable[[Any, _Writer], Sequence[str]]]]
] = {  # Any: as above
    CallQuestion.CONTACTS: (
        (
            *(mark("Number"), mark("and number"), mark("Calls"), mark("of them messages"), mark("Minutes")),
            *(mark("Days"), mark("At night"), mark("Balance")),
        ),
        _contact,
    ),
    CallQuestion.CO_PRESENCE: (
        (
            *(mark("Number"), mark("and number"), mark("Occasions"), mark("By chance"), mark("Usual for these two")),
            *(
                mark("Chance of as many"),
                mark("Together to another cell"),
                mark("Cells"),
                mark("Reach, km"),
                mark("Days"),
            ),
        ),
        _copresence,
    ),
    CallQuestion.BURSTS: (
        (
            *(mark("Number"), mark("Days"), mark("Calls"), mark("Expected"), mark("A day else")),
            mark("Chance of as many"),
        ),
        _burst,
    ),
}
