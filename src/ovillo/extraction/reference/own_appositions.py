"""Whose "su chofer" is in "Ana Quilla y Beto Rojo, su chofer, fueron detenidos": a name that is told to be somebody's.

1. A comma parts the name of one person from a possessive and a noun for kin or for whoever works for somebody; a comma
   before no further member, or the end, closes it. The noun tells who that person is.
2. Whose: the one other person of its sentence before the name, else the only one of the sentence before that;
   where that is not certain, nobody's.
3. "Ana Quilla, su esposo y su hijo": a list; where gender differs, nobody is told of.
"""

from collections.abc import Sequence
from itertools import pairwise

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import ArgumentKind, BlockKind, Sentence
from ovillo.extraction.words.who_words import WhoWords

_TIES = frozenset({"partner", "relative"})


def link_own_appositions(sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], who: WhoWords) -> None:
    """Joins such a noun to the name before it, and tells whose it is."""
    for number, row in enumerate(slots):
        for before, slot in pairwise(row):
            if _is_apposed(sentences[number], row, before, slot, who):
                owner = _of_gender(_owner(sentences, slots, number, before), slot, who)
                before.draft.root.join(slot.draft)
                slot.possessor = owner


def _is_apposed(sentence: Sentence, row: Sequence[Slot], name: Slot, slot: Slot, who: WhoWords) -> bool:
    """Rules 1 and 3."""
    role, tokens = slot.role, sentence.tokens
    if role is None or slot.run is not None or slot.is_plural or role.determiner not in who.words["possessives"]:
        return False
    is_tie = bool(role.role.categories & _TIES) or role.role.lemma in who.words["of_somebody"]
    root = name.draft.root
    is_name = name.run is not None and root.type is EntityType.PERSON and root.level is not NameLevel.ROLE
    between = [token.text for token in tokens[name.last + 1 : slot.first]]
    if not is_tie or not is_name or between != [","] or slot.draft.root.level is not NameLevel.ROLE:
        return False
    if name.gender and slot.gender and name.gender != slot.gender:
        return False
    after = slot.last + 1
    while after < len(tokens) and fold(tokens[after].text) in who.words["modifiers"]:
        after += 1
    closing, behind = (tokens[at].text if at < len(tokens) else "." for at in (after, after + 1))
    is_end = closing in {".", ";", ")"}
    is_closed = (
        closing == "," and fold(behind) not in who.words["and"] | who.words["possessives"] | who.words["before_whom"]
    )
    is_listed = any(other.first == after + 1 for other in row)  # "X, su esposo, Y,": another name
    return is_end or (is_closed and not is_listed)


def _owner(sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], number: int, name: Slot) -> Draft | None:
    """Rule 2."""
    here = _people(slots[number], name.first, name)
    if here:
        return next(iter(here.values())) if len(here) == 1 else None
    before = number - 1
    is_near = before >= 0 and sentences[before].block.kind is BlockKind.PARAGRAPH
    if not is_near or sentences[number].paragraph - sentences[before].paragraph > 1:
        return None
    earlier = _people(slots[before], len(sentences[before].tokens), name)
    return next(iter(earlier.values())) if len(earlier) == 1 else None


def _of_gender(owner: Draft | None, slot: Slot, who: WhoWords) -> Draft | None:
    """Nobody where "his" stands of a woman, or "her" of a man."""
    if owner is None or slot.role is None:
        return None
    other = who.words["possessives_male" if owner.gender == "f" else "possessives_female"]
    return None if owner.gender and slot.role.determiner in other else owner


def _people(row: Sequence[Slot], stop: int, name: Slot) -> dict[int, Draft]:
    """Everybody told before this token, but the bearer of the name; those without a name count too."""
    people = (s for s in row if s.last < stop and s.draft.root.type is EntityType.PERSON and not s.is_plural)
    found = {id(s.draft.root): s.draft.root for s in people if s.kind is not ArgumentKind.PRONOUN}
    found.pop(id(name.draft.root), None)
    return found
