"""What is told of a surname that two people of the document bear is told of neither: "the younger Vossmeyer, 29"."""

from collections.abc import Sequence

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.groups.ties import FactDraft


def without_shared(facts: Sequence[FactDraft], slots: Sequence[Sequence[Slot]]) -> list[FactDraft]:
    """The facts but for those of somebody of whom only words stand that are in two full names."""
    roots = {id(slot.draft.root): slot.draft.root for row in slots for slot in row if slot.run is not None}
    full = [
        set(each.words) for each in roots.values() if each.level is NameLevel.FULL and each.type is EntityType.PERSON
    ]

    def is_shared(fact: FactDraft) -> bool:
        one = fact.subject.root
        words = set(one.words)
        return one.level is NameLevel.PARTIAL and bool(words) and sum(words <= name for name in full) > 1

    return [fact for fact in facts if not is_shared(fact)]
