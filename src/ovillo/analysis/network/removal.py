"""What a set of arrests would break: the pairs that stay connected, beside sets of equal size taken otherwise."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from ovillo.analysis.network.engines import Engine
from ovillo.analysis.network.key_players import rank, reachable_pairs

DRAWN = 100


@dataclass(frozen=True, slots=True)
class Removal:
    """What is left of the network without some nodes."""

    gone: tuple[int, ...]
    pairs: int
    """Pairs that some chain of ties still connects."""
    share: float
    """Of the pairs connected before, 0 to 1."""
    largest: int
    """Nodes of the largest part."""
    alone: tuple[int, ...]
    """Nodes that lose their last tie."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One proposed set beside others of its size."""

    proposed: Removal
    by_degree: Removal
    """Those with the most ties in its place."""
    by_chance: float
    """The mean share left without as many drawn by chance, 100 times."""
    worse_by_chance: float
    """The share of these draws, 0 to 1, that leave fewer pairs connected than the proposed set."""


def remove(engine: Engine, gone: Sequence[int]) -> Removal:
    """The network without these nodes."""
    before = reachable_pairs(engine)
    sizes = engine.component_sizes(without=gone)
    pairs = sum(size * (size - 1) // 2 for size in sizes)
    taken = set(gone)
    near: dict[int, None] = {}
    out = engine.graph.out
    into: list[set[int]] = [set() for _ in out]
    for one, ties in enumerate(out):
        for other in ties:
            into[other].add(one)
    for each in gone:
        near.update(dict.fromkeys([*out[each], *sorted(into[each])]))
    alone = tuple(node for node in near if node not in taken and not (out[node].keys() | into[node]) - taken)
    return Removal(tuple(gone), pairs, pairs / before if before else 0.0, max(sizes, default=0), alone)


def compare(engine: Engine, gone: Sequence[int], *, seed: int = 0) -> Compared:
    """A set of arrests beside as many by most ties, and as many by chance."""
    proposed = remove(engine, gone)
    chance = random.Random(seed)  # noqa: S311 - a seeded sample, no secret
    drawn = [reachable_pairs(engine, without=chance.sample(range(len(engine.ids)), len(gone))) for _ in range(DRAWN)]
    before = reachable_pairs(engine)
    mean = sum(drawn) / DRAWN
    return Compared(
        proposed,
        remove(engine, rank([float(each) for each in engine.degrees()])[: len(gone)]),
        mean / before if before else 0.0,
        sum(each < proposed.pairs for each in drawn) / DRAWN,
    )
