"""Texts without the words of the names of those who are hidden.

1. Letters are compared without accents and case; particles and initials name nobody.
2. In the name of a file words may stand together: "LuzParedes", "luzparedes", "declaracion_Luz2".
3. Who stands before an age below 18 ("Sol, de 12 años", "Mia Alba, 14,") is hidden too, whether or not anybody read it
   as a person.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Final

MASK: Final = "[…]"
_ADULT: Final = 18
_OF_BABIES: Final = frozenset({"mes", "month", "día", "day", "semana", "week"})
_PARTICLES: Final = frozenset(
    {"de", "del", "la", "las", "los", "el", "y", "e", "da", "das", "do", "dos", "of", "the", "and"}
)
"""Between the words of a name: nobody is known by one."""
_RUN: Final = re.compile(r"[^\W\d_]+")
_PIECE: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^A-Za-z]+")
_CAPITALISED: Final = r"[^\W\d_a-zß-öø-ÿ][^\W\d_]*(?:['’-][^\W\d_]+)*"
_YOUNG: Final = re.compile(
    rf"(?P<name>{_CAPITALISED}(?:\s+(?:(?:de|del|la|las|los|da|dos)\s+){{0,2}}{_CAPITALISED}){{0,4}})\s*[,(]\s*"
    r"(?:de\s+|aged?\s+|an?\s+)?(?:s[oó]lo\s+|apenas\s+|just\s+|only\s+)?(?P<years>\d{1,2})"
    r"(?P<told>[\s-]*(?P<unit>años|year|mes|month|día|day|semana|week)|(?=\s*[,;.)]))"
)


def fold(text: str) -> str:
    """As many letters, without accents and case."""
    return "".join(_plain(letter) for letter in text)


@cache
def _plain(letter: str) -> str:
    plain = unicodedata.normalize("NFKD", letter)[:1].lower()
    return plain if len(plain) == 1 else letter


class NoNames:
    """Takes names out of texts."""

    def __init__(self, names: Iterable[str], texts: Iterable[str]) -> None:
        """Learns whom to hide.

        Args:
            names: of those who are hidden.
            texts: in which rule 3 finds more of them.
        """
        told = [*names, *(found["name"] for text in texts for found in _young(text) if found["told"])]
        words = {fold(word) for name in map(_composed, told) for word in _RUN.findall(name)}
        self._words = {word for word in words if len(word) > 1 and word not in _PARTICLES}
        anyone = "|".join(map(re.escape, sorted(self._words, key=len, reverse=True)))
        self._together = re.compile(rf"(?:{anyone})+") if anyone else re.compile(r"(?!)")

    def say(self, text: str) -> str:
        """The text with a mask for each word."""
        shown = _composed(text)
        for found in reversed([*_young(shown)]):
            start, end = found.span("name")
            shown = shown[:start] + _RUN.sub(_masked, shown[start:end]) + shown[end:]
        return _RUN.sub(self._told, shown)

    def _told(self, run: re.Match[str]) -> str:
        """One run of letters (rule 2)."""
        word = run.group()
        if self._together.fullmatch(fold(word)):
            return MASK
        pieces = _PIECE.findall(word) if word.isascii() else [word]
        return "".join(MASK if fold(piece) in self._words else piece for piece in pieces)


def _masked(run: re.Match[str]) -> str:
    return run.group() if run.group() in _PARTICLES else MASK


def _young(text: str) -> Iterable[re.Match[str]]:
    return (found for found in _YOUNG.finditer(text) if int(found["years"]) < _ADULT or found["unit"] in _OF_BABIES)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)
