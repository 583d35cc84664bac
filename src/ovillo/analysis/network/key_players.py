"""Whose absence would part the network most, who reaches most of it, and how firm a rank is when ties are missing.

Source: Borgatti 2006 (KPP-Neg by reachable pairs, KPP-Pos by distance-weighted reach), doi:10.1007/s10588-006-7084-x.
"""

import random
from collections.abc import Callable, Sequence

from ovillo.analysis.network.engines import Engine, betweenness_of, engine_for
from ovillo.analysis.network.graph import Tie, without_direction
from ovillo.analysis.network.measures import distances
from ovillo.domain.networks import Firmness

CANDIDATES = 50
_FEWER_CANDIDATES = 10
_LARGE = 10_000
RUNS = 100
_LEFT_OUT = 10
"""One in so many is left out of each run."""
LEAST = 10
"""Ties and nodes below which a tenth is none."""
_SHARE_OF_WORK = 300
"""Part of the work of one exact betweenness that a network may ask for to be tried again: about 20 seconds."""


def rank(scores: Sequence[float]) -> list[int]:
    """Nodes with a score above 0, highest first; of equals, to nine digits, the one named first."""
    order = sorted((-float(f"{score:.9g}"), node) for node, score in enumerate(scores) if score > 0)
    return [node for _, node in order]


def key_players(engine: Engine, scores: Sequence[float], *, size: int = 3) -> list[int]:
    """Nodes that, chosen one after the other, leave the fewest pairs connected; tried are the highest `scores`."""
    return _choose(
        rank(scores)[: CANDIDATES if len(scores) < _LARGE else _FEWER_CANDIDATES],
        size,
        lambda chosen: -reachable_pairs(engine, without=chosen),
    )


def reachers(engine: Engine, scores: Sequence[float], *, size: int = 3) -> list[int]:
    """Nodes that, chosen one after the other, are together nearest to all others; tried are the highest `scores`."""
    candidates = rank(scores)[: CANDIDATES if len(scores) < _LARGE else _FEWER_CANDIDATES]
    steps = {each: distances(without_direction(engine.graph).out, each) for each in candidates}

    def reach(chosen: Sequence[int]) -> float:
        nearest: dict[int, int] = {}
        for each in chosen:
            for node, distance in steps[each].items():
                nearest[node] = min(distance, nearest.get(node, distance))
        return sum(1 / distance if distance else 1 for distance in nearest.values())

    return _choose(candidates, size, reach)


def _choose(candidates: Sequence[int], size: int, worth: Callable[[Sequence[int]], float]) -> list[int]:
    chosen: list[int] = []
    while len(chosen) < min(size, len(candidates)):
        left = [each for each in candidates if each not in chosen]
        chosen.append(max(left, key=lambda each: worth([*chosen, each])))
    return chosen


def reachable_pairs(engine: Engine, *, without: Sequence[int] = ()) -> int:
    """Pairs of nodes that some chain of ties connects, whatever its direction, after `without` are taken away."""
    return sum(size * (size - 1) // 2 for size in engine.component_sizes(without=without))


def firmness(engine: Engine, top: Sequence[int], *, is_weighted: bool, seed: int = 0) -> Firmness | None:
    """How firm the places of `top` are, among as many highest by betweenness.

    None where the network is too small to leave a tenth out, or too large to try.
    """
    if min(len(engine.ids), engine.edges) < LEAST:
        return None
    if len(engine.ids) * engine.edges > engine.most_work // _SHARE_OF_WORK:
        return None
    chance = random.Random(seed)  # noqa: S311 - a seeded sample, no secret
    graph = engine.graph
    ties = [
        (one, other, weight)
        for one, others in enumerate(graph.out)
        for other, weight in others.items()
        if graph.is_directed or one < other
    ]
    held = dict.fromkeys(top, 0)
    for _ in range(RUNS):
        kept = chance.sample(ties, len(ties) - len(ties) // _LEFT_OUT)
        for node in _highest(engine, kept, len(top), is_weighted=is_weighted) & held.keys():
            held[node] += 1
    stayed, present = dict.fromkeys(top, 0), dict.fromkeys(top, 0)
    for _ in range(RUNS):
        gone = set(chance.sample(range(len(graph.ids)), len(graph.ids) // _LEFT_OUT))
        kept = [tie for tie in ties if tie[0] not in gone and tie[1] not in gone]
        again = _highest(engine, kept, len(top), is_weighted=is_weighted)
        for node in held.keys() - gone:
            present[node] += 1
            stayed[node] += node in again
    shares = (round(100 * stayed[node] / present[node]) if present[node] else 0 for node in top)
    return Firmness(tuple(held.values()), tuple(shares))


def _highest(engine: Engine, ties: Sequence[tuple[int, int, float]], count: int, *, is_weighted: bool) -> set[int]:
    """The nodes of highest betweenness where only these ties are left."""
    ids = engine.ids
    left: list[Tie] = [(ids[one], ids[other], weight) for one, other, weight in ties]
    fewer = engine_for([*((each, each, 1.0) for each in ids), *left], is_directed=engine.is_directed)
    return set(rank(betweenness_of(fewer, is_weighted=is_weighted).scores)[:count])
