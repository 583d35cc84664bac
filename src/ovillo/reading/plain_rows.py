"""Bytes of a small table → its rows as text, each with its number; what the columns mean is for others to say.

1. A row is counted as a spreadsheet counts it: from 1, an empty line counts, a cell may have several lines. Who counts
   lines instead finds them beside.
2. Text is parted by the sign that a first line `sep=;` names, else by whichever of comma, semicolon, tabulator and bar
   the first row has most of; of a workbook the first sheet that holds anything is read.
3. A quotation mark that is not closed is refused with its row, because it hides the rows behind it.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ovillo.domain.errors import ManifestError, NotCallTableError, UsageError
from ovillo.domain.messages import mark
from ovillo.reading.decoding import decode

DELIMITERS: Final = ",;\t|"
MOST_BYTES: Final = 50_000_000
OPEN_MARK: Final = mark("a quotation mark is not closed, or stands inside a cell. Close it, or write it twice.")
_USUAL: Final = 131_072
"""Letters of a cell, whatever another library has set for the whole program."""
_WORKBOOKS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_NAMED: Final = re.compile(r"sep=(?P<delimiter>[^\r\n]?)[^\r\n]*(?:\r\n?|\n|$)", re.IGNORECASE)
_TOO_LARGE: Final = mark("The file is larger than 50 MB, so that it is no table of this kind. Name another.")
_NOT_READ: Final = mark("The workbook cannot be read. Save it as CSV, then try again.")

PlainRows = Sequence[tuple[int, Sequence[str]]]


@dataclass(frozen=True, slots=True)
class TextRow:
    """One row of a text that holds anything; all numbers from 1."""

    number: int
    """As a spreadsheet counts."""
    first_line: int
    last_line: int
    cells: Sequence[str]
    """As written."""


class TornRowError(Exception):
    """A row that is no CSV, mostly by a quotation mark; each reader says it in its own words."""

    def __init__(self, number: int, first_line: int, last_line: int) -> None:
        self.number, self.first_line, self.last_line = number, first_line, last_line
        super().__init__(number)


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
    try:
        return next(filter(None, filled_sheets(content)), [])
    except NotCallTableError as error:
        raise UsageError(problem=_NOT_READ) from error
    except TornRowError as torn:
        raise ManifestError(place=place, row=torn.number, column=1, problem=OPEN_MARK) from torn


def is_workbook(content: bytes) -> bool:
    """Whether the bytes are those of .xlsx, .xlsb, .ods or .xls."""
    return content.startswith(_WORKBOOKS)


def filled_sheets(content: bytes) -> Sequence[PlainRows]:
    """Of each sheet of a workbook, or of the one of a text, the rows that hold anything, each with its number.

    Raises:
        NotCallTableError: a workbook that cannot be read.
        TornRowError: a row of a text is no CSV.
    """
    if is_workbook(content):
        from ovillo.reading.calls.sheets import sheets_of  # noqa: PLC0415 - few are workbooks, and this loads slowly

        return [
            [(number, cells) for number, cells in enumerate(rows, start=1) if _holds_anything(cells)]
            for _, rows in sheets_of(content)
        ]
    return [[(row.number, row.cells) for row in text_rows(*parted(decode(content)))]]


def parted(text: str) -> tuple[str, str]:
    """The rows of a text, without a line that only names the separator; and what parts their cells."""
    named = _NAMED.match(text)  # a line that a spreadsheet reads, and does not show
    if not named:
        return text, most_frequent(first_line(text), DELIMITERS)
    rows = text[named.end() :]
    if named["delimiter"] and named["delimiter"] in DELIMITERS:
        return rows, named["delimiter"]
    return rows, most_frequent(first_line(rows), DELIMITERS)


def first_line(text: str, *, comment: str | None = None) -> str:
    """The first line that is neither blank nor begins with the sign of a comment; empty where there is none."""
    lines = (line.rstrip("\r\n") for line in io.StringIO(text, newline="") if line.strip())
    return next((line for line in lines if comment is None or not line.lstrip().startswith(comment)), "")


def most_frequent(line: str, delimiters: str) -> str:
    """The delimiter that stands most often in the line; of equals the earlier."""
    return max(delimiters, key=line.count)


def text_rows(text: str, delimiter: str, *, longest: int = 0) -> Iterator[TextRow]:
    """The rows that hold anything.

    Args:
        text: in CSV.
        delimiter: what parts the cells; of a space several are one.
        longest: how many letters a cell may have, where that is more than the usual 131,072.

    Raises:
        TornRowError: a quotation mark is not closed, stands inside a cell, or a cell is too long.
    """
    return _rows(text, delimiter, longest, is_strict=True)


def loose_rows(text: str, delimiter: str, *, longest: int = 0) -> Iterator[TextRow]:
    """As `text_rows`, whatever the quotation marks: to try what parts the cells."""
    return _rows(text, delimiter, longest, is_strict=False)


def is_never_closed(text: str, delimiter: str) -> bool:
    """Whether a quotation mark opens a cell that runs to the end of the file, and hides the rows in it."""
    try:
        for _ in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            pass
    except csv.Error as error:
        return "unexpected end of data" in str(error)
    return False


def _rows(text: str, delimiter: str, longest: int, *, is_strict: bool) -> Iterator[TextRow]:
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=delimiter, strict=is_strict, skipinitialspace=delimiter == " "
    )
    found = csv.field_size_limit()
    number = last = 0
    try:
        while True:
            csv.field_size_limit(max(_USUAL, longest))  # one for the whole program: it is put back before each row
            cells = next(reader, None)
            csv.field_size_limit(found)
            if cells is None:
                return
            number, before, last = number + 1, last, reader.line_num
            if _holds_anything(cells):
                yield TextRow(number, before + 1, last, cells)
    except csv.Error as error:
        raise TornRowError(number + 1, last + 1, reader.line_num) from error
    finally:
        csv.field_size_limit(found)


def _holds_anything(cells: Sequence[str]) -> bool:
    return any(cell.strip() for cell in cells)
