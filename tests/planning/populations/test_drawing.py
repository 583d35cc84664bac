from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom, chisquare

from ovillo.planning.populations.drawing import Stream, draw_people


@pytest.mark.parametrize(
    ("seed", "numbers"),
    [
        (1234, [0.1137034113053232, 0.6222994048148394, 0.6092747328802943]),
        (0, [0.8966972001362592, 0.2655086631421000]),
        (4294, [0.88680423679761589, 0.09402081649750471]),
    ],
)
def test_the_stream_is_that_of_r_for_the_same_seed(seed: int, numbers: Sequence[float]) -> None:
    stream = Stream(seed)

    assert [stream.uniform() for _ in numbers] == pytest.approx(numbers, rel=1e-15)


def test_binomial_numbers_are_those_of_r_for_the_same_seed() -> None:
    stream = Stream(1234)
    laws = [(185, 0.1), (2428, 0.4), (10, 0.9), (5000, 0.02), (100_000, 0.71)]

    found = [[stream.binomial(*law) for _ in range(3)] for law in laws]

    assert found == [[14, 20, 20], [971, 1015, 954], [9, 9, 9], [93, 95, 104], [70_995, 70_963, 70_947]]


def test_people_are_drawn_as_by_r_for_the_same_seed() -> None:
    stream = Stream(7)
    counts = [20, 15, 12, 6, 4, 2, 1]

    assert [stream.people(counts) for _ in range(2)] == [[29, 11, 7, 3, 7, 1, 2], [18, 22, 7, 6, 5, 2, 0]]


@pytest.mark.parametrize(("trials", "chance"), [(60, 0.3), (400, 0.3), (9_000, 0.6)])
def test_binomial_numbers_follow_their_law(trials: int, chance: float) -> None:
    stream = Stream(3)
    law = binom(trials, chance)
    edges = law.ppf(np.arange(0.1, 1, 0.1))

    found = np.searchsorted(edges, [stream.binomial(trials, chance) for _ in range(3_000)])

    expected = np.diff([0, *law.cdf(edges), 1])
    assert chisquare(np.bincount(found, minlength=10), expected * 3_000).pvalue > 0.001


@settings(max_examples=60, deadline=None)
@given(counts=st.lists(st.integers(0, 5_000), min_size=2, max_size=12).filter(any), seed=st.integers(0, 2**40))
def test_as_many_people_are_drawn_as_there_are_and_none_of_an_empty_kind(counts: list[int], seed: int) -> None:
    found = Stream(seed).people(counts)

    assert sum(found) == sum(counts)
    assert all(number >= 0 and (count or not number) for number, count in zip(found, counts, strict=True))


def test_cells_are_filled_as_published_tables_have_them_whatever_the_order_of_the_rows() -> None:
    counts = np.array([20, 15, 6, 12, 4, 2, 1], dtype=float)  # of C, B, BC, A, AC, AB, ABC

    found = draw_people(counts, 1, Stream(7))

    in_order = Stream(7).people([12, 15, 20, 2, 4, 6, 1])  # A, B, C, AB, AC, BC, ABC
    assert found[0, [3, 1, 0, 5, 4, 2, 6]].tolist() == in_order


def test_no_cell_at_all_draws_nobody() -> None:
    assert Stream(1).people([0, 0, 5]) == [0, 0, 5]
