"""Whom a report names after it has told of "a judge" who was arrested: the judge of whom it tells the same arrest.

1. Both sentences tell the same act of the two, in the passive, with nobody else between.
2. The one named later is the only such one near, and is called by the same or a like noun.
3. "The suspect, X," of the next sentences is that one, where both sentences speak of nobody else and X is new.
"""

from collections.abc import Sequence

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.identified import after_identified
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.reference.known_people import are_alike
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import BlockKind, Sentence
from ovillo.extraction.words.who_words import WhoWords

_SOON = 3
_NEXT = 2
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


def introduced_next(
    sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], at: tuple[int, Slot], who: WhoWords
) -> Draft | None:
    """Rule 3."""
    number, slot = at
    if not any(_sign(token.text, who) for token in sentences[number].tokens) or _people(slots[number], who) != [slot]:
        return None
    for later in range(number + 1, min(number + 1 + _NEXT, len(sentences))):
        if sentences[later].block.kind is not BlockKind.PARAGRAPH:
            return None
        people = _people(slots[later], who)
        if not people:
            continue
        one, root = people[0], people[0].draft.root
        is_told = one.role is not None and one.run is None and one.role.determiner in who.words["definite"]
        nouns = who.words["accused"] | who.words["grown"] | who.words["epithets"]
        is_told = is_told and one.role is not None and one.first <= 1
        is_told = (
            is_told and one.role is not None and (one.role.role.lemma in nouns or _is_called_alike(one, slot, who))
        )
        is_told = is_told or _is_identified(sentences[later], one, who)
        is_named = root.level is NameLevel.FULL and not one.is_inferred
        is_new = not any(other.run is not None and other.draft.root is root for row in slots[:later] for other in row)
        is_other = any(other.draft.root is not root for other in people)
        is_clash = bool(slot.gender and root.gender and slot.gender != root.gender)
        return root if is_told and is_named and is_new and not (is_other or is_clash) else None
    return None


def _is_called_alike(one: Slot, other: Slot, who: WhoWords) -> bool:
    """As "the magistrate" after "a judge"."""
    if one.role is None or other.role is None:
        return False
    return are_alike({one.role.role.lemma}, other.role.role.lemma, who)


def introduced_by_noun(
    sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], at: tuple[int, Slot], who: WhoWords
) -> Draft | None:
    """As in "A man and a woman were arrested. The man, X, …": the first who is called so after that, if named there."""
    number, slot = at
    assert slot.role is not None
    if slot.role.role.lemma not in who.words["grown"] or slot.gender is None:
        return None
    if not any(_sign(token.text, who) for token in sentences[number].tokens):
        return None
    for later in range(number + 1, min(number + 1 + _SOON, len(sentences))):
        for other in slots[later]:
            if other.role is None or other.run is not None or other.role.role.lemma != slot.role.role.lemma:
                continue
            root = other.draft.root
            is_named = root.level is NameLevel.FULL and not other.is_inferred and root.gender in {None, slot.gender}
            is_new = not any(o.run is not None and o.draft.root is root for row in slots[:later] for o in row)
            return root if is_named and is_new and other.role.determiner in who.words["definite"] else None
    return None


def _is_identified(sentence: Sentence, name: Slot, who: WhoWords) -> bool:
    """As in "She was identified as X"."""
    opener = sentence.tokens[0].lower
    gender = "m" if opener in who.exact_pronouns["male"] else "f" if opener in who.exact_pronouns["female"] else None
    is_fitting = gender is not None and name.gender in {None, gender}
    return is_fitting and name.run is not None and after_identified(sentence.tokens, 0, who) == name.first


def _people(row: Sequence[Slot], who: WhoWords) -> list[Slot]:
    """The people of a sentence, one or many, babies left out."""
    found = [slot for slot in row if slot.draft.root.type in {EntityType.PERSON, EntityType.GROUP}]
    return [slot for slot in found if slot.role is None or slot.role.role.lemma not in who.words["infants"]]
