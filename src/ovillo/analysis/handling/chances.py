"""Exact upper tails of counts: hypergeometric, Poisson, beta-binomial.

1. Each distribution is given by the ratios of neighbouring probabilities, summed as logarithms and divided by their own
   sum: no factorial is ever made, and the figures hold from ten rows to ten million.
2. A chance is never 0: what is smaller than a number can hold is told as the smallest that it can.
"""

import math
import sys
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np

Floats = Any  # a numpy array of float64: the types of numpy are not checked here
LEAST = sys.float_info.min
"""What no chance is told below."""
_LOG_LEAST = math.log(LEAST)
_STEPS = 20_000
"""Of an integral."""
_BEYOND = 40
"""Standard deviations from the mean (or above what was seen) beyond which a Poisson count adds nothing to a float."""


def hypergeometric(total: int, marked: int, drawn: int) -> tuple[int, Floats]:
    """The least possible count of marked ones among those drawn, and the probability of it and of each count above."""
    assert 0 <= marked <= total, "no more can be marked than there are"
    assert 0 <= drawn <= total, "no more can be drawn than there are"
    least, most = max(0, drawn + marked - total), min(drawn, marked)
    count: Floats = np.arange(least, most, dtype=np.float64)
    log_ratios = (
        np.log(marked - count) + np.log(drawn - count) - np.log(count + 1) - np.log(total - marked - drawn + count + 1)
    )
    return least, _probabilities(log_ratios)


def beta_binomial(tried: int, yes: float, no: float) -> Floats:
    """The probability of 0, 1 … `tried` where the rate is itself drawn from a beta distribution with these two weights.

    Infinite weights are refused; the larger both are, the nearer it is to a binomial of rate yes / (yes + no).
    """
    assert yes > 0, "the weights of a beta distribution are positive"
    assert no > 0, "the weights of a beta distribution are positive"
    count: Floats = np.arange(tried, dtype=np.float64)
    log_ratios = np.log(tried - count) - np.log(count + 1) + np.log(yes + count) - np.log(no + tried - count - 1)
    return _probabilities(log_ratios)


def poisson_tail(seen: int, expected: float) -> float:
    """Chance of at least `seen` where `expected` > 0 is the mean of a Poisson count."""
    assert expected > 0, "a Poisson count has a positive mean"
    spread = _BEYOND * (math.sqrt(expected) + 1)
    lowest = max(0, math.floor(expected - spread))
    if seen <= lowest:
        return 1.0
    most = math.ceil(max(expected + spread, seen + _BEYOND * (math.sqrt(seen) + 1)))
    if seen <= expected + spread:
        log_ratios = math.log(expected) - np.log(np.arange(lowest + 1, most + 1, dtype=np.float64))
        return upper_tail(_probabilities(log_ratios), seen - lowest)
    # So far out that no sum over all counts holds both ends: the logarithm of the first term, and the rest by it.
    first = seen * math.log(expected) - expected - math.lgamma(seen + 1)
    rest = np.exp(np.cumsum(math.log(expected) - np.log(np.arange(seen + 1, most + 1, dtype=np.float64)))).sum()
    logarithm = first + math.log1p(float(rest))
    return math.exp(logarithm) if logarithm > _LOG_LEAST else LEAST


@cache
def chi_squared_quantiles(freedom: int, count: int) -> tuple[float, ...]:
    """The middles of `count` slices of equal chance of a chi-squared distribution, from its own integral."""
    assert freedom > 0, "a chi-squared distribution has degrees of freedom"
    # x = t^4 takes the pole at 0 away that one degree of freedom has.
    width = (freedom + _BEYOND * math.sqrt(2 * freedom) + _BEYOND) ** 0.25 / _STEPS
    roots: Floats = (np.arange(_STEPS) + 0.5) * width
    logs = 4 * (freedom / 2 - 1) * np.log(roots) - roots**4 / 2 + 3 * np.log(roots)
    weights = np.exp(logs - logs.max())
    sums = np.cumsum(weights) / weights.sum()
    wanted = (np.arange(count) + 0.5) / count
    return tuple(float(each) ** 4 for each in np.interp(wanted, sums, roots + width / 2))


def upper_tail(probabilities: Floats, place: int) -> float:
    """Chance of the count at this place of the distribution or any above it."""
    if place <= 0:
        return 1.0
    return min(1.0, max(LEAST, float(probabilities[place:][::-1].sum())))


def sum_of(distributions: Sequence[Floats]) -> Floats:
    """The distribution of the sum of independent counts, each given from its least count on."""
    found = np.ones(1)
    for each in distributions:
        found = np.convolve(found, each)
    return found


def _probabilities(log_ratios: Floats) -> Floats:
    """Probabilities from the logarithms of the ratio of each to the one before it."""
    logs = np.concatenate([np.zeros(1), np.cumsum(log_ratios)])
    weights = np.exp(logs - logs.max())
    found: Floats = weights / weights.sum()
    return found
