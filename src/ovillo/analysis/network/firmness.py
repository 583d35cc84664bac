"""How firm ranks and sets are when a part of the network is missing.

1. 100 times a tenth of the ties is left out by chance, 100 times a tenth of the nodes, always by the same seed.
2. What is asked each time is asked again: who is among the highest, and who is in the two sets.
3. Of nodes left out only those runs count that keep the node.
"""

import random
from collections.abc import Iterator, Mapping, Sequence

from ovillo.analysis.network.engines import Engine, betweenness_of, engine_for
from ovillo.analysis.network.key_players import key_players, rank, reachers
from ovillo.domain.networks import Firmness, Held

RUNS = 100
_LEFT_OUT = 10
"""One in so many is left out of each run."""
LEAST = 10
"""Ties and nodes below which a tenth is none."""
_SHARE_OF_WORK = 300
"""Part of the work of one exact betweenness that a network may ask for to be tried again: about 20 seconds."""
_CANDIDATES = 20
"""Nodes from which each run chooses its sets."""
Named = Mapping[str, Sequence[int]]


def firmness(engine: Engine, named: Named, *, is_weighted: bool, seed: int = 0) -> Firmness | None:
    """How often those named are named again.

    Args:
        engine: of the whole network.
        named: the nodes of "top", "key_players" and "reachers", as they came out of the whole network.
        is_weighted: whether betweenness goes by lengths.
        seed: of the chance.

    Returns:
        None where the network is too small to leave a tenth out, or too large to try.
    """
    if min(len(engine.ids), engine.edges) < LEAST:
        return None
    if len(engine.ids) * engine.edges > engine.most_work // _SHARE_OF_WORK:
        return None
    chance = random.Random(seed)  # noqa: S311 - a seeded sample, no secret
    without_ties = _counted(_fewer_ties(engine, chance), engine, named, is_weighted=is_weighted)
    without_people = _counted(_fewer_nodes(engine, chance), engine, named, is_weighted=is_weighted)
    return Firmness(**{name: Held(without_ties[name], without_people[name]) for name in named})


_Run = tuple[Sequence[tuple[int, int, float]], set[int]]


def _ties(engine: Engine) -> list[tuple[int, int, float]]:
    graph = engine.graph
    return [
        (one, other, weight)
        for one, others in enumerate(graph.out)
        for other, weight in others.items()
        if graph.is_directed or one < other
    ]


def _fewer_ties(engine: Engine, chance: random.Random) -> Iterator[_Run]:
    ties = _ties(engine)
    for _ in range(RUNS):
        yield chance.sample(ties, len(ties) - len(ties) // _LEFT_OUT), set()


def _fewer_nodes(engine: Engine, chance: random.Random) -> Iterator[_Run]:
    ties, nodes = _ties(engine), len(engine.ids)
    for _ in range(RUNS):
        gone = set(chance.sample(range(nodes), nodes // _LEFT_OUT))
        yield [tie for tie in ties if tie[0] not in gone and tie[1] not in gone], gone


def _counted(runs: Iterator[_Run], engine: Engine, named: Named, *, is_weighted: bool) -> dict[str, tuple[int, ...]]:
    """For each list the per cent of the runs with the node in which it is named again."""
    asked = {node for nodes in named.values() for node in nodes}
    present = dict.fromkeys(asked, 0)
    again = {name: dict.fromkeys(nodes, 0) for name, nodes in named.items()}
    for ties, gone in runs:
        found = _asked_again(engine, ties, gone, named, is_weighted=is_weighted)
        for node in asked - gone:
            present[node] += 1
        for name, held in again.items():
            for node in held.keys() & found[name]:
                held[node] += 1
    return {
        name: tuple(round(100 * count / present[node]) if present[node] else 0 for node, count in held.items())
        for name, held in again.items()
    }


def _asked_again(
    engine: Engine, ties: Sequence[tuple[int, int, float]], gone: set[int], named: Named, *, is_weighted: bool
) -> dict[str, set[int]]:
    """Who is named where only these ties are left; whoever is gone stays as a node without ties."""
    ids = engine.ids
    left = [(ids[one], ids[other], weight) for one, other, weight in ties]
    fewer = engine_for([*((each, each, 1.0) for each in ids), *left], is_directed=engine.is_directed)
    scores = betweenness_of(fewer, is_weighted=is_weighted).scores
    found = {"top": set(rank(scores)[: len(named["top"])])}
    for name, choose in (("key_players", key_players), ("reachers", reachers)):
        if named[name]:
            found[name] = set(choose(fewer, scores, size=len(named[name]), most=_CANDIDATES).nodes)
        else:
            found[name] = set()
    return {name: nodes - gone for name, nodes in found.items()}
