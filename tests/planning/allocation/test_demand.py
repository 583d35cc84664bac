"""Expected cases: between the region's own count and the national rate, and never zero."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ovillo.planning.allocation.demand import LARGEST_SHAPE, case_rates

Counts = st.lists(st.integers(0, 400), min_size=2, max_size=20)


@settings(max_examples=60, deadline=None)
@given(Counts, st.integers(0, 10**6))
def test_what_is_expected_lies_between_the_own_and_the_national_rate(counts: list[int], seed: int) -> None:
    population = np.random.default_rng(seed).integers(10_000, 10**6, len(counts)).astype(float)
    seen = np.array(counts, dtype=float)[:, None]

    expected = case_rates(seen, population[:, None], population).expected[:, 0]

    national = population * max(seen.sum(), 0.5) / population.sum()
    assert (expected > 0).all()
    assert (expected >= np.minimum(seen[:, 0], national) - 1e-6).all()
    assert (expected <= np.maximum(seen[:, 0], national) + 1e-6).all()


def test_a_small_region_is_drawn_further_than_a_large_one() -> None:
    population = np.array([20_000.0, 2_000_000.0, 900_000.0])
    counts = np.array([[4.0], [400.0], [60.0]])

    expected = case_rates(counts, population[:, None], population).expected[:, 0]

    national = population * counts.sum() / population.sum()
    pulled = (expected - counts[:, 0]) / (national - counts[:, 0])
    assert 0 < pulled[1] < pulled[0] < 1


def test_counts_that_spread_no_more_than_chance_give_every_region_the_national_rate() -> None:
    population = np.full(6, 1e5)
    counts = np.array([[10.0], [10], [10], [10], [10], [10]])

    rates = case_rates(counts, population[:, None], population)

    assert rates.shape[:, 0] == pytest.approx(LARGEST_SHAPE, rel=0.02)
    assert rates.expected[:, 0] == pytest.approx(10)


def test_where_nobody_counted_the_national_rate_holds_and_is_less_certain() -> None:
    population = np.array([1e5, 1e5, 3e5, 2e5])
    counts = np.array([[10.0], [25.0], [12.0], [0.0]])
    years = np.array([[2e5], [2e5], [6e5], [0.0]])

    rates = case_rates(counts, years, population)

    assert rates.expected[3, 0] == pytest.approx(2e5 * 47 / 1e6)
    assert rates.shape[3, 0] < rates.shape[0, 0]


def test_draws_spread_around_what_is_expected() -> None:
    population = np.array([1e5, 4e5])
    rates = case_rates(np.array([[9.0], [30.0]]), population[:, None], population)
    chance = np.random.default_rng(1)

    drawn = np.array([rates.draw(chance) for _ in range(4000)])

    assert drawn.mean(axis=0) == pytest.approx(rates.expected, rel=0.03)
    assert drawn.std(axis=0) == pytest.approx(rates.expected / np.sqrt(rates.shape), rel=0.05)
