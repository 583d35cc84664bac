"""What each ledger entry commits to: the kind of entry, and the rows that it stands for.

A row's content is its table's name, then name and cell of each filled column, in the order of the table. Empty columns
are left out, so that a column added by a later format does not change what was committed before.
"""

from collections.abc import Iterable
from enum import StrEnum

from sqlalchemy import RowMapping, Table

from ovillo.domain.canonical import Part
from ovillo.storage.rows import Row
from ovillo.storage.tables import (
    docket,
    document,
    entity,
    exchange_rate,
    judgement,
    mention,
    meta,
    metadata,
    rereading,
    reversal,
    statement,
    undo,
    withdrawal,
)


class EntryKind(StrEnum):
    """What sort of rows an entry stands for."""

    CASE = "case"
    DOCUMENT = "document"
    READING = "reading"
    """All entities and mentions of one document; the entry's row is the document's id."""
    STATEMENT = "statement"
    JUDGEMENT = "judgement"
    WITHDRAWAL = "withdrawal"
    REVERSAL = "reversal"
    UNDO = "undo"
    REREADING = "rereading"
    RATE = "rate"
    DOCKET = "docket"


class Action(StrEnum):
    """What the actor did."""

    CREATE = "create"
    ADD = "add"
    JUDGE = "judge"
    WITHDRAW = "withdraw"
    RESTORE = "restore"
    UNDO = "undo"
    READ = "read"


ROW_KEYS = {
    EntryKind.CASE: meta.c.id,
    EntryKind.DOCUMENT: document.c.id,
    EntryKind.STATEMENT: statement.c.id,
    EntryKind.JUDGEMENT: judgement.c.id,
    EntryKind.WITHDRAWAL: withdrawal.c.document,
    EntryKind.REVERSAL: reversal.c.id,
    EntryKind.UNDO: undo.c.judgement,
    EntryKind.REREADING: rereading.c.id,
    EntryKind.RATE: exchange_rate.c.id,
    EntryKind.DOCKET: docket.c.id,
}
"""The column that names the row of an entry, for each kind that stands for one row."""

HEAD_COLUMNS = frozenset({"ledger_size", "ledger_root"})
"""Columns of `meta` that move with every entry, and so are not part of one."""

_COMMITTED = {
    table.name: tuple(column.name for column in table.columns if column.name not in HEAD_COLUMNS)
    for table in metadata.tables.values()
}


def row_content(table: Table, row: Row | RowMapping) -> Part:
    """What an entry commits to for one row."""
    filled = [part for name in _COMMITTED[table.name] if (cell := row[name]) is not None for part in (name, cell)]
    return (table.name, *filled)


def reading_content(document_id: str, entities: Iterable[Row], mentions: Iterable[Row]) -> Part:
    """What one entry commits to for everything that a document names: both sorted by their primary keys."""
    return (
        document_id,
        tuple(row_content(entity, row) for row in entities),
        tuple(row_content(mention, row) for row in mentions),
    )
