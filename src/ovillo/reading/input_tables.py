"""Bytes → the rows of a table that a user wrote, parted by commas, semicolons, tabulators or spaces.

1. Nothing is guessed about what a column means: that is the calculation's business.
2. Spaces and tabulators, however many, part cells only where the first row holds nothing but numbers between them, as
   in files of research collections.
3. The decimal sign is a comma only where the cells are not parted by commas.
"""

import re
from collections.abc import Iterator
from typing import Final

from ovillo.domain.input_tables import BadTableError, InputRow, InputTable
from ovillo.domain.messages import mark
from ovillo.reading.decoding import decode
from ovillo.reading.plain_rows import TornRowError, first_line, most_frequent, text_rows

_COMMENT: Final = "#"
_NUMBERS: Final = re.compile(r"\s*[-+0-9.]+(\s+[-+0-9.eE]+)+\s*", re.ASCII)
_COMMA_NUMBER: Final = re.compile(r"[-+]?\d+,\d+")
MOST_BYTES: Final = 200_000_000
_OPEN_QUOTE: Final = mark("a quotation mark is never closed, or a cell is too long. Mend it, then try again.")
_EMPTY: Final = mark("the file holds no rows.")
_BINARY: Final = mark("this is no text. Save the table as CSV, then try again.")
_TOO_LARGE: Final = mark("the file is too large for a table of this kind.")


def read_input_table(content: bytes, file: str) -> InputTable:
    """The rows of a file; empty lines and lines that begin with # are left out.

    Args:
        content: the file.
        file: how messages call it.

    Raises:
        BadTableError: no text, no rows, or a quotation mark that is never closed.
    """
    if len(content) > MOST_BYTES:
        raise BadTableError(file=file, problem=_TOO_LARGE)
    if content[:2] == b"PK" or content[:4] == b"\xd0\xcf\x11\xe0":
        raise BadTableError(file=file, problem=_BINARY)
    text = decode(content)
    if "\0" in text:
        raise BadTableError(file=file, problem=_BINARY)
    delimiter = _delimiter(text)
    rows = tuple(_rows(text, delimiter, file))
    if not rows:
        raise BadTableError(file=file, problem=_EMPTY)
    has_comma = delimiter in ";\t" and any(_COMMA_NUMBER.fullmatch(cell) for row in rows for cell in row.cells)
    return InputTable(file, rows, "," if has_comma else ".")


def _delimiter(text: str) -> str:
    first = first_line(text, comment=_COMMENT)
    if _NUMBERS.fullmatch(first):
        return " "
    found = most_frequent(first, ";\t,")
    if first.count(found):
        return found
    return ","


def _rows(text: str, delimiter: str, file: str) -> Iterator[InputRow]:
    if delimiter == " ":
        for number, line in enumerate(text.splitlines(), start=1):
            if line.strip() and not line.lstrip().startswith(_COMMENT):
                yield InputRow(number, tuple(line.split()))
        return
    try:
        for row in text_rows(text, delimiter):
            tidy = tuple(cell.strip() for cell in row.cells)
            if not tidy[0].startswith(_COMMENT):
                yield InputRow(row.last_line, tidy)
    except TornRowError as torn:
        raise BadTableError(file=file, problem=_OPEN_QUOTE) from torn
