"""Ways from one node to another, and what lies around one; direction plays no part, ties count alike."""

from collections.abc import Sequence

from ovillo.analysis.network.graph import Graph, without_direction
from ovillo.analysis.network.measures import distances

MOST_ROUTES = 3


def routes(graph: Graph, start: int, end: int, *, most: int = MOST_ROUTES) -> list[list[int]]:
    """Ways from `start` to `end`, shortest first, that share nobody in between: each stands without the others.

    Each is a shortest one among those left; of equally long ones that through the nodes named first.
    """
    out = [sorted(ties) for ties in without_direction(graph).out]
    used: set[int] = set()
    found: list[list[int]] = []
    while len(found) < most and (way := _shortest(out, start, end, used, is_direct=not found)):
        found.append(way)
        used.update(way[1:-1])
    return found


def _shortest(
    out: Sequence[Sequence[int]], start: int, end: int, used: set[int], *, is_direct: bool
) -> list[int] | None:
    """The way; the tie of the two themselves is taken once only."""
    before = {start: start}
    for node in (order := [start]):  # grows while it is read: a queue
        for other in out[node]:
            if other in before or other in used or (not is_direct and (node, other) == (start, end)):
                continue
            before[other] = node
            if other == end:
                way = [end]
                while way[-1] != start:
                    way.append(before[way[-1]])
                return way[::-1]
            order.append(other)
    return None


def around(graph: Graph, center: int, *, steps: int) -> dict[int, int]:
    """Every node within so many steps of `center`, nearest first, with its distance."""
    return distances(without_direction(graph).out, center, limit=steps)
