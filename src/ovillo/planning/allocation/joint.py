"""The joint-coverage model: a case is covered only by the lesser of the resources that it needs together.

Columns, in staff-years so that they are of one size: the minimum; for each region its covered share z and the share s
of each resource's hours; for each base, region and resource the work delivered; for each base and resource the units.

Rows:
1. work delivered to a region >= its demand × s;
2. work, and the way to it, <= the units of the base;
3. nothing is delivered beyond the longest way (there is no such column);
4. z <= s of each resource that a case needs together: staffing one alone gains nothing;
5. minimum <= z of each region for which it holds.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from ovillo.planning.allocation.optimiser import Optimiser, Program, Solved
from ovillo.planning.allocation.problem import Counts, Problem
from ovillo.planning.allocation.travel import Floats

Places: TypeAlias = npt.NDArray[np.int64]
SLACK = 1e-9
"""By which a stage may fall short of the one before, so that rounding does not make it impossible."""


ROUNDING = 1e-7
"""By which what one linear program found may be off for the next: as exact as the solver is."""


@dataclass(frozen=True, slots=True)
class Deliveries:
    """Where the columns and rows of rules 1 to 5 stand in a program."""

    minimum: int
    covered: Places
    """(regions,)"""
    shares: Places
    """(regions, resources)"""
    work: Places
    """(bases, regions, resources); -1 where there is none"""
    units: Places
    """(bases, resources)"""
    demand_rows: Places
    """(regions, resources); -1 where nothing is asked for"""
    unit_rows: Places
    """(bases, resources)"""


def add_deliveries(program: Program, problem: Problem, *, are_units_whole: bool) -> Deliveries:
    """Writes rules 1 to 5.

    Args:
        program: to write into.
        problem: what is asked for.
        are_units_whole: as they are where they are sought, and need not be said where they are given.
    """
    bases, regions, resources = len(problem.bases), len(problem.regions), len(problem.resources)
    minimum = int(program.add_columns(1, upper=1.0)[0])
    covered = program.add_columns(regions, upper=1.0)
    shares = program.add_columns(regions * resources, upper=1.0).reshape(regions, resources)
    asked = problem.staff_years
    has_work = np.broadcast_to(problem.reach[:, :, None], (bases, regions, resources)) & (asked > 0)[None]
    work = np.full((bases, regions, resources), -1)
    work[has_work] = program.add_columns(int(has_work.sum()))
    upper = problem.capacity.astype(float).ravel()
    units = program.add_columns(bases * resources, upper=upper, is_whole=are_units_whole).reshape(bases, resources)
    demand_rows, unit_rows = np.full((regions, resources), -1), np.full((bases, resources), -1)
    for region, resource in np.argwhere(asked > 0):
        at = work[:, region, resource]
        at = at[at >= 0]
        factors: Floats = np.append(np.ones(len(at)), -asked[region, resource])
        demand_rows[region, resource] = program.add_row([*at, shares[region, resource]], factors, lower=0.0)
        if problem.resources[resource].is_together:
            program.add_row([covered[region], shares[region, resource]], [1.0, -1.0], upper=0.0)
    spent = 1.0 + problem.overhead
    for base in range(bases):
        for resource in range(resources):
            to = np.flatnonzero(work[base, :, resource] >= 0)
            at = work[base, to, resource]
            unit_rows[base, resource] = program.add_row(
                [*at, units[base, resource]], [*spent[base, to, resource], -1.0], upper=0.0
            )
    for region in np.flatnonzero(problem.is_guaranteed):
        program.add_row([minimum, covered[region]], [1.0, -1.0], upper=0.0)
    return Deliveries(minimum, covered, shares, work, units, demand_rows, unit_rows)


@dataclass(frozen=True, slots=True)
class Delivered:
    """What given units deliver."""

    minimum: float
    covered: float
    """Weight × covered share, added up."""
    shares: Floats
    """(regions,), the covered share z."""


class Evaluator:
    """What given units deliver at best: a linear program that is kept and solved again."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        program = Program(maximise=True)
        self._at = add_deliveries(program, problem, are_units_whole=False)
        self._least = program.add_row(self._at.covered, problem.weight)
        self._optimiser = Optimiser(program)
        # The minimum has a program of its own: each then begins from its own last answer, a few steps from the next.
        self._lowest = Optimiser(program)
        self._columns = program.columns
        self._weight = problem.weight
        self._asked = problem.staff_years
        is_work = self._at.work >= 0
        self._on_the_way, self._overhead = self._at.work[is_work], problem.overhead[is_work]
        self._costs_of: Places | None = None
        self._costs: Floats | None = None
        self._least_column, self._one = np.array([self._at.minimum]), np.ones(1)
        self._lowest.set_costs(self._least_column, self._one)

    def set_demand(self, staff_years: Floats, weight: Floats) -> None:
        """Another demand for the same regions; where nothing was asked for nothing can be.

        Args:
            staff_years: (regions, resources).
            weight: (regions,).
        """
        for region, resource in np.argwhere((self._at.demand_rows >= 0) & (staff_years != self._asked)):
            place = int(self._at.demand_rows[region, resource])
            self._set_factor(place, int(self._at.shares[region, resource]), -float(staff_years[region, resource]))
        self._asked, self._weight = staff_years, weight

    def scale_work(self, region: int, resource: int, factor: float) -> None:
        """Hours of one resource for a case in one region, times a factor; the journeys of a case stay what they are."""
        row = int(self._at.demand_rows[region, resource])
        asked = float(self._asked[region, resource]) * factor
        self._set_factor(row, int(self._at.shares[region, resource]), -asked)
        self._set_ways(np.argwhere(self._at.work[:, [region], [resource]] >= 0)[:, 0], region, resource, 1 / factor)

    def scale_ways(self, factor: float) -> None:
        """All times on the way, times a factor; who is in reach stays in reach."""
        for region, resource in np.argwhere(self._at.demand_rows >= 0):
            bases = np.flatnonzero(self._at.work[:, region, resource] >= 0)
            self._set_ways(bases, int(region), int(resource), factor)

    def _set_ways(self, bases: Places, region: int, resource: int, factor: float) -> None:
        for base in bases:
            spent = 1.0 + factor * float(self.problem.trips[region, resource] * 2 * self.problem.travel[base, region])
            self._set_factor(int(self._at.unit_rows[base, resource]), int(self._at.work[base, region, resource]), spent)

    def _set_factor(self, row: int, column: int, factor: float) -> None:
        self._optimiser.set_factor(row, column, factor)
        self._lowest.set_factor(row, column, factor)

    def minimum(self, units: Counts) -> float:
        """The best share of the worst-served region."""
        return self.minimum_beside(units)[0]

    def minimum_beside(self, units: Counts) -> tuple[float, Floats]:
        """The best share of the worst-served region, and its slopes: with other units it lies below the plane.

        Returns:
            The share, and (bases, resources): how it grows with units.
        """
        given = units.astype(float).ravel()
        self._lowest.set_columns(self._at.units.ravel(), given, given)
        solved = self._lowest.solve()
        return _value(solved), self._slopes(solved)

    def covered(self, units: Counts, *, floor: float) -> float:
        """The most weighted cases covered while no region falls below the floor; -inf where one must."""
        return self.covered_beside(units, floor=floor)[0]

    def covered_beside(self, units: Counts, *, floor: float) -> tuple[float, Floats]:
        """The same with its slopes, as above."""
        self._place(units, floor=max(0.0, floor - SLACK))
        solved = self._maximise(self._at.covered, self._weight)
        return _value(solved), self._slopes(solved)

    def other(self, units: Counts, resource: int) -> float:
        """The most weighted hours of a resource that cases do not need together."""
        self._place(units, floor=0.0)
        return _value(self._maximise(self._at.shares[:, resource], self._weight))

    def delivered(self, units: Counts, *, floor: float) -> Delivered:
        """What the units deliver, region by region: most cases first, then with the least time on the way.

        Of equally many cases there are many ways to cover them; with the least time on the way units serve who is near,
        so that a region's share tells of its own units. A floor that the units miss by a hair is what they reach.
        """
        self._place(units, floor=max(0.0, min(floor, self.minimum(units)) - SLACK))
        most = self._maximise(self._at.covered, self._weight)
        total = _value(most)
        self._optimiser.set_row(self._least, lower=total - ROUNDING * max(1.0, total))
        nearest = self._maximise(self._on_the_way, -self._overhead)
        self._optimiser.set_row(self._least)
        found = _values(most if nearest.values is None else nearest)[self._at.covered]
        shares = np.clip(found, 0.0, 1.0) + 0.0
        guaranteed = shares[self.problem.is_guaranteed]
        minimum = float(guaranteed.min()) if len(guaranteed) else 1.0
        return Delivered(minimum, float(self._weight @ shares), shares)

    def coverage(self, units: Counts, shares: Floats, regions: Iterable[int]) -> Floats:
        """What share of the hours of each resource could be given while every region keeps its covered share.

        Of resources that cases need together, to this region alone: the least of them is what limits it. Of the others,
        to all regions at once.

        Args:
            units: (bases, resources).
            shares: (regions,), as `delivered`.
            regions: whose coverage is asked for.

        Returns:
            (regions asked for, resources)
        """
        self._place(units, floor=0.0)
        self._keep(shares)
        asked = list(regions)
        found = np.ones((len(asked), len(self.problem.resources)))
        for row, region in enumerate(asked):
            for resource in self.problem.together:
                if self._asked[region, resource] > 0:
                    found[row, resource] = _value(self._maximise(self._at.shares[[region], resource], self._one))
        for resource in self.problem.others:
            column = self._at.shares[:, resource]
            found[:, resource] = _values(self._maximise(column, self._weight))[column][asked]
        self._set_least(np.zeros(len(shares)))
        return np.clip(found, 0.0, 1.0) + 0.0

    def _keep(self, shares: Floats) -> None:
        """Keeps the covered shares, as exactly as another program of the same units can.

        Where a region asks for little, what rounding leaves is a larger share of it.
        """
        for slack in (ROUNDING, 1e-5, 1e-3, 1.0):
            self._set_least(np.maximum(shares - slack, 0.0))
            if self._maximise(self._at.covered, self._weight).values is not None:
                return

    def _set_least(self, shares: Floats) -> None:
        self._optimiser.set_columns(self._at.covered, shares, np.ones(len(shares)))

    def _place(self, units: Counts, *, floor: float) -> None:
        given = units.astype(float).ravel()
        self._optimiser.set_columns(self._at.units.ravel(), given, given)
        self._optimiser.set_columns(self._least_column, np.array([floor]), self._one)

    def _slopes(self, solved: Solved) -> Floats:
        """Infinite where none are known: then nothing is said of other units."""
        if solved.slopes is None:
            return np.full(self._at.units.shape, np.inf)
        return np.asarray(solved.slopes[self._at.units])

    def _maximise(self, places: Places, factors: Floats) -> Solved:
        if self._costs_of is not places or self._costs is not factors:
            costs = np.zeros(self._columns)
            costs[places] = factors
            self._optimiser.set_costs(np.arange(self._columns), costs)
            self._costs_of, self._costs = places, factors
        return self._optimiser.solve()


def _value(solved: Solved) -> float:
    return -np.inf if solved.objective is None else solved.objective


def _values(solved: Solved) -> Floats:
    assert solved.values is not None
    return solved.values
