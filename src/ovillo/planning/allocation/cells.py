"""Cells of a user's table → numbers and names, each fault with its place and what to write instead."""

import math
import re
import unicodedata
from typing import Final

from ovillo.domain.input_tables import Faults, InputRow, InputTable
from ovillo.domain.messages import mark

_NUMBER: Final = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?", re.ASCII)
_WHOLE: Final = re.compile(r"[+-]?\d{1,15}", re.ASCII)
NOT_A_NUMBER: Final = mark("this is no number. Write digits with one decimal sign, and no sign between thousands.")
NOT_WHOLE: Final = mark("this is no whole number.")
TOO_SMALL: Final = mark("the number is too small: write at least {least}.")
TOO_LARGE: Final = mark("the number is too large: write at most {most}.")
EMPTY_CELL: Final = mark("the cell is empty. Fill it.")
_YES: Final = frozenset({"yes", "y", "true", "1", "si", "s", "x"})
_NO: Final = frozenset({"no", "n", "false", "0", ""})
NOT_YES_OR_NO: Final = mark("this is neither yes nor no. Write one of them.")
LARGEST: Final = 1e12


def folded(text: str) -> str:
    """A header's word without case, accents, spaces and strokes."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[\W_]", "", "".join(each for each in plain if not unicodedata.combining(each)))


class Cells:
    """The cells of one table, read by row and column."""

    def __init__(self, table: InputTable, faults: Faults) -> None:
        self.table = table
        self.faults = faults

    def fault(self, row: InputRow, column: object, problem: str, **fields: object) -> None:
        """Says that a cell does not fit."""
        self.faults.add((self.table.file, row.number, column), problem, **fields)

    def text(self, row: InputRow, place: int) -> str:
        """What stands there; nothing where the row is shorter."""
        return row.cells[place] if 0 <= place < len(row.cells) else ""

    def number(
        self, row: InputRow, place: int, column: object, *, least: float = -LARGEST, most: float = LARGEST
    ) -> float:
        """The number of a cell; NaN where it is none, which is then a fault."""
        written = self.text(row, place)
        if self.table.decimal == ",":
            written = written.replace(".", "?").replace(",", ".")
        if not written:
            self.fault(row, column, EMPTY_CELL)
            return math.nan
        if not _NUMBER.fullmatch(written):
            self.fault(row, column, NOT_A_NUMBER)
            return math.nan
        return self._within(row, column, float(written), (least, most))

    def whole(self, row: InputRow, place: int, column: object, *, least: int = 0, most: int = 10**9) -> int:
        """The whole number of a cell; `least` where it is none, which is then a fault."""
        written = self.text(row, place)
        if not written:
            self.fault(row, column, EMPTY_CELL)
        elif not _WHOLE.fullmatch(written):
            self.fault(row, column, NOT_WHOLE)
        elif not math.isnan(self._within(row, column, float(written), (least, most))):
            return int(written)
        return least

    def says_yes_or_no(self, row: InputRow, place: int) -> bool:
        """Whether a cell may be read as yes or no."""
        return folded(self.text(row, place)) in _YES | _NO

    def is_yes(self, row: InputRow, place: int, column: object) -> bool:
        """Whether a cell says yes; no where it is empty."""
        written = folded(self.text(row, place))
        if written not in _YES | _NO:
            self.fault(row, column, NOT_YES_OR_NO)
        return written in _YES

    def _within(self, row: InputRow, column: object, value: float, limits: tuple[float, float]) -> float:
        least, most = limits
        if value < least:
            self.fault(row, column, TOO_SMALL, least=f"{least:g}")
        elif value > most:
            self.fault(row, column, TOO_LARGE, most=f"{most:g}")
        else:
            return value
        return math.nan
