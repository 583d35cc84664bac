"""Whom "las víctimas" means where a report speaks of but one several that may be: "cuatro mujeres … las víctimas".

1. The running text speaks of one several without names whose noun is one of those whom traffickers exploit, and tells
   no arrest or charge of them.
2. The definite noun stands behind that, alone: no number other than theirs, nothing that tells whose victims or which.
"""

from collections.abc import Sequence

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.reference.countings import count_of, is_definite_plural, is_part
from ovillo.extraction.reference.tried import is_blamed
from ovillo.extraction.text.spans import BlockKind, Sentence
from ovillo.extraction.words.who_words import WhoWords


def link_victims(sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], who: WhoWords) -> None:
    """Joins "las víctimas" to the only several whom it can mean."""
    nouns = who.words.get("called_victims", frozenset())
    if not nouns:
        return
    several = [
        (number, slot)
        for number, (sentence, row) in enumerate(zip(sentences, slots, strict=True))
        for slot in (row if sentence.block.kind is BlockKind.PARAGRAPH else ())
        if _is_several(slot) and slot.role is not None and slot.role.role.lemma in who.words["may_be_victims"]
        if not _is_of_offence(sentence, slot, who)
    ]
    fresh = [slot for _, slot in several if not is_definite_plural(slot, who)]
    nouns_told = {slot.role.role.lemma for _, slot in several if slot.role is not None}
    if len({id(slot.draft.root) for slot in fresh}) != 1 or len(nouns_told) != 1 or fresh[0] is not several[0][1]:
        return
    if any(is_blamed(sentences[number], slots[number], slot, who) for number, slot in several):
        return
    number, first = several[0]
    for at in range(number, len(sentences)):
        for slot in slots[at]:
            is_noun = slot.role is not None and slot.role.role.lemma in nouns and _is_several(slot)
            is_after = (at, slot.first) > (number, first.first) and slot.draft.root is not first.draft.root
            if is_noun and is_after and _is_bare(sentences[at], slot, first, who):
                first.draft.root.join(slot.draft)


def _is_of_offence(sentence: Sentence, slot: Slot, who: WhoWords) -> bool:
    """As in "tráfico de migrantes", "trata de mujeres": of nobody in particular."""
    before = sentence.tokens[slot.first - 1].lower if slot.first else ""
    return slot.quantity is None and before in who.words["of_group"]


def _is_several(slot: Slot) -> bool:
    root = slot.draft.root
    is_open = slot.run is None and slot.is_plural and not slot.members
    return is_open and root.level is NameLevel.ROLE and root.type is EntityType.PERSON


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
