"""Approvals, keys of officials and the status of a case, for people and for programs."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from ovillo.domain.approvals import (
    YOUNG,
    Action,
    Approval,
    ApprovalSignature,
    ApprovalState,
    CaseStatus,
    Countersigned,
    Going,
    Made,
    MadeBy,
    StillNaming,
)
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
    Action.GUARDIANS: mark("exchange the guardians: {object}"),
}
_TAKEN = {
    "statements": mark("the statements"),
    "findings": mark("the findings"),
    "entities": mark("the entities"),
    "copies": mark("the copies"),
    "network": mark("the network"),
    "backup": mark("the backup"),
    "record": mark("the record"),
}
_DONE = mark("Done on two signatures under ledger entry {used}: {what} ({id}, asked for by {by}).")
_DONE_ALONE = mark("Done on one signature under ledger entry {used}: {what} ({id}, by {by}).")
_MADE = {
    Made.MEMBER: mark("made a member by {by}, {at}"),
    Made.UNIT: mark("unit stated by {by}, {at}"),
    Made.KEY: mark("key of {at}"),
}
_WHAT = {Made.MEMBER: mark("the place in the case"), Made.UNIT: mark("the unit"), Made.KEY: mark("the key")}
_YOUNG = mark("YOUNGER THAN {hours} HOURS when {by} signed: {what}. Ask whether they are who they are said to be.")
_ONE_HAND = mark("ALL WHO SIGNED WERE MADE SIGNERS BY {who}. Ask whether they are who they are said to be.")
_NOBODY_THERE = mark(
    "NOBODY WHO SIGNED WAS IN THE CASE BEFORE WHAT GOES, which had been there since ledger entry {first}. "
    "Ask whether they are who they are said to be."
)
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
_LATE = mark("ALERT: {by} broke the glass, and {who} of another chain countersigned late, {at}")
_DONE_GLASS = {
    None: mark("{by} broke the glass, and nobody of another chain has countersigned"),
    False: mark("{by} broke the glass; {who} of another chain countersigned in time, {at}"),
    True: _LATE,
}
"""By whether it was late; `None` where nobody did."""
_STATUS = {
    CaseStatus.OPEN: mark("The case is open."),
    CaseStatus.SEALED: mark("The case is sealed since ledger entry {entry}: nothing is added until it is released."),
    CaseStatus.CLOSED: mark("The case is closed since ledger entry {entry}: nothing is added until it is released."),
}
_REASON = mark("why: {reason}")
_ENTRIES = mark("entries {numbers}")
_OVERTAKEN = mark("overtaken: something was noted since that would go with it")
_ASK_ANEW = mark("Ask for all of it, and let two sign: ovillo approval CASE ask erase {goes} --reason WHY")
_GOES = mark("what goes: {what}")
_READ = mark_many("{count} entry of what was read or decided", "{count} entries of what was read or decided")
_STILL = mark(
    "Entry {number} still names somebody of whom it told. To erase that, too: ovillo approval CASE ask erase {number} "
    "--reason WHY · ovillo erase CASE {number}"
)
_NEVER = mark(
    "Entries that still name somebody of whom it told, and that are never erased, because they say who may do what or "
    "what was done: {numbers}"
)
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
                **made_json(each),
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
    left: StillNaming | None = None,
) -> Iterator[str]:
    """An approval with its signatures, what an erasure takes along, and what it left."""
    what = approved_what(found, catalogue)
    is_overtaken = goes is not None and bool(goes.overtaken_by) and state is not ApprovalState.EXPIRED
    told = catalogue.say(_OVERTAKEN if is_overtaken else _STATES[state], used=found.used)
    size = catalogue.say_many(mark("at a ledger of {count} entry"), mark("at a ledger of {count} entries"), found.size)
    yield f"{found.id} {what}, {size}: {told} [{found.number}]"
    if glass is not None:
        is_late = glass is Countersigned.OVERDUE and found.is_late
        yield "  ! " + (
            _countersigned(found, catalogue) if is_late else catalogue.say(_GLASS[glass], by=inline(found.by))
        )
    if found.reason:
        yield "    " + catalogue.say(_REASON, reason=inline(found.reason))
    if goes is not None:
        yield "    " + catalogue.say(_GOES, what=_going(goes, catalogue))
        if is_overtaken:
            yield "    " + catalogue.say(_ASK_ANEW, goes=goes.overtaken_by)
    if left is not None:
        for line in left_lines(left, catalogue):
            yield "    ! " + line
    for line in signer_lines(found, catalogue):
        yield "    " + line


def left_lines(left: StillNaming, catalogue: Catalogue) -> Iterator[str]:
    """Which entries an erasure left that name somebody, and how each is erased."""
    for number in left.erasable:
        yield catalogue.say(_STILL, number=number)
    if left.never:
        yield catalogue.say(_NEVER, numbers=", ".join(map(str, left.never)))


def approved_what(found: Approval, catalogue: Catalogue) -> str:
    """What was asked for, in the reader's words."""
    named = inline(found.object)
    if found.action is Action.ERASE:
        named = catalogue.say(_ENTRIES, numbers=named.removeprefix("entries "))
    elif found.action is Action.EXPORT and named in _TAKEN:
        named = catalogue.say(_TAKEN[named])
    return catalogue.say(_ACTIONS[found.action], object=named)


