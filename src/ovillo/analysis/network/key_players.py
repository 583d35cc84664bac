"""Whose absence would part the network most, and who together reaches most of it.

1. Where few enough sets are possible every one is tried, and it is told how many others do as much.
2. Else one node after the other is chosen, then each is exchanged while that gains: perhaps not the best set.
3. The set is no larger than it need be: whoever adds nothing is not named.

Source: Borgatti 2006 (KPP-Neg by reachable pairs, KPP-Pos by distance-weighted reach; greedy with exchange),
doi:10.1007/s10588-006-7084-x.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

from ovillo.analysis.network.engines import Engine
from ovillo.analysis.network.graph import without_direction
from ovillo.analysis.network.measures import distances

CANDIDATES = 50
_FEWER_CANDIDATES = 10
_LARGE = 10_000
_ALL_TRIED = 400_000
"""Sets times nodes up to which every set is tried: about half a second."""
_ALL_CANDIDATES = 100
"""Nodes up to which everybody is a candidate."""
_BITS = 3_000
"""Nodes up to which parts are counted with the bits of one number."""
_ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Chosen:
    """A set of nodes and what it comes to."""

    nodes: tuple[int, ...]
    worth: float
    """Pairs that stay connected without them; or how much of the network they reach, 0 to the number of nodes."""
    alike: int | None
    """How many other sets of the size do exactly as much; None where not every set was tried."""


def rank(scores: Sequence[float]) -> list[int]:
    """Nodes with a score above 0, highest first; of equals, to nine digits, the one named first."""
    order = sorted((-float(f"{score:.9g}"), node) for node, score in enumerate(scores) if score > 0)
    return [node for _, node in order]


def key_players(engine: Engine, scores: Sequence[float], *, size: int = 3, most: int | None = None) -> Chosen:
    """Up to `size` nodes without whom the fewest pairs stay connected.

    Args:
        engine: of the network.
        scores: (nodes,), by which candidates are drawn where not all are tried.
        size: of the set.
        most: candidates at most; else 50 and more.
    """
    worth = _parted(engine)
    found = _choose(_candidates(engine, scores, most), size, worth, _is_all(engine, size, most), len(engine.ids))
    return Chosen(found.nodes, -found.worth, found.alike)


def reachers(engine: Engine, scores: Sequence[float], *, size: int = 3, most: int | None = None) -> Chosen:
    """Up to `size` nodes that together are nearest to all others: the sum of 1 / steps, of themselves 1.

    Arguments as of `key_players`.
    """
    candidates = _candidates(engine, scores, most)
    out = without_direction(engine.graph).out
    near: dict[int, list[float]] = {}
    for each in candidates:
        near[each] = [0.0] * len(out)
        for node, steps in distances(out, each).items():
            near[each][node] = 1 / steps if steps else 1.0

    def reach(chosen: Sequence[int]) -> float:
        return sum(map(max, *(near[each] for each in chosen))) if len(chosen) > 1 else sum(near[chosen[0]])

    return _choose(candidates, size, reach, _is_all(engine, size, most), len(out))


def _is_all(engine: Engine, size: int, most: int | None) -> bool:
    """Whether every set is tried."""
    nodes = len(engine.ids)
    return most is None and math.comb(nodes, min(size, nodes)) * nodes <= _ALL_TRIED


def _candidates(engine: Engine, scores: Sequence[float], most: int | None) -> list[int]:
    """Whoever is tied at all, highest score first, then whoever has most ties; of many only the first."""
    degree = engine.degrees()
    order = sorted(
        (node for node, ties in enumerate(degree) if ties),
        key=lambda node: (-float(f"{scores[node]:.9g}"), -degree[node], node),
    )
    if most is None and len(scores) > _ALL_CANDIDATES:
        most = CANDIDATES if len(scores) < _LARGE else _FEWER_CANDIDATES
    return order[:most]


def _choose(
    candidates: Sequence[int], size: int, worth: Callable[[Sequence[int]], float], is_all: bool, nodes: int
) -> Chosen:
    best = Chosen((), -math.inf, 0 if is_all else None)
    for count in range(1, min(size, len(candidates)) + 1):
        found = _best_of_all(candidates, count, worth) if is_all else _one_by_one(candidates, best.nodes, worth)
        if found.worth <= best.worth + 1e-9:
            break
        best = found
    if is_all or len(best.nodes) < 2 or nodes > _LARGE:
        return best if best.nodes else Chosen((), 0.0, best.alike)
    return _exchanged(candidates, best, worth)


def _best_of_all(candidates: Sequence[int], count: int, worth: Callable[[Sequence[int]], float]) -> Chosen:
    best: tuple[int, ...] = ()
    highest, alike = -math.inf, 0
    for each in combinations(candidates, count):
        found = worth(each)
        if found > highest + 1e-9:
            best, highest, alike = each, found, 0
        elif found >= highest - 1e-9:
            alike += 1
    return Chosen(best, highest, alike)


def _one_by_one(candidates: Sequence[int], chosen: Sequence[int], worth: Callable[[Sequence[int]], float]) -> Chosen:
    left = [each for each in candidates if each not in chosen]
    tried = [(worth([*chosen, each]), each) for each in left]
    highest = max(found for found, _ in tried)
    return Chosen((*chosen, next(each for found, each in tried if found == highest)), highest, None)


def _exchanged(candidates: Sequence[int], begun: Chosen, worth: Callable[[Sequence[int]], float]) -> Chosen:
    """The set after each of its nodes was exchanged for whoever gains most, until none gains."""
    best = begun
    for _ in range(_ROUNDS):
        before = best.worth
        for place in range(len(best.nodes)):
            rest = [each for number, each in enumerate(best.nodes) if number != place]
            found = _one_by_one(candidates, rest, worth)
            if found.worth > best.worth + 1e-9:
                best = Chosen((*found.nodes[:place], found.nodes[-1], *found.nodes[place:-1]), found.worth, None)
        if best.worth <= before + 1e-9:
            break
    return best


def _parted(engine: Engine) -> Callable[[Sequence[int]], float]:
    """Tells how many pairs stay connected without some nodes, as a number below 0: the fewest are the best."""
    if len(engine.ids) > _BITS:
        return lambda gone: -float(reachable_pairs(engine, without=gone))
    near = [sum(1 << other for other in ties) for ties in without_direction(engine.graph).out]
    everybody = (1 << len(near)) - 1

    def left(gone: Sequence[int]) -> float:
        waiting, pairs = everybody, 0
        for each in gone:
            waiting &= ~(1 << each)
        while waiting:
            part = new = waiting & -waiting
            while new:
                first = new & -new
                new ^= first
                more = near[first.bit_length() - 1] & waiting & ~part
                part |= more
                new |= more
            waiting &= ~part
            pairs += part.bit_count() * (part.bit_count() - 1) // 2
        return -float(pairs)

    return left


def reachable_pairs(engine: Engine, *, without: Sequence[int] = ()) -> int:
    """Pairs of nodes that some chain of ties connects, whatever its direction, after `without` are taken away."""
    return sum(size * (size - 1) // 2 for size in engine.component_sizes(without=without))
