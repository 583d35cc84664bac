"""The joint-coverage model: the hand fixture by value, enumeration, and what each stage keeps of the one before."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ovillo.domain.allocation import Status
from ovillo.planning.allocation.joint import Evaluator
from ovillo.planning.allocation.problem import Problem, gini
from ovillo.planning.allocation.staging import Limits, curve_of, place_units
from tests.planning.allocation.fixtures import NO_SHARING, SHARING, hand_fixture, problem_with

EXACT = Limits(seconds=30, gap=0.0)


def placements(problem: Problem) -> list[np.ndarray]:
    """Every way to place all units or fewer."""
    bases = len(problem.bases)
    ways = [
        [each for each in product(range(resource.available + 1), repeat=bases) if sum(each) <= resource.available]
        for resource in problem.resources
    ]
    return [np.array(each).T for each in product(*ways)]


def best_by_enumeration(problem: Problem, concession: float) -> tuple[float, float]:
    evaluator = Evaluator(problem)
    every = placements(problem)
    minimum = max(evaluator.minimum(units) for units in every)
    floor = (1 - concession) * minimum
    return minimum, max(evaluator.covered(units, floor=floor) for units in every)


def by_another_solver(problem: Problem, units: np.ndarray) -> tuple[float, float]:
    """Minimum and most covered of given units, written afresh for scipy."""
    optimize = pytest.importorskip("scipy.optimize", reason="scipy is the second opinion")
    bases, regions, kinds = len(problem.bases), len(problem.regions), len(problem.resources)
    links = [
        (b, r, t)
        for b in range(bases)
        for r in range(regions)
        for t in range(kinds)
        if np.isfinite(problem.travel[b, r])
    ]
    width = len(links) + regions + 1
    rows, limits = [], []
    for r, t in product(range(regions), range(kinds)):
        row = np.zeros(width)
        for place, (_, to, kind) in enumerate(links):
            if (to, kind) == (r, t):
                row[place] = -1
        row[len(links) + r] = problem.demand[r, t]
        rows.append(row)
        limits.append(0.0)
    for b, t in product(range(bases), range(kinds)):
        row = np.zeros(width)
        for place, (base, to, kind) in enumerate(links):
            if (base, kind) == (b, t):
                row[place] = 1 + 2 * problem.travel[base, to] * problem.trips[to, kind]
        rows.append(row)
        limits.append(units[b, t] * problem.resources[t].hours)
    for r in range(regions):
        row = np.zeros(width)
        row[-1], row[len(links) + r] = 1, -1
        rows.append(row)
        limits.append(0.0)
    bounds = [(0, None)] * len(links) + [(0, 1)] * (regions + 1)
    found = []
    for costs in (np.eye(width)[-1], np.concatenate([np.zeros(len(links)), problem.weight, [0.0]])):
        solved = optimize.linprog(-costs, A_ub=np.array(rows), b_ub=limits, bounds=bounds)
        found.append(-solved.fun)
    return found[0], found[1]


def test_without_sharing_nobody_can_serve_all_three_and_32_2_thirds_is_the_most() -> None:
    found = place_units(hand_fixture(NO_SHARING), concession=1.0, limits=EXACT)

    assert [each.status for each in found.stages] == [Status.OPTIMAL] * 3
    assert found.best_minimum == 0
    assert found.stages[1].objective == pytest.approx(32 + 2 / 3, abs=1e-9)
    assert found.units is not None
    assert found.units.tolist() == [[2, 1], [2, 1], [0, 0]]
    outcome = Evaluator(hand_fixture(NO_SHARING)).delivered(found.units, floor=0)
    assert outcome.shares == pytest.approx([2 / 3, 1, 0], abs=1e-7)


def test_with_sharing_the_worst_served_gets_58_93rds() -> None:
    found = place_units(hand_fixture(SHARING), concession=0.0, limits=EXACT)

    assert found.best_minimum == pytest.approx(58 / 93, abs=1e-9)
    assert found.stages[0].bound == pytest.approx(58 / 93, abs=1e-9)
    assert found.units is not None
    assert sorted(found.units[:, 1]) == [0, 1, 1]
    assert Evaluator(hand_fixture(SHARING)).minimum(found.units) == pytest.approx(58 / 93, abs=1e-9)


def test_giving_up_the_minimum_covers_32_2_thirds() -> None:
    found = place_units(hand_fixture(SHARING), concession=1.0, limits=EXACT)

    assert found.stages[1].objective == pytest.approx(32 + 2 / 3, abs=1e-9)
    assert found.stages[1].gap == 0


@pytest.mark.parametrize("overhead", [NO_SHARING, SHARING])
def test_no_placement_is_better_by_enumeration(overhead: list[list[float]]) -> None:
    problem = hand_fixture(overhead)

    for concession in (0.0, 0.5):
        minimum, covered = best_by_enumeration(problem, concession)
        found = place_units(problem, concession=concession, limits=EXACT)

        assert found.best_minimum == pytest.approx(minimum, abs=1e-7)
        assert found.stages[1].objective == pytest.approx(covered, abs=1e-6)


def test_another_solver_finds_the_same_for_every_placement() -> None:
    problem = hand_fixture(SHARING)
    evaluator = Evaluator(problem)

    for units in placements(problem)[::17]:
        minimum, covered = by_another_solver(problem, units)

        assert evaluator.minimum(units) == pytest.approx(minimum, abs=1e-7)
        assert evaluator.covered(units, floor=0) == pytest.approx(covered, abs=1e-6)


def test_staffing_one_side_alone_gains_nothing() -> None:
    problem = hand_fixture(NO_SHARING)
    units = np.array([[2, 1], [2, 1], [0, 0]])
    more_police = units + np.array([[5, 0], [0, 0], [4, 0]])
    evaluator = Evaluator(problem)

    assert evaluator.covered(more_police, floor=0) == pytest.approx(evaluator.covered(units, floor=0))


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 10**6))
def test_stages_keep_what_the_ones_before_reached(seed: int) -> None:
    chance = np.random.default_rng(seed)
    problem = problem_with(
        (chance.random((3, 4)) * 2).tolist(),
        demand=(chance.random((4, 3)) * 3000).tolist(),
        weight=(chance.random(4) * 9 + 1).tolist(),
        available=(4, 3, 2),
        present=chance.multinomial(3, [1 / 3] * 3, size=3).T.tolist(),
        most_moves=2,
    )

    found = place_units(problem, concession=0.2, limits=EXACT)

    assert found.units is not None
    evaluator = Evaluator(problem)
    first, second, third, last = found.stages
    assert evaluator.minimum(found.units) >= 0.8 * (first.objective or 0) - 1e-6
    assert evaluator.covered(found.units, floor=found.floor) >= (second.objective or 0) - 1e-5
    assert evaluator.other(found.units, 2) >= (third.objective or 0) - 1e-5
    arrivals = np.maximum(found.units - problem.present, 0).sum(axis=0)
    assert (found.units.sum(axis=0) <= [4, 3, 2]).all()
    assert arrivals[0] <= 3
    assert arrivals.sum() == last.objective


def test_who_is_barred_does_not_serve_and_the_budget_holds() -> None:
    problem = hand_fixture(SHARING)
    barred = replace(problem, capacity=np.array([[9, 0], [9, 9], [9, 9]]))
    cheap = replace(problem, unit_cost=np.full((3, 2), 10.0), budget=30.0)
    opening = replace(problem, opening_cost=np.array([5.0, 7.0, 7.0]), budget=5.0)

    without = place_units(barred, concession=0.0, limits=EXACT).units
    three = place_units(cheap, concession=1.0, limits=EXACT).units
    one = place_units(opening, concession=1.0, limits=EXACT).units

    assert without is not None
    assert without[0, 1] == 0
    assert three is not None
    assert three.sum() <= 3
    assert one is not None
    assert one[1:].sum() == 0


def test_more_is_covered_the_more_of_the_minimum_is_given_up() -> None:
    problem = hand_fixture(SHARING)
    placement = place_units(problem, concession=0.0, limits=EXACT)

    found = [stage.objective or 0.0 for _, stage, _ in curve_of(problem, placement, limits=EXACT)]

    assert found == sorted(found)
    assert found[-1] == pytest.approx(32 + 2 / 3)


def test_without_time_nothing_is_worse_than_today_and_the_gap_is_told() -> None:
    problem = replace(hand_fixture(SHARING), present=np.array([[2, 1], [1, 0], [1, 1]]))
    today = Evaluator(problem).minimum(problem.present)

    found = place_units(problem, concession=0.0, limits=Limits(seconds=0.0))

    assert found.units is not None
    assert found.best_minimum >= today - 1e-6
    for stage in found.stages:
        assert stage.objective is not None
        assert stage.bound is not None


@given(st.lists(st.floats(0, 1), min_size=1, max_size=12))
def test_gini_lies_between_all_alike_and_all_with_one(shares: list[float]) -> None:
    found = gini(np.array(shares))

    assert -1e-9 <= found <= 1 - 1 / len(shares) + 1e-9
    assert gini(np.full(5, 0.3)) == pytest.approx(0)
    assert gini(np.array([0, 0, 0, 1.0])) == pytest.approx(0.75)
