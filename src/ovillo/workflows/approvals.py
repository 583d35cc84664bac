"""The two-person rule at work: keys, asking, signing, breaking the glass; and what asks before it acts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from ovillo.casework.access import Act, Role
from ovillo.casework.approvals.office import (
    ASKED,
    CASE,
    KEY_ENTERED,
    KINDS,
    SIGNED,
    STATUS_OF,
    STATUS_SET,
    TAKEN_OUT,
    Office,
    approval_message,
    fold,
    guardians_object,
    key_message,
    key_object,
)
from ovillo.casework.approvals.runs import ENTRIES, entries_object, entries_of_object
from ovillo.casework.approvals.signing import NONCE_BYTES, SALT_BYTES, SEED_BYTES, OfficialKey, opened_key, sealed_key
from ovillo.casework.approvals.waiting import in_effect
from ovillo.casework.protection.people import LIFTED, PROTECTED
from ovillo.domain.approvals import (
    Action,
    Approval,
    ApprovalError,
    CaseStatus,
    Going,
    NotApprovedError,
    StillNaming,
)
from ovillo.domain.erasures import ErasureError
from ovillo.domain.errors import EntryNotFoundError
from ovillo.domain.messages import mark
from ovillo.interfaces.record import Record, RecordReader, RecordWriter
from ovillo.ledger.keys import SigningKey
from ovillo.workflows.access import AccessDeniedError
from ovillo.workflows.acknowledged import WitnessedRecord, attach, require_known_alike
from ovillo.workflows.erased_names import going, still_naming
from ovillo.workflows.guarded import NeedToKnowRecord, need_to_know
from ovillo.workflows.who_signs import require_glass, require_signer

BACKUP: Final = "backup"
"""What an approval to export calls a copy of the whole case."""
RECORD: Final = "record"
"""And its record, moved to another place."""
NETWORK: Final = "network"
"""And its network, in a form for other programs."""
EXPORTED: Final = ("statements", "findings", "entities", "copies", NETWORK, BACKUP, RECORD)
_NO_REASON: Final = mark("What is asked for has a reason. Give it with --reason.")
_NO_OBJECT: Final = mark(
    "Say what is meant: export statements, findings, entities, copies, network, backup or record; seal; release; "
    "close; erase DOCUMENT; units DIGEST; guardians DIGEST; key PUBLIC-KEY NAME."
)
_UNKNOWN: Final = mark("There is no such approval in this case. List them with: ovillo approval CASE")
_TWICE: Final = mark("You have signed this.")
_NOT_NEEDED: Final = mark("This case states no two chains of command: nothing has to be asked for.")
_HAS_KEY: Final = mark(
    "You have a key in this case. Sign the new one with --before, the file of the old; or, where that is lost, let two "
    "others approve it: ovillo approval CASE ask key PUBLIC-KEY-OF-THE-NEW NAME"
)
_KEY_OF_ANOTHER: Final = mark(
    "{holder} entered this key in this case. A key is one person's for good: make one of your own with ovillo key make."
)
_SAME: Final = mark("The case is in that state already.")


@dataclass(frozen=True, slots=True)
class Shown:
    """An approval, and the office that says where it stands."""

    approval: Approval
    office: Office
    at: datetime
    goes: Going | None = None
    """Of an erasure that was not carried out."""
    left: StillNaming | None = None
    """Of one that was."""


Random = Callable[[int], bytes]
"""That many unpredictable bytes."""


def new_key(passphrase: str, random: Random) -> tuple[str, OfficialKey]:
    """(text of the file, the key). Raises `KeyFileError`."""
    key = OfficialKey(random(SEED_BYTES))
    return sealed_key(key, passphrase, salt=random(SALT_BYTES), nonce=random(NONCE_BYTES)), key


def read_key(content: bytes, passphrase: str) -> OfficialKey:
    """The key of a file. Raises `KeyFileError`."""
    return opened_key(content.decode("utf-8", "replace"), passphrase)


def office_of(reader: RecordReader) -> Office:
    """What the docket proves; of the record itself, not of what a viewer is shown."""
    return fold(reader.docket(*KINDS))


def office(record: Record) -> Office:
    """What the docket proves, to whoever may read the case. Raises `AccessDeniedError`."""
    with record.reading():
        return office_now(record)


def stands_still(record: Record) -> bool:
    """Whether one chain of command alone is left to sign, to whoever may read the case; see `visible` of recusals."""
    try:
        with record.reading() as reader:
            return not office_of(reader).can_sign
    except AccessDeniedError:
        return False  # what they did is done; of the case they are told nothing


def office_now(record: Record) -> Office:
    """The same, to somebody of whom it is known that they may; what waits for guardians gives nobody anything."""
    below = record.record if isinstance(record, NeedToKnowRecord) else record
    with below.reading() as reader:
        entries = reader.docket(*KINDS)
        if isinstance(below, WitnessedRecord):
            entries = in_effect(entries, below.settled(reader))
        return fold(entries)


def _office_with_all(record: Record) -> Office:
    """With what waits: what is entered now comes after it."""
    below = record.record if isinstance(record, NeedToKnowRecord) else record
    with below.reading() as reader:
        return office_of(reader)


def enter_key(
    record: Record, key: OfficialKey, before: OfficialKey | None, *, actor: str, now: Callable[[], datetime]
) -> None:
    """The public half of the actor's key in the docket; another one with the key before it, or an approval.

    Raises:
        ApprovalError: there is one, and nothing allows another.
    """
    text, moment = key_message(actor, key.public), now()
    with record.writing(actor=actor, at=moment) as writer:
        held = _office_with_all(record)
        if held.holder_of(key.public) not in {"", actor}:
            raise ApprovalError(problem=_KEY_OF_ANOTHER, holder=held.holder_of(key.public))
        content = {"public": key.public, "signature": key.sign(text)}
        if held.key_of(actor):
            approval = office_now(record).holding(Action.KEY, key_object(actor, key.public), moment)
            if before is not None and before.public == held.key_of(actor):
                content["before"] = before.sign(text)
            elif approval is not None:
                content["approval"] = approval.id
            else:
                raise ApprovalError(problem=_HAS_KEY)
        writer.enter(KEY_ENTERED, actor, content)


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for."""

    action: Action
    object: str
    reason: str
    is_glass: bool = False


