"""`allocate`: where to stand, and who goes where, from tables that a user wrote."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from ovillo.domain.allocation import NoPlan, Plan
from ovillo.domain.errors import UsageError
from ovillo.domain.messages import mark
from ovillo.planning.allocation.inputs import FILES, Inputs, read_inputs
from ovillo.planning.allocation.median import MedianAnswer, place_medians
from ovillo.planning.allocation.median_inputs import MedianProblem, median_problem
from ovillo.planning.allocation.plan import MOST_LINKS, Wanted, make_plan
from ovillo.planning.allocation.sensitivity import Tell
from ovillo.planning.allocation.staging import Limits
from ovillo.planning.allocation.template import template_tables
from ovillo.reading.input_tables import read_input_table

SOON_DRAWS: Final = 50
SOON_LINKS: Final = 3_000
"""Ways within reach that are planned in seconds: 30 regions and bases with three resources."""


@dataclass(frozen=True, slots=True)
class Medians:
    """Where to open sites, and for whom."""

    problem: MedianProblem
    answer: MedianAnswer

    @property
    def named(self) -> tuple[str, ...]:
        """The open sites."""
        return tuple(self.problem.sites[each] for each in self.answer.sites)


def find_medians(
    content: bytes,
    file: str,
    *,
    medians: int | None,
    seconds: float,
    gap: float,
    now: Callable[[], float],
) -> Medians:
    """The sites from which all demand of a table is nearest.

    Args:
        content: one of the tables that `planning.allocation.median_inputs` reads.
        file: how messages call it.
        medians: how many sites to open; None: as the file says.
        seconds: how long at most.
        gap: an answer this near to the best possible will do, as a share.
        now: seconds of a running clock.

    Raises:
        BadCellError: a cell does not fit.
        BadTableError: no such table.
        UsageError: nobody says how many sites, or there are not so many.
    """
    problem = median_problem(read_input_table(content, file), medians=medians)
    count = medians if medians is not None else problem.medians
    if count is None:
        raise UsageError(problem=mark("How many sites to open is not said by this file. Give their number with --p."))
    if count > len(problem.sites):
        raise UsageError(
            problem=mark("More sites are to be opened than the file holds. Give a smaller number with --p.")
        )
    return Medians(problem, place_medians(problem.costs, count, seconds=seconds, gap=gap, now=now))


class FolderUnreadableError(UsageError):
    """A folder without tables."""

    code = "no_plan_folder"
    template = "There is no folder of tables at {path}. Write one to begin from with: ovillo allocate template {path}"


class TemplateExistsError(UsageError):
    """A folder that holds one of the tables already."""

    code = "template_exists"
    template = "{path} holds {file} already, and nothing was written. Name another folder."


def plan_folder(
    tables: Mapping[str, bytes],
    *,
    concession: float | None,
    limits: Limits,
    draws: int,
    is_whole: bool,
    seed: int,
    tell: Tell,
    most_links: int = MOST_LINKS,
) -> tuple[Inputs, Plan | NoPlan]:
    """What a folder of tables says, and who goes where.

    Args:
        tables: their bytes by file name.
        concession: share of the best minimum that may be given up; None: as settings.csv says.
        limits: when an answer is good enough.
        draws: of the demand.
        is_whole: whether break-even, marginal values, the curve and disputed sources are worked out too.
        seed: where the draws begin; the same seed gives the same draws.
        tell: hears how far the work is.
        most_links: more ways within reach are refused.

    Raises:
        BadCellError: a cell does not fit.
        BadTableError: a table is missing or no table.
        PlanTooLargeError: more than can be planned at once.
    """
    inputs = read_inputs({name: read_input_table(content, name) for name, content in tables.items()})
    given = inputs.concession if concession is None else concession
    wanted = Wanted(given, limits, draws, is_whole=is_whole, most_links=most_links)
    return inputs, make_plan(inputs, wanted, chance=np.random.default_rng(seed), tell=tell)


@dataclass(frozen=True, slots=True)
class BoundedPlan:
    """What could be worked out while somebody waits."""

    found: Plan | NoPlan
    is_whole: bool
    """False: the time ended before draws, break-even, curve, marginal values and disputed sources were worked out."""


class _TimeEndedError(Exception):
    """Raised out of the work when its time is over."""


def plan_within(
    tables: Mapping[str, bytes], *, concession: float | None, seconds: float, now: Callable[[], float]
) -> BoundedPlan:
    """The plan at once, then all that belongs to it, where that is done in time.

    Args:
        tables: their bytes by file name.
        concession: as for `plan_folder`.
        seconds: how long to search about; a quarter of it for each stage of the plan.
        now: seconds of a running clock.

    Raises:
        BadCellError: a cell does not fit.
        BadTableError: a table is missing or no table.
        PlanTooLargeError: more than can be planned while somebody waits.
    """
    end, limits = now() + seconds, Limits(seconds / 4)

    def tell(_what: str, _done: int, _of: int) -> None:
        if now() > end:
            raise _TimeEndedError

    def plan(*, is_whole: bool) -> Plan | NoPlan:
        _, found = plan_folder(
            tables,
            concession=concession,
            limits=limits,
            draws=SOON_DRAWS if is_whole else 0,
            is_whole=is_whole,
            seed=0,
            tell=tell if is_whole else _untold,
            most_links=SOON_LINKS,
        )
        return found

    first = plan(is_whole=False)
    if isinstance(first, NoPlan) or now() > end - 3 * seconds / 4:
        return BoundedPlan(first, is_whole=False)
    try:
        return BoundedPlan(plan(is_whole=True), is_whole=True)
    except _TimeEndedError:
        return BoundedPlan(first, is_whole=False)


def _untold(_what: str, _done: int, _of: int) -> None:
    """Nobody hears of it."""


def table_names() -> Sequence[str]:
    """The files that a folder may hold."""
    return FILES


def template() -> Mapping[str, str]:
    """The tables of an invented country, by file name."""
    return template_tables()
