"""Agencies, units and territory from the tables that a user fills, every fault named by file, row and column.

1. departments.csv is filled for Peru; territories.csv says in which departments a police region or a fiscal district
   lies: a district may lie in several, and a department in several districts.
2. A unit above another stands in the same table; a chain of command that comes back to itself is a fault.
3. The country's own map of districts is the user's to supply: nothing here guesses it.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from ovillo.domain.docket import Json
from ovillo.domain.input_tables import BadTableError, Faults, InputTable
from ovillo.domain.messages import mark
from ovillo.domain.units import Department, Person, Side, Unit, Units

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "departments.csv": ("code", "name"),
    "territories.csv": ("territory", "kind", "department"),
    "units.csv": ("unit", "agency", "side", "territory", "superior"),
    "officials.csv": ("official", "post", "unit"),
}
FILES: Final = tuple(COLUMNS)
KINDS: Final = ("police_region", "fiscal_district")
EVERYWHERE: Final = "*"
UNITS_STATED: Final = "units_stated"
_MAY_BE_EMPTY: Final = frozenset({"superior", "post"})
_NO_COLUMN: Final = mark("the first row lacks the column {column}. The columns are {columns}.")
_EMPTY: Final = mark("the cell is empty. Fill it, or delete the row.")
_SURPLUS: Final = mark("a cell beyond the last column. Put a text that holds the separator in quotation marks.")
_TWICE: Final = mark("this was said before, in row {before}. Delete one of the two.")
_UNKNOWN: Final = mark("{other} does not name this. Write it as it stands there, or add it there.")
_NOT_OF: Final = mark("this is none of {known}.")
_OTHER_KIND: Final = mark("row {before} says that this territory is of another kind. One name has one kind.")
_CIRCLE: Final = mark("the chain of command comes back to this unit. Leave superior empty for its head.")

_Rows = Sequence[tuple[int, Mapping[str, str]]]


def read_units(tables: Mapping[str, InputTable]) -> Units:
    """What the tables say; a table that is not there says nothing.

    Raises:
        BadTableError: a table lacks a column.
        BadCellError: a cell does not fit; all of them are told together.
    """
    faults = Faults()
    rows = {name: _rows(tables[name], name, faults) if name in tables else () for name in FILES}
    departments = _departments(rows["departments.csv"], faults)
    named = {name: each.code for each in departments for name in (each.code, each.name)}
    territories = _territories(rows["territories.csv"], named, faults)
    units = _units(rows["units.csv"], {*named, *territories, EVERYWHERE}, faults)
    officials = _officials(rows["officials.csv"], {each.name for each in units}, faults)
    faults.require_none()
    return Units(departments, territories, units, officials)


def _rows(table: InputTable, file: str, faults: Faults) -> _Rows:
    head, *body = table.rows
    names = [cell.strip().lower().lstrip("\ufeff") for cell in head.cells]
    wanted = COLUMNS[file]
    for column in wanted:
        if column not in names:
            raise BadTableError(file=table.file, problem=_NO_COLUMN, column=column, columns=", ".join(wanted))
    found = []
    for row in body:
        cells = {name: row.cells[at] if at < len(row.cells) else "" for at, name in enumerate(names)}
        if any(row.cells[len(names) :]):
            faults.add((table.file, row.number, len(names) + 1), _SURPLUS)
        empty = [name for name in wanted if not cells[name] and name not in _MAY_BE_EMPTY]
        for name in empty:
            faults.add((table.file, row.number, name), _EMPTY)
        if not empty:
            found.append((row.number, cells))
    return found


def _departments(rows: _Rows, faults: Faults) -> tuple[Department, ...]:
    file = "departments.csv"
    seen: dict[str, int] = {}
    for number, cells in rows:
        for column in ("code", "name"):
            _require_once(seen, cells[column], (file, number, column), faults)
    return tuple(Department(cells["code"], cells["name"]) for _, cells in rows)


def _territories(rows: _Rows, named: Mapping[str, str], faults: Faults) -> dict[str, tuple[str, ...]]:
    file = "territories.csv"
    found: dict[str, list[str]] = {}
    kinds: dict[str, tuple[str, int]] = {}
    pairs: dict[str, int] = {}
    for number, cells in rows:
        name, kind, department = cells["territory"], cells["kind"], cells["department"]
        is_of_kind = kind in KINDS
        if not is_of_kind:
            faults.add((file, number, "kind"), _NOT_OF, known=", ".join(KINDS))
        elif kinds.setdefault(name, (kind, number))[0] != kind:
            faults.add((file, number, "kind"), _OTHER_KIND, before=kinds[name][1])
        if department not in named:
            faults.add((file, number, "department"), _UNKNOWN, other="departments.csv")
            continue
        code = named[department]
        place = file, number, "department"
        if not is_of_kind or _require_once(pairs, f"{len(name)}:{name}{code}", place, faults):
            found.setdefault(name, []).append(code)
    return {name: tuple(codes) for name, codes in found.items()}


def _units(rows: _Rows, places: set[str], faults: Faults) -> tuple[Unit, ...]:
    file = "units.csv"
    known = {cells["unit"] for _, cells in rows}
    seen: dict[str, int] = {}
    sides = {each.value for each in Side}
    found = []
    for number, cells in rows:
        is_good = _require_once(seen, cells["unit"], (file, number, "unit"), faults)
        if cells["side"] not in sides:
            faults.add((file, number, "side"), _NOT_OF, known=", ".join(sorted(sides)))
            is_good = False
        if cells["territory"] not in places:
            faults.add((file, number, "territory"), _UNKNOWN, other="territories.csv")
        if cells["superior"] and cells["superior"] not in known:
            faults.add((file, number, "superior"), _UNKNOWN, other=file)
        if is_good:
            side = Side(cells["side"])
            found.append(Unit(cells["unit"], cells["agency"], side, cells["territory"], cells["superior"]))
    above = {each.name: each.superior for each in found}
    for number, cells in rows:
        if cells["unit"] in islice(_climb(above, cells["unit"]), 1, None):
            faults.add((file, number, "superior"), _CIRCLE)
    return tuple(found)


def _climb(above: Mapping[str, str], unit: str) -> Iterator[str]:
    """A unit and those above it; of a circle, each once and the first again."""
    seen: set[str] = set()
    while unit:
        yield unit
        if unit in seen:
            return
        seen.add(unit)
        unit = above.get(unit, "")


def _officials(rows: _Rows, units: set[str], faults: Faults) -> tuple[Person, ...]:
    file = "officials.csv"
    seen: dict[str, int] = {}
    for number, cells in rows:
        _require_once(seen, cells["official"], (file, number, "official"), faults)
        if cells["unit"] not in units:
            faults.add((file, number, "unit"), _UNKNOWN, other="units.csv")
    return tuple(Person(cells["official"], cells["post"], cells["unit"]) for _, cells in rows)


def _require_once(seen: dict[str, int], value: str, place: tuple[str, int, str], faults: Faults) -> bool:
    if seen.setdefault(value, place[1]) == place[1]:
        return True
    faults.add(place, _TWICE, before=seen[value])
    return False


def units_content(units: Units) -> Mapping[str, Json]:
    """The content of a `units_stated` entry."""
    return {
        "departments": [[each.code, each.name] for each in units.departments],
        "territories": {name: list(codes) for name, codes in units.territories.items()},
        "units": [[each.name, each.agency, each.side.value, each.territory, each.superior] for each in units.units],
        "officials": [[each.name, each.post, each.unit] for each in units.officials],
    }


def units_of(content: Mapping[str, Json]) -> Units:
    """What `units_content` wrote down."""
    territories = content["territories"]
    assert isinstance(territories, Mapping)
    return Units(
        tuple(Department(*each) for each in _lists(content["departments"])),
        {name: tuple(map(str, codes)) for name, codes in territories.items() if isinstance(codes, list | tuple)},
        tuple(Unit(one, two, Side(side), *rest) for one, two, side, *rest in _lists(content["units"])),
        tuple(Person(*each) for each in _lists(content["officials"])),
    )


def _lists(value: Json) -> Iterator[list[str]]:
    assert isinstance(value, list | tuple)
    for each in value:
        assert isinstance(each, list | tuple)
        yield [str(cell) for cell in each]
