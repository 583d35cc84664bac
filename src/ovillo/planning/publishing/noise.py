"""Counts with noise, so that nobody can tell from them whether one person is among those counted.

1. Each count gets a whole number, whose probability falls by exp(-epsilon / cells of a person) for each step away from
   0 (discrete Laplace, also called two-sided geometric). The release is epsilon-differentially private for adding or
   taking away one person who is counted in so many cells at most.
2. Every draw is exact: whole numbers and fractions only, no floating-point numbers, whose gaps have given secrets away.
3. The noisy counts are released as they are: below 0 too, because cutting them would make small places look larger.
   Sums are those of the noisy counts.

Source: Ghosh, Roughgarden & Sundararajan 2012, doi:10.1137/09076828X; exact draws: Canonne, Kamath & Steinke 2020,
arXiv:2004.00010, algorithms 1 and 2; floating point: Mironov 2012, doi:10.1145/2382196.2382264.
"""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, exp, log

from ovillo.domain.errors import UsageError
from ovillo.domain.messages import mark
from ovillo.planning.publishing.tables import CountTable

LEAST_PEOPLE = 1_000

RandomBelow = Callable[[int], int]
"""A whole number from 0 to below another, each alike and not to be foretold."""


class TooFewForNoiseError(UsageError):
    code = "too_few_for_noise"
    template = (
        "The table counts {count} people, and noise needs {least} or more to leave anything to see. Withhold small "
        "cells instead: leave --epsilon away."
    )
    on_page = mark(
        "The table counts {count} people, and noise needs {least} or more to leave anything to see. Withhold small "
        "cells instead: leave the budget empty."
    )


@dataclass(frozen=True, slots=True)
class Noisy:
    """A table with noise."""

    table: tuple[tuple[int, ...], ...]
    """With the sums of the noisy counts."""
    epsilon: Fraction
    reach: int
    """The noise of one cell is no further from 0 than this in 95 of 100 draws."""


def add_noise(table: CountTable, *, epsilon: Fraction, cells_of_person: int, random_below: RandomBelow) -> Noisy:
    """The table with noise in each cell.

    Args:
        table: counts of people.
        epsilon: above 0: the budget that this release spends.
        cells_of_person: cells in which one person may be counted, at most.
        random_below: where the noise comes from; it must not be one that can be foretold.

    Raises:
        TooFewForNoiseError: fewer people than `LEAST_PEOPLE`.
    """
    if table.total < LEAST_PEOPLE:
        raise TooFewForNoiseError(count=table.total, least=LEAST_PEOPLE)
    step = epsilon / cells_of_person
    counts = tuple(tuple(count + draw_noise(step, random_below) for count in row) for row in table.counts)
    noisy = CountTable(table.corner, table.rows, table.columns, counts)
    return Noisy(noisy.with_sums(), epsilon, reach_of(step))


def reach_of(step: Fraction) -> int:
    """The least k such that noise is further than k from 0 in at most 5 of 100 draws."""
    # P(|noise| > k) = 2 exp(-step (k + 1)) / (1 + exp(-step))
    return max(0, ceil(log(2 / (0.05 * (1 + exp(-float(step))))) / float(step)) - 1)


def draw_noise(step: Fraction, random_below: RandomBelow) -> int:
    """A whole number z with probability in proportion to exp(-step |z|)."""
    numerator, denominator = step.numerator, step.denominator
    while True:
        part = random_below(denominator)
        if not _happens_exp(Fraction(part, denominator), random_below):
            continue
        whole = 0
        while _happens_exp(Fraction(1), random_below):
            whole += 1
        size = (part + denominator * whole) // numerator
        is_negative = random_below(2) == 1
        if not (is_negative and size == 0):
            return -size if is_negative else size


def _happens_exp(exponent: Fraction, random_below: RandomBelow) -> bool:
    """True with probability exp(-exponent), for an exponent from 0 to 1."""
    count = 1
    while random_below(exponent.denominator * count) < exponent.numerator:
        count += 1
    return count % 2 == 1
