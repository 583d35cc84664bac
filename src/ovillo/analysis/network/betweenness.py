"""How many of the shortest paths between others lead through each node.

Source: Brandes 2001, doi:10.1080/0022250X.2001.9990249.
"""

import heapq
import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from ovillo.analysis.network.graph import Graph

_FINEST = 10**6
_EXACT_UNTIL = 2**256
Lengths = Sequence[dict[int, float]]


def betweenness(graph: Graph, *, lengths: Lengths | None = None) -> list[float]:
    """(nodes,), raw: the sum over pairs of others of the share of their shortest paths through the node.

    Args:
        graph: without direction each pair counts once, with directions each order of it.
        lengths: of each tie, laid out as `Graph.out`; else every tie is one step.
    """
    found = [0.0] * len(graph.ids)
    for start in range(len(graph.ids)):
        for node, share in enumerate(_shares(graph, start, lengths)):
            found[node] += share
    return found if graph.is_directed else [value / 2 for value in found]


@dataclass(frozen=True, slots=True)
class Estimate:
    """Betweenness told from some of the nodes."""

    scores: list[float]
    """(nodes,), unbiased."""
    errors: list[float]
    """(nodes,): standard error of each score."""


def sampled_betweenness(graph: Graph, starts: Sequence[int], *, lengths: Lengths | None = None) -> Estimate:
    """What the paths from `starts`, drawn by chance, say of the betweenness of every node.

    Source: Brandes & Pich 2007, doi:10.1142/S0218127407018403.
    """
    sums, squares = [0.0] * len(graph.ids), [0.0] * len(graph.ids)
    for start in starts:
        for node, share in enumerate(_shares(graph, start, lengths)):
            sums[node] += share
            squares[node] += share * share
    return scale_up(sums, squares, drawn=len(starts), is_directed=graph.is_directed)


def scale_up(sums: Sequence[float], squares: Sequence[float], *, drawn: int, is_directed: bool) -> Estimate:
    """The estimate for all nodes from the sums over those drawn, at least 2, without putting back."""
    count = len(sums)
    times = count / (1 if is_directed else 2)
    rest = math.sqrt(max(0.0, 1 - drawn / count)) if count else 0.0
    spread = (
        math.sqrt(max(0.0, square - total * total / drawn) / (drawn - 1))
        for total, square in zip(sums, squares, strict=True)
    )
    errors = [times * each / math.sqrt(drawn) * rest for each in spread]
    return Estimate([times * total / drawn for total in sums], errors)


def _shares(graph: Graph, start: int, lengths: Lengths | None) -> list[float]:
    """(nodes,): of the shortest paths from `start`, how many lead through each node, each target counted as one."""
    order, before, paths = _by_steps(graph, start) if lengths is None else _by_length(lengths, start)
    share = [0.0] * len(graph.ids)
    for node in reversed(order):
        for each in before[node]:
            share[each] += paths[each] / paths[node] * (1 + share[node])
    share[start] = 0.0
    return share


def tie_lengths(graph: Graph) -> Lengths:
    """1 / weight of each tie, so that a stronger tie is a shorter path.

    In whole numbers of a common unit where one is small enough, so that equal ways are equal: 1/3 + 1/3 + 1/3 is 1.
    """
    exact = {weight: Fraction(weight).limit_denominator(_FINEST) for ties in graph.out for weight in ties.values()}
    unit = 1
    for weight, fraction in exact.items():
        unit = math.lcm(unit, fraction.numerator) if fraction and float(fraction) == weight else _EXACT_UNTIL
        if unit >= _EXACT_UNTIL:
            return [{other: 1 / weight for other, weight in ties.items()} for ties in graph.out]
    return [{other: int(unit / exact[weight]) for other, weight in ties.items()} for ties in graph.out]


_Search = tuple[list[int], list[list[int]], list[int]]


def _by_steps(graph: Graph, start: int) -> _Search:
    """Nodes in order of distance, those before each on shortest paths, and the number of these paths."""
    count = len(graph.ids)
    before: list[list[int]] = [[] for _ in range(count)]
    paths, steps = [0] * count, [-1] * count
    paths[start], steps[start] = 1, 0
    order = [start]
    for node in order:  # grows while it is read: a queue
        for other in graph.out[node]:
            if steps[other] < 0:
                steps[other] = steps[node] + 1
                order.append(other)
            if steps[other] == steps[node] + 1:
                paths[other] += paths[node]
                before[other].append(node)
    return order, before, paths


def _by_length(lengths: Lengths, start: int) -> _Search:
    count = len(lengths)
    before: list[list[int]] = [[] for _ in range(count)]
    paths = [0] * count
    paths[start] = 1
    best: dict[int, float] = {start: 0}
    is_done = [False] * count
    order: list[int] = []
    waiting: list[tuple[float, int]] = [(0, start)]
    while waiting:
        length, node = heapq.heappop(waiting)
        if is_done[node]:
            continue
        is_done[node] = True
        order.append(node)
        for other, more in lengths[node].items():
            longer = length + more
            if other not in best or longer < best[other]:
                best[other] = longer
                heapq.heappush(waiting, (longer, other))
                paths[other], before[other] = paths[node], [node]
            elif longer == best[other] and not is_done[other]:
                paths[other] += paths[node]
                before[other].append(node)
    return order, before, paths
