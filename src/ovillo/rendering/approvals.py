"""Approvals, keys of officials and the status of a case, for people and for programs."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from ovillo.domain.approvals import Action, Approval, ApprovalState, CaseStatus, Countersigned, Going
from ovillo.domain.messages import mark
from ovillo.rendering.catalogue import Catalogue, mark_many
from ovillo.rendering.inert import inline

Line = Mapping[str, Any]  # Any: a JSON value

_ACTIONS = {
    Action.EXPORT: mark("export {object}"),
    Action.SEAL: mark("seal the case"),
    Action.RELEASE: mark("release the case"),
    Action.CLOSE: mark("close the case"),
    Action.ERASE: mark("erase {object}"),
    Action.UNITS: mark("state units anew: {object}"),
    Action.KEY: mark("another key: {object}"),
}
_STATES = {
    ApprovalState.WAITING: mark("waits for signatures of two chains of command"),
    ApprovalState.HOLDS: mark("holds: it can be done once"),
    ApprovalState.USED: mark("done under ledger entry {used}"),
    ApprovalState.EXPIRED: mark("expired"),
}
_GLASS = {
    Countersigned.WAITING: mark(
        "ALERT: {by} broke the glass. Somebody of another chain of command countersigns within 24 hours"
    ),
    Countersigned.DONE: mark("{by} broke the glass; countersigned in time"),
    Countersigned.OVERDUE: mark("ALERT: {by} broke the glass, and nobody of another chain countersigned in 24 hours"),
}
_STATUS = {
    CaseStatus.OPEN: mark("The case is open."),
    CaseStatus.SEALED: mark("The case is sealed since ledger entry {entry}: nothing is added until it is released."),
    CaseStatus.CLOSED: mark("The case is closed since ledger entry {entry}: nothing is added until it is released."),
}
_REASON = mark("why: {reason}")
_ENTRIES = mark("entries {numbers}")
_GOES = mark("what goes: {what}")
_READ = mark_many("{count} entry of what was read or decided", "{count} entries of what was read or decided")
_SIGNED = mark("signed by {by} for the chain of {chain}, {at}")


def approval_json(
    found: Approval, state: ApprovalState, glass: Countersigned | None, messages: Mapping[str, str]
) -> Line:
    """An approval with all that somebody needs to check its signatures with another program."""
    return {
        "id": found.id,
        "action": found.action.value,
        "object": found.object,
        "ledger_size": found.size,
        "ledger_root": found.root,
        "asked_by": found.by,
        "asked_at": found.at.isoformat(),
        "entry": found.number,
        "reason": found.reason or None,
        "state": state.value,
        "used": found.used,
        "break_glass": glass.value if glass else None,
        "signatures": [
            {
                "by": each.by,
                "chain": each.chain,
                "at": each.at.isoformat(),
                "entry": each.number,
                "public_key": each.public,
                "message": messages[each.by],
                "signature": each.signature,
            }
            for each in found.signatures
        ],
    }


def approval_lines(
    found: Approval,
    state: ApprovalState,
    glass: Countersigned | None,
    catalogue: Catalogue,
    *,
    goes: Going | None = None,
) -> Iterator[str]:
    """An approval with its signatures, and what an erasure takes along."""
    named = inline(found.object)
    if found.action is Action.ERASE:
        named = catalogue.say(_ENTRIES, numbers=named.removeprefix("entries "))
    what = catalogue.say(_ACTIONS[found.action], object=named)
    told = catalogue.say(_STATES[state], used=found.used)
    size = catalogue.say_many(mark("at a ledger of {count} entry"), mark("at a ledger of {count} entries"), found.size)
    yield f"{found.id} {what}, {size}: {told} [{found.number}]"
    if glass is not None:
        yield "  ! " + catalogue.say(_GLASS[glass], by=inline(found.by))
    if found.reason:
        yield "    " + catalogue.say(_REASON, reason=inline(found.reason))
    if goes is not None:
        yield "    " + catalogue.say(_GOES, what=_going(goes, catalogue))
    for each in found.signatures:
        fields = {"by": inline(each.by), "chain": inline(each.chain), "at": _moment(each.at)}
        yield "    " + catalogue.say(_SIGNED, **fields) + f" [{each.number}]"


def _going(goes: Going, catalogue: Catalogue) -> str:
    parts = [
        *map(inline, goes.documents),
        *(f"[{number}] {kind}, {inline(by)}" for number, kind, by in goes.acts),
        *([catalogue.say_many(*_READ, goes.others)] if goes.others else []),
    ]
    return "; ".join(parts)


def key_line(official: str, public: str, chain: str, number: int) -> str:
    """Whose key is in force."""
    return f"{inline(official)}: {public}" + (f" ({inline(chain)})" if chain else "") + f" [{number}]"


def status_line(status: CaseStatus, entry: int | None, catalogue: Catalogue) -> str:
    """Whether the case takes anything in."""
    return catalogue.say(_STATUS[status], entry=entry)


def _moment(at: datetime) -> str:
    return at.isoformat(timespec="minutes")
