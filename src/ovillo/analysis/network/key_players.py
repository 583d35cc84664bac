"""Whose absence would part the network most, and how firm a rank is when ties are missing.

Source: Borgatti 2006 (KPP-Neg, reachable pairs), doi:10.1007/s10588-006-7084-x.
"""

import random
from collections.abc import Sequence

from ovillo.analysis.network.betweenness import betweenness, tie_lengths
from ovillo.analysis.network.graph import Graph, Tie, build_graph, component_sizes

CANDIDATES = 50
RUNS = 100
_MOST_WORK = 300_000
"""Nodes times ties up to which the ranks are tried again: about 20 seconds."""


def rank(scores: Sequence[float]) -> list[int]:
    """Nodes with a score above 0, highest first; of equals the one named first."""
    return sorted((node for node, score in enumerate(scores) if score > 0), key=lambda node: (-scores[node], node))


def key_players(graph: Graph, scores: Sequence[float], *, size: int = 3) -> list[int]:
    """Nodes that, chosen one after the other, leave the fewest pairs connected; tried are the highest `scores`."""
    chosen: list[int] = []
    candidates = rank(scores)[:CANDIDATES]
    while len(chosen) < size and len(chosen) < len(candidates):
        left = [each for each in candidates if each not in chosen]
        chosen.append(min(left, key=lambda each: reachable_pairs(graph, without=[*chosen, each])))
    return chosen


def reachable_pairs(graph: Graph, *, without: Sequence[int] = ()) -> int:
    """Pairs of nodes that some chain of ties connects, whatever its direction, after `without` are taken away."""
    return sum(size * (size - 1) // 2 for size in component_sizes(graph, without=without))


def firmness(graph: Graph, top: Sequence[int], *, is_weighted: bool, seed: int = 0) -> list[int] | None:
    """In how many of 100 runs, each without 10 % of the ties, a node of `top` is among as many highest by betweenness.

    None where the network is too large to try.
    """
    if len(graph.ids) * graph.edges > _MOST_WORK:
        return None
    chance = random.Random(seed)  # noqa: S311 - a seeded sample, no secret
    ties = [
        (one, other, weight)
        for one, others in enumerate(graph.out)
        for other, weight in others.items()
        if graph.is_directed or one < other
    ]
    held = [0] * len(top)
    for _ in range(RUNS):
        kept = chance.sample(ties, len(ties) - len(ties) // 10)
        fewer = _with(graph, [(graph.ids[one], graph.ids[other], weight) for one, other, weight in kept])
        again = set(rank(betweenness(fewer, lengths=tie_lengths(fewer) if is_weighted else None))[: len(top)])
        held = [count + (node in again) for count, node in zip(held, top, strict=True)]
    return held


def _with(graph: Graph, ties: Sequence[Tie]) -> Graph:
    """The same nodes with other ties."""
    return build_graph([*((each, each, 1.0) for each in graph.ids), *ties], is_directed=graph.is_directed)
