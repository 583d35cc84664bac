"""Whom "the victims", "las mujeres" mean where a report speaks of but one several that may be: "ocho colombianas".

1. The running text speaks of one several without names whose noun is one of those whom traffickers exploit, or a
   nationality, and tells no arrest or charge of them. Babies beside them may be the victims too.
2. The definite noun stands behind that, alone: no number other than theirs, nothing that tells whose victims or which.
3. "The women", "los migrantes" are they by a noun of the same family and gender, where nobody else without a name and
   no two named women may be called so, and no arrest is told of them.
"""

from collections.abc import Iterator, Sequence

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.reference.countings import PAIR, count_of, is_definite_plural, is_part
from ovillo.extraction.reference.role_links import is_official
from ovillo.extraction.reference.tried import is_blamed
from ovillo.extraction.text.spans import BlockKind, Sentence
from ovillo.extraction.words.who_words import WhoWords

_FAMILIES = ("exploited_women", "exploited_children", "exploited_migrants")
_BEFORE = 3
_BEHIND = 4
Place = tuple[int, Slot]
"""Number of the sentence, and the group."""


def link_victims(sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], who: WhoWords) -> None:
    """Joins "las víctimas" and "las mujeres" to the only several whom they can mean."""
    several = [each for each in _several(sentences, slots) if _may_suffer(sentences[each[0]], each[1], who)]
    blamed = {id(slot.draft.root) for at, slot in several if is_blamed(sentences[at], slots[at], slot, who)}
    fresh = [(at, s) for at, s in several if not is_definite_plural(s, who) and id(s.draft.root) not in blamed]
    if len({id(slot.draft.root) for _, slot in fresh}) != 1:
        return
    number, first = fresh[0]
    opened = {id(s.draft.root) for _, s in several if not is_definite_plural(s, who)}
    is_only = not any(id(s.draft.root) in blamed for _, s in several) and not _are_babies_told(sentences, slots, who)
    is_alone = not _is_one_beside(sentences, slots, who)
    for at, slot in _several(sentences, slots, headings=True):
        if (at, slot.first) <= (number, first.first) or id(slot.draft.root) in opened or slot.role is None:
            continue
        if not _is_bare(sentences[at], slot, first, who):
            continue
        is_victims = slot.role.role.lemma in who.words["called_victims"]
        if is_victims:
            is_meant = is_alone and (is_only or _is_harmed(sentences[number], first, who))
        else:
            is_meant = not is_blamed(sentences[at], slots[at], slot, who)
            is_meant = is_meant and _is_same_kind(several, slots, first, slot, who)
        if is_meant:
            first.draft.root.join(slot.draft)


def _several(
    sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], *, headings: bool = False
) -> Iterator[Place]:
    """The several people without names, in order."""
    for number, (sentence, row) in enumerate(zip(sentences, slots, strict=True)):
        if headings or sentence.block.kind is BlockKind.PARAGRAPH:
            yield from ((number, slot) for slot in row if _is_several(slot))


def _is_several(slot: Slot) -> bool:
    root = slot.draft.root
    is_open = slot.run is None and slot.is_plural and not slot.members and slot.role is not None
    return is_open and root.level is NameLevel.ROLE and root.type is EntityType.PERSON


def _head(slot: Slot, who: WhoWords) -> str:
    assert slot.role is not None
    return slot.role.role.lemma.split()[-1 if who.modifier_is_left else 0]


def _may_suffer(sentence: Sentence, slot: Slot, who: WhoWords) -> bool:
    """Rule 1: never as in "tráfico de migrantes", "trata de mujeres", of nobody in particular."""
    assert slot.role is not None
    before = sentence.tokens[slot.first - 1].lower if slot.first else ""
    is_of_offence = slot.quantity is None and before in who.words["of_group"]
    is_noun = {slot.role.role.lemma, _head(slot, who)} & who.words["may_be_victims"]
    return not is_of_offence and bool(is_noun or "national" in slot.role.role.categories)


def _are_babies_told(sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], who: WhoWords) -> bool:
    found = (slot for _, slot in _several(sentences, slots) if slot.role is not None)
    return any(slot.role is not None and slot.role.role.lemma in who.words["infants"] for slot in found)


def _is_one_beside(sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], who: WhoWords) -> bool:
    """As in "two Brazilians, with a Paraguayan woman": one without a name who may be a victim as well."""
    for sentence, row in zip(sentences, slots, strict=True):
        for slot in row if sentence.block.kind is BlockKind.PARAGRAPH else ():
            is_one = slot.role is not None and slot.run is None and not slot.is_plural
            is_one = is_one and slot.draft.root.level is NameLevel.ROLE and slot.draft.root.type is EntityType.PERSON
            if not is_one or slot.role is None or slot.role.determiner not in who.words["indefinite"]:
                continue
            if _may_suffer(sentence, slot, who) and not is_blamed(sentence, row, slot, who):
                return True
    return False


def _is_harmed(sentence: Sentence, slot: Slot, who: WhoWords) -> bool:
    """As in "nine women were rescued", "rescataron a nueve mujeres"."""
    tokens = [*sentence.tokens[max(0, slot.first - _BEFORE) : slot.first], *sentence.tokens[slot.last + 1 :][:_BEHIND]]
    return any(token.lower.startswith(tuple(who.words["signs_of_harm"])) for token in tokens)


def _is_bare(sentence: Sentence, slot: Slot, first: Slot, who: WhoWords) -> bool:
    """Rule 2."""
    if (
        not is_definite_plural(slot, who)
        or is_part(sentence, slot, who)
        or count_of(slot, who) not in {0, count_of(first, who)}
    ):
        return False
    after = sentence.tokens[slot.last + 1].lower if slot.last + 1 < len(sentence.tokens) else ""
    return after not in who.pronouns["relative"] | who.words["of_employer"] | who.words["contracted"]


def _is_same_kind(
    several: Sequence[Place], slots: Sequence[Sequence[Slot]], first: Slot, slot: Slot, who: WhoWords
) -> bool:
    """Rule 3."""
    families = _families(first, who) & _families(slot, who)
    if not families or (first.gender and slot.gender and first.gender != slot.gender):
        return False
    rivals = [s for _, s in several if s.draft.root not in {first.draft.root, slot.draft.root}]
    rivals = [s for s in rivals if not is_definite_plural(s, who) and _families(s, who) & families]
    if any(each.gender in {None, slot.gender} or slot.gender is None for each in rivals):
        return False
    named = (s.draft.root for row in slots for s in row if s.run is not None and not is_official(s.draft, who))
    alike = {id(root) for root in named if root.type is EntityType.PERSON and root.gender in {None, slot.gender}}
    return families != {_FAMILIES[0]} or len(alike) < PAIR


def _families(slot: Slot, who: WhoWords) -> frozenset[str]:
    """The families of nouns that the group may be called by; a nationality is of women or of migrants."""
    assert slot.role is not None
    nouns = {slot.role.role.lemma, _head(slot, who)}
    found = {family for family in _FAMILIES if nouns & who.words[family]}
    if "national" in slot.role.role.categories:
        found |= {_FAMILIES[0], _FAMILIES[2]} if slot.gender == "f" else {_FAMILIES[2]}
    return frozenset(found)
