"""A verb that goes on with the subject before "and" behind a phrase set first: "pero en 2006 fue absuelto"."""

from ovillo.extraction.sentences.clause_types import Clause, View
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.words.grammar import Grammar

_INSIDE = frozenset({ItemKind.OTHER, ItemKind.TIME, ItemKind.QUANTITY})


def past_adjunct(view: View, clause: Clause, before: int, grammar: Grammar) -> int:
    """The "and" that joins the verb to the one before it, as many as it; `before` where no mere phrase stands between.

    Args:
        view: the sentence.
        clause: the verb.
        before: the item before it, adverbs and times aside.
        grammar: the language.
    """
    if before < 1 or not grammar.verbs["drops_subjects"]:
        return before
    at = before - (view.items[before].kind is ItemKind.COMMA)
    while at > 0 and view.items[at].kind in _INSIDE:
        at -= 1
    if at < 1 or view.items[at].kind is not ItemKind.PREPOSITION:
        return before
    at -= 1
    at -= at > 0 and view.items[at].kind is ItemKind.COMMA
    earlier = [c for c in view.clauses if c.item < at]
    is_joined = view.items[at].kind is ItemKind.AND and bool(earlier) and earlier[-1].subject >= 0
    return at if is_joined and earlier[-1].verb.is_plural == clause.verb.is_plural else before
