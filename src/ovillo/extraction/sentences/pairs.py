"""Subjects each of whom a sentence denies an act: "neither X nor Y was charged", "ni X ni Y fueron imputados".

Rules:
1. The word opens the clause, and nothing but people, commas and the word again stand between it and the verb.
2. The verb is denied of each; elsewhere beside a noun group such a word leaves unclear whom it takes out.
"""

from ovillo.extraction.sentences.clause_types import View
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.words.grammar import Grammar


def pair_at(view: View, index: int, grammar: Grammar) -> tuple[int, int] | None:
    """Of the list of subjects in which the word at `index` stands, the first such word and the verb: their tokens."""
    tokens, words = view.sentence.tokens, set(grammar.verbs["paired_negations"])
    if tokens[index].lower not in words:
        return None
    openers = [n for n in range(index + 1) if tokens[n].lower in words]
    for first in openers:
        verb = next((v for v in view.verbs if v.first > first), None)
        if verb is None or verb.first < index:
            continue
        inside = {n for g in view.groups for n in range(g.first, g.last + 1) if g.first > first}
        between = range(first + 1, verb.first)
        if not any(n in inside for n in between):
            continue
        rest = [tokens[n].lower for n in between if n not in inside]
        if all(w in words or w == "," or w in view.determiners for w in rest) and _opens_clause(view, first):
            return (first, verb.first) if any(w in words for w in rest) else None
    return None


def _opens_clause(view: View, first: int) -> bool:
    before = next((i for i in reversed(view.items) if i.last < first), None)
    openers = (ItemKind.COMMA, ItemKind.THAT, ItemKind.STOP, ItemKind.AND, ItemKind.SUBORDINATOR, ItemKind.VERB)
    return before is None or before.kind in openers


def is_aside(view: View, index: int, grammar: Grammar) -> bool:
    """As in "X, ni corto ni perezoso, vendió": a comma parts it from the verb, and what it denies cannot be seen."""
    tokens = view.sentence.tokens
    if tokens[index].lower not in grammar.verbs["paired_negations"]:
        return False
    verb = next((v for v in view.verbs if v.last > index), None)
    return verb is not None and any(t.text == "," for t in tokens[index : verb.first])
