"""What each table of a folder says, row by row, with every fault named."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from ovillo.domain.input_tables import Faults, InputRow, InputTable
from ovillo.domain.messages import mark
from ovillo.planning.allocation.problem import Counts, Resource
from ovillo.planning.allocation.sheets import Sheet
from ovillo.planning.allocation.travel import Floats

SETTINGS: Final[Mapping[str, tuple[float, float, float]]] = {
    "speed_km_h": (40.0, 0.1, 2_000.0),
    "detour": (1.6, 1.0, 10.0),
    "longest_travel_hours": (math.inf, 0.0, 1e6),
    "concession": (0.1, 0.0, 1.0),
    "least_weight": (0.0, 0.0, 1e9),
    "budget": (math.inf, 0.0, 1e12),
}
"""Each with what holds where it is not said, and its limits."""
DEFAULT_HOURS: Final = 1_500.0
"""Productive hours of a person in a year."""
Places = Mapping[str, int]
_NO_SETTING: Final = mark("there is no such setting. The settings are {known}.")
_WEIGHT_NEEDED: Final = mark("where demand.csv says the hours, each region needs a weight.")
_SOME_WEIGHTS: Final = mark("other regions have a weight. Give one to each, or to none.")
_POPULATION_NEEDED: Final = mark("where cases.csv counts cases, each region needs a population above 0.")
_MANY_BARRED: Final = mark("more units are barred than there are: {available}.")
_MORE_BARRED: Final = mark(
    "barred.csv bars {barred} units here, more than there are ({present}) and more than may be there ({capacity})."
)
_NONE_TOGETHER: Final = mark(
    "no resource is marked as needed together. Write yes for those without which no case is covered."
)
_NO_ROWS: Final = mark("the table has no rows under its header.")


@dataclass(frozen=True, slots=True)
class Regions:
    """What regions.csv says."""

    places: Places
    rows: tuple[InputRow, ...]
    sheet: Sheet
    points: Floats
    """(regions, 2), latitude and longitude; NaN where a cell is empty."""
    population: Floats
    weight: Floats
    """NaN where none is said."""


@dataclass(frozen=True, slots=True)
class Bases:
    """What bases.csv says."""

    places: Places
    rows: tuple[InputRow, ...]
    sheet: Sheet
    points: Floats
    opening_cost: Floats


@dataclass(frozen=True, slots=True)
class Units:
    """What resources.csv, units.csv and barred.csv say together; arrays are (bases, resources)."""

    resources: tuple[Resource, ...]
    present: Counts
    capacity: Counts
    barred: Counts
    cost: Floats


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One row of cases.csv, its names as places."""

    region: int
    kind: int
    year: int
    cases: float
    source: str


@dataclass(frozen=True, slots=True)
class WayRow:
    """One row of travel.csv."""

    base: int
    region: int
    hours: float
    source: str


@dataclass(frozen=True, slots=True)
class Work:
    """classes.csv: hours and journeys of a case, (classes, resources)."""

    places: Places
    hours: Floats
    journeys: Floats


def read_regions(table: InputTable, faults: Faults, *, is_counted: bool) -> Regions:
    """The regions; where cases are counted they need people, else a weight."""
    sheet = Sheet(table, faults, required=["region"], optional=["latitude", "longitude", "population", "weight"])
    _require_rows(sheet)
    places = sheet.names("region")
    points = _points(sheet)
    has_some = any(sheet.text(row, "weight") for row in sheet)
    population, weight = [], []
    for row in sheet:
        people = sheet.number(row, "population", default=math.nan) if sheet.has("population") else math.nan
        worth = sheet.number(row, "weight", default=math.nan) if sheet.has("weight") else math.nan
        if is_counted and not people > 0 and not (sheet.text(row, "population") and math.isnan(people)):
            sheet.fault(row, "population", _POPULATION_NEEDED)
        if not sheet.text(row, "weight") and (not is_counted or has_some):
            sheet.fault(row, "weight", _SOME_WEIGHTS if is_counted else _WEIGHT_NEEDED)
        population.append(people)
        weight.append(worth)
    return Regions(places, sheet.rows, sheet, points, np.array(population), np.array(weight))


def read_bases(table: InputTable, faults: Faults) -> Bases:
    """The bases."""
    sheet = Sheet(table, faults, required=["base"], optional=["latitude", "longitude", "opening_cost"])
    _require_rows(sheet)
    places = sheet.names("base")
    cost = [sheet.number(row, "opening_cost", default=0.0) for row in sheet]
    return Bases(places, sheet.rows, sheet, _points(sheet), np.array(cost))


