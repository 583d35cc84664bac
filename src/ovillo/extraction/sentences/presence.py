"""In whose presence somebody stands: "appeared before Judge X charged with", "se sentó junto a su abogada, X, acusada".

A participle behind whoever hears or accompanies somebody is said of that somebody.
"""

from dataclasses import replace

from ovillo.extraction.sentences.clause_types import Clause, Link, View
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.words.grammar import Grammar

_NEAR = 3
"""Tokens before a group that may say in whose presence somebody stands."""


def settle_presence(view: View, number: int, grammar: Grammar) -> None:
    """Sets the subject of the clause right."""
    clause = view.clauses[number]
    if _is_bare_participle(view, clause, grammar):
        clause.link, clause.is_passive = Link.NONFINITE, True
        clause.verb = replace(clause.verb, mood=Mood.PARTICIPLE, is_ambiguous=False)
    if clause.link is not Link.NONFINITE or not _hears(view, clause.subject, grammar):
        return
    first = view.items[0]
    clause.subject = view.clauses[number - 1].subject if number else first.ref if first.kind is ItemKind.GROUP else -1


def _is_bare_participle(view: View, clause: Clause, grammar: Grammar) -> bool:
    """As in "before Judge X charged with selling": what looks like the verb of the judge has no object."""
    after = view.items[clause.item + 1] if clause.item + 1 < len(view.items) else None
    is_before = clause.link is Link.SUBORDINATE and view.items[clause.opener].word in _words(grammar)
    is_tied = after is not None and after.word in grammar.speech["heard_of"]
    return is_before and is_tied and clause.verb.is_ambiguous and clause.verb.lemma in grammar.patterns


def _hears(view: View, group: int, grammar: Grammar) -> bool:
    if group < 0:
        return False
    first = view.groups[group].first
    if first and view.sentence.tokens[first - 1].text == ",":  # "junto a su abogada, X,"
        first = next((other.first for other in view.groups if other.last == first - 2), first)
    return bool({t.lower for t in view.sentence.tokens[max(0, first - _NEAR) : first]} & _words(grammar))


def _words(grammar: Grammar) -> set[str]:
    return {phrase.split()[0] for phrase in grammar.speech["hearers"]} - {"in", "en"}
