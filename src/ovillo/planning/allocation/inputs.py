"""The tables of a folder → a planning problem, with and without a disputed source.

Needed: `regions.csv`, `bases.csv`, `resources.csv`, `units.csv`, and `cases.csv` with `classes.csv`, or `demand.csv`.
Optional: `barred.csv`, `travel.csv`, `sources.csv`, `settings.csv`. What their columns mean: docs/allocation.md.

1. Every cell that does not fit is a fault with file, row and column; all are told at once.
2. Cases of one region, class and year from several sources add up: sources that count the same cases must not both
   stand in the table. A year counts as observed where any row has it.
3. Who may not serve at a base is taken off what may serve there, and is supposed to be among those who are there today.
   Who may serve nowhere is taken off those there are.
4. A stated way goes before the distance; the distance is that over the globe, times a detour, at a speed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from ovillo.domain.input_tables import BadTableError, Faults, InputRow, InputTable
from ovillo.domain.messages import mark
from ovillo.planning.allocation import input_rows as rows
from ovillo.planning.allocation.demand import CaseRates, case_rates
from ovillo.planning.allocation.input_rows import CaseRow, WayRow, Work
from ovillo.planning.allocation.problem import Problem
from ovillo.planning.allocation.sheets import Sheet
from ovillo.planning.allocation.travel import Floats, great_circle_km

NEEDED: Final = ("regions.csv", "bases.csv", "resources.csv", "units.csv")
COUNTED: Final = ("cases.csv", "classes.csv")
STATED: Final = "demand.csv"
OPTIONAL: Final = ("barred.csv", "travel.csv", "sources.csv", "settings.csv")
FILES: Final = (*NEEDED, *COUNTED, STATED, *OPTIONAL)
_NO_FILE: Final = mark("the file is missing. Add it; ovillo allocate template FOLDER writes one to begin from.")
_NO_DEMAND: Final = mark(
    "neither this table with classes.csv nor demand.csv is there. One of them says what is asked for."
)
_BOTH: Final = mark("cases.csv is there too. Take one of them out.")
_NO_COORDINATE: Final = mark(
    "the coordinate is missing, and travel.csv does not give the hours of every pair. Fill the cell, or add the pairs."
)


_NO_CASE: Final = mark(
    "not one case is counted. A plan would send people after cases that are only supposed: count some first."
)
_NO_HOURS: Final = mark("nobody asks for an hour: every region has all it needs, and there is nothing to plan.")


@dataclass(frozen=True, slots=True)
class Counted:
    """What cases were counted, and what each takes."""

    cases: tuple[CaseRow, ...]
    work: Work
    population: Floats

    def is_empty(self, *, without: str | None = None) -> bool:
        """Whether no case was counted, perhaps but for those of one source."""
        return not any(each.cases for each in self.cases if without is None or each.source != without)

    def rates(self, *, without: str | None = None) -> CaseRates:
        """Rates of each region and class, perhaps without the rows of one source."""
        shape = (len(self.population), len(self.work.places))
        counts, years = np.zeros(shape), np.zeros(shape)
        seen = set()
        for each in self.cases:
            if without is not None and each.source == without:
                continue
            counts[each.region, each.kind] += each.cases
            seen.add((each.region, each.kind, each.year))
        for region, kind, _ in seen:
            years[region, kind] += 1
        return case_rates(counts, years * self.population[:, None], self.population)


@dataclass(frozen=True, slots=True)
class Ways:
    """How long the ways are, and who says so."""

    by_distance: Floats
    """(bases, regions), hours; NaN where a coordinate is missing."""
    stated: tuple[WayRow, ...]

    def travel(self, *, without: str | None = None) -> Floats:
        """(bases, regions), hours one way; infinite where nobody knows any more."""
        found = self.by_distance.copy()
        for each in self.stated:
            if without is None or each.source != without:
                found[each.base, each.region] = each.hours
        return np.where(np.isnan(found), np.inf, found)


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything that a folder says, checked."""

    problem: Problem
    """With the demand of all sources."""
    points: Floats
    """(regions, 2), latitude and longitude; NaN where they are not known."""
    base_points: Floats
    """(bases, 2)"""
    concession: float
    disputed: tuple[str, ...]
    """Sources that cases or ways rest on and somebody disputes."""
    counted: Counted | None
    """None where hours were given instead of cases."""
    ways: Ways
    has_weights: bool
    """Whether regions.csv gives them; else they are the expected cases."""

    def problem_of(self, cases: Floats) -> Problem:
        """The problem with other cases in a year, (regions, classes)."""
        assert self.counted is not None
        total = cases.sum(axis=1)
        weight = self.problem.weight if self.has_weights else total
        return replace(self.problem, demand=cases @ self.counted.work.hours, weight=weight, cases=total)

    def without(self, source: str) -> Problem:
        """The problem as it is where one source is not believed."""
        problem = self.problem
        if self.counted is not None:
            problem = self.problem_of(self.counted.rates(without=source).expected)
        return replace(problem, travel=self.ways.travel(without=source))


