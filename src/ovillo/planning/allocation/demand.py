"""How many cases a year each region has, from counts that are small: never a raw zero.

The count of a region is Poisson with its own rate for each person and year; the rates are Gamma around the national
one. How far they spread is told by the counts themselves. What is expected is the mean of the posterior, which draws a
region with few people towards the national rate and leaves one with many where its count is.

Source: Clayton & Kaldor 1987, doi:10.2307/2532003.
"""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from ovillo.planning.allocation.travel import Floats

LEAST_SHAPE: Final = 0.05
LARGEST_SHAPE: Final = 1e4
"""So much as: every region has the national rate."""
STEPS: Final = 80
NO_CASE: Final = 0.5
"""Cases in all the years together that are supposed where none was counted (Jeffreys)."""


@dataclass(frozen=True, slots=True)
class CaseRates:
    """What is known of the cases of each region and class: Gamma(shape, rate) for each person and year."""

    shape: Floats
    """(regions, classes)"""
    rate: Floats
    """(regions, classes), person-years"""
    population: Floats
    """(regions,)"""

    @property
    def expected(self) -> Floats:
        """(regions, classes), cases in a year."""
        return np.asarray(self.population[:, None] * self.shape / self.rate)

    def draw(self, chance: np.random.Generator) -> Floats:
        """(regions, classes), cases in a year, as they may be."""
        return np.asarray(self.population[:, None] * chance.gamma(self.shape) / self.rate)


def case_rates(counts: Floats, person_years: Floats, population: Floats) -> CaseRates:
    """What counts tell of the rates.

    Args:
        counts: (regions, classes), cases counted.
        person_years: (regions, classes), people × years over which they were counted; 0 where nobody counted.
        population: (regions,), > 0.
    """
    shape, rate = np.empty_like(counts), np.empty_like(counts)
    for each in range(counts.shape[1]):
        seen = person_years[:, each] > 0
        exposed = float(person_years[:, each].sum())
        national = max(float(counts[seen, each].sum()), NO_CASE) / exposed if exposed else NO_CASE / population.sum()
        prior = _spread(counts[seen, each], person_years[seen, each], national)
        shape[:, each] = prior + np.where(seen, counts[:, each], 0.0)
        rate[:, each] = prior / national + person_years[:, each]
    return CaseRates(shape, rate, population)


def _spread(counts: Floats, person_years: Floats, national: float) -> float:
    """The shape of the prior under which the counts are most likely, by golden section over its logarithm."""
    if len(counts) < 2:
        return 1.0

    def likelihood(logarithm: float) -> float:
        shape = math.exp(logarithm)
        mean = national * person_years
        parts = [
            math.lgamma(shape + n)
            - math.lgamma(shape)
            + shape * math.log(shape / (shape + m))
            + n * math.log(m / (shape + m))
            for n, m in zip(counts.tolist(), mean.tolist(), strict=True)
        ]
        return math.fsum(parts)

    low, high = math.log(LEAST_SHAPE), math.log(LARGEST_SHAPE)
    golden = (math.sqrt(5) - 1) / 2
    for _ in range(STEPS):
        one, other = high - golden * (high - low), low + golden * (high - low)
        if likelihood(one) < likelihood(other):
            low = one
        else:
            high = other
    return math.exp((low + high) / 2)
