"""The map: where what the documents say is said to have happened, as drawing and as table.

1. A number stands in each unit: shades only help to find it.
2. What could not be placed is listed below, with why.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import Annotated, Any, Final

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, ConfigDict, Field

from ovillo.analysis.places import Gazetteer, Unit, WhyNot, gazetteer
from ovillo.analysis.places.gazetteer import folded
from ovillo.domain.messages import mark
from ovillo.domain.statements import Standing
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.compared import say_held
from ovillo.rendering.inert import LONGEST_QUOTE, inline
from ovillo.web.assets import address_of as asset
from ovillo.web.islands import island
from ovillo.web.network_query import OptionalDay, address_of
from ovillo.web.pages import catalogue_of, render, render_kept
from ovillo.web.parts import Part, part_of
from ovillo.web.workbench import workbench_of
from ovillo.workflows.case_map import CaseMap, PlacedStatement, days_of, draw_map

router = APIRouter(include_in_schema=False)
api = APIRouter(prefix="/api/v1")
ROWS_A_PAGE: Final = 200
_LEVELS: Final = {"first": mark("departments and states"), "second": mark("provinces of Peru")}
_WHY: Final = {
    WhyNot.UNKNOWN: mark("no known unit has this name"),
    WhyNot.SEVERAL: mark("several units have this name"),
}
_BOUNDARIES: Final = {
    "world": "boundaries/world.json",
    "departments": "boundaries/peru_departamental_simple.geojson",
    "provinces": "boundaries/peru_provincial_simple.geojson",
}
_WORDS: Final = {
    "all_days": mark("All days"),
    "from": mark("First day"),
    "to": mark("Last day"),
    "chosen_days": mark("{from} to {to}"),
    "unit": mark("{name}: {count}"),
    "nearer": mark("Nearer"),
    "farther": mark("Farther"),
    "fit": mark("Show all"),
    "world": mark("The world"),
}


class MapQuery(BaseModel):
    """The parameters of the address; their names stay."""

    model_config = ConfigDict(frozen=True, populate_by_name=True, extra="ignore")

    since: OptionalDay = None
    until: OptionalDay = None
    unit: Annotated[str, Field(max_length=20)] = ""
    level: Annotated[str, Field(pattern="^(first|second)$")] = "first"
    country: Annotated[str, Field(pattern="^([A-Z]{3})?$")] = ""
    page: Annotated[int, Field(ge=1, le=1_000_000)] = 1

    def address(self, **changed: object) -> str:
        """The query with some parameters changed; None takes one away."""
        return address_of(self, changed)


Asked = Annotated[MapQuery, Query()]


class KeptMaps:
    """The maps of the present state of a case, one for each country that is meant."""

    def __init__(self) -> None:
        self._lock, self._size = Lock(), -1
        self._maps: dict[str, CaseMap] = {}

    def draw(self, request: Request, country: str) -> CaseMap:
        """The map."""
        view = workbench_of(request).answers.now().resolved.view
        with self._lock:
            if self._size != view.ledger_size:
                self._maps, self._size = {}, view.ledger_size
            if country not in self._maps:
                self._maps[country] = draw_map(view, gazetteer(), home=country)
            return self._maps[country]


def _map(request: Request, query: MapQuery) -> CaseMap:
    known = gazetteer().units
    if any(code and code not in known for code in (query.country, query.unit)):
        raise HTTPException(404)
    return workbench_of(request).drawings.of(KeptMaps, KeptMaps).draw(request, query.country)


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit as the table says it."""

    name: str
    within: str
    count: int
    address: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class SaidRow:
    """One statement of a unit."""

    quote: str
    place: str
    days: str
    standing: Standing
    held: str
    source: str
    address: str


def _units(found: CaseMap, query: MapQuery) -> list[tuple[Unit, int]]:
    """The units of the level that is shown, and countries, most statements first.

    Where provinces are shown, so are departments, with what is told of no province of theirs; and units of countries
    whose provinces are not known.
    """
    known = gazetteer()
    counts = found.counts(known, since=query.since, until=query.until)
    if query.level == "second":
        told = Counter(each.unit.code for each in found.within(since=query.since, until=query.until))
        counts |= {code: told[code] for code in counts if code.isdecimal() and known.units[code].level == "first"}
    levels = {"country", "first", query.level}
    shown = [
        (known.units[code], count) for code, count in counts.items() if count and known.units[code].level in levels
    ]
    return sorted(shown, key=lambda each: (-each[1], each[0].names[0]))


def _called(unit: Unit, language: str) -> str:
    """A country as the reader's language has it, a part of one as it is called there."""
    return _country_names(language)[unit.code] if unit.level == "country" else unit.names[0]


def _name(unit: Unit, known: Gazetteer, language: str) -> tuple[str, str]:
    own, *above = (_called(each, language) for each in known.chain(unit))
    return own, ", ".join(above)


