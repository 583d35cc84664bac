"""The record of a case: what was read, said, judged, and the ledger of every write.

Rules:
1. Every write happens in one `writing` block, which is one transaction: all of it and its ledger entries, or nothing.
2. Every write names its actor and its time; both are arguments.
3. Nothing is changed in place. What a later write takes back stays, and the later write is an entry of its own.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from ovillo.domain.docket import DocketEntry, Json
from ovillo.domain.documents import Document, Locator
from ovillo.domain.entities import DocumentEntity
from ovillo.domain.judgements import Judgement
from ovillo.domain.rates import ExchangeRate
from ovillo.domain.sources import SourceDetails
from ovillo.domain.statements import DocumentReading, Statement
from ovillo.ledger.openings import Opened


@dataclass(frozen=True, slots=True)
class Hit:
    """One place that a search found."""

    locator: Locator
    """The first match."""
    snippet: str
    """Text around it."""
    matches: tuple[tuple[int, int], ...]
    """Offsets of the matched words inside `snippet`."""


@dataclass(frozen=True, slots=True)
class LedgerHead:
    """The tree of all entries so far."""

    size: int
    root: bytes


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One line of the ledger."""

    number: int
    """Counted from 0: the index of the leaf."""
    at: datetime
    actor: str
    action: str
    """create, add, judge, withdraw, restore, undo, read."""
    kind: str
    """What it stands for: case, document, reading, statement, judgement, withdrawal, reversal, undo, rereading, rate,
    docket."""
    row: str
    """Which one: an id."""
    leaf: bytes
    """Its hash in the tree."""


@dataclass(frozen=True, slots=True)
class HeldText:
    """Words that the record holds."""

    entry: int
    """The number of the entry with which they would be erased."""
    kind: str
    """document, judgement, or the kind of an act of the docket."""
    texts: tuple[str, ...]
    document: str = ""
    """Whose text and name these are; nothing: they are no document's first."""


@dataclass(frozen=True, slots=True)
class Fault:
    """The first thing that does not verify."""

    what: str
    """original, row, entry, tree, database."""
    place: str
    """Which one: an entry's number, a document's id, a table and row."""
    problem: str
    """A template of the catalogue."""
    entry: int | None = None
    """The number of the entry that is concerned, where there is one."""
    fields: Mapping[str, object] = field(default_factory=dict)
    """Of the template."""
    besides: "Fault | None" = None
    """Another that this one does not explain."""


class RecordReader(Protocol):
    """One consistent snapshot."""

    def case_name(self) -> str: ...
    def head(self) -> LedgerHead: ...
    def has_document(self, document: str) -> bool: ...
    def is_withdrawn(self, document: str) -> int | None:
        """The number of the entry under which it was withdrawn, or `None`."""
        ...

    def document_ids(self) -> Sequence[str]:
        """Of every document ever added, withdrawn ones included, sorted."""
        ...

    def documents(self) -> Sequence[Document]:
        """Those not withdrawn, by name then id."""
        ...

    def document(self, document: str) -> Document:
        """Raises `DocumentNotFoundError`. A prefix of at least 8 digits that names one document is enough."""
        ...

    def entities(self) -> Sequence[DocumentEntity]:
        """Of documents not withdrawn, by document, then first mention."""
        ...

    def statements(self, *predicates: str) -> Sequence[Statement]:
        """With these predicates (all where none is named), of documents not withdrawn, by document, start, id."""
        ...

    def judgements(self) -> Sequence[Judgement]:
        """In the order in which they were taken, undone ones included."""
        ...

    def exchange_rates(self) -> Sequence[ExchangeRate]:
        """What the user says that money cost, by day and currencies; the last statement of each."""
        ...

    def docket(self, *kinds: str) -> Sequence[DocketEntry]:
        """What the people of the case did, of these kinds (of all where none is named), in the order of the ledger."""
        ...

    def search(self, words: str, *, limit: int) -> Sequence[Hit]:
        """Best first; folds accents and case; every word must occur. Words are words, never query syntax."""
        ...

    def statement_ids(self, prefix: str) -> Sequence[str]:
        """Ids that begin with this, of statements of documents not withdrawn: two at most, where it may be many."""
        ...

    def entries(self, first: int, count: int) -> Sequence[LedgerEntry]:
        """At most so many entries from this number on, in order."""
        ...

    def entries_after(self, size: int) -> Iterator[tuple[int, bytes]]:
        """(number, leaf hash) of later entries."""
        ...

    def erased_with(self, what: str) -> Sequence[int]:
        """The numbers of all entries that are erased together with an entry of this number, or a document.

        Raises `EntryNotFoundError`, `DocumentNotFoundError`; `ErasureError` where it is not erased, or not alone.
        """
        ...

    def held_texts(self, gone: Collection[int]) -> Iterator[HeldText]:
        """Every text of documents, withdrawn ones included, of acts and of reasons, but for what these entries hold."""
        ...

    def inclusion_proof(self, number: int) -> tuple[bytes, ...]:
        """RFC 6962 audit path of this entry in the present tree."""
        ...

    def docket_opening(self, number: int) -> Opened:
        """An entry of the docket with what it commits to, by its number. Raises `EntryNotFoundError`."""
        ...

    def consistency_proof(self, size: int) -> tuple[bytes, ...]:
        """RFC 6962 proof that the tree of this many entries, at least 1, is the beginning of the present one."""
        ...


