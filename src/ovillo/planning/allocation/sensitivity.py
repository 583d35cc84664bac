"""How firm a plan is: draws of the demand, break-even of each move, one more unit, and disputed sources.

What is tried is always the plan as it stands beside a small change of it, so that each answer is that of a linear
program and does not depend on which of several equally good plans the solver came upon.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from ovillo.domain.allocation import BreakEven, CurvePoint, Marginal, Post, Status, WithoutSource
from ovillo.planning.allocation.inputs import Inputs
from ovillo.planning.allocation.joint import Evaluator
from ovillo.planning.allocation.moves import Comparison, Shift, settled
from ovillo.planning.allocation.problem import Counts, Problem, gini
from ovillo.planning.allocation.staging import Limits, Placement, curve_of, place_units
from ovillo.planning.allocation.travel import Floats

DOWN: Final = (0.9, 0.8, 0.65, 0.5, 0.35, 0.25)
UP: Final = (1.1, 1.25, 1.5, 2.0, 3.0, 4.0)
"""Factors that are tried one after another; between the last that holds and the first that does not it is halved."""
NEAR: Final = 0.005
ZERO: Final = 1e-6
Tell = Callable[[str, int, int], None]
"""Hears what is worked on, how far it is, and of how many."""


def count_kept(
    inputs: Inputs,
    units: Counts,
    shifts: Sequence[Shift],
    *,
    concession: float,
    draws: int,
    chance: np.random.Generator,
    tell: Tell,
) -> list[int]:
    """In how many draws of the demand each move is kept.

    Args:
        inputs: with counted cases.
        units: (bases, resources), of the plan.
        shifts: the moves.
        concession: as in the plan.
        draws: how many.
        chance: where they come from.
        tell: hears of each draw.
    """
    assert inputs.counted is not None
    rates = inputs.counted.rates()
    evaluator = Evaluator(inputs.problem)
    comparison = Comparison(evaluator, units, shifts, concession=concession)
    found: Counts = np.zeros(len(shifts), dtype=np.int64)
    for each in range(draws):
        tell("draws", each, draws)
        drawn = inputs.problem_of(rates.draw(chance))
        evaluator.set_demand(drawn.staff_years, drawn.weight)
        found += np.array(comparison.kept(), dtype=np.int64)
    return [int(each) for each in found]


class Limit:
    """Where a move stops being best as one thing changes, everything else staying what it is."""

    def __init__(self, problem: Problem, units: Counts, shift: Shift, *, concession: float) -> None:
        self._problem = problem
        self._shift = shift
        self._evaluator = Evaluator(problem)
        self._comparison = Comparison(self._evaluator, units, [shift], concession=concession)

    def hours(self, region: int) -> BreakEven | None:
        """Hours of a case in one region; the journeys of a case stay what they are. None where nothing is asked for."""
        resource = self._shift.resource
        hours = float(self._problem.demand[region, resource])
        if not hours:
            return None
        cases = None if self._problem.cases is None else float(self._problem.cases[region])

        def is_kept(factor: float) -> bool:
            self._evaluator.scale_work(region, resource, factor)
            return self._comparison.kept()[0]

        below, above = _first_failing(is_kept, DOWN), _first_failing(is_kept, UP)
        self._evaluator.scale_work(region, resource, 1.0)
        one = hours / cases if cases else hours
        return BreakEven(
            None if below is None else one * below,
            None if above is None else one * above,
            "hours_per_case" if cases else "hours",
        )

    def ways(self) -> tuple[float | None, float | None]:
        """The factors of all travel times, below and above 1; who is in reach stays in reach."""

        def is_kept(factor: float) -> bool:
            self._evaluator.scale_ways(factor)
            return self._comparison.kept()[0]

        found = _first_failing(is_kept, DOWN), _first_failing(is_kept, UP)
        self._evaluator.scale_ways(1.0)
        return found


def _first_failing(is_kept: Callable[[float], bool], factors: Sequence[float]) -> float | None:
    good = 1.0
    for factor in factors:
        if is_kept(factor):
            good = factor
            continue
        bad = factor
        while abs(bad - good) > NEAR * good:
            middle = (good + bad) / 2
            good, bad = (middle, bad) if is_kept(middle) else (good, middle)
        return bad
    return None


def marginal_values(problem: Problem, units: Counts, *, floor: float, tell: Tell) -> tuple[Marginal, ...]:
    """What one more unit at each base would add, the most first.

    Args:
        problem: of the plan.
        units: (bases, resources), of the plan.
        floor: what every region keeps.
        tell: hears of each base.
    """
    evaluator = Evaluator(replace(problem, capacity=problem.capacity + 1))
    minimum = evaluator.minimum(units)
    floor = min(floor, minimum) - ZERO
    covered, slack = evaluator.covered(units, floor=floor), ZERO
    while not np.isfinite(covered) and floor > 0:  # a floor that the units miss by a hair
        slack *= 10
        floor = max(0.0, floor - slack)
        covered = evaluator.covered(units, floor=floor)
    others = {each: evaluator.other(units, each) for each in problem.others}
    found = []
    for base, name in enumerate(problem.bases):
        tell("marginal", base, len(problem.bases))
        for resource, each in enumerate(problem.resources):
            more = units.copy()
            more[base, resource] += 1
            if each.is_together:
                gained = evaluator.covered(more, floor=floor) - covered
                raised = evaluator.minimum(more) - minimum
            else:
                gained, raised = evaluator.other(more, resource) - others[resource], 0.0
            found.append(Marginal(name, each.name, visible(gained), visible(raised)))
    return tuple(sorted(found, key=lambda each: (-each.more_covered, -each.more_minimum)))


def visible(value: float) -> float:
    """A difference without what the solver's rounding leaves in its last digits."""
    return round(value, 7) + 0.0 if abs(value) > ZERO else 0.0


