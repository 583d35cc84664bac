"""Tails beside sums of exact fractions, and beside scipy where it is installed."""

import math
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ovillo.analysis.handling.chances import (
    LEAST,
    beta_binomial,
    hypergeometric,
    poisson_tail,
    sum_of,
    upper_tail,
)


@settings(deadline=None)
@given(st.data())
def test_a_hypergeometric_tail_is_a_sum_of_ways(data: st.DataObject) -> None:
    total = data.draw(st.integers(1, 60))
    marked, drawn = data.draw(st.integers(0, total)), data.draw(st.integers(0, total))
    least, spread = hypergeometric(total, marked, drawn)
    ways = [math.comb(marked, k) * math.comb(total - marked, drawn - k) for k in range(drawn + 1)]
    count = data.draw(st.integers(least, least + len(spread) - 1))

    expected = Fraction(sum(ways[count:]), math.comb(total, drawn))

    assert upper_tail(spread, count - least) == pytest.approx(float(expected), rel=1e-12)


@settings(deadline=None)
@given(st.integers(1, 40), st.integers(1, 50), st.integers(1, 50), st.data())
def test_a_beta_binomial_tail_is_a_sum_of_products(tried: int, yes: int, no: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, tried))

    def rising(start: int, steps: int) -> int:
        return math.prod(range(start, start + steps))

    terms = [
        Fraction(math.comb(tried, k) * rising(yes, k) * rising(no, tried - k), rising(yes + no, tried))
        for k in range(tried + 1)
    ]

    assert upper_tail(beta_binomial(tried, yes, no), count) == pytest.approx(float(sum(terms[count:])), rel=1e-11)


@settings(deadline=None)
@given(st.integers(0, 200), st.integers(1, 400))
def test_a_poisson_tail_is_a_sum_of_powers(seen: int, tenths: int) -> None:
    mean = Fraction(tenths, 10)
    term, tail = Fraction(1), Fraction(0)
    below = Fraction(0)
    for count in range(seen + 300):
        if count < seen:
            below += term
        else:
            tail += term
        term = term * mean / (count + 1)

    assert poisson_tail(seen, tenths / 10) == pytest.approx(float(tail / (tail + below)), rel=1e-10)


@pytest.mark.parametrize(("seen", "mean"), [(10**9 + 3, 1e-9), (100_000, 3.0), (2_000_000, 1_000_000.0), (10**6, 1e-6)])
def test_no_chance_is_ever_nothing(seen: int, mean: float) -> None:
    assert poisson_tail(seen, mean) == LEAST > 0


def test_large_means_are_quick_and_their_middle_is_the_middle() -> None:
    assert poisson_tail(10**9, 1e9) == pytest.approx(0.5, abs=1e-4)
    assert poisson_tail(10**8, 1e9) == 1.0
    assert poisson_tail(0, 1e-9) == 1.0


def test_scipy_says_the_same() -> None:
    stats = pytest.importorskip("scipy.stats")
    least, spread = hypergeometric(100_000, 700, 12_000)

    assert upper_tail(spread, 130 - least) == pytest.approx(stats.hypergeom.sf(129, 100_000, 700, 12_000), rel=1e-9)
    assert upper_tail(beta_binomial(300, 12.5, 7.25), 260) == pytest.approx(
        stats.betabinom.sf(259, 300, 12.5, 7.25), rel=1e-9
    )
    assert upper_tail(beta_binomial(300, 0.6e15, 0.4e15), 230) == pytest.approx(stats.binom.sf(229, 300, 0.6), rel=1e-9)
    for seen, mean in (
        (0, 0.5),
        (3, 0.25),
        (41, 17.5),
        (1_200, 1_000.0),
        (15_000, 9_000.0),
        (400, 1_000_000.0),
        (60, 0.001),
        (170, 2.0),
    ):
        assert poisson_tail(seen, mean) == pytest.approx(stats.poisson.sf(seen - 1, mean), rel=1e-8)


def test_the_sum_of_two_tables_is_their_convolution() -> None:
    one, other = hypergeometric(9, 4, 3)[1], hypergeometric(7, 2, 5)[1]

    assert sum_of([one, other])[-1] == pytest.approx(one[-1] * other[-1])
    assert sum_of([one, other]).sum() == pytest.approx(1)
