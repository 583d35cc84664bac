"""Milder for one, steered assignment, peeking, archiving: counts beside what chance alone would make of them."""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from ovillo.analysis.handling.chances import (
    Floats,
    beta_binomial,
    hypergeometric,
    poisson_tail,
    sum_of,
    upper_tail,
)
from ovillo.analysis.handling.results import Compared, Outcome
from ovillo.analysis.handling.subsets import chance_of_so_small_a_sum


@dataclass(frozen=True, slots=True)
class Measure:
    """How one person was treated in one stratum: a measure, or an offence with which alone it can be compared."""

    row: int
    person: str
    is_milder: bool
    stratum: str = ""


@dataclass(frozen=True, slots=True)
class Assigned:
    """One case, the one to whom it was given, and whether somebody of standing is in it."""

    row: int
    handler: str
    is_protected: bool


@dataclass(frozen=True, slots=True)
class Readings:
    """How often one reader opened what was not assigned to them, and how often their role lets one expect."""

    row: int
    expected: float
    seen: int


@dataclass(frozen=True, slots=True)
class Archived:
    """What one office archived, of all that it decided."""

    row: int
    archived: int
    total: int


def find_milder(measures: Sequence[Measure], flagged: Collection[str], *, draws: int, seed: int) -> Outcome:
    """Whether the flagged persons were treated more mildly: Fisher's exact test, conditional on each stratum.

    Where a person stands in several strata, the strata are not independent of one another: the flag is then permuted
    over persons, as for `slower`.

    Source: Fisher 1935; strata: Mantel & Haenszel 1959, exact conditional form after Birch 1964.
    """
    rows: dict[str, int] = {}
    for each in measures:
        rows.setdefault(each.person, each.row)
    strata: dict[str, list[Measure]] = defaultdict(list)
    for each in measures:
        strata[each.stratum].append(each)
    count = sum(each.is_milder for each in measures if each.person in flagged)
    people = list(rows)
    chosen = [place for place, person in enumerate(people) if person in flagged]
    says = {
        "flagged": len(chosen),
        "others": len(people) - len(chosen),
        "strata": len(strata),
        "measures": len(measures),
    }
    tables = [
        (len(within), sum(each.is_milder for each in within), sum(each.person in flagged for each in within))
        for within in strata.values()
    ]
    expected = sum(milder * mine / all_ for all_, milder, mine in tables)
    row = rows[people[chosen[0]]]
    if len(measures) > len(people):
        found = chance_of_so_small_a_sum(_scores(people, strata), chosen, draws=draws, seed=seed)
        one = Compared(row, count, expected, found.p, found.smallest_p, found.draws, found.standard_error)
    else:
        spread = [hypergeometric(*each) for each in tables]
        p, smallest = _tail(sum_of([each for _, each in spread]), count - sum(least for least, _ in spread))
        one = Compared(row, count, expected, p, smallest)
    return Outcome(len(people), [one], says=says)


def _scores(people: Sequence[str], strata: Mapping[str, Sequence[Measure]]) -> Sequence[int]:
    """For each person, what is expected of their strata less their milder measures, in parts common to all."""
    unit = math.lcm(*(len(within) for within in strata.values()))
    scores = dict.fromkeys(people, 0)
    for within in strata.values():
        usual = unit // len(within) * sum(each.is_milder for each in within)
        for each in within:
            scores[each.person] += usual - unit * each.is_milder
    return [scores[person] for person in people]


