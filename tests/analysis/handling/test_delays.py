"""The log-rank as the textbook writes it, beside ours, which sums scores of persons."""

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ovillo.analysis.handling.delays import Delay, find_slower

WORKED = [(41, True), (60, False), (75, True), *((days, True) for days in (3, 4, 5, 6, 7, 9, 11, 14, 20))]


def delays_of(times: list[tuple[int, bool]], step: str = "charge") -> list[Delay]:
    return [
        Delay(row, f"person {row}", step, Fraction(days), has_ended)
        for row, (days, has_ended) in enumerate(times, start=2)
    ]


def log_rank(delays: list[Delay], flagged: frozenset[str]) -> Fraction:
    """Observed less expected ends of the flagged, step by step and time by time (Mantel 1966)."""
    found = Fraction(0)
    for step in {each.step for each in delays}:
        within = [each for each in delays if each.step == step]
        for days in {each.days for each in within if each.has_ended}:
            waiting = [each for each in within if each.days >= days]
            ends = [each for each in waiting if each.days == days and each.has_ended]
            mine = sum(each.person in flagged for each in waiting)
            found += sum(each.person in flagged for each in ends) - Fraction(len(ends) * mine, len(waiting))
    return found


def test_the_worked_figures_come_out() -> None:
    found = find_slower(delays_of(WORKED), {"person 2", "person 3", "person 4"}, draws=999, seed=1)

    (one,) = found.compared
    assert found.n == 12
    assert round(one.statistic, 4) == -3.8096
    assert one.p == one.smallest_p == 1 / 220
    assert one.draws == 0


DELAYS = st.lists(
    st.tuples(st.sampled_from("abcdefg"), st.sampled_from("xyz"), st.integers(0, 12), st.booleans()),
    min_size=2,
    max_size=14,
    unique_by=lambda each: each[:2],
)


@settings(deadline=None)
@given(DELAYS, st.data())
def test_it_is_the_permutation_of_the_flag_over_persons(
    rows: list[tuple[str, str, int, bool]], data: st.DataObject
) -> None:
    delays = [
        Delay(row, person, step, Fraction(days, 2), done) for row, (person, step, days, done) in enumerate(rows, 2)
    ]
    people = sorted({each.person for each in delays})
    flagged = frozenset(data.draw(st.lists(st.sampled_from(people), min_size=1, unique=True)))
    statistics = [log_rank(delays, frozenset(some)) for some in combinations(people, len(flagged))]

    (one,) = find_slower(delays, flagged, draws=999, seed=1).compared

    observed = log_rank(delays, flagged)
    assert one.statistic == pytest.approx(float(observed), abs=1e-12)
    assert one.p == sum(each <= observed for each in statistics) / len(statistics)
    assert one.smallest_p == statistics.count(min(statistics)) / len(statistics)


@pytest.mark.parametrize(("others", "smallest"), [(8, 0.111), (19, 0.05), (30, 0.032), (99, 0.01)])
def test_one_flagged_among_n_others_cannot_be_rarer_than_one_in_n_plus_1(others: int, smallest: float) -> None:
    times = [(500, False), *((day, True) for day in range(1, others + 1))]

    (one,) = find_slower(delays_of(times), {"person 2"}, draws=999, seed=1).compared

    assert one.p == one.smallest_p == pytest.approx(1 / (others + 1))
    assert round(one.p, 3) == smallest


def test_units_and_the_order_of_rows_change_nothing() -> None:
    delays = delays_of(WORKED) + delays_of([(days + 1, done) for days, done in WORKED[::-1]], "search")
    flagged = {"person 2", "person 9"}
    scaled = [Delay(each.row, each.person, each.step, each.days / 7, each.has_ended) for each in delays]

    found = [find_slower(some, flagged, draws=999, seed=1) for some in (delays, delays[::-1], scaled)]

    assert len({(each.compared[0].statistic, each.compared[0].p, each.compared[0].smallest_p) for each in found}) == 1


def test_a_large_file_is_estimated_with_its_error() -> None:
    times = [((row * 37) % 1009 + 1, row % 5 > 0) for row in range(3_000)]

    found = find_slower(delays_of(times), {f"person {row}" for row in range(2, 40)}, draws=9_999, seed=3)

    (one,) = found.compared
    assert one.draws == 9_999
    assert one.standard_error > 0
    assert found.says["others"] == 2_962
