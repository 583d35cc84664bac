"""Passives in a row, each with its "by": "was recruited by X, sold by Y and bought by Z".

1. Behind the agent of a passive and a comma, a participle with an agent of its own is said of whoever underwent the
   first, where "and" ends the row or both tell what is done to the trafficked.
2. Elsewhere it may be said of the agent ("defended by X, paid by Y"), and nothing is said.
"""

from dataclasses import replace

from ovillo.domain.statements import Cue, CueKind
from ovillo.extraction.sentences.clause_types import Clause, Link, View
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.words.grammar import Grammar

_OF_VICTIMS = frozenset({"sells", "buys", "recruits", "transports", "exploits", "harbours", "receives", "rescued"})


def settle_by_agents(view: View, grammar: Grammar) -> None:
    """Sets right of whom such participles are said."""
    row: list[int] = []
    for number, clause in enumerate(view.clauses):
        before = view.clauses[number - 1] if number else None
        if before is None or not _follows(view, clause, before):
            row = []
            continue
        row.append(number)
        agent, first = clause.subject, view.clauses[row[0] - 1]
        is_sure = _is_of_victims(clause, grammar) and _is_of_victims(first, grammar)
        if is_sure or _ends_with_and(view, row[-1]):
            clause.subject = first.subject
        elif agent != first.subject:
            token = view.sentence.tokens[clause.verb.first]
            cue = Cue(token.start, token.end, CueKind.DOUBT)
            clause.verb = replace(clause.verb, cues=(*clause.verb.cues, cue))


def _agent(view: View, clause: Clause) -> int:
    """The item of the group behind "by" right after the verb, or -1."""
    after = view.items[clause.item + 1 : clause.item + 3]
    is_by = [item.kind for item in after] == [ItemKind.PREPOSITION, ItemKind.GROUP] and after[0].word in view.agents
    return clause.item + 2 if is_by and (clause.is_passive or clause.verb.is_ambiguous) else -1


def _follows(view: View, clause: Clause, before: Clause) -> bool:
    """Whether a comma or "and" parts it from the agent of the passive before it."""
    at, is_single = _agent(view, before), clause.verb.first == clause.verb.last
    if at < 0 or _agent(view, clause) < 0 or not is_single or clause.link not in (Link.NONFINITE, Link.COORDINATED):
        return False
    between = [item.kind for item in view.items[at + 1 : clause.item]]
    return bool(between) and set(between) <= {ItemKind.COMMA, ItemKind.AND}


def _ends_with_and(view: View, number: int) -> bool:
    """Whether the row from this clause on has an "and" before its last."""
    clause = view.clauses[number]
    if view.items[clause.item - 1].kind is ItemKind.AND:
        return True
    later = view.clauses[number + 1] if number + 1 < len(view.clauses) else None
    return later is not None and _follows(view, later, clause) and _ends_with_and(view, number + 1)


def _is_of_victims(clause: Clause, grammar: Grammar) -> bool:
    predicates = {frame.predicate for _, frame in grammar.patterns.get(clause.verb.lemma, ())}
    return bool(predicates & _OF_VICTIMS) and "pays" not in predicates
