"""A plan of who goes where, in plain values that a page, a table or a map can show.

Shares (coverage, minimum, gap) are 0–1; cases, hours and units are a year's; a resource is called as the user calls it.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """How a calculation ended; the last two carry no answer."""

    OPTIMAL = "optimal"
    """Within the gap that was asked for."""
    TIME_LIMIT = "time_limit"
    """The best found in the time; the gap says how far from the best possible it may be."""
    SIZE_LIMIT = "size_limit"
    """The best of a search; the exact calculation was not begun because of its size."""
    NO_PLAN = "no_plan"
    """The time ended before anything was found."""
    INFEASIBLE = "infeasible"
    """No answer keeps all conditions."""


def relative_gap(objective: float | None, bound: float | None) -> float | None:
    """|objective - bound| as a share of the objective; None where either is unknown, or the objective is 0 and off."""
    if objective is None or bound is None or not math.isfinite(bound):
        return None
    apart = abs(objective - bound)
    if apart <= 1e-9 * max(1.0, abs(objective)):
        return 0.0
    return apart / abs(objective) if objective else None


@dataclass(frozen=True, slots=True)
class Stage:
    """One question put to the solver, and how well it was answered."""

    name: str
    """minimum, covered, others (resources that cases do not need together), relocations."""
    status: Status
    objective: float | None
    bound: float | None

    @property
    def gap(self) -> float | None:
        """How much better the best possible may be, as a share of the objective."""
        return relative_gap(self.objective, self.bound)


@dataclass(frozen=True, slots=True)
class RegionOutcome:
    """What one region gets."""

    name: str
    cases: float | None
    """Expected in a year; None where hours were given instead of cases."""
    weight: float
    hours: Mapping[str, float]
    """Asked for in a year, by resource."""
    coverage: Mapping[str, float]
    """Share of these hours that can be given, by resource."""
    covered: float
    """The lesser of the coverages that a case needs together."""
    covered_before: float
    coverage_before: Mapping[str, float]
    limits: tuple[str, ...]
    """The resources that are the lesser; empty where all is covered."""
    is_guaranteed: bool
    """Whether the minimum holds for it: it can be reached, and has the demand that the settings ask for."""


@dataclass(frozen=True, slots=True)
class Post:
    """Units of one resource at one base."""

    base: str
    resource: str
    before: int
    after: int
    barred: int


@dataclass(frozen=True, slots=True)
class Change:
    """How one region's coverage differs with and without a move."""

    region: str
    without: float
    having: float


@dataclass(frozen=True, slots=True)
class BreakEven:
    """Hours a case, in the region that gains most, at which a move stops being best; None: not within 1/4 to 4 ×."""

    below: float | None
    above: float | None
    unit: str
    """hours_per_case, or hours where cases are not known."""


@dataclass(frozen=True, slots=True)
class Move:
    """Units of one resource that change their base."""

    resource: str
    source: str | None
    """None: they are new."""
    target: str | None
    """None: they leave."""
    units: int
    gains: Change | None
    loses: Change | None
    """The region that gains, and the one that loses most by this move alone; None where none does."""
    limits: tuple[str, ...]
    """What limits the region that gains, without the move."""
    others: Mapping[str, float]
    """Coverage of the region that gains, without the move, by resource."""
    unchanged: int
    regions: int
    more_covered: float
    """Weighted cases that are covered by this move alone."""
    more_minimum: float
    is_forced: bool
    """Whether the plan without it breaks a condition, such as the number of units that there are."""
    kept: int
    draws: int
    break_even: BreakEven | None
    faster_travel: float | None
    slower_travel: float | None
    """The factor of travel times at which it stops being best; None: not within 1/4 to 4 ×."""
    changes: tuple[Change, ...] = ()
    """Every region that this move alone changes visibly, the largest loss first, the largest gain last."""


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """What is covered for one concession on the minimum."""

    concession: float
    minimum: float | None
    covered: float | None
    gini: float | None
    regions_at_zero: int | None
    status: Status
    gap: float | None


@dataclass(frozen=True, slots=True)
class Marginal:
    """What one more unit at one base would add, everybody else staying where the plan has them."""

    base: str
    resource: str
    more_covered: float
    more_minimum: float


@dataclass(frozen=True, slots=True)
class WithoutSource:
    """The answer without one disputed source."""

    source: str
    minimum: float | None
    covered: float | None
    weight: float
    """Of all cases without the source."""
    changed: tuple[Post, ...]
    """Posts that are then filled otherwise; `before` is the plan, `after` the plan without the source."""
    status: Status
    gap: float | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a region or a base lies, in degrees; None where only travel times are known."""

    name: str
    is_base: bool
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True)
class Shortage:
    """A resource of which fewer units are told to be available than are present today."""

    resource: str
    available: int
    present: int


@dataclass(frozen=True, slots=True)
class Plan:
    """Who goes where, how good that is, and how firm."""

    stages: tuple[Stage, ...]
    concession: float
    minimum: float
    minimum_before: float
    """What today's posts can give the worst-served, nothing conceded."""
    best_minimum: float
    covered: float
    covered_before: float
    """What today's posts cover then."""
    covered_before_conceded: float
    """What they cover where as large a share of their own minimum is conceded as in the plan."""
    weight: float
    """Of all cases: `covered` of these."""
    gini: float
    regions_at_zero: int
    cost: float
    budget: float | None
    regions: tuple[RegionOutcome, ...]
    posts: tuple[Post, ...]
    moves: tuple[Move, ...]
    curve: tuple[CurvePoint, ...] = ()
    marginal: tuple[Marginal, ...] = ()
    without: tuple[WithoutSource, ...] = ()
    unreachable: tuple[str, ...] = ()
    """Regions that no base reaches in the time that the settings allow."""
    draws: int = 0
    places: tuple[Place, ...] = ()
    shortages: tuple[Shortage, ...] = ()
    """The plan is of those available, what is told of today of those present."""

    @property
    def main(self) -> Stage:
        """The stage whose status, bound and gap are those of the plan."""
        return next(each for each in self.stages if each.name == "covered")


@dataclass(frozen=True, slots=True)
class NoPlan:
    """Nothing was found: there is nothing to show but why."""

    stages: tuple[Stage, ...]

    @property
    def status(self) -> Status:
        """How the last stage ended."""
        return self.stages[-1].status
