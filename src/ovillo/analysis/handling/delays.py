"""Slower for one: whether the flagged persons' steps take longer than those of the others in the same file.

The log-rank statistic is a sum of one score for each person: ends of steps less those expected while waiting, over the
steps as strata. So to permute the flag over persons is to choose as many scores blindly.

Source: Mantel 1966, Cancer Chemother. Rep. 50:163; scores after Peto & Peto 1972, J. R. Stat. Soc. A 135:185.
"""

import math
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from ovillo.analysis.handling.results import Compared, Outcome
from ovillo.analysis.handling.subsets import chance_of_so_small_a_sum

_EXACT_BITS: Final = 160
_FINE: Final = 1 << 256
"""Parts of one in which expectations are summed, where their common denominator is larger than that."""


@dataclass(frozen=True, slots=True)
class Delay:
    """How long one step of one person took, or has taken so far."""

    row: int
    person: str
    step: str
    days: Fraction
    has_ended: bool


def find_slower(delays: Sequence[Delay], flagged: Collection[str], *, draws: int, seed: int) -> Outcome:
    """Fewer steps of the flagged ended than of the others while both waited: O - E, and how rare it is.

    Args:
        delays: at most one for a person and a step.
        flagged: persons, at least one of those above.
        draws: for what is too large to be counted.
        seed: of the draws.
    """
    rows: dict[str, int] = {}
    for each in delays:
        rows.setdefault(each.person, each.row)
    people = list(rows)
    steps: dict[str, list[Delay]] = defaultdict(list)
    for each in delays:
        steps[each.step].append(each)
    unit = _common_unit(steps)
    scores = dict.fromkeys(people, 0)
    for within in steps.values():
        for person, score in _scores(within, unit).items():
            scores[person] += score
    chosen = [place for place, person in enumerate(people) if person in flagged]
    ended = sum(each.has_ended for each in delays if each.person in flagged)
    says = {"flagged": len(chosen), "others": len(people) - len(chosen), "steps": len(steps), "ended": ended}
    found = chance_of_so_small_a_sum([scores[each] for each in people], chosen, draws=draws, seed=seed)
    surplus = float(Fraction(sum(scores[people[place]] for place in chosen), unit))
    row, mine = rows[people[chosen[0]]], [each.row for each in delays if each.person in flagged]
    one = Compared(row, surplus, 0.0, found.p, found.smallest_p, found.draws, found.standard_error, mine)
    return Outcome(len(people), [one], says={**says, "expected": ended - surplus})


def _common_unit(steps: Mapping[str, Sequence[Delay]]) -> int:
    """A number of parts of one in which every expectation is whole, or nearly so where that number is too large."""
    unit = 1
    for within in steps.values():
        for waiting, _, _ in _moments(within):
            unit = math.lcm(unit, waiting)
            if unit.bit_length() > _EXACT_BITS:
                return _FINE
    return unit


def _scores(within: Sequence[Delay], unit: int) -> Mapping[str, int]:
    """For each person of one step: 1 where it ended, less what was expected of each while they waited."""
    expected = 0
    found: dict[str, int] = {}
    for waiting, ends, here in _moments(within):
        expected += (2 * ends * unit + waiting) // (2 * waiting)
        for each in here:
            found[each.person] = (unit if each.has_ended else 0) - expected
    return found


def _moments(within: Sequence[Delay]) -> Sequence[tuple[int, int, Sequence[Delay]]]:
    """Each length of time: how many waited so long, how many steps ended then, and whose these rows are."""
    at: dict[Fraction, list[Delay]] = defaultdict(list)
    for each in within:
        at[each.days].append(each)
    found: list[tuple[int, int, Sequence[Delay]]] = []
    waiting = len(within)
    for days in sorted(at):
        found.append((waiting, sum(each.has_ended for each in at[days]), at[days]))
        waiting -= len(at[days])
    return found
