"""The numbers that the frame of a verb takes, sums of money and terms of prison; and what bars a frame."""

from collections.abc import Iterator
from dataclasses import replace

from ovillo.domain.statements import Value
from ovillo.extraction.arguments import Arguments
from ovillo.extraction.casting import Cast, Reading
from ovillo.extraction.grammar import Frame
from ovillo.extraction.spans import TokenKind


def money_of(arguments: Arguments) -> Iterator[Value]:
    """Every sum of money after the verb."""
    for row in arguments.sums:
        if row.quantity.is_money:
            yield row.quantity.value


def terms_of(reading: Reading, frame: Frame, arguments: Arguments) -> list[Value | None]:
    """Prison terms, where the frame takes them; a range is two."""
    if not frame.value_prepositions:
        return []
    found: list[Value | None] = []
    for row in arguments.sums:
        unit = _duration_unit(reading, row.quantity.last + 1)
        if unit and (found or row.preposition in frame.value_prepositions or not row.preposition):
            found.append(replace(row.quantity.value, unit=unit))
    return found[:2]


def _duration_unit(reading: Reading, index: int) -> str | None:
    tokens = reading.view.sentence.tokens
    if index >= len(tokens):
        return None
    for ahead in range(index, min(index + 3, len(tokens))):
        word = tokens[ahead].lower
        if word in reading.grammar.table["durations"]["year"]:
            return "year"
        is_joint = tokens[ahead].kind is TokenKind.NUMBER or word in reading.grammar.sets["prepositions"]
        if not is_joint and (ahead > index or not _is_number_word(reading, ahead)):
            return None
    return None


def _is_number_word(reading: Reading, index: int) -> bool:
    return any(q.first <= index <= q.last for q in reading.view.quantities)


def is_bill(arguments: Arguments, frame: Frame) -> bool:
    """As in "were charged $90,000": a sum right after the verb is asked for, and nobody is charged with anything."""
    return frame.predicate == "charged" and any(s.quantity.is_money and not s.preposition for s in arguments.sums)


def is_lawful(reading: Reading, frame: Frame, cast: Cast) -> bool:
    """As in "police took the girls to a shelter": no conduct of theirs, where nobody holds it against them."""
    lawful = reading.grammar.table["lawful"]
    words = set(lawful["doers"])
    if frame.predicate not in lawful["predicates"]:
        return False
    return any(words & set(p.entity.name.lower().split()) for p in (*cast.subjects, *cast.agents))
