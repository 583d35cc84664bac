"""Whom a report names after it has told of "a judge" who was arrested: the judge of whom it tells the same arrest.

1. Both sentences tell the same act of the two, in the passive, with nobody else between.
2. The one named later is the only such one near, and is called by the same or a like noun.
"""

from collections.abc import Sequence

from ovillo.domain.entities import EntityType
from ovillo.extraction.entities import Draft
from ovillo.extraction.folding import fold
from ovillo.extraction.slots import Slot
from ovillo.extraction.spans import Sentence
from ovillo.extraction.who_words import WhoWords

_SOON = 3
_REACH = 3
"""Tokens from an auxiliary to its participle."""


def same_fate(
    sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], at: tuple[int, Slot], who: WhoWords
) -> list[Draft]:
    """The named people of whom the sentences after this one tell the act that this one tells of the group."""
    number, slot = at
    told = _fate(sentences[number], slots[number], slot, who)
    found: list[Draft] = []
    for later in range(number, min(number + _SOON + 1, len(sentences))) if told else ():
        for other in slots[later]:
            root = other.draft.root
            is_named = other.run is not None and root.type is EntityType.PERSON and root not in found
            is_after = later > number or other.first > slot.last
            if is_named and is_after and _fate(sentences[later], slots[later], other, who) == told:
                found.append(root)
    return found


def _fate(sentence: Sentence, row: Sequence[Slot], slot: Slot, who: WhoWords) -> str:
    """The beginning of the participle that tells what was done to this one; "" where none does."""
    tokens = sentence.tokens
    opening = tokens[slot.first - 1] if slot.first == 1 else None
    if opening is not None and (sign := _sign(opening.text, who)):
        return sign  # "Detenido un juez"
    stop = next(
        (
            other.first
            for other in row
            if other.first > slot.last
            and other.draft.root.type is EntityType.PERSON
            and other.draft.root is not slot.draft.root
        ),
        len(tokens),
    )
    for index in range(slot.last + 1, stop):
        if fold(tokens[index].text) in who.words["be"]:
            signs = (_sign(token.text, who) for token in tokens[index + 1 : index + 1 + _REACH])
            return next((sign for sign in signs if sign), "")
    return ""


def _sign(word: str, who: WhoWords) -> str:
    return next((sign for sign in who.signs_of_arrest if fold(word).startswith(sign)), "")
