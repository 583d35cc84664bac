"""A gerund that says more of the group before it: "a man living in X", "una red operando en X"."""

from ovillo.extraction.casting import Reading
from ovillo.extraction.clause_types import Clause
from ovillo.extraction.items import ItemKind
from ovillo.extraction.proposals import Party, parties_of
from ovillo.extraction.spans import ArgumentKind


def told_of(reading: Reading, clause: Clause) -> tuple[Party, ...]:
    """Of whom a gerund of living, working or operating is told: the group that stands right before it."""
    if clause.verb.lemma not in reading.grammar.table["reduced"]["verbs"]:
        return ()
    view, at = reading.view, clause.item - 1
    if at >= 0 and view.items[at].kind is ItemKind.COMMA:
        at -= 1
    if at < 0 or view.items[at].kind is not ItemKind.GROUP:
        return ()
    group = view.groups[view.items[at].ref]
    is_one_of_several = group.coordinated_with is not None or group.kind is ArgumentKind.PRONOUN
    return () if is_one_of_several else tuple(parties_of(view, [view.items[at].ref]))
