"""A record whose writes count only once its guardians have cosigned them.

1. Where a policy is attached to the case, whoever writes is told "done" after the quorum cosigned a head that has their
   entries; before that nothing is printed, and nothing protected is shown.
2. Without a quorum the entry stays, since nothing is taken back, and waits: that is an error which says so. The next
   write, or `ledger cosign`, has all that waits cosigned.
3. Who writes at the same time is cosigned together: the first in turn has the head of all of them cosigned.
4. Whatever shows that the ledger is not what guardians saw is another error, though there be a quorum. It is kept as an
   alarm beside the case until that guardian has cosigned a later head, so that whoever comes next is told.
5. What waits has no effect: whoever reads by `reading_settled`, as every surface does, reads the case without it. What
   takes a right away, or protects a name, holds at once.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from ovillo.domain.approvals import Exchange
from ovillo.domain.docket import DocketEntry
from ovillo.domain.errors import OvilloError, UsageError, VerificationError
from ovillo.domain.messages import mark
from ovillo.interfaces.heads import Alarm, KeptHeads
from ovillo.interfaces.record import Fault, LedgerHead, Record, RecordReader, RecordWriter
from ovillo.ledger.attached import (
    ACCEPTED,
    ATTACHED,
    ATTACHED_KINDS,
    Attached,
    exchanges,
    in_force,
    trusted_head,
    waiting_for,
)
from ovillo.ledger.keys import SigningKey
from ovillo.ledger.policies import NONE, Policy, Trusted, parse_policy
from ovillo.workflows.cosigning import NOT_CONTINUED, Ask, Cosigned, Told, cosign

PATIENCE_SECONDS: Final = 1.0
"""The longest wait for one more guardian once there is a quorum."""


class NotAcknowledgedError(OvilloError):
    code = "not_acknowledged"
    template = mark(
        "ENTERED, NOT YET ACKNOWLEDGED: the ledger waits for its guardians from entry {first} on ({problem}). What was "
        "entered stays; the next entry, or ovillo ledger cosign, has it cosigned. Nothing is shown before."
    )


class LedgerContradictedError(OvilloError):
    code = "ledger_contradicted"
    template = "{problem}"


NOT_ENOUGH: Final = mark("without an answer that counts: {names}")
NO_KEY: Final = mark("the key of the log is not beside the case")
NO_ROOM: Final = mark("what they cosigned cannot be kept beside the case")


class NoGuardianNeededError(UsageError):
    code = "no_guardian_needed"
    template = mark("The policy asks for no guardian, or for more of them than it tells an address of. Complete it.")


class LogNotInPolicyError(UsageError):
    code = "log_not_in_policy"
    template = mark("The policy does not name the key of this log. Add its line: log {key}")


class KeyOfAnotherLedgerError(OvilloError):
    code = "key_of_another_ledger"
    template = mark(
        "Nothing was entered: {name} knows another ledger under this key. Either the key is that of another case, and "
        "this one needs its own (ovillo ledger key), or entries of this one were taken out or altered: ask {name}."
    )


class NoGuardiansAttachedError(UsageError):
    code = "no_guardians_attached"
    template = mark("No guardians are attached to this case. Give --key and --policy, or run ovillo ledger attach.")


@dataclass(slots=True)
class KeptAttached:
    """What a ledger attached, by its root: each request asks many times."""

    last: tuple[bytes, Attached | None] | None = None

    def of(self, reader: RecordReader) -> Attached | None:
        """What the ledger that is read attached: read once, since a ledger of one root is one ledger."""
        root, kept = reader.head().root, self.last
        if kept is None or kept[0] != root:
            kept = self.last = root, in_force(reader.docket(*ATTACHED_KINDS))
        return kept[1]


@dataclass(frozen=True, slots=True)
class WitnessedRecord:
    """A `Record` that waits for the quorum after each write, where the case has guardians."""

    record: Record
    heads: KeptHeads
    ask: Ask
    kept: KeptAttached = field(default_factory=KeptAttached)

    def reading(self) -> AbstractContextManager[RecordReader]:
        return self.record.reading()

    def reading_as_of(self, size: int) -> AbstractContextManager[RecordReader]:
        return self.record.reading_as_of(size)

    @contextmanager
    def reading_settled(self, size: int | None) -> Iterator[RecordReader]:
        """What has effect of the first so many entries, or of all: what waits has none (rule 5).

        Raises:
            SizeNotReachedError: the ledger never had as many.
        """
        with self.record.reading() as reader:
            present, settled = reader.head().size, self.settled(reader)
            wanted = size if size is not None and not settled <= size <= present else settled
            if wanted == present:
                yield reader
                return
        with self.record.reading_as_of(wanted) as past:
            yield past

    def settled(self, reader: RecordReader) -> int:
        """How many entries have effect, of those that are read (rule 5)."""
        present, attached = reader.head().size, self.kept.of(reader)
        return present if attached is None else self._settled(attached, present)

    def _settled(self, attached: Attached, present: int) -> int:
        """How many entries have effect: those acknowledged, and those before the guardians were attached."""
        trusted = self.last(attached)
        return min(max(trusted.checkpoint.size if trusted else 0, attached.number + 1), present)

    @contextmanager
    def writing(self, *, actor: str, at: datetime) -> Iterator[RecordWriter]:
        """Raises `NotAcknowledgedError`, `LedgerContradictedError` after the entries were made."""
        with self.record.writing(actor=actor, at=at) as writer:
            yield writer
        self.acknowledge()

    def erased_documents(self) -> Sequence[str]:
        return self.record.erased_documents()

    def finish_erasure(self) -> None:
        self.record.finish_erasure()

    def verify(self) -> Fault | None:
        return self.record.verify()

    def close(self) -> None:
        self.record.close()

    def acknowledge(self) -> Cosigned | None:
        """Has all that waits cosigned; what the guardians gave, or None where nothing waits or nobody is attached."""
        attached, _ = state(self.record)
        if attached is None:
            return None
        try:
            with self.heads.turn():
                return self._in_turn(attached)
        except OSError as error:
            raise NotAcknowledgedError(first=0, problem=NO_ROOM) from error

    def last(self, attached: Attached) -> Trusted | None:
        """The last head that was kept, if this policy holds it valid."""
        note = self.heads.last()
        try:
            return trusted_head(note, attached.text) if note else None
        except VerificationError:
            return None

    def _in_turn(self, attached: Attached) -> Cosigned | None:
        with self.record.reading() as reader:
            head = reader.head()
        trusted = self.last(attached)
        known = trusted.checkpoint.size if trusted else 0
        if trusted is not None and not _continues(trusted, head):
            self._keep(Alarm(NOT_CONTINUED, {"seen": known, "size": head.size}, "", known))
            raise LedgerContradictedError(problem=NOT_CONTINUED, seen=known, size=head.size)
        if trusted is not None and known == head.size:
            return None
        key = self.heads.key()
        if key is None or key.verifier not in attached.policy.logs.values():
            raise NotAcknowledgedError(first=known, problem=NO_KEY)
        found = cosign(self.record, key, attached.policy, ask=self.ask, known=known, patience=PATIENCE_SECONDS)
        for each in found.alarms:
            self._keep(_alarm(each, attached.policy, found.checkpoint.size))
        for each in found.alarms:
            raise LedgerContradictedError(problem=each.template, **each.fields)
        if not found.has_quorum:
            names = ", ".join(str(each.fields["name"]) for each in found.refusals)
            raise NotAcknowledgedError(first=known, problem=NOT_ENOUGH, names=names)
        self.heads.keep(found.note.encoded)
        return found

    def _keep(self, alarm: Alarm) -> None:
        with suppress(OSError):  # it is raised in any case
            self.heads.keep_alarm(alarm)


@dataclass(frozen=True, slots=True)
class Waiting:
    """How far a ledger was acknowledged."""

    size: int
    acknowledged: int
    """Entries that the quorum cosigned; those after them wait."""
    trusted: Trusted | None


def state(record: Record) -> tuple[Attached | None, LedgerHead]:
    """The policy that is in force, and the head."""
    with record.reading() as reader:
        return in_force(reader.docket(*ATTACHED_KINDS)), reader.head()


def waiting(record: WitnessedRecord) -> Waiting | None:
    """How far the ledger of a case was acknowledged; None where no guardians are attached."""
    attached, head = state(record.record)
    if attached is None:
        return None
    trusted = record.last(attached)
    acknowledged = min(trusted.checkpoint.size, head.size) if trusted else 0
    return Waiting(head.size, acknowledged, trusted)


def last_head(record: WitnessedRecord) -> bytes:
    """The last head that was cosigned, as a note. Raises `NoGuardiansAttachedError`."""
    note = record.heads.last()
    if note is None or state(record.record)[0] is None:
        raise NoGuardiansAttachedError
    return note


def attach(
    record: Record,
    witnessed: WitnessedRecord,
    key: SigningKey,
    text: str,
    *,
    actor: str,
    now: Callable[[], datetime],
    approve: Callable[[], str | None] = lambda: None,
) -> None:
    """Has every later write of a case wait for the quorum of a policy.

    Where another policy is in force, its quorum cosigns the change before it holds.

    Args:
        record: of the case, as the actor may use it.
        witnessed: the same below what guards it.
        key: the private key of the log, which is kept beside the case.
        text: of the policy file.
        actor: an owner.
        now: the clock.
        approve: the approval of two for it, None where none is needed; it raises where one is missing.

    Raises:
        LogNotInPolicyError, NoGuardianNeededError: the policy cannot be waited for.
        NotAcknowledgedError: it is in force and its quorum does not answer; or that of the former does not.
    """
    _require_waitable(parse_policy(text), key)
    former, _ = state(witnessed.record)
    if former is None or former.text == text:
        witnessed.heads.put_key(key)
    if former is not None and former.text == text:
        witnessed.acknowledge()
        return
    entered = waiting_for(_attached_entries(witnessed), text)
    if entered is None:
        with record.writing(actor=actor, at=now()) as writer:
            called = approve()
            content = {"policy": text} if called is None else {"policy": text, "approval": called}
            entered = writer.enter(ATTACHED, key.name, content)
    else:
        witnessed.acknowledge()
    if former is None:
        return
    cosigned = witnessed.heads.last() or b""
    witnessed.heads.put_key(key)
    with record.writing(actor=actor, at=now()) as writer:
        writer.enter(ACCEPTED, str(entered), {"head": cosigned.decode("utf-8")})


def require_known_alike(witnessed: WitnessedRecord, key: SigningKey, text: str) -> None:
    """Asks the guardians of a policy before it is entered, which cannot be taken back.

    Raises:
        KeyOfAnotherLedgerError: one of them knows another ledger under this key.
        LogNotInPolicyError, NoGuardianNeededError: see `attach`.
    """
    policy = parse_policy(text)
    _require_waitable(policy, key)
    former, _ = state(witnessed.record)
    if former is not None and former.text == text:
        return
    found = cosign(witnessed.record, key, policy, ask=witnessed.ask, patience=PATIENCE_SECONDS)
    for each in found.alarms:
        raise KeyOfAnotherLedgerError(name=each.fields["name"])


def _require_waitable(policy: Policy, key: SigningKey) -> None:
    """Nothing where its guardians can be asked. Raises `LogNotInPolicyError`, `NoGuardianNeededError`."""
    if key.verifier not in policy.logs.values():
        raise LogNotInPolicyError(key=key.verifier.text)
    reached = {policy.witnesses[name] for name in policy.urls.keys() & policy.witnesses.keys()}
    if policy.quorum == NONE or not policy.is_met_by(reached):
        raise NoGuardianNeededError


def _attached_entries(record: Record) -> Sequence[DocketEntry]:
    with record.reading() as reader:
        return tuple(reader.docket(*ATTACHED_KINDS))


def exchanged(record: Record) -> Sequence[Exchange]:
    """Each time that somebody put other guardians in the place of those that the case waited for."""
    return exchanges(_attached_entries(record))


def _alarm(told: Told, policy: Policy, size: int) -> Alarm:
    fields = {name: value if isinstance(value, int) else str(value) for name, value in told.fields.items()}
    seen = max(size, int(fields.get("seen", 0)))
    return Alarm(told.template, fields, policy.witnesses[str(fields["name"])].text, seen)


def _continues(trusted: Trusted, head: LedgerHead) -> bool:
    """Whether a ledger may continue a head, as far as the two alone can tell."""
    size = trusted.checkpoint.size
    return size < head.size or (size == head.size and trusted.checkpoint.root == head.root)
