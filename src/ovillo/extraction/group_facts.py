"""What a noun group without a name says of those it means: "nine Peruvian girls aged between 13 and 17".

1. A word for a nationality inside the group is theirs, where the group means certain people, a number of them, or one;
   an office's is its country, not its holder's.
2. Ages after the group, alone, in a list or as a range, are theirs; a range is its two ends.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ovillo.domain.entities import EntityType
from ovillo.domain.statements import Quantifier, Value
from ovillo.extraction.folding import fold
from ovillo.extraction.slots import Slot
from ovillo.extraction.spans import Sentence, Token, TokenKind
from ovillo.extraction.ties import FactDraft
from ovillo.extraction.who_words import Role, WhoWords

_LONGEST = 12
"""Tokens of "aged between 13 and 17 years"."""
_OLDEST = 110


def read_group_facts(sentence: Sentence, slot: Slot, who: WhoWords) -> Iterator[FactDraft]:
    """Nationality and ages of an unnamed person or of several."""
    group = slot.role
    if group is None or slot.run is not None or slot.draft.root.type is not EntityType.PERSON:
        return
    tokens = sentence.tokens
    is_told_of = bool(slot.members) or group.quantity is not None or not slot.is_plural
    for index in range(group.first, group.last + 1) if is_private(group.role) else ():
        if index == group.head or fold(tokens[index].text) not in who.names["demonyms"]:
            continue
        for draft in slot.members:
            yield FactDraft("nationality", draft, None, Value(tokens[index].text), *_place(tokens, index))
        if not slot.members and is_told_of and "national" not in group.role.categories:
            yield FactDraft("nationality", slot.draft, None, Value(tokens[index].text), *_place(tokens, index))
    yield from _ages(slot, tokens, who)


def is_private(role: Role) -> bool:
    """Whether a word for a nationality is the person's: "the Peruvian judge" is a judge of Peru."""
    return "office" not in role.categories


def _place(tokens: Sequence[Token], index: int) -> tuple[int, int]:
    return tokens[index].start, tokens[index].end


def _ages(slot: Slot, tokens: Sequence[Token], who: WhoWords) -> Iterator[FactDraft]:
    at = slot.last + 1
    if at < len(tokens) and tokens[at].text == ",":
        at += 1
    if at >= len(tokens) or fold(tokens[at].text) not in who.words["group_age_marks"]:
        return
    numbers: list[int] = []
    is_range = False
    last = at
    for index in range(at + 1, min(at + _LONGEST, len(tokens))):
        token = tokens[index]
        folded = fold(token.text)
        if token.kind is TokenKind.NUMBER and token.text.isdigit() and 0 < int(token.text) <= _OLDEST:
            numbers.append(index)
            last = index
        elif folded in who.words["group_age_range"]:
            is_range = True
        elif not (folded in who.words["and"] or token.text == "," or folded in who.words["group_age_joints"]):
            break
    follows = fold(tokens[last + 1].text) if last + 1 < len(tokens) else ""
    needs_unit = fold(tokens[at].text) in who.words["group_age_needs_unit"]
    if not numbers or follows in who.words["month_words"] or (needs_unit and follows not in who.words["year_words"]):
        return
    is_range = is_range and len(numbers) == 2
    bounds = (Quantifier.AT_LEAST, Quantifier.AT_MOST) if is_range else (Quantifier.EXACT,) * len(numbers)
    for index, bound in zip(numbers, bounds, strict=True):
        value = Value(tokens[index].text, Decimal(tokens[index].text), "year", bound)
        yield FactDraft("age", slot.draft, None, value, *_place(tokens, index))
