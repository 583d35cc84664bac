"""What each node's place says: how near it is to all others, how deep it sits, how its neighbours are tied.

Direction plays no part in these, and ties count alike, but for `pagerank`, which follows directions.
"""

from collections.abc import Sequence

from ovillo.analysis.network.graph import Graph, without_direction

DAMPING = 0.85
LEAST_CHANGE = 1e-10
MOST_ROUNDS = 500


def closeness(graph: Graph) -> list[float]:
    """(nodes,), 0 to 1: reached others / their mean distance, as a share of all others; 1 is a step from everybody.

    Source: Wasserman & Faust 1994, formula for networks in several parts.
    """
    out = without_direction(graph).out
    found = []
    for start in range(len(out)):
        steps = distances(out, start)
        total, reached = sum(steps.values()), len(steps) - 1
        found.append(reached / total * reached / (len(out) - 1) if total else 0.0)
    return found


def distances(out: Sequence[dict[int, float]], start: int, *, limit: int | None = None) -> dict[int, int]:
    """Steps from `start` to every node that can be reached, nearest first; with a limit only those within it."""
    steps = {start: 0}
    for node in (order := [start]):  # grows while it is read: a queue
        if steps[node] == limit:
            break
        for other in out[node]:
            if other not in steps:
                steps[other] = steps[node] + 1
                order.append(other)
    return steps


def core_numbers(graph: Graph) -> list[int]:
    """(nodes,): the largest k such that the node stands in a part in which all have at least k ties within it.

    Source: Batagelj & Zaversnik 2003, arXiv:cs/0310049.
    """
    out = without_direction(graph).out
    left = [len(ties) for ties in out]
    waiting: list[list[int]] = [[] for _ in range(max(left, default=0) + 1)]
    for node, count in enumerate(left):
        waiting[count].append(node)
    core, is_done = [0] * len(out), [False] * len(out)
    level = 0
    while level < len(waiting):
        if not waiting[level]:
            level += 1
            continue
        node = waiting[level].pop()
        if is_done[node] or left[node] > level:
            continue
        is_done[node], core[node] = True, level
        for other in out[node]:
            if left[other] > level:
                left[other] -= 1
                waiting[left[other]].append(other)
    return core


def clustering(graph: Graph) -> list[float]:
    """(nodes,), 0 to 1: the share of the pairs of a node's neighbours that are tied themselves; 0 below two."""
    out = without_direction(graph).out
    found = []
    for ties in out:
        pairs = len(ties) * (len(ties) - 1)
        closed = sum(len(ties.keys() & out[other].keys()) for other in ties)
        found.append(closed / pairs if pairs else 0.0)
    return found


def pagerank(graph: Graph) -> list[float]:
    """(nodes,), sums to 1: how often a walk along ties, begun anew with a chance of 0.15 a step, is at the node.

    Source: Brin & Page 1998; whoever has no way out is left for any node.
    """
    count = len(graph.ids)
    if not count:
        return []
    now = [1 / count] * count
    for _ in range(MOST_ROUNDS):
        stuck = sum(now[node] for node, ties in enumerate(graph.out) if not ties)
        then = [(1 - DAMPING + DAMPING * stuck) / count] * count
        for node, ties in enumerate(graph.out):
            for other in ties:
                then[other] += DAMPING * now[node] / len(ties)
        change = sum(abs(one - two) for one, two in zip(now, then, strict=True))
        now = then
        if change < LEAST_CHANGE:
            break
    return now
