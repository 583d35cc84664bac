"""Lists that name some of the same people, as counts of who stands on which of them.

1. A column for each list, 0 or 1, and the count last; a row for each combination of lists. Those without a row count 0.
2. What does not fit is refused with its row and column: one cell that was mended by a guess moves the estimate.
3. A row on no list is refused: how many those are is what is asked.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import combinations, product, zip_longest

from ovillo.domain.errors import ManifestError, UsageError
from ovillo.domain.input_tables import Refusals
from ovillo.domain.messages import mark
from ovillo.planning.populations.refusals import (
    ListNameTwiceError,
    ListsTwiceError,
    ListUnknownError,
    TooManyListsError,
)
from ovillo.planning.written_counts import MISSING, read_count

MOST_LISTS = 10
LONGEST_NAME = 100

_MARK = re.compile(r"([01])(?:\.0*|,0+)?", re.ASCII)
_NUMERIC = re.compile(r"[+-]?[\d.,]+")

_EMPTY = mark("The file holds no rows. Give each list a column of 0 and 1, and the last column the count.")
_NO_HEADER = mark("the first row holds numbers, so that the lists have no names. Name each column in the first row.")
_NO_NAME = mark("the column has no name. Name the list in the first row.")
_LONG_NAME = mark("the name of the list has more than 100 letters. Shorten it.")
_SURPLUS = mark("a cell beyond the last column. Delete it.")
_NO_MARK = mark("this is neither 0 nor 1. Write 1 where the people of the row are on the list, else 0.")
_NOBODY = mark("the row is on no list. How many those are is what is estimated: delete the row.")


@dataclass(frozen=True, slots=True)
class Lists:
    """Who stands on which lists."""

    names: tuple[str, ...]
    counts: tuple[int, ...]
    """People of each combination, read as a binary number with the first list foremost, from 1 on."""

    @property
    def total(self) -> int:
        """People on at least one list."""
        return sum(self.counts)

    @property
    def sizes(self) -> tuple[int, ...]:
        """People on each list."""
        return tuple(self._on_all((at,)) for at in range(len(self.names)))

    @property
    def pairs(self) -> tuple[tuple[int, int], ...]:
        """Each two lists, by their places."""
        return tuple(combinations(range(len(self.names)), 2))

    @property
    def overlaps(self) -> tuple[int, ...]:
        """People on both lists of each pair."""
        return tuple(map(self._on_all, self.pairs))

    def on_exactly(self, number: int) -> int:
        """People on so many lists."""
        cells = cells_of(len(self.names))
        return sum(count for cell, count in zip(cells, self.counts, strict=True) if sum(cell) == number)

    def term(self, pair: int) -> str:
        """A pair of lists as models call it."""
        return ":".join(self.names[at] for at in self.pairs[pair])

    def without(self, names: Collection[str]) -> "Lists":
        """The same people without some lists; who was on no other list is left out.

        Raises:
            ListUnknownError: there is no such list.
        """
        gone = {self.place(name) for name in names}
        kept = [at for at in range(len(self.names)) if at not in gone]
        counts = [0] * (2 ** len(kept) - 1)
        for cell, count in zip(cells_of(len(self.names)), self.counts, strict=True):
            if number := int("0" + "".join(str(cell[at]) for at in kept), 2):
                counts[number - 1] += count
        return Lists(tuple(self.names[at] for at in kept), tuple(counts))

    def place(self, name: str) -> int:
        """Where a list stands, by its name without regard to case and outer spaces.

        Raises:
            ListUnknownError: there is no such list.
        """
        folded = [each.casefold() for each in self.names]
        if name.strip().casefold() not in folded:
            raise ListUnknownError(name=name, names=", ".join(self.names))
        return folded.index(name.strip().casefold())

    def _on_all(self, places: Sequence[int]) -> int:
        cells = cells_of(len(self.names))
        return sum(
            count for cell, count in zip(cells, self.counts, strict=True) if all(cell[place] for place in places)
        )


def cells_of(lists: int) -> Sequence[tuple[int, ...]]:
    """Every combination of so many lists with at least one of them, in the order of `Lists.counts`."""
    return [cell for cell in product((0, 1), repeat=lists) if any(cell)]


def read_lists(rows: Sequence[tuple[int, Sequence[str]]], *, place: str) -> Lists:
    """The lists of a table.

    Args:
        rows: each with its number; the first is the header.
        place: what the user calls the table.

    Raises:
        UsageError: there is no row.
        ManifestError: a cell is wrong.
        TooManyListsError: more lists than can be estimated.
    """
    if not rows:
        raise UsageError(problem=_EMPTY)
    names = _header(*rows[0], place)
    lists = len(names) - 1
    if lists > MOST_LISTS:
        raise TooManyListsError(count=lists, most=MOST_LISTS)
    counts = [0] * (2**lists - 1)
    seen: dict[int, int] = {}
    refusals = Refusals()
    for row, cells in rows[1:]:
        read = _row(row, cells, names, place, refusals)
        if read is None:
            continue
        number, count = read
        columns = ", ".join(name for name, bit in zip(names, f"{number:0{lists}b}", strict=False) if bit == "1")
        with refusals.gather():
            if not number:
                raise ManifestError(place=place, row=row, column=names[0], problem=_NOBODY)
            if number in seen:
                raise ListsTwiceError(place=place, row=row, column=columns, first=seen[number])
            seen[number] = row
            counts[number - 1] = count
    refusals.require_none()
    if not seen:
        raise UsageError(problem=_EMPTY)
    return Lists(tuple(names[:-1]), tuple(counts))


def _header(row: int, cells: Sequence[str], place: str) -> list[str]:
    names = [" ".join(cell.split()) for cell in cells]
    while names and not names[-1]:  # a spreadsheet saves empty columns too
        names.pop()
    if names and all(_NUMERIC.fullmatch(name) for name in names):
        raise ManifestError(place=place, row=row, column=1, problem=_NO_HEADER)
    first: dict[str, int] = {}
    for column, name in enumerate(names, start=1):
        if not name:
            raise ManifestError(place=place, row=row, column=column, problem=_NO_NAME)
        if len(name) > LONGEST_NAME:
            raise ManifestError(place=place, row=row, column=column, problem=_LONG_NAME)
        if name.casefold() in first:
            known = first[name.casefold()]
            raise ListNameTwiceError(place=place, row=row, column=name, first=known)
        first[name.casefold()] = column
    return names


def _row(
    row: int, cells: Sequence[str], names: Sequence[str], place: str, refusals: Refusals
) -> tuple[int, int] | None:
    """The combination of a row as a number, and its count; None where a cell is refused."""

    def wrong(column: object, problem: str) -> ManifestError:
        return ManifestError(place=place, row=row, column=column, problem=problem)

    before = len(refusals)
    given = [cell.strip() for cell in cells]
    number = count = 0
    for at, cell in enumerate(given[len(names) :], start=len(names) + 1):
        with refusals.gather():
            if cell:
                raise wrong(at, _SURPLUS)
    for name, cell in zip_longest(names[:-1], given[: len(names) - 1], fillvalue=""):
        with refusals.gather():
            found = _MARK.fullmatch(cell)
            if not found:
                raise wrong(name, _NO_MARK if cell else MISSING)
            number = 2 * number + int(found[1])
    with refusals.gather():
        written = given[len(names) - 1] if len(given) >= len(names) else ""
        count = read_count(written, lambda problem: wrong(names[-1], problem))
    return (number, count) if len(refusals) == before else None
