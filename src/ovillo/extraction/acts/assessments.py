"""What the text says that a body or an official did as they must, failed to do, or lacks.

Rules:
1. A closed list of verbs with their words, in the lexicon, and a subject that is a body, an office or a group.
2. What was not done or is lacking is told in the words of the text, up to the end of the clause.
3. A hedge, a question, a condition or a plan leaves nothing: an assessment is plain or it is none.
"""

from ovillo.domain.entities import EntityType
from ovillo.domain.statements import CueKind, Standing, Value
from ovillo.extraction.sentences.casting import subjects_of
from ovillo.extraction.sentences.clause_types import Clause
from ovillo.extraction.sentences.cues import SILENCING, cues_of
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.proposals import Proposal
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.sentences.verbs import Mood

_ASSESSED = frozenset(
    {EntityType.ORGANISATION, EntityType.OFFICE, EntityType.GROUP, EntityType.PERSON, EntityType.PLACE}
)
_BODIES = frozenset({EntityType.ORGANISATION, EntityType.OFFICE, EntityType.GROUP})
_LONGEST = 14
"""Tokens of what is told of it."""


def read_assessments(reading: Reading) -> None:
    """Adds what the sentence says of how somebody met a duty."""
    for number, clause in enumerate(reading.view.clauses):
        if clause.verb.mood is not Mood.FINITE or clause.is_passive:
            continue
        cues = cues_of(reading.view, number, reading.cues, reading.grammar)
        if any(c.kind in SILENCING for c in cues):
            continue
        if any(c.kind is CueKind.FAILURE for c in cues) and clause.verb.lemma not in reading.grammar.patterns:
            _state(reading, number, clause, "fails")
            continue
        for predicate, rows in reading.grammar.table["assessments"].items():
            if any(_fits(reading, clause, row, is_negated=clause.verb.is_negated) for row in rows):
                _state(reading, number, clause, predicate)
                break


def _fits(reading: Reading, clause: Clause, row: str, *, is_negated: bool) -> bool:
    """A row is "lemma", "lemma + word word", each perhaps after "not"."""
    text, _, words = row.partition(" + ")
    wants_negation = text.startswith("not ")
    if text.removeprefix("not ") != clause.verb.lemma or wants_negation != is_negated:
        return False
    tokens = reading.view.sentence.tokens
    after = [t.lower for t in tokens[clause.verb.last + 1 : clause.verb.last + 1 + len(words.split())]]
    return not words or after == words.split()


def _state(reading: Reading, number: int, clause: Clause, predicate: str) -> None:
    tokens = reading.view.sentence.tokens
    first, last = _told(reading, clause, predicate)
    if last < first:
        return
    text = reading.view.sentence.tokens
    words = _between(reading, text[first].start, text[last].end)
    allowed = _ASSESSED if predicate == "has_deficiency" else _BODIES
    for party in subjects_of(reading, clause):
        is_official = party.entity.type is EntityType.PERSON and bool(party.entity.titles)
        if party.entity.type not in allowed and not is_official:
            continue
        if predicate == "has_deficiency" and party.entity.type in (EntityType.PERSON, EntityType.GROUP):
            continue  # a couple that has no children lacks nothing that it owes
        start, end = tokens[clause.verb.first].start, tokens[clause.verb.last].end
        place = (reading.number, start, end, number)
        reading.found.append(
            Proposal(predicate, party.entity, None, Value(words), Standing.REPORTED, False, (), *place)
        )


def _told(reading: Reading, clause: Clause, predicate: str) -> tuple[int, int]:
    """First and last token of what is told: with the verb where that carries it ("lacks …", "failed to …")."""
    view = reading.view
    first = clause.verb.first
    if predicate == "complies":
        first = clause.verb.last + 1
    last = len(view.sentence.tokens) - 1
    for item in view.items[clause.item + 1 :]:
        if item.kind in (ItemKind.COMMA, ItemKind.STOP, ItemKind.RELATIVE, ItemKind.SUBORDINATOR):
            last = item.first - 1
            break
    last = min(last, first + _LONGEST)
    while last >= first and not view.sentence.tokens[last].text[:1].isalnum():
        last -= 1
    return first, last


def _between(reading: Reading, start: int, end: int) -> str:
    """The words of the sentence between these offsets, as written."""
    tokens = [t for t in reading.view.sentence.tokens if start <= t.start and t.end <= end]
    pieces: list[str] = []
    for index, token in enumerate(tokens):
        gap = token.start - tokens[index - 1].end if index else 0
        pieces.append(" " * min(gap, 1) + token.text)
    return "".join(pieces)
