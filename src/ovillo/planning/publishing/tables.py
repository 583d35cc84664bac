"""A table of counts with its sums: labels in the first column, a column of counts for each heading."""

from collections.abc import Sequence
from dataclasses import dataclass

from ovillo.domain.errors import ManifestError, UsageError
from ovillo.domain.input_tables import Refusals
from ovillo.domain.messages import mark
from ovillo.planning.written_counts import MISSING, read_count

MOST_CELLS = 2_000
LONGEST = 200
TOTALS = frozenset({"total", "totals", "totales", "all", "todos", "sum", "suma"})

_EMPTY = mark(
    "The file holds no table. Give it a first column of labels, a column of counts for each heading, and rows."
)
_TOO_LARGE = mark("The table has more than 2,000 cells. Part it, and publish each part by itself.")
_NO_HEADING = mark("the column has no heading. Name it in the first row.")
_NO_LABEL = mark("the row has no label. Name it in the first column.")
_TOO_LONG = mark("the cell has more than 200 letters. Shorten it.")
_SURPLUS = mark("a cell beyond the last column. Delete it.")


class LabelTwiceError(ManifestError):
    code = "label_twice"
    template = "{place}, row {row}, column {column}: this label stands twice. Add the two up, or name them apart."


class WrongSumError(ManifestError):
    code = "wrong_sum"
    template = "{place}, row {row}, column {column}: the sum is {sum}, and {written} is written. Correct one of them."


@dataclass(frozen=True, slots=True)
class CountTable:
    """Counts by row and column; the sums follow from them."""

    corner: str
    """Heading of the labels."""
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]
    """By row."""

    @property
    def total(self) -> int:
        """Of all cells."""
        return sum(map(sum, self.counts))

    def with_sums(self) -> tuple[tuple[int, ...], ...]:
        """The counts, behind several of a row their sum, and below several rows the sums of the columns."""
        wide = tuple((*row, sum(row)) if self.has_row_sums else row for row in self.counts)
        return (*wide, tuple(map(sum, zip(*wide, strict=True)))) if self.has_column_sums else wide

    @property
    def has_row_sums(self) -> bool:
        """Whether a row has several counts."""
        return len(self.columns) > 1

    @property
    def has_column_sums(self) -> bool:
        """Whether a column has several counts."""
        return len(self.rows) > 1


def read_table(rows: Sequence[tuple[int, Sequence[str]]], *, place: str) -> CountTable:
    """The table; sums that it has already are checked and left out.

    Args:
        rows: each with its number; the first is the header.
        place: what the user calls the table.

    Raises:
        UsageError: no table, or too large.
        ManifestError: a cell is wrong.
    """
    width = max((at for at, cell in enumerate(rows[0][1], start=1) if cell.strip()), default=0) if rows else 0
    if len(rows) < 2 or width < 2:
        raise UsageError(problem=_EMPTY)
    if (len(rows) - 1) * width > MOST_CELLS:
        raise UsageError(problem=_TOO_LARGE)
    headings = _headings(rows[0][0], rows[0][1][:width], place)
    labels, counts, numbers = [], [], []
    refusals = Refusals()
    for number, cells in rows[1:]:
        label, found = _row(number, cells, headings, place, refusals)
        labels.append(label)
        counts.append(found)
        numbers.append(number)
    refusals.require_none()
    _require_apart(labels, numbers, headings[0], place)
    return _without_sums(headings, labels, counts, numbers, place)


def _headings(row: int, cells: Sequence[str], place: str) -> list[str]:
    found = [" ".join(cell.split()) for cell in cells]
    for column, name in enumerate(found[1:], start=2):
        if not name:
            raise ManifestError(place=place, row=row, column=column, problem=_NO_HEADING)
        if len(name) > LONGEST:
            raise ManifestError(place=place, row=row, column=column, problem=_TOO_LONG)
        if name.casefold() in map(str.casefold, found[1 : column - 1]):
            raise LabelTwiceError(place=place, row=row, column=column)
    return found


def _row(
    number: int, cells: Sequence[str], headings: Sequence[str], place: str, refusals: Refusals
) -> tuple[str, list[int]]:
    def wrong(column: object, problem: str) -> ManifestError:
        return ManifestError(place=place, row=number, column=column, problem=problem)

    for column, cell in enumerate(cells[len(headings) :], start=len(headings) + 1):
        with refusals.gather():
            if cell.strip():
                raise wrong(column, _SURPLUS)
    label = " ".join(cells[0].split()) if cells else ""
    with refusals.gather():
        if not label:
            raise wrong(headings[0] or 1, _NO_LABEL)
        if len(label) > LONGEST:
            raise wrong(headings[0] or 1, _TOO_LONG)
    counts = []
    for at, name in enumerate(headings[1:], start=1):
        with refusals.gather():
            if at >= len(cells):
                raise wrong(name, MISSING)
            counts.append(read_count(cells[at], lambda problem, name=name: wrong(name, problem)))  # type: ignore[misc]  # bound
    return label, counts


def _require_apart(labels: Sequence[str], numbers: Sequence[int], corner: str, place: str) -> None:
    seen: set[str] = set()
    for label, number in zip(labels, numbers, strict=True):
        if label.casefold() in seen:
            raise LabelTwiceError(place=place, row=number, column=corner or 1)
        seen.add(label.casefold())


def _without_sums(
    headings: Sequence[str], labels: list[str], counts: list[list[int]], numbers: Sequence[int], place: str
) -> CountTable:
    """The table without a last row and a last column that are called totals, and are."""
    has_row = len(labels) > 1 and labels[-1].casefold() in TOTALS
    has_column = len(headings) > 2 and headings[-1].casefold() in TOTALS
    if has_column:
        for row, number in zip(counts, numbers, strict=True):
            if sum(row[:-1]) != row[-1]:
                raise WrongSumError(place=place, row=number, column=headings[-1], sum=sum(row[:-1]), written=row[-1])
    if has_row:
        for at, name in enumerate(headings[1:]):
            made = sum(row[at] for row in counts[:-1])
            if made != counts[-1][at]:
                raise WrongSumError(place=place, row=numbers[-1], column=name, sum=made, written=counts[-1][at])
    kept = counts[:-1] if has_row else counts
    return CountTable(
        corner=headings[0],
        rows=tuple(labels[:-1] if has_row else labels),
        columns=tuple(headings[1:-1] if has_column else headings[1:]),
        counts=tuple(tuple(row[:-1] if has_column else row) for row in kept),
    )
