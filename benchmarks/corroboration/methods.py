"""What others do with the same claims: a vote, TruthFinder, CRH. Each gives the values of a fact with their scores.

TruthFinder: Yin, Han & Yu 2008, doi:10.1109/TKDE.2007.190745, without influence between values (they are unlike).
CRH: Li, Li, Gao, Zhao, Fan & Han 2014, doi:10.1145/2588555.2610509, its 0-1 loss: a weighted vote in turn with weights
from the losses.
"""

from collections import defaultdict
from collections.abc import Mapping
from math import exp, log

Claims = Mapping[int, Mapping[str, int]]
"""By fact: what each source gives."""
Scores = Mapping[int, Mapping[int, float]]
"""By fact: the score of each value given."""
_ROUNDS = 50
_DAMPING = 0.3
_FIRST_TRUST = 0.9


def vote(claims: Claims) -> Scores:
    """One outlet, one vote."""
    return _weighted(claims, defaultdict(lambda: 1.0))


def _weighted(claims: Claims, weights: Mapping[str, float]) -> Scores:
    scores: dict[int, dict[int, float]] = {}
    for fact, given in claims.items():
        scores[fact] = defaultdict(float)
        for source, value in given.items():
            scores[fact][value] += weights[source]
    return scores


def truth_finder(claims: Claims) -> Scores:
    """Confidence of values from the trust of sources, and trust from confidence, until it settles."""
    sources = sorted({source for given in claims.values() for source in given})
    trust = dict.fromkeys(sources, _FIRST_TRUST)
    scores: Scores = {}
    for _ in range(_ROUNDS):
        heard = {source: -log(max(1 - trust[source], 1e-9)) for source in sources}
        raw = _weighted(claims, heard)
        scores = {
            fact: {value: 1 / (1 + exp(-_DAMPING * score)) for value, score in values.items()}
            for fact, values in raw.items()
        }
        totals: dict[str, list[float]] = defaultdict(list)
        for fact, given in claims.items():
            for source, value in given.items():
                totals[source].append(scores[fact][value])
        trust = {source: sum(totals[source]) / len(totals[source]) for source in sources}
    return scores


def crh(claims: Claims) -> Scores:
    """Weights that fall with a source's share of the losses, and the weighted vote, until it settles."""
    sources = sorted({source for given in claims.values() for source in given})
    scores = vote(claims)
    for _ in range(_ROUNDS):
        chosen = {fact: max(sorted(values), key=values.__getitem__) for fact, values in scores.items()}
        loss: dict[str, list[float]] = defaultdict(list)
        for fact, given in claims.items():
            for source, value in given.items():
                loss[source].append(float(value != chosen[fact]))
        means = {source: max(sum(loss[source]) / len(loss[source]), 1e-6) for source in sources}
        total = sum(means.values())
        scores = _weighted(claims, {source: -log(mean / total) for source, mean in means.items()})
    return scores


def accuracy(scores: Scores, truth: Mapping[int, int]) -> float:
    """The share of facts whose best value is the true one; a tie counts as its part."""
    right = 0.0
    for fact, values in scores.items():
        best = max(values.values(), default=0.0)
        tied = [value for value, score in values.items() if abs(score - best) < 1e-9]
        right += (truth[fact] in tied) / len(tied) if tied else 0.0
    return right / len(scores)
