"""What is told of things and bodies: the plate of a car, the country of a company.

1. An identifier stands after its thing and a word for its kind: "de placa ZX-4471", "(registration QG 77 LMD)".
2. A word for a nationality beside the name of a company is the company's: "la empresa peruana X".
"""

from collections.abc import Iterator, Sequence

from ovillo.domain.entities import EntityType
from ovillo.domain.statements import Value
from ovillo.extraction.groups.group_at import At
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.groups.ties import FactDraft
from ovillo.extraction.text.folding import fold, phrase_at
from ovillo.extraction.text.spans import Token, TokenKind

_LONGEST_NUMBER = 3
"""Tokens of "QG 77 LMD"."""


def read_things(at: At) -> Iterator[FactDraft]:
    """The identifier of a vehicle, and the nationality of a body by name."""
    kind = at.slot.draft.root.type
    if kind is EntityType.VEHICLE:
        yield from _plate(at)
    elif kind is EntityType.ORGANISATION:
        yield from _country(at)


def _plate(at: At) -> Iterator[FactDraft]:
    """Rule 1."""
    tokens, begin = at.sentence.tokens, at.slot.last + 1
    begin += int(begin < len(tokens) and tokens[begin].text in {",", "("})
    size = phrase_at(tokens, begin, at.who.phrases["plate_marks"])
    first = begin + size
    first += int(first < len(tokens) and tokens[first].text in {":", "#"})
    if not size or first >= len(tokens):
        return
    last = first
    while last + 1 < min(len(tokens), first + _LONGEST_NUMBER) and _is_code(tokens[last + 1]):
        last += 1
    text = at.text(first, last)
    if _is_code(tokens[first]) and any(mark.isdigit() for mark in text):
        yield at.fact("identifier", (first, last), value=Value(text))


def _is_code(token: Token) -> bool:
    is_digits = any(mark.isdigit() for mark in token.text)
    return is_digits or (token.kind is TokenKind.WORD and token.text.isupper())


def _country(at: At) -> Iterator[FactDraft]:
    """Rule 2."""
    slot = at.slot
    named = slot if slot.run is not None else _name_after(at.row, at.index)
    if named is None or slot.role is None or named.run is None or named.draft.root.type is not EntityType.ORGANISATION:
        return
    if slot.role.role.lemma not in at.who.words["led_bodies"]:
        return
    tokens = at.sentence.tokens
    for index in range(slot.role.first, slot.role.last + 1):
        if fold(tokens[index].text) in at.who.names["demonyms"]:
            fact = at.fact("nationality", (index, index), value=Value(tokens[index].text))
            fact.subject = named.draft
            yield fact


def _name_after(row: Sequence[Slot], index: int) -> Slot | None:
    after = row[index + 1] if index + 1 < len(row) else None
    return after if after is not None and after.first == row[index].last + 1 and after.run is not None else None
