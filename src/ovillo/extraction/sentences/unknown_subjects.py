"""Subjects of whom it cannot be seen who they are: "… and he denied it", "the driver sold her"."""

from ovillo.extraction.sentences.agreement import is_of_all, is_some_more
from ovillo.extraction.sentences.clause_types import View
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.text.spans import TokenKind
from ovillo.extraction.words.grammar import Grammar


def is_unknown_subject(view: View, index: int, grammar: Grammar) -> bool:
    """A pronoun for nobody certain, or a determiner whose noun no group holds: the subject, but not one we know."""
    item = view.items[index]
    token = view.sentence.tokens[item.first]
    if item.ref >= 0 or token.kind is not TokenKind.WORD:
        return False
    if token.lower in grammar.sets["pronouns"]:
        return not is_some_more(view, index, grammar)
    if token.lower not in grammar.sets["determiners"] or is_of_all(view, index, grammar):
        return False
    if index + 1 < len(view.items) and view.items[index + 1].kind is ItemKind.TIME:
        return False  # "el lunes"
    return index == 0 or view.items[index - 1].kind is not ItemKind.PREPOSITION
