"""Whom a participle behind a body is said of: "an official of the agency accused of …" is told of the official.

1. The body stands right behind "of", "at" or the like, and that right behind the noun of somebody who may belong to it.
2. Of a band only what is done to people: "members of the gang arrested in May", not "members of a gang suspected of".
"""

from ovillo.domain.entities import EntityType
from ovillo.extraction.sentences.clause_types import View
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.words.grammar import Grammar

_BODIES = frozenset({EntityType.ORGANISATION, EntityType.OFFICE})


def holder_of(view: View, body: int, grammar: Grammar, *, is_undergone: bool) -> int:
    """The group of whoever is of this body, where the participle behind it is theirs; else the body itself."""
    if body < 0 or body not in view.position:
        return body
    table, kind = grammar.table["of_bodies"], view.groups[body].entity.type
    if kind not in _BODIES and not (is_undergone and kind is EntityType.GROUP):
        return body
    at = view.position[body]
    while at > 1 and view.items[at - 1].kind is ItemKind.OTHER:
        at -= 1
    tie, before = (view.items[at - 1], view.items[at - 2]) if at > 1 else (None, None)
    if tie is None or before is None or tie.kind is not ItemKind.PREPOSITION or before.kind is not ItemKind.GROUP:
        return body
    holder = view.groups[before.ref]
    words = {token.lower for token in view.sentence.tokens[holder.first : holder.last + 1]}
    is_tied = tie.word in table["ties"] and holder.entity.type is EntityType.PERSON
    return before.ref if is_tied and words & set(table["people"]) else body
