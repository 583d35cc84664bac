"""Who goes where, by stages: each keeps what the one before reached, and begins from its answer.

1. `minimum`: the share m of the worst-served region is made as large as can be.
2. `covered`: the most weighted cases, while every region keeps (1 - concession) × m.
3. `others`: with these units in place, the most of the resources that cases do not need together.
4. `relocations`: of all placements that are as good, one that moves the fewest people.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from ovillo.domain.allocation import Stage, Status
from ovillo.planning.allocation.joint import SLACK, Deliveries, add_deliveries
from ovillo.planning.allocation.optimiser import Optimiser, Program, Solved
from ovillo.planning.allocation.problem import Counts, Problem
from ovillo.planning.allocation.travel import Floats

Places: TypeAlias = npt.NDArray[np.int64]
USUAL_GAP: Final = 0.002
WHOLE: Final = 1e-5
"""How far from a whole number a bound on a number of people may be."""
CURVE: Final = (0.0, 0.1, 0.25, 0.5, 1.0)
PARTS: Final = 4
"""The last stage has a quarter of the time: moves that are not worth it are taken back afterwards too."""


@dataclass(frozen=True, slots=True)
class Limits:
    """When an answer is good enough."""

    seconds: float = 60.0
    """For each stage; the fewest who move, the curve and each disputed source have a part of it."""
    gap: float = USUAL_GAP

    def part(self, of: int) -> "Limits":
        """The same with one of so many parts of the time."""
        return replace(self, seconds=self.seconds / of)


@dataclass(frozen=True, slots=True)
class Placement:
    """Units at bases; None where nothing was found."""

    units: Counts | None
    """(bases, resources)"""
    stages: tuple[Stage, ...]
    best_minimum: float = 0.0
    """m of the first stage."""
    floor: float = 0.0
    """What every region keeps in the second."""


class Placing:
    """The integer program over units, stage by stage."""

    def __init__(self, problem: Problem, limits: Limits) -> None:
        self.problem = problem
        self.limits = limits
        program = Program(maximise=True)
        self._at = add_deliveries(program, problem, are_units_whole=True)
        self._new_bases = np.flatnonzero((problem.present.sum(axis=1) == 0) & (problem.opening_cost > 0))
        self._opened = program.add_columns(len(self._new_bases), upper=1.0, is_whole=True)
        self._arrivals = _add_conditions(program, problem, self._at)
        _add_budget(program, problem, self._at, new_bases=self._new_bases, opened=self._opened)
        self._covered_row = program.add_row(self._at.covered, problem.weight)
        others = self._at.shares[:, problem.others]
        self._other_costs: Floats = np.repeat(problem.weight, others.shape[1])
        self._others = others.ravel()
        self._other_row = program.add_row(self._others, self._other_costs)
        self._program = program
        self._columns = program.columns
        self._optimiser = Optimiser(program)
        self._values: Floats | None = None

    def begin(self, units: Counts) -> None:
        """Begins from units and what they deliver to the worst-served; from nothing where they cost too much."""
        fixed = Optimiser(self._program)
        whole = np.concatenate([self._at.units.ravel(), self._opened])
        given = np.concatenate([units.ravel(), units[self._new_bases].sum(axis=1) > 0]).astype(float)
        fixed.set_columns(whole, given, given)
        fixed.set_costs(np.array([self._at.minimum]), np.ones(1))
        self._values = fixed.solve().values

    def minimum(self) -> tuple[Stage, float]:
        """Stage 1, and m."""
        self._keep(0.0, covered=None, others=None)
        stage = self._stage("minimum", np.array([self._at.minimum]), np.ones(1))
        return stage, min(1.0, stage.objective or 0.0)

    def covered(self, floor: float) -> Stage:
        """Stage 2."""
        self._keep(floor, covered=None, others=None)
        return self._stage("covered", self._at.covered, self.problem.weight)

    def other(self, floor: float, covered: float) -> Stage:
        """Stage 3: the units that cases need together stay where stage 2 put them."""
        assert self._values is not None
        self._keep(floor, covered=covered, others=None)
        at = self._at.units[:, self.problem.together].ravel()
        given = np.rint(self._values[at])
        self._optimiser.set_columns(at, given, given)
        stage = self._stage("others", self._others, self._other_costs)
        upper = self.problem.capacity[:, self.problem.together].astype(float).ravel()
        self._optimiser.set_columns(at, np.zeros(len(at)), upper)
        return stage

    def relocations(self, floor: float, covered: float, others: float | None) -> Stage:
        """Stage 4."""
        self._keep(floor, covered=covered, others=others)
        at = self._arrivals.ravel()
        stage = self._stage("relocations", at, -np.ones(len(at)), apart=1 - 1e-6, seconds=self.limits.seconds / PARTS)
        moved = None if stage.objective is None else float(round(-stage.objective))
        least = None if stage.bound is None else float(math.ceil(max(0.0, -stage.bound) - WHOLE))
        return Stage(stage.name, stage.status, moved, least)

    @property
    def units(self) -> Counts:
        """(bases, resources), of the last stage that found something."""
        assert self._values is not None
        return np.asarray(np.rint(self._values[self._at.units]), dtype=np.int64)

    def _keep(self, floor: float, *, covered: float | None, others: float | None) -> None:
        least = max(0.0, floor - SLACK)
        self._optimiser.set_columns(np.array([self._at.minimum]), np.array([least]), np.ones(1))
        for row, value in ((self._covered_row, covered), (self._other_row, others)):
            self._optimiser.set_row(row, lower=-np.inf if value is None else value - SLACK * max(1.0, value))

    def _stage(
        self, name: str, places: Places, factors: Floats, *, apart: float = 1e-9, seconds: float | None = None
    ) -> Stage:
        costs = np.zeros(self._columns)
        costs[places] = factors
        self._optimiser.set_costs(np.arange(self._columns), costs)
        gap = 0.0 if name == "relocations" else self.limits.gap
        limit = self.limits.seconds if seconds is None else seconds
        solved: Solved = self._optimiser.solve(seconds=limit, gap=gap, apart=apart, start=self._values)
        bound = float(np.maximum(factors, 0.0).sum()) if solved.bound is None else solved.bound  # no share exceeds 1
        # What the stage before reached keeps all conditions: it is the answer where the time gave none better.
        known = None if self._values is None else float(factors @ self._values[places])
        if known is None or (solved.objective is not None and solved.objective >= known - SLACK * max(1.0, known)):
            self._values = solved.values
            return Stage(name, solved.status, solved.objective, bound)
        return Stage(name, Status.TIME_LIMIT, known, bound)


def _add_conditions(program: Program, problem: Problem, at: Deliveries) -> Places:
    """Units there are, budget and relocations; gives the columns of arrivals, (bases, resources)."""
    bases, resources = at.units.shape
    arrivals = program.add_columns(bases * resources).reshape(bases, resources)
    stay = problem.staying
    for place, resource in enumerate(problem.resources):
        program.add_row(at.units[:, place], 1.0, upper=resource.available)
        for base in range(bases):
            program.add_row([at.units[base, place], arrivals[base, place]], [1.0, -1.0], upper=stay[base, place])
        if resource.most_moves is not None:
            fresh = max(0, resource.available - int(stay[:, place].sum()))
            program.add_row(arrivals[:, place], 1.0, upper=resource.most_moves + fresh)
    return arrivals


def _add_budget(program: Program, problem: Problem, at: Deliveries, *, new_bases: Places, opened: Places) -> None:
    """Units stand only at bases that are open; units and opening cost no more than there is."""
    for base, column in zip(new_bases, opened, strict=True):
        for place in range(len(problem.resources)):
            most = min(int(problem.capacity[base, place]), problem.resources[place].available)
            program.add_row([at.units[base, place], column], [1.0, -float(most)], upper=0.0)
    if np.isfinite(problem.budget):
        costs = np.concatenate([problem.unit_cost.ravel(), problem.opening_cost[new_bases]])
        program.add_row([*at.units.ravel(), *opened], costs, upper=problem.budget)


def place_units(problem: Problem, *, concession: float, limits: Limits, begin: Counts | None = None) -> Placement:
    """Stages 1 to 4.

    Args:
        problem: what is asked for.
        concession: share of the best minimum that may be given up for more cases, 0–1.
        limits: when an answer is good enough.
        begin: units to begin from; None: those of today.
    """
    placing = Placing(problem, limits)
    placing.begin(problem.start() if begin is None else begin)
    stages = [(first := placing.minimum())[0]]
    if stages[0].objective is None:
        return Placement(None, tuple(stages))
    best = first[1]
    floor = (1 - concession) * best
    stages.append(placing.covered(floor))
    if (covered := stages[-1].objective) is None:
        return Placement(None, tuple(stages), best, floor)
    others: float | None = None
    if problem.others:
        stages.append(placing.other(floor, covered))
        others = stages[-1].objective
    stages.append(placing.relocations(floor, covered, others))
    return Placement(placing.units, tuple(stages), best, floor)


def curve_of(
    problem: Problem, placement: Placement, *, limits: Limits, concessions: Sequence[float] = CURVE
) -> "list[tuple[float, Stage, Counts | None]]":
    """Stage 2 for several concessions on the same best minimum, each begun from the one before."""
    placing = Placing(problem, limits.part(len(concessions)))
    assert placement.units is not None
    placing.begin(placement.units)
    found: list[tuple[float, Stage, Counts | None]] = []
    for concession in concessions:
        stage = placing.covered((1 - concession) * placement.best_minimum)
        found.append((concession, stage, None if stage.objective is None else placing.units))
    return found
