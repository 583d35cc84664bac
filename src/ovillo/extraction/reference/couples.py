"""Who "the couple" is."""

from collections.abc import Sequence

from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.reference.countings import PAIR
from ovillo.extraction.reference.kin import only_partners
from ovillo.extraction.reference.plural_nouns import Listing, nearest
from ovillo.extraction.text.spans import BlockKind, Sentence
from ovillo.extraction.words.who_words import WhoWords


def link_pairs(
    sentences: Sequence[Sentence], slots: Sequence[list[Slot]], listings: Sequence[Listing], who: WhoWords
) -> None:
    """Who "the couple" is: the one list that is near."""
    for number, row in enumerate(slots):
        for slot in row:
            group = slot.role
            if group is None or slot.members or slot.is_plural or group.determiner not in who.words["definite"]:
                continue
            if "couple" in group.role.categories and not _is_other_couple(sentences, slots, (number, slot)):
                people = nearest(listings, number, slot.first)
                if people is not None and len(people) == PAIR:
                    slot.members = people
                elif people is None:
                    slot.members = _partners_before(slots, number, slot) or only_partners(sentences, slots, number, who)


def _is_other_couple(sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], at: tuple[int, Slot]) -> bool:
    """Whether a couple without names has been told of before: "sold a baby to a couple"."""
    for number in range(at[0] + 1):
        for slot in slots[number] if sentences[number].block.kind is BlockKind.PARAGRAPH else ():
            is_before = (number, slot.first) < (at[0], at[1].first)
            is_couple = slot.role is not None and slot.run is None and "couple" in slot.role.role.categories
            if is_before and is_couple and not slot.is_plural and not slot.members:
                return True
    return False


def _partners_before(slots: Sequence[Sequence[Slot]], number: int, couple: Slot) -> tuple[Draft, ...]:
    """As in "a woman and her boyfriend were held. The couple": the only two of whom the sentence before says so."""
    row = slots[number - 1] if number else ()
    told = [s for s in row if s.role is not None and "partner" in s.role.role.categories and not s.is_plural]
    if len(told) != 1 or told[0].possessor is None or couple.role is None or told[0].role is None:
        return ()
    if told[0].role.role.lemma == couple.role.role.lemma:
        return ()  # "su pareja. La pareja": one or both
    return (told[0].possessor.root, told[0].draft.root)
