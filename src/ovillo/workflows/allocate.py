"""`allocate`: where to stand, and who goes where, from tables that a user wrote."""

from collections.abc import Callable
from dataclasses import dataclass

from ovillo.domain.errors import UsageError
from ovillo.domain.messages import mark
from ovillo.planning.allocation.median import MedianAnswer, place_medians
from ovillo.planning.allocation.median_inputs import MedianProblem, median_problem
from ovillo.reading.input_tables import read_input_table


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
    problem = median_problem(read_input_table(content, file))
    count = medians if medians is not None else problem.medians
    if count is None:
        raise UsageError(problem=mark("How many sites to open is not said by this file. Give their number with --p."))
    if count > len(problem.sites):
        raise UsageError(
            problem=mark("More sites are to be opened than the file holds. Give a smaller number with --p.")
        )
    return Medians(problem, place_medians(problem.costs, count, seconds=seconds, gap=gap, now=now))
