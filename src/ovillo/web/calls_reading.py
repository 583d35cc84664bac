"""How the tables behind the page Calls were read: what takes no part there, why, and what was taken for granted."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from ovillo.domain.calls import TABLE
from ovillo.domain.messages import mark
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.inert import inline
from ovillo.rendering.table_rows import row_of
from ovillo.web.network_evidence import address_of_row
from ovillo.workflows.reading_told import MOST_ROWS, Hints, told_of_frame, told_of_table

if TYPE_CHECKING:
    from ovillo.workflows.case_tables import CallTables

_LONGEST: Final = 500
_HINTS: Final = Hints(
    recognised=mark("Read as {profile}, told by its columns."),
    more=mark("{count} more rows not read."),
    left_out=mark("{count} rows lie outside of the orders and were left out."),
    no_order=mark("The case holds no order of a judge: every row was counted."),
    none_within=mark(
        "No row lies within the orders. They may write numbers otherwise than the table does, such as with +51."
    ),
)


@dataclass(frozen=True, slots=True)
class RowOfTable:
    """A row that takes no part."""

    told: str
    address: str


@dataclass(frozen=True, slots=True)
class TableRead:
    """One table."""

    name: str
    lines: Sequence[str]
    unread: Sequence[RowOfTable]
    more: str
    """How many rows that were not read are not listed; empty where none."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All tables, and what the judges' orders leave of them."""

    is_framed: bool
    """Whether the case holds a table of orders."""
    summary: str
    lines: Sequence[str]
    outside: Sequence[RowOfTable]
    """The first rows that no order covers."""
    tables: Sequence[TableRead]


def reading_of(read: "CallTables", catalogue: Catalogue) -> Reading:
    """What the page says of the tables."""
    unread = sum(len(table.unread) for _, table in read.tables)
    counts = {"read": sum(read.counts), "unread": unread, "outside": len(read.outside)}
    told = (
        mark("Rows read: {read}; not read: {unread}; outside of the judges' orders and left out: {outside}.")
        if read.frame.is_held
        else mark("Rows read: {read}; not read: {unread}. The case holds no order of a judge: every row was counted.")
    )
    names = [inline(source.name) for source, _ in read.tables]
    return Reading(
        read.frame.is_held,
        catalogue.say(told, **{name: catalogue.number(Decimal(count)) for name, count in counts.items()}),
        [inline(line, longest=_LONGEST) for line in told_of_frame(read, catalogue.say, _HINTS)],
        [
            RowOfTable(
                catalogue.say(mark("{name}, row {row}"), name=names[row // TABLE], row=_row(row % TABLE, catalogue)),
                address_of_row(read.tables[row // TABLE][0].document, row % TABLE),
            )
            for row in read.outside[:MOST_ROWS]
        ],
        [_table(read, place, catalogue) for place in range(len(read.tables))],
    )


def _table(read: "CallTables", place: int, catalogue: Catalogue) -> TableRead:
    source, table = read.tables[place]
    lines = told_of_table(table, read.counts[place], catalogue.say, _HINTS)
    unread = [
        RowOfTable(
            catalogue.say(
                mark("Row {row}: {reason}"), row=_row(each.row, catalogue), reason=catalogue.say(each.reason)
            ),
            address_of_row(source.document, each.row),
        )
        for each in table.unread[:MOST_ROWS]
    ]
    left = len(table.unread) - MOST_ROWS
    more = catalogue.say(_HINTS.more, count=catalogue.number(Decimal(left))) if left > 0 else ""
    return TableRead(inline(source.name), [inline(line, longest=_LONGEST) for line in lines], unread, more)


def _row(row: int, catalogue: Catalogue) -> str:
    return row_of(row, catalogue.say)
