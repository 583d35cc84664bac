"""The reads and writes of a record for one viewer: words about protected people are pseudonyms, writes need a right."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from ovillo.casework.access import MEMBERSHIP, Act, act_of
from ovillo.casework.approvals.office import APPROVAL_KINDS, ERASED, STATUS_SET
from ovillo.casework.by_hand import KIND as BY_HAND
from ovillo.casework.protection.masking import words_of
from ovillo.casework.protection.people import PROTECTION_KINDS, READ
from ovillo.casework.protection.views import Concealment
from ovillo.casework.recusal.standing import ACCEPTED, RECUSED, visible
from ovillo.casework.recusal.standing import KINDS as RECUSAL_KINDS
from ovillo.casework.recusal.standing import LIFTED as RECUSAL_LIFTED
from ovillo.casework.team.compartments import COMPARTMENT_KINDS
from ovillo.casework.team.units import UNITS_STATED
from ovillo.domain.approvals import CaseSealedError, CaseStatus
from ovillo.domain.docket import DocketEntry, Json
from ovillo.domain.documents import Document, Locator, Unread
from ovillo.domain.entities import DocumentEntity
from ovillo.domain.errors import EntryNotFoundError
from ovillo.domain.judgements import Judgement
from ovillo.domain.rates import ExchangeRate
from ovillo.domain.recusal import Position
from ovillo.domain.sources import SourceDetails
from ovillo.domain.statements import DocumentReading, Statement
from ovillo.interfaces.record import HeldText, Hit, LedgerEntry, LedgerHead, RecordReader, RecordWriter
from ovillo.ledger.attached import ATTACHED_KINDS
from ovillo.ledger.openings import Opened
from ovillo.workflows.access import ACTS

_MARGIN = 80
_MORE_HITS = 200
"""Asked for beyond the limit, because some are left out."""


_WORD: Final = re.compile("[^\\W_](?:[^\\W_]|[\u0300-\u036f\u00ad\u200b-\u200d])*")
"""Letters and digits, with the marks and invisible characters between them."""
Conceal = Callable[[], Concealment | None]
"""What is hidden, worked out when it is first needed."""
Require = Callable[[Act], None]
"""Raises where an action is not allowed."""
_GOVERNED: Final = frozenset({UNITS_STATED, ACCEPTED, RECUSED, RECUSAL_LIFTED, STATUS_SET, ERASED, *ATTACHED_KINDS})
"""Entries that an owner makes, besides those that `casework.access` names."""
_WHILE_SEALED: Final = frozenset(
    {*APPROVAL_KINDS, *RECUSAL_KINDS, *PROTECTION_KINDS, *ATTACHED_KINDS, MEMBERSHIP, UNITS_STATED, READ}
)
"""What is entered in a case that takes nothing in: who may do what in it, and what was done with it as a whole."""
_OF_NOBODY: Final = frozenset({*PROTECTION_KINDS, *COMPARTMENT_KINDS})
"""Entries that are told to nobody as they are: what follows from them is."""
_NO_ACTS: Final = frozenset({"document", "judgement"})
"""Kinds of texts that are no act of the docket."""
_AS_THEY_ARE: Final = frozenset({*PROTECTION_KINDS, *COMPARTMENT_KINDS, MEMBERSHIP, READ, *ATTACHED_KINDS})
"""Entries that hold the names themselves, or none."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks, and where they stand."""

    name: str
    position: Position


