"""`map`: where what the documents say is said to have happened, unit by unit, and what could not be placed.

1. A statement is placed by the place that it names, or by the place that is one of its ends; else it says none.
2. What is said of a district counts for its province, its department and its country too; never the other way round.
3. Rejected statements are left out; where days are asked for, so is what tells no day.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ovillo.analysis.places import Gazetteer, Unit, WhyNot, home_of
from ovillo.domain.briefs import CaseView
from ovillo.domain.entities import EntityType
from ovillo.domain.statements import Review, Statement


@dataclass(frozen=True, slots=True)
class PlacedStatement:
    """One statement and where it is said to be."""

    statement: Statement
    name: str
    """Of the place, as the source writes it."""
    unit: Unit


@dataclass(frozen=True, slots=True)
class CaseMap:
    """Where things are said to have happened."""

    home: str
    """Code of the country that is meant where a name does not say; empty where none is."""
    placed: Sequence[PlacedStatement]
    not_placed: Sequence[tuple[str, WhyNot, int]]
    """Names that no unit or several bear, with how many statements name them."""
    without: int
    """Statements that name no place."""

    def counts(self, known: Gazetteer, *, since: date | None, until: date | None) -> dict[str, int]:
        """Statements for each unit by its code, those of the units within it included (rule 2)."""
        found: dict[str, int] = defaultdict(int)
        for each in self.within(since=since, until=until):
            for unit in known.chain(each.unit):
                found[unit.code] += 1
        return dict(found)

    def within(self, *, since: date | None, until: date | None) -> Sequence[PlacedStatement]:
        """Those of some days (rule 3)."""
        if since is None and until is None:
            return self.placed
        return [each for each in self.placed if _is_within(each.statement, since, until)]


def days_of(statement: Statement) -> tuple[date, date] | None:
    """The first and last day of which it is told."""
    when = statement.when
    first = when.start or when.end if when else None
    last = when.end or when.start if when else None
    return None if first is None or last is None else (first, last)


def _is_within(statement: Statement, since: date | None, until: date | None) -> bool:
    days = days_of(statement)
    return days is not None and not (since and days[1] < since) and not (until and days[0] > until)


def draw_map(view: CaseView, known: Gazetteer, *, home: str = "") -> CaseMap:
    """The places of a case.

    Args:
        view: the case.
        known: the units.
        home: code of the country that is meant where a name does not say; else that of most names that leave no doubt.
    """
    told = [(each, _place_of(each)) for each in view.statements if each.review is not Review.REJECTED]
    named = [(statement, name) for statement, name in told if name]
    home = home or home_of((name for _, name in named), known)
    placed: list[PlacedStatement] = []
    missing: dict[tuple[str, WhyNot], int] = defaultdict(int)
    for statement, name in named:
        found = known.place(name, home=home)
        if found.unit is not None:
            placed.append(PlacedStatement(statement, name, found.unit))
        elif found.why_not is not None:
            missing[name, found.why_not] += 1
    ordered = sorted(missing.items(), key=lambda each: (-each[1], each[0]))
    return CaseMap(home, placed, [(name, why, count) for (name, why), count in ordered], len(told) - len(named))


def _place_of(statement: Statement) -> str:
    """The place that a statement names (rule 1)."""
    if statement.where is not None:
        return statement.where.name
    ends = (statement.object, statement.subject)
    return next((each.name for each in ends if each is not None and each.type is EntityType.PLACE), "")
