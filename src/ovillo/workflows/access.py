"""Access, decided in one place for every surface: a record that does for its actor only what they may do.

A workflow gets such a record and cannot tell: each of its reads and writes is decided here.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Final, cast

from ovillo.casework.access import MEMBERSHIP, Act, Role, act_of, fold, is_last_owner, may
from ovillo.domain.docket import Json
from ovillo.domain.errors import OvilloError, UsageError
from ovillo.domain.messages import mark
from ovillo.interfaces.record import Fault, Record, RecordReader, RecordWriter

ACTS: Final[Mapping[str, Act]] = {
    "add_document": Act.WORK,
    "read_again": Act.WORK,
    "complete": Act.WORK,
    "judge": Act.WORK,
    "undo": Act.WORK,
    "state_rate": Act.WORK,
    "withdraw": Act.GOVERN,
    "restore": Act.GOVERN,
    "erase": Act.GOVERN,
}
"""What each way of writing is; `enter` depends on the kind of entry."""
_NO_NAME = mark("A member has a name. Give it.")
_FIRST_OWNER = mark("The first member of a case is its owner. Name one with the role owner.")
_LAST_OWNER = mark("A case keeps an owner. Make somebody else an owner first.")
_SAME_NAME = mark("A member of this case is called so in other capitals. Two such names would be taken for one person.")
_NOT_A_MEMBER = mark("Nobody of that name is a member of this case.")


class AccessDeniedError(OvilloError):
    code = "access_denied"
    template = mark("You may not do that in this case. Ask one of its owners.")


@dataclass(frozen=True, slots=True)
class GuardedRecord:
    """A `Record` for one person."""

    record: Record
    actor: str

    @contextmanager
    def reading(self) -> Iterator[RecordReader]:
        """Raises `AccessDeniedError`."""
        with self.record.reading() as reader:
            require(reader, self.actor, Act.READ)
            yield reader

    @contextmanager
    def reading_as_of(self, size: int) -> Iterator[RecordReader]:
        """The past, to whoever may read now. Raises `AccessDeniedError`."""
        with self.reading(), self.record.reading_as_of(size) as reader:
            yield reader

    @contextmanager
    def writing(self, *, actor: str, at: datetime) -> Iterator[RecordWriter]:
        """Raises `AccessDeniedError`, at once for a stranger, else where something is written that they may not."""
        with self.record.writing(actor=actor, at=at) as writer:
            require(writer, self.actor, Act.READ)
            yield cast("RecordWriter", _GuardedWriter(writer, self.actor))

    def erased_documents(self) -> Sequence[str]:
        with self.reading():
            return self.record.erased_documents()

    def finish_erasure(self) -> None:
        """Whoever may read may clear traces away: what is erased is decided."""
        with self.reading():
            pass
        self.record.finish_erasure()

    def verify(self) -> Fault | None:
        with self.reading():
            return self.record.verify()

    def close(self) -> None:
        self.record.close()


class _GuardedWriter:
    """A `RecordWriter` that asks before each write; reads are those of the writer."""

    def __init__(self, writer: RecordWriter, actor: str) -> None:
        self._writer, self._actor = writer, actor

    def __getattr__(self, name: str) -> object:
        found = getattr(self._writer, name)
        if name in ACTS:
            require(self._writer, self._actor, ACTS[name])
        return found

    def enter(self, kind: str, about: str, content: Mapping[str, Json]) -> int:
        require(self._writer, self._actor, act_of(kind))
        return self._writer.enter(kind, about, content)


def guard(record: Record, actor: str) -> GuardedRecord:
    """The record as this person may use it."""
    return GuardedRecord(record, actor)


def members_of(reader: RecordReader) -> Mapping[str, Role]:
    """Who the members are; nobody where the case is one person's."""
    return fold(reader.docket(MEMBERSHIP))


def require(reader: RecordReader, actor: str, act: Act) -> None:
    """Raises `AccessDeniedError` where this person may not do that."""
    if not may(members_of(reader), actor, act):
        raise AccessDeniedError


def allows(record: Record, actor: str, act: Act) -> bool:
    """Whether this person may do that."""
    with _plain(record).reading() as reader:
        return may(members_of(reader), actor, act)


def list_members(record: Record) -> Mapping[str, Role]:
    """Who the members are."""
    with record.reading() as reader:
        return members_of(reader)


def set_member(record: Record, name: str, role: Role | None, *, actor: str, now: Callable[[], datetime]) -> None:
    """Makes somebody a member, something else, or none any more.

    Raises:
        AccessDeniedError: the actor is no owner.
        UsageError: the case would have no owner, or nobody is called so.
    """
    wanted = name.strip()
    if not wanted:
        raise UsageError(problem=_NO_NAME)
    with record.writing(actor=actor, at=now()) as writer:
        members = members_of(writer)
        if not members and role is not Role.OWNER:
            raise UsageError(problem=_FIRST_OWNER)
        if role is not None and any(each.casefold() == wanted.casefold() for each in members if each != wanted):
            raise UsageError(problem=_SAME_NAME)
        if role is None and wanted not in members:
            raise UsageError(problem=_NOT_A_MEMBER)
        if is_last_owner(members, wanted, role):
            raise UsageError(problem=_LAST_OWNER)
        writer.enter(MEMBERSHIP, wanted, {"role": role.value if role else None})


def _plain(record: Record) -> Record:
    return record.record if isinstance(record, GuardedRecord) else record