class GuardedReader:
    """A `RecordReader` for one viewer, of one snapshot."""

    def __init__(self, inner: RecordReader, conceal: Conceal, viewer: Viewer) -> None:
        self._inner = inner
        self._conceal = conceal
        self._viewer = viewer

    @cached_property
    def _concealment(self) -> Concealment | None:
        return self._conceal()

    def concealment(self) -> Concealment | None:
        """What is hidden from this viewer, for what lies outside the record: files of tables, originals."""
        return self._concealment

    def is_changed(self, document: str) -> bool:
        """Whether this viewer is shown other words of a document than it has; a table that cannot be told is."""
        if self._concealment is None:
            return False
        found = self._plain.get(document)
        return found is None or document in self._changed or found.unread is Unread.TABLE

    def case_name(self) -> str:
        return self._say(self._inner.case_name())

    def head(self) -> LedgerHead:
        return self._inner.head()

    def has_document(self, document: str) -> bool:
        return self._inner.has_document(document)

    def is_withdrawn(self, document: str) -> int | None:
        return self._inner.is_withdrawn(document)

    def document_ids(self) -> Sequence[str]:
        return self._inner.document_ids()

    def documents(self) -> Sequence[Document]:
        if self._concealment is None:
            return self._inner.documents()
        told = map(self._concealment.document, self._plain.values())
        return tuple(sorted(told, key=lambda each: (each.name, each.id)))

    def document(self, document: str) -> Document:
        found = self._inner.document(document)
        return found if self._concealment is None else self._concealment.document(found)

    def entities(self) -> Sequence[DocumentEntity]:
        return self._inner.entities() if self._concealment is None else tuple(self._entities.values())

    def statements(self, *predicates: str) -> Sequence[Statement]:
        if self._concealment is None:
            return self._inner.statements(*predicates)
        said = self._inner.statements(*predicates)
        return tuple(
            self._concealment.statement(each, self._plain[each.document], self._entities)
            for each in said
            if not self._concealment.withholds(each)
        )

    def judgements(self) -> Sequence[Judgement]:
        hidden, told = self._concealment, self._inner.judgements()
        return tuple(told if hidden is None else (replace(each, reason=hidden.written(each.reason)) for each in told))

    def exchange_rates(self) -> Sequence[ExchangeRate]:
        return self._inner.exchange_rates()

    def docket(self, *kinds: str) -> Sequence[DocketEntry]:
        entries = [each for each in self._inner.docket(*kinds) if each.kind not in _OF_NOBODY]
        seen = visible(entries, self._viewer.name, self._viewer.position)
        return seen if self._concealment is None else tuple(map(self._told, seen))

    def _told(self, entry: DocketEntry) -> DocketEntry:
        assert self._concealment is not None
        document = self._plain.get(str(entry.content.get("document"))) if entry.kind == BY_HAND else None
        if document is not None:
            entry = replace(entry, content=self._concealment.placed(entry.content, document))
        return self._concealment.entry(entry)

    def search(self, words: str, *, limit: int) -> Sequence[Hit]:
        if self._concealment is None:
            known = {each.id for each in self._inner.documents()}
            return tuple(each for each in self._inner.search(words, limit=limit) if each.locator.document in known)
        hits = [
            each
            for each in self._inner.search(words, limit=limit + _MORE_HITS)
            if each.locator.document in self._plain and each.locator.document not in self._changed
        ]
        found = (_hit(each, words) for each in self._changed.values())
        return tuple([*hits, *(each for each in found if each is not None)][:limit])

    def statement_ids(self, prefix: str) -> Sequence[str]:
        return self._inner.statement_ids(prefix)

    def entries(self, first: int, count: int) -> Sequence[LedgerEntry]:
        return self._inner.entries(first, count)

    def entries_after(self, size: int) -> Iterator[tuple[int, bytes]]:
        return self._inner.entries_after(size)

    def erased_with(self, what: str) -> Sequence[int]:
        return self._inner.erased_with(what)

    def held_texts(self, gone: Collection[int]) -> Iterator[HeldText]:
        acts = {each.number for each in self.docket()}
        told = (each for each in self._inner.held_texts(gone) if each.entry in acts or each.kind in _NO_ACTS)
        return (replace(each, texts=tuple(map(self._say, each.texts))) for each in told)

    def inclusion_proof(self, number: int) -> tuple[bytes, ...]:
        return self._inner.inclusion_proof(number)

    def docket_opening(self, number: int) -> Opened:
        """Of an entry that the viewer is told, as it stands."""
        if all(each.number != number for each in self.docket()):
            raise EntryNotFoundError(number=number, last=self.head().size - 1)
        return self._inner.docket_opening(number)

    def consistency_proof(self, size: int) -> tuple[bytes, ...]:
        return self._inner.consistency_proof(size)

    def _say(self, text: str) -> str:
        return text if self._concealment is None else self._concealment.text(text)

    @cached_property
    def _plain(self) -> Mapping[str, Document]:
        return {each.id: each for each in self._inner.documents()}

    @cached_property
    def _changed(self) -> Mapping[str, Document]:
        """Documents whose words are not those of the record: the index knows their names, so they are searched here."""
        assert self._concealment is not None
        pairs = ((each, self._concealment.document(each)) for each in self._plain.values())
        return {new.id: new for old, new in pairs if new.text != old.text or new.name != old.name}

    @cached_property
    def _entities(self) -> Mapping[str, DocumentEntity]:
        assert self._concealment is not None
        say = self._concealment.entity
        return {each.id: say(each, self._plain[each.document]) for each in self._inner.entities()}


