"""Prison terms and fines: "eight years", "a 12-year sentence", "98 meses", "two years and a fine of EUR 60,000".

Rules:
1. Years are years; a term in months or days keeps its number and its words and has no unit.
2. Months after years belong to them: "14 years and six months", "a 14-year and six month term" are 14.5 years.
3. A bare number is a term only where a term was told before it in the sentence or in the sentence before.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache

from ovillo.domain.entities import EntityType
from ovillo.domain.statements import Quantifier, Value
from ovillo.extraction.sentences.arguments import Arguments, Sum
from ovillo.extraction.sentences.cues import region_of
from ovillo.extraction.sentences.sentence_reading import Reading, arguments_of
from ovillo.extraction.sentences.whose_terms import is_span
from ovillo.extraction.text.spans import TokenKind
from ovillo.extraction.values.numerals import numerals
from ovillo.extraction.words.grammar import Frame, Pattern

_TERM_WORDS_AHEAD = 6
_JOINT_AND_MONTHS = 3
_MONTHS = 12
_HALF = Decimal("0.5")
_SUSPENDED_WITHIN = 9


def terms_of(reading: Reading, number: int, frame: Frame, arguments: Arguments) -> list[Value | None]:
    """The terms and fines after a verb, where the frame takes them; a range is two."""
    if frame.predicate == "released":  # on a bond, of which only the sum is told
        bonds = (row for row in arguments.sums if _is_bond(reading, number, frame, arguments, row))
        return [next((row.quantity.value for row in bonds), None)]
    if not frame.value_prepositions:
        return []
    found: list[Value | None] = []
    has_years = False
    is_direct = reading.view.clauses[number].verb.lemma in reading.grammar.table["durations"].get("direct", ())
    begin = reading.view.clauses[number].verb.last + 1
    served = {row for row in arguments.sums if is_direct and _is_part_of_term(reading, row)}
    for row in arguments.sums:
        if (is_direct and row.preposition and not served) or row in served or _is_age(reading, row):
            continue
        if _is_of_others(reading, begin, row) or _is_reprieve(reading, row.quantity.last + 1):
            continue
        if found and _is_otherwise(reading, arguments, row):
            continue
        if row.quantity.is_money:
            found.extend([row.quantity.value] if _is_fine(reading, number, frame, arguments) else [])
            continue
        unit = duration_unit(reading, row.quantity.last + 1) or _told_unit(reading, row)
        if not unit or not (found or row.preposition in frame.value_prepositions or not row.preposition):
            continue
        if unit == "month" and has_years:
            found[-1] = _longer(found[-1], row)
            has_years = False
            continue
        has_years = unit == "year"
        years = (_years_joined(reading, row) or _year_joined(reading, row)) if unit == "month" else None
        found.append(_longer(years, row) if years else _value_of(reading, row, unit))
    if frame.predicate in ("ordered", "sentenced") and not found:
        found.extend(_dues(reading, arguments))
    found = found or list(_ranging_terms(reading, number))
    return found[:3] or list(_compound_terms(reading, number, arguments)) or list(_terms_before(reading, number))


def _ranging_terms(reading: Reading, number: int) -> Iterator[Value]:
    """As in "condenados a penas que van de los 3 a los 16 años": the two ends, in the clause right behind."""
    clauses, table = reading.view.clauses, reading.grammar.table["durations"]
    behind = clauses[number + 1] if number + 1 < len(clauses) else None
    if behind is None or behind.governor != number or behind.verb.lemma not in table.get("ranging", ()):
        return
    tokens = reading.view.sentence.tokens
    between = {token.lower for token in tokens[clauses[number].verb.last + 1 : behind.verb.first]}
    ends = [q for q in reading.view.quantities if behind.verb.last < q.first <= behind.verb.last + _TERM_WORDS_AHEAD]
    ends = [*ends, *(q for q in reading.view.quantities if ends and 0 < q.first - ends[-1].last <= _JOINT_AND_MONTHS)]
    row = list(dict.fromkeys(ends))
    if not between & set(table["pains"]) or len(row) != len((Quantifier.AT_LEAST, Quantifier.AT_MOST)):
        return
    if duration_unit(reading, row[1].last + 1) == "year":
        yield replace(row[0].value, unit="year", qualifier=Quantifier.AT_LEAST)
        yield replace(row[1].value, unit="year", qualifier=Quantifier.AT_MOST)


def _is_age(reading: Reading, row: Sum) -> bool:
    """As in "condenar a X, capataz, de 45 años, a la pena de": set off by commas, a number of years is an age."""
    tokens, first, last = reading.view.sentence.tokens, row.quantity.first, row.quantity.last
    is_between = first > 1 and tokens[first - 1].text == "," and [t.text for t in tokens[last + 1 : last + 2]] == [","]
    if is_between and any(group.last == first - _AGE_BEHIND for group in reading.view.groups):
        return True  # "sentenced X, 41, to 12 years"
    only = reading.grammar.table["durations"]["only"]
    first -= int(first > 0 and tokens[first - 1].lower in only)  # ", de sólo tres meses,"
    if first < _AGE_BEHIND or tokens[first - 1].lower not in reading.view.of:
        return False
    is_comma = tokens[first - 2].text == ","
    end = first - _AGE_BEHIND - is_comma
    if any(g.last == end and g.entity.type is EntityType.PERSON for g in reading.view.groups):
        return True  # "dictó prisión preventiva contra X, médica de 45 años"
    return is_comma and any(t.text == "," for t in tokens[row.quantity.last + 1 : row.quantity.last + 3])


_AGE_BEHIND = 2
_TERM_AHEAD = 9
"""Tokens from what was served to the noun of the whole: "eight years of a thirty-five year prison sentence"."""


def _is_of_others(reading: Reading, begin: int, row: Sum) -> bool:
    """As in "a una multa tras petición de 5 años", "frente a los ocho que pedía": asked for, and not given."""
    words = reading.grammar.table["durations"].get("asked", ())
    tokens = reading.view.sentence.tokens[begin : row.quantity.first]
    near = list(itertools.takewhile(lambda token: token.text != ",", reversed(tokens)))
    return any(token.lower in words for token in near)


def _is_otherwise(reading: Reading, arguments: Arguments, row: Sum) -> bool:
    """As in "fined RM5,000, in default six months' jail": a punishment of another kind for the lack of the first."""
    before = [each.quantity for each in arguments.sums if each.quantity.last < row.quantity.first]
    if not before or before[-1].is_money == row.quantity.is_money:
        return False
    between = reading.view.sentence.tokens[before[-1].last + 1 : row.quantity.first]
    return bool({t.lower for t in between} & set(reading.grammar.table["durations"]["otherwise"]))


def _is_part_of_term(reading: Reading, row: Sum) -> bool:
    """As in "served eight years of a thirty-five year sentence": the time served, and not the term."""
    ahead = [t.lower for t in reading.view.sentence.tokens[row.quantity.last + 1 :][:_TERM_AHEAD]]
    is_open = len(ahead) > 1 and ahead[0] in reading.grammar.table["durations"]["year"]
    return is_open and ahead[1] in reading.view.of and bool({*ahead} & {*reading.grammar.table["durations"]["pains"]})


def _dues(reading: Reading, arguments: Arguments) -> Iterator[Value]:
    """As in "was ordered to pay $10,000 in restitution", "to serve two years of supervised release"."""
    table = reading.grammar.table["durations"]
    for _, number in arguments.complements[:1]:
        lemma, sums = reading.view.clauses[number].verb.lemma, arguments_of(reading, number).sums
        if lemma in table.get("paying", ()):
            yield from [row.quantity.value for row in sums if row.quantity.is_money][:1]
        units = [
            (row, duration_unit(reading, row.quantity.last + 1)) for row in sums if lemma in table.get("direct", ())
        ]
        yield from [_value_of(reading, row, unit) for row, unit in units if unit and not row.quantity.is_money][:1]


def is_for_life(reading: Reading, pattern: Pattern, last: int) -> bool:
    """As in "is serving a life sentence", "was handed a hefty jail term": a term without a number."""
    table = reading.grammar.table["durations"]
    told = [t.lower for t in reading.view.sentence.tokens[last + 1 :][:_TERM_AHEAD]]
    pains = set(table["pains"]) | {word + "s" for word in table["pains"]}
    weighed = (n for n, word in enumerate(told) if word in table["weights"] and pattern.words)
    return bool(set(pattern.words) & set(table["life"])) or any(pains & set(told[n + 1 : n + 3]) for n in weighed)


def _is_fine(reading: Reading, number: int, frame: Frame, arguments: Arguments) -> bool:
    """Whether a sum after this verb is what is paid as a punishment."""
    fines = reading.grammar.table["durations"]["fines" if frame.predicate == "sentenced" else "dues"]
    is_fined = reading.view.clauses[number].verb.lemma in fines
    return frame.has_fine and (is_fined or any(word in fines for word in arguments.words.split()))


def _is_bond(reading: Reading, number: int, frame: Frame, arguments: Arguments, row: Sum) -> bool:
    """Whether the sum is that of a bond: "on a $10,000 bond", "bajo fianza de 5.000 dólares"."""
    return row.quantity.is_money and _is_fine(reading, number, frame, arguments)


def _told_unit(reading: Reading, row: Sum) -> str | None:
    """Rule 3, as in "got 18", where the sentence before told a term and nothing else is counted."""
    if "sentenced" not in reading.told:
        return None
    after = reading.view.sentence.tokens[row.quantity.last + 1 : row.quantity.last + 2]
    is_last = not after or after[0].kind is not TokenKind.WORD or after[0].lower in reading.grammar.sets["conjunctions"]
    return "year" if is_last else None


def gap_term(reading: Reading, quantity: int) -> Value:
    """The term in a part whose verb is left out: years where it names nothing else."""
    row = Sum("", reading.view.quantities[quantity])
    return _value_of(reading, row, duration_unit(reading, row.quantity.last + 1) or "year")


def _longer(value: Value | None, months: Sum) -> Value | None:
    """Rule 2."""
    whole = _sum(value.number, months.quantity.value.number) if value else None
    return replace(value, number=whole) if value and whole is not None else value


def _years_joined(reading: Reading, months: Sum) -> Value | None:
    """The years in one word before these months: "a four-year and three month sentence"."""
    tokens, joint = reading.view.sentence.tokens, months.quantity.first - 1
    if joint < 1 or tokens[joint].lower not in reading.grammar.sets["conjunctions"] | {","}:
        return None
    table = reading.grammar.table["durations"]
    if joint > 1 and tokens[joint - 1].lower in table["year"] and tokens[joint - 2].lower in table.get("one", ()):
        text = reading.text[tokens[joint - 2].start : tokens[joint - 1].end]
        return Value(text, Decimal(1), "year")  # "a un año y seis meses"
    years = _compound(tokens[joint - 1].lower, reading.grammar.language)
    return years if years and years.unit == "year" else None


def _year_joined(reading: Reading, months: Sum) -> Value | None:
    """As in "a year and three months"."""
    tokens, first = reading.view.sentence.tokens, months.quantity.first
    table = reading.grammar.table["durations"]
    before = [token.lower for token in tokens[max(0, first - 3) : first]]
    is_one = before[-1:] and before[-1] in reading.grammar.sets["conjunctions"] and len(before) > _AGE_BEHIND
    if not is_one or before[0] not in reading.grammar.sets["determiners"] or before[1] not in table["year"]:
        return None
    begin = tokens[first - 3].start
    return Value(reading.text[begin : tokens[months.quantity.last].end], Decimal(1), "year")


def _is_reprieve(reading: Reading, index: int) -> bool:
    """As in "to death with a two-year reprieve": what follows the number is no term to be served."""
    words = reading.grammar.table["durations"].get("reprieves", ())
    return any(token.lower in words for token in reading.view.sentence.tokens[index : index + _JOINT_AND_MONTHS])


def _is_up_to_life(reading: Reading, last: int) -> bool:
    """As in "from two years to life", "25 years to life in prison": the number is the least."""
    table = reading.grammar.table["durations"]
    behind = [token.lower for token in reading.view.sentence.tokens[last + 1 : last + 4]]
    return behind[:1] != [] and behind[0] in table["year"] and " ".join(behind[1:]) in table.get("to_life", ())


def _value_of(reading: Reading, row: Sum, unit: str) -> Value:
    """Rule 1."""
    value = row.quantity.value
    if unit == "year" and _is_up_to_life(reading, row.quantity.last):
        value = replace(value, qualifier=Quantifier.AT_LEAST)
    if unit == "year":
        return replace(value, unit="year", text=_as_suspended(reading, row.quantity.first, value.text))
    tokens = reading.view.sentence.tokens[row.quantity.first :]
    last = next(i for i, t in enumerate(tokens) if t.lower in reading.grammar.table["durations"]["month"])
    words = tokens[: last + 1]
    is_spaced = all(after.start - before.end == 1 for before, after in itertools.pairwise(words))
    return replace(value, text=" ".join(t.text for t in words) if is_spaced else value.text, unit=None)


def _as_suspended(reading: Reading, first: int, text: str) -> str:
    """The words of a term that begins at this token up to "suspended", so that nobody takes it for one to be served."""
    words, tokens = reading.grammar.table["durations"]["suspended"], reading.view.sentence.tokens
    for index in range(first, min(first + _SUSPENDED_WITHIN, len(tokens))):
        if tokens[index].lower in words:
            return reading.text[tokens[first].start : tokens[index].end]
    return text


def duration_unit(reading: Reading, index: int) -> str | None:
    """Whether it is "year" or "month", where the words from this token on make of the number a length of time."""
    tokens = reading.view.sentence.tokens
    table = reading.grammar.table["durations"]
    for ahead in range(index, min(index + _TERM_WORDS_AHEAD, len(tokens))):
        word = tokens[ahead].lower
        if word in table["year"]:
            return "year"
        if word in table["month"]:
            return "month"
        sets = reading.grammar.sets
        is_joint = (
            tokens[ahead].kind is TokenKind.NUMBER or word == "," or word in sets["prepositions"] | sets["conjunctions"]
        )
        if not is_joint and not _is_number_word(reading, ahead):
            return None
    return None


def _is_number_word(reading: Reading, index: int) -> bool:
    return any(q.first <= index <= q.last for q in reading.view.quantities)


def _compound_terms(reading: Reading, number: int, arguments: Arguments) -> Iterator[Value]:
    """As in "a 12-year sentence", "a nine-year term"."""
    tokens = reading.view.sentence.tokens
    last = reading.view.items[arguments.last_item].last if reading.view.items else -1
    begin = reading.view.clauses[number].verb.last + 1
    for index, token in enumerate(tokens[begin : last + 1], begin):
        value = _compound(token.lower, reading.grammar.language)
        if value and not _is_reprieve(reading, index + 1):
            value = _with_months(reading, index, value)
            yield replace(value, text=_as_suspended(reading, index, token.text))
            return


def _with_months(reading: Reading, index: int, years: Value) -> Value:
    """Rule 2 where both are words of their own: "a two-year and six-month sentence"."""
    tokens, joints = reading.view.sentence.tokens, reading.grammar.sets["conjunctions"] | {","}
    behind = [token.lower for token in tokens[index + 1 : index + _JOINT_AND_MONTHS]]
    months = _compound(behind[1], reading.grammar.language) if len(behind) > 1 and behind[0] in joints else None
    is_both = months is not None and months.unit is None and years.unit == "year"
    return replace(years, number=_sum(years.number, months.number)) if months and is_both else years


def _sum(years: Decimal | None, months: Decimal | None) -> Decimal | None:
    return None if years is None or months is None else years + (months / _MONTHS).quantize(Decimal("0.01"))


def _terms_before(reading: Reading, number: int) -> Iterator[Value]:
    """As in "a ten-year term was imposed on X", "the sentence of six years handed to X": it is what is imposed."""
    clause, tokens = reading.view.clauses[number], reading.view.sentence.tokens
    if not clause.is_passive or clause.subject >= 0:
        return
    begin, _ = region_of(reading.view, number)
    for index in range(begin, clause.verb.first):
        value = _compound(tokens[index].lower, reading.grammar.language)
        if value:
            yield replace(value, text=_as_suspended(reading, index, tokens[index].text))
            return
    before = [q for q in reading.view.quantities if begin <= q.first and q.last < clause.verb.first and not q.is_money]
    terms = [q for q in before if duration_unit(reading, q.last + 1)]
    for quantity in () if is_span(reading) else terms[:1]:  # not "rebajó de nueve a cinco años la pena impuesta a X"
        yield _value_of(reading, Sum("", quantity), duration_unit(reading, quantity.last + 1) or "year")


@cache
def _compound(text: str, language: str) -> Value | None:
    match = re.fullmatch(r"(.+?)(-and-a-half)?-(year|month)s?(?:-(?:and-)?(\w+)-months?)?(?:-long)?", text)
    numbers = [_whole_number(part, language) for part in (match[1], match[4] or "") if part] if match else [None]
    if match is None or None in numbers:
        return None
    number = (numbers[0] or Decimal(0)) + (_HALF if match[2] else 0)
    whole = _sum(number, numbers[1]) if len(numbers) > 1 else number  # "a four-year-and-three-month sentence"
    return Value(text, whole, "year" if match[3] == "year" else None)


def _whole_number(text: str, language: str) -> Decimal | None:
    """The number that these words are, with nothing beside it."""
    read = numerals(language).next_number(text, 0)
    return read[2] if read is not None and read[:2] == (0, len(text)) else None