def without_sources(
    inputs: Inputs, units: Counts, *, concession: float, limits: Limits, tell: Tell
) -> tuple[WithoutSource, ...]:
    """The plan again without each disputed source, begun from the plan.

    Args:
        inputs: with their disputed sources.
        units: (bases, resources), of the plan.
        concession: as in the plan.
        limits: as in the plan.
        tell: hears of each source.
    """
    found = []
    for place, source in enumerate(inputs.disputed):
        tell("without", place, len(inputs.disputed))
        if inputs.counted is not None and inputs.counted.is_empty(without=source):
            found.append(WithoutSource(source, None, None, 0.0, (), Status.NO_PLAN, None))
            continue
        problem = inputs.without(source)
        part = limits.part(2 * len(inputs.disputed))  # two stages of each are searched long
        placement = place_units(problem, concession=concession, limits=part, begin=units)
        stage = placement.stages[-1] if placement.units is None else placement.stages[1]
        minimum = covered = None
        changed: tuple[Post, ...] = ()
        if placement.units is not None:
            others, _ = settled(problem, placement.units, floor=placement.floor, concession=concession)
            outcome = Evaluator(problem).delivered(others, floor=placement.floor)
            minimum, covered = outcome.minimum, outcome.covered
            changed = tuple(
                Post(
                    problem.bases[base],
                    problem.resources[resource].name,
                    int(units[base, resource]),
                    int(others[base, resource]),
                    int(problem.barred[base, resource]),
                )
                for base, resource in np.argwhere(others != units)
            )
        weight = float(problem.weight.sum())
        found.append(WithoutSource(source, minimum, covered, weight, changed, stage.status, stage.gap))
    return tuple(found)


def price_of_fairness(problem: Problem, placement: Placement, *, limits: Limits, tell: Tell) -> tuple[CurvePoint, ...]:
    """What is covered for each concession on the best minimum.

    Source: Bertsimas, Farias & Trichakis 2011, doi:10.1287/opre.1100.0865.
    """
    tell("curve", 0, 1)
    evaluator = Evaluator(problem)
    found = []
    for concession, stage, units in curve_of(problem, placement, limits=limits):
        if units is None:
            found.append(CurvePoint(concession, None, None, None, None, stage.status, stage.gap))
            continue
        outcome = evaluator.delivered(units, floor=(1 - concession) * placement.best_minimum)
        found.append(
            CurvePoint(
                concession,
                outcome.minimum,
                outcome.covered,
                gini(outcome.shares),
                at_zero(outcome.shares),
                stage.status,
                stage.gap,
            )
        )
    return tuple(found)


def at_zero(shares: Floats) -> int:
    """How many regions get nothing."""
    return int((shares <= ZERO).sum())
