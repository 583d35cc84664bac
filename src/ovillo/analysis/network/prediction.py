"""Pairs that may be tied although nobody says so, by whom they share; and how well such signs tell on this network.

1. Leads, never ties: nothing here is added to a network.
2. The worth of a sign is measured on the very network: a tenth of its ties is hidden, and the sign must order them
   before pairs that are not tied. AUC 0.5 is a coin, 1 is never wrong.

Sources: Adamic & Adar 2003, doi:10.1016/S0378-8733(03)00009-1; Zhou, Lü & Zhang 2009 (resource allocation),
doi:10.1140/epjb/e2009-00335-8; Katz 1953, doi:10.1007/BF02289026; hiding: Clauset, Moore & Newman 2008.
"""

import heapq
import math
import random
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ovillo.analysis.network.graph import Graph, without_direction

RUNS = 20
_HIDDEN = 10
"""One tie in so many is hidden in each run."""
_TRIED = 50
"""Hidden ties of each run that are told, so that 10^6 ties take a minute."""
_LEAST_TIES = 20
_DECAY = 0.05
_COIN, _SOME, _WELL = 0.5, 0.65, 0.85
"""AUC of a coin; below it little is told; from it on much."""
_LONGEST = 3
"""Steps of the longest walks that are counted; Katz's sum goes on for ever, with ever less."""
_Out = Sequence[Mapping[int, float]]
_Scores = Callable[[_Out, int], Mapping[int, float]]


@dataclass(frozen=True, slots=True)
class Lead:
    """Two nodes that are not tied, and whom they share."""

    one: int
    other: int
    shared: tuple[int, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Worth:
    """How well a sign tells hidden ties from pairs that are not tied."""

    sign: str
    auc: float
    """0 to 1: the mean over runs."""
    spread: float
    """Standard deviation over runs."""


def _shared_scores(out: _Out, one: int, weigh: Callable[[int], float]) -> Mapping[int, float]:
    found: dict[int, float] = defaultdict(float)
    for between in out[one]:
        share = weigh(len(out[between]))
        for other in out[between]:
            if other != one:
                found[other] += share
    return found


def resource_allocation(out: _Out, one: int) -> Mapping[int, float]:
    """For each node that shares a neighbour with `one`: the sum of 1 / (ties of the neighbour)."""
    return _shared_scores(out, one, lambda ties: 1 / ties)


def adamic_adar(out: _Out, one: int) -> Mapping[int, float]:
    """The sum of 1 / log(ties of the neighbour)."""
    return _shared_scores(out, one, lambda ties: 1 / math.log(ties) if ties > 1 else 0.0)


def katz(out: _Out, one: int) -> Mapping[int, float]:
    """The sum over walks from `one` of 0.05 to the power of their length, up to three steps."""
    found: dict[int, float] = defaultdict(float)
    walks: dict[int, float] = {one: 1.0}
    for _ in range(_LONGEST):
        further: dict[int, float] = defaultdict(float)
        for node, count in walks.items():
            for other in out[node]:
                further[other] += count * _DECAY
        walks = further
        for node, count in walks.items():
            found[node] += count
    return found


SIGNS: Mapping[str, _Scores] = {
    "resource_allocation": resource_allocation,
    "adamic_adar": adamic_adar,
    "katz": katz,
}


def leads(graph: Graph, *, most: int = 20, sign: str = "resource_allocation") -> list[Lead]:
    """Pairs that are not tied, highest score first; each with at least one shared neighbour."""
    out = without_direction(graph).out
    pairs = (
        (-score, one, other)
        for one in range(len(out))
        for other, score in SIGNS[sign](out, one).items()
        if one < other and other not in out[one] and not out[one].keys().isdisjoint(out[other])
    )
    return [
        Lead(one, other, tuple(sorted(out[one].keys() & out[other].keys())), -score)
        for score, one, other in heapq.nsmallest(most, pairs)
    ]


def worth(graph: Graph, *, seed: int = 0) -> list[Worth] | None:
    """How well each sign tells on this network; None below 20 ties, where nothing can be said.

    In each run up to 50 of the hidden ties are told from as many pairs that are not tied; equal scores count as half.
    """
    out = [dict(others) for others in without_direction(graph).out]
    ties = [(one, other) for one, others in enumerate(out) for other in others if one < other]
    count = len(out)
    if len(ties) < _LEAST_TIES or count * (count - 1) // 2 - len(ties) < len(ties):
        return None
    chance = random.Random(seed)  # noqa: S311 - a seeded sample, no secret
    told: dict[str, list[float]] = {sign: [] for sign in SIGNS}
    for _ in range(RUNS):
        hidden = chance.sample(ties, max(1, len(ties) // _HIDDEN))
        tried = hidden[:_TRIED]
        apart = [_apart(out, chance) for _ in tried]
        weights = [(out[one].pop(other), out[other].pop(one)) for one, other in hidden]
        for sign, scores in SIGNS.items():
            high = [scores(out, one).get(other, 0.0) for one, other in tried]
            low = [scores(out, one).get(other, 0.0) for one, other in apart]
            won = sum((a > b) + (a == b) / 2 for a in high for b in low)
            told[sign].append(won / (len(high) * len(low)))
        for (one, other), (there, back) in zip(hidden, weights, strict=True):
            out[one][other], out[other][one] = there, back
    return [_worth(sign, each) for sign, each in told.items()]


def tells(worth: Worth) -> str:
    """What that comes to in a word: "well", "some", or "little", where the spread of runs reaches down to a coin."""
    if worth.auc - worth.spread < _COIN or worth.auc < _SOME:
        return "little"
    return "well" if worth.auc >= _WELL else "some"


def _worth(sign: str, told: Sequence[float]) -> Worth:
    mean = sum(told) / len(told)
    return Worth(sign, mean, math.sqrt(sum((each - mean) ** 2 for each in told) / (len(told) - 1)))


def _apart(out: _Out, chance: random.Random) -> tuple[int, int]:
    while True:
        one, other = chance.randrange(len(out)), chance.randrange(len(out))
        if one != other and other not in out[one]:
            return one, other
