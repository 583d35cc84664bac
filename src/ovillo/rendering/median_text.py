"""Where to stand, in words."""

from ovillo.domain.allocation import Status
from ovillo.domain.messages import mark
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.plan_outline import STATUS_WORDS, share


def median_lines(
    catalogue: Catalogue, *, status: Status, objective: float, bound: float | None, gap: float | None, demand: float
) -> tuple[str, str]:
    """What the open sites cost, and how good that is.

    Args:
        catalogue: the reader's language.
        status: how the search ended.
        objective: demand × distance to the nearest open site, added up.
        bound: what it is at least.
        gap: as a share of the objective.
        demand: of all places.
    """
    cost = catalogue.say(
        mark("Demand × distance: {objective}, at least {bound}; {mean} for one unit of demand."),
        objective=_written(objective),
        bound="?" if bound is None else _written(bound),
        mean=_written(objective / demand if demand else 0.0),
    )
    return cost, catalogue.say(STATUS_WORDS[status], gap=share(gap, 2))


def no_median_line(catalogue: Catalogue, *, status: Status, parts: int) -> str:
    """Why there is no answer.

    Args:
        catalogue: the reader's language.
        status: how the search ended.
        parts: of the graph, that no way joins.
    """
    if status is Status.INFEASIBLE and parts > 1:
        line = mark("The places lie in {parts} parts that no way joins: open at least {parts} sites, or add the ways.")
        return catalogue.say(line, parts=parts)
    return catalogue.say(STATUS_WORDS[status], gap="?")


def _written(value: float) -> str:
    """A number for the eye: three decimals at most, a sign between thousands."""
    written = f"{value:,.3f}"
    return written.rstrip("0").rstrip(".")