class RecordWriter(RecordReader, Protocol):
    """One transaction. Reads see its own writes."""

    def add_document(self, document: Document, reading: DocumentReading | None) -> None:
        """The document, what was read from it, the search index, and their ledger entries."""
        ...

    def read_again(self, document: Document, reading: DocumentReading | None) -> None:
        """The text and details of a later reading hold in place of those of a document that was stored unread.

        Raises `UsageError` where the document was read before: its statements point into the text that they came from.
        """
        ...

    def complete(self, document: str, details: SourceDetails) -> tuple[str, ...]:
        """The names of those details that nobody had stated and that these state; what was stated stays.

        The text, and so what was read from it, stays too.
        """
        ...

    def withdraw(self, document: str, *, reason: str) -> int:
        """The number of the entry. Raises `DocumentNotFoundError`, `AlreadyWithdrawnError`."""
        ...

    def restore(self, document: str, *, reason: str) -> int:
        """Takes a withdrawal back; the number of the entry. Raises `DocumentNotFoundError`, `NotWithdrawnError`."""
        ...

    def judge(self, judgement: Judgement) -> None: ...

    def undo(self, judgement: str, *, reason: str) -> None: ...

    def state_rate(self, rate: ExchangeRate) -> None:
        """The rate, and its ledger entry; a later one for the same day and currencies holds in its place."""
        ...

    def enter(self, kind: str, about: str, content: Mapping[str, Json]) -> int:
        """One act, into the docket and the ledger; the number of the entry. Raises `TypeError` for a fraction."""
        ...

    def erase(self, entries: Sequence[int], content: Mapping[str, Json]) -> int:
        """Content and salt of these entries destroyed, under an entry `erased` of the docket; its number.

        Originals and traces in files are still there: see `finish_erasure`. Raises `ErasureOwnerError`.
        """
        ...


class Record(Protocol):
    """A case's record, on whichever database."""

    def reading(self) -> AbstractContextManager[RecordReader]: ...

    def reading_as_of(self, size: int) -> AbstractContextManager[RecordReader]:
        """The case as it stood after this many entries of its ledger. Raises `SizeNotReachedError`."""
        ...

    def writing(self, *, actor: str, at: datetime) -> AbstractContextManager[RecordWriter]:
        """Raises `CaseBusyError`, `CaseReadOnlyError`, `DiskFullError`; leaving by an exception keeps nothing."""
        ...

    def erased_documents(self) -> Sequence[str]:
        """Ids of the documents of an erasure that is not finished: their originals have to go."""
        ...

    def finish_erasure(self) -> None:
        """No trace of what was erased in the files of the database. Raises `ErasureCutShortError`."""
        ...

    def verify(self) -> Fault | None:
        """The first row, entry or tree node that does not verify, in ledger order; `None` when all do."""
        ...

    def close(self) -> None: ...


class Originals(Protocol):
    """The sealed bytes, by SHA-256. Put before the row that names them: an orphan is harmless, a gap is not."""

    def put(self, content: bytes) -> str: ...
    def open(self, document: str) -> bytes: ...
    def is_intact(self, document: str) -> bool: ...
    def remove(self, document: str) -> None:
        """Nothing of an erased document; nothing happens where there is none."""
        ...

    def verify(self, expected: Sequence[str]) -> Fault | None: ...
