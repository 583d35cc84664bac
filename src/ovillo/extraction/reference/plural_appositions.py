"""What several without a name are told to be, between commas: "the officers, all members of one unit, were acquitted".

1. "All", "both" or no article before the second noun, which has no number: it is no other of a list.
2. A comma and a verb behind it end what is said of the first, who are certain or counted.
"""

from collections.abc import Sequence
from itertools import pairwise

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.extraction.groups.phrases import end_of_phrase
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.reference.role_links import is_definite
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import Sentence
from ovillo.extraction.words.who_words import WhoWords


def link_plural_appositions(sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], who: WhoWords) -> None:
    """Joins the second noun to the first, whose members it has."""
    for sentence, row in zip(sentences, slots, strict=True):
        several = [slot for slot in row if _is_several(slot)]
        for before, slot in pairwise(several):
            if _is_told_of(sentence, row, before, slot, who):
                before.draft.root.join(slot.draft)
                slot.members, slot.quantity, slot.unit = before.members, before.quantity, before.unit


def _is_several(slot: Slot) -> bool:
    is_person = slot.draft.root.type is EntityType.PERSON and slot.draft.root.level is NameLevel.ROLE
    return is_person and slot.is_plural and slot.role is not None and slot.run is None


def _is_told_of(sentence: Sentence, row: Sequence[Slot], before: Slot, slot: Slot, who: WhoWords) -> bool:
    tokens, role = sentence.tokens, slot.role
    whole = who.words["whole_list"] - who.words["articles"]
    if role is None or slot.quantity is not None or (role.determiner is not None and role.determiner not in whole):
        return False
    begin = slot.first
    while begin and fold(tokens[begin - 1].text) in whole | who.words["list_fillers"] | who.words["of_group"]:
        begin -= 1
    is_next = end_of_phrase(sentence, row, before, who) == begin - 2 and tokens[begin - 1].text == ","
    is_certain = before.quantity is not None or is_definite(sentence, before, who)
    after = end_of_phrase(sentence, row, slot, who) + 1
    if not is_next or not is_certain or after + 1 >= len(tokens) or tokens[after].text != ",":
        return False
    follows = fold(tokens[after + 1].text)
    return follows in who.words["be"] | who.words["have"] or follows in who.told
