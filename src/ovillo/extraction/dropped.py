"""Verbs whose subject is left out, as in "Fue arrestada": whether they go on about the same as before."""

from ovillo.domain.statements import KIND_OF, PredicateKind
from ovillo.extraction.arguments import read_arguments
from ovillo.extraction.clause_types import Clause, Link, View
from ovillo.extraction.clauses import is_unknown_subject
from ovillo.extraction.grammar import Grammar
from ovillo.extraction.items import ItemKind
from ovillo.extraction.taken_up import may_do
from ovillo.extraction.verbs import Mood


def kinds_of(grammar: Grammar, clause: Clause) -> set[PredicateKind | None]:
    """Of what kinds the predicates are that the verb may state by itself."""
    rows = grammar.patterns.get(clause.verb.lemma, ())
    return {KIND_OF.get(frame.predicate) for pattern, frame in rows if pattern.lemma not in frame.held_as}


def drops_subject(view: View, grammar: Grammar, clause: Clause) -> bool:
    """As in "Fue arrestada", "Están acusados": a sentence that opens with a verb goes on about the same."""
    before = {t.lower for t in view.sentence.tokens[: clause.verb.first]}
    return (
        bool(grammar.verbs["drops_subjects"])
        and not before & grammar.sets["pronouns"]  # "Ella fue liberada": not whoever fits
        and clause.link is Link.MAIN
        and clause is next((c for c in view.clauses if c.verb.mood is Mood.FINITE), None)
        and not clause.verb.is_reflexive
        and not any(item.kind is ItemKind.GROUP for item in view.items[: clause.item])
        and not any(is_unknown_subject(view, at, grammar) for at in range(clause.item))
        and not _has_doer_behind(view, grammar, clause)
    )


def _has_doer_behind(view: View, grammar: Grammar, clause: Clause) -> bool:
    """Whether what stands behind the verb may be its subject, as in "Fue arrestada una mujer"."""
    direct = read_arguments(view, clause).direct
    return any(clause.is_passive or may_do(view, grammar, clause, group) for group in direct)
