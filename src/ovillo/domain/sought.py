"""How words that somebody types are looked for: case, accents and what cannot be seen are no matter.

Registers and banks write capitals without accents, and whoever searches types as fast: the same holds in the search of
documents (FTS5 `remove_diacritics`). This is for finding only; what is one and the same is decided elsewhere.
"""

import re
import unicodedata
from collections.abc import Iterable

_LEAST_DIGITS = 6
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[ .()/-]+(?=\d)")


def plain(text: str) -> str:
    """The text as it is compared: "Muñoz  Íñigo" as "munoz inigo"."""
    folded = text.casefold()
    if not folded.isascii():
        folded = unicodedata.normalize("NFKD", folded).casefold()  # a letter of another width or style has its own case
        folded = "".join(filter(_is_seen, unicodedata.normalize("NFKD", folded)))
    return " ".join(folded.split())


def has_words(told: Iterable[str], words: Iterable[str]) -> bool:
    """Whether each of the words stands in one of the texts; a long number also where it is grouped otherwise."""
    wanted = [each for each in map(plain, words) if each]
    texts = list(map(plain, told)) if wanted else []
    return all(any(_has(text, word) for text in texts) for word in wanted)


def _has(text: str, word: str) -> bool:
    if word in text:
        return True
    digits = _BETWEEN_DIGITS.sub("", word)
    is_number = len(digits) >= _LEAST_DIGITS and digits.isdecimal()
    return is_number and digits in _BETWEEN_DIGITS.sub("", text)


def _is_seen(char: str) -> bool:
    """Not an accent apart from its letter, nor a mark of direction or a joint of no width."""
    return unicodedata.category(char) not in {"Mn", "Cf"}
