"""Outcomes that a court or prosecutor takes back: "revocó la condena de X", "retiró los cargos contra X".

Rules:
1. The verb of undoing has a doer, and the noun of the outcome stands right behind it, or is the subject of its passive.
2. It is told as the outcome, negated, of the one named behind the noun; "su condena" is that of the only one meant.
3. Nothing is said where the undoing is itself asked for, denied or in doubt.
"""

from collections.abc import Iterator

from ovillo.domain.entities import EntityType
from ovillo.domain.statements import Cue, CueKind
from ovillo.extraction.passages.undone import undoes
from ovillo.extraction.sentences.casting import cast_of, subjects_of
from ovillo.extraction.sentences.clause_types import Clause
from ovillo.extraction.sentences.cues import cues_of
from ovillo.extraction.sentences.proposals import Party, Proposal, hold, parties_of, propose
from ovillo.extraction.sentences.sentence_reading import Reading, arguments_of
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.words.grammar import Frame

_NEAR = 5
"""Tokens between the verb and the noun of the outcome."""


def read_annulled(reading: Reading) -> None:
    """Adds the outcomes that the sentence takes back; to be called once the verbs are read."""
    table = reading.grammar.table["undone"].get("told")
    for number, clause in enumerate(reading.view.clauses) if table else ():
        is_closing = clause.verb.lemma in reading.grammar.table["undone"]["closing"]
        if is_closing or clause.verb.mood is not Mood.FINITE or not undoes(reading, clause):
            continue
        cues = cues_of(reading.view, number, reading.cues, reading.grammar)
        if {c.kind for c in cues} & {CueKind.NEGATION, CueKind.FAILURE} or clause.verb.is_simple_conditional:
            continue
        for predicate, noun in _outcomes(reading, clause):
            for party in _whose(reading, number, noun):
                _state(reading, number, reading.grammar.frames[predicate], party)


def _outcomes(reading: Reading, clause: Clause) -> Iterator[tuple[str, int]]:
    """Rule 1: the predicate and the token of its noun."""
    tokens, nouns = reading.view.sentence.tokens, reading.grammar.table["undone"]["told"]["nouns"]
    verb = clause.verb
    near = range(verb.last + 1, min(verb.last + 1 + _NEAR, len(tokens)))
    if clause.is_passive:
        near = range(max(0, verb.first - 2 * _NEAR), verb.first)
    for index in near:
        if tokens[index].lower in nouns:
            yield nouns[tokens[index].lower], index
            return


def _whose(reading: Reading, number: int, noun: int) -> tuple[Party, ...]:
    """Rule 2."""
    view, table = reading.view, reading.grammar.table["undone"]["told"]
    before = view.sentence.tokens[noun - 1].lower if noun else ""
    named = [
        s for s in arguments_of(reading, number).slots
        if s.preposition in table["of"] and view.groups[s.groups[0]].first > noun
    ]  # fmt: skip
    behind = next((g for g, group in enumerate(view.groups) if noun < group.first <= noun + _NEAR), -1)
    groups = list(named[0].groups) if named else [behind] if behind >= 0 else []
    found = tuple(p for p in parties_of(view, groups) if p.entity.type in (EntityType.PERSON, EntityType.GROUP))
    if found or before not in (*table["possessives"], *table["definite"]):
        return found
    known = {p.entity.id: p for p in reading.accused or reading.topic if p.entity.type is EntityType.PERSON}
    return tuple(known.values()) if len(known) == 1 and not groups else ()


def _state(reading: Reading, number: int, frame: Frame, party: Party) -> None:
    clause, tokens = reading.view.clauses[number], reading.view.sentence.tokens
    arguments = arguments_of(reading, number)
    doers = subjects_of(reading, clause)
    if clause.is_passive or clause.verb.is_reflexive:
        doers = cast_of(reading, clause, arguments, ()).agents
    subject = next((d.entity for d in doers if d.entity.type in frame.subject), None)
    if subject is None:
        return
    start, end = tokens[clause.verb.first].start, tokens[clause.verb.last].end
    cues = (*cues_of(reading.view, number, reading.cues, reading.grammar), Cue(start, end, CueKind.NEGATION))
    proposal = Proposal(
        frame.predicate, subject, party.entity, None, frame.standing, False, (), reading.number, start, end, number
    )
    held = propose(proposal, hold(cues), allowed=(frame.subject, frame.object))
    if held:
        reading.found.append(held)
