"""A record as one person may see it: every surface opens a case through this, and none decides on its own.

1. Each read and write asks `decide` first. Whoever is recused meets the case as they could last read it.
2. Whoever is outside a compartment gets pseudonyms for everybody in it, whatever they ask of the record.
3. Whoever is inside gets them, too, until they say what they need the names for: then an entry with reader, purpose and
   salted record is written before anything is shown.
4. Entries that concern a viewer's own ties or recusal are not among those that they see.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from secrets import token_hex

from ovillo.casework.access import MEMBERSHIP, Act
from ovillo.casework.access import fold as fold_members
from ovillo.casework.approvals.office import STATUS_SET, status_of
from ovillo.casework.approvals.waiting import in_effect
from ovillo.casework.protection.kin import BLAMING_PREDICATES, KIN_PREDICATES, kin_of, without_blamed
from ovillo.casework.protection.people import (
    PROTECTION_KINDS,
    READ,
    SALTED,
    fold_protected,
    marking_predicates,
    protected_by_rule,
    record_commitment,
    salt_of,
)
from ovillo.casework.protection.views import Concealment
from ovillo.casework.recusal.standing import KINDS as RECUSAL_KINDS
from ovillo.casework.recusal.standing import PARTY_NAMED
from ovillo.casework.team.compartments import COMPARTMENT_KINDS, fold_compartments
from ovillo.casework.team.need_to_know import SENTENCES, Official, Refusal, Thing, decide
from ovillo.domain.docket import DocketEntry
from ovillo.domain.errors import CaseBusyError, CaseReadOnlyError
from ovillo.domain.protection import Protected
from ovillo.domain.recusal import Position, Standing
from ovillo.interfaces.record import Fault, Originals, Record, RecordReader, RecordWriter
from ovillo.resolution import compare_names
from ovillo.workflows.access import AccessDeniedError, GuardedRecord
from ovillo.workflows.acknowledged import NotAcknowledgedError, WitnessedRecord
from ovillo.workflows.concealing import concealment_of, kin_in, marked_in
from ovillo.workflows.guarded_reads import Bounds, Conceal, GuardedReader, GuardedWriter, Viewer

_KINDS = (MEMBERSHIP, STATUS_SET, *COMPARTMENT_KINDS, *PROTECTION_KINDS, *RECUSAL_KINDS, PARTY_NAMED)
_SALT_BYTES = 32
_MOST_CONCEALED = 2


class NoNeedToKnowError(AccessDeniedError):
    code = "no_need_to_know"
    template = "{problem}"


@dataclass(frozen=True, slots=True)
class Rights:
    """What one viewer may do, at one moment."""

    official: Official
    is_joint: bool
    entries: tuple[DocketEntry, ...]
    """Those that bear on it."""

    def require(self, act: Act, *, entered: int | None = None, compartment: str | None = None) -> None:
        """Nothing where it is allowed. Raises `AccessDeniedError`."""
        refusal = decide(self.official, act, Thing(self.is_joint, entered, compartment))
        if refusal is Refusal.ROLE:
            raise AccessDeniedError
        if refusal is not None:
            raise NoNeedToKnowError(problem=SENTENCES[refusal])

    def require_inside(self, compartment: str) -> None:
        """Nothing where the viewer is in the compartment. Raises `NoNeedToKnowError`."""
        self.require(Act.READ, compartment=compartment)

    @property
    def may_govern(self) -> bool:
        """Whether the viewer decides about others."""
        return decide(self.official, Act.GOVERN, Thing(self.is_joint)) is None

    def may_open(self, compartment: str) -> bool:
        """Whether the names in a compartment may be shown, for a purpose."""
        return decide(self.official, Act.READ, Thing(self.is_joint, None, compartment)) is None


@dataclass(slots=True)
class Known:
    """What was worked out or written while the case is open."""

    traced: set[str] = field(default_factory=set)
    position: tuple[int, Position] | None = None
    entries: tuple[Hashable, tuple[DocketEntry, ...]] | None = None
    """Those that bear on rights, by the root of the ledger that has them: each page asks several times."""
    salt: str = field(default_factory=lambda: token_hex(_SALT_BYTES))
    """Until one is entered."""
    has_read: bool = False
    """Whether what waits for guardians may be missing in what was read."""
    concealed: dict[Hashable, tuple[Concealment | None]] = field(default_factory=dict)
    """By the state of the case and what is shown: what is hidden then. Each page asks; an answer reads every name."""

    def entries_at(self, root: Hashable, read: Callable[[], tuple[DocketEntry, ...]]) -> tuple[DocketEntry, ...]:
        """The entries of the state that has this root: read once, since a ledger of one root is one ledger."""
        kept = self.entries
        if kept is None or kept[0] != root:
            kept = self.entries = root, read()
        return kept[1]


@dataclass(frozen=True, slots=True)
class NeedToKnowRecord(GuardedRecord):
    """A `Record` for one person: roles, compartments and recusal decided together."""

    purpose: str = ""
    known: Known = field(default_factory=Known)
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    @contextmanager
    def reading(self) -> Iterator[RecordReader]:
        """As the viewer may see it, without what waits for its guardians. Raises `AccessDeniedError`."""
        with self.record.reading() as present:
            rights = self._rights(present)
            if self._is_as_it_stands(present, rights):  # one snapshot for both: each page reads often
                rights.require(Act.READ)
                yield self._guarded(present, rights)
                return
        with self._read(None, self._settled) as reader:
            yield reader

    @contextmanager
    def reading_all(self) -> Iterator[RecordReader]:
        """The same with what waits: for what is said of the ledger itself. Raises `AccessDeniedError`."""
        with self._read(None, self._all) as reader:
            yield reader

    @contextmanager
    def reading_as_of(self, size: int) -> Iterator[RecordReader]:
        """As it stood; protections are those of today. Raises `AccessDeniedError`, `SizeNotReachedError`."""
        with self._read(size, self._settled) as reader:
            yield reader

    def _past(self, size: int | None) -> AbstractContextManager[RecordReader]:
        return self.record.reading() if size is None else self.record.reading_as_of(size)

    def _all(self, size: int | None) -> AbstractContextManager[RecordReader]:
        below = self.record
        return below.reading_all() if size is None and isinstance(below, NeedToKnowRecord) else self._past(size)

    @contextmanager
    def _settled(self, size: int | None) -> Iterator[RecordReader]:
        if not isinstance(self.record, WitnessedRecord):
            with self._past(size) as reader:
                yield reader
            return
        self.known.has_read = True
        with self.record.reading_settled(size) as reader:
            yield reader

    @contextmanager
    def _read(
        self, size: int | None, opened: Callable[[int | None], AbstractContextManager[RecordReader]]
    ) -> Iterator[RecordReader]:
        rights = self.rights()
        position = rights.official.position
        if position.standing is Standing.RECUSED and position.since is not None:
            size = min(position.since, size or position.since)
            rights.require(Act.READ, entered=size - 1 if size else None)
        else:
            rights.require(Act.READ)
        self._trace_all(rights)
        with opened(size) as inner:
            yield self._guarded(inner, rights)

    def _guarded(self, inner: RecordReader, rights: Rights) -> RecordReader:
        if rights.is_joint or any(each.kind in {*PROTECTION_KINDS, *RECUSAL_KINDS} for each in rights.entries):
            return GuardedReader(inner, self._conceal(inner, rights), Viewer(self.actor, rights.official.position))
        return inner

    def _is_as_it_stands(self, present: RecordReader, rights: Rights) -> bool:
        """Whether the viewer is shown the present, nothing of it waits, and no trace is to be written before."""
        if rights.official.position.standing is Standing.RECUSED or self._shown(rights) or self._lacks_salt(rights):
            return False
        if not isinstance(self.record, WitnessedRecord):
            return True
        self.known.has_read = True
        return self.record.settled(present) == present.head().size

    @contextmanager
    def writing(self, *, actor: str, at: datetime) -> Iterator[RecordWriter]:
        """Each write asks for itself. Raises `AccessDeniedError`."""
        rights = self.rights()
        rights.require(Act.KEEP)
        self._trace_all(rights)
        viewer = Viewer(self.actor, rights.official.position)
        with self.record.writing(actor=actor, at=at) as inner:
            conceal, conceal_all = self._conceal(inner, rights), self._conceal(inner, rights, shows_nobody=True)
            bounds = Bounds(rights.require, status_of(rights.entries))
            yield GuardedWriter(inner, conceal, viewer, bounds=bounds, conceal_all=conceal_all)

    def rights(self) -> Rights:
        """What the viewer may do now."""
        with self.record.reading() as reader:
            return self._rights(reader)

    def _rights(self, reader: RecordReader) -> Rights:
        head = reader.head()
        entries = self.known.entries_at(head.root, lambda: tuple(reader.docket(*_KINDS)))
        if isinstance(self.record, WitnessedRecord) and entries:
            entries = tuple(in_effect(entries, self.record.settled(reader)))
        members = fold_members(entries)
        inside = frozenset(name for name, people in fold_compartments(entries).items() if self.actor in people)
        official = Official(members.get(self.actor), inside, self._found(entries, head.size))
        return Rights(official, bool(members), entries)

    def shown(self) -> Hashable:
        """Equal for all who are shown the same: for those who keep what was worked out for one for the others."""
        rights = self.rights()
        return self._shown(rights), rights.official.position.since

    def may_hold(self, name: str) -> bool:
        """Whether a task may be given to this person, without saying why not."""
        rights = guard(self.record, name).rights()
        return decide(rights.official, Act.WORK, Thing(rights.is_joint)) is None

    def protected(self) -> Sequence[Protected]:
        """Everybody who is protected, names included: for workflows, never to be shown as it is."""
        rights = self.rights()
        with self.record.reading() as reader:
            return self._protected(reader, rights)

    def marked(self) -> Sequence[Protected]:
        """The same, with whom statements and words mark, also in a case without members."""
        rights = replace(self.rights(), is_joint=True)
        with self.record.reading() as reader:
            return self._protected(reader, rights)

    def open(self, person: Protected) -> None:
        """Writes the trace that the names of one person were opened. Raises `AccessDeniedError`."""
        rights = self.rights()
        rights.require(Act.READ, compartment=person.compartment)
        self._trace([person.pseudonym], rights)

    def salted(self, writer: RecordWriter) -> str:
        """The case's salt, entered now where there is none. The writer is that of the record itself."""
        salt = salt_of(writer.docket(SALTED))
        if salt is None:
            salt = self.known.salt
            writer.enter(SALTED, "pseudonyms", {"salt": salt})
        return salt

    def _found(self, entries: Sequence[DocketEntry], size: int) -> Position:
        if not any(each.kind in {PARTY_NAMED, *RECUSAL_KINDS} for each in entries):
            return Position(Standing.FREE)
        if self.known.position is None or self.known.position[0] != size:
            from ovillo.workflows.recusal import stand  # noqa: PLC0415 - draws the network, and loads what that needs

            self.known.position = size, stand(self.record, self.actor)
        return self.known.position[1]

    def _conceal(self, inner: RecordReader, rights: Rights, *, shows_nobody: bool = False) -> Conceal:
        @cache
        def conceal() -> Concealment | None:
            shown = frozenset[str]() if shows_nobody else self._shown(rights)
            state = inner.head().root, len(rights.entries), shown
            held = self.known.concealed
            found = held.get(state)
            if found is None:
                hidden = [each for each in self._protected(inner, rights) if each.compartment not in shown]
                inside = fold_compartments(rights.entries)
                found = (concealment_of(inner, hidden, inside, is_one=is_one, may_be=may_be_one),)
                for old in list(held)[: len(held) + 1 - _MOST_CONCEALED]:
                    held.pop(old, None)
                held[state] = found
            return found[0]

        return conceal

    def _shown(self, rights: Rights) -> frozenset[str]:
        """The compartments whose people are shown by name."""
        if not self.purpose:
            return frozenset()
        return frozenset(each for each in rights.official.compartments if rights.may_open(each))

    def _protected(self, reader: RecordReader, rights: Rights) -> tuple[Protected, ...]:
        held, lifted = fold_protected(rights.entries)
        if not rights.is_joint:
            return tuple(held.values())
        said = reader.statements(*marking_predicates())
        entities, documents = reader.entities(), reader.documents()
        found = marked_in(said, entities, documents)
        decided = [*held.values(), *lifted.values()]
        ties = reader.statements(*KIN_PREDICATES)
        people = tuple(held.values()), tuple(lifted.values())
        told = kin_in(documents, entities, found, people, is_one)
        kin = {**told, **kin_of(ties, found, *people, is_one)}
        if kin:
            found = {**found, **without_blamed(kin, reader.statements(*BLAMING_PREDICATES), is_one, documents)}
        salt = salt_of(rights.entries) or self.known.salt
        return (*held.values(), *protected_by_rule(found, decided, salt=salt, is_one=is_one))

    def _trace_all(self, rights: Rights) -> None:
        """Before anything is shown: the salt of a joint case, and an entry for each record that is shown by name."""
        shown = self._shown(rights)
        if self._lacks_salt(rights):
            self._enter_salt()
        if shown:
            with self.record.reading() as reader:
                people = self._protected(reader, rights)
            self._trace([each.pseudonym for each in people if each.compartment in shown], rights)

    @staticmethod
    def _lacks_salt(rights: Rights) -> bool:
        is_free = rights.official.position.standing is Standing.FREE
        return rights.is_joint and salt_of(rights.entries) is None and is_free

    def _enter_salt(self) -> None:
        try:
            with self.record.writing(actor=self.actor, at=self.now()) as writer:
                self.known.salt = self.salted(writer)
        except (CaseReadOnlyError, CaseBusyError):
            pass  # pseudonyms then hold for this opening only
        except NotAcknowledgedError:
            pass  # nothing is shown by it

    def _trace(self, pseudonyms: Sequence[str], rights: Rights) -> None:
        """Each record once while the case is open."""
        salt = salt_of(rights.entries) or self.known.salt
        new = [each for each in pseudonyms if each not in self.known.traced]
        if not new:
            return
        with self.record.writing(actor=self.actor, at=self.now()) as writer:
            for each in new:
                nonce = token_hex(16)
                record = record_commitment(salt, nonce, each)
                writer.enter(READ, record, {"purpose": self.purpose, "nonce": nonce})
        self.known.traced.update(new)


