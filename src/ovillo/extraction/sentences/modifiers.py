"""Names that only tell whose a noun is: of "the X ring" or "X aide Y" nothing is told of X.

1. In English a name right before a noun for people, a group or a matter, by no comma: "police arrested an X associate".
2. In Spanish a name right behind a noun for many: "la familia X", "el clan X".
"""

from collections.abc import Sequence
from dataclasses import replace

from ovillo.domain.entities import EntityType
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import ArgumentKind, NounGroup, Sentence, TokenKind
from ovillo.extraction.words.grammar import Grammar
from ovillo.extraction.words.who_words import WhoWords


def without_modifiers(
    sentence: Sentence, groups: Sequence[NounGroup], grammar: Grammar, who: WhoWords
) -> tuple[NounGroup, ...]:
    """The groups of the sentence, without such names."""
    table = grammar.table["modifiers"]
    kept: list[int] = []
    for number, group in enumerate(groups):
        is_name = group.kind is ArgumentKind.NAME and group.entity.type is EntityType.PERSON
        before = sentence.tokens[group.first - 1].lower if group.first else ""
        is_behind = before in table["wholes"] and not _is_first_of_two(sentence, group)
        if not (is_name and (is_behind or _is_before_noun(sentence, group, groups, grammar, who))):
            kept.append(number)
    places: dict[int | None, int] = {number: place for place, number in enumerate(kept)}
    found = (groups[number] for number in kept)
    return tuple(replace(group, coordinated_with=places.get(group.coordinated_with)) for group in found)


def _is_before_noun(
    sentence: Sentence, group: NounGroup, groups: Sequence[NounGroup], grammar: Grammar, who: WhoWords
) -> bool:
    """Rule 1."""
    table, at = grammar.table["modifiers"], group.last + 1
    if at >= len(sentence.tokens) or not table["heads"]:
        return False
    token = sentence.tokens[at]
    if token.kind is not TokenKind.WORD or token.text != token.lower:
        return False
    if token.lower in table["heads"]:
        return True
    behind = next((each for each in groups if each.first == at), None)
    small = who.words["infants"] | who.words["small_ones"] | who.words["descendants"]
    is_small = fold(token.text) in small or fold(token.text).removesuffix("s") in small
    is_verb = bool(grammar.forms.get(token.lower))
    is_person = behind is not None and behind.entity.type is EntityType.PERSON and behind.entity.id != group.entity.id
    return is_person and fold(token.text) in who.roles and not (is_small or is_verb)


def _is_first_of_two(sentence: Sentence, group: NounGroup) -> bool:
    """As in "el grupo X, Y y Z": those are its members."""
    at = group.last + 1
    return at < len(sentence.tokens) and sentence.tokens[at].text in {",", "y", "e"}
