"""Ties that tables of calls make, beside those of what was said.

1. A number is a node; it is the case's own where a phone of the case has the same digits, and it is nobody's until a
   source says whose: no call ties people.
2. Calls from one number to another are one part of a tie, with all their rows.
3. Where calls alone are asked for they weigh as many as they are; beside what was said a table weighs 1, like any other
   source.
4. Rows have no standing and nobody accepts them: where a standing or acceptance is asked for, they are left out.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ovillo.domain.calls import TABLE, Call
from ovillo.domain.entities import EntityType
from ovillo.domain.networks import CALLS, Citation, Network, NetworkNode, NetworkTie, TiePart, Wanted

_LEAST_DIGITS = 6


@dataclass(frozen=True, slots=True)
class CallSource:
    """The table that a call stands in; a call's row tells its place among the sources."""

    document: str
    name: str


def with_calls(network: Network, calls: Iterable[Call], sources: Sequence[CallSource], wanted: Wanted) -> Network:
    """The network with the calls that are wanted; nodes and ties stand in the order of their ids."""
    groups: dict[tuple[str, str], list[Call]] = defaultdict(list)
    for call in calls:
        if call.called and call.called != call.caller and _passes(call, sources[call.row // TABLE], wanted):
            groups[call.caller, call.called].append(call)
    phones = {_digits(node.name): node for node in network.nodes if node.type is EntityType.PHONE}
    nodes = {node.id: node for node in network.nodes}
    ties = {(tie.source, tie.target): tie for tie in network.ties}
    is_alone = set(wanted.kinds) == {CALLS}
    for (caller, called), rows in groups.items():
        one, other = _node(caller, phones), _node(called, phones)
        nodes[one.id], nodes[other.id] = one, other
        part = _part(one, other, rows, sources, is_alone=is_alone)
        known = ties.get((one.id, other.id), NetworkTie(one.id, other.id, ()))
        ties[one.id, other.id] = replace(known, parts=(*known.parts, part))
    ordered = tuple(ties[ends] for ends in sorted(ties))
    return Network(tuple(nodes[each] for each in sorted(nodes)), ordered, network.left_out)


def _passes(call: Call, source: CallSource, wanted: Wanted) -> bool:
    if wanted.standings or wanted.only_accepted or wanted.source_kinds or wanted.said_by:
        return False
    if wanted.sources and not {source.document, source.name} & set(wanted.sources):
        return False
    day = date.fromisoformat(call.at[:10])
    return not ((wanted.since and day < wanted.since) or (wanted.until and day > wanted.until))


def _digits(written: str) -> str:
    return "".join(filter(str.isdigit, written))


def _node(number: str, phones: Mapping[str, NetworkNode]) -> NetworkNode:
    digits = _digits(number)
    if len(digits) >= _LEAST_DIGITS and digits in phones:
        return phones[digits]
    return NetworkNode(f"phone:{number}", number, EntityType.PHONE)


def _part(
    one: NetworkNode, other: NetworkNode, rows: Sequence[Call], sources: Sequence[CallSource], *, is_alone: bool
) -> TiePart:
    tables = {call.row // TABLE for call in rows}
    days = [date.fromisoformat(call.at[:10]) for call in rows]
    return TiePart(
        predicate=CALLS,
        source=one.id,
        target=other.id,
        weight=float(len(rows) if is_alone else len(tables)),
        first=min(days),
        last=max(days),
        count=len(rows),
        citations=tuple(
            Citation(
                line=call.row % TABLE,
                document=sources[call.row // TABLE].document,
                document_name=sources[call.row // TABLE].name,
                source=sources[call.row // TABLE].name,
            )
            for call in sorted(rows, key=lambda call: call.row)
        ),
    )
