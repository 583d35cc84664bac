"""Counts beside chance: each figure a second way."""

import math
import random
from fractions import Fraction
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ovillo.analysis.handling.chances import chi_squared_quantiles
from ovillo.analysis.handling.results import FALSE_SHARE, Outcome, adjusted
from ovillo.analysis.handling.shares import (
    Archived,
    Assigned,
    Measure,
    Operation,
    Readings,
    find_archiving,
    find_leak,
    find_milder,
    find_peeking,
    find_steered,
)


def measures_of(table: tuple[int, int, int, int], stratum: str = "", first: int = 2) -> tuple[list[Measure], set[str]]:
    """Flagged milder, flagged not, others milder, others not."""
    kinds = [(True, True), (True, False), (False, True), (False, False)]
    found, flagged = [], set()
    for (is_flagged, is_milder), count in zip(kinds, table, strict=True):
        for _ in range(count):
            person = f"person {stratum} {len(found)}"
            found.append(Measure(first + len(found), person, is_milder, stratum))
            flagged |= {person} if is_flagged else set()
    return found, flagged


@settings(deadline=None)
@given(st.tuples(st.integers(1, 9), st.integers(0, 9), st.integers(0, 9), st.integers(0, 9)))
def test_milder_is_fishers_exact_test(table: tuple[int, int, int, int]) -> None:
    measures, flagged = measures_of(table)
    yes, no, others_yes, _ = table
    total, milder, mine = sum(table), yes + others_yes, yes + no
    ways = {k: math.comb(milder, k) * math.comb(total - milder, mine - k) for k in range(mine + 1)}
    most = max(k for k, count in ways.items() if count)

    (one,) = find_milder(measures, flagged, draws=999, seed=1).compared

    assert one.statistic == yes
    assert one.p == pytest.approx(float(Fraction(sum(ways[k] for k in range(yes, mine + 1)), math.comb(total, mine))))
    assert one.smallest_p == pytest.approx(float(Fraction(ways[most], math.comb(total, mine))))


def test_scipy_says_the_same_of_a_table() -> None:
    stats = pytest.importorskip("scipy.stats")
    measures, flagged = measures_of((7, 3, 11, 29))

    (one,) = find_milder(measures, flagged, draws=999, seed=1).compared

    assert one.p == pytest.approx(stats.fisher_exact([[7, 3], [11, 29]], alternative="greater").pvalue, rel=1e-12)


def test_strata_are_compared_each_within_itself() -> None:
    one, some = measures_of((2, 1, 1, 3), "theft")
    other, more = measures_of((1, 1, 0, 4), "fraud", first=20)
    ways: dict[int, int] = {}
    for mine, others in product(combinations(range(7), 3), combinations(range(6), 2)):
        count = len({0, 1, 2} & set(mine)) + len({0} & set(others))
        ways[count] = ways.get(count, 0) + 1

    (found,) = find_milder(one + other, some | more, draws=999, seed=1).compared

    assert found.statistic == 3
    assert found.p == pytest.approx(float(Fraction(sum(n for k, n in ways.items() if k >= 3), sum(ways.values()))))
    assert found.smallest_p == pytest.approx(ways[4] / sum(ways.values()))


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from("abcdef"), st.sampled_from("xyz"), st.booleans()),
        min_size=2,
        max_size=12,
        unique_by=lambda each: each[:2],
    ),
    st.data(),
)
def test_with_persons_in_several_strata_the_flag_is_permuted_over_persons(
    rows: list[tuple[str, str, bool]], data: st.DataObject
) -> None:
    measures = [Measure(row, person, milder, stratum) for row, (person, stratum, milder) in enumerate(rows, 2)]
    people = sorted({each.person for each in measures})
    if len(people) == len(measures):
        return
    flagged = frozenset(data.draw(st.lists(st.sampled_from(people), min_size=1, unique=True)))

    def surplus(some: frozenset[str]) -> Fraction:
        found = Fraction(0)
        for stratum in {each.stratum for each in measures}:
            within = [each for each in measures if each.stratum == stratum]
            mine = [each for each in within if each.person in some]
            share = Fraction(sum(each.is_milder for each in within), len(within))
            found += sum(each.is_milder for each in mine) - share * len(mine)
        return found

    (one,) = find_milder(measures, flagged, draws=999, seed=1).compared

    every = [surplus(frozenset(some)) for some in combinations(people, len(flagged))]
    assert one.statistic - one.expected == pytest.approx(float(surplus(flagged)), abs=1e-12)
    assert one.p == sum(each >= surplus(flagged) for each in every) / len(every)
    assert one.smallest_p == every.count(max(every)) / len(every)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.sampled_from("ABC"), st.booleans()), min_size=1, max_size=9))
