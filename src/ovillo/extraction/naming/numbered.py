"""People whom a number or a letter tells apart: "testigo protegido N.° 7", "Witness A".

They are known by a role alone, and two of one noun with different numbers are two people.
"""

import re
from collections.abc import Sequence

from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import Token
from ovillo.extraction.words.who_words import Role, WhoWords

_NUMBER = re.compile(r"\d{1,4}[A-Z]?|[A-Z]{1,3}-\d{1,4}")
_LETTER = re.compile(r"[A-Z]")
_WORDS = frozenset("AEIOUY")
"""Letters that are words as well, in a line of capitals."""


def number_after(tokens: Sequence[Token], last: int, role: Role, who: WhoWords) -> int:
    """The last token of the number or letter behind this noun; `last` itself where none stands there."""
    if role.is_plural or role.lemma not in who.words["numbered"]:
        return last
    at = last + 1
    if at < len(tokens) and fold(tokens[at].text) in who.words["number_marks"]:
        at += 1
        at += at < len(tokens) and tokens[at].text in {"o", "º", "°", ":", "-"}  # "N.o 5"
        return at if at < len(tokens) and _NUMBER.fullmatch(tokens[at].text) else last
    text, is_begun = tokens[at].text if at < len(tokens) else "", tokens[last].is_capitalised
    is_letter = _LETTER.fullmatch(text) and (is_begun or text not in _WORDS)
    return at if is_letter or (is_begun and _NUMBER.fullmatch(text)) else last


def past_numbered(tokens: Sequence[Token], first: int, last: int, who: WhoWords) -> int:
    """The first token of a row of capitals that belongs to nobody who is called by a noun and a number."""
    for index in range(first, last + 1):
        for words, role in who.roles.get(fold(tokens[index].text), ()):
            end = index + len(words) - 1
            is_role = [fold(token.text) for token in tokens[index : end + 1]] == list(words)
            if is_role and (reached := number_after(tokens, end, role, who)) > end:
                return reached + 1
    return first


def opens_court(tokens: Sequence[Token], first: int, last: int, who: WhoWords) -> bool:
    """As in "Sexto Juzgado Penal": the number is part of its name."""
    is_number = first < last and fold(tokens[first].text) in who.words["ordinals"]
    return is_number and fold(tokens[first + 1].text) in who.names["court_heads"]
