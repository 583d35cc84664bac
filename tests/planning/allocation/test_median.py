"""p-median against enumeration, the published optima of OR-Library, and its own bound."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ovillo.domain.allocation import Status
from ovillo.planning.allocation.median import exchange, place_medians
from ovillo.planning.allocation.median_inputs import MedianProblem, median_problem
from ovillo.reading.input_tables import read_input_table
from tests.shared_data import SHARED

OR_LIBRARY = SHARED / "orlib"


def never_late() -> float:
    return 0.0


def problem_of(text: str) -> MedianProblem:
    return median_problem(read_input_table(text.encode(), "places.csv"))


def cheapest(costs: np.ndarray, medians: int) -> float:
    return min(costs[:, list(some)].min(axis=1).sum() for some in combinations(range(costs.shape[1]), medians))


@pytest.mark.parametrize(("name", "optimum"), [("pmed1", 5819), ("pmed2", 4093), ("pmed3", 4250)])
def test_published_optima_are_proved(name: str, optimum: int) -> None:
    path = OR_LIBRARY / f"{name}.txt"
    if not path.is_file():
        pytest.skip("the OR-Library instances are not beside this project")
    problem = median_problem(read_input_table(path.read_bytes(), path.name))
    assert problem.medians is not None

    answer = place_medians(problem.costs, problem.medians, seconds=30, now=never_late)

    assert (answer.status, answer.objective, answer.bound, answer.gap) == (Status.OPTIMAL, optimum, optimum, 0.0)
    assert problem.costs[:, list(answer.sites)].min(axis=1).sum() == optimum


def test_what_cannot_be_closed_in_the_time_says_how_far_it_may_be_off() -> None:
    path = OR_LIBRARY / "pmed16.txt"
    if not path.is_file():
        pytest.skip("the OR-Library instances are not beside this project")
    problem = median_problem(read_input_table(path.read_bytes(), path.name))

    answer = place_medians(problem.costs, 5, seconds=0.5, now=never_late)

    assert answer.status is Status.TIME_LIMIT
    assert answer.objective == 8162
    assert answer.bound is not None
    assert 8080 < answer.bound < 8162
    assert answer.gap == pytest.approx((8162 - answer.bound) / 8162)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_the_answer_is_that_of_enumeration(data: st.DataObject) -> None:
    places, sites = data.draw(st.integers(1, 9)), data.draw(st.integers(1, 7))
    is_whole = data.draw(st.booleans())
    seed = data.draw(st.integers(0, 10**6))
    chance = np.random.default_rng(seed)
    costs = chance.integers(0, 30, (places, sites)).astype(float) if is_whole else chance.random((places, sites)) * 9
    medians = data.draw(st.integers(1, sites))

    answer = place_medians(costs, medians, seconds=20, now=never_late)

    assert answer.status is Status.OPTIMAL
    assert len(set(answer.sites)) == medians
    assert answer.objective == pytest.approx(cheapest(costs, medians))
    assert answer.bound == pytest.approx(answer.objective, abs=1e-6)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 5))
def test_no_exchange_of_one_site_helps_any_more(seed: int, medians: int) -> None:
    costs = np.random.default_rng(seed).random((12, 8))

    sites, value = exchange(costs, np.arange(medians))

    assert value == pytest.approx(costs[:, sites].min(axis=1).sum())
    for out in range(medians):
        for into in set(range(8)) - set(map(int, sites)):
            other = [*np.delete(sites, out), into]
            assert costs[:, other].min(axis=1).sum() >= value - 1e-9


def test_two_parts_without_a_way_between_them_need_two_sites() -> None:
    problem = problem_of("from,to,distance\na,b,3\nc,d,4\n")

    one = place_medians(problem.costs, 1, seconds=5, now=never_late)
    two = place_medians(problem.costs, 2, seconds=5, now=never_late)

    assert (one.status, one.objective, one.bound, one.gap) == (Status.INFEASIBLE, None, None, None)
    assert (two.status, two.objective) == (Status.OPTIMAL, 7.0)


def test_all_sites_open_cost_nothing() -> None:
    problem = problem_of("3 2 3\n1 2 5\n2 3 5\n")

    answer = place_medians(problem.costs, 3, seconds=5, now=never_late)

    assert (answer.objective, answer.gap) == (0.0, 0.0)