def test_assignment_is_a_lottery_of_the_protected_cases(cases: list[tuple[str, bool]]) -> None:
    protected = sum(is_protected for _, is_protected in cases)
    found = find_steered([Assigned(row, handler, is_it) for row, (handler, is_it) in enumerate(cases, 2)])

    for one in found.compared:
        handler = cases[one.row - 2][0]
        mine = {place for place, (who, _) in enumerate(cases) if who == handler}
        counts = [len(mine & set(some)) for some in combinations(range(len(cases)), protected)]
        assert one.statistic == sum(is_it for who, is_it in cases if who == handler)
        assert one.p == pytest.approx(sum(each >= one.statistic for each in counts) / len(counts))
        assert one.smallest_p == pytest.approx(counts.count(max(counts)) / len(counts))


def test_peeking_is_told_beside_the_rate_of_the_role() -> None:
    found = find_peeking([Readings(2, 2.0, 2), Readings(3, 0.5, 5)])

    assert found.shown is not None
    assert (found.n, found.shown.row) == (2, 3)
    assert found.shown.p == pytest.approx(1 - math.exp(-0.5) * sum(0.5**k / math.factorial(k) for k in range(5)))
    assert found.shown.smallest_p == pytest.approx(
        1 - math.exp(-0.5) * sum(0.5**k / math.factorial(k) for k in range(7)), rel=1e-6
    )


def test_a_leak_shows_in_empty_operations_of_which_many_were_told() -> None:
    told = [(3, False), (4, False), (3, False), (12, True), (15, True), (11, True), (7, False)]
    found = find_leak([Operation(row, count, empty) for row, (count, empty) in enumerate(told, 2)])

    assert found.shown is not None
    assert (found.n, found.shown.row, found.shown.statistic) == (7, 5, 3)
    assert found.shown.p == found.shown.smallest_p == pytest.approx(1 / 35)
    assert found.says["median"] == 7.0


def test_offices_without_cases_and_without_others_are_no_comparison() -> None:
    alone = find_archiving([Archived(2, 6, 10), Archived(3, 0, 0)])
    none_archived = find_archiving([Archived(2, 3, 10), Archived(3, 0, 10), Archived(4, 0, 10)])

    assert [(each.p, each.smallest_p) for each in alone.compared] == [(1, 1), (1, 1)]
    assert none_archived.compared[0].p < 0.2


def test_two_offices_cannot_tell_how_far_offices_differ_anyway() -> None:
    found = find_archiving([Archived(2, 50, 100), Archived(3, 90, 100), Archived(4, 0, 0)])

    assert [(each.p, each.smallest_p) for each in found.compared] == [(1, 1)] * 3


def test_a_high_rate_of_all_flags_nobody() -> None:
    found = find_archiving([Archived(row, 60 + row % 3, 100) for row in range(2, 22)])

    assert min(each.p for each in found.compared) > 0.3


def test_one_office_apart_stands_out_however_high_the_rate_is() -> None:
    found = find_archiving([*(Archived(row, 60 + row % 5 - 2, 100) for row in range(2, 12)), Archived(12, 88, 100)])

    assert found.shown is not None
    assert found.shown.row == 12
    assert found.shown.p < 1e-3


