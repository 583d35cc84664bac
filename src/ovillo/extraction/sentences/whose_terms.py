"""Whose each of several terms is: "to 12 and 10 years, respectively", "a X a nueve años, y a Y a cuatro"."""

import itertools
from collections.abc import Sequence

from ovillo.domain.entities import EntityType
from ovillo.domain.statements import Quantifier, Value
from ovillo.extraction.sentences.arguments import Arguments
from ovillo.extraction.sentences.proposals import Party
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.text.spans import ArgumentKind

_NEXT_TO = 3
"""Tokens of "siete años Y", "seven years for Y"."""
_BETWEEN = frozenset({"entre", "between", "desde", "from"})
_AGE_BEHIND = 2
"""Tokens from the end of a number to the next with one between."""


def is_respective(reading: Reading) -> bool:
    """As in "to 12 and 10 years, respectively": to each their own."""
    words = reading.grammar.table["durations"]["respective"]
    return any(t.lower in words for t in reading.view.sentence.tokens)


def is_each_own(reading: Reading, values: Sequence[Value | None], people: int) -> bool:
    """Whether as many terms as people are one for each: "got five and seven years"; not where they are a range."""
    if len(values) != people or people < 2:
        return False
    units = {value.unit if value else None for value in values}
    bounds = set(reading.grammar.table["safeguards"]["bounds"]) - reading.grammar.sets["duration_slot"]
    is_range = not bounds or any(token.lower in bounds for token in reading.view.sentence.tokens) or is_span(reading)
    return is_respective(reading) or (units == {"year"} and not is_range)


def is_span(reading: Reading) -> bool:
    """As in "six to nine years", "de seis a nueve años"."""
    tokens, marks = reading.view.sentence.tokens, reading.grammar.sets["duration_slot"]
    rows = itertools.pairwise(reading.view.quantities)
    return any(b.first - a.last == _AGE_BEHIND and tokens[a.last + 1].lower in marks for a, b in rows)


def uncrossed(
    reading: Reading, arguments: Arguments, values: Sequence[Value | None], people: Sequence[Party]
) -> tuple[bool, Sequence[Value | None]]:
    """Whether each term is one person's, and the terms: none where several of years are of several people.

    One who has two terms from one sentence has been misread; a range and a fine beside a term are everybody's.
    """
    is_own = is_each_own(reading, values, len(people)) or stand_by_turns(reading, arguments, values, people)
    is_own = is_own or (len(values) == len(people) > 1 and _is_row(reading, arguments))
    years = [value for value in values if value is not None and value.unit == "year"]
    bounds = any(value.qualifier is not Quantifier.EXACT for value in years)
    counted = [person.value.number or 0 for person in people if person.value is not None]
    is_of_one = len(people) < 2 and not any(number > 1 for number in counted)
    if is_of_one and not is_own and len(years) > 1 and not bounds:
        return False, _before_others(reading, arguments, values, people)
    if is_own or is_of_one or len(years) < 2 or bounds:
        return is_own, values
    return False, [value for value in values if value not in years] or [None]


def _before_others(
    reading: Reading, arguments: Arguments, values: Sequence[Value | None], people: Sequence[Party]
) -> Sequence[Value | None]:
    """The terms that stand before anybody else: "Recibieron diez años X, siete años Y" gives X ten.

    A term right before another's name is theirs.
    """
    own = {person.entity.id for person in people}
    first = min(row.quantity.first for row in arguments.sums) if arguments.sums else 0
    others = [g for g in reading.view.groups if g.first > first and g.entity.type is EntityType.PERSON]
    others = [g for g in others if g.kind is not ArgumentKind.PRONOUN and g.entity.id not in own]
    if not others:
        return values
    stop = min(group.first for group in others)
    sums = [row.quantity for row in arguments.sums if row.quantity.last < stop]
    sums = [quantity for quantity in sums if stop - quantity.last > _NEXT_TO]
    return values[: max(1, len(sums))]


def _is_row(reading: Reading, arguments: Arguments) -> bool:
    """As in "a penas de nueve y cuatro años": only "and" and commas between the numbers, and no "between" before."""
    tokens, joints = reading.view.sentence.tokens, reading.grammar.sets["conjunctions"] | {","}
    sums = [row.quantity for row in arguments.sums]
    if len(sums) < 2 or {t.lower for t in tokens[max(0, sums[0].first - 2) : sums[0].first]} & _BETWEEN:
        return False
    gaps = [tokens[a.last + 1 : b.first] for a, b in itertools.pairwise(sums)]
    return all(gap and {t.lower for t in gap} <= joints for gap in gaps)


def stand_by_turns(
    reading: Reading, arguments: Arguments, values: Sequence[Value | None], people: Sequence[Party]
) -> bool:
    """As in "condenó a X, como autor, a nueve años, y a Y a cuatro": after each person the term that is theirs."""
    sums = [row.quantity.first for row in arguments.sums if not row.quantity.is_money]
    if len(people) != len(values) or len(values) != len(sums) or len(sums) < 2:
        return False
    firsts = {g.entity.id: g.first for g in reversed(reading.view.groups)}
    places = [firsts.get(person.entity.id, -1) for person in people]
    turns = [place for pair in zip(places, sums, strict=True) for place in pair]
    return turns == sorted(turns)
