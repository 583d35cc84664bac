"""Lists inside an aside: in "X, son of A, B and C, was arrested" B and C are whose son X is, not arrested with X.

1. X is named, a comma and an aside follow in which a preposition takes A, and the list goes on right behind A.
2. A comma closes the aside, and a finite verb that is not plural follows: "X, son of A, B and C were" is three people.
"""

from dataclasses import replace

from ovillo.extraction.sentences.agreement import form_of
from ovillo.extraction.sentences.clause_types import View
from ovillo.extraction.sentences.group_places import is_governed
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.text.spans import ArgumentKind
from ovillo.extraction.words.grammar import Grammar

_LONGEST = 3
"""Items between the comma that closes the aside and the verb."""
_CLOSED = frozenset({ItemKind.VERB, ItemKind.RELATIVE, ItemKind.THAT, ItemKind.SUBORDINATOR, ItemKind.STOP})


def part_asides(view: View, grammar: Grammar) -> None:
    """Takes out of the list of X those who stand in the aside about X."""
    groups = list(view.groups)
    for number, group in enumerate(view.groups):
        head = group.coordinated_with
        if head is None or view.groups[head].coordinated_with is not None or group.members:
            continue
        inner = _governed_between(view, head, number)
        if inner >= 0 and _is_closed_before_one(view, _last_of(view, number), grammar):
            groups[number] = replace(group, coordinated_with=inner)
    view.groups = tuple(groups)


def _governed_between(view: View, head: int, member: int) -> int:
    """Rule 1: the group A right before this member of X's list; -1 where there is none."""
    if head not in view.position or member not in view.position or view.groups[head].kind is not ArgumentKind.NAME:
        return -1
    first, at = view.position[head], view.position[member]
    between = view.items[first + 1 : at]
    if not between or between[0].kind is not ItemKind.COMMA or any(i.kind in _CLOSED for i in between):
        return -1
    before = at - 1
    while before > first and view.items[before].kind in (ItemKind.COMMA, ItemKind.AND):
        before -= 1
    item = view.items[before]
    if (
        before <= first
        or item.kind is not ItemKind.GROUP
        or any(i.kind is ItemKind.COMMA for i in view.items[first + 2 : before])
    ):
        return -1
    return item.ref if is_governed(view, before) else -1


def _last_of(view: View, member: int) -> int:
    """The last group of the list that goes on from this one."""
    later = [n for n, g in enumerate(view.groups) if n > member and g.coordinated_with == member]
    return _last_of(view, later[-1]) if later else member


def _is_closed_before_one(view: View, last: int, grammar: Grammar) -> bool:
    """Rule 2."""
    at = view.position.get(last, len(view.items)) + 1
    if at >= len(view.items) or view.items[at].kind is not ItemKind.COMMA:
        return False
    for index in range(at + 1, min(at + 1 + _LONGEST, len(view.items))):
        if index in view.clause_at:
            verb = view.clauses[view.clause_at[index]].verb
            return verb.mood is Mood.FINITE and form_of(view, verb, grammar) != "plural"
        if view.items[index].kind not in (ItemKind.OTHER, ItemKind.TIME):
            return False
    return False
