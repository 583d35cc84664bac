"""Agencies, their units, the territory that each covers, and officials."""

from dataclasses import dataclass, field
from enum import StrEnum


class Side(StrEnum):
    """On which side of an investigation an agency works."""

    POLICE = "police"
    PROSECUTION = "prosecution"
    COURT = "court"
    CARE = "care"
    """Protection and care of victims."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Department:
    """A department, by its official code."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of an agency."""

    name: str
    agency: str
    side: Side
    territory: str
    """A police region, a fiscal district or a department; "*" for the whole country."""
    superior: str = ""
    """The unit above it in the chain of command; nothing for its head."""


@dataclass(frozen=True, slots=True)
class Person:
    """An official of a unit."""

    name: str
    post: str
    unit: str


@dataclass(frozen=True, slots=True)
class Units:
    """Everything about who works where."""

    departments: tuple[Department, ...]
    territories: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Codes of departments, by police region or fiscal district: many to many."""
    units: tuple[Unit, ...] = ()
    officials: tuple[Person, ...] = ()

    def unit(self, name: str) -> Unit | None:
        """The unit of this name."""
        return next((each for each in self.units if each.name == name), None)

    def covers(self, unit: Unit) -> frozenset[str]:
        """Codes of the departments in which a unit works, wholly or in part."""
        if unit.territory == "*":
            return frozenset(each.code for each in self.departments)
        named = {name: each.code for each in self.departments for name in (each.code, each.name)}
        found = self.territories.get(unit.territory, (named[unit.territory],) if unit.territory in named else ())
        return frozenset(found)

    def chain(self, unit: str) -> tuple[str, ...]:
        """The unit and those above it, up to its head."""
        above: list[str] = []
        while unit and unit not in above:
            above.append(unit)
            found = self.unit(unit)
            unit = found.superior if found else ""
        return tuple(above)