def test_where_offices_differ_anyway_one_more_does_not_stand_out() -> None:
    alike = [60, 61, 59, 60, 62, 58, 60, 61]
    apart = [30, 80, 45, 70, 60, 85, 40, 72]

    chances = [
        find_archiving([*(Archived(row, each, 100) for row, each in enumerate(rates, 2)), Archived(99, 80, 100)])
        for rates in (alike, apart)
    ]

    by_row = [{each.row: each.p for each in found.compared}[99] for found in chances]
    assert by_row[0] < 0.01
    assert by_row[1] > 0.1


def test_many_like_offices_make_the_funnel_a_binomial() -> None:
    stats = pytest.importorskip("scipy.stats")
    offices = [Archived(2, 75, 100), *(Archived(row, 600_000, 1_000_000) for row in range(3, 300))]

    found = find_archiving(offices)

    assert found.compared[0].p == pytest.approx(stats.binom.sf(74, 100, 0.6), rel=1e-2)


@pytest.mark.parametrize("offices", [3, 4, 6, 12])
@pytest.mark.parametrize("spread", [0.0, 0.05, 0.1])
def test_clean_offices_whose_rates_differ_anyway_are_seldom_asked(offices: int, spread: float) -> None:
    random_one = random.Random(offices)
    weight = 0.24 / spread**2 - 1 if spread else 0.0
    asked, runs = 0, 120
    for _ in range(runs):
        table = []
        for row in range(2, offices + 2):
            rate = random_one.betavariate(0.6 * weight, 0.4 * weight) if spread else 0.6
            table.append(Archived(row, sum(random_one.random() < rate for _ in range(100)), 100))
        asked += min(adjusted([each.p for each in find_archiving(table).compared])) <= FALSE_SHARE

    assert asked / runs <= FALSE_SHARE + 0.06  # twice its own error


def test_the_quantiles_are_those_of_chi_squared() -> None:
    stats = pytest.importorskip("scipy.stats")

    for freedom in (1, 2, 7, 100):
        wanted = stats.chi2.ppf([0.125, 0.375, 0.625, 0.875], freedom)
        assert chi_squared_quantiles(freedom, 4) == pytest.approx(wanted, rel=1e-4)


def test_clean_tables_give_few_questions() -> None:
    """1,000 clean tables of each kind: without an adjustment one in twenty would be flagged."""
    random_one = random.Random(7)
    chances: list[float] = []
    for _ in range(250):
        cases = [Assigned(row, random_one.choice("ABCD"), random_one.random() < 0.3) for row in range(2, 62)]
        offices = [Archived(row, sum(random_one.random() < 0.6 for _ in range(40)), 40) for row in range(2, 10)]
        measures = [Measure(row, str(row), random_one.random() < 0.4) for row in range(2, 14)]
        outcomes = [
            find_steered(cases),
            find_archiving(offices),
            find_milder(measures, {"2", "3", "4"}, draws=999, seed=1),
        ]
        chances += [each.p for found in outcomes for each in found.compared]
    raw = sum(each <= 0.05 for each in chances)

    assert 0.02 < raw / len(chances) < 0.05
    assert sum(each <= FALSE_SHARE for each in adjusted(chances)) <= 1


def test_benjamini_hochberg_by_its_definition() -> None:
    chances = [0.01, 0.04, 0.03, 0.005, 0.5, 0.04]
    ranked = sorted(chances)

    by_definition = [
        min(ranked[j] * len(ranked) / (j + 1) for j in range(len(ranked)) if ranked[j] >= each) for each in chances
    ]

    assert adjusted(chances) == pytest.approx(by_definition)
    assert adjusted([]) == []


def test_the_smallest_p_of_a_table_is_that_of_whichever_handler() -> None:
    cases = [Assigned(row, f"H-{row % 2 + row // 9}", is_protected=row % 3 == 0) for row in range(2, 14)]

    found = find_steered(cases)

    assert found.smallest_p == min(each.smallest_p for each in found.compared) > 0
    assert len({each.smallest_p for each in found.compared}) > 1
    assert Outcome(0).smallest_p is None
