"""Whom a participle behind a post is said of: "X, a midwife at the hospital Y, charged with …" is told of X, not of Y.

1. Between the commas stands a post of X's, and behind a preposition the body or place where X has it.
2. Only what is done to people; and only in X's gender and number, as far as words tell them.
3. Not of somebody who only says whose kin another is: "the sister of X, a midwife at Y, charged with …".
"""

from ovillo.domain.entities import EntityType
from ovillo.extraction.sentences.agreement import participle_agrees
from ovillo.extraction.sentences.clause_types import Clause, View
from ovillo.extraction.sentences.group_places import apposed_name
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.text.spans import ArgumentKind
from ovillo.extraction.words.grammar import Grammar

_SEATS = frozenset({EntityType.PLACE, EntityType.ORGANISATION, EntityType.OFFICE, EntityType.GROUP})
_DONE_TO_PEOPLE = frozenset({"detained", "charged", "indicted", "convicted", "sentenced", "acquitted", "investigated"})
_PASSED = frozenset({ItemKind.OTHER, ItemKind.PREPOSITION, ItemKind.TIME, ItemKind.QUANTITY})
_LONGEST = 8
"""Items of a post and its body."""


def holder_before(view: View, clause: Clause, grammar: Grammar) -> int:
    """The group of whoever has the post that ends in a comma right before this participle; -1 where none does."""
    closing = clause.item - 1
    while closing > 0 and view.items[closing].kind is ItemKind.OTHER:
        closing -= 1
    if closing < 2 or view.items[closing].kind is not ItemKind.COMMA or not is_done_to_people(clause, grammar):
        return -1
    post = _post_before(view, closing)
    if post < 0:
        return -1
    name = _named_by(view, post)
    if name < 0 or _is_of_another(view, name):
        return -1
    return name if participle_agrees(view, name, clause.verb, grammar) else -1


def is_done_to_people(clause: Clause, grammar: Grammar) -> bool:
    """Whether the verb tells what the law does to people, or what they are accused of."""
    acts = {frame.predicate for _, frame in grammar.patterns.get(clause.verb.lemma, ())}
    is_duty = any(words[0] == clause.verb.lemma for rows in grammar.duties.values() for words, _ in rows)
    return bool(acts & _DONE_TO_PEOPLE) or clause.verb.lemma in grammar.governors or is_duty


def _post_before(view: View, closing: int) -> int:
    """The item of the post before this comma, where the body or place right before the comma is tied to it."""
    last = view.items[closing - 1]
    if last.kind is not ItemKind.GROUP or view.groups[last.ref].entity.type not in _SEATS:
        return -1
    is_tied = False
    for index in range(closing - 2, max(closing - _LONGEST, 0), -1):
        item = view.items[index]
        is_person = item.kind is ItemKind.GROUP and view.groups[item.ref].entity.type is EntityType.PERSON
        if is_person:
            return index if is_tied and view.items[index - 1].kind in (ItemKind.COMMA, ItemKind.OTHER) else -1
        if item.kind is not ItemKind.GROUP and item.kind not in _PASSED:
            return -1
        is_tied = is_tied or item.kind is ItemKind.PREPOSITION
    return -1


def _named_by(view: View, index: int) -> int:
    """Whose post it is: the name before it, which is the same's, or stands beside it with a comma alone between."""
    post = view.groups[view.items[index].ref]
    if post.kind is not ArgumentKind.ROLE:
        return -1
    own = (n for n, g in enumerate(view.groups) if g.kind is ArgumentKind.NAME and g.entity.id == post.entity.id)
    before = next((n for n in own if n in view.position and view.position[n] < index), -1)
    if before >= 0:
        return before
    beside = apposed_name(view, view.items[index].ref)
    is_name = view.groups[beside].kind is ArgumentKind.NAME and view.position.get(beside, index) == index - 2
    return beside if is_name else -1


def _is_of_another(view: View, name: int) -> bool:
    """Rule 3."""
    at = view.position[name]
    if at < 2 or view.items[at - 1].kind is not ItemKind.PREPOSITION or view.items[at - 1].word not in view.of:
        return False
    before = view.items[at - 2]
    return before.kind is ItemKind.GROUP and view.groups[before.ref].entity.type is EntityType.PERSON
