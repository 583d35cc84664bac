"""What a clause of time tells as not come about: "until she is convicted", "he died before he was tried".

1. In the present tense behind "until", "once", "when", a clause tells of what is to come; behind "after" or "the day"
   only where another clause of its sentence does.
2. Who died before something underwent it in no case, unless the clause names somebody else.
3. Who was arrested or stopped before doing something may never have done it, unless a comma parts the two.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ovillo.domain.statements import KIND_OF, Cue, CueKind, PredicateKind
from ovillo.extraction.sentences.clause_types import Clause, View
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.text.spans import ArgumentKind
from ovillo.extraction.words.grammar import Grammar

_LONGEST = 4
"""Words of an opener."""
_JOINT = 2
"""Tokens from a member of a list back to the end of the one before: "X and Y"."""


def settle_yet_to_come(view: View, grammar: Grammar) -> None:
    """Notes on the verb of such a clause that what it tells lies ahead or never came."""
    table = grammar.cues[CueKind.FUTURE.value]
    if "pending" not in table:
        return
    for clause in view.clauses:
        if _is_stopped(view, clause, table, grammar):
            _mark(view, clause, CueKind.DOUBT)
        if clause.verb.mood is not Mood.FINITE:
            continue
        opener = _opener(view, clause, grammar)
        kind = CueKind.FUTURE if _is_ahead(view, clause, opener, table) else None
        kind = CueKind.DOUBT if _is_cut_off(view, clause, opener, table) else kind
        if kind is not None:
            _mark(view, clause, kind)


def _mark(view: View, clause: Clause, kind: CueKind) -> None:
    token = view.sentence.tokens[clause.verb.first]
    clause.verb = replace(clause.verb, cues=(*clause.verb.cues, Cue(token.start, token.end, kind)))


def _opener(view: View, clause: Clause, grammar: Grammar) -> Sequence[str]:
    """The words before the subject, or before the verb where the clause has none of its own there."""
    tokens, at = view.sentence.tokens, clause.verb.first
    own = next((group for group in view.groups if group.last == at - 1), None)
    if own is None and clause.subject >= 0:
        own = view.groups[clause.subject]
    at = own.first if own is not None and own.first < at else at
    starts, joints = {group.last: group.first for group in view.groups}, grammar.sets["conjunctions"] | {","}
    while at > 1 and tokens[at - 1].lower in joints and at - _JOINT in starts:  # "until X and Y are convicted"
        at = starts[at - _JOINT]
    return [token.lower for token in tokens[max(0, at - _LONGEST) : at]]


def _ends_with(words: Sequence[str], phrases: Sequence[str]) -> bool:
    return any(list(words[-len(split) :]) == split for split in (phrase.split() for phrase in phrases))


def _is_ahead(view: View, clause: Clause, opener: Sequence[str], table: Mapping[str, Sequence[str]]) -> bool:
    """Rule 1."""
    first = view.sentence.tokens[clause.verb.first].lower
    is_simple = clause.verb.first == clause.verb.head and not clause.verb.is_ambiguous
    is_simple = is_simple and (clause.verb.is_bare or (first.endswith("s") and first not in table["past"]))
    if not is_simple and first not in table["present"]:
        return False
    others = [each.verb for each in view.clauses if each is not clause]
    is_future = any(cue.kind is CueKind.FUTURE for verb in others for cue in verb.cues)
    is_future = is_future or any(view.sentence.tokens[verb.first].lower in table["words"] for verb in others)
    return _ends_with(opener, table["pending"]) or (is_future and _ends_with(opener, table["pending_with_future"]))


def _is_cut_off(view: View, clause: Clause, opener: Sequence[str], table: Mapping[str, Sequence[str]]) -> bool:
    """Rule 2."""
    if not _ends_with(opener, table["too_late"]):
        return False
    tokens, number = view.sentence.tokens, view.clauses.index(clause)
    if not number:
        return False
    above = view.clauses[number - 1]
    told = " ".join(token.lower for token in tokens[above.verb.first : clause.verb.first])
    if above.verb.is_negated or not told.startswith(tuple(f"{phrase} " for phrase in table["deaths"])):
        return False
    who = view.groups[above.subject].entity.id if above.subject >= 0 else ""
    behind = (group for group in view.groups if group.first > above.verb.last and group.kind is ArgumentKind.NAME)
    return all(group.entity.id == who for group in behind)


def _is_stopped(view: View, clause: Clause, table: Mapping[str, Sequence[str]], grammar: Grammar) -> bool:
    """Rule 3."""
    number, tokens = view.clauses.index(clause), view.sentence.tokens
    kinds = {KIND_OF.get(frame.predicate) for _, frame in grammar.patterns.get(clause.verb.lemma, ())}
    if not number or PredicateKind.CONDUCT not in kinds or clause.is_passive:
        return False
    above = view.clauses[number - 1]
    between = [token.lower for token in tokens[above.verb.last + 1 : clause.verb.first]]
    at = next((n for n, word in enumerate(between) if word in table["too_late"]), -1)
    if at < 0 or (at and between[at - 1] == ",") or above.verb.is_negated or above.verb.lemma not in table["stopping"]:
        return False
    if clause.verb.mood is not Mood.FINITE:
        return True
    whom = (
        above.subject
        if above.is_passive
        else next((n for n, g in enumerate(view.groups) if g.first > above.verb.last), -1)
    )
    ids = {view.groups[n].entity.id for n in (whom, clause.subject) if n >= 0}
    return len(ids) == 1 and min(whom, clause.subject) >= 0
