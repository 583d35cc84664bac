"""Two without names of whom the next sentences name one and the other.

As in "Two officers were charged. One officer, X, … The other, Y, …": from there on they are X and Y.

1. The group counts two, and stands in the sentences just before "one".
2. "One" and "the other" each have one name right behind, with no more than what presents it between, in that order.
"""

from collections.abc import Sequence

from ovillo.domain.entities import EntityType
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.reference.countings import PAIR, count_of
from ovillo.extraction.text.folding import phrase_at
from ovillo.extraction.text.spans import BlockKind, Sentence, TokenKind
from ovillo.extraction.words.who_words import WhoWords

_NEAR = 2
_REACH = 5
"""Tokens from "one" to the name: "One officer, 30-year-old X", "uno fue identificado como X"."""

_Place = tuple[int, int, Draft]
"""Sentence, token, and whom the name behind it means."""


def link_one_and_other(sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], who: WhoWords) -> None:
    """Fills the members of such a group."""
    ones = _named_behind(sentences, slots, "one_of_two", who)
    others = _named_behind(sentences, slots, "other_of_two", who) if ones else []
    for number, at, one in ones:
        after = [place for place in others if (number, at) < place[:2] and place[0] - number <= _NEAR]
        if not after or after[0][2] is one:
            continue
        group = _counted_before(sentences, slots, (number, at), who)
        if group is not None:
            for row in slots:
                for slot in row:
                    if slot.draft.root is group.draft.root and slot.is_plural and not slot.members:
                        slot.members, slot.is_inferred = (one, after[0][2]), True


def _named_behind(
    sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], kind: str, who: WhoWords
) -> list[_Place]:
    """Rule 2."""
    found: list[_Place] = []
    for number, (sentence, row) in enumerate(zip(sentences, slots, strict=True)):
        if sentence.block.kind is not BlockKind.PARAGRAPH:
            continue
        for index in range(len(sentence.tokens)):
            size = phrase_at(sentence.tokens, index, who.phrases[kind])
            if not size:
                continue
            is_start = index == 0 or sentence.tokens[index - 1].kind is not TokenKind.WORD
            is_start = is_start or sentence.tokens[index - 1].lower in who.words["and"]
            behind = (slot for slot in row if slot.run is not None and slot.run.first >= index + size)
            named = next(behind, None)
            if not is_start or named is None or named.draft.root.type is not EntityType.PERSON:
                continue
            between = sentence.tokens[index + size : named.run.first if named.run else named.first]
            if len(between) <= _REACH and not any(token.text in {".", ";"} for token in between):
                found.append((number, index, named.draft.root))
    return found


def _counted_before(
    sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], before: tuple[int, int], who: WhoWords
) -> Slot | None:
    """Rule 1."""
    number, at = before
    for place in range(number, max(-1, number - 1 - _NEAR), -1):
        if sentences[place].block.kind is not BlockKind.PARAGRAPH:
            return None
        counted = [
            slot
            for slot in slots[place]
            if slot.draft.root.type is EntityType.PERSON and count_of(slot, who) and (place < number or slot.last < at)
        ]
        if counted:
            is_pair = len(counted) == 1 and count_of(counted[0], who) == PAIR and not counted[0].members
            return counted[0] if is_pair else None
    return None
