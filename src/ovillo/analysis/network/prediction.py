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
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
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
"""Of a walk for each step. Walks of up to three steps are counted; Katz's sum goes on for ever, with ever less."""
SIGNS = ("resource_allocation", "adamic_adar", "katz")


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


def resource_allocation(graph: Graph, one: int) -> Mapping[int, float]:
    """For each node that shares a neighbour with `one`: the sum of 1 / (ties of the neighbour)."""
    found: dict[int, float] = defaultdict(float)
    for between in graph.out[one]:
        share = 1 / len(graph.out[between])
        for other in graph.out[between]:
            if other != one:
                found[other] += share
    return found


def leads(graph: Graph, *, most: int = 20, among: Iterable[int] | None = None) -> list[Lead]:
    """Pairs that are not tied, by resource allocation, highest score first; each with a shared neighbour.

    Args:
        graph: the network; direction plays no part.
        most: pairs at most.
        among: the first nodes of pairs that may be among the best, in rising order; None looks at all.
    """
    flat = without_direction(graph)
    out = flat.out
    pairs = (
        (-score, one, other)
        for one in (range(len(out)) if among is None else among)
        for other, score in resource_allocation(flat, one).items()
        if one < other and other not in out[one]
    )
    return [
        Lead(one, other, tuple(sorted(out[one].keys() & out[other].keys())), -score)
        for score, one, other in heapq.nsmallest(most, pairs)
    ]


class Left:
    """What is left of a network while some of its ties are hidden: nothing is copied."""

    def __init__(self, out: Sequence[Mapping[int, float]], hidden: Sequence[tuple[int, int]]) -> None:
        self._out = out
        self._hidden = {*hidden, *((other, one) for one, other in hidden)}
        self._lost = Counter(one for one, _ in self._hidden)

    def neighbours(self, node: int) -> set[int]:
        return {other for other in self._out[node] if (node, other) not in self._hidden}

    def ties(self, node: int) -> int:
        return len(self._out[node]) - self._lost[node]

    def scores(self, one: int, other: int) -> Mapping[str, float]:
        """Of a pair that is not tied, by each sign."""
        near, far = self.neighbours(one), self.neighbours(other)
        shared = sorted(near & far)
        walks = sum(len(self.neighbours(between) & far) for between in near)
        return {
            "resource_allocation": sum(1 / self.ties(each) for each in shared),
            "adamic_adar": sum(1 / math.log(self.ties(each)) for each in shared if self.ties(each) > 1),
            "katz": _DECAY**2 * len(shared) + _DECAY**3 * walks,
        }


def worth(graph: Graph, *, seed: int = 0) -> list[Worth] | None:
    """How well each sign tells on this network; None below 20 ties, where nothing can be said.

    In each run up to 50 of the hidden ties are told from as many pairs that are not tied; equal scores count as half.
    """
    out = without_direction(graph).out
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
        left = Left(out, hidden)
        high = [left.scores(*each) for each in tried]
        low = [left.scores(*each) for each in apart]
        for sign in SIGNS:
            won = sum((a[sign] > b[sign]) + (a[sign] == b[sign]) / 2 for a in high for b in low)
            told[sign].append(won / (len(high) * len(low)))
    return [_worth(sign, each) for sign, each in told.items()]


def tells(worth: Worth) -> str:
    """What that comes to in a word: "well", "some", or "little", where the spread of runs reaches down to a coin."""
    if worth.auc - worth.spread < _COIN or worth.auc < _SOME:
        return "little"
    return "well" if worth.auc >= _WELL else "some"


def _worth(sign: str, told: Sequence[float]) -> Worth:
    mean = sum(told) / len(told)
    return Worth(sign, mean, math.sqrt(sum((each - mean) ** 2 for each in told) / (len(told) - 1)))


def _apart(out: Sequence[Mapping[int, float]], chance: random.Random) -> tuple[int, int]:
    while True:
        one, other = chance.randrange(len(out)), chance.randrange(len(out))
        if one != other and other not in out[one]:
            return one, other
