"""A suspicion that a noun ends: "prosecutors ruled out his involvement", "descartó la participación de X".

1. The verb stands as told, and right behind it, after an article or a possessive, such a noun.
2. Whose part it is stands behind "of", "by" or "de"; after "his" or "any" it is the one person whom the sentence names
   before the verb, else the one of whom the sentence before speaks.
3. It ends an inquiry: a negated `investigated` of whoever ruled it out. It acquits nobody.
"""

from ovillo.domain.entities import DocumentEntity, EntityType, NameLevel
from ovillo.domain.statements import Cue, CueKind
from ovillo.extraction.sentences.arguments import list_from
from ovillo.extraction.sentences.clause_types import Clause
from ovillo.extraction.sentences.cues import cues_of
from ovillo.extraction.sentences.proposals import Proposal, hold, parties_of, propose
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.sentences.verbs import Mood

_NEAR = 4
"""Tokens from the verb to the noun: "ruled out any possible role"."""
_LED = 2
"""Tokens from the noun to whose part it is: "de la X"."""


def read_ruled_out(reading: Reading) -> None:
    """Adds what such a sentence ends."""
    view, table, frame = reading.view, reading.grammar.table["ruled_out"], reading.grammar.frames["investigated"]
    for number, clause in enumerate(view.clauses):
        if clause.verb.lemma not in table["verbs"] or clause.is_passive or clause.verb.is_negated:
            continue
        noun = _noun_behind(reading, clause)
        cues = cues_of(view, number, reading.cues, reading.grammar) if noun >= 0 else ()
        if noun < 0 or clause.verb.mood is not Mood.FINITE or cues:
            continue
        token = view.sentence.tokens[noun]
        cue = Cue(token.start, token.end, CueKind.NEGATION)
        doer = view.groups[clause.subject].entity if clause.subject >= 0 else None
        doer = doer if doer is not None and doer.type in frame.subject else None
        for one in _whose(reading, clause, noun, doer):
            start = view.sentence.tokens[clause.verb.first].start
            proposal = Proposal(
                "investigated", doer, one, None, frame.standing, False, (), reading.number, start, token.end, number
            )
            held = propose(proposal, hold((cue,)), allowed=(frame.subject, frame.object))
            reading.found.extend([held] if held else [])


def _noun_behind(reading: Reading, clause: Clause) -> int:
    """Rule 1: the noun's token; -1 where none stands."""
    table, tokens = reading.grammar.table["ruled_out"], reading.view.sentence.tokens
    at = clause.verb.last + 1
    for word in table["particles"]:
        if at >= len(tokens) or tokens[at].lower != word:
            return -1
        at += 1
    ahead = range(at, min(at + _NEAR, len(tokens)))
    noun = next((n for n in ahead if tokens[n].lower in table["nouns"]), -1)
    is_led = all(tokens[n].lower in table["before"] for n in range(at, noun))
    return noun if is_led else -1


def _whose(reading: Reading, clause: Clause, noun: int, doer: DocumentEntity | None) -> list[DocumentEntity]:
    """Rule 2."""
    view, table, tokens = reading.view, reading.grammar.table["ruled_out"], reading.view.sentence.tokens
    if noun + 1 < len(tokens) and tokens[noun + 1].lower in table["of"]:
        first = next((n for n, g in enumerate(view.groups) if noun + 1 < g.first <= noun + 1 + _LED), -1)
        people = parties_of(view, list(list_from(view, first))) if first >= 0 else []
        return [p.entity for p in people if _is_somebody(p.entity)]
    if not {t.lower for t in tokens[clause.verb.last + 1 : noun]} & set(table["own"]):
        return []
    before = {g.entity.id: g.entity for g in view.groups if g.last < clause.verb.first and _is_somebody(g.entity)}
    named = [entity for entity in before.values() if doer is None or entity.id != doer.id]
    named = named or [p.entity for p in reading.topic if _is_somebody(p.entity)]
    return named if len(named) == 1 else []


def _is_somebody(entity: DocumentEntity) -> bool:
    return entity.type is EntityType.PERSON and entity.level is not NameLevel.ROLE
