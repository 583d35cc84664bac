"""The rows of a table as text: its encoding, its separator, and the row of its header below whatever banner."""

import codecs
import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from ovillo.domain.errors import CallProfileNeededError, NotCallTableError, OpenQuotationError
from ovillo.reading.calls.profiles import Profile

_BANNER_ROWS = 60


@dataclass(frozen=True, slots=True)
class TextTable:
    """Cells as written, and the profile that they fit."""

    rows: Sequence[Sequence[str]]
    header_place: int
    """Of the header in `rows`, from 0."""
    profile: Profile
    encoding: str

    @property
    def header(self) -> Sequence[str]:
        """The names of the columns."""
        return self.rows[self.header_place]


def open_table(content: bytes, profiles: Sequence[Profile]) -> TextTable:
    """The table, read with whichever of comma, semicolon and tabulator makes a header that a profile fits.

    Raises:
        NotCallTableError: not a table of text.
        OpenQuotationError: a quotation mark is never closed.
        CallProfileNeededError: none of the profiles fits, or two fit equally well.
    """
    text, encoding = _decoded(content)
    best: list[tuple[int, int, Profile, list[list[str]]]] = []
    for delimiter in ",;\t":
        try:
            rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
        except csv.Error:
            continue
        found = [
            (fit, -place, profile, rows)
            for place, row in enumerate(rows[:_BANNER_ROWS])
            for profile in profiles
            if (fit := profile.fit(row))
        ]
        if found and _is_never_closed(text, delimiter):
            raise OpenQuotationError
        best += found
    if not best:
        raise CallProfileNeededError(profiles=", ".join(profile.name for profile in profiles))
    fit, place, profile, rows = max(best, key=lambda one: one[:2])
    if any(one[0] == fit and one[2] is not profile for one in best):
        raise CallProfileNeededError(profiles=", ".join(sorted({one[2].name for one in best if one[0] == fit})))
    return TextTable(rows, -place, profile, encoding)


def _is_never_closed(text: str, delimiter: str) -> bool:
    """Whether a quotation mark opens a cell that runs to the end of the file, and hides the rows in it."""
    try:
        for _ in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            pass
    except csv.Error as error:
        return "unexpected end of data" in str(error)
    return False


def _decoded(content: bytes) -> tuple[str, str]:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        order = ["utf-16"]
    elif b"\0" in content[:400]:
        order = ["utf-16-be" if content[:1] == b"\0" else "utf-16-le"]
    else:
        order = ["utf-8-sig", "cp1252", "latin-1"]
    for encoding in order:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text, encoding.removesuffix("-sig")
    raise NotCallTableError
