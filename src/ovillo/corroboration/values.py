"""Numbers of different sources compared after conversion.

1. A bounded number is an interval: "more than 500" is anything above, "about 500" anything within 15 %; both ends of
   "between 7,000 and 9,000" bound it.
2. Numbers are compared only in one unit; two currencies meet at a rate of the case (`money`), and without one stand
   side by side and never contradict.
3. A source that gives parts also gives their sum: 9 + 4 + 1 + 2 premises agree with 16. Only the first begins the list,
   and a further part contradicts no number for itself.
4. "14 others" counts those besides the ones named in the same sentence: with one named, it is 15. Where the sentence
   names nobody, those that the rest of the document names may or may not be among them; where it names nobody either,
   the total is at least the number.
5. Ages in years meet through the days of birth that they allow; others, and those without a date of publication, are
   not compared.
6. Numbers given for two different places are not compared.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal

from ovillo.corroboration.money import RateTable, rounding, spread
from ovillo.corroboration.quoted_numbers import further_parts, is_besides, is_part_of, tables
from ovillo.corroboration.sources import fold_words
from ovillo.domain.entities import NameLevel
from ovillo.domain.findings import Conversion
from ovillo.domain.statements import Quantifier, Statement, Value

_MOST_DIGITS = 40
_ABOUT = Decimal("0.15")
_INFINITE = Decimal("Infinity")
_CURRENCY = re.compile(r"[A-Z]{3}")
_ENDS = frozenset({Quantifier.AT_LEAST, Quantifier.AT_MOST})
_DAY_IS_KNOWN = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Range:
    """What one source's number allows: `low` to `high`, an end excluded where the source says "more" or "less"."""

    unit: str | None
    low: Decimal
    high: Decimal
    is_low_open: bool = False
    is_high_open: bool = False
    place: str | None = None
    sharp: tuple[Decimal, Decimal] | None = None
    """Another number within these is the same; `None` where the source only bounds it."""
    by: Conversion | None = None

    @property
    def is_exchanged(self) -> bool:
        return self.by is Conversion.EXCHANGED

    def is_elsewhere(self, other: "Range") -> bool:
        """Whether the two are given for different places."""
        return bool(self.place and other.place and self.place != other.place)

    def meets(self, other: "Range") -> bool:
        """Whether one number could be both."""
        if self.is_elsewhere(other):
            return True
        low, high = max(self.low, other.low), min(self.high, other.high)
        if low != high:
            return low < high
        open_low = (self.is_low_open and self.low == low) or (other.is_low_open and other.low == low)
        open_high = (self.is_high_open and self.high == high) or (other.is_high_open and other.high == high)
        return not (open_low or open_high)

    def is_same(self, other: "Range") -> bool:
        """Whether both give one number, or one and the same bound."""
        if self.sharp and other.sharp:
            return max(self.sharp[0], other.sharp[0]) <= min(self.sharp[1], other.sharp[1])
        return not (self.sharp or other.sharp) and _bounds(self) == _bounds(other)


def _bounds(one: Range) -> tuple[object, ...]:
    return one.low, one.high, one.is_low_open, one.is_high_open


