"""How far the stepwise figure moves: by another draw of the people, and by links between lists that may be wrong.

1. Bootstrap: as many people as the lists name are drawn from them with replacement, and the whole procedure, the choice
   of the model too, is repeated for each draw. The interval is bias-corrected and accelerated (BCa), the acceleration
   by leaving out one person at a time; quantiles are median-unbiased.
2. Links: for each two lists, so many more of their people are one person, or so many fewer. A missed link takes one
   from each list alone and puts one on both; a false link does the reverse. People on a third list stay as they are.

Source: Chan, Silverman & Vincent 2021, section 3.3; DiCiccio & Efron 1996, doi:10.1214/ss/1032280214.
"""

from dataclasses import dataclass
from math import isfinite
from statistics import NormalDist

import numpy as np

from ovillo.planning.populations.choosing import Progress, choose_by_steps
from ovillo.planning.populations.drawing import Stream, draw_people
from ovillo.planning.populations.fitting import Bools, Floats, in_chunks, on_one_thread
from ovillo.planning.populations.lists import Lists, cells_of

DRAWS_AT_ONCE = 100
LEAST_DRAWS = 100
USUAL_DRAWS = 1000
NORMAL = NormalDist()


@dataclass(frozen=True, slots=True)
class ModelChoiceInterval:
    """The 95 % interval that counts the choice of the model in."""

    low: float
    high: float | None
    """None where so many draws have no estimate that there is no upper limit."""
    draws: int
    without_estimate: int
    """Draws in which no estimate exists; they count as larger than any."""
    bias: float
    """Bias correction z0."""
    acceleration: float
    is_low_the_least: bool
    """Whether the lower limit is the least figure of all draws: with more of them it would lie lower."""


@dataclass(frozen=True, slots=True)
class MovedLink:
    """What becomes of the stepwise figure when links of two lists were wrong."""

    pair: int
    links: int
    """Added to the overlap; negative where taken away. Fewer than asked where the lists have no more."""
    estimate: float | None
    """None where no estimate exists then."""


def bootstrap(
    counts: Floats, forced: Bools, *, enter: float, draws: int, stream: Stream, told: Progress
) -> ModelChoiceInterval:
    """The BCa interval of the stepwise figure.

    Args:
        counts: (cells,), people.
        forced: (pairs,), in every model.
        enter: chance below which a pair enters.
        draws: how many times the people are drawn; at least `LEAST_DRAWS`.
        stream: where the draws come from.
        told: progress; what it raises ends the work.
    """
    figure = _figures(counts[None], forced, enter)[0]
    figures = np.empty(draws)
    with on_one_thread():
        for part in in_chunks(draws, DRAWS_AT_ONCE):
            figures[part] = _figures(draw_people(counts, part.stop - part.start, stream), forced, enter)
            told(part.stop, draws)
    acceleration = _acceleration(counts, forced, enter)
    below = float(np.clip((figures < figure).mean(), 0.5 / draws, 1 - 0.5 / draws))
    bias = NORMAL.inv_cdf(below)
    low, high = (
        _quantile(figures, NORMAL.cdf(bias + (bias + z) / max(1 - acceleration * (bias + z), 1e-9)))
        for z in (NORMAL.inv_cdf(0.025), NORMAL.inv_cdf(0.975))
    )
    return ModelChoiceInterval(
        low=low,
        high=high if isfinite(high) else None,
        draws=draws,
        without_estimate=int(np.isinf(figures).sum()),
        bias=bias,
        acceleration=acceleration,
        is_low_the_least=bool(low <= figures.min()),
    )


def _quantile(figures: Floats, share: float) -> float:
    """Median-unbiased; infinite where it falls among figures that do not exist."""
    ordered = np.sort(figures)
    place = min(max((len(ordered) + 1 / 3) * share - 2 / 3, 0.0), len(ordered) - 1.0)
    lower, upper = ordered[int(place)], ordered[min(int(place) + 1, len(ordered) - 1)]
    part = place - int(place)
    return float(lower if part == 0 or not isfinite(lower) else lower + part * (upper - lower))


def _figures(counts: Floats, forced: Bools, enter: float) -> Floats:
    """(tables,), people in all; infinite where no estimate exists."""
    hidden = choose_by_steps(counts, forced, enter=enter).fits.hidden
    return counts.sum(1) + np.where(np.isnan(hidden), np.inf, hidden)


def _acceleration(counts: Floats, forced: Bools, enter: float) -> float:
    """By the figures without one person of each cell; 0 where they do not exist or do not differ."""
    filled = np.flatnonzero(counts)
    left = np.repeat(counts[None], len(filled), axis=0)
    left[np.arange(len(filled)), filled] -= 1
    figures, weights = _figures(left, forced, enter), counts[filled]
    if not np.isfinite(figures).all():
        return 0.0
    apart = (weights * figures).sum() / weights.sum() - figures
    square = float((weights * apart**2).sum())
    return float((weights * apart**3).sum()) / (6 * square**1.5) if square > 0 else 0.0


def move_links(lists: Lists, forced: Bools, *, enter: float, links: int) -> tuple[MovedLink, ...]:
    """The stepwise figure with so many links more and fewer in each overlap, where the lists have them."""
    cells = cells_of(len(lists.names))
    moved: list[tuple[int, int]] = []
    tables: list[list[int]] = []
    for pair, (i, j) in enumerate(lists.pairs):
        both, first, second = (
            cells.index(tuple(int(at in wanted) for at in range(len(lists.names)))) for wanted in ({i, j}, {i}, {j})
        )
        more = min(links, lists.counts[first], lists.counts[second])
        for change in (more, -min(links, lists.counts[both])):
            if change:
                table = list(lists.counts)
                table[both] += change
                table[first] -= change
                table[second] -= change
                moved.append((pair, change))
                tables.append(table)
    if not tables:
        return ()
    figures = _figures(np.array(tables, dtype=float), forced, enter)
    return tuple(
        MovedLink(pair, change, float(figure) if isfinite(figure) else None)
        for (pair, change), figure in zip(moved, figures, strict=True)
    )
