from itertools import combinations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ovillo.planning.populations.fitting import Floats, examine, fit_models, layout_of
from tests.planning.populations.tables import published


def counts_of(name: str) -> Floats:
    return np.array(published(name).counts, dtype=float)


def models(pairs: int) -> np.ndarray:
    return np.array([[number >> pair & 1 for pair in range(pairs)] for number in range(2**pairs)], dtype=bool)


def pairs_named(names: str) -> np.ndarray:
    """Of three lists A, B and C."""
    return np.array([a + b in names.split() for a, b in combinations("ABC", 2)])


@pytest.mark.parametrize(("terms", "estimate"), [("", 539.09), ("AC", 396.00), ("BC", 429.33), ("AC BC", 296.00)])
def test_the_published_fixture_gives_these_figures(terms: str, estimate: float) -> None:
    fits = fit_models(counts_of("Artificial_3")[None], pairs_named(terms)[None])

    assert fits.exists[0]
    assert 96 + fits.hidden[0] == pytest.approx(estimate, abs=0.005)


@pytest.mark.parametrize("terms", ["AB", "AB AC", "AB BC"])
def test_a_model_that_the_linear_program_refuses_has_no_estimate(terms: str) -> None:
    counts = counts_of("Artificial_3")

    assert examine(counts, pairs_named(terms)).filled == pytest.approx(0, abs=1e-9)
    assert not fit_models(counts[None], pairs_named(terms)[None]).exists[0]


def test_all_three_pairs_are_not_identified() -> None:
    counts = counts_of("Artificial_3")

    found = examine(counts, pairs_named("AB AC BC"))

    assert (found.rank, found.columns) == (4, 5)
    assert not fit_models(counts[None], pairs_named("AB AC BC")[None]).exists[0]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), st.integers(3, 4))
def test_newton_and_the_linear_program_agree_on_what_exists(data: st.DataObject, lists: int) -> None:
    cell = st.sampled_from([0, 0, 0, 1, 2, 9, 40, 10**6])
    counts = np.array(data.draw(st.lists(cell, min_size=2**lists - 1, max_size=2**lists - 1)), dtype=float)
    terms = models(lists * (lists - 1) // 2)[:: 1 if lists == 3 else 5]

    fits = fit_models(counts[None], terms)

    assert fits.exists.tolist() == [examine(counts, model).has_estimate for model in terms]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.integers(1, 10**9), min_size=15, max_size=15), st.integers(0, 63))
def test_a_fit_has_the_sums_of_the_counts(filled: list[int], number: int) -> None:
    counts, layout = np.array(filled, dtype=float), layout_of(4)
    terms = models(6)[number]

    fits = fit_models(counts[None], terms[None])

    assert fits.exists[0]
    assert fits.overlaps[0][terms] == pytest.approx((counts @ layout.meets)[terms], rel=1e-6)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.integers(0, 60), min_size=7, max_size=7))
def test_two_pairs_of_three_lists_have_a_figure_in_closed_form(counts: list[int]) -> None:
    # Given the middle list, the other two are independent: who is on neither follows from those on one or both.
    by_lists = dict(zip(("C", "B", "BC", "A", "AC", "AB", "ABC"), counts, strict=True))
    outside_b = by_lists["A"] * by_lists["C"]

    fits = fit_models(np.array([counts], dtype=float), pairs_named("AB BC")[None])

    if min(counts) > 0:
        assert fits.hidden[0] == pytest.approx(outside_b / by_lists["AC"], rel=1e-6)


def test_an_empty_overlap_of_the_model_takes_its_cells_out() -> None:
    # Without the cells of A and C together, B is the only list that both share: the closed form with nobody on AC.
    fits = fit_models(counts_of("Artificial_3")[None], pairs_named("AC BC")[None])

    assert fits.hidden[0] == pytest.approx(40 * 30 / 6)
    assert fits.parameters[0] == 6


def test_many_models_at_once_are_those_fitted_one_by_one() -> None:
    counts, terms = counts_of("NewOrl_5"), models(10)[::37]

    together = fit_models(counts[None], terms)

    alone = [fit_models(counts[None], model[None]) for model in terms]
    assert together.hidden == pytest.approx([each.hidden[0] for each in alone])
    assert together.deviance == pytest.approx([each.deviance[0] for each in alone])


def test_counts_of_very_unlike_sizes_have_their_estimate_too() -> None:
    counts = np.array(
        [624646304, 11616, 1, 0, 0, 101541, 82123, 4511656, 175697, 5169, 1, 1200086, 0, 183384, 1], float
    )

    fits = fit_models(counts[None], models(6))

    assert fits.exists.tolist() == [examine(counts, model).has_estimate for model in models(6)]
