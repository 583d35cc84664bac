"""Verbs behind an aside that a comma closes: "police freed X, arrested in May, and arrested Y".

1. Behind ", and" a verb with an object goes on with the main verb before the aside, where a participle opens that.
2. In ", who recruited mothers, sold babies, and bribed a judge" all are told of whoever "who" stands for.
3. Otherwise an act of the law behind ", who …," goes on with the main verb, too; of other acts it cannot be seen who
   does them, and nothing is said.
"""

from dataclasses import replace

from ovillo.domain.statements import KIND_OF, Cue, CueKind, PredicateKind
from ovillo.extraction.sentences.clause_objects import has_direct_object
from ovillo.extraction.sentences.clause_types import Clause, Link, View
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.words.grammar import Grammar

_TOLD = (Link.MAIN, Link.COORDINATED, Link.COMPLEMENT)


def settle_past_asides(view: View, grammar: Grammar) -> None:
    """Sets right who does what such verbs say."""
    listed = _settle_rows(view)
    for number, clause in enumerate(view.clauses):
        if number in listed:
            continue
        aside = _aside_before(view, number)
        main = _main_before(view, aside) if aside is not None else -1
        if aside is None or main < 0:
            continue
        kinds = {KIND_OF.get(frame.predicate) for _, frame in grammar.patterns.get(clause.verb.lemma, ())}
        if aside.link is Link.RELATIVE and PredicateKind.PROCEDURE not in kinds:
            token = view.sentence.tokens[clause.verb.first]
            cue = Cue(token.start, token.end, CueKind.DOUBT)
            clause.verb = replace(clause.verb, cues=(*clause.verb.cues, cue))
            continue
        clause.subject, clause.governor = view.clauses[main].subject, main


def _settle_rows(view: View) -> set[int]:
    """Rule 2: the clauses of such rows, their subject set."""
    found: set[int] = set()
    for first, relative in enumerate(view.clauses):
        if relative.link is not Link.RELATIVE or relative.is_restrictive or relative.subject < 0:
            continue
        row: list[int] = []
        for number in range(first + 1, len(view.clauses)):
            clause = view.clauses[number]
            if clause.verb.mood is not Mood.FINITE or clause.link is Link.NONFINITE:
                continue
            kinds = [item.kind for item in view.items[max(0, clause.item - 2) : clause.item]]
            if clause.link is not Link.COORDINATED or clause.is_passive or ItemKind.COMMA not in kinds:
                break
            row.append(number)
            if kinds[-1] is not ItemKind.AND:
                continue
            if len(row) > 1:
                found.update(row)
            break
    for number in found:
        first = max(n for n in range(number) if view.clauses[n].link is Link.RELATIVE)
        view.clauses[number].subject, view.clauses[number].governor = view.clauses[first].subject, first
    return found


def _aside_before(view: View, number: int) -> Clause | None:
    """The clause of an aside that ", and" right before this active verb closes."""
    clause = view.clauses[number]
    kinds = [item.kind for item in view.items[max(0, clause.item - 2) : clause.item]]
    is_active = clause.verb.mood is Mood.FINITE and not clause.is_passive and clause.link is Link.COORDINATED
    if kinds != [ItemKind.COMMA, ItemKind.AND] or not is_active or not has_direct_object(view, clause):
        return None
    for aside in reversed(view.clauses[:number]):
        if aside.link is Link.NONFINITE and not aside.is_passive:
            continue
        at = aside.opener if aside.link is Link.RELATIVE else aside.item
        is_open = at > 0 and view.items[at - 1].kind is ItemKind.COMMA
        is_reduced = aside.link is Link.NONFINITE and aside.verb.first == aside.verb.last
        inside = [item.kind for item in view.items[at + 1 : clause.item - 2]]
        is_plain = ItemKind.COMMA not in inside and ItemKind.STOP not in inside
        is_relative = aside.link is Link.RELATIVE and not aside.is_restrictive
        return aside if is_open and is_plain and (is_reduced or is_relative) else None
    return None


def _main_before(view: View, aside: Clause) -> int:
    """The main verb before the aside, with a subject of its own; or -1."""
    at = aside.opener if aside.link is Link.RELATIVE else aside.item
    for number in range(view.clause_at[aside.item] - 1, -1, -1):
        other = view.clauses[number]
        if other.item < at and other.verb.mood is Mood.FINITE and other.link in _TOLD:
            return number if other.subject >= 0 and other.subject != aside.subject else -1
    return -1