def _points(sheet: Sheet) -> Floats:
    return np.array(
        [
            [
                sheet.number(row, "latitude", least=-90, most=90, default=math.nan),
                sheet.number(row, "longitude", least=-180, most=180, default=math.nan),
            ]
            for row in sheet
        ]
    ).reshape(-1, 2)


def _require_rows(sheet: Sheet) -> None:
    if not sheet.rows and not sheet.faults:
        sheet.fault(sheet.head, sheet.head.cells[0], _NO_ROWS)


def read_units(tables: Mapping[str, InputTable], faults: Faults, bases: Places) -> Units:
    """What there is, where it is today and where it may not serve."""
    sheet = Sheet(
        tables["resources.csv"],
        faults,
        required=["resource", "available", "needed_together"],
        optional=["hours_per_unit", "most_moves", "unit_cost"],
    )
    _require_rows(sheet)
    kinds = sheet.names("resource")
    read = [_read_resource(sheet, row) for row in sheet]
    if read and not any(each.is_together for each, _ in read):
        sheet.fault(sheet.head, "needed_together", _NONE_TOGETHER)
    shape = (len(bases), len(read))
    cost = np.broadcast_to(np.array([each for _, each in read]), shape).copy()
    barred, available = _read_barred(tables.get("barred.csv"), faults, (bases, kinds), [each for each, _ in read])
    present: Counts = np.zeros(shape, dtype=np.int64)
    capacity = np.broadcast_to(available, shape).copy()
    posts = Sheet(
        tables["units.csv"],
        faults,
        required=["base", "resource", "present"],
        optional=["capacity", "unit_cost"],
    )
    seen: dict[object, int] = {}
    for row in posts:
        base = posts.place(row, "base", bases, file="bases.csv")
        kind = posts.place(row, "resource", kinds, file="resources.csv")
        now = posts.whole(row, "present", default=0)
        most = posts.whole(row, "capacity", default=-1)
        price = posts.number(row, "unit_cost", default=math.nan)
        if base < 0 or kind < 0:
            continue
        posts.require_once(row, "base", (base, kind), seen)
        if most >= 0 and barred[base, kind] > max(now, most):
            posts.fault(row, "present", _MORE_BARRED, barred=int(barred[base, kind]), present=now, capacity=most)
        present[base, kind] = now
        capacity[base, kind] = capacity[base, kind] if most < 0 else most
        cost[base, kind] = cost[base, kind] if math.isnan(price) else price
    resources = tuple(
        Resource(each.name, int(left), each.hours, each.is_together, each.most_moves, each.available - int(left))
        for (each, _), left in zip(read, available, strict=True)
    )
    return Units(resources, present, np.maximum(capacity - barred, 0), barred, cost)


def _read_resource(sheet: Sheet, row: InputRow) -> tuple[Resource, float]:
    most = sheet.whole(row, "most_moves", default=-1)
    resource = Resource(
        sheet.text(row, "resource"),
        sheet.whole(row, "available"),
        sheet.number(row, "hours_per_unit", least=0.01, most=8_784, default=DEFAULT_HOURS),
        sheet.is_yes(row, "needed_together"),
        None if most < 0 else most,
    )
    return resource, sheet.number(row, "unit_cost", default=0.0)


def _read_barred(
    table: InputTable | None, faults: Faults, places: tuple[Places, Places], resources: list[Resource]
) -> tuple[Counts, Counts]:
    """(bases, resources) units barred at a base; (resources,) units that may serve somewhere."""
    bases, kinds = places
    barred: Counts = np.zeros((len(bases), len(resources)), dtype=np.int64)
    available = np.array([each.available for each in resources], dtype=np.int64)
    if table is None:
        return barred, available
    sheet = Sheet(table, faults, required=["base", "resource", "units"], optional=["person"])
    for row in sheet:
        base = sheet.place(row, "base", bases, file="bases.csv") if sheet.text(row, "base") else None
        kind = sheet.place(row, "resource", kinds, file="resources.csv")
        units = sheet.whole(row, "units", least=1)
        if kind < 0 or base == -1:
            continue
        if units > available[kind]:
            sheet.fault(row, "units", _MANY_BARRED, available=int(available[kind]))
        elif base is None:
            available[kind] -= units
        else:
            barred[base, kind] += units
    return barred, available


