"""Who keeps somebody, in "las mujeres que mantenía encerradas X": X, whom the participle is not of."""

from dataclasses import replace

from ovillo.extraction.sentences.arguments import list_from
from ovillo.extraction.sentences.clause_types import Link, View
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.taken_up import is_named_person, may_do
from ovillo.extraction.words.grammar import Grammar


def settle_holders(view: View, grammar: Grammar) -> None:
    """Makes one of a verb of keeping and the participle behind it; in a relative clause its subject may follow both."""
    keeping = grammar.verbs.get("keeping", ())
    for clause, participle in zip(view.clauses, view.clauses[1:], strict=False):
        is_kept = clause.verb.lemma in keeping and participle.item == clause.item + 1 and participle.is_passive
        if not is_kept or clause.is_passive or clause.verb.is_reflexive:
            continue
        word, patterns = view.sentence.tokens[participle.verb.first].lower, grammar.patterns.get(clause.verb.lemma, ())
        if any(pattern.words[:1] == (word,) for pattern, _ in patterns):
            participle.verb = replace(participle.verb, lemma="")
        if clause.link is not Link.RELATIVE:
            continue
        at = participle.item + 1
        while at < len(view.items) and view.items[at].kind is ItemKind.OTHER:
            at += 1
        if at >= len(view.items) or view.items[at].kind is not ItemKind.GROUP:
            continue
        doer = view.items[at].ref
        if is_named_person(view, doer) or may_do(view, grammar, clause, doer):
            clause.subject = list(list_from(view, doer))[-1]
