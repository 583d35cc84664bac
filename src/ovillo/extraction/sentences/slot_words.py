"""What the words before the group of a slot make of it: a compound preposition, a list, who wrote a report."""

from ovillo.domain.entities import EntityType
from ovillo.extraction.sentences.arguments import Slot
from ovillo.extraction.sentences.clause_types import View
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.sentence_reading import Reading

_ALIVE = frozenset({EntityType.PERSON, EntityType.GROUP})
_OF_SLOT = (ItemKind.PREPOSITION, ItemKind.OTHER, ItemKind.QUANTITY)


def compound_before(reading: Reading, slot: Slot) -> str:
    """As in "junto a X": the word that makes of the preposition before a group another one; "" where none does."""
    tokens, begin = reading.view.sentence.tokens, reading.view.groups[slot.groups[0]].first
    at = next((n for n in range(begin - 1, max(begin - 4, 0), -1) if tokens[n].lower == slot.preposition), 0)
    word = tokens[at - 1].lower if at else ""
    return word if word in reading.grammar.speech.get("compounds", ()) else ""


def is_past_and(reading: Reading, slot: Slot) -> bool:
    """As in "X fue condenado por trata y Y por falsedad": Y stands behind the "and", and did not convict X."""
    tokens, begin = reading.view.sentence.tokens, reading.view.groups[slot.groups[0]].first
    for at in range(begin - 1, max(begin - 5, -1), -1):
        if tokens[at].lower == slot.preposition:
            return False
        if tokens[at].lower in reading.grammar.sets["conjunctions"] - reading.grammar.sets["contrast"]:
            return True
    return False


def is_published(reading: Reading, slot: Slot) -> bool:
    """As in "charged after an exposé by X": who wrote it did not charge anybody."""
    view, nouns = reading.view, reading.grammar.table["published"]["nouns"]
    before = [i for i in view.items[: view.position[slot.groups[0]]] if i.kind is not ItemKind.TIME]
    at = next((n for n in range(len(before) - 1, 0, -1) if before[n].word == slot.preposition), 0)
    return at > 0 and view.sentence.tokens[before[at - 1].last].lower in nouns


def nouns_before(reading: Reading, slot: Slot) -> tuple[str, ...]:
    """The two words before the preposition of a slot: "tráfico ilegal" of "tráfico ilegal de personas"."""
    tokens, begin = reading.view.sentence.tokens, reading.view.groups[slot.groups[0]].first
    at = next((n for n in range(begin - 1, max(begin - 4, 0), -1) if tokens[n].lower == slot.preposition), 0)
    return tuple(t.lower for t in tokens[max(0, at - 2) : at])


def past_goal(view: View, slots: list[Slot]) -> list[Slot]:
    """As in "llevó a Lima a dos niñas": the slots from the people on, where a place stands before them."""
    types = [{view.groups[g].entity.type for g in slot.groups} for slot in slots]
    people = next((n for n, row in enumerate(types) if row & _ALIVE), 0)
    return slots[people:] if all(row == {EntityType.PLACE} for row in types[:people]) else slots


def before_slot(view: View, slot: Slot) -> ItemKind | None:
    """What stands before the preposition of a slot, as "and" in "detuvo a X, alias Y, y a Z"; nothing at the start."""
    index = view.position[slot.groups[0]] - 1
    while index >= 0 and view.items[index].kind in _OF_SLOT:
        index -= 1
    return view.items[index].kind if index >= 0 else None


def is_past_reason(reading: Reading, number: int, slot: Slot) -> bool:
    """As in "cobró un soborno por adjudicar la obra a X", not "sobornos por 500 soles de X": behind what it is for."""
    view, reasons = reading.view, reading.grammar.sets["exchange_slot"]
    begin, end = view.clauses[number].item + 1, view.position[slot.groups[0]] - 1
    told = [
        n for n in range(begin, end) if view.items[n].kind is ItemKind.PREPOSITION and view.items[n].word in reasons
    ]
    return any(view.items[n + 1].kind is not ItemKind.QUANTITY for n in told)
