"""Which number counts a group: "two of the babies", who of them is not told; "seven Villa X officers"."""

from collections.abc import Sequence
from dataclasses import replace

from ovillo.domain.entities import EntityType
from ovillo.extraction.text.spans import ArgumentKind, NounGroup, Quantity, Sentence
from ovillo.extraction.words.grammar import Grammar

_BRACKETS = frozenset("()")
_NAMES = frozenset({ArgumentKind.NAME, ArgumentKind.PLACE})
_OF_BANDS = frozenset({"leads", "belongs_to", "collaborates_with", "count", "owns"})
_OVER = {EntityType.PERSON: "person", EntityType.PLACE: "place", EntityType.ORGANISATION: None}
_WHOLE = frozenset({ArgumentKind.GROUP, ArgumentKind.ROLE, ArgumentKind.PRONOUN})


def take_parts(
    sentence: Sentence, groups: Sequence[NounGroup], quantities: Sequence[Quantity], grammar: Grammar
) -> tuple[NounGroup, ...]:
    """The groups, with the number and "of" before a plural one taken into it, as the number of those meant."""
    by_last = {q.last: q for q in quantities if not q.is_money and q.value.unit is None}
    taken = [_taken(sentence, group, by_last.get(group.first - 2), grammar, groups) for group in groups]
    return tuple(_crowd_of(sentence, taken, index, grammar) for index in range(len(taken)))


def _crowd_of(sentence: Sentence, groups: Sequence[NounGroup], index: int, grammar: Grammar) -> NounGroup:
    """As in "rescataron a un grupo de 14 mujeres": behind a verb a group of people who are no band is these people."""
    tokens, group = sentence.tokens, groups[index]
    inner = groups[index + 1] if index + 1 < len(groups) else None
    is_of = inner is not None and inner.first == group.last + 2
    is_of = is_of and tokens[group.last + 1].lower in grammar.sets["object_slot"]
    if inner is None or not is_of or tokens[group.head].lower not in grammar.table["lists"]["crowds"]:
        return group
    words = {t.lower for t in tokens[inner.first : inner.last + 1]}
    are_people = inner.entity.type is EntityType.PERSON and inner.is_plural and inner.kind is not ArgumentKind.NAME
    is_harmless = bool(words & set(grammar.table["victims"]["words"])) or inner.quantity is not None
    if not (are_people and is_harmless) or words & set(grammar.table["offenders"]["words"]) or not group.first:
        return group
    at = group.first - 1 - (tokens[group.first - 1].lower in grammar.sets["direct_slot"])
    lemmas = {form.lemma for form in grammar.forms.get(tokens[at].lower, ())} if at >= 0 else set()
    acts = {frame.predicate for lemma in lemmas for _, frame in grammar.patterns.get(lemma, ())}
    if not acts or acts & _OF_BANDS:  # "leads a group of five men"
        return group
    return replace(
        group, entity=inner.entity, kind=inner.kind, quantity=inner.quantity, unit=inner.unit or _unit_of(inner),
        is_plural=True,
    )  # fmt: skip


def _taken(
    sentence: Sentence, group: NounGroup, part: Quantity | None, grammar: Grammar, groups: Sequence[NounGroup]
) -> NounGroup:
    tokens = sentence.tokens
    if part is None or not group.is_plural or group.kind not in _WHOLE:
        return group
    link = tokens[group.first - 1].lower
    after = tokens[group.last + 1].lower if group.last + 1 < len(tokens) else ""
    of_how_many = group.quantity.value.number if group.quantity is not None else None
    is_whole = (part.value.number or 0) < (of_how_many or 0)  # "nine of 16 accused"
    is_begun = tokens[group.first].lower in grammar.sets["determiners"] or group.kind is ArgumentKind.PRONOUN
    is_begun = is_begun or is_whole
    if link not in grammar.sets["object_slot"] or not is_begun or after in {"'s", "’s", "'", "’"}:
        return group
    named = {other.entity.id for other in groups if other.first > group.last and other.kind is ArgumentKind.NAME}
    is_told = len(group.members) == part.value.number and {member.id for member in group.members} <= named
    return replace(
        group, first=part.first, start=part.start, quantity=part, members=group.members if is_told else (),
        is_part=not is_told, whole=group.quantity, unit=_unit_of(group),
    )  # fmt: skip


def _unit_of(group: NounGroup) -> str | None:
    return group.unit or ("person" if group.entity.type is EntityType.PERSON else None)


def count_over_names(
    sentence: Sentence, groups: Sequence[NounGroup], quantities: Sequence[Quantity]
) -> tuple[NounGroup, ...]:
    """The groups, with the number before the name of the body they are of: "seven Villa X Police (VXP) officers"."""
    by_last = {q.last: q for q in quantities if not q.is_money and q.value.unit is None}
    return tuple(_counted(sentence, groups, index, by_last) for index in range(len(groups)))


def _counted(sentence: Sentence, groups: Sequence[NounGroup], index: int, by_last: dict[int, Quantity]) -> NounGroup:
    group, at = groups[index], groups[index].first - 1
    if not group.is_plural or group.quantity is not None or group.kind not in _WHOLE or group.members:
        return group
    for name in reversed(groups[:index]):
        while at > name.last and sentence.tokens[at].text in _BRACKETS:
            at -= 1
        if name.last != at or name.kind not in _NAMES:
            break
        at = name.first - 1
        while at >= 0 and sentence.tokens[at].text in _BRACKETS:
            at -= 1
    is_over = at + 1 < group.first and group.entity.type in _OVER
    found = by_last.get(at) if is_over else None
    return replace(group, quantity=found, unit=_OVER[group.entity.type]) if found is not None else group
