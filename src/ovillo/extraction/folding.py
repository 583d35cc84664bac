"""Words as they are compared: without case, accents or typographic variants."""
# ruff: noqa: RUF001 — typographic marks are what this module makes plain

import unicodedata
from functools import lru_cache

_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "´": "'", "‐": "-", "‑": "-", "\u00ad": None})


@lru_cache(maxsize=65536)
def lower_plain(text: str) -> str:
    """Lower case and NFC, with plain apostrophes and hyphens; accents are kept."""
    return unicodedata.normalize("NFC", text).lower().translate(_PLAIN)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without accents, with plain apostrophes and hyphens: "Peña" and "PENA" give "pena"."""
    decomposed = unicodedata.normalize("NFD", lower_plain(text))
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark))