@dataclass(frozen=True, slots=True)
class CaseNumbers:
    """What numbers of one case need to be compared."""

    published: Mapping[str, date | None]
    """By document."""
    places: Mapping[str, str]
    """Case entity by document entity."""
    named: Mapping[tuple[str, str, str | None], int]
    """How many objects a document names for a predicate: by both and a sentence, or `None` for all of it."""
    rates: RateTable
    spans: Mapping[str, tuple[Decimal, Decimal]] = field(default_factory=dict)
    """Both bounds of "between 7,000 and 9,000", by the id of either statement."""

    def ranges(self, said: Sequence[Statement], *, later: frozenset[str] = frozenset()) -> tuple[Range, ...]:
        """Every number that one source's affirmed statements about one thing allow: parts added, money exchanged.

        Args:
            said: the statements.
            later: ids of further parts of lists that others than these begin.
        """
        found: list[Range] = []
        later |= find_later_parts(said)
        exact: dict[tuple[str, str | None], set[tuple[Decimal, str | None]]] = defaultdict(set)
        for statement in said:
            value = statement.value
            if value is None or value.number is None or not is_reckoned_with(value.number):
                continue
            if statement.predicate == "age":
                day = self.published[statement.document]
                found.extend([_born(value, value.number, day)] if day and value.unit == "year" else [])
                continue
            one = self._with_others(statement, value, value.number)
            found.append(one)
            found.extend(self._exchanged(one, value.number, statement))
            if value.qualifier is Quantifier.EXACT:
                exact[statement.document, value.unit].add((value.number, one.place))
                if statement.id not in later and (parts := further_parts(value, statement.quote)):
                    found.append(_sum(value.unit, (value.number, *parts)))
        found.extend(_sums(exact))
        found.extend(_between(found))
        return tuple(found)

    def others(self, statement: Statement) -> tuple[int, int]:
        """How many come on top of the number: at least, and at most."""
        value, document, predicate = statement.value, statement.document, statement.predicate
        if value is None or value.number is None or not is_besides(value, statement.quote):
            return 0, 0
        beside = self.named.get((document, predicate, statement.quote), 0)
        return beside, beside or self.named.get((document, predicate, None), 0)

    def named_place(self, statement: Statement) -> str | None:
        """The case entity of the place with a name where it happened."""
        where = statement.where
        is_named = where is not None and where.level is not NameLevel.ROLE
        return self.places.get(where.id, where.id) if where is not None and is_named else None

    def _place(self, statement: Statement) -> str | None:
        """Where it happened; a place without a name by what it is: one report's "home" may be the "casa" of another."""
        where = statement.where
        if where is None or where.level is not NameLevel.ROLE:
            return self.named_place(statement)
        meaning = noun_meaning(where.name)
        return f"noun {meaning}" if meaning else None

    def _with_others(self, statement: Statement, value: Value, number: Decimal) -> Range:
        place = self._place(statement)
        one = replace(_range(value, number), place=place)
        if statement.id in self.spans:
            low, high = self.spans[statement.id]
            return Range(value.unit, low, high, place=place)
        beside, extra = self.others(statement)
        if not extra and is_besides(value, statement.quote) and one.high < _INFINITE:
            return replace(one, high=_INFINITE, is_high_open=False, sharp=None, by=Conversion.OTHERS_COUNTED)
        if not extra:
            return one
        low, high = one.low + beside, one.high + extra
        sharp = (number + extra, number + extra) if one.sharp else None
        return replace(one, low=low, high=high, sharp=sharp, by=Conversion.OTHERS_COUNTED)

    def _exchanged(self, one: Range, number: Decimal, statement: Statement) -> Iterable[Range]:
        """The amount in every currency for which the case has a rate of the day."""
        if one.unit is None or not _CURRENCY.fullmatch(one.unit):
            return
        half = rounding(number)
        for currency, rate in self.rates.from_currency(one.unit, self._day(statement)).items():
            low, high = spread(max(one.low - half, Decimal(0)), one.high + half, rate)
            sharp = spread(number, number, rate) if one.sharp else None
            yield replace(one, unit=currency, low=low, high=high, sharp=sharp, by=Conversion.EXCHANGED)

    def _day(self, statement: Statement) -> date | None:
        when = statement.when
        if when is not None and when.start and when.end and when.end - when.start <= _DAY_IS_KNOWN:
            return when.end
        return self.published[statement.document]

    def side(self, statement: Statement) -> tuple[object, ...]:
        """What makes the values of two statements one: number, unit, bound and others; or words without a number."""
        value = statement.value
        if value is None or value.number is None:
            return (fold_words(value.text) if value else None,)
        return value.number, value.unit, value.qualifier, self.others(statement)


def find_later_parts(said: Sequence[Statement]) -> frozenset[str]:
    """Ids of those whose number is a further part of a list that another begins: they begin no list of their own."""
    by_sentence: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for one in said:
        by_sentence[one.document, one.quote].append(one)
    return frozenset(
        one.id
        for (_, quote), together in by_sentence.items()
        for one in together
        for other in together
        if one.value and other.value and one.id != other.id and is_part_of(one.value, other.value, quote)
    )


def find_spans(statements: Iterable[Statement]) -> Mapping[str, tuple[Decimal, Decimal]]:
    """Both bounds by the id of either statement, where one sentence says of one thing "from … to …"."""
    bounds: dict[tuple[object, ...], dict[Quantifier, dict[str, Decimal]]] = defaultdict(lambda: defaultdict(dict))
    for one in statements:
        value = one.value
        if value and value.number is not None and is_reckoned_with(value.number) and value.qualifier in _ENDS:
            thing = one.document, one.quote, one.predicate, one.subject, one.object, one.negated, value.unit
            bounds[thing][value.qualifier][one.id] = value.number
    found: dict[str, tuple[Decimal, Decimal]] = {}
    for each in bounds.values():
        lows, highs = set(each[Quantifier.AT_LEAST].values()), set(each[Quantifier.AT_MOST].values())
        if len(lows) == len(highs) == 1 and min(lows) < min(highs):
            span = min(lows), min(highs)
            found.update(dict.fromkeys((*each[Quantifier.AT_LEAST], *each[Quantifier.AT_MOST]), span))
    return found


def is_reckoned_with(number: Decimal) -> bool:
    """Whether sums and rates of it can be worked out: older cases hold numbers by hand of a million digits."""
    return number.is_finite() and abs(number.adjusted()) <= _MOST_DIGITS