def signer_lines(found: Approval, catalogue: Catalogue) -> Iterator[str]:
    """Who signed, who had made the signers what they are and when, and what of that should be asked about."""
    for each in found.signatures:
        made = "; ".join(_made(it, catalogue) for it in each.made) or "–"
        fields = {"by": inline(each.by), "chain": inline(each.chain), "at": _moment(each.at)}
        yield catalogue.say(_SIGNED, **fields) + f" [{each.number}] ({made})"
    hours = int(YOUNG.total_seconds() // 3600)
    for each in found.signatures:
        if each.young:
            what = ", ".join(catalogue.say(_WHAT[it.what]) for it in each.young)
            yield "! " + catalogue.say(_YOUNG, hours=hours, by=inline(each.by), what=what)
    makers = frozenset.intersection(*(each.makers for each in found.signatures)) if found.signatures else frozenset()
    if makers and len(found.signatures) > 1:
        yield "! " + catalogue.say(_ONE_HAND, who=", ".join(map(inline, sorted(makers))))
    if found.was_nobody_there:
        yield "! " + catalogue.say(_NOBODY_THERE, first=found.first_entry)


def done_lines(found: Approval, catalogue: Catalogue) -> Iterator[str]:
    """Of an approval that was used: what was done under it, and by whose signatures."""
    what = approved_what(found, catalogue)
    template = _DONE_ALONE if found.is_glass else _DONE
    yield catalogue.say(template, used=found.used, what=what, id=found.id, by=inline(found.by))
    if found.is_glass:
        yield "    " + _countersigned(found, catalogue)
    for line in signer_lines(found, catalogue):
        yield "    " + line


def _countersigned(found: Approval, catalogue: Catalogue) -> str:
    """By whom a broken glass was countersigned, and whether in time."""
    signed = found.countersignature
    if signed is None:
        return catalogue.say(_DONE_GLASS[None], by=inline(found.by))
    return catalogue.say(_DONE_GLASS[found.is_late], by=inline(found.by), who=inline(signed.by), at=_moment(signed.at))


def _made(made: MadeBy, catalogue: Catalogue) -> str:
    return catalogue.say(_MADE[made.what], by=inline(made.by), at=_moment(made.at)) + f" [{made.number}]"


def made_json(signature: ApprovalSignature) -> Line:
    """How a signer came to be one."""
    return {
        "made": [
            {"what": each.what.value, "by": each.by, "at": each.at.isoformat(), "entry": each.number}
            for each in signature.made
        ],
        "makers": sorted(signature.makers),
        "since": signature.since,
        "young": [each.what.value for each in signature.young],
    }


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
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")
