"""What `payments` and `registers` say of how a table was read."""

from typing import TYPE_CHECKING

from ovillo.cli.call_reading import tell_rows
from ovillo.cli.surface import note
from ovillo.domain.messages import mark

if TYPE_CHECKING:
    from ovillo.domain.records import RecordTable
    from ovillo.workflows.case_tables import TableOf


def tell_record_reading(source: "TableOf", table: "RecordTable") -> None:
    """How the table was read and what was not, to standard error."""
    from ovillo.reading.records.amounts import NOTHING_PAID  # noqa: PLC0415 - loaded already

    if source.document:
        note(mark("Table {name}, document {document}:"), name=source.name, document=source.document[:12])
    note(
        mark("{kind}: {read} rows read, {unread} not read; header in row {header}."),
        kind=table.kind,
        read=len(table.rows),
        unread=len(table.unread),
        header=table.header_row,
    )
    note(mark("Columns: {columns}."), columns="; ".join(f"{field} = {name}" for field, name in table.columns.items()))
    if table.decimal:
        note(mark("Decimal sign of the amounts: {sign}"), sign=table.decimal)
    tell_rows(table)
    if sum(each.reason == NOTHING_PAID for each in table.unread) > len(table.rows):
        note(mark("Most amounts have a minus. Where that is how the bank writes what was paid, add --minus paid."))
