"""Whether the accused whom a report counts are officers: those whom they detained are not the accused then.

As in "Two officials of the police were jailed. Constable X and officer Y had detained two women, A and B".
"""

from collections.abc import Sequence

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.reference.role_links import is_official
from ovillo.extraction.reference.tried import is_tried
from ovillo.extraction.text.spans import BlockKind, Sentence
from ovillo.extraction.words.who_words import WhoWords

_LEAD = 2
"""Sentences of the text in which a report says whom it is about."""


def part_officers(sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], who: WhoWords) -> None:
    """Takes out of the accused, and of the officers, those whom only their arrest by the officers makes one list."""
    lead = [at for at, sentence in enumerate(sentences) if sentence.block.kind is BlockKind.PARAGRAPH][:_LEAD]
    counts = [_tried_officers(sentences[at], slots[at], slot, who) for at in lead for slot in slots[at]]
    officers = _named_officers(slots, who) if any(counts) else []
    if len(officers) not in counts or not officers:
        return
    known = {id(one) for one in officers}
    for row in slots:
        for slot in row:
            is_of_others = bool(slot.members) and not any(id(one.root) in known for one in slot.members)
            if is_of_others and len(slot.members) == len(officers) and _is_called_accused(row, slot, who):
                slot.members = ()


def _named_officers(slots: Sequence[Sequence[Slot]], who: WhoWords) -> list[Draft]:
    """Those named who hold an office outside a court."""
    found: list[Draft] = []
    for row in slots:
        for slot in row:
            root = slot.draft.root
            is_person = slot.run is not None and root.type is EntityType.PERSON and root.level is not NameLevel.ROLE
            words = {word for role in root.roles for word in (role, role.rsplit(" ", 1)[-1])}
            if is_person and is_official(root, who) and not words & who.words["of_court"] and root not in found:
                found.append(root)
    return found


def _is_called_accused(row: Sequence[Slot], slot: Slot, who: WhoWords) -> bool:
    """As "both accused", "two officials", with none of the names behind it."""
    if slot.role is None or slot.run is not None:
        return False
    named = {id(other.draft.root) for other in row if other.run is not None and other.first > slot.last}
    is_listing = any(id(one.root) in named for one in slot.members)
    return not is_listing and (slot.role.role.lemma in who.words["accused"] or "office" in slot.role.role.categories)


def _tried_officers(sentence: Sentence, row: Sequence[Slot], slot: Slot, who: WhoWords) -> int:
    """How many officers this group is, of whom the sentence tells a trial or an arrest; 0 where none."""
    is_open = slot.role is not None and slot.run is None and slot.is_plural and slot.quantity is not None
    if not is_open or slot.role is None or slot.quantity is None or "office" not in slot.role.role.categories:
        return 0
    return int(slot.quantity.value.number or 0) if is_tried(sentence, row, slot, who) else 0
