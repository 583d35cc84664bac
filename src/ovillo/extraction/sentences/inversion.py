"""A participle set before its subject, with the auxiliary between: "Charged in the case were X, 27, and Y".

1. The participle is the first verb of its sentence; only adverbs stand before it, no object between it and the
   auxiliary.
2. The auxiliary has no subject of its own before it and the group right behind it is who undergoes the act.
3. An auxiliary of the perfect before its subject goes with the participle behind that: "nor has she been charged".
"""

from dataclasses import replace

from ovillo.domain.statements import Cue, CueKind
from ovillo.extraction.sentences.arguments import list_from
from ovillo.extraction.sentences.clause_types import Clause, Link, View
from ovillo.extraction.sentences.group_places import is_governed
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.words.grammar import Grammar

_BREAKS = frozenset({ItemKind.COMMA, ItemKind.STOP, ItemKind.THAT, ItemKind.VERB})
_FILLERS = frozenset({ItemKind.OTHER, ItemKind.TIME, ItemKind.QUANTITY})
"""What may stand between the auxiliary and its subject: "27-year-old", articles."""


def settle_inversion(view: View, number: int, grammar: Grammar) -> None:
    """Gives the participle before clause `number`, an auxiliary, the subject that stands behind it."""
    clause = view.clauses[number]
    if number and _is_perfect_before(view, number, grammar):
        _join_perfect(view, number, grammar)
        return
    if not number or not grammar.sets["infinitive_marks"] or clause.verb.lemma not in grammar.sets["copulas"]:
        return
    participle = view.clauses[0]
    is_alone = clause.verb.first == clause.verb.last and participle.verb.first == participle.verb.last
    if not is_alone or not (participle.verb.is_ambiguous or participle.verb.mood is Mood.PARTICIPLE):
        return
    if any(i.kind not in (ItemKind.OTHER, ItemKind.TIME) for i in view.items[: participle.item]):
        return
    if clause.verb.is_negated or not _holds_phrases_only(view, number):
        return  # "the others charged are not X"
    subject = _behind(view, clause.item)
    if subject < 0:
        return
    participle.verb = replace(participle.verb, mood=Mood.FINITE, is_ambiguous=False, is_passive=True)
    participle.link, participle.governor, participle.is_passive = Link.MAIN, -1, True
    participle.subject = list(list_from(view, subject))[-1]


def _is_perfect_before(view: View, number: int, grammar: Grammar) -> bool:
    """Rule 3: "has", one group, the participle, and nothing between."""
    clause, auxiliary = view.clauses[number], view.clauses[number - 1]
    if not grammar.sets["infinitive_marks"] or auxiliary.verb.head != auxiliary.verb.last:
        return False
    if auxiliary.verb.lemma not in grammar.verbs["auxiliary_perfect"] or clause.item != auxiliary.item + 2:
        return False
    is_participle = clause.verb.mood is Mood.PARTICIPLE or clause.verb.is_ambiguous
    before = view.sentence.tokens[view.items[auxiliary.item - 1].first].lower if auxiliary.item else ""
    # Not "X had the goods seized", "she had X arrested".
    is_opened = (auxiliary.subject < 0 and before not in view.nominatives) or before in grammar.verbs[
        "paired_negations"
    ]
    return is_participle and is_opened and view.items[clause.item - 1].kind is ItemKind.GROUP


def denied_by_opener(view: View, auxiliary: Clause, grammar: Grammar) -> Cue | None:
    """What an auxiliary before its subject is put there by: "not once was X held", "hardly ever has X been charged"."""
    tokens, opening = view.sentence.tokens, grammar.verbs.get("inverting", {})
    begin = max((item.last + 1 for item in view.items[: auxiliary.item] if item.kind in _BREAKS), default=0)
    words = {token.lower for token in tokens[begin : auxiliary.verb.head]}
    if words & set(opening.get("exceptions", ())):
        return None
    for token in tokens[begin : auxiliary.verb.head]:
        for kind in (CueKind.NEGATION, CueKind.DOUBT):
            if token.lower in opening.get(kind.value, ()):
                return Cue(token.start, token.end, kind)
    return None


def _join_perfect(view: View, number: int, grammar: Grammar) -> None:
    clause, auxiliary = view.clauses[number], view.clauses[number - 1]
    opening = denied_by_opener(view, auxiliary, grammar)
    cues = (*auxiliary.verb.cues, *clause.verb.cues, *([opening] if opening else []))
    is_negated = auxiliary.verb.is_negated or clause.verb.is_negated or _is_denial(opening)
    is_passive = clause.verb.first != clause.verb.last
    clause.verb = replace(
        clause.verb, mood=Mood.FINITE, is_ambiguous=False, is_passive=is_passive, cues=cues, is_negated=is_negated
    )
    clause.link, clause.governor, clause.opener = auxiliary.link, auxiliary.governor, auxiliary.opener
    clause.is_passive, clause.subject = is_passive, view.items[clause.item - 1].ref
    auxiliary.link = Link.NONFINITE


def _is_denial(cue: Cue | None) -> bool:
    return cue is not None and cue.kind is CueKind.NEGATION


def _holds_phrases_only(view: View, number: int) -> bool:
    """Whether each group between is governed: "charged with selling babies were", not "charged X were"."""
    is_act = False
    for index in range(view.clauses[0].item + 1, view.clauses[number].item):
        kind = view.items[index].kind
        if kind in (ItemKind.STOP, ItemKind.COMMA):
            return False
        if kind is ItemKind.VERB:
            is_act = view.clauses[view.clause_at[index]].verb.mood in (Mood.GERUND, Mood.INFINITIVE)
            if not is_act:
                return False
        elif kind is ItemKind.GROUP and not is_act and not is_governed(view, index):
            return False
    return True


def _behind(view: View, auxiliary: int) -> int:
    for item in view.items[auxiliary + 1 :]:
        if item.kind is ItemKind.GROUP:
            return item.ref
        if item.kind not in _FILLERS and item.word != ":":  # "Also charged are: X, 34; Y, 41; and Z"
            break
    return -1
