"""Dashes around a name: "the driver — Ana Quilla, 25 — was arrested" is read as with commas.

1. Two dashes with spaces around them, and between them only names, ages, numbers and the small words that tie those.
2. The tokens keep their place in the text; only what they are taken for changes.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ovillo.extraction.text.spans import Token, TokenKind

_DASHES = frozenset("–—-")
_LONGEST = 30
"""Tokens between two dashes."""


def with_commas(tokens: Sequence[Token], small: frozenset[str]) -> tuple[Token, ...]:
    """The tokens of one sentence; `small` are the words that may stand in lower case beside names."""
    dashes = [index for index, token in enumerate(tokens) if _is_dash(tokens, index)]
    read = list(tokens)
    for first, last in pairwise(dashes):
        inside = tokens[first + 1 : last]
        is_name = bool(inside) and len(inside) <= _LONGEST and all(_may_stay(token, small) for token in inside)
        if is_name and any(token.is_capitalised for token in inside) and read[first].text != ",":
            for index in (first, last):
                read[index] = replace(read[index], text=",", lower=",")
    return tuple(read)


def _is_dash(tokens: Sequence[Token], index: int) -> bool:
    if tokens[index].text not in _DASHES or not 0 < index < len(tokens) - 1:
        return False
    return tokens[index - 1].end < tokens[index].start or tokens[index].end < tokens[index + 1].start


def _may_stay(token: Token, small: frozenset[str]) -> bool:
    if token.kind is not TokenKind.WORD:
        return token.kind is TokenKind.NUMBER or token.text in ",()"
    return token.is_capitalised or token.text[0].isdigit() or token.lower in small
