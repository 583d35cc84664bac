"""Names of towns and bodies before somebody's post, as in "arrested former Lindon mayor X".

Rules:
1. The town is no argument of the verb and no member of a list: its mayor is.
2. So is it no argument before the noun of a home or an office: "searched a Lindon home".
3. Behind a preposition of place it is where something happened: "In Lindon mayor X was arrested".
3. In "the woman who sold the baby and the man who bought it" the man is listed with the woman, not with the baby.
"""

from collections.abc import Sequence
from dataclasses import replace

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.extraction.sentences.lists_apart import lists_apart
from ovillo.extraction.text.spans import ArgumentKind, NounGroup, Sentence, TokenKind
from ovillo.extraction.words.grammar import Grammar

_SEATS = frozenset({EntityType.PLACE, EntityType.ORGANISATION, EntityType.OFFICE})
_TITLED = (ArgumentKind.NAME, ArgumentKind.ROLE)
"""As in "arrested Lindon mayor X", "arrested a Lindon Hospital nurse"."""


def is_attribute(sentence: Sentence, groups: Sequence[NounGroup], ref: int, grammar: Grammar) -> bool:
    """Whether this group only tells of where or of what the person right behind it is something."""
    group, tokens = groups[ref], sentence.tokens
    is_lone = group.first == group.last and group.entity.type is EntityType.PERSON  # a town that a list made a person
    is_seat = group.entity.type in _SEATS or (is_lone and group.kind is ArgumentKind.NAME)
    if not grammar.sets["infinitive_marks"] or not is_seat or group.entity.level is NameLevel.ROLE:
        return False
    following = next((g for g in groups if g.first == group.last + 1), None)
    after = tokens[group.last + 1].lower if group.last + 1 < len(tokens) else ""
    if after in grammar.table["lists"].get("premises", ()) and group.kind is ArgumentKind.NAME:
        return True  # "searched a Larkton home"
    if following is None or following.entity.type is not EntityType.PERSON or following.kind not in _TITLED:
        return False
    is_role = not tokens[following.first].is_capitalised and tokens[following.first].kind is TokenKind.WORD
    before = tokens[group.first - 1].lower if group.first else ""
    return is_role and before not in grammar.sets["place_slot"]


def lists_without_attributes(
    sentence: Sentence, groups: Sequence[NounGroup], grammar: Grammar
) -> tuple[NounGroup, ...]:
    """The groups, each list with the people in the place of the towns before their posts."""
    seats = {n for n in range(len(groups) - 1) if is_attribute(sentence, groups, n, grammar)}
    found = list(groups)
    for at, group in enumerate(groups):
        joined = group.coordinated_with
        if at - 1 in seats and joined is None:
            joined = groups[at - 1].coordinated_with
        if at in seats:
            joined = None
        found[at] = replace(group, coordinated_with=joined + 1 if joined in seats and joined is not None else joined)
    return tuple(found)


def with_bare_members(sentence: Sentence, groups: Sequence[NounGroup], grammar: Grammar) -> tuple[NounGroup, ...]:
    """The groups; in "tres hombres miembros de una banda" the members are the men, and as many."""
    found = list(groups)
    for before, (at, group) in zip(groups, enumerate(groups[1:], 1), strict=False):
        is_next = group.first == before.last + 1 and group.coordinated_with is None
        are_people = before.entity.type is group.entity.type is EntityType.PERSON and before.is_plural
        frame = grammar.roles.get(sentence.tokens[group.head].lower)
        is_bare = group.first == group.head and group.kind is not ArgumentKind.NAME and group.is_plural
        if is_next and are_people and is_bare and frame is not None and frame.predicate == "belongs_to":
            found[at] = replace(group, entity=before.entity, quantity=before.quantity, unit=before.unit)
    return tuple(found)


def lists_past_relatives(sentence: Sentence, groups: Sequence[NounGroup], grammar: Grammar) -> tuple[NounGroup, ...]:
    """The groups; rule 3: of two people behind a verb, each with a relative clause of its own; names behind asides."""
    groups = lists_apart(sentence, groups, grammar)
    found = list(groups)
    for at, group in enumerate(groups):
        child = group.coordinated_with
        if child is None or not _has_relative(sentence, group, grammar) or _is_minor(sentence, group, grammar):
            continue
        own = [n for n, g in enumerate(groups[:child]) if g.kind is not ArgumentKind.PRONOUN][-1:]
        before = own[0] if own and _has_relative(sentence, groups[own[0]], grammar) else None
        if before is not None and _is_minor(sentence, groups[child], grammar):
            is_pair = groups[before].entity.type is group.entity.type is EntityType.PERSON
            found[at] = replace(group, coordinated_with=before if is_pair else None)
    return tuple(found)


def _has_relative(sentence: Sentence, group: NounGroup, grammar: Grammar) -> bool:
    """Whether "who" or "que" stands right behind."""
    after = sentence.tokens[group.last + 1].lower if group.last + 1 < len(sentence.tokens) else ""
    return group.kind is not ArgumentKind.NAME and after in grammar.sets["relatives"]


def _is_minor(sentence: Sentence, group: NounGroup, grammar: Grammar) -> bool:
    words = {token.lower for token in sentence.tokens[group.first : group.last + 1]}
    return bool(words & {*grammar.table["wards"]["words"], *grammar.table["victims"].get("children", ())})