def read_inputs(tables: Mapping[str, InputTable]) -> Inputs:
    """What the tables of a folder say.

    Args:
        tables: by file name, those of `FILES` that are there.

    Raises:
        BadCellError: cells that do not fit.
        BadTableError: a table is missing, or two say the same thing.
    """
    _require_tables(tables)
    faults = Faults()
    sources, disputed = rows.read_sources(tables.get("sources.csv"), faults)
    settings = rows.read_settings(tables.get("settings.csv"), faults)
    regions = rows.read_regions(tables["regions.csv"], faults, is_counted=STATED not in tables)
    bases = rows.read_bases(tables["bases.csv"], faults)
    units = rows.read_units(tables, faults, bases.places)
    stated = tuple(rows.read_ways(tables.get("travel.csv"), faults, bases.places, regions.places, sources))
    _require_coordinates(regions, bases, stated)
    counted, asked = _read_asked(tables, faults, regions, units, sources)
    faults.require_none()
    asked = _asked_at_all(asked, counted)
    distances = great_circle_km(bases.points, regions.points) * settings["detour"] / settings["speed_km_h"]
    ways = Ways(distances, stated)
    has_weights = bool(np.isfinite(regions.weight).all())
    cases = asked.cases
    rests_on = {each.source for each in stated}
    if counted is not None:
        rests_on |= {each.source for each in counted.cases}
    problem = Problem(
        regions=tuple(regions.places),
        bases=tuple(bases.places),
        resources=units.resources,
        weight=regions.weight if has_weights or cases is None else cases,
        demand=asked.hours,
        trips=asked.trips,
        travel=ways.travel(),
        present=units.present,
        capacity=units.capacity,
        barred=units.barred,
        unit_cost=units.cost,
        opening_cost=bases.opening_cost,
        budget=settings["budget"],
        longest_travel=settings["longest_travel_hours"],
        least_weight=settings["least_weight"],
        cases=cases,
    )
    used = tuple(each for each in disputed if each in rests_on)
    return Inputs(problem, regions.points, bases.points, settings["concession"], used, counted, ways, has_weights)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked for in a year, (regions, resources), and by how many cases, (regions,)."""

    hours: Floats
    trips: Floats
    """Journeys for an hour of work."""
    cases: Floats | None


def _read_asked(
    tables: Mapping[str, InputTable],
    faults: Faults,
    regions: rows.Regions,
    units: rows.Units,
    sources: Mapping[str, int],
) -> tuple[Counted | None, _Asked]:
    """The cases that were counted, or what is stated without counting; of counted cases nothing is reckoned yet."""
    kinds = {name: place for place, name in enumerate(dict.fromkeys(each.name for each in units.resources))}
    if STATED in tables:
        return None, _Asked(*rows.read_demand(tables[STATED], faults, regions.places, kinds), None)
    work = rows.read_classes(tables["classes.csv"], faults, kinds)
    cases = rows.read_cases(tables["cases.csv"], faults, regions.places, work.places, sources)
    nothing = np.empty((0, 0))
    return Counted(tuple(cases), work, regions.population), _Asked(nothing, nothing, None)


def _expected(counted: Counted) -> _Asked:
    """What the counted cases ask for, journeys in the mix of classes that is expected."""
    expected, work = counted.rates().expected, counted.work
    hours, journeys = expected @ work.hours, expected @ work.journeys
    trips = np.divide(journeys, hours, out=np.zeros_like(hours), where=hours > 0)
    return _Asked(hours, trips, expected.sum(axis=1))


def _asked_at_all(stated: _Asked, counted: Counted | None) -> _Asked:
    """What is stated or expected; refuses to plan for cases that are only supposed, or for nothing."""
    if counted is not None and counted.is_empty():
        raise BadTableError(file="cases.csv", problem=_NO_CASE)
    asked = stated if counted is None else _expected(counted)
    if not asked.hours.any():
        raise BadTableError(file=STATED if counted is None else "classes.csv", problem=_NO_HOURS)
    return asked


def _require_tables(tables: Mapping[str, InputTable]) -> None:
    missing = [name for name in NEEDED if name not in tables]
    if missing:
        raise BadTableError(file=missing[0], problem=_NO_FILE)
    if STATED in tables and "cases.csv" in tables:
        raise BadTableError(file=STATED, problem=_BOTH)
    if STATED not in tables and "cases.csv" not in tables:
        raise BadTableError(file="cases.csv", problem=_NO_DEMAND)
    if "cases.csv" in tables and "classes.csv" not in tables:
        raise BadTableError(file="classes.csv", problem=_NO_FILE)


def _require_coordinates(regions: rows.Regions, bases: rows.Bases, stated: Sequence[WayRow]) -> None:
    """Names the empty coordinates of places of which not every way is stated."""
    known = {(each.base, each.region) for each in stated}
    for place, row in enumerate(regions.rows):
        if not all((base, place) in known for base in range(len(bases.rows))):
            _name_empty(regions.sheet, row)
    for place, row in enumerate(bases.rows):
        if not all((place, region) in known for region in range(len(regions.rows))):
            _name_empty(bases.sheet, row)


def _name_empty(sheet: Sheet, row: InputRow) -> None:
    for column in ("latitude", "longitude"):
        if not sheet.text(row, column):
            sheet.fault(row, column, _NO_COORDINATE)
