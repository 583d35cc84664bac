"""How often chance alone gives as much."""

import math


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