def _address(query: MapQuery, unit: Unit) -> str:
    return f"/map?{query.address(unit=unit.code, page=None)}#said"


def _said(
    found: CaseMap, query: MapQuery, catalogue: Catalogue, names: dict[str, str]
) -> tuple[Part, Sequence[SaidRow]]:
    known = gazetteer()
    chosen = [
        each
        for each in found.within(since=query.since, until=query.until)
        if any(unit.code == query.unit for unit in known.chain(each.unit))
    ]
    part = part_of(query.page, chosen, size=ROWS_A_PAGE)
    return part, [_said_row(each, catalogue, names) for each in part.of(chosen)]


def _said_row(each: PlacedStatement, catalogue: Catalogue, names: dict[str, str]) -> SaidRow:
    said = each.statement
    days = days_of(said)
    return SaidRow(
        catalogue.quoted(inline(said.quote, longest=LONGEST_QUOTE)),
        inline(each.name),
        " – ".join(dict.fromkeys(map(catalogue.date, days))) if days else "",
        said.standing,
        say_held(said.standing, said.predicate, catalogue, negated=said.negated),
        names.get(said.document, ""),
        f"/documents/{said.document}?at={said.start}-{said.end}#at",
    )


def _table(request: Request, query: MapQuery) -> dict[str, Any]:  # Any: fields of the template
    known, catalogue = gazetteer(), catalogue_of(request)
    found = _map(request, query)
    documents = workbench_of(request).answers.now().resolved.view.documents
    names = {each.id: inline(each.name) for each in documents}
    rows = [
        UnitRow(
            *_name(unit, known, catalogue.language),
            count,
            f"/map?{query.address(unit=unit.code, page=None)}#said",
            unit.code == query.unit,
        )
        for unit, count in _units(found, query)
    ]
    chosen = known.units.get(query.unit)
    part, said = _said(found, query, catalogue, names) if chosen else (None, ())
    return {
        "query": query,
        "rows": rows,
        "chosen": ", ".join(filter(None, _name(chosen, known, catalogue.language))) if chosen else "",
        "said": said,
        "part": part,
        "more": f"/map?{query.address(page=None)}&page=",
        "not_placed": [(inline(name), catalogue.say(_WHY[why]), count) for name, why, count in found.not_placed],
        "is_bare": not found.placed,
        "without": found.without,
    }


@router.get("/map")
def map_page(request: Request, query: Asked) -> Response:
    """The page."""
    return render_kept(
        request, "map.html.jinja", (query.address(), island("map")), lambda: _page_fields(request, query)
    )


@cache
def _country_names(language: str) -> Mapping[str, str]:
    """The name of each country by its code; a unit whose Spanish name is its state's has its part's."""
    names: dict[str, str] = {}
    units = gazetteer().units.values()
    alike = {(each.within, each.names[0]): each.names[-1] for each in units if each.within}
    for unit in sorted(units, key=lambda each: len(each.names)):
        if unit.level != "country":
            continue
        first, spanish = unit.names[0], unit.names[-1]
        own = alike.get((unit.code, first), first) if spanish in names.values() else spanish
        names[unit.code] = own if language == "es" else first
    return names


def _countries(language: str) -> list[tuple[str, str]]:
    """Name and code of each country by name."""
    named = ((name, code) for code, name in _country_names(language).items())
    return sorted(named, key=lambda each: (folded(each[0]), each[1]))


def _page_fields(request: Request, query: MapQuery) -> Mapping[str, object]:
    catalogue, found = catalogue_of(request), _map(request, query)
    return {
        **_table(request, query),
        "levels": _LEVELS,
        "home": found.home,
        "countries": _countries(catalogue.language),
        "island": island("map"),
        "config": {
            "words": {key: catalogue.say(text) for key, text in _WORDS.items()},
            "boundaries": {name: asset(path) for name, path in _BOUNDARIES.items()},
        },
    }


@router.get("/map/table")
def map_table(request: Request, query: Asked) -> Response:
    """The tables alone."""
    return render(request, "map_table.html.jinja", **_table(request, query))


@api.get("/map")
def map_data(request: Request, query: Asked) -> Response:
    """Statements for each unit, and for each day."""
    known, found, language = gazetteer(), _map(request, query), catalogue_of(request).language
    days = Counter(span[0].isoformat() for each in found.placed if (span := days_of(each.statement)))
    return JSONResponse(
        {
            "home": found.home,
            "units": [
                {
                    "code": unit.code,
                    "name": _called(unit, language),
                    "level": unit.level,
                    "count": count,
                    "longitude": unit.longitude,
                    "latitude": unit.latitude,
                }
                for unit, count in _units(found, query)
            ],
            "days": [{"day": day, "count": count} for day, count in sorted(days.items())],
            "country_of": {unit.code: known.country(unit) for unit, _ in _units(found, query)},
        }
    )
