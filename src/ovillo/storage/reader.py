"""Reads of one consistent snapshot of a case."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import CompoundSelect, Connection, RowMapping, Select, select

from ovillo.domain.docket import DocketEntry
from ovillo.domain.documents import Document, Locator
from ovillo.domain.entities import DocumentEntity, Mention
from ovillo.domain.errors import (
    CaseDamagedError,
    DocumentNotFoundError,
    EntryNotFoundError,
    SizeNotReachedError,
    VerificationError,
)
from ovillo.domain.judgements import Judgement
from ovillo.domain.messages import mark
from ovillo.domain.rates import ExchangeRate
from ovillo.domain.statements import Statement
from ovillo.interfaces.record import HeldText, Hit, LedgerEntry, LedgerHead
from ovillo.ledger import Position, consistency_positions, consistency_proof, inclusion_positions, inclusion_proof
from ovillo.ledger.openings import Opened
from ovillo.storage import erasures
from ovillo.storage.contents import row_content
from ovillo.storage.engines.database import Database
from ovillo.storage.held_texts import held_texts
from ovillo.storage.rows import (
    docket_of,
    document_of,
    entity_of,
    entry_of,
    judgement_of,
    mention_of,
    rate_of,
    statement_of,
)
from ovillo.storage.tables import (
    current_documents,
    docket,
    document,
    entity,
    entry,
    exchange_rate,
    judgement,
    mention,
    meta,
    reversal,
    statement,
    undo,
    withdrawal,
    withdrawn_documents,
)
from ovillo.storage.words import Found

_SHORTEST_PREFIX = 8
_HEXADECIMAL = frozenset("0123456789abcdef")
_SNIPPET_MARGIN = 80
_ENTRIES_AT_ONCE = 5_000
_docket = docket
_document = document  # methods name their argument as the protocol does


_NODES = (
    'WITH wanted (level, place) AS (VALUES {}) SELECT node.level, node."index", node.hash FROM wanted CROSS JOIN node '
    'WHERE node.level = wanted.level AND node."index" = wanted.place'
)
"""As text, for every writer asks: to put it together by expressions takes longer than to answer it. The order of the
join is that in which it is written: SQLite looks up each of these, and would scan the table for a list of pairs."""


class SqlReader:
    """A `RecordReader` on one connection, inside one transaction."""

    _hidden: Select[Any] | tuple[str, ...] = withdrawn_documents  # Any: the columns are those of the query
    """The documents that count for nothing."""

    def __init__(self, connection: Connection, database: Database) -> None:
        self._connection, self._database = connection, database
        self._entities: Sequence[DocumentEntity] | None = None
        """Read once, as the head is: the snapshot does not change, and every statement needs them."""
        self._head: LedgerHead | None = None
        self.head()  # the snapshot begins with the first read, not with BEGIN

    def case_name(self) -> str:
        for row in self._rows(select(meta.c.name)):
            return str(row["name"])
        raise CaseDamagedError(path=self._database.place)

    def head(self) -> LedgerHead:
        if self._head is None:
            rows = self._rows(select(meta.c.ledger_size, meta.c.ledger_root))
            if not rows:
                raise CaseDamagedError(path=self._database.place)
            row = rows[0]
            self._head = LedgerHead(row["ledger_size"], row["ledger_root"])
        return self._head

    def has_document(self, document: str) -> bool:
        """Whether this id was ever added, withdrawn or not."""
        return bool(self._rows(select(_document.c.number).where(_document.c.id == document)))

    def is_withdrawn(self, document: str) -> int | None:
        """The number of the entry that withdrew this document last, or `None` where it counts now."""
        first = select(withdrawal.c.entry).where(withdrawal.c.document == document)
        later = select(reversal.c.entry).where(reversal.c.document == document)
        entries = sorted(int(row["entry"]) for row in self._rows(first.union_all(later)))
        return entries[-1] if len(entries) % 2 else None

    def document_ids(self) -> Sequence[str]:
        return tuple(row["id"] for row in self._rows(select(_document.c.id).order_by(_document.c.id)))

    def documents(self) -> Sequence[Document]:
        query = (
            select(current_documents)
            .where(current_documents.c.id.not_in(self._hidden))
            .order_by(current_documents.c.name, current_documents.c.id)
        )
        return tuple(document_of(row) for row in self._rows(query))

    def document(self, document: str) -> Document:
        """The document, withdrawn or not, that this id or prefix of at least 8 digits names."""
        query = select(current_documents).where(current_documents.c.id == self._resolve(document))
        return document_of(self._rows(query)[0])

    def entities(self) -> Sequence[DocumentEntity]:
        if self._entities is None:
            self._entities = self._read_entities()
        return self._entities

    def _read_entities(self) -> Sequence[DocumentEntity]:
        mentions: dict[str, list[Mention]] = defaultdict(list)
        for row in self._rows(select(mention).order_by(mention.c.entity, mention.c.position)):
            mentions[row["entity"]].append(mention_of(row))
        query = select(entity).where(entity.c.document.not_in(self._hidden))
        found = (entity_of(row, mentions[row["id"]]) for row in self._rows(query))
        return tuple(sorted(found, key=lambda each: (each.document, each.mentions[:1], each.id)))

    def statements(self, *predicates: str) -> Sequence[Statement]:
        entities: Mapping[str | None, DocumentEntity] = {each.id: each for each in self.entities()}
        query = (
            select(statement)
            .where(statement.c.document.not_in(self._hidden))
            .order_by(statement.c.document, statement.c.start, statement.c.id)
        )
        if predicates:
            query = query.where(statement.c.predicate.in_(predicates))
        return tuple(statement_of(row, entities) for row in self._rows(query))

    def judgements(self) -> Sequence[Judgement]:
        query = (
            select(judgement, undo.c.by.label("undone_by"))
            .outerjoin(undo, undo.c.judgement == judgement.c.id)
            .order_by(judgement.c.entry)
        )
        return tuple(judgement_of(row) for row in self._rows(query))

    def exchange_rates(self) -> Sequence[ExchangeRate]:
        rows = self._rows(select(exchange_rate).order_by(exchange_rate.c.entry))
        last = {(row["day"], row["currency"], row["counter"]): rate_of(row) for row in rows}
        return tuple(sorted(last.values()))

    def docket(self, *kinds: str) -> Sequence[DocketEntry]:
        query = select(_docket).where(_docket.c.kind.in_(kinds)) if kinds else select(_docket)
        return tuple(docket_of(row) for row in self._rows(query.order_by(_docket.c.entry)))

    def search(self, words: str, *, limit: int) -> Sequence[Hit]:
        return tuple(_hit_of(found) for found in self._database.find(self._connection, words, limit=limit))

    def statement_ids(self, prefix: str) -> Sequence[str]:
        query = select(statement.c.id).where(
            statement.c.id >= prefix, statement.c.id < prefix + "g", statement.c.document.not_in(self._hidden)
        )
        return tuple(row["id"] for row in self._rows(query.order_by(statement.c.id).limit(2)))

    def entries(self, first: int, count: int) -> Sequence[LedgerEntry]:
        query = select(entry).where(entry.c.number >= first, entry.c.number < first + count).order_by(entry.c.number)
        return tuple(entry_of(row) for row in self._rows(query))

    def entries_after(self, size: int) -> Iterator[tuple[int, bytes]]:
        query = select(entry.c.number, entry.c.leaf).where(entry.c.number >= size).order_by(entry.c.number)
        with self._connection.execute(query, execution_options={"yield_per": _ENTRIES_AT_ONCE}) as found:
            for row in found:
                yield row.number, row.leaf

    def erased_with(self, what: str) -> Sequence[int]:
        wanted = what.strip()
        if wanted.isascii() and wanted.isdecimal() and len(wanted) < _SHORTEST_PREFIX:
            number = int(wanted)
        else:
            number = erasures.entry_of_document(self._connection, self._resolve(wanted))
        return erasures.entries_of(self._connection, number)

    def held_texts(self, gone: Collection[int]) -> Iterator[HeldText]:
        return held_texts(self._connection, gone)

    def inclusion_proof(self, number: int) -> tuple[bytes, ...]:
        """RFC 6962 audit path of this entry, counted from 0, in the present tree."""
        size = self.head().size
        if not 0 <= number < size:
            raise EntryNotFoundError(number=number, last=size - 1)
        return inclusion_proof(number, size, self._nodes(inclusion_positions(number, size)))

    def docket_opening(self, number: int) -> Opened:
        found = self._rows(select(entry).where(entry.c.number == number))
        rows = self._rows(select(_docket).where(_docket.c.entry == number))
        if not found or not rows:
            raise EntryNotFoundError(number=number, last=self.head().size - 1)
        filled = ((each.name, rows[0][each.name]) for each in _docket.columns if rows[0][each.name] is not None)
        cells = [part for pair in filled for part in pair]
        assert row_content(_docket, rows[0]) == (_docket.name, *cells), "of the docket every cell is a text or a number"
        told = {name: found[0][name] for name in ("number", "kind", "action", "actor", "at", "salt")}
        return Opened(**told, content=(_docket.name, *cells))

    def consistency_proof(self, size: int) -> tuple[bytes, ...]:
        """RFC 6962 proof that the tree of this many entries, at least 1, is the beginning of the present one."""
        present = self.head().size
        if not 0 < size <= present:
            raise SizeNotReachedError(size=size, present=present)
        return consistency_proof(size, present, self._nodes(consistency_positions(size, present)))

    def _rows(
        self, query: Select[Any] | CompoundSelect[Any]
    ) -> Sequence[RowMapping]:  # Any: the columns are those of the query
        return self._connection.execute(query).mappings().all()

    def _nodes(self, positions: Sequence[Position]) -> dict[Position, bytes]:
        """The hashes of these complete subtrees, read in two queries."""
        leaves = [each.index for each in positions if each.level == 0]
        below = self._rows(select(entry.c.number, entry.c.leaf).where(entry.c.number.in_(leaves)))
        found = {Position(0, row["number"]): row["leaf"] for row in below}
        inner = ", ".join(f"({each.level:d}, {each.index:d})" for each in positions if each.level)
        for level, index, hash_ in self._connection.exec_driver_sql(_NODES.format(inner)) if inner else ():
            found[Position(level, index)] = hash_
        if len(found) != len(positions):
            raise VerificationError(mark("A node of the ledger's tree is missing. Restore the case from a backup."))
        return {position: found[position] for position in positions}

    def _resolve(self, prefix: str) -> str:
        """The id of the one document that begins with this, or has this name. Raises `DocumentNotFoundError`."""
        found: Sequence[RowMapping] = ()
        if len(prefix) >= _SHORTEST_PREFIX and _HEXADECIMAL.issuperset(prefix):
            after = prefix + "g"
            found = self._rows(select(_document.c.id).where(_document.c.id >= prefix, _document.c.id < after).limit(2))
        if not found:
            found = self._rows(select(_document.c.id).where(_document.c.name == prefix).limit(2))
        if len(found) != 1:
            raise DocumentNotFoundError(document=prefix)
        return str(found[0]["id"])


def _hit_of(found: Found) -> Hit:
    """The first match, with the text around it: line breaks become spaces, so that offsets stay."""
    first, last = found.matches[0]
    start = max(0, first - _SNIPPET_MARGIN)
    end = min(len(found.text), last + _SNIPPET_MARGIN)
    if start > 0:
        start = next((place + 1 for place in range(start, first) if found.text[place].isspace()), start)
    if end < len(found.text):
        end = next((place for place in range(end, last, -1) if found.text[place].isspace()), end)
    snippet = "".join(" " if character.isspace() else character for character in found.text[start:end])
    inside = tuple((left - start, right - start) for left, right in found.matches if start <= left and right <= end)
    return Hit(Locator(found.document, first, last), snippet, inside)
