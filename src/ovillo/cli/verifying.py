"""What `verify` found, for eyes and for programs."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from ovillo.cli import surface
from ovillo.domain.messages import mark
from ovillo.rendering.approvals import done_lines, made_json
from ovillo.rendering.exchanges import exchange_json, exchange_line
from ovillo.rendering.inert import inert_line
from ovillo.rendering.ledger_lines import place_line

if TYPE_CHECKING:
    from ovillo.domain.approvals import Approval
    from ovillo.interfaces.record import Fault
    from ovillo.workflows.verify import Verified
    from ovillo.workflows.witnessed import HeadsChecked

_STILL = mark(
    "ONE CHAIN OF COMMAND ALONE IS LEFT since ledger entry {number} by {by}, {at}: nobody of another can sign. "
    "What needs two stands still."
)
_UNHEARD = mark(
    "THE TIME TO REPLY STANDS STILL for questions that checks opened: {questions}. At most one chain of command can "
    "speak there, apart from those whom the asker put into the case."
)
_NO_STAMP = mark(
    "NO TIME STAMP lies beside the case: no authority says since when any of its entries was there. ovillo ledger "
    "stamp asks for one."
)


def fault_lines(result: "Verified") -> Iterator[str]:
    """The lines on all that is not intact."""
    fault = result.fault
    while fault is not None:
        sentence = mark("NOT INTACT: {place}: {problem}")
        place = place_line(fault.place, surface.catalogue())
        yield surface.say(sentence, place=place, problem=surface.say(fault.problem, **fault.fields))
        fault = fault.besides
    for each in result.told:
        told = surface.say(each.template, **each.fields)
        yield surface.say(mark("NOT INTACT, BY ITS GUARDIANS: {problem}"), problem=told)


def show(result: "Verified") -> None:
    """Lines to standard output."""
    for each in fault_lines(result):
        surface.line(each)
    if result.fault is None and result.head is not None:
        sentence = mark("Intact: {documents} documents, {entries} ledger entries, root {root}.")
        if result.told:
            sentence = mark(
                "What is here agrees with itself alone: {documents} documents, {entries} ledger entries, root {root}."
            )
        head = result.head
        surface.line(surface.say(sentence, documents=result.documents, entries=head.size, root=head.root.hex()))
    for under, entries in result.erased:
        surface.line(surface.say(mark("Erased under ledger entry {under}: {entries}."), under=under, entries=entries))
    if surface.settings().actor not in result.recused:
        _show_acts(result)
    if result.heads is not None:
        _show_heads(result.heads)
    if result.stamps is not None and not result.stamps.stamps and not result.stamps.faults:
        surface.line(surface.say(_NO_STAMP))
    for size, stamp in result.stamps.stamps if result.stamps else ():
        sentence = mark("Time stamp of a head of {size} entries: {at}, by {who}.")
        at = stamp.at.strftime("%Y-%m-%d %H:%M:%S UTC")
        surface.line(surface.say(sentence, size=size, at=at, who=stamp.authority))


def _show_acts(result: "Verified") -> None:
    for act in result.done:
        for told in done_lines(act, surface.catalogue()):
            surface.line(inert_line(told))
    for change in result.exchanges:
        surface.line(inert_line(exchange_line(change, surface.catalogue())))
    if result.still is not None:
        at = result.still.at.strftime("%Y-%m-%d %H:%M UTC")
        told = surface.say(_STILL, number=result.still.number, by=result.still.by, at=at)
        surface.line(inert_line(told))
    if result.unheard:
        surface.line(surface.say(_UNHEARD, questions=", ".join(each[:12] for each in result.unheard)))


def _show_heads(found: "HeadsChecked") -> None:
    if found.last is not None:
        sentence = mark(
            "Continues what guardians cosigned: {size} entries of {present}, by {who}; heads compared: {heads}."
        )
        who = ", ".join(each.key.name for each in found.last.cosigned) or surface.say(mark("nobody"))
        size = found.last.checkpoint.size
        surface.line(surface.say(sentence, size=size, present=found.present, who=who, heads=found.heads))
        if found.present > size:
            sentence = mark("NOT PROVED BY GUARDIANS: of {present} entries the last {waiting}.")
            surface.line(surface.say(sentence, waiting=found.present - size, present=found.present))
    elif not found.heads:
        sentence = mark(
            "NOT ONE OF {present} ENTRIES IS PROVED BY GUARDIANS: no head that they cosigned lies beside the case. Ask "
            "one of them for its last head, and give it with --head."
        )
        surface.line(surface.say(sentence, present=found.present))
    if found.by_own_policy:
        surface.line(
            surface.say(mark("By the guardians that the case itself names. Give --policy to say whom you trust."))
        )


def _fault_json(fault: "Fault") -> Mapping[str, Any]:  # Any: a JSON value
    told = {"what": fault.what, "place": fault.place, "problem": surface.say(fault.problem, **fault.fields)}
    return told | ({"besides": _fault_json(fault.besides)} if fault.besides else {})


def as_json(result: "Verified") -> Mapping[str, Any]:  # Any: a JSON value
    """What was found, as one JSON object."""
    fault, is_told = result.fault, surface.settings().actor not in result.recused
    return {
        "intact": result.is_intact,
        "documents": result.documents,
        "entries": result.head.size if result.head else None,
        "root": result.head.root.hex() if result.head else None,
        "erased": [{"entries": entries, "under": under} for under, entries in result.erased],
        "done": [_done(each) for each in result.done if is_told],
        "exchanges": [exchange_json(each) for each in result.exchanges if is_told],
        "stands_still": (result.still and is_told and {"entry": result.still.number, "by": result.still.by}) or None,
        "replies_stand_still": [each for each in result.unheard if is_told],
        "fault": fault and _fault_json(fault),
        "witnessed": result.heads and _heads(result.heads),
        "time_stamps": result.stamps
        and {
            "stamps": [
                {"size": size, "at": stamp.at.isoformat(), "authority": stamp.authority}
                for size, stamp in result.stamps.stamps
            ],
            "faults": [surface.say(each.template, **each.fields) for each in result.stamps.faults],
        },
    }


def _done(act: "Approval") -> Mapping[str, Any]:  # Any: a JSON value
    signers = [
        {"by": each.by, "chain": each.chain, "at": each.at.isoformat(), **made_json(each)} for each in act.signatures
    ]
    told = {"id": act.id, "action": act.action.value, "object": act.object, "entry": act.used}
    return {**told, "break_glass": act.is_glass, "signatures": signers}


def _heads(found: "HeadsChecked") -> Mapping[str, Any]:  # Any: a JSON value
    last = found.last
    return {
        "heads": found.heads,
        "size": last.checkpoint.size if last else 0,
        "cosigned": [{"guardian": each.key.name, "at": each.at} for each in last.cosigned] if last else [],
        "by_own_policy": found.by_own_policy,
        "faults": [surface.say(each.template, **each.fields) for each in found.faults],
    }
