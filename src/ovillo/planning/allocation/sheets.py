"""Tables with a header, read by the names of their columns.

1. A column that is missing, stands twice or is not known is a fault of the header: a misspelt optional column would
   else be left out in silence. `note`, `notes`, `reason` and `comment` may stand anywhere.
2. A row with more cells than the header is a fault: a decimal comma has split a number.
"""

import math
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from ovillo.domain.input_tables import Faults, InputRow, InputTable
from ovillo.domain.messages import mark
from ovillo.planning.allocation.cells import EMPTY_CELL, LARGEST, Cells, folded

_REMARKS: Final = frozenset({"note", "notes", "reason", "comment"})
_MISSING: Final = mark("the column is missing. Add it to the header.")
_TWICE_COLUMN: Final = mark("the column stands twice. Take one out.")
_NOT_KNOWN: Final = mark("no such column is known. The columns are {known}; remarks go into note.")
_TOO_LONG: Final = mark(
    "the row has more cells than the header. Write decimals with a point, or part cells by semicolons."
)
_TWICE_ROW: Final = mark("this row says the same as row {first} again. Take one out.")
_NO_SUCH: Final = mark("{table} names no such {what}. Correct the name, or add it there.")


class Sheet:
    """One table, its header checked."""

    def __init__(
        self, table: InputTable, faults: Faults, *, required: Collection[str], optional: Collection[str] = ()
    ) -> None:
        self.file = table.file
        self._cells = Cells(table, faults)
        self.faults = faults
        self.head = table.rows[0]
        self._columns: dict[str, int] = {}
        known = {folded(name): name for name in (*required, *optional)}
        for place, cell in enumerate(self.head.cells):
            name = known.get(folded(cell))
            if name is None:
                if cell and folded(cell) not in _REMARKS:
                    self._cells.fault(self.head, cell, _NOT_KNOWN, known=", ".join((*required, *optional)))
            elif name in self._columns:
                self._cells.fault(self.head, name, _TWICE_COLUMN)
            else:
                self._columns[name] = place
        missing = [name for name in required if name not in self._columns]
        for name in missing:
            self._cells.fault(self.head, name, _MISSING)
        self.rows: tuple[InputRow, ...] = () if missing else table.rows[1:]
        for row in self.rows:
            if len(row.cells) > len(self.head.cells):
                self._cells.fault(row, len(self.head.cells) + 1, _TOO_LONG)

    def __iter__(self) -> Iterator[InputRow]:
        return iter(self.rows)

    def has(self, column: str) -> bool:
        """Whether the table has this column."""
        return column in self._columns

    def fault(self, row: InputRow, column: str, problem: str, **fields: object) -> None:
        """Says that a cell does not fit."""
        self._cells.fault(row, column, problem, **fields)

    def text(self, row: InputRow, column: str) -> str:
        """What a cell says; nothing where there is no such column."""
        return self._cells.text(row, self._columns.get(column, -1))

    def name(self, row: InputRow, column: str) -> str:
        """What a cell says, which must be something."""
        if not (found := self.text(row, column)):
            self.fault(row, column, EMPTY_CELL)
        return found

    def number(
        self,
        row: InputRow,
        column: str,
        *,
        least: float = 0.0,
        most: float = LARGEST,
        default: float | None = None,
    ) -> float:
        """The number of a cell; the default, where there is one, of an empty cell; NaN where it is a fault."""
        if default is not None and not self.text(row, column):
            return default
        return self._cells.number(row, self._columns.get(column, -1), column, least=least, most=most)

    def whole(
        self, row: InputRow, column: str, *, least: int = 0, most: int = 10**6, default: int | None = None
    ) -> int:
        """The whole number of a cell, likewise."""
        if default is not None and not self.text(row, column):
            return default
        return self._cells.whole(row, self._columns.get(column, -1), column, least=least, most=most)

    def is_yes(self, row: InputRow, column: str) -> bool:
        """Whether a cell says yes."""
        return self._cells.is_yes(row, self._columns.get(column, -1), column)

    def place(self, row: InputRow, column: str, known: Mapping[str, int], *, file: str) -> int:
        """The place of what a cell names among what another table lists; -1 where it is a fault.

        Args:
            row: of this table.
            column: region, base, resource, class or source.
            known: places by name.
            file: the table that lists them.
        """
        name = self.name(row, column)
        if name and name not in known:
            self.fault(row, column, _NO_SUCH, table=file, what=column)
        return known.get(name, -1)

    def names(self, column: str) -> dict[str, int]:
        """The names of a column, each once, and their places."""
        found: dict[str, int] = {}
        rows: dict[str, int] = {}
        for row in self:
            name = self.name(row, column)
            if name in found:
                self.fault(row, column, _TWICE_ROW, first=rows[name])
            elif name:
                found[name], rows[name] = len(found), row.number
        return found

    def require_once(self, row: InputRow, column: str, key: object, seen: dict[object, int]) -> None:
        """A fault where an earlier row has the same key; `seen` holds the rows by key."""
        if key in seen:
            self.fault(row, column, _TWICE_ROW, first=seen[key])
        seen.setdefault(key, row.number)


def is_number(value: float) -> bool:
    """Whether a cell gave a number."""
    return not math.isnan(value)
