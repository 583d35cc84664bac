"""Some rows of a table as they are written, whatever their columns mean: what an answer's row numbers lead to."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from ovillo.domain.calls import SHEET
from ovillo.reading.calls.sheets import is_page, sheets_of, tables_of_page
from ovillo.reading.calls.table import decoded
from ovillo.reading.plain_rows import is_workbook

_LOOKED_AT = 60
"""Rows in which separator and header are sought."""


@dataclass(frozen=True, slots=True)
class PlainRows:
    """A few rows of one sheet."""

    sheet: str
    """Empty where a table has no sheets."""
    header: Sequence[str]
    """The first row with as many filled cells as any of the first ones."""
    rows: Sequence[tuple[int, Sequence[str]]]
    """Number of each row, as answers tell it, and its cells."""


def rows_around(content: bytes, row: int, *, near: int = 3) -> PlainRows:
    """The row with this number and those next to it; none where the table has no such row.

    Args:
        content: a workbook, a page with tables, or text in whatever separator.
        row: from 1; of the nth further sheet from `SHEET * n` on.
        near: how many rows before and after.

    Raises:
        NotCallTableError: not a table.
    """
    sheets = _sheets(content)
    place, number = divmod(row, SHEET)
    name, found = next(islice(sheets, place, None), ("", iter(())))
    rows = iter(found)
    first = list(islice(rows, _LOOKED_AT))
    header = max(first, key=lambda cells: sum(map(bool, cells)), default=())

    def numbered() -> Iterator[tuple[int, Sequence[str]]]:
        for at, cells in enumerate((*first, *islice(rows, max(0, number + near - len(first)))), start=1):
            if abs(at - number) <= near:
                yield place * SHEET + at, cells

    return PlainRows(name, header, list(numbered()))


def _sheets(content: bytes) -> Iterator[tuple[str, Iterator[Sequence[str]] | Sequence[Sequence[str]]]]:
    if is_workbook(content):
        yield from sheets_of(content)
    elif is_page(content):
        yield from tables_of_page(content)
    else:
        text, _ = decoded(content)
        yield "", csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))


def _separator(text: str) -> str:
    """The one that parts most of the first rows into the same number of cells, the more the better."""

    def fit(delimiter: str) -> tuple[int, int]:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        try:
            widths = Counter(len(cells) for cells in islice(rows, _LOOKED_AT))
        except csv.Error:
            return 0, 0
        width, times = max(widths.items(), key=lambda each: (each[1], each[0]), default=(0, 0))
        return (times, width) if width > 1 else (0, 0)

    return max(",;\t|", key=fit)
