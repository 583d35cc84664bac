"""What may be said of figures side by side, and what may not.

1. Registers that nobody has linked may share people: the number on any of them lies between the largest and the sum.
2. A growth rate is of one unit, one register, one definition and periods of one length. All else is refused, with why.
3. What is registered is incidence × coverage × reporting. A jump says only that their product grew so many times; each
   reading of it says what would have to be true.
4. A bound or a rough figure is no count: it enters no interval, no ratio and no rate.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, groupby, pairwise

from ovillo.domain.statements import Quantifier
from ovillo.planning.counts.figures import UNKNOWN, Figure
from ovillo.planning.counts.periods import Period
from ovillo.planning.counts.units import folded


class Refusal(StrEnum):
    """Why two figures give no growth rate."""

    WHERE = "where"
    UNIT = "unit"
    REGISTER = "register"
    DEFINITION = "definition"
    LENGTH = "length"
    OVERLAP = "overlap"
    BOUND = "bound"
    ZERO = "zero"


@dataclass(frozen=True, slots=True)
class Union:
    """How many are on at least one of several registers, by what they say of one period in one unit."""

    period: Period
    where: str
    unit: str
    rows: tuple[int, ...]
    registers: tuple[str, ...]
    low: int
    """As many as the largest has, if all others are within it."""
    high: int
    """As many as all have, if they share nobody."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One register of which sources give different figures."""

    rows: tuple[int, ...]
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What a change by a factor would mean."""

    factor: float
    """By how much incidence × coverage × reporting grew."""
    known: float
    """The part of the factor that stated coverage and reporting explain; 1 where nothing is stated."""
    left: float
    """`factor` / `known`: what incidence, or whatever is not stated, grew by."""
    most_before: float | None
    """The largest share that coverage × reporting can have had before, if they alone explain it; None in a fall."""


@dataclass(frozen=True, slots=True)
class Growth:
    """From one figure to the next."""

    earlier: Figure
    later: Figure
    percent: float
    reading: Reading


@dataclass(frozen=True, slots=True)
class Refused:
    """Two figures that give no growth rate, and why."""

    earlier: Figure
    later: Figure
    why: Refusal


@dataclass(frozen=True, slots=True)
class Ratio:
    """Two units of one register and period: how many of one there are for each of the other."""

    of: Figure
    to: Figure
    value: float


@dataclass(frozen=True, slots=True)
class PartsSum:
    """A figure beside the sum of its parts."""

    figure: Figure
    total: int


def find_unions(figures: Sequence[Figure]) -> tuple[Union, ...]:
    """One for each period and unit of which two registers or more tell, by period."""
    found = []
    for alike in _grouped(_counts(figures), lambda each: (each.period, each.unit)):
        registers = _grouped(alike, lambda each: each.register_key)
        if len(registers) < 2:
            continue
        found.append(
            Union(
                period=alike[0].period,
                where=alike[0].where,
                unit=alike[0].unit,
                rows=tuple(each.row for each in alike),
                registers=tuple(_register(each[0]) for each in registers),
                low=max(min(each.count for each in register) for register in registers),
                high=sum(max(each.count for each in register) for register in registers),
            )
        )
    return tuple(found)


def find_disagreements(figures: Sequence[Figure]) -> tuple[Disagreement, ...]:
    """Each register, period and unit of which sources tell different counts."""
    found = []
    for alike in _grouped(_counts(figures), lambda each: (each.period, each.unit, each.register_key)):
        counts = [each.count for each in alike]
        if len(set(counts)) > 1:
            found.append(Disagreement(tuple(each.row for each in alike), min(counts), max(counts)))
    return tuple(found)


def compare_in_order(figures: Sequence[Figure]) -> tuple[tuple[Growth, ...], tuple[Refused, ...]]:
    """Growth and refusals of each figure and the next of the same source, of the same register, and of the same unit.

    Only neighbours in time are put side by side: whoever wants another pair asks for it.
    """
    pairs: dict[tuple[int, int], tuple[Figure, Figure]] = {}
    keys: Sequence[Callable[[Figure], Hashable]] = (
        lambda each: (each.register_key, each.unit),
        lambda each: folded(each.source),
        lambda each: each.unit,
    )
    for key in keys:
        for alike in _grouped(figures, key):
            periods = [list(each) for _, each in groupby(alike, key=lambda each: each.period)]
            for before, after in pairwise(periods):
                pairs.update({(one.row, other.row): (one, other) for one in before for other in after})
    compared = [compare(one, other) for _, (one, other) in sorted(pairs.items())]
    return (
        tuple(each for each in compared if isinstance(each, Growth)),
        tuple(each for each in compared if isinstance(each, Refused)),
    )


def compare(one: Figure, other: Figure) -> Growth | Refused:
    """The growth from the earlier to the later figure, or why there is none."""
    earlier, later = sorted((one, other), key=_when)
    why = _refusal(earlier, later)
    if why:
        return Refused(earlier, later, why)
    factor = later.count / earlier.count
    return Growth(earlier, later, 100 * (factor - 1), read_change(earlier, later, factor))


def read_change(earlier: Figure, later: Figure, factor: float) -> Reading:
    """What a change by a factor would mean, with what is stated of coverage and reporting."""
    known = 1.0
    for before, after in ((earlier.coverage, later.coverage), (earlier.reporting, later.reporting)):
        if before is not None and after is not None:
            known *= after / before
    return Reading(factor, known, factor / known, 1 / factor if factor > 1 else None)


def find_ratios(figures: Sequence[Figure]) -> tuple[Ratio, ...]:
    """Each two units of one register and period, the larger count above."""
    found = []
    for alike in _grouped(_counts(figures), lambda each: (each.period, each.register_key)):
        for one, other in combinations(alike, 2):
            to, of = sorted((one, other), key=lambda each: each.count)
            if to.unit != of.unit and to.count:
                found.append(Ratio(of, to, of.count / to.count))
    return tuple(found)


def add_parts(figures: Sequence[Figure]) -> tuple[PartsSum, ...]:
    """Every figure that is given with its parts."""
    return tuple(PartsSum(each, sum(each.parts)) for each in _counts(figures) if each.parts)


def _counts(figures: Iterable[Figure]) -> list[Figure]:
    """Those that are neither a bound nor a rough figure."""
    return [each for each in figures if each.bound is Quantifier.EXACT]


def _refusal(earlier: Figure, later: Figure) -> Refusal | None:
    if folded(earlier.where) != folded(later.where):
        return Refusal.WHERE
    if earlier.unit != later.unit:
        return Refusal.UNIT
    if earlier.register_key != later.register_key:
        return Refusal.REGISTER
    if folded(earlier.definition) != folded(later.definition):
        return Refusal.DEFINITION
    if earlier.period.months != later.period.months:
        return Refusal.LENGTH
    if later.period.first <= earlier.period.last:
        return Refusal.OVERLAP
    if len(_counts((earlier, later))) < 2:
        return Refusal.BOUND
    if not earlier.count:
        return Refusal.ZERO
    return None


def _register(figure: Figure) -> str:
    return figure.register if figure.register != UNKNOWN else f"{UNKNOWN} ({figure.source})"


def _when(figure: Figure) -> tuple[Period, int]:
    return figure.period, figure.row


def _grouped(figures: Iterable[Figure], key: Callable[[Figure], Hashable]) -> list[list[Figure]]:
    """Figures of one place and one key, in the order of time."""
    groups: dict[Hashable, list[Figure]] = {}
    for each in sorted(figures, key=_when):
        groups.setdefault((folded(each.where), key(each)), []).append(each)
    return list(groups.values())
