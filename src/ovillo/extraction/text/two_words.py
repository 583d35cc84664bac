"""Two words that are one: "South African", "Sri Lankan"; not in the name of a body, as in "South African Airways"."""

from collections.abc import Sequence
from dataclasses import replace

from ovillo.extraction.text.spans import Token, TokenKind


def with_two_words(tokens: Sequence[Token], pairs: frozenset[str]) -> tuple[Token, ...]:
    """The tokens, each such pair as one; `pairs` in lower case, with one space."""
    if not pairs:
        return tuple(tokens)
    found: list[Token] = []
    for index, token in enumerate(tokens):
        before = found[-1] if found else None
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        is_name = after is not None and after.kind is TokenKind.WORD and after.is_capitalised
        is_next = before is not None and before.end + 1 == token.start and before.is_capitalised and not is_name
        if before is not None and is_next and f"{before.lower} {token.lower}" in pairs:
            found[-1] = replace(
                before, end=token.end, text=f"{before.text} {token.text}", lower=f"{before.lower} {token.lower}"
            )
        else:
            found.append(token)
    return tuple(found)
