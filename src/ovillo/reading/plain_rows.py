"""Bytes of a small table → its rows as text, each with its number; what the columns mean is for others to say.

1. A row is counted as a spreadsheet counts it: from 1, an empty line counts, a cell may have several lines.
2. Text is parted by the sign that a first line `sep=;` names, else by whichever of comma, semicolon, tabulator and bar
   the first row has most of; of a workbook the first sheet that holds anything is read.
3. A quotation mark that is not closed is refused with its row, because it hides the rows behind it.
"""

import csv
import io
import re
from collections.abc import Sequence
from typing import Final

from ovillo.domain.errors import ManifestError, NotCallTableError, UsageError
from ovillo.domain.messages import mark
from ovillo.reading.calls.sheets import is_workbook, sheets_of
from ovillo.reading.decoding import decode

DELIMITERS: Final = ",;\t|"
MOST_BYTES: Final = 50_000_000
_NAMED: Final = re.compile(r"sep=(?P<delimiter>[,;\t|])\r?\n", re.IGNORECASE)
_TOO_LARGE: Final = mark("The file is larger than 50 MB, so that it is no table of this kind. Name another.")
_NOT_READ: Final = mark("The workbook cannot be read. Save it as CSV, then try again.")
_OPEN_MARK: Final = mark("a quotation mark is not closed, or stands inside a cell. Close it, or write it twice.")

PlainRows = Sequence[tuple[int, Sequence[str]]]


def read_plain_rows(content: bytes, *, place: str) -> PlainRows:
    """The rows that hold anything, each with its number.

    Args:
        content: a file of text, or a workbook.
        place: what the user calls it.

    Raises:
        UsageError: too large, or a workbook that cannot be read.
        ManifestError: a quotation mark is not closed.
    """
    if len(content) > MOST_BYTES:
        raise UsageError(problem=_TOO_LARGE)
    if is_workbook(content):
        try:
            sheets = [_filled(rows) for _, rows in sheets_of(content)]
        except NotCallTableError as error:
            raise UsageError(problem=_NOT_READ) from error
        return next(filter(None, sheets), [])
    text = decode(content)
    if named := _NAMED.match(text):  # a line that a spreadsheet reads, and does not show
        return _filled(_records(text[named.end() :], named["delimiter"], place))
    first = next((line for line in text.splitlines() if line.strip()), "")
    return _filled(_records(text, max(DELIMITERS, key=first.count), place))


def _filled(rows: Sequence[Sequence[str]]) -> PlainRows:
    return [(number, cells) for number, cells in enumerate(rows, start=1) if any(cell.strip() for cell in cells)]


def _records(text: str, delimiter: str, place: str) -> Sequence[Sequence[str]]:
    found: list[Sequence[str]] = []
    try:
        found.extend(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise ManifestError(place=place, row=len(found) + 1, column=1, problem=_OPEN_MARK) from error
    return found
