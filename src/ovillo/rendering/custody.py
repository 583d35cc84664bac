"""Chains of custody for people, for programs, and as CASE/UCO.

The last has an investigative action for each act and a provenance record for each item.

Source: https://caseontology.org, CASE 1.x; held against the shapes of case-utils (Apache-2.0) in the tests.
"""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ovillo.domain.canonical import identity
from ovillo.domain.custody import ActKind, Chain, CustodyAct, CustodyState, Gap, GapKind
from ovillo.domain.messages import mark
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.inert import inline, reveal

Line = dict[str, Any]  # Any: a JSON value

_STATES = {
    CustodyState.SEALED: mark("sealed, {seal}, held by {holder}"),
    CustodyState.OPEN: mark("open, held by {holder}"),
    CustodyState.IN_TRANSIT: mark("on the way: nobody holds it"),
    CustodyState.RETURNED: mark("returned"),
}
_ACTS = {
    ActKind.SEAL: mark("sealed by {by}"),
    ActKind.HAND: mark("handed over by {by}"),
    ActKind.RECEIVE: mark("received by {by}"),
    ActKind.OPEN: mark("opened by {by}"),
    ActKind.COPY: mark("copied by {by}"),
    ActKind.RETURN: mark("returned by {by}"),
}
_GAPS = {
    GapKind.NOBODY_RECEIVED: mark("handed over, and nobody received it"),
    GapKind.LATE_RECEIPT: mark("long on the way: between hand-over and receipt nobody held it"),
    GapKind.RECEIVED_UNHANDED: mark("received, though nobody handed it over"),
    GapKind.OTHER_RECEIVER: mark("received by somebody else than it was handed to"),
    GapKind.OTHER_GIVER: mark("received from somebody else than handed it over"),
    GapKind.NOT_HOLDER: mark("an act of somebody who did not hold it, by the acts recorded before"),
    GapKind.SEAL_DIFFERS: mark("the seal is not the last that was put on"),
    GapKind.SEAL_BROKEN: mark("the seal was found broken"),
    GapKind.OPENED_WITHOUT_WITNESS: mark("opened without a witness"),
    GapKind.MOVED_OPEN: mark("given away while open"),
    GapKind.LEFT_OPEN: mark("left open"),
    GapKind.SEALED_UNOPENED: mark("sealed again, though nobody opened it"),
    GapKind.COPIED_SEALED: mark("copied, though nobody opened it"),
    GapKind.COPY_DIFFERS: mark("the copy is not what was sealed: their SHA-256 differ"),
    GapKind.AFTER_RETURN: mark("an act after it was returned"),
    GapKind.NOT_SEALED_FIRST: mark("the chain does not begin with a seal"),
    GapKind.OUT_OF_ORDER: mark("said to have happened before the act that was recorded earlier"),
    GapKind.RECORDED_LATE: mark("recorded long after it happened"),
    GapKind.RECORDED_BEFORE: mark("recorded before it is said to have happened"),
    GapKind.UNSIGNED: mark("not signed by the key of whoever handed it over or received it"),
    GapKind.CHAIN_BROKEN: mark("it does not go on from the act before it: one was taken out or put between"),
}
MEANING = mark("A finding is about an item and its record: it opens a question, and says nothing of anybody's intent.")
_CONTEXT = {
    "kb": "https://ovillo.example/kb/",
    "case-investigation": "https://ontology.caseontology.org/case/investigation/",
    "uco-action": "https://ontology.unifiedcyberontology.org/uco/action/",
    "uco-core": "https://ontology.unifiedcyberontology.org/uco/core/",
    "uco-identity": "https://ontology.unifiedcyberontology.org/uco/identity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def chain_json(chain: Chain) -> Mapping[str, Any]:  # Any: a JSON value
    """The stable form of one chain."""
    return {
        "item": chain.item,
        "what": chain.what,
        "state": chain.state.value,
        "holder": chain.holder,
        "seal": chain.seal,
        "sha256": chain.sha256 or None,
        "head": chain.head,
        "acts": [
            {
                "entry": each.number,
                "act": each.kind.value,
                "by": each.by,
                "happened": each.happened.isoformat(),
                "recorded": each.recorded.isoformat(),
                "signed": each.is_signed,
                "details": dict(each.details),
            }
            for each in chain.acts
        ],
        "findings": [_gap_json(each) for each in chain.gaps],
    }


def _gap_json(gap: Gap) -> Mapping[str, Any]:  # Any: a JSON value
    return {
        "kind": gap.kind.value,
        "entries": list(gap.acts),
        "since": gap.since.isoformat(),
        "until": gap.until.isoformat() if gap.until else None,
        "hours": gap.hours,
    }


def chain_lines(chain: Chain, catalogue: Catalogue) -> Iterator[str]:
    """The item, its acts, and what the chain lacks."""
    yield from summary_lines(chain, catalogue)
    for act in chain.acts:
        details = "; ".join(f"{catalogue.say(name)}: {inline(text)}" for name, text in sorted(act.details.items()))
        told = act_words(act, catalogue)
        yield f"    {act.happened.isoformat(timespec='minutes')}  {told}" + (f" ({details})" if details else "")
    yield "    " + catalogue.say(mark("Head of the chain: {head}"), head=chain.head)


def summary_lines(chain: Chain, catalogue: Catalogue) -> Iterator[str]:
    """The item and what its chain lacks."""
    what = f" ({inline(chain.what)})" if chain.what else ""
    yield f"{inline(chain.item)}{what}: {state_words(chain, catalogue)}"
    yield from (f"  ! {each}" for each in gap_lines(chain, catalogue))


def act_words(act: CustodyAct, catalogue: Catalogue) -> str:
    """What somebody did with an item."""
    return catalogue.say(_ACTS[act.kind], by=inline(act.by))


def state_words(chain: Chain, catalogue: Catalogue) -> str:
    """Where an item is."""
    return catalogue.say(_STATES[chain.state], seal=inline(chain.seal or "—"), holder=inline(chain.holder or "—"))


def gap_lines(chain: Chain, catalogue: Catalogue) -> Iterator[str]:
    """What a chain lacks, with the entries that show it; acts that were recorded late last, in one line."""
    late = [gap for gap in chain.gaps if gap.kind is GapKind.RECORDED_LATE]
    others = [gap for gap in chain.gaps if gap.kind is not GapKind.RECORDED_LATE]
    longest = max(late, key=lambda gap: gap.hours or 0, default=None)
    if longest is not None:
        others.append(replace(longest, acts=tuple(number for gap in late for number in gap.acts)))
    for gap in others:
        long = "" if gap.hours is None else ", " + catalogue.say_many("{count} hour", "{count} hours", gap.hours)
        if gap is others[-1] and len(late) > 1:
            long = ", " + catalogue.say(mark("up to {time}"), time=long.removeprefix(", "))
        entries = ", ".join(map(str, gap.acts))
        yield catalogue.say(
            mark("{what}{long} (entries {entries})"), what=catalogue.say(_GAPS[gap.kind]), long=long, entries=entries
        )


def custody_graph(chains: Sequence[Chain]) -> Line:
    """The chains as one CASE/UCO JSON-LD document; two exports name one thing alike."""
    people = sorted({act.by for chain in chains for act in chain.acts})
    graph: list[Line] = [
        {"@id": _name("person", name), "@type": "uco-identity:Person", "uco-core:name": reveal(name)} for name in people
    ]
    for chain in chains:
        graph += _chain_nodes(chain)
    return {"@context": _CONTEXT, "@graph": graph}


def _chain_nodes(chain: Chain) -> Iterator[Line]:
    item = _name("item", chain.item)
    yield {"@id": item, "@type": "uco-core:UcoObject", "uco-core:name": reveal(chain.item), **_described(chain.what)}
    actions = [_name("act", chain.item, act.head) for act in chain.acts]
    findings = "; ".join(f"{each.kind.value} (entries {', '.join(map(str, each.acts))})" for each in chain.gaps)
    yield {
        "@id": _name("provenance", chain.item),
        "@type": "case-investigation:ProvenanceRecord",
        "case-investigation:exhibitNumber": reveal(chain.item),
        "uco-core:object": [{"@id": each} for each in (item, *actions)],
        **_described(f"Findings: {findings}" if findings else ""),
    }
    for number, act in enumerate(chain.acts):
        yield _action(act, actions[number], item, before=actions[number - 1] if number else None)


def _action(act: CustodyAct, name: str, item: str, *, before: str | None) -> Line:
    moment = {"@type": "xsd:dateTime", "@value": act.happened.isoformat()}
    details = "; ".join(f"{key}: {reveal(text)}" for key, text in sorted(act.details.items()))
    line: Line = {
        "@id": name,
        "@type": "case-investigation:InvestigativeAction",
        "uco-core:name": act.kind.value,
        "uco-action:startTime": moment,
        "uco-action:endTime": moment,
        "uco-action:performer": {"@id": _name("person", act.by)},
        "uco-action:object": {"@id": item},
        **_described(details),
    }
    if before:
        line["case-investigation:wasInformedBy"] = {"@id": before}
    return line


def _described(text: str) -> Line:
    return {"uco-core:description": reveal(text)} if text else {}


def _name(kind: str, *parts: str) -> str:
    return f"kb:{kind}-{uuid.uuid5(uuid.NAMESPACE_URL, identity('custody', kind, *parts))}"
