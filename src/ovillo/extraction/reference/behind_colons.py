"""Whom a list behind a colon names: "three people were arrested for buying a baby: A, B and C".

1. The list begins right behind the colon and ends its part of the sentence.
2. It names the plural right before the colon, where that is counted as many, or where no other several people stand
   before it.
3. Else it names those who are counted as many as the list has names, the nearest of them.
4. Else it names the only several people before an uncounted noun of children: "held people for selling babies: A, B"
   names no baby.
"""

from collections.abc import Sequence

from ovillo.domain.entities import EntityType
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.text.spans import Sentence
from ovillo.extraction.words.who_words import WhoWords


def named_behind_colon(sentence: Sentence, row: Sequence[Slot], begin: int, count: int, who: WhoWords) -> Slot | None:
    """The several who are named by the `count` names from `row[begin]` on; `None` where that is not certain."""
    colon = row[begin].first - 1
    if colon < 1 or sentence.tokens[colon].text != ":":
        return None
    plurals = [slot for slot in row[:begin] if slot.last < colon and _are_people(slot)]
    nearest = plurals[-1] if plurals else None
    if nearest is not None and nearest.last == colon - 1 and (len(plurals) == 1 or _is_counted(nearest, count)):
        return nearest
    counted = [slot for slot in plurals if _is_counted(slot, count)]
    if counted:
        return counted[-1]
    open_ones = [slot for slot in plurals if slot.quantity is None and not _are_children(slot, who)]
    is_of_children = nearest is not None and nearest.quantity is None and _are_children(nearest, who)
    return open_ones[0] if is_of_children and len(open_ones) == 1 else None


def _are_people(slot: Slot) -> bool:
    is_several = slot.is_plural or slot.quantity is not None
    return slot.role is not None and slot.run is None and is_several and slot.draft.root.type is EntityType.PERSON


def _is_counted(slot: Slot, count: int) -> bool:
    return slot.quantity is not None and slot.quantity.value.number == count


def _are_children(slot: Slot, who: WhoWords) -> bool:
    nouns = who.words["infants"] | who.words["small_children"] | who.words["own_children"]
    return slot.role is not None and slot.role.role.lemma in nouns
