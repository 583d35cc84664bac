"""Where parts of several people are from: "45 mujeres, 43 de ellas de nacionalidad colombiana y dos venezolanas"."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ovillo.domain.entities import EntityType
from ovillo.domain.statements import Value
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.groups.ties import FactDraft
from ovillo.extraction.text.folding import fold, phrase_at
from ovillo.extraction.text.spans import Token
from ovillo.extraction.words.who_words import WhoWords

_OPENERS = frozenset(",:(")


def read_parts(tokens: Sequence[Token], slot: Slot, who: WhoWords) -> Iterator[FactDraft]:
    """The nationality of each part behind a counted group; nothing where the parts are more than the whole."""
    if slot.run is not None or slot.quantity is None or slot.draft.root.type is not EntityType.PERSON:
        return
    at, whole = slot.last + 1, slot.quantity.value.number
    if who.modifier_is_left or whole is None or at >= len(tokens) or tokens[at].text not in _OPENERS:
        return
    at += 1 + phrase_at(tokens, at + 1, who.phrases["among_them"])
    parts: list[tuple[Decimal, int, int]] = []
    while (part := _part(tokens, at, who)) is not None:
        parts.append(part)
        at = part[2] + 1
        if at < len(tokens) and (tokens[at].text == "," or fold(tokens[at].text) in who.words["and"]):
            at += 1
    if sum(number for number, _, _ in parts) > whole:
        return
    for number, first, last in parts:
        value = Value(tokens[last].text, number, "person")
        yield FactDraft("nationality", slot.draft, None, value, tokens[first].start, tokens[last].end)


def _part(tokens: Sequence[Token], at: int, who: WhoWords) -> tuple[Decimal, int, int] | None:
    """A number, "of them", "of nationality" and where they are from: the number, and the first and last token."""
    number = _number(tokens, at, who)
    end = at + 1
    if number is None:
        return None
    end += phrase_at(tokens, end, who.phrases["of_them"])
    end += end < len(tokens) and fold(tokens[end].text) in who.words["be"]
    marks = phrase_at(tokens, end, who.phrases["nationality_marks"])
    end += marks
    if end >= len(tokens) or fold(tokens[end].text) not in who.names["demonyms"] or tokens[end].is_capitalised:
        return None
    is_agreeing = bool(marks) or tokens[end].lower.endswith("s") or number == 1
    return (number, at, end) if is_agreeing else None


def _number(tokens: Sequence[Token], at: int, who: WhoWords) -> Decimal | None:
    """A number of one word or in figures."""
    word = tokens[at].lower if at < len(tokens) else ""
    number = int(word) if word.isdecimal() else who.ages.get(word)
    return Decimal(number) if number is not None else None
