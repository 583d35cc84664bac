"""Which column of a register says what, by the names that registers use in Spanish and English."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from ovillo.resolution.folding import fold
from ovillo.resolution.registers.rows import PersonRow

_PARTICULARS = ("born", "document", "phone", "place")


@cache
def _known() -> Mapping[str, str]:
    tables = tomllib.loads(files("ovillo.resolution.registers").joinpath("columns.toml").read_text("utf-8"))
    return {word: particular for particular, names in tables.items() for word in names}


def find_columns(header: Sequence[str]) -> Mapping[str, int]:
    """The place of each particular that the header names; the first column where two say the same.

    Empty where no column holds a name: neither `name`, nor `surname1` with `given`.
    """
    found: dict[str, int] = {}
    for place, written in enumerate(header):
        particular = _known().get(" ".join(re.sub(r"[^a-z0-9]+", " ", fold(written)).split()))
        if particular is not None:
            found.setdefault(particular, place)
    if "name" in found or {"given", "surname1"} <= found.keys():
        return found
    if "given" in found:  # a column "nombre" and none of surnames: the whole name
        found["name"] = found.pop("given")
        return found
    return {}


def read_person_row(cells: Sequence[str], columns: Mapping[str, int]) -> PersonRow:
    """What the cells say; surnames stand before a comma where the register keeps them apart."""

    def cell(particular: str) -> str:
        place = columns.get(particular)
        return cells[place].strip() if place is not None and place < len(cells) else ""

    name = cell("name")
    if not name:
        surnames = " ".join(part for part in (cell("surname1"), cell("surname2")) if part)
        name = ", ".join(part for part in (surnames, cell("given")) if part)
    return PersonRow(name, *(cell(particular) for particular in _PARTICULARS))
