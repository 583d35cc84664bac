"""The one gate that every statement passes, whichever extractor proposed it.

Rules:
1. `text[start:end] == quote`, exactly; a quote without offsets re-anchors after Unicode, quote-mark and space
   normalisation, never fuzzily, and only where one place fits.
2. Whoever takes part is mentioned inside the quote, by name, surname, role or a pronoun that stands for them.
3. A number stands inside the quote as written, characters that nobody sees left out.
4. What fails is refused and counted; nothing is mended.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ovillo.domain.entities import DocumentEntity
from ovillo.domain.statements import Statement
from ovillo.extraction.text.unseen import as_seen

_MARKS = {ord(mark): plain for marks, plain in (("“”„«»", '"'), ("‘’‚`´", "'"), ("–—‐‑−", "-")) for mark in marks}  # noqa: RUF001
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Passed:
    """What came through, in order, and how many were refused."""

    statements: tuple[Statement, ...]
    quarantined: int


def pass_gate(
    text: str, statements: Iterable[Statement], *, stand_ins: Mapping[str, tuple[tuple[int, int], ...]]
) -> Passed:
    """The statements that stand in the text.

    Args:
        text: of the document.
        statements: proposed by any extractor.
        stand_ins: entity id to places where other words stand for it: "the couple", "both".
    """
    kept: list[Statement] = []
    refused = 0
    for statement in statements:
        if stands(text, statement, stand_ins):
            kept.append(statement)
        else:
            refused += 1
    return Passed(tuple(kept), refused)


def stands(text: str, statement: Statement, stand_ins: Mapping[str, tuple[tuple[int, int], ...]]) -> bool:
    """Rules 1 to 3 for one statement."""
    start, end = statement.start, statement.end
    if not 0 <= start < end <= len(text) or text[start:end] != statement.quote:
        return False
    for entity in (statement.subject, statement.object, statement.where):
        if entity is not None and not _is_inside(text, entity, start, end, stand_ins):
            return False
    return (
        statement.value is None
        or statement.value.text in statement.quote
        or (statement.value.text in as_seen(statement.quote))
    )


def _is_inside(
    text: str, entity: DocumentEntity, start: int, end: int, stand_ins: Mapping[str, tuple[tuple[int, int], ...]]
) -> bool:
    for mention in entity.mentions:
        if start <= mention.start and mention.end <= end and text[mention.start : mention.end] == mention.surface:
            return True
    return any(start <= left and right <= end for left, right in stand_ins.get(entity.id, ()))


def anchor_quote(text: str, quote: str) -> tuple[int, int] | None:
    """Where a quote stands in the text: exactly, or after normalisation; `None` where not or more than once.

    Returns:
        (start, end) in code points of `text`, so that `text[start:end]` is the quote as the text writes it.
    """
    wanted = quote.strip()
    if not wanted:
        return None
    if text.count(wanted) == 1:
        start = text.index(wanted)
        return start, start + len(wanted)
    plain, places = _normalise(text)
    needle = _normalise(wanted)[0].strip()
    if not needle or plain.count(needle) != 1:
        return None
    begin = plain.index(needle)
    return places[begin], places[begin + len(needle) - 1] + 1


def _normalise(text: str) -> tuple[str, list[int]]:
    """Composed letters, plain marks, single spaces; and for each letter kept, where it stood."""
    letters: list[str] = []
    places: list[int] = []
    index = 0
    while index < len(text):
        stop = index + 1
        while stop < len(text) and unicodedata.combining(text[stop]):
            stop += 1
        for letter in unicodedata.normalize("NFC", text[index:stop]).translate(_MARKS):
            if letter.isspace():
                if letters and letters[-1] == " ":
                    continue
                letters.append(" ")
            else:
                letters.append(letter)
            places.append(stop - 1 if letter.isspace() else index)
        index = stop
    return "".join(letters), places
