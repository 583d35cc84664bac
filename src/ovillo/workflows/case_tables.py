"""The tables of a case: those documents that are rows and columns, read from their sealed bytes each time.

1. A table takes part in a question where its columns are those that the question needs; the others are named.
2. Bytes that are no longer those that were added are not read: the case is damaged.
3. A row of an answer names its document and its row there.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from ovillo.domain.calls import TABLE, Call, CallReading, CallTable
from ovillo.domain.documents import Document, Unread
from ovillo.domain.errors import (
    CallProfileNeededError,
    NoSuchTableError,
    OriginalAlteredError,
)
from ovillo.domain.records import RecordRow, RecordTable
from ovillo.domain.taps import TapOrder, outside_of_orders
from ovillo.interfaces.record import Originals, Record
from ovillo.reading.calls import Profile
from ovillo.workflows.call_tables import read_call_table

_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class TableOf:
    """Where rows come from."""

    document: str
    """Empty for a table without a case."""
    name: str


@dataclass(frozen=True, slots=True)
class CallTables:
    """The calls of one or several tables, their rows told apart by `TABLE` times the place of the table."""

    tables: Sequence[tuple[TableOf, CallReading]]
    calls: Sequence[Call]
    """Those that take part; none where a large file was loaded by columns."""
    counts: Sequence[int]
    """How many of each table take part."""
    orders: Sequence[TapOrder]
    outside: Sequence[int]
    """Rows that no order covers, where any order is named."""
    is_outside_counted: bool

    @property
    def zone(self) -> str:
        """Of the first table."""
        return self.tables[0][1].zone


def tables_of_case(record: Record, originals: Originals) -> Iterator[tuple[Document, bytes]]:
    """The documents that are tables, by name, with their bytes.

    Raises:
        OriginalAlteredError: an original is not what was added.
    """
    with record.reading() as reader:
        documents = [each for each in reader.documents() if each.unread is Unread.TABLE]
    for document in documents:
        content = originals.open(document.id)
        if hashlib.sha256(content).hexdigest() != document.id:
            raise OriginalAlteredError(document=document.id[:12])
        yield document, content


def call_tables_of_case(
    tables: Iterator[tuple[Document, bytes]],
    profiles: Sequence[Profile],
    *,
    country: str | None,
    zone: str | None,
    to_bytes: Callable[[bytes], bytes],
) -> Sequence[tuple[TableOf, CallTable]]:
    """The tables of calls of a case.

    Raises:
        NoSuchTableError: there is none.
    """
    found = []
    for document, content in tables:
        try:
            read = read_call_table(to_bytes(content), profiles, file_name=document.name, country=country, zone=zone)
        except CallProfileNeededError:
            continue
        found.append((TableOf(document.id, document.name), read))
    if not found:
        raise NoSuchTableError
    return found


def framed(
    tables: Sequence[tuple[TableOf, CallTable]], orders: Sequence[TapOrder], *, with_outside: bool
) -> CallTables:
    """The calls that take part in an answer: those within the orders, where any is named.

    Args:
        tables: at least one.
        orders: of a judge; none leaves every row in.
        with_outside: whether rows that no order covers take part all the same.
    """
    calls: list[Call] = []
    counts: list[int] = []
    outside: list[int] = []
    for place, (source, table) in enumerate(tables):
        beyond = outside_of_orders(table.calls, orders, table=source.name) if orders else frozenset()
        outside += [row + TABLE * place for row in sorted(beyond)]
        taken = [
            replace(call, row=call.row + TABLE * place) if place else call
            for call in table.calls
            if with_outside or call.row not in beyond
        ]
        calls += taken
        counts.append(len(taken))
    return CallTables(list(tables), calls, counts, orders, outside, with_outside)


def orders_of(rows: Sequence[RecordRow], *, write_number: Callable[[str], str] | None = None) -> Sequence[TapOrder]:
    """The orders of a table of orders; a cell may name several numbers, parted by spaces, semicolons or strokes."""
    found = []
    for one in rows:
        numbers = str(one.values["number"]).replace(";", " ").replace("/", " ").replace("|", " ").split()
        first, last = (_EPOCH + timedelta(days=int(one.values[name] or 0)) for name in ("from", "to"))
        found += [
            TapOrder(
                str(one.values["order"]),
                str(one.values["judge"] or ""),
                first,
                last,
                write_number(number) if write_number else number,
                str(one.values["table"] or ""),
                one.row,
            )
            for number in numbers
        ]
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
    """An answer whose rows name their document, for tables of a case."""  # Any: fields of an answer
    told = dict(answer)
    for name, known in (("rows", sources), ("other_rows", others)):
        if name in told and known and known[0].document:
            told[name] = [
                {"document": known[row // TABLE].document, "name": known[row // TABLE].name, "row": row % TABLE}
                for row in told[name]
            ]
    return told
