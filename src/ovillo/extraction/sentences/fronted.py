"""Whom a clitic at the verb takes up from before it: "A X se le imputa…", "a X lo detuvo la policía"."""

from ovillo.extraction.sentences.arguments import list_from
from ovillo.extraction.sentences.clause_types import Clause, View
from ovillo.extraction.sentences.group_places import joins_groups
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.proposals import Party, parties_of
from ovillo.extraction.sentences.sentence_reading import Reading


def has_clitic(reading: Reading, clause: Clause) -> bool:
    """As in "que le imputó la fiscalía": what follows the verb may be who does it, not who undergoes it."""
    tokens = reading.view.sentence.tokens[clause.verb.first : clause.verb.head]
    clitics = reading.grammar.sets["object_clitics"] | set(reading.grammar.verbs.get("dative_clitics", ()))
    return bool({t.lower for t in tokens} & clitics)


def fronted_of(reading: Reading, clause: Clause) -> tuple[Party, ...]:
    """As in "A X se le imputa…", "a X lo detuvo la policía": whom a clitic of the verb takes up."""
    if not has_clitic(reading, clause):
        return ()
    begin = _begin_of(reading.view, clause)
    return _fronted_from(reading, clause, begin) or _fronted_from(reading, clause, clause.opener + 1)


def _fronted_from(reading: Reading, clause: Clause, begin: int) -> tuple[Party, ...]:
    view, grammar = reading.view, reading.grammar
    for index in range(begin, clause.item - 1):
        item = view.items[index]
        if item.kind in (ItemKind.OTHER, ItemKind.COMMA, ItemKind.TIME, ItemKind.AND):
            continue
        if item.word not in grammar.sets["direct_slot"] or view.items[index + 1].kind is not ItemKind.GROUP:
            return ()
        return tuple(parties_of(view, list(list_from(view, view.items[index + 1].ref))))
    return ()


def _begin_of(view: View, clause: Clause) -> int:
    """Where the clause begins: behind its opener, a stop, or the "and" after the verb before it."""
    begin = clause.opener + 1
    for index in range(begin, clause.item):
        has_verb = any(each.kind is ItemKind.VERB for each in view.items[begin:index])
        is_next = view.items[index].kind is ItemKind.AND and has_verb and not joins_groups(view, index)
        if view.items[index].kind is ItemKind.STOP or is_next:
            begin = index + 1
    return begin
