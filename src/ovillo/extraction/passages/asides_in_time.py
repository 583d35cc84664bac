"""Times that a comma parts from an act: "Arrested in May, X denied …", "met Y, convicted of selling babies, in 2020".

1. A participle that opens the sentence has the times before its comma to itself.
2. Acts inside an aside that a participle opens and a comma closes have no time from outside it.
3. "On Friday X denied selling babies": on Friday X denied it.
"""

from collections.abc import Iterator

from ovillo.domain.statements import CueKind
from ovillo.extraction.sentences.clause_types import Clause, Link, View
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.words.grammar import Grammar

_TOLD = frozenset({CueKind.ADMISSION, CueKind.DENIAL})


def is_across_aside(view: View, clause: Clause, at: int) -> bool:
    """Whether such an aside parts the clause from the time or place that begins with the token `at`."""
    verb = clause.verb.first
    opening = _opening_end(view)
    if opening >= 0 and at < opening < verb:
        return True
    return any(begin < verb < end and not begin < at < end for begin, end in _asides(view))


def is_only_told_of(view: View, clause: Clause, at: int, grammar: Grammar) -> bool:
    """Rule 3: whether what begins with the token `at` tells of a denial or an admission, and not of the deed."""
    own = _tells(clause, grammar)
    above = view.clauses[clause.governor] if clause.governor >= 0 and clause.link is Link.NONFINITE else None
    deed = next((c for c in view.clauses if c.verb.first > clause.verb.last and c.link is Link.NONFINITE), None)
    if own:
        return deed is None or at < deed.verb.first
    return above is not None and _tells(above, grammar) and at < clause.verb.first


def _tells(clause: Clause, grammar: Grammar) -> bool:
    kinds = {row.kind for row in grammar.governors.get(clause.verb.lemma, ())}
    return bool(kinds & _TOLD) or grammar.cue_verbs.get(clause.verb.lemma) is CueKind.DENIAL


def _opening_end(view: View) -> int:
    """Rule 1: the token of the comma, -1 where no participle opens the sentence."""
    first = view.clauses[0] if view.clauses else None
    if first is None or first.item or not (_is_participle(first) or (first.verb.is_ambiguous and first.subject < 0)):
        return -1
    return next((item.first for item in view.items if item.kind is ItemKind.COMMA), -1)


def _asides(view: View) -> Iterator[tuple[int, int]]:
    """Rule 2: the tokens of the two commas of each."""
    for clause in view.clauses:
        before = view.items[clause.item - 1] if clause.item else None
        if before is None or before.kind is not ItemKind.COMMA or not _is_participle(clause):
            continue
        end = next((item.first for item in view.items[clause.item :] if item.kind is ItemKind.COMMA), -1)
        if end >= 0:
            yield before.first, end


def _is_participle(clause: Clause) -> bool:
    is_single = clause.verb.first == clause.verb.last
    return is_single and clause.link is Link.NONFINITE and clause.is_passive and clause.verb.mood is not Mood.GERUND
