"""The tables of a case: those documents that are rows and columns.

1. A table takes part in a question where its columns are those that the question needs; the others are named.
2. Bytes that are no longer those that were added are not read, nor is what was made from them: the case is damaged.
3. A row of an answer names its document and its row there.
4. A call that several rows tell counts once; all of its rows are told.
5. Where a table of judges' orders is at hand, nothing counts that none of its rows covers; a row of it that cannot be
   read covers nothing, and is named.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from ovillo.analysis.calls.columns import CALL_COLUMNS, Expression, Query, calls_of, day_number, in_tables
from ovillo.analysis.calls.orders import rows_outside
from ovillo.analysis.calls.repeats import once_each
from ovillo.domain.calls import SHEET, TABLE, Call, CallReading, UnreadRow
from ovillo.domain.documents import Document, Unread
from ovillo.domain.errors import NoSuchTableError, OriginalAlteredError
from ovillo.domain.messages import mark
from ovillo.domain.records import RecordRow, RecordTable
from ovillo.domain.taps import DAY_END, LegalFrame, TapOrder, UnreadOrder
from ovillo.interfaces.record import Originals, Record
from ovillo.reading.calls.cells import NO_NUMBER, CellError, read_number

ENDS_FIRST: Final = mark("It ends before it begins.")
_EPOCH: Final = datetime(1970, 1, 1)  # noqa: DTZ001 - what a clock shows, wherever that is
_SHORTEST_NUMBER: Final = 6


@dataclass(frozen=True, slots=True)
class TableOf:
    """Where rows come from."""

    document: str
    """Empty for a table without a case."""
    name: str
    sheets: Sequence[str] = field(default=(), compare=False)
    """Those that were read, in their order; empty for a table without sheets."""

    def place_of(self, row: int) -> dict[str, str | int]:
        """The sheet of a row and its number there, in a workbook of which several sheets were read; else nothing."""
        sheet = row % TABLE // SHEET
        if len(self.sheets) < 2 or sheet >= len(self.sheets):
            return {}
        return {"sheet": self.sheets[sheet], "sheet_row": row % TABLE % SHEET}


@dataclass(frozen=True, slots=True)
class OpenedTable:
    """One table of calls, ready to be asked."""

    source: TableOf
    reading: CallReading
    count: int
    calls: Expression


@dataclass(frozen=True, slots=True)
class CallTables:
    """The calls of one or several tables, their rows told apart by `TABLE` times the place of the table."""

    tables: Sequence[tuple[TableOf, CallReading]]
    calls: Expression
    """Those that take part, each once."""
    presences: Expression
    """The same for who was where: two files may tell one call from its two cells."""
    again: Mapping[int, Sequence[int]]
    """Each row that stands for a call, with the further rows that tell the same call."""
    counts: Sequence[int]
    """How many rows of each table were read, those outside of the orders included."""
    frame: LegalFrame
    outside: Sequence[int]
    """Rows that no order covers, where a table of orders is at hand."""
    is_outside_counted: bool
    to_itself: int
    """Calls of a number to itself, which stand in no answer about two."""
    country: str | None
    """Whose numbers are written in E.164; None where they are as the tables write them."""

    @property
    def zone(self) -> str:
        """Of the first table."""
        return self.tables[0][1].zone


@dataclass(frozen=True, slots=True)
class ReadCalls:
    """The calls that take part, as values."""

    tables: Sequence[tuple[TableOf, CallReading]]
    calls: Sequence[Call]


def read_calls(read: CallTables, query: Query, *, since: date | None = None, until: date | None = None) -> ReadCalls:
    """The calls of tables, by table and row; of some days of their own time zones only, where these are given."""
    calls = read.calls
    if since is not None:
        calls = calls.filter(calls.day >= day_number(since))
    if until is not None:
        calls = calls.filter(calls.day <= day_number(until))
    rows = query.fetch(calls.select(list(CALL_COLUMNS)).order_by("row"))
    return ReadCalls(read.tables, list(calls_of(rows)))


def tables_of_case(record: Record, originals: Originals) -> Sequence[Document]:
    """The documents that are tables, by name.

    Raises:
        OriginalAlteredError: an original is not what was added.
    """
    with record.reading() as reader:
        documents = [each for each in reader.documents() if each.unread is Unread.TABLE]
    for document in documents:
        if not originals.is_intact(document.id):
            raise OriginalAlteredError(document=document.id[:12])
    return documents


def framed(
    tables: Sequence[OpenedTable],
    frame: LegalFrame,
    query: Query,
    *,
    with_outside: bool,
    country: str | None = None,
) -> CallTables:
    """The calls that take part in an answer: those within the orders, where a table of orders is at hand (rule 5).

    Args:
        tables: of calls.
        frame: the judges' orders; where none is held, every row is in.
        query: has the tables.
        with_outside: whether rows that no order covers take part all the same.
        country: whose numbers were written in E.164.

    Raises:
        NoSuchTableError: no table.
    """
    if not tables:
        raise NoSuchTableError
    calls = in_tables([each.calls for each in tables])
    counts = [each.count for each in tables]
    outside: list[int] = []
    if frame.is_held:
        names = [each.source.name for each in tables]
        beyond = query.keep(rows_outside(calls, frame.orders, query, names=names))
        outside = sorted(row for (row,) in query.fetch(beyond))
        if outside and not with_outside:
            calls = calls.anti_join(beyond, "row")
    told = [(each.source, each.reading) for each in tables]
    once = once_each(calls, query)
    to_itself = next(query.fetch(calls.aggregate(count=(calls.caller == calls.called).sum())))[0] or 0
    return CallTables(
        told, once.calls, once.presences, once.again, counts, frame, outside, with_outside, int(to_itself), country
    )


def frame_of(
    tables: Sequence[tuple[str, RecordTable]], *, write_number: Callable[[str], str] | None = None
) -> LegalFrame:
    """What tables of orders say; a cell may name several numbers, parted by semicolons, commas, strokes or spaces.

    Args:
        tables: file name and rows of each.
        write_number: what a number becomes, as in the tables of calls.
    """
    orders: list[TapOrder] = []
    unread: list[UnreadOrder] = []
    for name, table in tables:
        unread += [UnreadOrder(name, each) for each in table.unread]
        for one in table.rows:
            try:
                orders += _orders_of(one, write_number or str)
            except CellError as error:
                unread.append(UnreadOrder(name, UnreadRow(one.row, str(error))))
    states = [(name, each) for name, table in tables for each in table.unknown_states]
    return LegalFrame(bool(tables), orders, unread, states)


def _orders_of(one: RecordRow, write_number: Callable[[str], str]) -> Sequence[TapOrder]:
    """The numbers that one row covers, at least one."""
    first, last = (_EPOCH + timedelta(seconds=int(one.values[name] or 0)) for name in ("from", "to"))
    if last.time() == time.min:  # A spreadsheet writes a day as its midnight: the whole day is covered.
        last = datetime.combine(last.date(), DAY_END)
    if first > last:
        raise CellError(ENDS_FIRST)
    judge, table = (str(one.values[name] or "") for name in ("judge", "table"))
    numbers = [write_number(read_number(each)) for each in _numbers_in(str(one.values["number"] or ""))]
    return [TapOrder(str(one.values["order"]), judge, first, last, each, table, one.row) for each in numbers]


def _numbers_in(cell: str) -> Sequence[str]:
    """The numbers of a cell as written; spaces part them only where each part is long enough to be one."""
    found: list[str] = []
    for part in filter(None, (each.strip() for each in re.split(r"[;,/|]", cell))):
        words = part.split()
        found += words if all(len(word) >= _SHORTEST_NUMBER or word.isalpha() for word in words) else [part]
    if not found:
        raise CellError(NO_NUMBER)
    return found


def radii_of(tables: Sequence[RecordTable]) -> dict[str, float]:
    """How far each cell reaches, km; of a cell that is told twice the farther."""
    found: dict[str, float] = {}
    for one in (row for table in tables for row in table.rows):
        cell = str(one.values["cell"])
        found[cell] = max(found.get(cell, 0.0), int(one.values["radius"] or 0) / 1_000)
    return found


def joined(tables: Sequence[tuple[TableOf, RecordTable]]) -> RecordTable:
    """All rows of tables of one kind as one, their rows told apart by `TABLE` times the place of the table.

    Raises:
        NoSuchTableError: there is none.
    """
    if not tables:
        raise NoSuchTableError
    rows = [
        RecordRow(one.row + TABLE * place, one.values) for place, (_, table) in enumerate(tables) for one in table.rows
    ]
    columns = {field: name for _, table in reversed(tables) for field, name in table.columns.items()}
    return replace(tables[0][1], rows=rows, columns=columns)


def placed(answer: Mapping[str, Any], sources: Sequence[TableOf], others: Sequence[TableOf] = ()) -> dict[str, Any]:
    """An answer whose rows name their document, for tables of a case, and their sheet, for workbooks of several."""
    told = dict(answer)  # Any: fields of an answer
    for name, known in (("rows", sources), ("other_rows", others)):
        if name not in told or not known:
            continue
        rows, of = told[name], [known[row // TABLE] for row in told[name]]
        places = [source.place_of(row) for row, source in zip(rows, of, strict=True)]
        if known[0].document:
            told[name] = [
                {"document": source.document, "name": source.name, "row": row % TABLE, **place}
                for row, source, place in zip(rows, of, places, strict=True)
            ]
        elif any(places):
            told[f"sheet_{name}"] = places
    return told
