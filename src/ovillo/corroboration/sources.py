"""Documents as sources: one label per publisher, and the order in which they were published."""

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

from ovillo.domain.documents import Document
from ovillo.domain.statements import Statement

_ARTICLES = frozenset({"the", "el", "la", "los", "las", "le"})
_CALLED = frozenset(
    {"diario", "periodico", "semanario", "revista", "portal", "newspaper", "daily", "weekly", "magazine"}
)
"""What an outlet is called before its own article: "diario El Eco" is El Eco, "Diario Uno" keeps its word."""


_SHORTEST = 2


def source_label(document: Document) -> str:
    """The publisher where it is known, else the document's name."""
    return document.details.publisher or document.name


class _Folding(dict[int, int | None]):
    """For `str.translate`: combining marks go, what is no letter or digit becomes a space; filled on demand."""

    def __missing__(self, code: int) -> int | None:
        character = chr(code)
        folded = None if unicodedata.combining(character) else code if character.isalnum() else ord(" ")
        self[code] = folded
        return folded


_FOLDING = _Folding()


@lru_cache(maxsize=16_384)
def fold_words(text: str) -> str:
    """Lower case without accents, punctuation made spaces."""
    return " ".join(unicodedata.normalize("NFKD", text.casefold()).translate(_FOLDING).split())


@lru_cache(maxsize=4_096)
def publisher_key(name: str) -> str:
    """A publisher's name as another document may write it: without accents, case, leading article and "diario"."""
    words = fold_words(name).split()
    if len(words) > _SHORTEST and words[0] in _CALLED and words[1] in _ARTICLES:
        words = words[1:]
    while len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]
    return " ".join(words)


def publication_order(document: Document) -> tuple[date, str]:
    """Earliest first; undated ones last; then by id."""
    return document.details.published or date.max, document.id


def statement_order(statement: Statement, documents: Mapping[str, Document]) -> tuple[date, str, int, str]:
    """By publication, then document, place and id."""
    published, document = publication_order(documents[statement.document])
    return published, document, statement.start, statement.id


def in_order(statements: Sequence[Statement], documents: Mapping[str, Document]) -> tuple[Statement, ...]:
    """The statements by publication, then place."""
    return tuple(sorted(statements, key=lambda statement: statement_order(statement, documents)))
