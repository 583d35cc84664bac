"""Headlines without auxiliaries: "Four held", "Nurse arrested after clinic raid", "14 rescued from farm".

Rules:
1. Only in a headline or caption; a number or a noun group stands first and its participle right after it.
2. After the participle comes a preposition, a mark or nothing: with an object it is a verb of its own.
"""

from ovillo.domain.entities import EntityType
from ovillo.domain.statements import Value
from ovillo.extraction.sentences.arguments import list_from, list_to
from ovillo.extraction.sentences.proposals import Holding, Party, Proposal, parties_of, propose
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.sentences.terms import gap_term
from ovillo.extraction.text.spans import BlockKind, TokenKind

_BLOCKS = frozenset({BlockKind.HEADLINE, BlockKind.SUBHEADING, BlockKind.CAPTION})
_PEOPLE = frozenset({EntityType.PERSON, EntityType.GROUP})


def read_headline(reading: Reading) -> None:
    """Adds what a headline says by a participle alone."""
    view, table = reading.view, reading.grammar.table.get("headlines", {})
    if view.sentence.block.kind not in _BLOCKS or view.sentence.tokens[-1].text in _QUESTIONS:
        return
    known = {p.predicate for p in reading.found}
    for predicate, words in table.items():
        if predicate in known:
            continue
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
        row = list_to(view, number)
        if group.last == index - 1 and view.groups[row[0]].first <= 1 and group.entity.type in _PEOPLE:
            is_victim = bool(set(group.entity.name.lower().split()) & set(reading.grammar.table["victims"]["words"]))
            return [] if is_victim and predicate == "detained" else list(parties_of(view, list(row)))
    quantity = next((q for q in view.quantities if q.last == index - 1 and q.first == 0), None)
    if quantity is None or quantity.is_money or quantity.value.unit:
        return []
    value = quantity.value
    return [Value(text=value.text, number=value.number, unit="person", qualifier=value.qualifier)]


def _state(reading: Reading, predicate: str, index: int, who: Party | Value) -> None:
    frame, token = reading.grammar.frames[predicate], reading.view.sentence.tokens[index]
    entity = who.entity if isinstance(who, Party) else None
    value = who.value if isinstance(who, Party) else who
    proposal = Proposal(
        predicate, None, entity, value, frame.standing, False, (), reading.number, token.start, token.end
    )
    held = propose(proposal, Holding((), is_negated=False), allowed=(frame.subject, frame.object))
    if held:
        reading.found.append(held)


def read_measure_headed(reading: Reading) -> None:
    """Adds what opens a sentence without a verb: "Ocho años de prisión para X", "Prisión preventiva contra Y"."""
    view, table = reading.view, reading.grammar.table.get("verbless")
    tokens = view.sentence.tokens
    if table is None or not tokens or tokens[-1].text in _QUESTIONS:
        return
    end = next((n for n, token in enumerate(tokens) if token.lower in table["ties"]), len(tokens))
    line = f" {' '.join(t.lower for t in tokens[:end])} "
    is_free = all(clause.verb.first > end for clause in view.clauses) and len(line.split()) <= _LONGEST
    predicate = next((p for p in ("ordered", "sentenced") if any(f" {w} " in line for w in table[p])), None)
    first = next((n for n, g in enumerate(view.groups) if end < g.first <= end + 4), -1)
    if first >= 0 and any(t.kind is TokenKind.PUNCTUATION for t in tokens[end : view.groups[first].first]):
        return
    if predicate is None or first < 0 or not is_free or set(line.split()) & set(table["never"]):
        return
    value = next((gap_term(reading, n) for n, q in enumerate(view.quantities) if q.last < end), None)
    if value is None and predicate == "sentenced" and not any(w in line for w in table["for_life"]):
        return
    for party in parties_of(view, list(list_from(view, first))):
        if party.entity.type in _PEOPLE:
            _state_measure(reading, predicate, end, party, value or party.value)


_QUESTIONS = frozenset("?¿")
_LONGEST = 9


def _state_measure(reading: Reading, predicate: str, tie: int, party: Party, value: Value | None) -> None:
    frame, tokens = reading.grammar.frames[predicate], reading.view.sentence.tokens
    proposal = Proposal(
        predicate, None, party.entity, value, frame.standing, False, (), reading.number,
        tokens[0].start, tokens[tie].end,
    )  # fmt: skip
    held = propose(proposal, Holding((), is_negated=False), allowed=(frame.subject, frame.object))
    if held:
        reading.found.append(held)
