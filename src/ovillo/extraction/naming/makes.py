"""A vehicle called by its make: "a Toyota Hilux", "two Honda motorcycles", "a red Mercedes van"."""

from collections.abc import Sequence

from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import Token, TokenKind
from ovillo.extraction.words.who_words import WhoWords

_FAR = 3
"""Tokens before a make among which an article or a number stands, with words of colour or kind behind it."""


def is_make(tokens: Sequence[Token], first: int, who: WhoWords) -> bool:
    """Whether the run is a vehicle: the make may be somebody's name, so an article or a number must tell."""
    if not _opens_with_make(tokens, first, who):
        return False
    for at in range(first - 1, max(-1, first - 1 - _FAR), -1):
        token = tokens[at]
        if token.kind is TokenKind.NUMBER or fold(token.text) in who.words["indefinite"] | who.words["small_numbers"]:
            return True
        if token.kind is not TokenKind.WORD or token.is_capitalised or fold(token.text) in who.words["of_group"]:
            return False
    return False


def _opens_with_make(tokens: Sequence[Token], first: int, who: WhoWords) -> bool:
    words = [fold(token.text) for token in tokens[first : first + 2]]
    return words[0] in who.names.get("makes", ()) or (words[-1] in who.names.get("makes_of_two", ()) and len(words) > 1)


def tells_kind(tokens: Sequence[Token], first: int, last: int, who: WhoWords) -> bool:
    """As in "Mercedes van": the make of the vehicle whose noun stands behind it."""
    if not _opens_with_make(tokens, first, who):
        return False
    rows = who.roles.get(fold(tokens[last + 1].text), ()) if last + 1 < len(tokens) else ()
    return any(len(words) == 1 and "vehicle" in role.categories for words, role in rows)
