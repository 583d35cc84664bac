"""How often chance alone gives as much."""

import math
from typing import Final

SMALL_SAMPLE: Final = 20
"""Rows of one party or number below which a share or a chance says little."""


def at_least(count: int, expected: float) -> float:
    """Probability of `count` or more where `expected` come on average and none depends on another (Poisson)."""
    if count <= 0:
        return 1.0
    if expected <= 0:
        return 0.0
    if expected > count:
        below = sum(math.exp(each * math.log(expected) - expected - math.lgamma(each + 1)) for each in range(count))
        return min(1.0, max(0.0, 1 - below))
    total, term = 0.0, math.exp(count * math.log(expected) - expected - math.lgamma(count + 1))
    each = count
    while term > total * 1e-12:
        total += term
        each += 1
        term *= expected / each
    return min(1.0, total)


def at_least_of(count: int, of: int, share: float) -> float:
    """Probability of `count` or more of `of` where each has it with probability `share`, none by another (binomial)."""
    if count <= 0 or share >= 1:
        return 1.0
    if share <= 0 or count > of:
        return 0.0
    log_all = math.lgamma(of + 1)
    total = 0.0
    for each in range(count, of + 1):
        ways = log_all - math.lgamma(each + 1) - math.lgamma(of - each + 1)
        total += math.exp(ways + each * math.log(share) + (of - each) * math.log1p(-share))
    return min(1.0, total)
