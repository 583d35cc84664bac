"""Milder for one, steered assignment, peeking, archiving: counts beside what chance alone would make of them."""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from ovillo.analysis.handling.chances import (
    Floats,
    beta_binomial,
    chi_squared_quantiles,
    hypergeometric,
    poisson_tail,
    sum_of,
    upper_tail,
)
from ovillo.analysis.handling.results import Compared, Outcome
from ovillo.analysis.handling.subsets import chance_of_so_small_a_sum

FEWEST_OFFICES = 3
"""That tell how far offices differ anyway."""
_VARIANCES = 50
"""At so many quantiles the variance between offices is tried."""
_MOST_TRIED = 10_000
"""Cases of one office; of more, its share is compared as if it were of so many, which is less sharp and never wrong."""
_MOST_ALIKE = 0.99
_LEAST_ALIKE = 1e-9


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
    row, mine = rows[people[chosen[0]]], [each.row for each in measures if each.person in flagged]
    if len(measures) > len(people):
        found = chance_of_so_small_a_sum(_scores(people, strata), chosen, draws=draws, seed=seed)
        one = Compared(row, count, expected, found.p, found.smallest_p, found.draws, found.standard_error, mine)
    else:
        spread = [hypergeometric(*each) for each in tables]
        p, smallest = _tail(sum_of([each for _, each in spread]), count - sum(least for least, _ in spread))
        one = Compared(row, count, expected, p, smallest, rows=mine)
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
    rows: dict[str, list[int]] = defaultdict(list)
    for each in cases:
        rows[each.handler].append(each.row)
    protected = got.total()
    known: dict[int, tuple[int, Floats]] = {}
    compared = []
    for handler, mine in rows.items():
        load = loads[handler]
        if load not in known:
            known[load] = hypergeometric(len(cases), protected, load)
        least, spread = known[load]
        p, smallest = _tail(spread, got[handler] - least)
        compared.append(Compared(mine[0], got[handler], load * protected / len(cases), p, smallest, rows=mine))
    says = {"handlers": len(loads), "protected": protected, "loads": {rows[each][0]: loads[each] for each in rows}}
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
    one = Compared(row, count, len(many) * empty / len(operations), p, smallest, rows=[each.row for each in many])
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
    """For each office, how rare it is to archive so many, by the rates of the other offices.

    Its rate is that of a new office among the *others*: beta, with their mean and the variance between them. A few
    offices tell that variance badly: the chance is the mean of the beta-binomial's over all variances that agree with
    what they show, never taken as smaller than what chance alone makes of their counts. Two offices cannot tell it at
    all: nothing is compared.

    Source: predictive distribution of a new study, Higgins, Thompson & Spiegelhalter 2009, J. R. Stat. Soc. A 172:137;
    overdispersed funnel after Spiegelhalter 2005, Stat. Med. 24:1185.
    """
    deciding = [each for each in offices if each.total]
    sums = _Rates.over(deciding)
    compared = []
    for each in offices:
        if not each.total or len(deciding) < FEWEST_OFFICES:
            compared.append(Compared(each.row, each.archived, each.archived, 1.0, 1.0))
            continue
        others = sums.without(each)
        p, smallest = _among(each, others)
        compared.append(Compared(each.row, each.archived, each.total * others.rate, p, smallest))
    says = {"totals": {each.row: each.total for each in offices}, "deciding": len(deciding)}
    return Outcome(len(offices), compared, says=says)


@dataclass(frozen=True, slots=True)
class _Rates:
    """What offices have in common, kept as sums so that one of them is left out at once; none is weighted."""

    offices: int
    rates: float
    squares: float
    """Of the rates."""
    archived: int
    total: int
    inverses: float
    """Sum of 1 / total."""

    @staticmethod
    def over(offices: Sequence[Archived]) -> "_Rates":
        """Of those that decided anything."""
        rates = [each.archived / each.total for each in offices]
        return _Rates(
            len(offices),
            math.fsum(rates),
            math.fsum(each**2 for each in rates),
            sum(each.archived for each in offices),
            sum(each.total for each in offices),
            math.fsum(1 / each.total for each in offices),
        )

    def without(self, one: Archived) -> "_Rates":
        """As if there were no such office, which decided something."""
        rate = one.archived / one.total
        return _Rates(
            self.offices - 1,
            self.rates - rate,
            self.squares - rate**2,
            self.archived - one.archived,
            self.total - one.total,
            self.inverses - 1 / one.total,
        )

    @property
    def rate(self) -> float:
        """The mean of the rates; never 0 or 1, which so many cases do not prove."""
        least = 0.5 / (self.total + 1)
        return min(1 - least, max(least, self.rates / self.offices))

    @property
    def by_chance(self) -> float:
        """The variance that chance alone gives rates of so many cases."""
        return self.rate * (1 - self.rate) * self.inverses / self.offices

    @property
    def seen(self) -> float:
        """The variance of the rates, no smaller than by chance."""
        found = (self.squares - self.rates**2 / self.offices) / (self.offices - 1)
        return max(found, self.by_chance)


def _among(one: Archived, others: _Rates) -> tuple[float, float]:
    """The chance of so many or more, and of all, averaged over what the variance between offices may be.

    Whatever the seen variance is of the true one: as chi-squared with so many degrees of freedom by that number.
    """
    freedom, rate, by_chance = others.offices - 1, others.rate, others.by_chance
    tried = min(one.total, _MOST_TRIED)
    archived = one.archived * tried // one.total
    chances = []
    for quantile in chi_squared_quantiles(freedom, _VARIANCES):
        variance = others.seen * freedom / quantile
        between = max(0.0, variance - by_chance) + variance / others.offices
        alike = min(_MOST_ALIKE, max(between / (rate * (1 - rate)), _LEAST_ALIKE))
        weight = 1 / alike - 1
        chances.append(_tail(beta_binomial(tried, weight * rate, weight * (1 - rate)), archived))
    p, smallest = (math.fsum(each) / len(chances) for each in zip(*chances, strict=True))
    return min(1.0, p), min(1.0, smallest)


def _tail(spread: Floats, place: int) -> tuple[float, float]:
    """The chance of this place of a distribution or any above it, and of its last."""
    return upper_tail(spread, place), upper_tail(spread, len(spread) - 1)
