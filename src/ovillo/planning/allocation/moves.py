"""Which units go from where to where, and whether a plan is better with a move than without it.

1. Who may stay stays: of each resource, a base keeps as many of its own as the plan has there. The others travel as
   little as can be, all together.
2. A move is kept where the rule of the plan chooses the plan over the same plan without the move: more cases, while no
   region falls below the conceded share of the better of the two minima. Of two that are equal it chooses the one that
   moves nobody.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from ovillo.planning.allocation.joint import Evaluator
from ovillo.planning.allocation.optimiser import Optimiser, Program
from ovillo.planning.allocation.problem import Counts, Problem
from ovillo.planning.allocation.travel import Floats

FAR: Final = 1e5
"""Hours between bases that no way connects."""
MATCHED: Final = 1e6
"""Hours that are worth travelling so that one leaves for where another is needed: more than any way takes."""
EQUAL: Final = 1e-6


@dataclass(frozen=True, slots=True)
class Shift:
    """Units of one resource that change their base; None: they are new, or they leave."""

    resource: int
    source: int | None
    target: int | None
    units: int


def shifts_of(problem: Problem, units: Counts) -> tuple[Shift, ...]:
    """The moves from today's units to the plan's, by resource, source and target.

    Args:
        problem: with the units of today.
        units: (bases, resources), of the plan.
    """
    apart = _between_bases(problem)
    found: list[Shift] = []
    for resource in range(len(problem.resources)):
        stay = np.minimum(units[:, resource], problem.staying[:, resource])
        leaving, coming = problem.present[:, resource] - stay, units[:, resource] - stay
        found += _matched(resource, leaving, coming, apart)
    return tuple(found)


def _between_bases(problem: Problem) -> Floats:
    """(bases, bases), hours over the region through which the way is shortest."""
    ways = np.where(np.isfinite(problem.travel), problem.travel, FAR)
    return np.asarray((ways[:, None, :] + ways[None, :, :]).min(axis=2))


def _matched(resource: int, leaving: Counts, coming: Counts, apart: Floats) -> list[Shift]:
    sources, targets = np.flatnonzero(leaving), np.flatnonzero(coming)
    left = dict(zip(map(int, sources), map(int, leaving[sources]), strict=True))
    lacks = dict(zip(map(int, targets), map(int, coming[targets]), strict=True))
    found = []
    if left and lacks:
        program = Program(maximise=False)
        is_other = (sources[:, None] != targets[None, :]).ravel()  # who leaves a base is not who comes to it
        ways = apart[np.ix_(sources, targets)].ravel() - MATCHED
        cells = program.add_columns(len(ways), upper=np.where(is_other, np.inf, 0.0), cost=ways)
        grid = cells.reshape(len(sources), len(targets))
        for row, source in zip(grid, left, strict=True):
            program.add_row(row, 1.0, upper=left[source])
        for column, target in zip(grid.T, lacks, strict=True):
            program.add_row(column, 1.0, upper=lacks[target])
        solved = Optimiser(program).solve()
        assert solved.values is not None
        for (source, target), count in np.ndenumerate(np.rint(solved.values[grid]).astype(int)):
            if count:
                found.append(Shift(resource, int(sources[source]), int(targets[target]), int(count)))
                left[int(sources[source])] -= int(count)
                lacks[int(targets[target])] -= int(count)
    found += [Shift(resource, None, target, count) for target, count in lacks.items() if count]
    found += [Shift(resource, source, None, count) for source, count in left.items() if count]
    return found


def undone(problem: Problem, units: Counts, shift: Shift) -> Counts:
    """(bases, resources), the plan without one move.

    Whoever may not serve at the base that they leave cannot go back: without the move they serve nowhere.
    """
    other = units.copy()
    if shift.source is not None:
        room = int(problem.staying[shift.source, shift.resource] - other[shift.source, shift.resource])
        other[shift.source, shift.resource] += max(0, min(shift.units, room))
    if shift.target is not None:
        other[shift.target, shift.resource] -= shift.units
    return other


def is_possible(problem: Problem, units: Counts) -> bool:
    """Whether units keep capacity, number and budget; of relocations an undone move has fewer."""
    numbers = np.array([each.available for each in problem.resources])
    is_new = (problem.present.sum(axis=1) == 0) & (units.sum(axis=1) > 0)
    cost = float((units * problem.unit_cost).sum() + problem.opening_cost[is_new].sum())
    return bool(
        (units <= problem.capacity).all() and (units.sum(axis=0) <= numbers).all() and cost <= problem.budget + EQUAL
    )


class Comparison:
    """The plan beside the same plan without each of its moves (rule 2)."""

    def __init__(self, evaluator: Evaluator, units: Counts, shifts: Sequence[Shift], *, concession: float) -> None:
        self._evaluator = evaluator
        self._problem = evaluator.problem
        self._units = units
        self._shifts = shifts
        self._concession = concession

    def kept(self) -> list[bool]:
        """Whether each move is kept for the demand and ways that the evaluator has now.

        What units deliver is concave in them: the slopes at the plan bound what the plan without a move can deliver, so
        that most comparisons need no program of their own.
        """
        units, resources = self._units, self._evaluator.problem.resources
        minimum, slopes = self._evaluator.minimum_beside(units)
        best = {
            place: self._better_minimum(minimum, slopes, shift)
            for place, shift in enumerate(self._shifts)
            if resources[shift.resource].is_together
        }
        beside = {
            floor: self._evaluator.covered_beside(units, floor=floor - EQUAL)
            for floor in sorted({(1 - self._concession) * each for each in best.values()})
            if minimum >= floor - EQUAL
        }
        found = []
        for place, shift in enumerate(self._shifts):
            if place not in best:
                found.append(self._is_other_kept(shift))
                continue
            floor = (1 - self._concession) * best[place]
            found.append(floor in beside and self._covers_more(beside[floor], floor, shift))
        return found

    def _better_minimum(self, minimum: float, slopes: Floats, shift: Shift) -> float:
        """The better of the minima with and without a move."""
        other = undone(self._problem, self._units, shift)
        if _change(slopes, self._units, other) <= EQUAL:
            return minimum
        return max(minimum, self._evaluator.minimum(other))

    def _covers_more(self, beside: tuple[float, Floats], floor: float, shift: Shift) -> bool:
        """Whether more cases are covered with a move than without it."""
        covered, slopes = beside
        apart = EQUAL * max(1.0, abs(covered))
        other = undone(self._problem, self._units, shift)
        if _change(slopes, self._units, other) < -apart:
            return True
        return covered > self._evaluator.covered(other, floor=floor - EQUAL) + apart

    def _is_other_kept(self, shift: Shift) -> bool:
        """Of a resource that cases do not need together: more weighted hours of it."""
        having = self._evaluator.other(self._units, shift.resource)
        without = self._evaluator.other(undone(self._problem, self._units, shift), shift.resource)
        return having > without + EQUAL * max(1.0, without)


def settled(problem: Problem, units: Counts, *, floor: float, concession: float) -> tuple[Counts, tuple[Shift, ...]]:
    """Units and moves after those are taken back without which the plan is as good; who is not needed stays.

    Args:
        problem: with the units of today.
        units: (bases, resources), that the solver found within its gap.
        floor: what every region keeps.
        concession: as in the plan.
    """
    found, evaluator = _stay(problem, units), Evaluator(problem)
    while True:
        shifts = shifts_of(problem, found)
        kept = Comparison(evaluator, found, shifts, concession=concession).kept()
        for shift, is_kept in zip(shifts, kept, strict=True):
            other = undone(problem, found, shift)
            is_other = not is_kept and bool((other != found).any())
            if is_other and is_possible(problem, other) and evaluator.minimum(other) >= floor - EQUAL:
                found = other
                break
        else:
            return found, shifts


def _stay(problem: Problem, units: Counts) -> Counts:
    """The units, and at their bases as many of those that the plan needs nowhere as may be there."""
    found = units
    for shift in shifts_of(problem, units):
        for _ in range(shift.units if shift.target is None else 0):
            other = undone(problem, found, replace(shift, units=1))
            if is_possible(problem, other):
                found = other
    return found


def _change(slopes: Floats, units: Counts, other: Counts) -> float:
    """What other units would deliver more than these at most, by the slopes at these."""
    apart = other - units
    is_changed = apart != 0
    return float((slopes[is_changed] * apart[is_changed]).sum())
