"""Whom "le" and "les" stand for at a verb of procedure: "vinculó a proceso a X y le impuso prisión".

Rules:
1. Of a verb joined to another or told at its time: whom the other acts upon, if they are as many as the pronoun says.
2. At the verb that begins a sentence: the only one, or those, against whom the sentence before tells an act.
"""

from ovillo.domain.entities import EntityType
from ovillo.domain.statements import KIND_OF, PredicateKind
from ovillo.extraction.sentences.arguments import list_from, list_to
from ovillo.extraction.sentences.clause_types import Clause, Link
from ovillo.extraction.sentences.proposals import Party, parties_of
from ovillo.extraction.sentences.sentence_reading import Reading, arguments_of

_OF = frozenset({EntityType.PERSON, EntityType.GROUP})


def dative_told(reading: Reading, clause: Clause) -> tuple[Party, ...]:
    """The parties; () where it is no act of procedure, or who is meant cannot be seen."""
    tokens = reading.view.sentence.tokens[clause.verb.first : clause.verb.head]
    pronouns = set(reading.grammar.verbs.get("dative_clitics", ()))
    pronoun = next((t.lower for t in tokens if t.lower in pronouns), "")
    if not pronoun or not _is_procedure(reading, clause):
        return ()
    before = _before(reading, clause) if clause.governor >= 0 else ()
    if not before and clause.link is Link.MAIN:
        before = tuple(p for p in reading.accused if p.entity.type in _OF)
    is_many = len({p.entity.id for p in before}) > 1 or any(p.value is not None for p in before)
    return before if before and is_many == pronoun.endswith("s") else ()


def _is_procedure(reading: Reading, clause: Clause) -> bool:
    frames = [frame for _, frame in reading.grammar.patterns.get(clause.verb.lemma, ())]
    rows = reading.grammar.governors.get(clause.verb.lemma, ())
    is_act = any(KIND_OF.get(frame.predicate) is PredicateKind.PROCEDURE for frame in frames)
    return is_act or any(row.controller == "object" and row.kind for row in rows)


def _before(reading: Reading, clause: Clause) -> tuple[Party, ...]:
    """Rule 1."""
    view, sets = reading.view, reading.grammar.sets
    governor = view.clauses[clause.governor]
    asking = {f.predicate for _, f in reading.grammar.patterns.get(governor.verb.lemma, ())}
    if not _is_procedure(reading, governor) or ("requested" in asking and not _names_against(reading, clause)):
        return ()
    if governor.is_passive:
        groups = list(list_to(view, governor.subject)) if governor.subject >= 0 else []
    else:
        arguments = arguments_of(reading, clause.governor)
        is_asked = _names_against(reading, clause)
        against = view.fronted | view.aims if is_asked else sets["direct_slot"] | view.fronted | view.aims
        slots = [s for s in arguments.slots if s.preposition in against]
        groups = [g for s in slots for first in s.groups[:1] for g in list_from(view, first)] or list(arguments.direct)
    found = {p.entity.id: p for p in parties_of(view, groups) if p.entity.type in _OF}
    return tuple(found.values())


def _names_against(reading: Reading, clause: Clause) -> bool:
    """As in "solicitó 36 meses de prisión para X": whom a request is against, not of whom it is asked."""
    slots = arguments_of(reading, clause.governor).slots
    return any(s.preposition in reading.view.fronted | reading.view.aims for s in slots)


def is_of_request(reading: Reading, clause: Clause) -> bool:
    """As in "X solicitó a Y que … y se le ordenó": "le" is neither who asks nor who is asked."""
    view, at = reading.view, clause.governor
    while at >= 0 and clause.link is Link.COORDINATED:
        asked = {frame.predicate for _, frame in reading.grammar.patterns.get(view.clauses[at].verb.lemma, ())}
        if "requested" in asked:
            return True
        at = view.clauses[at].governor
    return False


def is_given(reading: Reading, clause: Clause) -> bool:
    """Whether "le" goes with a verb of selling: whom it takes up is given something."""
    return is_dative(reading, clause) and is_trade(reading, clause)


def is_dative(reading: Reading, clause: Clause) -> bool:
    """Whether "le" or "les" stands at the verb."""
    tokens = reading.view.sentence.tokens[clause.verb.first : clause.verb.head]
    return bool({t.lower for t in tokens} & set(reading.grammar.verbs.get("dative_clitics", ())))


def is_trade(reading: Reading, clause: Clause) -> bool:
    """Whether the verb is one of selling or buying: what is given and to whom are two."""
    rows = reading.grammar.patterns.get(clause.verb.lemma, ())
    return any(frame.predicate in {"sells", "buys"} and not pattern.words for pattern, frame in rows)
