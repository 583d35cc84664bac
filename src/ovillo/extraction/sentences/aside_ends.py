"""What stands between a subject and its verb: which word is the last before it."""

from collections.abc import Sequence

from ovillo.extraction.text.spans import Token, TokenKind
from ovillo.extraction.words.grammar import Grammar

_ASIDE = 6
"""Words of an aside between two commas, at most."""
LONGEST_ASIDE = 14
"""Tokens of what may part a subject from its verb: ", both from X,"."""


def past_aside(tokens: Sequence[Token], before: int) -> int:
    """As in "We, the jury, find": the word before what stands between two commas, else this one."""
    if tokens[before].text != ",":
        return before
    opening = next((n for n in range(before - 1, max(0, before - _ASIDE), -1) if tokens[n].text == ","), 0)
    return opening - 1 if opening else before


def before_aside(tokens: Sequence[Token], last: int) -> int:
    """The token before what stands between commas or in brackets and ends at `last`; -1 where nothing does."""
    opening = {",": ",", ")": "("}.get(tokens[last].text) if last > 0 else None
    found = (at for at in range(last - 1, max(-1, last - LONGEST_ASIDE), -1) if tokens[at].text == opening)
    return next(found, 0) - 1


def closes_aside(tokens: Sequence[Token], after: int, subject: int, plurals: frozenset[int], grammar: Grammar) -> bool:
    """As in "X, 27, and Y, 25, face charges": an aside parts the subject from its verb, which has an object."""
    if subject not in plurals or after >= len(tokens) or not grammar.sets["infinitive_marks"]:
        return False
    word = tokens[after].lower
    return tokens[after].kind is not TokenKind.PUNCTUATION and word not in grammar.sets["prepositions"]
