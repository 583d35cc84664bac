"""Acts told in a row of the same people: "captaba a mujeres, las trasladaba a España y las obligaba a prostituirse".

1. Each verb has a pronoun for its object and stands right behind a comma or "and"; it is of as many as the one before.
2. It has the subject of the one before, and whom the first acts upon undergoes it.
"""

from ovillo.extraction.sentences.clause_types import Clause, Link, View
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.taken_up import clitic_of
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.words.grammar import Grammar

_JOINTS = (ItemKind.COMMA, ItemKind.AND)


def settle_row(view: View, number: int, grammar: Grammar) -> None:
    """Gives the verb the subject of the one before it."""
    clause = view.clauses[number]
    if clause.subject < 0 and grammar.verbs.get("drops_subjects") and _is_in_row(view, clause):
        clause.subject = view.clauses[clause.governor].subject


def row_before(view: View, grammar: Grammar, clause: Clause) -> Clause | None:
    """The verb before, where both take up the same people: whom that one acts upon, this one does."""
    if clause.governor < 0 or not grammar.verbs.get("drops_subjects"):
        return None
    governor, clitic = view.clauses[clause.governor], clitic_of(view, grammar, clause)
    is_open = clause.verb.mood is Mood.INFINITIVE and governor.verb.mood is Mood.INFINITIVE
    is_row = bool(clitic) and clitic == clitic_of(view, grammar, governor) and _follows_mark(view, clause)
    return governor if is_row and (is_open or governor.subject == clause.subject >= 0) else None


def _is_in_row(view: View, clause: Clause) -> bool:
    if clause.link is not Link.COORDINATED or clause.governor < 0 or clause.verb.mood is not Mood.FINITE:
        return False
    governor = view.clauses[clause.governor]
    is_own = clause.verb.has_object_clitic and not (clause.is_passive or clause.verb.is_reflexive)
    is_alike = governor.verb.mood is Mood.FINITE and governor.verb.is_plural == clause.verb.is_plural
    return is_own and is_alike and not governor.is_passive and _follows_mark(view, clause)


def _follows_mark(view: View, clause: Clause) -> bool:
    return clause.item > 0 and view.items[clause.item - 1].kind in _JOINTS
