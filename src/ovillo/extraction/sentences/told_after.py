"""Subjunctives that tell what took place: "luego de que vendiera un bebé", "logró que X fuera condenado"."""

from ovillo.extraction.sentences.clause_types import Clause, Link, View
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.text.folding import fold
from ovillo.extraction.words.grammar import Grammar

_LONGEST = 4
"""Tokens of "poco después de que"."""


def is_told_after(view: View, clause: Clause, grammar: Grammar) -> bool:
    """Behind "after", in the past, beside a main verb that itself tells what took place: no plan, no condition."""
    table, tokens = grammar.table.get("told_after", {}), view.sentence.tokens
    if not table or clause.opener < 0 or clause.governor < 0:
        return False
    last = view.items[clause.opener].last
    before = " ".join(t.lower for t in tokens[max(0, last + 1 - _LONGEST) : last + 1])
    is_brought_about = view.clauses[clause.governor].verb.lemma in table["achieving"] and clause.link is Link.COMPLEMENT
    if not (is_brought_about or any(f" {before}".endswith(f" {words}") for words in table["openers"])):
        return False
    first = fold(tokens[clause.verb.first].text)
    word = first if first.endswith(tuple(table["endings"])) else fold(tokens[clause.verb.head].text)
    governor = view.clauses[clause.governor].verb
    is_told = governor.mood is Mood.FINITE and not governor.is_subjunctive and not governor.is_negated
    is_told = is_told and not governor.is_simple_conditional and not governor.cues
    return is_told and word.endswith(tuple(table["endings"])) and not _is_unsure(view, clause, table)


def _is_unsure(view: View, clause: Clause, table: dict[str, list[str]]) -> bool:
    """Whether a condition or a doubt opens the sentence: "si fue detenido luego de que vendiera"."""
    words = {t.lower for t in view.sentence.tokens[: clause.verb.first]}
    is_asked = any(item.kind is ItemKind.OTHER and item.word == "¿" for item in view.items)
    return is_asked or bool(words & set(table["unsure"]))


def tells_of_the_past(clause: Clause) -> bool:
    """As in "announced that X was arrested": told, where "announced the arrest of X" may be a plan."""
    return clause.verb.mood is Mood.FINITE and not clause.verb.is_subjunctive and not clause.verb.is_bare