def read_classes(table: InputTable, faults: Faults, kinds: Places) -> Work:
    """What a case of each class takes."""
    sheet = Sheet(table, faults, required=["class", "resource", "hours_per_case"], optional=["journeys_per_case"])
    _require_rows(sheet)
    places: dict[str, int] = {}
    rows: list[tuple[int, int, float, float]] = []
    seen: dict[object, int] = {}
    for row in sheet:
        if name := sheet.name(row, "class"):
            places.setdefault(name, len(places))
        kind = sheet.place(row, "resource", kinds, file="resources.csv")
        found = sheet.number(row, "hours_per_case"), sheet.number(row, "journeys_per_case", default=0.0)
        if name and kind >= 0:
            sheet.require_once(row, "class", (name, kind), seen)
            rows.append((places[name], kind, *found))
    hours, journeys = np.zeros((len(places), len(kinds))), np.zeros((len(places), len(kinds)))
    for place, kind, spent, ways in rows:
        hours[place, kind], journeys[place, kind] = spent, ways
    return Work(places, hours, journeys)


def read_cases(table: InputTable, faults: Faults, regions: Places, classes: Places, sources: Places) -> list[CaseRow]:
    """What was counted."""
    sheet = Sheet(table, faults, required=["region", "class", "year", "cases"], optional=["source"])
    _require_rows(sheet)
    found = []
    seen: dict[object, int] = {}
    for row in sheet:
        region = sheet.place(row, "region", regions, file="regions.csv")
        kind = sheet.place(row, "class", classes, file="classes.csv")
        year = sheet.whole(row, "year", least=1900, most=2200)
        cases = float(sheet.whole(row, "cases", most=10**7))
        source = _source(sheet, row, sources)
        if region >= 0 and kind >= 0:
            sheet.require_once(row, "region", (region, kind, year, source), seen)
            found.append(CaseRow(region, kind, year, cases, source))
    return found


def read_demand(table: InputTable, faults: Faults, regions: Places, kinds: Places) -> tuple[Floats, Floats]:
    """(regions, resources), hours asked for in a year, and journeys for an hour of work."""
    sheet = Sheet(table, faults, required=["region", "resource", "hours"], optional=["journeys"])
    _require_rows(sheet)
    hours, trips = np.zeros((len(regions), len(kinds))), np.zeros((len(regions), len(kinds)))
    seen: dict[object, int] = {}
    for row in sheet:
        region = sheet.place(row, "region", regions, file="regions.csv")
        kind = sheet.place(row, "resource", kinds, file="resources.csv")
        asked, ways = sheet.number(row, "hours"), sheet.number(row, "journeys", default=0.0)
        if region >= 0 and kind >= 0:
            sheet.require_once(row, "region", (region, kind), seen)
            hours[region, kind] = asked
            trips[region, kind] = ways / asked if asked > 0 else 0.0
    return hours, trips


def read_ways(
    table: InputTable | None, faults: Faults, bases: Places, regions: Places, sources: Places
) -> list[WayRow]:
    """Hours on the way that somebody states."""
    if table is None:
        return []
    sheet = Sheet(table, faults, required=["base", "region", "hours"], optional=["source"])
    found = []
    seen: dict[object, int] = {}
    for row in sheet:
        base = sheet.place(row, "base", bases, file="bases.csv")
        region = sheet.place(row, "region", regions, file="regions.csv")
        hours = sheet.number(row, "hours", most=1e6)
        source = _source(sheet, row, sources)
        if base >= 0 and region >= 0:
            sheet.require_once(row, "base", (base, region), seen)
            found.append(WayRow(base, region, hours, source))
    return found


def read_sources(table: InputTable | None, faults: Faults) -> tuple[dict[str, int], tuple[str, ...]]:
    """The sources, and those of them that somebody disputes."""
    if table is None:
        return {}, ()
    sheet = Sheet(table, faults, required=["source", "disputed"])
    places = sheet.names("source")
    return places, tuple(sheet.text(row, "source") for row in sheet if sheet.is_yes(row, "disputed"))


def _source(sheet: Sheet, row: InputRow, sources: Places) -> str:
    """The source of a row; where sources are listed it must be one of them."""
    if sources and sheet.text(row, "source"):
        sheet.place(row, "source", sources, file="sources.csv")
    return sheet.text(row, "source")


def read_settings(table: InputTable | None, faults: Faults) -> dict[str, float]:
    """Every setting, said or not."""
    found = {name: usual for name, (usual, _, _) in SETTINGS.items()}
    if table is None:
        return found
    sheet = Sheet(table, faults, required=["setting", "value"])
    seen: dict[object, int] = {}
    for row in sheet:
        name = sheet.name(row, "setting")
        if not name:
            continue
        if name not in SETTINGS:
            sheet.fault(row, "setting", _NO_SETTING, known=", ".join(SETTINGS))
            continue
        usual, least, most = SETTINGS[name]
        found[name] = sheet.number(row, "value", least=least, most=most, default=usual)
        sheet.require_once(row, "setting", name, seen)
    return found
