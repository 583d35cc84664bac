"""Plurals that a count ties to the people whom the report names: "three smugglers", "all six suspects", "the accused".

1. A count means the people presented as accused, or told to be held, where they are as many.
2. Where one such set is counted in the document, "the accused" without a number means it; a part of it means nobody.
"""

from collections.abc import Sequence

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.reference.principals import find_held, find_principals
from ovillo.extraction.reference.role_links import is_official
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import BlockKind, Sentence
from ovillo.extraction.words.who_words import WhoWords

PAIR = 2


def link_counted(sentences: Sequence[Sentence], slots: Sequence[list[Slot]], who: WhoWords) -> None:
    """As in "Three smugglers were jailed. … X, 22, Y, 37, and Z, 40": of as many as the report presents as accused."""
    told = find_principals(slots, who)
    held = find_held(sentences, slots, who)
    lead = [at for at, sentence in enumerate(sentences) if sentence.block.kind is BlockKind.PARAGRAPH][:PAIR]
    for number, row in enumerate(slots):
        for slot in row:
            group, count = slot.role, slot.quantity.value.number if slot.quantity else None
            people = told if count == len(told) else held
            if count != len(people) and count is not None and count > PAIR and is_definite_plural(slot, who):
                people = _only_list(slots, int(count), who)
            if group is None or slot.members or not slot.is_plural or count != len(people) or count < PAIR:
                continue
            is_told = is_definite_plural(slot, who) or group.determiner in who.words["every"] or number in lead
            kinds = who.words["accused"] | who.words["grown"] | who.words["people_words"] | who.words["epithets"]
            is_kind = group.role.lemma in kinds or "member" in group.role.categories
            is_named = any(other.run is not None and other.draft.root in people for other in row)
            if not (is_told and is_kind) or is_named or slot.quantity is None or slot.quantity.is_other:
                continue
            is_of_both = group.role.lemma in who.words["epicene"]  # "las personas" may be men
            if all(is_of_both or group.gender is None or person.gender in {None, group.gender} for person in people):
                slot.members, slot.is_inferred = tuple(people), True


def _only_list(slots: Sequence[Sequence[Slot]], count: int, who: WhoWords) -> list[Draft]:
    """Those of the one sentence that names as many, none of them an official, where no other names as many others."""
    found: dict[frozenset[int], list[Draft]] = {}
    for row in slots:
        named = [slot.draft.root for slot in row if slot.run is not None and slot.draft.root.type is EntityType.PERSON]
        people = list(dict.fromkeys(named))
        if len(people) == count and not any(is_official(person, who) for person in people):
            found[frozenset(id(person) for person in people)] = people
    return next(iter(found.values())) if len(found) == 1 else []


def link_uncounted(sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], who: WhoWords) -> None:
    """As in "The six accused were held. … The accused …": the only ones whom the document counts, and it names them."""
    told = {
        frozenset(id(person.root) for person in slot.members): slot.members
        for row in slots
        for slot in row
        if slot.role is not None and slot.members and slot.quantity is not None and class_of(slot, who) == "accused"
    }
    if len(told) != 1:
        return
    people = next(iter(told.values()))
    if any(_is_other_count(slot, len(people), who) for row in slots for slot in row):
        return
    for sentence, row in zip(sentences, slots, strict=True):
        for slot in row:
            is_accused = slot.role is not None and slot.run is None and class_of(slot, who) == "accused"
            if not is_accused or slot.members or slot.quantity is not None or not is_definite_plural(slot, who):
                continue
            if is_part(sentence, slot, who) or not (slot.is_plural or may_be_all(sentence, slot, who)):
                continue
            slot.members, slot.is_plural, slot.is_inferred = people, True, True


def _is_other_count(slot: Slot, count: int, who: WhoWords) -> bool:
    """Whether as many others are called so: "four suspects" beside three who are named."""
    number = slot.quantity.value.number if slot.quantity is not None else None
    return slot.role is not None and number not in {None, count} and class_of(slot, who) == "accused"


def is_part(sentence: Sentence, slot: Slot, who: WhoWords) -> bool:
    """As in "some of the accused", "the rest of the suspects"."""
    before = [fold(token.text) for token in sentence.tokens[max(0, slot.first - 2) : slot.first]]
    parts = who.words["partial"] | who.words["small_numbers"] | who.words["negative"]
    is_linked = len(before) > 1 and before[1] in who.words["of_group"]
    return is_linked and (before[0] in parts or before[0].isdigit())


def may_be_all(sentence: Sentence, slot: Slot, who: WhoWords) -> bool:
    """Whether "the accused", the same for one and for many, has no verb for one after it."""
    after = sentence.tokens[slot.last + 1].lower if slot.last + 1 < len(sentence.tokens) else ""
    return may_be_plural(slot, who) and after not in who.words["single_verbs"]


def class_of(slot: Slot, who: WhoWords) -> str:
    assert slot.role is not None
    lemma = slot.role.role.lemma
    return "accused" if lemma in who.words["accused"] else lemma


def may_be_plural(slot: Slot, who: WhoWords) -> bool:
    """As "the accused", the same for one and for many."""
    assert slot.role is not None
    lemma = slot.role.role.lemma
    is_same = lemma in who.words["accused"] and lemma in who.words["invariable"]
    return is_same and slot.draft.root.level is NameLevel.ROLE


def is_definite_plural(slot: Slot, who: WhoWords) -> bool:
    """Whether the group is "the" and its noun, with at most a number between."""
    group = slot.role
    if group is None or group.determiner not in who.words["definite"]:
        return False
    return group.name_first == group.head - group.role.words + 1