def _hit(document: Document, words: str) -> Hit | None:
    """The first place where a changed document has one of the words, if it has them all."""
    wanted = set(words_of(words))
    places: list[tuple[int, int]] = []
    for start, end in _words(document.text):
        if wanted & set(words_of(document.text[start:end])):
            places.append((start, end))
    there = {word for start, end in places for word in words_of(document.text[start:end])}
    if not wanted or not wanted <= there:
        return None
    first = places[0]
    begin, stop = max(0, first[0] - _MARGIN), min(len(document.text), first[1] + _MARGIN)
    matches = tuple((start - begin, end - begin) for start, end in places if start >= begin and end <= stop)
    return Hit(Locator(document.id, *first), document.text[begin:stop], matches)


def _words(text: str) -> Iterator[tuple[int, int]]:
    return (each.span() for each in _WORD.finditer(text))


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a viewer may write now."""

    require_right: Require
    status: tuple[CaseStatus, int | None]
    """Of the case, and the number of the entry that set it."""

    def require(self, act: Act, *, kind: str = "") -> None:
        """Nothing where it is allowed. Raises `AccessDeniedError`, `CaseSealedError`."""
        self.require_right(act)
        status, entry = self.status
        if status is not CaseStatus.OPEN and kind not in _WHILE_SEALED:
            raise CaseSealedError(entry=entry)


class GuardedWriter(GuardedReader):
    """A `RecordWriter` for one viewer. What is entered into the docket names protected people by their pseudonyms."""

    def __init__(
        self, inner: RecordWriter, conceal: Conceal, viewer: Viewer, *, bounds: Bounds, conceal_all: Conceal
    ) -> None:
        super().__init__(inner, conceal, viewer)
        self._writer = inner
        self._require = bounds.require
        self._conceal_all = conceal_all

    def add_document(self, document: Document, reading: DocumentReading | None) -> None:
        self._require(ACTS["add_document"])
        self._writer.add_document(document, reading)

    def read_again(self, document: Document, reading: DocumentReading | None) -> None:
        self._require(ACTS["read_again"])
        self._writer.read_again(document, reading)

    def complete(self, document: str, details: SourceDetails) -> tuple[str, ...]:
        self._require(ACTS["complete"])
        return self._writer.complete(document, details)

    def withdraw(self, document: str, *, reason: str) -> int:
        self._require(ACTS["withdraw"])
        return self._writer.withdraw(document, reason=reason)

    def restore(self, document: str, *, reason: str) -> int:
        self._require(ACTS["restore"])
        return self._writer.restore(document, reason=reason)

    def judge(self, judgement: Judgement) -> None:
        self._require(ACTS["judge"])
        self._writer.judge(judgement)

    def undo(self, judgement: str, *, reason: str) -> None:
        self._require(ACTS["undo"])
        self._writer.undo(judgement, reason=reason)

    def state_rate(self, rate: ExchangeRate) -> None:
        self._require(ACTS["state_rate"])
        self._writer.state_rate(rate)

    def erase(self, entries: Sequence[int], content: Mapping[str, Json]) -> int:
        self._require(ACTS["erase"], kind=ERASED)
        return self._writer.erase(entries, content)

    def enter(self, kind: str, about: str, content: Mapping[str, Json]) -> int:
        self._require(Act.GOVERN if kind in _GOVERNED else act_of(kind), kind=kind)
        if kind in _AS_THEY_ARE:
            return self._writer.enter(kind, about, content)
        document = self._plain.get(str(content.get("document"))) if kind == BY_HAND else None
        if self._concealment is not None and document is not None:
            content = self._concealment.placed_back(content, document)
        hidden = self._conceal_all()
        return self._writer.enter(kind, about, content if hidden is None else hidden.content(content))
