"""A noun for a kind of place and the name after it are one place: "the town of X", "los estados de X y Z"."""

from collections.abc import Sequence

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import Sentence
from ovillo.extraction.words.who_words import WhoWords

_LONGEST_GAP = 2
"""Tokens between the noun and the name: "of the"."""


def link_kinds(sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], who: WhoWords) -> None:
    """Makes each such noun the place that the name after it is; a plural one, the places that are listed."""
    for sentence, row in zip(sentences, slots, strict=True):
        for index in range(len(row) - 1):
            noun, name = row[index], row[index + 1]
            if not _is_kind(noun, who) or not _is_its_name(sentence, noun, name, who):
                continue
            if noun.is_plural:
                noun.members = tuple(place.draft.root for place in _listed(sentence, row, index + 1, who))
                continue
            noun.draft = name.draft.root


def _is_kind(slot: Slot, who: WhoWords) -> bool:
    if slot.role is None or slot.run is not None or slot.draft.root.type is not EntityType.PLACE:
        return False
    return slot.draft.root.level is NameLevel.ROLE and slot.role.role.lemma in who.names["place_nouns"]


def _is_its_name(sentence: Sentence, noun: Slot, name: Slot, who: WhoWords) -> bool:
    if name.run is None or name.role is not None or name.draft.root.type is not EntityType.PLACE:
        return False
    between = [fold(token.text) for token in sentence.tokens[noun.last + 1 : name.first]]
    if not between or len(between) > _LONGEST_GAP or between[0] not in who.words["of_group"] - {"in"}:
        return False
    return len(between) == 1 or between[1] in who.words["articles"]


def _listed(sentence: Sentence, row: Sequence[Slot], index: int, who: WhoWords) -> list[Slot]:
    """The places that commas and one "and" join."""
    found, tokens = [row[index]], sentence.tokens
    for slot in row[index + 1 :]:
        between = [fold(token.text) for token in tokens[found[-1].last + 1 : slot.first]]
        is_place = slot.run is not None and slot.draft.root.type is EntityType.PLACE and slot.role is None
        if not is_place or not between or any(w not in who.words["plain_and"] | {","} for w in between):
            break
        found.append(slot)
        if set(between) & who.words["plain_and"]:
            return found
    return found[:1]
