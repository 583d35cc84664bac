"""Which counted people a later list names: "three Venezuelan citizens were jailed … The convicted, A, B and C, …".

1. The list stands beside a noun for accused or for people, and the report has no list of others so called.
2. The group is counted as many, may be of their gender, and is told to be arrested, charged or sentenced.
3. No other people are counted as many: of whom it is told is then unclear.
"""

from collections.abc import Iterator, Sequence

from ovillo.domain.entities import EntityType
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.reference.countings import PAIR, count_of, may_be_of
from ovillo.extraction.reference.principals import find_at_large
from ovillo.extraction.reference.role_links import is_official
from ovillo.extraction.reference.tried import is_tried
from ovillo.extraction.text.spans import BlockKind, Sentence
from ovillo.extraction.words.who_words import WhoWords


def link_rolls(sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], who: WhoWords) -> None:
    """Fills the members of the counted group that the only such list of the report names."""
    rolls = {frozenset(map(id, people)): people for people in _rolls(slots, who)}
    if len(rolls) != 1:
        return
    people = next(iter(rolls.values()))
    counted = [
        (sentence, row, slot)
        for sentence, row in zip(sentences, slots, strict=True)
        for slot in row
        if sentence.block.kind is not BlockKind.BYLINE and count_of(slot, who) == len(people) and _is_person(slot)
    ]
    at_large = find_at_large(sentences, slots, who)
    if any(is_official(one, who) or one in at_large for one in people):
        return
    if all(_may_be(slot, people, who) and is_tried(sentence, row, slot, who) for sentence, row, slot in counted):
        for _, _, slot in counted:
            slot.members, slot.is_inferred = slot.members or people, True


def _rolls(slots: Sequence[Sequence[Slot]], who: WhoWords) -> Iterator[tuple[Draft, ...]]:
    """Rule 1."""
    nouns = who.words["accused"] | who.words["convicts"] | who.words["grown"]
    for row in slots:
        for slot in row:
            is_noun = slot.role is not None and slot.run is None and slot.role.role.lemma in nouns
            if is_noun and len(slot.members) >= PAIR and _is_listed(row, slot):
                yield tuple(one.root for one in slot.members)


def _is_listed(row: Sequence[Slot], slot: Slot) -> bool:
    """As in "The accused, A and B", "the accused were identified as A and B"."""
    members = {id(one.root) for one in slot.members}
    named = {id(other.draft.root) for other in row if other.run is not None and other.first > slot.last}
    return bool(members) and members <= named and not slot.is_inferred


def _is_person(slot: Slot) -> bool:
    return slot.role is not None and slot.run is None and slot.draft.root.type is EntityType.PERSON


def _may_be(slot: Slot, people: Sequence[Draft], who: WhoWords) -> bool:
    """Rule 2."""
    assert slot.role is not None
    if slot.role.role.lemma in who.words["outsiders"] | who.words["infants"] | who.words["small_children"]:
        return False
    if slot.members and {id(one.root) for one in slot.members} != {id(one) for one in people}:
        return False
    return may_be_of(slot, people, who)
