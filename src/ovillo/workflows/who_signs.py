"""Who may sign for what now: everything that a signature of somebody would not count for, said before it is entered."""

from datetime import datetime
from typing import Final

from ovillo.casework.approvals.independence import was_there
from ovillo.casework.approvals.office import GLASS, Office
from ovillo.casework.approvals.signing import OfficialKey
from ovillo.domain.approvals import YOUNG, Action, Approval, ApprovalError, Countersigned, are_two
from ovillo.domain.messages import mark

_NO_KEY: Final = mark("You have no key in this case. Make one with ovillo key make FILE, and enter it with ovillo key.")
_OTHER_KEY: Final = mark("This is not the key that you entered in this case.")
_NO_CHAIN: Final = mark("Nobody stated your unit, so that your signature stands for no chain of command.")
_NOT_GLASS: Final = mark("This is not done on one signature. Ask for it, and let two sign.")
_OWES: Final = mark(
    "An earlier break-glass of yours waits for its countersignature. Ask somebody of another chain to sign it first."
)
_ONE_HAND: Final = mark(
    "You and {by} are not two: one of you admitted the other, stated the unit of the other, or made somebody who did. "
    "Let somebody sign who was not made so."
)
_TOO_YOUNG: Final = mark(
    "Nobody signs for an erasure whose place in the case, unit or key is younger than {hours} hours; yours: {what}. "
    "Sign after that."
)
_CAME_LATER: Final = mark(
    "What would go has been in the case since ledger entry {first}, when two chains of command were; your unit was "
    "stated after it, in entry {since}. Let two sign who were there, or have them approve the units anew: ask units "
    "DIGEST."
)


def require_signer(held: Office, approval: Approval, key: OfficialKey, actor: str, at: datetime) -> None:
    """Nothing, where a signature of the actor by this key counts for this. Raises `ApprovalError`."""
    require_key(held, key, actor)
    if not held.may_sign(actor):
        raise ApprovalError(problem=_NO_CHAIN)
    _require_independent(held, approval, actor, at)


def require_key(held: Office, key: OfficialKey, actor: str) -> None:
    """Nothing, where this is the actor's key. Raises `ApprovalError`."""
    if not held.key_of(actor):
        raise ApprovalError(problem=_NO_KEY)
    if held.key_of(actor) != key.public:
        raise ApprovalError(problem=_OTHER_KEY)


def _require_independent(held: Office, approval: Approval, actor: str, at: datetime) -> None:
    """Nothing where a signature of the actor could be one of two persons'. Raises `ApprovalError`."""
    own = held.signature_of(actor, "", 0, at)
    if approval.action is Action.ERASE and not was_there(own, approval, held.stood):
        raise ApprovalError(problem=_CAME_LATER, first=approval.first_entry, since=own.since)
    if approval.action is Action.ERASE and (made := own.young):
        told = ", ".join(f"{each.what.value} {each.at:%Y-%m-%d %H:%M} UTC" for each in made)
        raise ApprovalError(problem=_TOO_YOUNG, hours=int(YOUNG.total_seconds() // 3600), what=told)
    others = [each for each in approval.signatures if each.chain != own.chain]
    if others and not any(are_two(own, each) for each in others):
        raise ApprovalError(problem=_ONE_HAND, by=others[0].by)


def require_glass(held: Office, action: Action, actor: str, at: datetime) -> None:
    """Nothing, where the actor may break the glass for this. Raises `ApprovalError`."""
    if action not in GLASS:
        raise ApprovalError(problem=_NOT_GLASS)
    waiting = {Countersigned.WAITING, Countersigned.OVERDUE}
    mine = [each for each in held.approvals.values() if each.by == actor and each.countersignature is None]
    if any(held.countersigned(each, at) in waiting for each in mine):
        raise ApprovalError(problem=_OWES)