def find_steered(cases: Sequence[Assigned]) -> Outcome:
    """For each handler, how rare it is that a blind lottery gives them so many of the protected cases.

    What was assigned to each in all is taken as the lottery's weights, so that a large roster is no suspicion.
    """
    loads = Counter(each.handler for each in cases)
    got = Counter(each.handler for each in cases if each.is_protected)
    rows: dict[str, int] = {}
    for each in cases:
        rows.setdefault(each.handler, each.row)
    protected = got.total()
    known: dict[int, tuple[int, Floats]] = {}
    compared = []
    for handler, row in rows.items():
        load = loads[handler]
        if load not in known:
            known[load] = hypergeometric(len(cases), protected, load)
        least, spread = known[load]
        p, smallest = _tail(spread, got[handler] - least)
        compared.append(Compared(row, got[handler], load * protected / len(cases), p, smallest))
    says = {"handlers": len(loads), "protected": protected, "loads": {rows[each]: loads[each] for each in rows}}
    return Outcome(len(cases), compared, says=says)


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation, how many were notified of it before, and whether it found nothing."""

    row: int
    notified: int
    is_empty: bool


def find_leak(operations: Sequence[Operation]) -> Outcome:
    """Whether operations of which more than the median were notified are empty more often: Fisher's exact test."""
    ranked = sorted(each.notified for each in operations)
    twice_median = ranked[len(ranked) // 2] + ranked[(len(ranked) - 1) // 2]
    many = [each for each in operations if 2 * each.notified > twice_median]
    empty, count = sum(each.is_empty for each in operations), sum(each.is_empty for each in many)
    least, spread = hypergeometric(len(operations), empty, len(many))
    p, smallest = _tail(spread, count - least)
    row = many[0].row if many else operations[0].row
    one = Compared(row, count, len(many) * empty / len(operations), p, smallest)
    return Outcome(len(operations), [one], says={"many": len(many), "empty": empty, "median": twice_median / 2})


def find_peeking(readers: Sequence[Readings]) -> Outcome:
    """For each reader, how rare so many readings without assignment are, by the rate of their role: exact Poisson.

    The smallest p is that of a reader to whom every reading of the table belonged.
    """
    total = sum(each.seen for each in readers)
    compared = [
        Compared(
            each.row,
            each.seen,
            each.expected,
            poisson_tail(each.seen, each.expected),
            poisson_tail(total, each.expected),
        )
        for each in readers
    ]
    return Outcome(len(readers), compared, says={"seen": total})


def find_archiving(offices: Sequence[Archived]) -> Outcome:
    """For each office, how rare it is to archive so many, by the rates of the other offices: a beta-binomial funnel.

    The rate of an office is drawn from a beta distribution that the *other* offices give: its mean is their common
    rate, its weight as large as they differ little and are known well. A high common rate flags nobody.

    Source: overdispersion by moments after Kleinman 1973, J. Am. Stat. Assoc. 68:46; funnel after Spiegelhalter 2005,
    Stat. Med. 24:1185.
    """
    sums = _Sums.over(offices)
    compared = []
    for each in offices:
        others = sums.without(each)
        if not others.total:
            compared.append(Compared(each.row, each.archived, each.archived, 1.0, 1.0))
            continue
        weight = others.weight
        rate = (others.archived + 0.5) / (others.total + 1) if others.is_even else others.archived / others.total
        spread = beta_binomial(each.total, weight * rate, weight * (1 - rate))
        p, smallest = _tail(spread, each.archived)
        compared.append(Compared(each.row, each.archived, each.total * rate, p, smallest))
    says = {"totals": {each.row: each.total for each in offices}}
    return Outcome(len(offices), compared, says=says)


@dataclass(frozen=True, slots=True)
class _Sums:
    """What the offices have in common, kept as sums so that one of them is left out at once."""

    offices: int
    archived: int
    total: int
    squares: int
    """Of the totals."""
    spread: float
    """Sum of archived² / total."""

    @staticmethod
    def over(offices: Sequence[Archived]) -> "_Sums":
        """Of those that decided anything."""
        offices = [each for each in offices if each.total]
        return _Sums(
            len(offices),
            sum(each.archived for each in offices),
            sum(each.total for each in offices),
            sum(each.total**2 for each in offices),
            math.fsum(each.archived**2 / each.total for each in offices),
        )

    def without(self, one: Archived) -> "_Sums":
        """As if there were no such office."""
        if not one.total:
            return self
        return _Sums(
            self.offices - 1,
            self.archived - one.archived,
            self.total - one.total,
            self.squares - one.total**2,
            self.spread - one.archived**2 / one.total,
        )

    @property
    def is_even(self) -> bool:
        """Whether all archived everything, or all nothing."""
        return self.archived in {0, self.total}

    @property
    def weight(self) -> float:
        """Of the beta distribution, in cases: as many as these offices have, fewer where these differ."""
        known = 1 / self.total
        if self.offices < 2 or self.is_even:
            return 1 / known
        rate = self.archived / self.total
        differing = (self.spread - rate * self.archived) / (rate * (1 - rate)) - (self.offices - 1)
        room = self.total - self.squares / self.total - (self.offices - 1)
        alike = min(0.99, differing / room) if room > 0 and differing > 0 else 0.0
        return 1 / (known + (alike / (1 - alike)))


def _tail(spread: Floats, place: int) -> tuple[float, float]:
    """The chance of this place of a distribution or any above it, and of its last."""
    return upper_tail(spread, place), upper_tail(spread, len(spread) - 1)
