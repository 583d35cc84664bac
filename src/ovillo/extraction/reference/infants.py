"""One baby called by several nouns: "a newborn … the baby … the infant", where a report speaks of no second one.

1. Where several babies are told of, or another one, or children of two people, none is joined.
2. A boy, a daughter or a child is the baby only where no plural of that noun stands in the report.
"""

from collections.abc import Iterator, Sequence

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.reference.known_people import ages_of
from ovillo.extraction.reference.role_links import is_definite
from ovillo.extraction.text.spans import BlockKind, Sentence
from ovillo.extraction.words.who_words import WhoWords

_OLDEST = 3
_TEXT = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADLINE, BlockKind.SUBHEADING, BlockKind.CAPTION})


def link_infants(sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], who: WhoWords) -> None:
    """Joins every definite noun for a baby to the only baby of the report."""
    found = list(_infants(sentences, slots, who))
    if any(_is_of_several(slot, who) for _, slot in found):
        return
    owners = {id(slot.possessor.root) for _, slot in found if slot.possessor is not None}
    target = _first(found, who)
    if target is None or len(owners) > 1:
        return
    many = {slot.role.role.lemma for _, slot in found if slot.role is not None and slot.is_plural}
    for sentence, slot in found:
        lemma = slot.role.role.lemma if slot.role is not None else ""
        if slot.draft.root is target or slot.is_plural or slot.draft.root.level is not NameLevel.ROLE or lemma in many:
            continue
        if _may_be_it(sentence, slot, who) and not (target.gender and slot.gender and target.gender != slot.gender):
            target.join(slot.draft)


def _infants(
    sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], who: WhoWords
) -> Iterator[tuple[Sentence, Slot]]:
    nouns = who.words["infants"] | who.words["own_children"] | who.words["small_children"]
    for sentence, row in zip(sentences, slots, strict=True):
        for slot in row if sentence.block.kind in _TEXT else ():
            if slot.role is None or slot.role.role.lemma not in nouns or slot.draft.root.type is not EntityType.PERSON:
                continue
            ages = ages_of(sentence, slot, who)
            if not ages or max(ages) <= _OLDEST:
                yield sentence, slot


def _is_of_several(slot: Slot, who: WhoWords) -> bool:
    """As "two babies", "another newborn": rule 1."""
    assert slot.role is not None
    is_another = slot.role.determiner in who.words["one_more"] | who.words["others"]
    return slot.role.role.lemma in who.words["infants"] and (slot.is_plural or is_another)


def _first(found: Sequence[tuple[Sentence, Slot]], who: WhoWords) -> Draft | None:
    """The baby as the running text first calls it: by its name, else as a boy or a girl where it says so."""
    named = {id(slot.draft.root): slot.draft.root for _, slot in found if slot.draft.root.level is not NameLevel.ROLE}
    if named:
        return next(iter(named.values())) if len(named) == 1 else None
    is_small = any(slot.role is not None and slot.role.role.lemma in who.words["infants"] for _, slot in found)
    told = [slot for sentence, slot in found if sentence.block.kind is BlockKind.PARAGRAPH and not slot.is_plural]
    told = [slot for slot in told if who.modifier_is_left and slot.role is not None and slot.role.gender] or told
    return told[0].draft.root if told and is_small else None


def _may_be_it(sentence: Sentence, slot: Slot, who: WhoWords) -> bool:
    """Whether an article or a possessive says which one is meant, or a headline leaves it out."""
    assert slot.role is not None
    if slot.quantity is not None and slot.quantity.value.number != 1:
        return False
    is_owned = slot.role.determiner in who.words["possessives"] | who.words["possessives_plural"]
    is_heading = sentence.block.kind is not BlockKind.PARAGRAPH
    return is_owned or is_heading or is_definite(sentence, slot, who)
