"""The integer program of p-median over the sites that are still open, by nearest levels.

For each place its distances to the sites are levels, and a variable says that no site stands within a level: one for
each different distance instead of one for each site.

Source: Elloumi 2010, doi:10.1007/s10878-008-9146-6.
"""

from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from ovillo.domain.allocation import Status
from ovillo.planning.allocation.optimiser import Floats, Optimiser, Program

Places: TypeAlias = npt.NDArray[np.int64]
MOST_LEVELS: Final = 400_000
"""Variables beyond which the program is not begun: HiGHS would take gigabytes and not end."""
LEAST_SECONDS: Final = 1.0


@dataclass(frozen=True, slots=True)
class Remaining:
    """What the integer program found."""

    status: Status
    sites: Places | None
    bound: float | None


def solve_remaining(
    costs: Floats,
    medians: int,
    *,
    best: Places,
    alive: Places,
    needed: frozenset[int],
    seconds: float,
    gap: float,
    apart: float,
) -> Remaining:
    """The best set of the sites that are alive, or the best so far.

    Args:
        costs: (places, sites).
        medians: how many sites to open.
        best: the set to begin from; its sites may stay open whether alive or not.
        alive: sites that a better set may hold.
        needed: sites that a better set must hold; only asked where `best` holds them all.
        seconds: how long at most.
        gap: an answer this near will do, as a share.
        apart: likewise, as a difference.
    """
    sites = np.union1d(alive, best)
    left = costs[:, sites]
    if seconds < LEAST_SECONDS:
        return Remaining(Status.TIME_LIMIT, None, None)
    nearest = np.sort(left, axis=1)[:, : len(sites) - medians + 1]
    if int((np.diff(nearest, axis=1) > 0).sum()) > MOST_LEVELS:
        return Remaining(Status.SIZE_LIMIT, None, None)
    program = Program(maximise=False)
    is_needed = np.isin(sites, list(needed)) if needed <= set(map(int, best)) else np.zeros(len(sites), dtype=bool)
    opened = program.add_columns(len(sites), lower=is_needed.astype(float), upper=1.0, is_whole=True)
    for row, farthest in zip(left, nearest[:, -1], strict=True):
        _add_levels(program, row, farthest)
    program.add_row(opened, 1.0, lower=medians, upper=medians)
    start = np.zeros(program.columns)
    start[opened] = np.isin(sites, best)
    _fill_levels(start, left, nearest, len(sites))
    solved = Optimiser(program).solve(seconds=seconds, gap=gap, apart=apart, start=start, effort=0.0)
    found = None if solved.values is None else sites[solved.values[opened] > 0.5]
    status = Status.OPTIMAL if solved.status is Status.OPTIMAL else Status.TIME_LIMIT
    return Remaining(status, found, solved.bound)


def _add_levels(program: Program, costs: Floats, farthest: float) -> None:
    """The variables and conditions of one place."""
    levels = np.unique(costs[costs <= farthest])
    program.offset += float(levels[0])
    before: int | None = None
    beyond = program.add_columns(len(levels) - 1, cost=np.diff(levels))
    for level, variable in zip(levels[:-1], beyond, strict=True):
        at = np.flatnonzero(costs == level)
        if before is None:
            program.add_row([*at, variable], 1.0, lower=1.0)
        else:
            program.add_row([*at, variable, before], [1.0] * (len(at) + 1) + [-1.0], lower=0.0)
        before = int(variable)


def _fill_levels(start: Floats, left: Floats, nearest: Floats, sites: int) -> None:
    """What the variables of the levels are for the set to begin from, in the order in which they were added."""
    is_open = start[:sites] > 0.5
    place = sites
    for row, farthest in zip(left, nearest[:, -1], strict=True):
        levels = np.unique(row[row <= farthest])
        start[place : place + len(levels) - 1] = levels[:-1] < row[is_open].min()
        place += len(levels) - 1
