"""The units that are known, and the one that a name means."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

_UNITS: Final = Path(__file__).parent / "units.tsv"
_PARTS: Final = re.compile(r"[,;()/]| - | – ")
_LEVELS: Final[Mapping[str, str]] = {
    "departamento": "first",
    "department": "first",
    "region": "first",
    "estado": "first",
    "state": "first",
    "provincia": "any",
    "province": "any",
    "distrito": "third",
    "district": "third",
    "ciudad": "any",
    "city": "any",
    "localidad": "any",
    "town": "any",
    "municipio": "any",
    "municipality": "any",
    "pais": "country",
    "country": "country",
}
"""Words that say what sort of place a name means; "any" says nothing that holds in every country."""
_JOINING: Final = frozenset({"de", "del", "la", "el", "of", "the"})


class WhyNot(StrEnum):
    """Why a name is not placed."""

    UNKNOWN = "unknown"
    SEVERAL = "several"


@dataclass(frozen=True, slots=True)
class Unit:
    """A country or a part of one."""

    code: str
    """ISO 3166-1 alpha-3 of a country; Natural Earth's of a unit; of Peru INEI's two, four or six digits."""
    within: str
    """The code of what it is part of; empty of a country."""
    longitude: float | None
    latitude: float | None
    names: tuple[str, ...]
    """The usual one first."""

    @property
    def level(self) -> str:
        """country, first, second, third."""
        if not self.within:
            return "country"
        return {4: "second", 6: "third"}.get(len(self.code), "first") if self.code.isdecimal() else "first"


@dataclass(frozen=True, slots=True)
class Placed:
    """What a name means: a unit, or why none."""

    unit: Unit | None
    why_not: WhyNot | None = None


class Gazetteer:
    """Finds units by code and by name."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.units: Mapping[str, Unit] = {unit.code: unit for unit in units}
        named: dict[str, list[Unit]] = defaultdict(list)
        for unit in self.units.values():
            for name in dict.fromkeys(map(folded, unit.names)):
                named[name].append(unit)
        self._named: Mapping[str, Sequence[Unit]] = dict(named)

    def chain(self, unit: Unit) -> Sequence[Unit]:
        """The unit and all that it is part of, smallest first."""
        found = [unit]
        while found[-1].within:
            found.append(self.units[found[-1].within])
        return found

    def country(self, unit: Unit) -> str:
        """The code of its country."""
        return self.chain(unit)[-1].code

    def place(self, name: str, *, home: str = "") -> Placed:
        """The unit that a name means.

        Args:
            name: as a source writes it: "Cusco", "provincia de Lima", "Wanchaq, Cusco, Perú".
            home: code of the country that is meant where a name does not say.
        """
        parts = [part for part in _PARTS.split(name) if folded(part)]
        found = [self._bearers(part) for part in parts]
        for place, bearers in enumerate(found):
            if not bearers:
                continue
            return self._one(bearers, found[place + 1 :], home)
        return Placed(None, WhyNot.UNKNOWN)

    def _bearers(self, part: str) -> Sequence[Unit]:
        """The units of this name, or of what is left of it after a word that says what sort it is."""
        words = folded(part).split()
        if bearers := self._named.get(" ".join(words)):
            return bearers
        sort = _LEVELS.get(words[0])
        rest = words[1:]
        if sort is None and (sort := _LEVELS.get(words[-1])) is not None:
            rest = words[:-1]
        while sort is not None and rest and rest[0] in _JOINING:
            if bearers := self._of_sort(" ".join(rest), sort):
                return bearers
            rest = rest[1:]
        return self._of_sort(" ".join(rest), sort) if sort is not None else ()

    def _of_sort(self, name: str, sort: str) -> Sequence[Unit]:
        bearers = self._named.get(name, ())
        return [each for each in bearers if sort in {"any", each.level}] or ()

    def _one(self, bearers: Sequence[Unit], further: Sequence[Sequence[Unit]], home: str) -> Placed:
        for others in further:
            codes = {each.code for each in others}
            within = [each for each in bearers if not codes.isdisjoint(unit.code for unit in self.chain(each)[1:])]
            bearers = within or bearers
        if len({self.country(each) for each in bearers}) > 1 and home:
            bearers = [each for each in bearers if self.country(each) == home] or bearers
        largest = [
            each for each in bearers if not any(other is not each and other in self.chain(each) for other in bearers)
        ]  # rule 2
        return Placed(largest[0]) if len(largest) == 1 else Placed(None, WhyNot.SEVERAL)


def folded(name: str) -> str:
    """A name without regard to case, accents, hyphens and spaces."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(each for each in plain if not unicodedata.combining(each))
    return " ".join(re.sub(r"[^\w]+", " ", letters).split())


def home_of(names: Iterable[str], known: Gazetteer) -> str:
    """The code of the country in which most of the names that leave no doubt lie; empty where none does."""
    placed = (known.place(name).unit for name in names)
    counts = Counter(known.country(unit) for unit in placed if unit is not None)
    return min(counts, key=lambda code: (-counts[code], code), default="")


@cache
def gazetteer() -> Gazetteer:
    """All units that are known."""
    lines = _UNITS.read_text("utf-8").splitlines()[1:]
    units = []
    for line in lines:
        code, within, longitude, latitude, names = line.split("\t")
        at = [float(each) if each else None for each in (longitude, latitude)]
        units.append(Unit(code, within, at[0], at[1], tuple(names.split("|"))))
    return Gazetteer(units)
