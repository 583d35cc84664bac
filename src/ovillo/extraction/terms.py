"""Prison terms after a verb: "sentenced to six years", "condenado a seis años y dos meses"."""

from dataclasses import replace

from ovillo.domain.statements import Value
from ovillo.extraction.arguments import Arguments
from ovillo.extraction.casting import Reading
from ovillo.extraction.grammar import Frame
from ovillo.extraction.spans import TokenKind


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
