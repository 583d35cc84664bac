"""Names of acts: as they stand, or by the words they are made of, since logs call one act by many names.

1. Names are compared without regard to case, spaces, accents and articles ("del" is "de"); `_` is a space. Digits and
   their signs count for nothing in a family.
2. A family excuses and answers; what is asked about (a tap, a search) goes by names as they stand.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

_NUMBER: Final = re.compile(r"\b(?:n\W?(?:o|ro|um)?\W{0,3})?\d[\d\W]*")
_WORD: Final = re.compile(r"[^\W\d_]+")
_LINKS: Final = frozenset(
    word
    for words in (
        "a al ante con de del e el en la las lo los para por que se su sus un una y",
        "an and at by for from in its of on or the to with",
    )
    for word in words.split()
)
"""Words that say nothing by themselves."""
_ARTICLES: Final = frozenset(("el", "la", "los", "las", "un", "una", "the"))
_JOINED: Final = {"del": "de", "al": "a"}


@dataclass(frozen=True, slots=True)
class Words:
    """A set of words, without accents; one that ends in `*` stands for all that begin so."""

    whole: frozenset[str] = frozenset()
    stems: tuple[str, ...] = ()

    def has(self, word: str) -> bool:
        """Whether a word is one of them."""
        return word in self.whole or word.startswith(self.stems)


def words_of(written: Sequence[str]) -> Words:
    """The words of a list."""
    plain = [compared(each) for each in written]
    stems = tuple(each[:-1] for each in plain if each.endswith("*"))
    return Words(frozenset(each for each in plain if not each.endswith("*")), stems)


@dataclass(frozen=True, slots=True)
class Family:
    """Acts by the words of their names, in whatever order."""

    with_each: tuple[Words, ...] = ()
    """A name has a word of each."""
    without: tuple[Words, ...] = ()
    """And none of these."""
    only: tuple[Words, ...] = ()
    """Where there are any: and no word that is of none of these."""

    def has(self, name: str) -> bool:
        """Whether a compared name is of the family."""
        words = _telling(name)
        return (
            bool(words)
            and all(any(each.has(word) for word in words) for each in self.with_each)
            and not any(each.has(word) for each in self.without for word in words)
            and (not self.only or all(any(each.has(word) for each in self.only) for word in words))
        )


ActNames = tuple[str | Family, ...]


def _telling(name: str) -> Sequence[str]:
    """The words of a compared name that say something."""
    return [each for each in _WORD.findall(_NUMBER.sub(" ", name)) if each not in _LINKS]


def plain_act(name: str) -> str:
    """The name of an act as it is shown."""
    return " ".join(name.casefold().replace("_", " ").split())


@cache
def compared(name: str) -> str:
    """A name without accents, which some tables have and others not (rule 1)."""
    parts = unicodedata.normalize("NFKD", plain_act(name))
    return "".join(each for each in parts if not unicodedata.combining(each))


def _without_articles(name: str) -> str:
    """A compared name by which two that differ in an article alone are one (rule 1); of articles alone it stays."""
    words = [_JOINED.get(each, each) for each in name.split() if each not in _ARTICLES]
    return " ".join(words) or name


@lru_cache(maxsize=100_000)
def is_named(name: str, names: ActNames) -> bool:
    """Whether an act of this name is one of these."""
    plain = compared(name)
    exact, families = _divided(names)
    return _without_articles(plain) in exact or any(each.has(plain) for each in families)


@lru_cache(maxsize=100_000)
def is_wholly_named(name: str, names: ActNames) -> bool:
    """Whether these names tell an act of this name to its last word: what they leave over may be something else."""
    plain = compared(name)
    exact, families = _divided(names)
    told = [words for each in families if each.has(plain) for words in (*each.with_each, *each.only)]
    return _without_articles(plain) in exact or (
        bool(told) and all(any(some.has(word) for some in told) for word in _telling(plain))
    )


@cache
def _divided(names: ActNames) -> tuple[frozenset[str], tuple[Family, ...]]:
    exact = frozenset(_without_articles(compared(each)) for each in names if isinstance(each, str))
    return exact, tuple(each for each in names if isinstance(each, Family))
