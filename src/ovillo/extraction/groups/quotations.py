"""Names between quotation marks."""

from collections.abc import Sequence

from ovillo.extraction.groups.role_ends import QUOTES
from ovillo.extraction.text.spans import Token

LONGEST_ALIAS = 7
"""Tokens."""
MARKS = frozenset({",", "(", ")"})


def quoted_span(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """First and last token between the quotation marks that open here."""
    if at >= len(tokens) or tokens[at].text not in QUOTES:
        return None
    for end in range(at + 1, min(at + LONGEST_ALIAS, len(tokens))):
        if tokens[end].text in QUOTES:
            last = end - 1
            while last > at and tokens[last].text in MARKS:
                last -= 1
            return (at + 1, last) if last > at else None
    return None