def noun_meaning(name: str) -> str | None:
    """One word for what a noun counts, the same in both languages; `None` for one that adds nothing to the unit."""
    idle = tables().besides | tables().idle
    words = [word for word in fold_words(name).split() if word not in idle and not word.isdigit()]
    plain = " ".join(words)
    if plain in tables().meanings or not plain:
        return tables().meanings.get(plain)
    qualities = sorted({tables().qualities[word] for word in words if word in tables().qualities})
    bare = " ".join(word for word in words if word not in tables().qualities)
    return " ".join(filter(None, (tables().meanings.get(bare, bare), *qualities)))


_LINKS = frozenset({"de", "del", "la", "el", "los", "las", "of", "the", "a", "an", "for", "s"})


def post_meaning(written: str) -> str:
    """A trade or post, the same in both languages: "alcalde de Tarapay" is "mayor of Tarapay", "Tarapay mayor"."""
    words = fold_words(written).split()
    found: list[str] = []
    while words:
        size = next((n for n in (2, 1) if " ".join(words[:n]) in tables().trades), 0)
        found.append(tables().trades[" ".join(words[:size])] if size else words[0])
        words = words[max(size, 1) :]
    return " ".join(sorted(word for word in found if word not in _LINKS))


def unit_class(value: Value | None) -> str | None:
    """What makes two values comparable or shown together: the unit, all money as one."""
    if value is None:
        return None
    if value.number is None:
        return f"text {fold_words(value.text)}"
    return "money" if is_currency(value.unit) else value.unit or "number"


def is_currency(unit: str | None) -> bool:
    """Whether the unit is an ISO 4217 code."""
    return bool(unit and _CURRENCY.fullmatch(unit))


def _range(value: Value, number: Decimal) -> Range:
    unit = value.unit
    match value.qualifier:
        case Quantifier.AT_LEAST:
            return Range(unit, number, _INFINITE)
        case Quantifier.MORE_THAN:
            return Range(unit, number, _INFINITE, is_low_open=True)
        case Quantifier.AT_MOST:
            return Range(unit, Decimal(0), number)
        case Quantifier.LESS_THAN:
            return Range(unit, Decimal(0), number, is_high_open=True)
        case Quantifier.ABOUT:
            margin = abs(number) * _ABOUT
            return Range(unit, number - margin, number + margin)
        case Quantifier.EXACT:
            return Range(unit, number, number, sharp=(number, number))


def _born(value: Value, number: Decimal, published: date) -> Range:
    """The years in which somebody of this age was born, in days since year 1."""
    age = _range(value, number)
    day, year = Decimal(published.toordinal()), Decimal("365.25")
    low, high = day - (age.high + 1) * year, day - age.low * year
    return Range("birth", low, high, sharp=(low, high) if age.sharp else None, by=Conversion.AGE_BY_DATE)


def _sums(exact: Mapping[tuple[str, str | None], Collection[tuple[Decimal, str | None]]]) -> Iterable[Range]:
    for (_, unit), parts in exact.items():
        if len(parts) > 1:
            yield _sum(unit, [number for number, _ in parts])


def _sum(unit: str | None, parts: Iterable[Decimal]) -> Range:
    total = sum(parts, Decimal(0))
    return Range(unit, total, total, sharp=(total, total), by=Conversion.PARTS_ADDED)


def _between(found: Sequence[Range]) -> list[Range]:
    """The interval between "from 500" and "up to 900" of one source."""
    floors = [one for one in found if one.high == _INFINITE]
    ceilings = [one for one in found if one.low == 0 < one.high < _INFINITE]
    return [
        Range(low.unit, low.low, high.high, low.is_low_open, high.is_high_open, by=_either(low, high))
        for low in floors
        for high in ceilings
        if low.unit == high.unit and low.low < high.high
    ]


def _either(low: Range, high: Range) -> Conversion:
    return Conversion.EXCHANGED if low.is_exchanged or high.is_exchanged else Conversion.BETWEEN_BOUNDS


def comparable(left: Sequence[Range], right: Sequence[Range]) -> list[tuple[Range, Range]]:
    """Every pair in one unit.

    Money that both give in one currency is not exchanged, and an exchanged amount meets only one that a source gives
    itself.
    """
    shared = {one.unit for one in left if not one.is_exchanged} & {one.unit for one in right if not one.is_exchanged}
    may_exchange = not any(map(is_currency, shared))
    return [
        (ours, theirs)
        for ours in left
        for theirs in right
        if ours.unit == theirs.unit
        and not (ours.is_exchanged and theirs.is_exchanged)
        and (may_exchange or not (ours.is_exchanged or theirs.is_exchanged))
    ]


def contradict(left: Sequence[Range], right: Sequence[Range]) -> bool:
    """Whether two sources give numbers that can be compared, and in some unit none of one could be one of the other."""
    meetings: dict[str | None, bool] = defaultdict(bool)
    for ours, theirs in comparable(left, right):
        unit = "money" if ours.is_exchanged or theirs.is_exchanged else ours.unit
        meetings[unit] |= ours.meets(theirs)
    return not all(meetings.values())
