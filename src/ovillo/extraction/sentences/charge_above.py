"""What is told of whoever a verb charges, in a relative clause behind them: the charge, and no fact of its own.

"Prosecutors charged two men who sold babies": what they did is what the charge says that they did.
"""

from collections.abc import Sequence

from ovillo.domain.statements import KIND_OF, Cue, CueKind, PredicateKind
from ovillo.extraction.sentences.clause_types import Clause, View
from ovillo.extraction.words.grammar import Grammar

_CHARGES = frozenset({"charged", "indicted"})
LOWERING = frozenset({CueKind.HEDGE, CueKind.ACCUSATION, CueKind.CHARGE, CueKind.INVESTIGATION, CueKind.DENIAL})


def charge_above(view: View, clause: Clause, governor: Clause, grammar: Grammar) -> Sequence[Cue]:
    """The verb above a relative clause as a cue, where it charges or accuses whom the relative is told of."""
    if clause.subject < 0 or governor.is_passive or governor.verb.is_negated or not is_conduct(clause, grammar):
        return ()
    if view.groups[clause.subject].first <= governor.verb.last:
        return ()
    kinds = [CueKind.CHARGE] if _predicates(governor, grammar) & _CHARGES else []
    if governor.verb.lemma in grammar.verbs["accusing"]:
        kinds = [CueKind.ACCUSATION]
    return [verb_cue(view, governor, kind) for kind in kinds[:1]]


def holding(view: View, governor: Clause, grammar: Grammar) -> Sequence[Cue]:
    """What the verb above an infinitive or a gerund makes of it: "is thought to have", "is accused of having"."""
    if governor.verb.is_negated:
        return [verb_cue(view, governor, CueKind.DOUBT)]  # "is not thought to have sold": nothing is said
    rows = grammar.governors.get(governor.verb.lemma, ())
    kinds = [row.kind for row in rows if not row.pattern.words and row.kind in {*LOWERING, CueKind.FUTURE}]
    kind = grammar.cue_verbs.get(governor.verb.lemma) or next(iter(kinds), None)
    if kind not in LOWERING and _is_step(governor, grammar):
        kind = None  # "ordered X to be held on charges that she led": the charges are no plan
    return [*governor.verb.cues, *([verb_cue(view, governor, kind)] if kind else [])]


def is_perfect(clause: Clause) -> bool:
    """As in "to have recruited", "having sold", "may have recruited": its participle may be one of several."""
    return clause.verb.last > clause.verb.first and not clause.is_passive


def verb_cue(view: View, clause: Clause, kind: CueKind) -> Cue:
    """The verb of a clause as a cue."""
    tokens = view.sentence.tokens
    return Cue(tokens[clause.verb.first].start, tokens[clause.verb.last].end, kind)


def _predicates(clause: Clause, grammar: Grammar) -> set[str]:
    """What the verb says without further words."""
    return {frame.predicate for pattern, frame in grammar.patterns.get(clause.verb.lemma, ()) if not pattern.words}


def _is_step(clause: Clause, grammar: Grammar) -> bool:
    steps = {one for one in _predicates(clause, grammar) if KIND_OF.get(one) is PredicateKind.PROCEDURE}
    return bool(steps - {"requested"})


def is_conduct(clause: Clause, grammar: Grammar) -> bool:
    """Not a step of a court or an office held: "charged X, who was convicted in 2020" says that he was."""
    kinds = {KIND_OF.get(predicate) for predicate in _predicates(clause, grammar)}
    return PredicateKind.CONDUCT in kinds and PredicateKind.PROCEDURE not in kinds
