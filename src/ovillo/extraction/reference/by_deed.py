"""Whom "the buyers", "la compradora" mean: those whom the report names as having bought, where nobody else did.

1. Behind the name, or the list of names, stands the deed, and nobody else and no denial between.
2. Whoever is named behind "sold … to" bought. Whoever was sold did neither.
3. Where anybody without a name has bought, or is called a buyer, nobody is meant.
"""

from collections.abc import Iterator, Sequence

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import ArgumentKind, BlockKind, Sentence
from ovillo.extraction.words.who_words import WhoWords

_REACH = 9
"""Tokens from the name to the deed."""
_SIDES = {"buyers": "signs_of_buying", "sellers": "signs_of_selling"}


def side_of(lemma: str, who: WhoWords) -> str:
    """What side of a sale the noun names; "" for any other noun."""
    return next((side for side in _SIDES if lemma in who.words[side]), "")


def of_deed(
    sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], at: tuple[int, Slot], who: WhoWords
) -> list[Draft]:
    """Those named before who did what the noun says, in their order."""
    number, slot = at
    side = side_of(slot.role.role.lemma, who) if slot.role is not None else ""
    found: list[Draft] = []
    for place in range(number + 1) if side else ():
        sentence = sentences[place]
        if sentence.block.kind is not BlockKind.PARAGRAPH:
            continue
        row = [o for o in slots[place] if (place, o.first) < (number, slot.first)]
        for draft in _of_sentence(sentence, row, side, who):
            if draft is None:
                return []
            if draft not in found:
                found.append(draft)
    return found


def _of_sentence(sentence: Sentence, row: Sequence[Slot], side: str, who: WhoWords) -> Iterator[Draft | None]:
    """Each who did it by name; None for somebody without a name."""
    people = [o for o in row if o.draft.root.type in {EntityType.PERSON, EntityType.GROUP}]
    for index, slot in enumerate(people):
        is_called = slot.role is not None and slot.run is None and side_of(slot.role.role.lemma, who) == side
        is_new = is_called and slot.role is not None and slot.role.determiner not in who.words["definite"]
        stop = people[index + 1].first if index + 1 < len(people) else len(sentence.tokens)
        is_doer = _does(sentence, slot, stop, side, who) or _is_sold_to(sentence, slot, side, who)
        if is_new and not slot.members:
            yield None
        elif is_doer:
            yield from _who(people[: index + 1], sentence, who)


def _who(people: Sequence[Slot], sentence: Sentence, who: WhoWords) -> Iterator[Draft | None]:
    """The one before the deed, and those joined to it; the members of a group."""
    slot = people[-1]
    if slot.members:
        yield from (one.root for one in slot.members)
        return
    is_named = slot.draft.root.level is not NameLevel.ROLE and not slot.is_plural
    yield slot.draft.root if is_named else None
    for before, behind in zip(reversed(people[:-1]), reversed(people), strict=False):
        between = [fold(t.text) for t in sentence.tokens[before.end + 1 : behind.first]]
        if slot.kind is ArgumentKind.PRONOUN or not between or not all(_joins(word, who) for word in between):
            return
        yield before.draft.root if before.draft.root.level is not NameLevel.ROLE else None


def _joins(word: str, who: WhoWords) -> bool:
    return word == "," or word in who.words["and"] | who.words["possessives"]


def _does(sentence: Sentence, slot: Slot, stop: int, side: str, who: WhoWords) -> bool:
    """Rule 1."""
    signs, words = tuple(who.words[_SIDES[side]]), [fold(token.text) for token in sentence.tokens]
    begin = slot.end + 1
    for at in range(begin, min(stop, begin + _REACH, len(words))):
        if words[at] in who.words["denials"] | who.words["unsure"]:
            return False
        is_undergone = at > begin and words[at - 1] in who.words["be"]
        if words[at].startswith(signs) and not is_undergone:
            return True
    return False


def _is_sold_to(sentence: Sentence, slot: Slot, side: str, who: WhoWords) -> bool:
    """Rule 2."""
    words = [fold(token.text) for token in sentence.tokens[: slot.first]]
    if side != "buyers" or not words or words[-1] not in who.words["sold_to"]:
        return False
    before = words[-_REACH:]
    told = next((at for at, word in enumerate(before) if word.startswith(tuple(who.words["signs_of_selling"]))), None)
    return told is not None and not set(words) & (who.words["denials"] | who.words["unsure"])
