"""Words that a hyphen would make one, made one before a noun: "a 45 years old trader", "a Lagos based trader"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ovillo.extraction.text.spans import Token, TokenKind

_LONGEST = 4
"""Tokens of such an age: "45", "-", "year", "old"."""
_PARTS = 3


@dataclass(frozen=True, slots=True)
class LooseWords:
    """What tells them: the words before both; of an age its units, numbers in words, and "old"; "based"."""

    before: frozenset[str]
    units: frozenset[str]
    numbers: frozenset[str]
    old: str
    based: frozenset[str]


def with_loose_words(tokens: Sequence[Token], words: LooseWords) -> tuple[Token, ...]:
    """The tokens, each such row behind an article or a possessive as one; in lower case it has hyphens."""
    if not words.old or not any(token.lower.endswith(words.old) or token.lower in words.based for token in tokens):
        return tuple(tokens)
    found: list[Token] = []
    index = 0
    while index < len(tokens):
        last = _end_of_row(tokens, index, words)
        if last > index:
            found.append(_as_one(tokens[index : last + 1]))
        else:
            found.append(tokens[index])
        index = last + 1
    return tuple(found)


def _end_of_row(tokens: Sequence[Token], index: int, words: LooseWords) -> int:
    """The last token of the row that begins here; `index` itself where none does."""
    if not index or tokens[index - 1].lower not in words.before:
        return index
    if index + 1 < len(tokens) and tokens[index + 1].lower in words.based:
        is_place = tokens[index].is_capitalised and tokens[index].kind is TokenKind.WORD
        return index + 1 if is_place and _is_whole(tokens, index, index + 1) else index
    for last in range(index + 1, min(index + _LONGEST, len(tokens))):
        if not tokens[last].lower.endswith(words.old):
            continue
        parts = [part for token in tokens[index : last + 1] for part in token.lower.split("-") if part]
        is_age = len(parts) >= _PARTS and parts[-1] == words.old and parts[-2] in words.units
        is_age = is_age and all(part.isdigit() or part in words.numbers for part in parts[:-2])
        return last if is_age and _is_whole(tokens, index, last) else index
    return index


def _is_whole(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether no more than one space parts its words, and a noun or a verb follows."""
    is_near = all(
        one.end + 1 >= two.start for one, two in zip(tokens[first:], tokens[first + 1 : last + 1], strict=False)
    )
    return is_near and last + 1 < len(tokens) and tokens[last + 1].kind is TokenKind.WORD


def _as_one(tokens: Sequence[Token]) -> Token:
    first, last = tokens[0], tokens[-1]
    gaps = (" " * (two.start - one.end) for one, two in pairwise(tokens))
    text = first.text + "".join(gap + token.text for gap, token in zip(gaps, tokens[1:], strict=True))
    lower = "-".join(part for token in tokens for part in token.lower.split("-") if part)
    return replace(first, end=last.end, text=text, lower=lower, kind=TokenKind.WORD)
