"""What lists tell without a model of all of them: Chao's lower bound, and Chapman's figure for each two lists.

Chao's bound rests on how many people are on one list and on two; where lists find some people more easily than others,
more are hidden than it says. Chapman's takes two lists to find people independently of one another.

Source: Chao 1987, doi:10.2307/2531532; Chapman 1951, University of California Publications in Statistics 1, 131–160.
"""

from dataclasses import dataclass

from ovillo.planning.populations.lists import Lists


@dataclass(frozen=True, slots=True)
class PairFigure:
    """What two lists alone say of all people."""

    pair: int
    """Place in `Lists.pairs`."""
    estimate: float


def chao_bound(lists: Lists) -> float | None:
    """People in all, at least; None where nobody is on exactly two lists, so that there is no such bound."""
    once, twice = lists.on_exactly(1), lists.on_exactly(2)
    return lists.total + once**2 / (2 * twice) if twice else None


def chapman_figures(lists: Lists) -> tuple[PairFigure, ...]:
    """One for each two lists that share anybody."""
    sizes = lists.sizes
    return tuple(
        PairFigure(pair, (sizes[i] + 1) * (sizes[j] + 1) / (overlap + 1) - 1)
        for pair, ((i, j), overlap) in enumerate(zip(lists.pairs, lists.overlaps, strict=True))
        if overlap
    )
