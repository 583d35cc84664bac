"""Whom "the first accused" and "the second and third accused" mean: by their places in the only list of names."""

from collections.abc import Sequence

from ovillo.domain.entities import NameLevel
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import Sentence
from ovillo.extraction.words.who_words import WhoWords

_PLACES = 6


def link_ordinals(
    sentences: Sequence[Sentence],
    slots: Sequence[Sequence[Slot]],
    listed: Sequence[tuple[int, tuple[Draft, ...]]],
    who: WhoWords,
) -> None:
    """As in "The first accused", "the first and second accused": of the only several whom the report has named so far.

    `listed` gives each list of names with the number of its sentence.
    """
    numbers = {at for at, _ in listed}
    if any(_ordinals_of(sentences[at], slot, who) for at in numbers for slot in slots[at]):
        return  # "X and Y, the second and third accused"
    for number, (sentence, row) in enumerate(zip(sentences, slots, strict=True)):
        for slot in row:
            places = _ordinals_of(sentence, slot, who)
            if not places or slot.draft.root.level is not NameLevel.ROLE:
                continue
            lists = {frozenset(id(one.root) for one in people): people for at, people in listed if at < number}
            if len(lists) != 1:
                continue
            people = next(iter(lists.values()))
            if max(places) > len(people):
                continue
            if len(places) == 1 and not slot.is_plural:
                people[places[0] - 1].root.join(slot.draft)
            else:
                slot.members, slot.is_plural = tuple(people[place - 1] for place in places), True
            slot.is_inferred = True


def _ordinals_of(sentence: Sentence, slot: Slot, who: WhoWords) -> list[int]:
    """The places that the words before a noun for accused name: [1, 2] of "first and second accused"."""
    if slot.role is None or slot.run is not None or slot.role.role.lemma not in who.words["accused"]:
        return []
    first = slot.first
    while first > 1 and fold(sentence.tokens[first - 1].text) in who.words["and"] | who.words["ordinals"] | {","}:
        first -= 1
    words = [fold(token.text) for token in sentence.tokens[first : slot.head]]
    found = [place for word in words for place in range(1, _PLACES + 1) if word in who.words[f"ordinal_{place}"]]
    return found if words and found else []
