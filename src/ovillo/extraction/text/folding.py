"""Words as they are compared: without case, accents or typographic variants."""
# ruff: noqa: RUF001 — typographic marks are what this module makes plain

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from ovillo.extraction.text.spans import Token

_LONGEST_PHRASE = 7
_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "´": "'", "‐": "-", "‑": "-", "\u00ad": None})


@lru_cache(maxsize=65536)
def lower_plain(text: str) -> str:
    """Lower case and NFC, with plain apostrophes and hyphens; accents are kept."""
    plain = unicodedata.normalize("NFC", text).lower().translate(_PLAIN)
    return plain.replace("–", "-") if len(plain) > 1 else plain  # "Rojo–Paz"


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without accents, with plain apostrophes and hyphens: "Peña" and "PENA" give "pena"."""
    decomposed = unicodedata.normalize("NFD", lower_plain(text))
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark))


def phrase_at(tokens: Sequence[Token], at: int, phrases: Mapping[str, tuple[str, ...]]) -> int:
    """How many tokens the longest of these phrases takes from here, or 0; `phrases` by first letter."""
    if at >= len(tokens):
        return 0
    lead = fold(tokens[at].text)
    for spelled in phrases.get(lead[:1], ()):
        if not spelled.startswith(lead):
            continue
        joined = ""
        for size, token in enumerate(tokens[at : at + _LONGEST_PHRASE], 1):
            joined += fold(token.text)
            if joined == spelled:
                return size
            if not spelled.startswith(joined):
                break
    return 0


def places_of(tokens: Sequence[Token], phrases: Iterable[str]) -> Iterator[tuple[int, int]]:
    """First and last token of each place where one of these phrases, in lower case, stands."""
    lower = [token.lower for token in tokens]
    line = " ".join(lower)
    for phrase in phrases:
        words = phrase.split()
        for index in range(len(lower) - len(words) + 1 if phrase in line else 0):
            if lower[index : index + len(words)] == words:
                yield index, index + len(words) - 1
