"""Writes of one transaction, each with its ledger entry.

Rules:
1. Rows wait in memory and go to the database together: before the next read, and before the commit.
2. An entry is made with its rows, in the order in which they were added; its number is the size of the ledger.
3. The stored head must follow from the stored tree before anything is added: nothing grows on a broken tree.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import CompoundSelect, Connection, RowMapping, Select, Table, func, select, update

from ovillo.domain.canonical import Part, identity
from ovillo.domain.docket import Json, docket_text
from ovillo.domain.documents import Document
from ovillo.domain.entities import DocumentEntity
from ovillo.domain.errors import AlreadyWithdrawnError, NotWithdrawnError, UsageError, VerificationError
from ovillo.domain.judgements import Judgement
from ovillo.domain.rates import ExchangeRate
from ovillo.domain.sources import SourceDetails
from ovillo.domain.statements import DocumentReading
from ovillo.interfaces.record import LedgerHead
from ovillo.ledger import EMPTY, SALT_BYTES, Frontier, append, commit, entry_data, frontier_positions, leaf_hash
from ovillo.storage import erasures, rows
from ovillo.storage.contents import Action, EntryKind, reading_content, row_content
from ovillo.storage.engines.database import Database
from ovillo.storage.problems import HEAD_WRONG
from ovillo.storage.reader import SqlReader
from ovillo.storage.tables import (
    INSERT_ONLY,
    docket,
    entity,
    entry,
    exchange_rate,
    mention,
    meta,
    node,
    rereading,
    reversal,
    statement,
    withdrawal,
)
from ovillo.storage.tables import document as document_table
from ovillo.storage.tables import judgement as judgement_table
from ovillo.storage.tables import undo as undo_table

SaltSource = Callable[[int], bytes]
"""That many unpredictable bytes."""

_FLUSH_ENTRIES = 2_000


class SqlWriter(SqlReader):
    """A `RecordWriter` on one connection, inside one transaction that holds the write lock."""

    def __init__(
        self, connection: Connection, database: Database, *, actor: str, at: datetime, salts: SaltSource
    ) -> None:
        self._pending: dict[str, list[rows.Row]] = {}
        self._actor, self._at, self._salts = actor, rows.time_text(at), salts
        self._frontier = EMPTY
        self._last_number: int | None = None
        super().__init__(connection, database)
        stored = super().head()
        self._frontier = Frontier(stored.size, tuple(self._nodes(frontier_positions(stored.size)).values()))
        if self._frontier.root != stored.root:
            raise VerificationError(HEAD_WRONG)

    def head(self) -> LedgerHead:
        return LedgerHead(self._frontier.size, self._frontier.root)

    def add_document(self, document: Document, reading: DocumentReading | None) -> None:
        """The document, what was read from it, the search index, and their ledger entries.

        A document is added once: ask `has_document` first. A reading that says one statement twice says it once.
        """
        row = rows.document_row(document, self._number_document())
        self._keep(document_table, row)
        self._enter(EntryKind.DOCUMENT, Action.ADD, document.id, row_content(document_table, row))
        if reading is not None:
            self._add_reading(reading)
        if len(self._pending.get(entry.name, ())) >= _FLUSH_ENTRIES:
            self.flush()

    def read_again(self, document: Document, reading: DocumentReading | None) -> None:
        before = self.document(document.id)
        if before.unread is None:
            raise UsageError(problem="This document was read before. Nothing was changed.")
        self._replace(document)
        if reading is not None:
            self._add_reading(reading)
        place = self._rows(select(document_table.c.number).where(document_table.c.id == document.id))[0]["number"]
        self._database.forget(self._connection, place, before.text)
        self._database.index(self._connection, [{"number": place, "text": document.text}])

    def complete(self, document: str, details: SourceDetails) -> tuple[str, ...]:
        before = self.document(document)
        completed = before.details.completed_by(details)
        if completed:
            self._replace(replace(before, details=before.details.over(details)))
        return completed

    def _replace(self, document: Document) -> None:
        """A row that holds in place of what was read of this document before, and its entry."""
        number = self._frontier.size
        row = {
            "id": identity("rereading", document.id, number),
            "document": document.id,
            "entry": number,
            "by": self._actor,
            "at": self._at,
            **rows.read_cells(document),
        }
        self._keep(rereading, row)
        self._enter(EntryKind.REREADING, Action.READ, str(row["id"]), row_content(rereading, row))

    def withdraw(self, document: str, *, reason: str) -> int:
        found = self._resolve(document)
        earlier = self.is_withdrawn(found)
        if earlier is not None:
            raise AlreadyWithdrawnError(document=found, entry=earlier)
        if self._rows(select(withdrawal.c.document).where(withdrawal.c.document == found)):
            return self._reverse(found, Action.WITHDRAW, reason)
        row = {"document": found, **self._decision(reason)}
        self._keep(withdrawal, row)
        return self._enter(EntryKind.WITHDRAWAL, Action.WITHDRAW, found, row_content(withdrawal, row))

    def restore(self, document: str, *, reason: str) -> int:
        found = self._resolve(document)
        if self.is_withdrawn(found) is None:
            raise NotWithdrawnError(document=found)
        return self._reverse(found, Action.RESTORE, reason)

    def judge(self, judgement: Judgement) -> None:
        row = rows.judgement_row(judgement, self._frontier.size)
        self._keep(judgement_table, row)
        self._enter(EntryKind.JUDGEMENT, Action.JUDGE, judgement.id, row_content(judgement_table, row))

    def undo(self, judgement: str, *, reason: str) -> None:
        if not self._rows(select(judgement_table.c.id).where(judgement_table.c.id == judgement)):
            raise UsageError(problem="This case has no such judgement. Nothing was changed.")
        if self._rows(select(undo_table.c.judgement).where(undo_table.c.judgement == judgement)):
            raise UsageError(problem="This judgement was taken back before. Nothing was changed.")
        row = {"judgement": judgement, **self._decision(reason)}
        self._keep(undo_table, row)
        self._enter(EntryKind.UNDO, Action.UNDO, judgement, row_content(undo_table, row))

    def state_rate(self, rate: ExchangeRate) -> None:
        cells, number = rows.rate_cells(rate), self._frontier.size
        row = {
            "id": identity("rate", number, *cells.values()),
            "entry": number,
            **cells,
            "by": self._actor,
            "at": self._at,
        }
        self._keep(exchange_rate, row)
        self._enter(EntryKind.RATE, Action.ADD, str(row["id"]), row_content(exchange_rate, row))

    def enter(self, kind: str, about: str, content: Mapping[str, Json]) -> int:
        number, text = self._frontier.size, docket_text(content)
        row: rows.Row = {
            "id": identity("docket", number, kind, about, text),
            "entry": number,
            "kind": kind,
            "about": about,
            "content": text,
            "by": self._actor,
            "at": self._at,
        }
        self._keep(docket, row)
        return self._enter(EntryKind.DOCKET, Action.ADD, str(row["id"]), row_content(docket, row))

    def erase(self, entries: Sequence[int], content: Mapping[str, Json]) -> int:
        self._database.require_erasing(self._connection)
        number = self.enter("erased", "erasure", {**content, "entries": list(entries)})
        self.flush()
        erasures.destroy(self._connection, entries, number)
        self._database.rebuild_index(self._connection)
        return number

    def entities(self) -> Sequence[DocumentEntity]:
        return self._read_entities()

    def enter_case(self) -> None:
        """The first entry of a ledger: the case itself."""
        row = self._rows(select(meta))[0]
        self._enter(EntryKind.CASE, Action.CREATE, row["id"], row_content(meta, row))

    def flush(self) -> None:
        """Everything added so far is in the database, and the stored head is that of the ledger."""
        if not self._pending:
            return
        pending, self._pending = self._pending, {}
        for table in INSERT_ONLY:
            if table.name in pending:
                self._database.insert(self._connection, table, pending[table.name])
        if document_table.name in pending:
            self._database.index(self._connection, pending[document_table.name])
        head = self.head()
        self._connection.execute(update(meta).values(ledger_size=head.size, ledger_root=head.root))

    def _rows(
        self, query: Select[Any] | CompoundSelect[Any]
    ) -> Sequence[RowMapping]:  # Any: the columns are those of the query
        self.flush()
        return super()._rows(query)

    def _reverse(self, document: str, action: Action, reason: str) -> int:
        row = {
            "id": identity("reversal", document, self._frontier.size),
            "document": document,
            **self._decision(reason),
        }
        self._keep(reversal, row)
        return self._enter(EntryKind.REVERSAL, action, str(row["id"]), row_content(reversal, row))

    def _add_reading(self, reading: DocumentReading) -> None:
        named = sorted((rows.entity_rows(each) for each in reading.entities), key=lambda each: str(each.entity["id"]))
        entities = [each.entity for each in named]
        mentions = [row for each in named for row in each.mentions]
        self._keep(entity, *entities)
        self._keep(mention, *mentions)
        content = reading_content(reading.document, entities, mentions)
        self._enter(EntryKind.READING, Action.ADD, reading.document, content)
        statements = {row["id"]: row for row in map(rows.statement_row, reversed(reading.statements))}
        for row in reversed(statements.values()):
            self._keep(statement, row)
            self._enter(EntryKind.STATEMENT, Action.ADD, str(row["id"]), row_content(statement, row))

    def _number_document(self) -> int:
        """The next number of a document, which the search index needs to find its text."""
        if self._last_number is None:
            self._last_number = self._rows(select(func.max(document_table.c.number).label("last")))[0]["last"] or 0
        self._last_number += 1
        return self._last_number

    def _decision(self, reason: str) -> rows.Row:
        """What every row that takes something back holds, the number of its coming entry included."""
        return {"entry": self._frontier.size, "reason": reason, "by": self._actor, "at": self._at}

    def _keep(self, table: Table, *new: rows.Row) -> None:
        if new:
            self._pending.setdefault(table.name, []).extend(new)

    def _enter(self, kind: EntryKind, action: Action, row: str, content: Part) -> int:
        """The number of the new entry, whose leaf and completed nodes wait with it."""
        number, salt = self._frontier.size, self._salts(SALT_BYTES)
        commitment = commit(content, salt)
        data = entry_data(kind=kind, action=action, actor=self._actor, at=self._at, commitment=commitment)
        leaf = leaf_hash(data)
        self._frontier, completed = append(self._frontier, leaf)
        new: rows.Row = {
            "number": number,
            "at": self._at,
            "actor": self._actor,
            "action": action.value,
            "kind": kind.value,
            "row": row,
            "salt": salt,
            "commitment": commitment,
            "leaf": leaf,
        }
        self._keep(entry, new)
        nodes: list[rows.Row] = [{"level": each.level, "index": each.index, "hash": each.hash} for each in completed]
        self._keep(node, *nodes)
        return number
