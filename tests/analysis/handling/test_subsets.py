"""The exact permutation test beside the plain enumeration of every choice."""

import math
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ovillo.analysis.handling import subsets
from ovillo.analysis.handling.subsets import chance_of_so_small_a_sum

SCORES = st.lists(st.integers(-(10**6), 10**6) | st.integers(-3, 3), min_size=2, max_size=11)


def enumerated(scores: list[int], chosen: list[int]) -> tuple[Fraction, Fraction]:
    sums = [sum(scores[each] for each in some) for some in combinations(range(len(scores)), len(chosen))]
    limit = sum(scores[each] for each in chosen)
    return (
        Fraction(sum(each <= limit for each in sums), len(sums)),
        Fraction(sums.count(min(sums)), len(sums)),
    )


@settings(deadline=None)
@given(SCORES, st.data())
def test_it_counts_as_an_enumeration_does(scores: list[int], data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.integers(0, len(scores) - 1), min_size=1, max_size=len(scores), unique=True))

    found = chance_of_so_small_a_sum(scores, chosen, draws=999, seed=1)

    assert found.draws == 0
    assert (found.p, found.smallest_p) == tuple(map(float, enumerated(scores, chosen)))


@settings(deadline=None)
@given(SCORES, st.data())
def test_counting_one_by_one_gives_the_same(scores: list[int], data: st.DataObject) -> None:
    size, limit = data.draw(st.integers(1, len(scores))), data.draw(st.integers(-(10**6), 10**6))

    counted = sum(sum(some) <= limit for some in combinations(scores, size))

    assert subsets._count_few(sorted(scores), size, limit) == counted


def test_the_rarest_choice_of_a_large_list_is_counted_and_not_drawn() -> None:
    found = chance_of_so_small_a_sum(range(1_000), range(20), draws=999, seed=1)

    assert (found.draws, found.p) == (0, 1 / math.comb(1_000, 20))
    assert found.p == found.smallest_p


@settings(deadline=None)
@given(SCORES, st.integers(1, 10**6))
def test_scores_beyond_64_bits_are_compared_as_their_like_are(scores: list[int], factor: int) -> None:
    huge = [each * factor << 90 for each in scores]

    assert chance_of_so_small_a_sum(huge, [0], draws=999, seed=1) == chance_of_so_small_a_sum(
        scores, [0], draws=999, seed=1
    )


def test_draws_come_near_what_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    scores, chosen = [(7 * each**3) % 101 for each in range(24)], [0, 1, 8, 12, 3]
    exact = chance_of_so_small_a_sum(scores, chosen, draws=999, seed=1)
    monkeypatch.setattr(subsets, "MOST_IN_HALF", 0)
    monkeypatch.setattr(subsets, "MOST_TRIED", 0)

    for few_together in (1, 10**9):
        monkeypatch.setattr(subsets, "_FEWEST_TOGETHER", few_together)
        drawn = [chance_of_so_small_a_sum(scores, chosen, draws=9_999, seed=seed) for seed in (1, 1, 2)]

        assert drawn[0] == drawn[1] != drawn[2]
        assert all(abs(each.p - exact.p) < 5 * each.standard_error for each in drawn)
        assert all((each.draws, each.smallest_p) == (9_999, exact.smallest_p) for each in drawn)


def test_large_lists_take_fewer_draws_and_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subsets, "MOST_STEPS", 20_000_000)
    scores = [each % 97 for each in range(20_000)]

    found = chance_of_so_small_a_sum(scores, range(0, 20_000, 2), draws=99_999, seed=1)

    assert subsets.FEWEST_DRAWS <= found.draws < 99_999
    assert found.standard_error > 0


def test_the_smallest_p_of_large_lists_is_that_of_small_ones() -> None:
    for size in (4_999, 5_001):
        found = chance_of_so_small_a_sum([0, *range(1, size)], [3], draws=999, seed=1)

        assert found.smallest_p == pytest.approx(1 / size)
        assert found.p == pytest.approx(4 / size)
        assert math.isclose(found.p * size, 4)
