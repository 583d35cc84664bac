"""Tables that a user writes for a calculation, as text cells that still know their place.

1. A cell that does not fit is named by file, row and column, with what to write there.
2. All bad cells of a table are told at once: a user mends a file once, not once a cell.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from ovillo.domain.errors import CellRefusedError, ManifestError, OvilloError, UsageError


@dataclass(frozen=True, slots=True)
class InputRow:
    """One row that holds anything."""

    number: int
    """The line of the file on which it ends, from 1."""
    cells: tuple[str, ...]
    """Without the spaces around them."""


@dataclass(frozen=True, slots=True)
class InputTable:
    """The rows of a file of text, none of them taken for a header yet."""

    file: str
    """How messages call it."""
    rows: tuple[InputRow, ...]
    decimal: str = "."
    """The decimal sign: a comma where semicolons or tabulators part the cells and the numbers show it, else a point."""


class BadCellError(OvilloError):
    """A cell that does not fit."""

    code = "bad_cell"
    template = "{file}, row {row}, column {column}: {problem}"


class BadTableError(UsageError):
    """A file that is no such table at all."""

    code = "bad_table"
    template = "{file}: {problem}"


class Faults:
    """Gathers what is wrong with the cells of one or more tables."""

    def __init__(self) -> None:
        self._found: list[BadCellError] = []

    def add(self, place: tuple[str, int, object], problem: str, **fields: object) -> None:
        """One bad cell.

        Args:
            place: file, row, and the column's name or number.
            problem: a sentence of the catalogue.
            fields: what stands in the sentence.
        """
        file, row, column = place
        self._found.append(BadCellError(file=file, row=row, column=column, problem=problem, **fields))

    def __iter__(self) -> Iterator[BadCellError]:
        return iter(self._found)

    def __bool__(self) -> bool:
        return bool(self._found)

    def require_none(self) -> None:
        """Nothing where every cell fits.

        Raises:
            BadCellError: the first in the order of files and rows; the others with it.
        """
        if self._found:
            raise _together(self._found)


class Refusals:
    """Gathers the errors of cells that are read one by one, so that all are told at once."""

    def __init__(self, *kinds: type[OvilloError]) -> None:
        self._kinds = kinds or (ManifestError, CellRefusedError)
        self._found: list[OvilloError] = []

    def __len__(self) -> int:
        return len(self._found)

    @contextmanager
    def gather(self) -> Iterator[None]:
        """Goes on where a cell is refused."""
        try:
            yield
        except self._kinds as error:
            self._found.append(error)

    def require_none(self) -> None:
        """Nothing where no cell was refused.

        Raises:
            ManifestError, CellRefusedError, or of the kinds that were named: the first; the others with it.
        """
        if self._found:
            raise _together(self._found)


def _together(found: Iterable[OvilloError]) -> OvilloError:
    first, *others = found
    first.others = tuple(others)
    return first


def faults_of(error: OvilloError) -> Sequence[OvilloError]:
    """The error and all that were found with it."""
    return (error, *error.others)
