"""The whole answer: who goes where, why, and how firm that is; or why there is none.

A plan that the solver found within a gap may hold a move that is not worth it: such moves are taken back first.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from ovillo.domain.allocation import Change, Move, NoPlan, Place, Plan, Post, RegionOutcome, Shortage, Stage
from ovillo.domain.errors import UsageError
from ovillo.planning.allocation import sensitivity
from ovillo.planning.allocation.inputs import Inputs
from ovillo.planning.allocation.joint import Delivered, Evaluator
from ovillo.planning.allocation.moves import Shift, is_possible, settled, undone
from ovillo.planning.allocation.problem import Counts, Problem, gini
from ovillo.planning.allocation.sensitivity import Tell, at_zero, visible
from ovillo.planning.allocation.staging import Limits, Placement, place_units
from ovillo.planning.allocation.travel import Floats

MOST_LINKS: Final = 40_000
"""Base, region and resource within reach: beyond this a plan would take hours."""
FULL: Final = 1 - 1e-6
SAME: Final = 1e-4
VISIBLE: Final = 0.005


class PlanTooLargeError(UsageError):
    """More than can be planned at once."""

    code = "plan_too_large"
    template = (
        "{regions} regions and {bases} bases give {links} ways within reach, beyond the {most} that are planned "
        "at once. Plan the regions first and then the provinces within one, or set longest_travel_hours lower."
    )


@dataclass(frozen=True, slots=True)
class Wanted:
    """How far the answer goes."""

    concession: float
    limits: Limits
    draws: int
    """Draws of the demand; 0: stability is not tried."""
    is_whole: bool = True
    """Whether break-even, marginal values, the curve and disputed sources are worked out too."""
    most_links: int = MOST_LINKS
    """More than so many ways within reach are refused."""


def make_plan(inputs: Inputs, wanted: Wanted, *, chance: np.random.Generator, tell: Tell) -> Plan | NoPlan:
    """The plan for what a folder says.

    Args:
        inputs: of the folder.
        wanted: how far the answer goes.
        chance: where draws come from.
        tell: hears how far the work is.

    Raises:
        PlanTooLargeError: more than can be planned at once.
    """
    problem = inputs.problem
    _require_size(problem, wanted.most_links)
    tell("stages", 0, 1)
    placement = place_units(problem, concession=wanted.concession, limits=wanted.limits)
    if placement.units is None:
        return NoPlan(placement.stages)
    units, shifts = settled(problem, placement.units, floor=placement.floor, concession=wanted.concession)
    evaluator = Evaluator(problem)
    after = _state(evaluator, units, placement.floor)
    today = problem.today()
    least = evaluator.minimum(today)
    before = _state(evaluator, today, least)  # one rule, whatever is conceded
    conceded = evaluator.covered(today, floor=(1 - wanted.concession) * least)
    kept, draws = _stability(inputs, units, shifts, wanted, chance=chance, tell=tell)
    moves = []
    for place, shift in enumerate(shifts):
        tell("moves", place, len(shifts))
        move = _explain(problem, evaluator, units, shift, after.delivered)
        moves.append(_with_break_even(problem, units, shift, replace(move, kept=kept[place], draws=draws), wanted))
    plan = _assemble(inputs, placement, (before, after), tuple(moves))
    plan = replace(plan, concession=wanted.concession, covered_before_conceded=conceded, draws=draws)
    if not wanted.is_whole:
        return plan
    limits = wanted.limits
    return replace(
        plan,
        curve=sensitivity.price_of_fairness(problem, placement, limits=limits, tell=tell),
        marginal=sensitivity.marginal_values(problem, units, floor=placement.floor, tell=tell),
        without=sensitivity.without_sources(inputs, units, concession=wanted.concession, limits=limits, tell=tell),
    )


@dataclass(frozen=True, slots=True)
class _State:
    """Units, and what they deliver."""

    units: Counts
    delivered: Delivered
    coverage: Floats
    """(regions, resources)"""


def _state(evaluator: Evaluator, units: Counts, floor: float) -> _State:
    delivered = evaluator.delivered(units, floor=floor)
    regions = range(len(evaluator.problem.regions))
    return _State(units, delivered, evaluator.coverage(units, delivered.shares, regions))


def _require_size(problem: Problem, most: int) -> None:
    links = int((problem.reach[:, :, None] & (problem.demand > 0)[None]).sum())
    if links > most:
        raise PlanTooLargeError(regions=len(problem.regions), bases=len(problem.bases), links=links, most=most)


def _stability(
    inputs: Inputs, units: Counts, shifts: Sequence[Shift], wanted: Wanted, *, chance: np.random.Generator, tell: Tell
) -> tuple[list[int], int]:
    if inputs.counted is None or not wanted.draws or not shifts:
        return [0] * len(shifts), 0
    kept = sensitivity.count_kept(
        inputs, units, shifts, concession=wanted.concession, draws=wanted.draws, chance=chance, tell=tell
    )
    return kept, wanted.draws


def _explain(problem: Problem, evaluator: Evaluator, units: Counts, shift: Shift, having: Delivered) -> Move:
    """What a move does by itself: the plan beside the plan without it."""
    other = undone(problem, units, shift)
    without = evaluator.delivered(other, floor=min(having.minimum, evaluator.minimum(other)))
    if problem.resources[shift.resource].is_together:
        now, then = having.shares, without.shares
    else:
        every = range(len(problem.regions))
        now = evaluator.coverage(units, having.shares, every)[:, shift.resource]
        then = evaluator.coverage(other, without.shares, every)[:, shift.resource]
    rise = now - then
    visibly = np.abs(rise) >= VISIBLE
    most, least = _told(problem, shift.target, rise), _told(problem, shift.source, -rise)
    gains = _change(problem, most, then, now) if rise[most] > SAME else None
    coverage = evaluator.coverage(other, without.shares, [most])[0]
    names = [each.name for each in problem.resources]
    value = problem.weight @ rise
    return Move(
        resource=names[shift.resource],
        source=None if shift.source is None else problem.bases[shift.source],
        target=None if shift.target is None else problem.bases[shift.target],
        units=shift.units,
        gains=gains,
        loses=_change(problem, least, then, now) if rise[least] < -SAME else None,
        limits=_limits(problem, coverage) if gains else (),
        others=dict(zip(names, map(float, coverage), strict=True)),
        unchanged=int((~visibly).sum()),
        regions=len(problem.regions),
        more_covered=visible(float(value)),
        more_minimum=visible(having.minimum - without.minimum),
        is_forced=bool((other == units).all()) or not is_possible(problem, other),
        kept=0,
        draws=0,
        break_even=None,
        faster_travel=None,
        slower_travel=None,
        changes=tuple(
            _change(problem, int(each), then, now) for each in np.argsort(rise, kind="stable") if visibly[each]
        ),
    )


def _told(problem: Problem, base: int | None, changes: Floats) -> int:
    """The region that a sentence names: the one nearest to the base where it changes visibly, else the most changed."""
    if base is not None:
        near = int(problem.travel[base].argmin())
        if changes[near] > VISIBLE:
            return near
    return int(changes.argmax())


def _with_break_even(problem: Problem, units: Counts, shift: Shift, move: Move, wanted: Wanted) -> Move:
    if not wanted.is_whole or move.gains is None or move.is_forced:
        return move
    region = problem.regions.index(move.gains.region)
    limit = sensitivity.Limit(problem, units, shift, concession=wanted.concession)
    faster, slower = limit.ways()
    return replace(move, break_even=limit.hours(region), faster_travel=faster, slower_travel=slower)


def _change(problem: Problem, region: int, without: Floats, having: Floats) -> Change:
    return Change(problem.regions[region], float(without[region]), float(having[region]))


def _limits(problem: Problem, coverage: Floats) -> tuple[str, ...]:
    """The resources that a case needs and that cover least; none where all is covered.

    Args:
        problem: with the resources.
        coverage: (resources,), of one region.
    """
    least = min(coverage[each] for each in problem.together)
    if least >= FULL:
        return ()
    return tuple(problem.resources[each].name for each in problem.together if coverage[each] <= least + SAME)


def _assemble(inputs: Inputs, placement: Placement, states: tuple[_State, _State], moves: tuple[Move, ...]) -> Plan:
    problem, (before, after) = inputs.problem, states
    units, delivered = after.units, after.delivered
    is_new = (problem.present.sum(axis=1) == 0) & (units.sum(axis=1) > 0)
    posts = tuple(
        Post(base, each.name, *(int(table[row, column]) for table in (problem.present, units, problem.barred)))
        for row, base in enumerate(problem.bases)
        for column, each in enumerate(problem.resources)
    )
    return Plan(
        stages=tuple(_improved(each, delivered) for each in placement.stages),
        concession=0.0,
        minimum=delivered.minimum,
        minimum_before=before.delivered.minimum,
        best_minimum=placement.best_minimum,
        covered=delivered.covered,
        covered_before=before.delivered.covered,
        covered_before_conceded=before.delivered.covered,
        weight=float(problem.weight.sum()),
        gini=gini(delivered.shares),
        regions_at_zero=at_zero(delivered.shares),
        cost=float((units * problem.unit_cost).sum() + problem.opening_cost[is_new].sum()),
        budget=problem.budget if np.isfinite(problem.budget) else None,
        regions=tuple(_region(problem, row, before, after) for row in range(len(problem.regions))),
        posts=posts,
        moves=moves,
        shortages=tuple(Shortage(*each) for each in problem.shortages),
        unreachable=tuple(problem.regions[each] for each in np.flatnonzero(~problem.is_reachable)),
        places=(
            *_places(problem.regions, inputs.points, is_base=False),
            *_places(problem.bases, inputs.base_points, is_base=True),
        ),
    )


def _places(names: Sequence[str], points: Floats, *, is_base: bool) -> list[Place]:
    known = [None if np.isnan(point).any() else (float(point[0]), float(point[1])) for point in points]
    return [Place(name, is_base, *(at or (None, None))) for name, at in zip(names, known, strict=True)]


def _improved(stage: Stage, after: Delivered) -> Stage:
    """The stage with what its units deliver at best, which may be more than the solver stopped at."""
    if stage.name != "covered" or stage.objective is None:
        return stage
    objective = max(stage.objective, after.covered)
    return replace(stage, objective=objective, bound=None if stage.bound is None else max(stage.bound, objective))


def _region(problem: Problem, row: int, before: _State, after: _State) -> RegionOutcome:
    names = [each.name for each in problem.resources]
    return RegionOutcome(
        name=problem.regions[row],
        cases=None if problem.cases is None else float(problem.cases[row]),
        weight=float(problem.weight[row]),
        hours=dict(zip(names, map(float, problem.demand[row]), strict=True)),
        coverage=dict(zip(names, map(float, after.coverage[row]), strict=True)),
        covered=float(after.delivered.shares[row]),
        covered_before=float(before.delivered.shares[row]),
        coverage_before=dict(zip(names, map(float, before.coverage[row]), strict=True)),
        limits=_limits(problem, after.coverage[row]),
        is_guaranteed=bool(problem.is_guaranteed[row]),
    )
