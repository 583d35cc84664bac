"""How many were found dead, in how many graves: "36 bodies were discovered", "los cuerpos de cuatro personas".

Rules:
1. The noun stands with its own number, or with that of the people whose bodies they are.
2. What is sought, feared or asked is not found.
"""

from dataclasses import replace

from ovillo.domain.entities import EntityType
from ovillo.domain.statements import Value
from ovillo.extraction.sentences.cues import cues_of
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.proposals import Proposal, hold, propose, value_of
from ovillo.extraction.sentences.sentence_reading import Reading

_FOUND = frozenset({EntityType.THING, EntityType.PLACE, EntityType.PERSON, EntityType.GROUP})


def read_remains(reading: Reading) -> None:
    """Adds the counts of bodies and graves that verbs of finding tell of."""
    view, table = reading.view, reading.grammar.table["remains"]
    frame = reading.grammar.frames["count"]
    numbers = [n for n, c in enumerate(view.clauses) if c.verb.lemma in table["verbs"]]
    for index, group in enumerate(view.groups):
        unit = next((u for u in ("person", "place") if view.sentence.tokens[group.head].lower in table[u]), None)
        value = _number_of(reading, index) if unit else None
        if not numbers or unit is None or value is None or value.number is None:
            continue
        holding = hold(cues_of(view, numbers[0], reading.cues, reading.grammar))
        if holding.is_negated:
            continue
        proposal = Proposal(
            frame.predicate, group.entity, None, replace(value, unit=unit), frame.standing, False, (), reading.number,
            group.start, group.end, numbers[0],
        )  # fmt: skip
        held = propose(proposal, holding, allowed=(_FOUND, _FOUND))
        if held:
            reading.found.append(held)


def _number_of(reading: Reading, index: int) -> Value | None:
    """Rule 1."""
    view = reading.view
    own, at = value_of(view.groups[index]), view.position.get(index)
    if own is not None or at is None:
        return own
    after = [i for i in view.items[at + 1 : at + 4] if i.kind is not ItemKind.OTHER]
    is_of = len(after) > 1 and after[0].word in reading.grammar.sets["object_slot"] and after[1].kind is ItemKind.GROUP
    other = view.groups[after[1].ref] if is_of else None
    return value_of(other) if other is not None and other.entity.type is EntityType.PERSON else None
