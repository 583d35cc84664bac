"""Some of several: "two of the babies", "seis de los doce sospechosos"; who of them is not told."""

from collections.abc import Sequence
from dataclasses import replace

from ovillo.extraction.grammar import Grammar
from ovillo.extraction.spans import ArgumentKind, NounGroup, Quantity, Sentence

_WHOLE = frozenset({ArgumentKind.GROUP, ArgumentKind.ROLE, ArgumentKind.PRONOUN})


def take_parts(
    sentence: Sentence, groups: Sequence[NounGroup], quantities: Sequence[Quantity], grammar: Grammar
) -> tuple[NounGroup, ...]:
    """The groups, with the number and "of" before a plural one taken into it, as the number of those meant."""
    by_last = {q.last: q for q in quantities if not q.is_money and q.value.unit is None}
    return tuple(_taken(sentence, group, by_last.get(group.first - 2), grammar) for group in groups)


def _taken(sentence: Sentence, group: NounGroup, part: Quantity | None, grammar: Grammar) -> NounGroup:
    tokens = sentence.tokens
    if part is None or not group.is_plural or group.kind not in _WHOLE:
        return group
    link = tokens[group.first - 1].lower
    after = tokens[group.last + 1].lower if group.last + 1 < len(tokens) else ""
    is_begun = tokens[group.first].lower in grammar.sets["determiners"] or group.kind is ArgumentKind.PRONOUN
    if link not in grammar.sets["object_slot"] or not is_begun or after in {"'s", "’s", "'", "’"}:
        return group
    return replace(
        group, first=part.first, start=part.start, quantity=part, members=(), is_part=True, whole=group.quantity
    )
