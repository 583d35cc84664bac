"""Headlines without auxiliaries: "Four held", "Nurse arrested after clinic raid", "14 rescued from farm".

Rules:
1. Only in a headline or caption; a number or a noun group stands first and its participle right after it.
2. After the participle comes a preposition, a mark or nothing: with an object it is a verb of its own.
"""

from ovillo.domain.entities import EntityType
from ovillo.domain.statements import Value
from ovillo.extraction.sentences.proposals import Holding, Party, Proposal, parties_of, propose
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.text.spans import BlockKind, TokenKind

_BLOCKS = frozenset({BlockKind.HEADLINE, BlockKind.SUBHEADING, BlockKind.CAPTION})
_PEOPLE = frozenset({EntityType.PERSON, EntityType.GROUP})


def read_headline(reading: Reading) -> None:
    """Adds what a headline says by a participle alone."""
    view, table = reading.view, reading.grammar.table.get("headlines", {})
    if view.sentence.block.kind not in _BLOCKS:
        return
    for predicate, words in table.items():
        for index, token in enumerate(view.sentence.tokens):
            if token.lower in words and index and _is_alone(reading, index):
                for party in _before(reading, index, predicate):
                    _state(reading, predicate, index, party)


def _is_alone(reading: Reading, index: int) -> bool:
    """Rule 2."""
    tokens = reading.view.sentence.tokens
    if index + 1 >= len(tokens):
        return True
    after = tokens[index + 1]
    is_linked = after.lower in reading.grammar.sets["prepositions"] | reading.grammar.sets["subordinators"]
    return (is_linked and after.lower != "by") or after.kind is TokenKind.PUNCTUATION


def _before(reading: Reading, index: int, predicate: str) -> list[Party | Value]:
    """Who or how many stand right before the participle, first in the headline."""
    view = reading.view
    for number, group in enumerate(view.groups):
        if group.last == index - 1 and group.first <= 1 and group.entity.type in _PEOPLE:
            is_victim = bool(set(group.entity.name.lower().split()) & set(reading.grammar.table["victims"]["words"]))
            return [] if is_victim and predicate == "detained" else list(parties_of(view, [number]))
    quantity = next((q for q in view.quantities if q.last == index - 1 and q.first == 0), None)
    if quantity is None or quantity.is_money or quantity.value.unit:
        return []
    value = quantity.value
    return [Value(text=value.text, number=value.number, unit="person", qualifier=value.qualifier)]


def _state(reading: Reading, predicate: str, index: int, who: Party | Value) -> None:
    frame, token = reading.grammar.frames[predicate], reading.view.sentence.tokens[index]
    entity = who.entity if isinstance(who, Party) else None
    value = who.value if isinstance(who, Party) else who
    if any(p.predicate == predicate for p in reading.found):
        return
    proposal = Proposal(
        predicate, None, entity, value, frame.standing, False, (), reading.number, token.start, token.end
    )
    held = propose(proposal, Holding((), is_negated=False), allowed=(frame.subject, frame.object))
    if held:
        reading.found.append(held)
