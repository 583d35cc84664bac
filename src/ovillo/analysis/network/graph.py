"""A graph of ties, and what can be counted on it.

1. Repeated ties are one, their weights add up; without directions a reversed tie is a repeat too.
2. A tie of somebody to themselves keeps the node and counts in nothing.
3. Nodes stand in the order in which the ties first name them, so that every answer is the same on every machine.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Tie = tuple[str, str, float]


@dataclass(frozen=True, slots=True)
class Graph:
    """Ties between numbered nodes."""

    ids: tuple[str, ...]
    out: tuple[dict[int, float], ...]
    """For each node whom it leads to, with the weight; both ways round where ties have no direction."""
    is_directed: bool

    @property
    def edges(self) -> int:
        total = sum(map(len, self.out))
        return total if self.is_directed else total // 2


def build_graph(ties: Iterable[Tie], *, is_directed: bool) -> Graph:
    """The graph of ties; weights are greater than 0."""
    number: dict[str, int] = {}
    out: list[dict[int, float]] = []
    for source, target, weight in ties:
        for each in (source, target):
            if each not in number:
                number[each] = len(number)
                out.append({})
        one, other = number[source], number[target]
        if one == other:
            continue
        out[one][other] = out[one].get(other, 0.0) + weight
        if not is_directed:
            out[other][one] = out[other].get(one, 0.0) + weight
    return Graph(tuple(number), tuple(out), is_directed)


def without_direction(graph: Graph) -> Graph:
    """The same ties, each leading both ways; the weights of both directions add up."""
    if not graph.is_directed:
        return graph
    out: list[dict[int, float]] = [{} for _ in graph.ids]
    for one, ties in enumerate(graph.out):
        for other, weight in ties.items():
            out[one][other] = out[one].get(other, 0.0) + weight
            out[other][one] = out[other].get(one, 0.0) + weight
    return Graph(graph.ids, tuple(out), is_directed=False)


def degrees(graph: Graph) -> list[int]:
    """(nodes,), ties of each node; with directions those that lead in and out together."""
    found = [len(ties) for ties in graph.out]
    if graph.is_directed:
        for ties in graph.out:
            for other in ties:
                found[other] += 1
    return found


def strengths(graph: Graph) -> list[float]:
    """(nodes,), the weights of each node's ties added up; with directions of those that lead in and out together."""
    found = [sum(ties.values()) for ties in graph.out]
    if graph.is_directed:
        for ties in graph.out:
            for other, weight in ties.items():
                found[other] += weight
    return found


def density(nodes: int, edges: int, *, is_directed: bool) -> float:
    """Share of the possible ties that are there; 0 below two nodes."""
    possible = nodes * (nodes - 1) / (1 if is_directed else 2)
    return edges / possible if possible else 0.0


def component_sizes(graph: Graph, *, without: Sequence[int] = ()) -> list[int]:
    """Number of nodes of each connected part, largest first, without those of `without`; direction plays no part."""
    out = without_direction(graph).out
    seen = set(without)
    sizes = []
    for start in range(len(out)):
        if start in seen:
            continue
        seen.add(start)
        waiting, size = [start], 0
        while waiting:
            size += 1
            for other in out[waiting.pop()]:
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
        sizes.append(size)
    return sorted(sizes, reverse=True)


def transitivity(graph: Graph) -> float:
    """Share of the pairs with a common neighbour that are tied themselves, 0 to 1; direction plays no part."""
    out = without_direction(graph).out
    pairs = sum(len(ties) * (len(ties) - 1) for ties in out)
    closed = sum(len(ties.keys() & out[other].keys()) for ties in out for other in ties)
    return closed / pairs if pairs else 0.0