def ask(record: Record, request: Request, key: OfficialKey | None, *, actor: str, now: Callable[[], datetime]) -> Shown:
    """A new approval, with the actor's signature where a key is given.

    Raises:
        ApprovalError: it is not one that could be signed.
    """
    if not request.reason.strip():
        raise ApprovalError(problem=_NO_REASON)
    moment = now()
    with record.writing(actor=actor, at=moment) as writer:
        request = replace(request, object=_one_form(record, request))
        held = office_now(record)
        if not held.needs(request.action):
            raise ApprovalError(problem=_NOT_NEEDED)
        if request.is_glass:
            require_glass(held, request.action, actor, moment)
        head, called = writer.head(), f"A-{len(_office_with_all(record).approvals) + 1}"
        content = {"action": request.action.value, "object": request.object, "size": head.size, "root": head.root.hex()}
        number = writer.enter(ASKED, called, {**content, "reason": request.reason.strip(), "glass": request.is_glass})
        asked = Approval(
            called, request.action, request.object, head.size, head.root.hex(), actor, moment, number,
            is_glass=request.is_glass,
        )  # fmt: skip
        if key is not None:
            _enter_signature(writer, held, asked, key, actor=actor, at=moment)
    return one(record, called, now())


def _one_form(record: Record, request: Request) -> str:
    """The object as whatever is done later names it. Raises `ApprovalError`, and what `going` raises."""
    said = request.object.strip()
    if request.action in STATUS_OF:
        return CASE
    if request.action is Action.ERASE and said and not said.startswith(ENTRIES):
        return entries_object(going(record, said))
    if not said or (request.action is Action.EXPORT and said not in EXPORTED):
        raise ApprovalError(problem=_NO_OBJECT)
    return said


def sign(record: Record, called: str, key: OfficialKey, *, actor: str, now: Callable[[], datetime]) -> Shown:
    """The approval with one signature more. Raises `ApprovalError`."""
    moment = now()
    with record.writing(actor=actor, at=moment) as writer:
        held = office_now(record)
        approval = _named(held, called)
        if any(each.by == actor for each in approval.signatures):
            raise ApprovalError(problem=_TWICE)
        _enter_signature(writer, held, approval, key, actor=actor, at=moment)
    return one(record, called, now())


def _enter_signature(
    writer: RecordWriter, held: Office, approval: Approval, key: OfficialKey, *, actor: str, at: datetime
) -> None:
    require_signer(held, approval, key, actor, at)
    writer.enter(SIGNED, approval.id, {"signature": key.sign(approval_message(approval, actor))})


def one(record: Record, called: str, at: datetime) -> Shown:
    """One approval. Raises `ApprovalError`."""
    _named(office(record), called)
    return next(each for each in list_approvals(record, at) if each.approval.id == called.strip().upper())


def _named(held: Office, called: str) -> Approval:
    found = held.approvals.get(called.strip().upper())
    if found is None:
        raise ApprovalError(problem=_UNKNOWN)
    return found


def list_approvals(record: Record, at: datetime) -> Sequence[Shown]:
    """Every approval that the viewer may see, in order, its reason as they may read it."""
    held = office(record)
    with record.reading() as reader:
        reasons = {each.about: str(each.content.get("reason", "")) for each in reader.docket(ASKED)}
        shown = [each for each in held.approvals.values() if each.id in reasons]
        erasures = [each for each in shown if each.action is Action.ERASE]
        with need_to_know(record).record.reading() as below:
            goes = {each.id: _going(record, reader, below, each) for each in erasures if each.used is None}
    left = {each.id: still_naming(record, each.used) for each in erasures if each.used is not None}
    told = (replace(each, reason=reasons[each.id]) for each in shown)
    return [Shown(each, held, at, goes.get(each.id), left.get(each.id)) for each in told]


