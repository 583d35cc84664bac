"""A participle set before its subject, with the auxiliary between: "Charged in the case were X, 27, and Y".

1. The participle is the first verb of its sentence; only adverbs stand before it, no object between it and the
   auxiliary.
2. The auxiliary has no subject of its own before it and the group right behind it is who undergoes the act.
"""

from dataclasses import replace

from ovillo.extraction.sentences.arguments import list_from
from ovillo.extraction.sentences.clause_types import Link, View
from ovillo.extraction.sentences.group_places import is_governed
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.words.grammar import Grammar

_FILLERS = frozenset({ItemKind.OTHER, ItemKind.TIME, ItemKind.QUANTITY})
"""What may stand between the auxiliary and its subject: "27-year-old", articles."""


def settle_inversion(view: View, number: int, grammar: Grammar) -> None:
    """Gives the participle before clause `number`, an auxiliary, the subject that stands behind it."""
    clause = view.clauses[number]
    if not number or not grammar.sets["infinitive_marks"] or clause.verb.lemma not in grammar.sets["copulas"]:
        return
    participle = view.clauses[0]
    is_alone = clause.verb.first == clause.verb.last and participle.verb.first == participle.verb.last
    if not is_alone or not (participle.verb.is_ambiguous or participle.verb.mood is Mood.PARTICIPLE):
        return
    if any(i.kind not in (ItemKind.OTHER, ItemKind.TIME) for i in view.items[: participle.item]):
        return
    if not _holds_phrases_only(view, number):
        return
    subject = _behind(view, clause.item)
    if subject < 0:
        return
    participle.verb = replace(participle.verb, mood=Mood.FINITE, is_ambiguous=False, is_passive=True)
    participle.link, participle.governor, participle.is_passive = Link.MAIN, -1, True
    participle.subject = list(list_from(view, subject))[-1]


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
