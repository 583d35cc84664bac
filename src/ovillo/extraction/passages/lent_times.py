"""Times that a clause without one of its own has from the clause that it belongs to."""

from datetime import timedelta

from ovillo.extraction.passages.owners import is_of_else, times_around
from ovillo.extraction.sentences.clause_types import Clause, View
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.text.spans import TimeSpan
from ovillo.extraction.words.grammar import Grammar

_ONE_MONTH = timedelta(days=27)


def times_of_place(view: View, clause: Clause, grammar: Grammar) -> list[TimeSpan]:
    """As in "on Monday police searched a house, where a baby was rescued": there and then."""
    is_where = clause.opener >= 0 and view.items[clause.opener].word in view.where_words
    is_apart = clause.opener > 0 and view.items[clause.opener - 1].kind is ItemKind.COMMA
    return times_around(view, clause.governor, grammar) if is_where and is_apart and clause.governor >= 0 else []


def times_of_upshot(view: View, clause: Clause, grammar: Grammar) -> list[TimeSpan]:
    """As in "broke up the ring on Monday after a raid, seizing drugs": on the one day told before, by the main verb."""
    begin = view.items[clause.item - 1] if clause.item else None
    if clause.verb.mood is not Mood.GERUND or begin is None or begin.kind is not ItemKind.COMMA:
        return []
    before = [t for t in view.times if t.last < clause.verb.first and not is_of_else(view, t, grammar)]
    is_opened = any(i.kind in (ItemKind.RELATIVE, ItemKind.THAT) for i in view.items[: clause.item])
    return before if len(before) == 1 and not is_opened else []


def times_right_after(view: View, clause: Clause, grammar: Grammar) -> list[TimeSpan]:
    """As in "broke up the ring in 2024 after searching a house": in the same year or month."""
    is_right_after = clause.preposition in grammar.table["dating"].get("right_after", ())
    if not is_right_after or clause.verb.mood is not Mood.INFINITIVE or clause.governor < 0:
        return []
    around = times_around(view, clause.governor, grammar)
    return [t for t in around if t.earliest and t.latest and t.latest - t.earliest >= _ONE_MONTH]
