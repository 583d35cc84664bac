"""What stands between a subject and its verb, set off by marks: "12 people, including a nurse, were arrested".

1. A comma right before the verb closes an insertion where an earlier comma opens one with a word of the lexicon.
2. A dash or a comma right before the verb closes what an earlier dash opens.
3. No finite verb stands inside: what holds one is a clause of its own, and is not passed over here.
4. "Who police say": between a relative and its verb, who tells it; what is told hangs on that.
"""

from ovillo.domain.statements import CueKind
from ovillo.extraction.sentences.clause_types import Clause, Link, View
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.words.grammar import Grammar

_DASHES = frozenset("–—-")
UNSURE = frozenset({CueKind.HEDGE, CueKind.DENIAL, CueKind.DOUBT})
"""After verbs of these kinds a clause without opener is taken as theirs: that can only lower it."""


def before_insertion(view: View, verb: int) -> int:
    """The item from which the search for the subject of the verb at item `verb` goes left."""
    index = verb - 1
    while index >= 0 and view.items[index].kind in (ItemKind.OTHER, ItemKind.TIME) and not _is_dash(view, index):
        index -= 1
    if index < 0:
        return verb - 1
    if _is_dash(view, index):
        opening = _opening_dash(view, index)
    elif view.items[index].kind is ItemKind.COMMA:
        opening = _opening_comma(view, index)
    else:
        return verb - 1
    return opening - 1 if opening > 0 else verb - 1


def _opening_dash(view: View, closing: int) -> int:
    for index in range(closing - 1, -1, -1):
        if _is_finite(view, index):
            return -1
        if _is_dash(view, index):
            return index
    return -1


def _opening_comma(view: View, closing: int) -> int:
    """The comma that opens an insertion with one of its words; the nearest such."""
    for index in range(closing - 1, -1, -1):
        if _is_finite(view, index):
            return -1
        if _is_dash(view, index) or (view.items[index].kind is ItemKind.COMMA and _opens(view, index + 1)):
            return index
    return -1


def _opens(view: View, index: int) -> bool:
    if index >= len(view.items):
        return False
    first = view.items[index].first
    words = " ".join(t.lower for t in view.sentence.tokens[first : first + 3]) + " "
    return any(words.startswith(phrase + " ") for phrase in view.insertions)


def _is_finite(view: View, index: int) -> bool:
    return index in view.clause_at and view.clauses[view.clause_at[index]].verb.mood is Mood.FINITE


def _is_dash(view: View, index: int) -> bool:
    return view.sentence.tokens[view.items[index].first].text in _DASHES


def is_told_inside(view: View, clause: Clause, other: Clause, grammar: Grammar) -> bool:
    """As in "X, who prosecutors believe led the ring": between "who" and its verb, who says it."""
    if other.link is not Link.RELATIVE or other.subject < 0 or view.position.get(other.subject, -1) < other.opener:
        return False
    is_telling = grammar.cue_verbs.get(other.verb.lemma) in UNSURE or other.verb.lemma in grammar.sets["bare"]
    between = view.items[other.item + 1 : clause.item]
    return is_telling and all(i.kind in (ItemKind.OTHER, ItemKind.TIME) for i in between)


def is_in_bracket(view: View, number: int, clause: Clause) -> bool:
    """As in "A (nunca imputada) y B (condenado …)": the clause `number` stands in a bracket closed before this verb."""
    if number < 0:
        return False
    words = [item.word for item in view.items[view.clauses[number].item + 1 : clause.item]]
    return ")" in words and "(" not in words[: words.index(")")]