def guard(record: Record, actor: str, *, purpose: str = "", known: Known | None = None) -> NeedToKnowRecord:
    """The record as this person may use it.

    Args:
        record: of a case.
        actor: who uses it.
        purpose: what the names of protected people are needed for; nothing: pseudonyms are enough.
        known: of the same person and purpose, to be used again: where they stand is worked out once per state.
    """
    return NeedToKnowRecord(record, actor, purpose, known or Known())


def need_to_know(record: Record) -> NeedToKnowRecord:
    """The record as the one kind that knows its viewer: every surface opens cases as such."""
    assert isinstance(record, NeedToKnowRecord)
    return record


class GuardedOriginals:
    """The sealed bytes for one viewer: those of a document that names hidden people are not opened."""

    def __init__(self, inner: Originals, record: Record) -> None:
        self._inner, self._record = inner, record

    def put(self, content: bytes) -> str:
        return self._inner.put(content)

    def open(self, document: str) -> bytes:
        """Raises `AccessDeniedError` where the document names somebody who is hidden from the viewer."""
        with self._record.reading() as reader:
            if isinstance(reader, GuardedReader) and reader.is_changed(document):
                raise NoNeedToKnowError(problem=SENTENCES[Refusal.NO_NEED])
        return self._inner.open(document)

    def is_intact(self, document: str) -> bool:
        return self._inner.is_intact(document)

    def remove(self, document: str) -> None:
        self._inner.remove(document)

    def verify(self, expected: Sequence[str]) -> Fault | None:
        return self._inner.verify(expected)


def concealment_in(record: Record) -> Concealment | None:
    """What is hidden from the viewer of this record, for what lies outside it; None: nothing."""
    with record.reading() as reader:
        return reader.concealment() if isinstance(reader, GuardedReader) else None


def is_one(one: str, other: str) -> bool:
    """Whether two names are one person's by the rule that joins mentions."""
    return compare_names(one, other).verdict == "same"


def may_be_one(one: str, other: str) -> bool:
    """Whether the rule that joins mentions does not call two names different people's."""
    return compare_names(one, other).verdict != "different"
