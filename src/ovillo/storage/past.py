"""Reads of a case as it stood when its ledger had fewer entries.

1. What a later entry added is not there; what a later entry took back, withdrew or stated anew is as it was before.
2. Entries say what they stand for by kind and row, so that nothing but the ledger decides what was known.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from sqlalchemy import Connection, select

from ovillo.domain.docket import DocketEntry
from ovillo.domain.documents import Document
from ovillo.domain.entities import DocumentEntity
from ovillo.domain.errors import SizeNotReachedError
from ovillo.domain.judgements import Judgement
from ovillo.domain.rates import ExchangeRate
from ovillo.domain.statements import Statement
from ovillo.interfaces.record import Hit, LedgerEntry, LedgerHead
from ovillo.ledger import Frontier, frontier_positions
from ovillo.storage.contents import EntryKind
from ovillo.storage.engines.database import Database
from ovillo.storage.reader import SqlReader
from ovillo.storage.rows import document_of, rate_of
from ovillo.storage.tables import READ_AGAIN, document, entry, exchange_rate, judgement, rereading, reversal, withdrawal
from ovillo.storage.tables import undo as undo_table


class PastReader(SqlReader):
    """A `RecordReader` of the first `size` entries; proofs are those of today."""

    _hidden = ()

    def __init__(self, connection: Connection, database: Database, size: int) -> None:
        super().__init__(connection, database)
        present = super().head().size
        if not 0 < size <= present:
            raise SizeNotReachedError(size=size, present=present)
        self._size = size

    def head(self) -> LedgerHead:
        if not hasattr(self, "_size"):  # the snapshot begins with the base class's read
            return super().head()
        hashes = tuple(self._nodes(frontier_positions(self._size)).values())
        return LedgerHead(self._size, Frontier(self._size, hashes).root)

    @cached_property
    def _known(self) -> frozenset[tuple[str, str]]:
        """(kind, row) of every entry so far."""
        query = select(entry.c.kind, entry.c.row).where(entry.c.number < self._size)
        return frozenset((row["kind"], row["row"]) for row in self._rows(query))

    @cached_property
    def _hidden_documents(self) -> frozenset[str]:
        """Those that were withdrawn then."""
        turns: Counter[str] = Counter()
        for table in (withdrawal, reversal):
            for row in self._rows(select(table.c.document).where(table.c.entry < self._size)):
                turns[row["document"]] += 1
        return frozenset(each for each, count in turns.items() if count % 2)

    def is_withdrawn(self, document: str) -> int | None:
        """The number of the entry that had withdrawn this document last, or `None`."""
        if document not in self._hidden_documents:
            return None
        numbers = [
            int(row["entry"])
            for table in (withdrawal, reversal)
            for row in self._rows(select(table.c.entry).where(table.c.document == document, table.c.entry < self._size))
        ]
        return max(numbers)

    def has_document(self, document: str) -> bool:
        return (EntryKind.DOCUMENT.value, document) in self._known

    def document_ids(self) -> Sequence[str]:
        return tuple(each for each in super().document_ids() if self.has_document(each))

    def documents(self) -> Sequence[Document]:
        query = select(rereading).where(rereading.c.entry < self._size).order_by(rereading.c.entry)
        later = {row["document"]: {name: row[name] for name in READ_AGAIN} for row in self._rows(query)}
        rows = self._rows(select(document).order_by(document.c.name, document.c.id))
        return tuple(document_of({**row, **later.get(row["id"], {})}) for row in rows if self._counts(row["id"]))

    def entities(self) -> Sequence[DocumentEntity]:
        read = (each for each in super().entities() if (EntryKind.READING.value, each.document) in self._known)
        return tuple(each for each in read if self._counts(each.document))

    def statements(self, *predicates: str) -> Sequence[Statement]:
        known = (
            each for each in super().statements(*predicates) if (EntryKind.STATEMENT.value, each.id) in self._known
        )
        return tuple(each for each in known if self._counts(each.document))

    def judgements(self) -> Sequence[Judgement]:
        query = select(undo_table.c.judgement, undo_table.c.by).where(undo_table.c.entry < self._size)
        undone = {row["judgement"]: row["by"] for row in self._rows(query)}
        taken = {row["id"] for row in self._rows(select(judgement.c.id).where(judgement.c.entry < self._size))}
        return tuple(replace(each, undone_by=undone.get(each.id)) for each in super().judgements() if each.id in taken)

    def exchange_rates(self) -> Sequence[ExchangeRate]:
        query = select(exchange_rate).where(exchange_rate.c.entry < self._size).order_by(exchange_rate.c.entry)
        rows = self._rows(query)
        return tuple(sorted({(row["day"], row["currency"], row["counter"]): rate_of(row) for row in rows}.values()))

    def docket(self, *kinds: str) -> Sequence[DocketEntry]:
        return tuple(each for each in super().docket(*kinds) if each.number < self._size)

    def search(self, words: str, *, limit: int) -> Sequence[Hit]:
        """Of the documents that counted then; of one that was read again since, in its text of today."""
        asked = limit
        while True:
            found = super().search(words, limit=asked)
            kept = tuple(each for each in found if self._counts(each.locator.document))
            if len(kept) >= limit or len(found) < asked:
                return kept[:limit]
            asked *= 2

    def statement_ids(self, prefix: str) -> Sequence[str]:
        return tuple(each.id for each in self.statements() if each.id.startswith(prefix))[:2]

    def entries(self, first: int, count: int) -> Sequence[LedgerEntry]:
        return super().entries(first, min(count, max(0, self._size - first)))

    def entries_after(self, size: int) -> Iterator[tuple[int, bytes]]:
        return ((number, leaf) for number, leaf in super().entries_after(size) if number < self._size)

    def _counts(self, document: str) -> bool:
        return self.has_document(document) and document not in self._hidden_documents
