"""Numbers of different sources compared after conversion.

1. A bounded number is an interval: "more than 500" is anything above, "about 500" anything within 15 %.
2. Numbers are compared only in one unit; two currencies stand side by side and never contradict.
3. A source that gives parts also gives their sum: 9 + 4 + 1 + 2 premises agree with 16.
4. "14 others" counts those besides the ones that the same document names: with one named, 15 is the same.
5. Ages meet through the year of birth that they imply; without a date of publication they are not compared.
6. Numbers given for two different places are not compared.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files

from ovillo.corroboration.sources import fold_words
from ovillo.domain.statements import Quantifier, Statement, Value

_ABOUT = Decimal("0.15")
_INFINITE = Decimal("Infinity")
_CURRENCY = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Range:
    """What one source's number allows: `low` to `high`, an end excluded where the source says "more" or "less"."""

    unit: str | None
    low: Decimal
    high: Decimal
    is_low_open: bool = False
    is_high_open: bool = False
    place: str | None = None

    def meets(self, other: "Range") -> bool:
        """Whether one number could be both."""
        if self.place and other.place and self.place != other.place:
            return True
        low, high = max(self.low, other.low), min(self.high, other.high)
        if low != high:
            return low < high
        open_low = (self.is_low_open and self.low == low) or (other.is_low_open and other.low == low)
        open_high = (self.is_high_open and self.high == high) or (other.is_high_open and other.high == high)
        return not (open_low or open_high)


@cache
def _nouns() -> tuple[Mapping[str, str | None], frozenset[str]]:
    tables = tomllib.loads(files("ovillo.corroboration").joinpath("nouns.toml").read_text("utf-8"))
    meanings: dict[str, str | None] = {}
    for row in tables["same"]:
        for word in row["words"]:
            meanings[word] = None if row.get("plain", False) else row["words"][0]
    return meanings, frozenset(tables["besides"]["words"])


def noun_meaning(name: str) -> str | None:
    """One word for what a noun counts, the same in both languages; `None` for one that adds nothing to the unit."""
    meanings, besides = _nouns()
    words = [word for word in fold_words(name).split() if word not in besides and not word.isdigit()]
    plain = " ".join(words)
    return meanings.get(plain, plain) if plain else None


def unit_class(value: Value | None) -> str | None:
    """What makes two values comparable or shown together: the unit, all money as one."""
    if value is None:
        return None
    if value.number is None:
        return f"text {fold_words(value.text)}"
    return "money" if value.unit and _CURRENCY.fullmatch(value.unit) else value.unit or "number"


def _range(value: Value, number: Decimal, place: str | None) -> Range:
    unit = value.unit
    match value.qualifier:
        case Quantifier.AT_LEAST:
            return Range(unit, number, _INFINITE, place=place)
        case Quantifier.MORE_THAN:
            return Range(unit, number, _INFINITE, is_low_open=True, place=place)
        case Quantifier.AT_MOST:
            return Range(unit, Decimal(0), number, place=place)
        case Quantifier.LESS_THAN:
            return Range(unit, Decimal(0), number, is_high_open=True, place=place)
        case Quantifier.ABOUT:
            margin = abs(number) * _ABOUT
            return Range(unit, number - margin, number + margin, place=place)
        case Quantifier.EXACT:
            return Range(unit, number, number, place=place)


def _born(value: Value, number: Decimal, published: date) -> Range:
    """The years in which somebody of this age was born, in days since year 1."""
    age = _range(value, number, None)
    day, year = Decimal(published.toordinal()), Decimal("365.25")
    return Range("birth", day - (age.high + 1) * year, day - age.low * year)


def _is_besides(value: Value) -> bool:
    return bool(set(fold_words(value.text).split()) & _nouns()[1])


def ranges_of(
    statements: Sequence[Statement],
    *,
    published: Mapping[str, date | None],
    places: Mapping[str, str],
    named: Mapping[tuple[str, str], int],
) -> tuple[Range, ...]:
    """Every number that one source's statements about one thing allow, parts added.

    Args:
        statements: affirmed statements of one source in one finding.
        published: date of publication by document.
        places: case entity by document entity.
        named: how many people or things a document names for a predicate, by document and predicate.
    """
    found: list[Range] = []
    exact: dict[tuple[str, str | None], set[tuple[Decimal, str | None]]] = defaultdict(set)
    for statement in statements:
        value = statement.value
        if value is None or value.number is None:
            continue
        if statement.predicate == "age":
            day = published[statement.document]
            found.extend([_born(value, value.number, day)] if day else [])
            continue
        place = places.get(statement.where.id, statement.where.id) if statement.where else None
        one = _range(value, value.number, place)
        extra = named.get((statement.document, statement.predicate), 0) if _is_besides(value) else 0
        found.append(Range(one.unit, one.low, one.high + extra, one.is_low_open, one.is_high_open, place))
        if value.qualifier is Quantifier.EXACT:
            exact[statement.document, value.unit].add((value.number, place))
    found.extend(_sums(exact))
    found.extend(_between(found))
    return tuple(found)


def _sums(exact: Mapping[tuple[str, str | None], Collection[tuple[Decimal, str | None]]]) -> Iterable[Range]:
    for (_, unit), parts in exact.items():
        if len(parts) > 1:
            total = sum((number for number, _ in parts), Decimal(0))
            yield Range(unit, total, total)


def _between(found: Sequence[Range]) -> list[Range]:
    """The interval between "from 500" and "up to 900" of one source."""
    floors = [one for one in found if one.high == _INFINITE]
    ceilings = [one for one in found if one.low == 0 < one.high < _INFINITE]
    return [
        Range(low.unit, low.low, high.high, low.is_low_open, high.is_high_open)
        for low in floors
        for high in ceilings
        if low.unit == high.unit and low.low < high.high
    ]


def contradict(left: Sequence[Range], right: Sequence[Range]) -> bool:
    """Whether two sources give numbers in one unit, and none of one could be one of the other."""
    for unit in {one.unit for one in left} & {one.unit for one in right}:
        ours = [one for one in left if one.unit == unit]
        theirs = [one for one in right if one.unit == unit]
        if not any(one.meets(other) for one in ours for other in theirs):
            return True
    return False
