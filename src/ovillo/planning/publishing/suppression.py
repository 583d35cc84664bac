"""Small cells withheld, and as many others as it takes that sums do not give them away.

1. A count from 1 to below the limit is withheld, sums too. 0 is shown, and is never withheld.
2. Whoever reads the table knows its sums, that what is withheld is 1 or more, and this rule. By linear programs over
   all tables that agree with what is shown, each small cell must have as many possible values as the limit.
3. Where it has fewer, another cell is withheld: of a row or column with one withheld cell first, the smallest count
   first, sums last. In the end there is always one: a table of which nothing but 0 is shown may hold anything. All
   withheld cells look alike, so that nobody sees which are small.

It withholds more than the fewest cells possible; finding the fewest is hard, and a reader gains little by it.

Source: Fischetti & Salazar 2000, doi:10.1080/01621459.2000.10474282.
"""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from ovillo.planning.publishing.tables import CountTable

LIMIT = 5
BOUNDLESS = 10**12
"""More values than any limit asks for."""

Floats: TypeAlias = NDArray[np.float64]
Place = tuple[int, int]
"""Row and column, from 0; the last of each are the sums."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """A table with its sums, and what of it is not shown."""

    shown: tuple[tuple[int | None, ...], ...]
    """With the sums; None where a cell is withheld."""
    small: int
    """Cells withheld because they are small."""
    others: int
    """Cells withheld so that sums do not give those away."""


def withhold(table: CountTable, *, limit: int = LIMIT) -> Withheld:
    """The table as it may be published.

    Args:
        table: counts.
        limit: counts below it, other than 0, are withheld; 2 or more.
    """
    grid = _grid(table)
    counts = grid.counts
    small = [(i, j) for i, row in enumerate(counts) for j, count in enumerate(row) if 0 < count < limit]
    hidden = set(small)
    seen = _Seen(grid)
    for place in small:
        while seen.possible(hidden, place, enough=limit) < limit:
            hidden.add(_next(grid, hidden, place))
    shown = tuple(
        tuple(None if (i, j) in hidden else count for j, count in enumerate(row)) for i, row in enumerate(counts)
    )
    return Withheld(shown, len(small), len(hidden) - len(small))


@dataclass(frozen=True, slots=True)
class _Grid:
    """A table with its sums, and how they hang together."""

    counts: tuple[tuple[int, ...], ...]
    lines: tuple[tuple[Place, ...], ...]
    """Rows and columns that have a sum; it is the last place of the line."""
    sums: frozenset[Place]

    def count(self, place: Place) -> int:
        """What stands there."""
        return self.counts[place[0]][place[1]]


def _grid(table: CountTable) -> _Grid:
    counts = table.with_sums()
    height, width = len(counts), len(counts[0])
    across = [tuple((i, j) for j in range(width)) for i in range(height)] if table.has_row_sums else []
    down = [tuple((i, j) for i in range(height)) for j in range(width)] if table.has_column_sums else []
    return _Grid(counts, (*across, *down), frozenset(line[-1] for line in (*across, *down)))


class _Seen:
    """The least and the most that each cell holds in any table found so far that agrees with what is shown.

    A table that agrees goes on agreeing when more is withheld, so that most cells need no linear program of their own.
    """

    def __init__(self, grid: _Grid) -> None:
        self._grid = grid
        self._least: dict[Place, float] = {}
        self._most: dict[Place, float] = {}

    def possible(self, hidden: set[Place], place: Place, *, enough: int) -> int:
        """How many values a withheld cell can have; where that is enough, at least so many.

        Whole numbers between two possible ones are possible too, because rows and columns are all that is known.
        """
        for sign in (1, -1):
            if self._values(place) < enough:
                self._solve(hidden, place, sign)
        return self._values(place)

    def _values(self, place: Place) -> int:
        count = self._grid.count(place)
        least, most = self._least.get(place, count), self._most.get(place, count)
        return int(np.floor(most + 1e-6) - np.ceil(least - 1e-6)) + 1

    def _solve(self, hidden: set[Place], place: Place, sign: int) -> None:
        """Finds a table in which the cell is least (1) or most (-1)."""
        from scipy.optimize import linprog  # noqa: PLC0415 - a second to load

        places = sorted(hidden)
        at = {each: number for number, each in enumerate(places)}
        rows, sums = [], []
        for line in self._grid.lines:
            if hidden.intersection(line):
                signs = [*(1 for _ in line[1:]), -1]
                row = np.zeros(len(places))
                for each, one in zip(line, signs, strict=True):
                    if each in at:
                        row[at[each]] = one
                shown = [(each, one) for each, one in zip(line, signs, strict=True) if each not in at]
                rows.append(row)
                sums.append(-sum(one * self._grid.count(each) for each, one in shown))
        aim: Floats = np.eye(1, len(places), at[place])[0] * sign
        answer = linprog(aim, A_eq=rows or None, b_eq=sums or None, bounds=(1, None), method="highs")
        if answer.status == 3:  # no end to this side
            self._most[place] = BOUNDLESS
            return
        assert answer.status == 0, "the table itself agrees with what is shown"
        for each, value in zip(places, answer.x, strict=True):
            self._least[each] = min(self._least.get(each, self._grid.count(each)), value)
            self._most[each] = max(self._most.get(each, self._grid.count(each)), value)


def _next(grid: _Grid, hidden: set[Place], place: Place) -> Place:
    """Which cell to withhold next for one that is not safe.

    A line with one withheld cell gives it away: it gets a second one, where a crossing line has one too if possible, so
    that four cells close a rectangle. Else a cell of the unsafe one's own lines, or of any line with a withheld cell.
    """
    touched = [line for line in grid.lines if hidden.intersection(line)]
    alone = [line for line in touched if len(hidden.intersection(line)) == 1]
    near = [line for line in touched if place in line]
    for lines in (alone, near, touched):
        ranked = [
            (each in grid.sums, not _crosses(grid, hidden, each, line), grid.count(each), each)
            for line in lines
            for each in line
            if each not in hidden and grid.count(each)
        ]
        if ranked:
            return min(ranked)[-1]
    raise AssertionError("where all is withheld that is not 0, a cell may be as large as one likes")


def _crosses(grid: _Grid, hidden: set[Place], each: Place, line: tuple[Place, ...]) -> bool:
    """Whether another line through the cell has a withheld one."""
    return any(each in other and other != line and hidden.intersection(other) for other in grid.lines)