def _going(record: Record, reader: RecordReader, below: RecordReader, approval: Approval) -> Going:
    """Whoever signs to destroy something sees what: the numbers of its entries say nothing."""
    numbers = entries_of_object(approval.object)
    entries = [each for number in numbers for each in reader.entries(number, 1)]
    names = {each.id: each.name for each in reader.documents()}
    acts = {each.number: each for each in (*reader.docket(), *below.docket(PROTECTED, LIFTED))}
    documents = [each.row for each in entries if each.kind == "document" and each.row]
    entered = [acts[each] for each in numbers if each in acts]
    _, now = going_now(record, approval.object)
    return Going(
        tuple(names.get(each, each[:12]) for each in documents),
        tuple((each.number, each.kind, each.by) for each in entered),
        len(numbers) - len(documents) - len(entered),
        overtaken_by="" if now == approval.object else now,
    )


def going_now(record: Record, object_: str) -> tuple[int, str]:
    """(entry with which those of an approval are erased, what would go with it now, as an approval names it).

    More goes where something was noted since; the second is empty where none of them is erased by itself any more.
    """
    signed = frozenset(entries_of_object(object_))
    other = min(signed, default=0), ""
    for number in sorted(signed):
        try:
            goes = going(record, str(number))
        except (ErasureError, EntryNotFoundError):
            continue
        if signed.issubset(goes):
            return number, entries_object(goes)
        other = other if other[1] else (number, entries_object(goes))
    return other


def approval_needed(held: Office, action: Action, object_: str, at: datetime) -> str | None:
    """The id of the approval on which this can be done now; None where none is needed. Raises `NotApprovedError`."""
    if not held.needs(action):
        return None
    found = held.holding(action, object_, at)
    if found is None:
        raise NotApprovedError(asked=action.value if object_ == CASE else f"{action.value} {object_}")
    return found.id


def take_out(record: Record, what: str) -> int | None:
    """What is taken out is entered before any of it is shown: the size of the ledger as of which it may be.

    None where the case has no two chains of command, and nothing is asked or entered.

    Raises:
        NotApprovedError: two have not signed for this.
    """
    if not office(record).needs(Action.EXPORT):
        return None
    guarded = need_to_know(record)
    moment = guarded.now()
    with record.writing(actor=guarded.actor, at=moment) as writer:
        held = office_now(record)
        called = approval_needed(held, Action.EXPORT, what, moment)
        if called is None:
            return None
        writer.enter(TAKEN_OUT, what, {"approval": called})
        return held.approvals[called].size


def last_taken(record: Record, what: str) -> Approval | None:
    """The approval under which this was last taken out; None where the case asks for none."""
    held = office(record)
    used = [each for each in held.approvals.values() if (each.action, each.object) == (Action.EXPORT, what)]
    taken = max(used, key=lambda each: each.used or 0, default=None)
    return taken if taken is not None and taken.used is not None and held.needs(Action.EXPORT) else None


def require_free(record: Record, what: str) -> None:
    """Nothing where this may leave without signatures, for what leaves in parts and so cannot be used once.

    Raises:
        NotApprovedError: two have to sign for it; `take_out` is the way.
    """
    if office(record).needs(Action.EXPORT):
        raise NotApprovedError(asked=f"{Action.EXPORT.value} {what}")


def take_whole(record: Record, what: str) -> None:
    """A copy of everything, or the record elsewhere, is an owner's to make; where two have to sign for it, with that.

    Raises:
        AccessDeniedError, NotApprovedError: it is not allowed.
    """
    need_to_know(record).rights().require(Act.GOVERN)
    take_out(record, what)


def attach_guardians(
    record: Record, below: WitnessedRecord, key: SigningKey, text: str, *, actor: str, now: Callable[[], datetime]
) -> None:
    """Has the case wait for the guardians of a policy; those that take over from others, with the signatures of two.

    Raises:
        NotApprovedError: two have not signed for it.
        LogNotInPolicyError, NoGuardianNeededError, NotAcknowledgedError, KeyOfAnotherLedgerError: see `attach`.
    """

    def approve() -> str | None:
        held = office_now(record)
        if not held.needs_to_attach(text):
            return None
        return approval_needed(held, Action.GUARDIANS, guardians_object(text), now())

    held = office(record)
    if not held.members or held.members.get(actor) is Role.OWNER:  # nobody else has an address asked
        require_known_alike(below, key, text)
    attach(record, below, key, text, actor=actor, now=now, approve=approve)


def set_status(record: Record, action: Action, *, actor: str, now: Callable[[], datetime]) -> CaseStatus:
    """The case sealed, released or closed from here on.

    Raises:
        NotApprovedError: two have not signed for this.
        ApprovalError: it is so already.
    """
    moment = now()
    with record.writing(actor=actor, at=moment) as writer:
        held = office_now(record)
        if held.status is STATUS_OF[action]:
            raise ApprovalError(problem=_SAME)
        called = approval_needed(held, action, CASE, moment)
        writer.enter(STATUS_SET, CASE, {"action": action.value, "approval": called or ""})
    return STATUS_OF[action]
