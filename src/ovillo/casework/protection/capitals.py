"""Names that stand in lines of capitals behind a word that marks: such a line is a heading, in which nobody is read.

1. A label names whoever stands behind its colon, on its line or the next: "AGRAVIADA: ANA SOL PAZ (15)".
2. Without a colon ("DECLARACIÓN DE LA MENOR ANA SOL PAZ") one of the words must be a given name that is known: a
   headline has other words there.
3. A name ends at a number, a bracket or a word of a sentence; one word too many hides no more than that word.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

from ovillo.casework.protection.called import codes
from ovillo.casework.protection.marks import marks
from ovillo.casework.protection.masking import fold
from ovillo.casework.protection.posts import is_before_post, is_of_post, kind_of_pair
from ovillo.casework.protection.unread import person
from ovillo.domain.documents import Document
from ovillo.domain.entities import DocumentEntity
from ovillo.domain.protection import ProtectedAs

_LINE: Final = re.compile(r"[^\n]+")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BEHIND: Final = re.compile(
    r"(?:protegid|reservad|agraviad|fallecid|desaparecid|rescatad)[oa]s?|de|edad|presencial|eficaz|victima"
)
_COLON: Final = re.compile(r"\s*(?:\(\s*(?:[AO]S?|S|ES)\s*\))?\s*:[^\S\n]*(?:\n[^\S\n]*)?")
_CODE: Final = re.compile(
    r"[^\S\n]+DE[^\S\n]+\d{1,2}[^\S\n]+A[ÑN]OS(?:[^\S\n]+DE[^\S\n]+EDAD)?(?=[^\S\n]*[:(,]?[^\S\n])"
    r"|[^\S\n]*(?:CLAVE|C[ÓO]DIGO|CODE|N[ÚU]MERO|[A-Z]{1,4})?[^\S\n]*(?:N[.°º]{1,2})?[^\S\n]*-?\d{1,3}(?:[-/]\d{1,4})?(?=[^\S\n]*[:(,]?[^\S\n])"
)
"""What stands for somebody between a word that marks and the name."""
_GAP: Final = re.compile(r"\.?[^\S\n]*")
_AND: Final = frozenset({"y", "e", "and"})
_PARTICLES: Final = frozenset({"de", "del", "la", "las", "los", "da", "do", "dos", "van", "von"})
_MOST_WORDS: Final = 6


def in_capitals(
    document: Document, kind_of: Callable[[str], ProtectedAs | None], is_given: Callable[[str], bool]
) -> Iterator[tuple[DocumentEntity, ProtectedAs]]:
    """The people whom a word marks in lines of capitals of a document.

    Args:
        document: with its text.
        kind_of: what a word marks somebody as.
        is_given: whether a word is a given name that is known.
    """
    text = document.text
    for line in _LINE.finditer(text):
        if not line.group().isupper():
            continue
        before: list[str] = []
        for word in _WORD.finditer(text, *line.span()):
            folded = fold(word.group())
            kind = None if before[-1:] == ["del"] else kind_of(folded)
            kind = kind or (kind_of_pair([before[-1], folded], kind_of) if before else None)
            if kind is not None and not _is_of_post(before, text[word.start() : line.end()], kind_of):
                for start, end in _names(text, word.end(), is_given):
                    yield person(document.id, start, end, text[start:end]), kind
            before.append(folded)
        for code in codes().finditer(text, *line.span()):
            for start, end in _names(text, code.end(), is_given):
                yield person(document.id, start, end, text[start:end]), ProtectedAs(str(code.lastgroup))


def _is_of_post(before: list[str], behind: str, kind_of: Callable[[str], ProtectedAs | None]) -> bool:
    words = [fold(each) for each in _WORD.findall(behind.split(":", maxsplit=1)[0])]
    return is_of_post(before, kind_of) or is_before_post(words)


def _names(text: str, at: int, is_given: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """Where the names behind a word that marks stand."""
    while (word := _next(text, at)) is not None and _BEHIND.fullmatch(fold(word.group())):
        at = word.end()
    at = code.end() if (code := _CODE.match(text, at)) else at
    label = _COLON.match(text, at)
    rows = list(_rows(text, label.end() if label else at))
    for place, words in enumerate(rows):
        is_comma = place + 1 < len(rows) and "," in text[words[-1].end() : rows[place + 1][0].start()]
        is_turned = is_comma and len(words) > 1 and len(rows[place + 1]) == 1  # surnames first
        name = [*words, *rows[place + 1]] if is_turned else words
        if len(name) > 1 and (label or any(is_given(fold(each.group())) for each in name)):
            yield name[0].start(), name[-1].end()


def _rows(text: str, at: int) -> Iterator[list[re.Match[str]]]:
    """Runs of words that may be names, parted by commas and "and"."""
    row: list[re.Match[str]] = []
    for _ in range(_MOST_WORDS * _MOST_WORDS):
        word = _next(text, at)
        folded = "" if word is None else fold(word.group())
        if word is None or folded in _ends() or not word.group().isupper() or word.group().endswith("Ó"):
            break
        if folded in _AND or len(row) == _MOST_WORDS:
            yield from _trimmed(row)
            row = []
        if folded not in _AND:
            row.append(word)
        at = word.end()
        if text[at : at + 1] == ",":
            yield from _trimmed(row)
            row, at = [], at + 1
    if re.match(r"\s*:", text[at:]) and row:  # the next label
        row.pop()
    yield from _trimmed(row)


@cache
def _ends() -> frozenset[str]:
    return frozenset(marks()["capitals"]["ends"])


def _trimmed(row: list[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    while row and fold(row[-1].group()) in _PARTICLES:
        row = row[:-1]
    if row:
        yield row


def _next(text: str, at: int) -> re.Match[str] | None:
    """The word that follows on the same line."""
    gap = _GAP.match(text, at)
    return _WORD.match(text, gap.end() if gap else at)
