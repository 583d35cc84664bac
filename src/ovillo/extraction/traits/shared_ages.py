"""Whose an age is behind two people, one of whom is told as somebody of the other: "X, uncle of the girl Y, 12".

1. It is that of whom it stands next to where it makes a child, or where the other's own age is told.
2. Of two who may both be meant it is nobody's: "X, brother of Y, 45".
"""

from collections.abc import Sequence

from ovillo.domain.entities import EntityType
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.groups.ties import FactDraft
from ovillo.extraction.text.spans import Sentence

_GROWN = 18


def without_ages_of_others(facts: Sequence[FactDraft], sentence: Sentence, row: Sequence[Slot]) -> list[FactDraft]:
    """The facts of one sentence without ages that belong to whom a description names."""
    ages = [fact for fact in facts if fact.predicate == "age"]
    dropped: list[FactDraft] = []
    for fact in ages:
        nearer = [
            a for a in ages if (a.start, a.end) == (fact.start, fact.end) and a.subject.root is not fact.subject.root
        ]
        if not any(_is_within(fact, other, sentence, row) for other in nearer):
            continue
        has_own = any(a.subject.root is fact.subject.root and a.start != fact.start for a in ages)
        dropped.append(fact)
        if not (has_own or _is_of_child(fact)):
            dropped += nearer
    return [fact for fact in facts if fact not in dropped]


def _is_of_child(fact: FactDraft) -> bool:
    number = fact.value.number if fact.value is not None else None
    return number is not None and number < _GROWN


def _is_within(fact: FactDraft, other: FactDraft, sentence: Sentence, row: Sequence[Slot]) -> bool:
    """Whether the description that gives the age names the other before it: "tío de la menor Y, de 11 años"."""
    for slot in row:
        if slot.draft.root is not fact.subject.root:
            continue
        at = next((p.first for p in slot.description if sentence.tokens[p.first].start == fact.start), None)
        begin = next((p.first for p in slot.description if p.slot is not None), None)
        if at is None or begin is None:
            continue
        inside = (s for s in row if begin <= s.first < at and s.draft.root.type is EntityType.PERSON)
        if any(s.draft.root is other.subject.root for s in inside):
            return True
    return False
