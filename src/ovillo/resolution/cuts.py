"""Ties that cannot all hold, cut without favour to any: the result does not depend on who or what came first."""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

Node = TypeVar("Node", int, str)


def without_conflicts(
    ties: Iterable[tuple[Node, Node]], conflicts: Callable[[Sequence[Node]], Iterable[tuple[Node, Node]]]
) -> set[tuple[Node, Node]]:
    """The ties but for those on a shortest way between two nodes that must stay apart.

    Args:
        ties: pairs, the smaller first.
        conflicts: the pairs, among nodes that hang together, that must stay apart.
    """
    kept = set(ties)
    while True:
        beside: dict[Node, set[Node]] = defaultdict(set)
        for one, other in kept:
            beside[one].add(other)
            beside[other].add(one)
        cut: set[tuple[Node, Node]] = set()
        for part in _parts(beside):
            for left, right in conflicts(part):
                cut |= _shortest_ways(left, right, beside)
        if not cut:
            return kept
        kept -= cut


def _parts(beside: Mapping[Node, set[Node]]) -> list[list[Node]]:
    """The nodes that hang together."""
    seen: set[Node] = set()
    parts = []
    for start in beside:
        if start not in seen:
            part = list(_distances(start, beside))
            seen.update(part)
            parts.append(part)
    return parts


def _distances(start: Node, beside: Mapping[Node, set[Node]]) -> dict[Node, int]:
    """How many ties lie between one node and each that hangs together with it."""
    found, waiting = {start: 0}, deque([start])
    while waiting:
        here = waiting.popleft()
        for there in beside[here]:
            if there not in found:
                found[there] = found[here] + 1
                waiting.append(there)
    return found


def _shortest_ways(left: Node, right: Node, beside: Mapping[Node, set[Node]]) -> set[tuple[Node, Node]]:
    from_left, from_right = _distances(left, beside), _distances(right, beside)
    return {
        (min(one, other), max(one, other))
        for one in from_left
        for other in beside[one]
        if from_left[one] + 1 + from_right[other] == from_left[right]
    }
