from itertools import product

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from ovillo.planning.publishing.suppression import Withheld, withhold
from ovillo.planning.publishing.tables import CountTable


def table(*counts: tuple[int, ...]) -> CountTable:
    names = (tuple(f"r{number}" for number in range(len(counts))), tuple(f"c{at}" for at in range(len(counts[0]))))
    return CountTable("", *names, counts)


def agreeing(found: Withheld, made: CountTable, largest: int) -> list[tuple[tuple[int, ...], ...]]:
    """Every table with sums that agrees with what is shown, by trying all."""
    height, width = len(made.rows), len(made.columns)
    open_cells = [(i, j) for i in range(height) for j in range(width) if found.shown[i][j] is None]
    agree = []
    for values in product(range(1, largest + 1), repeat=len(open_cells)):
        filled = dict(zip(open_cells, values, strict=True))
        counts = tuple(tuple(filled.get((i, j), found.shown[i][j] or 0) for j in range(width)) for i in range(height))
        tried = CountTable("", made.rows, made.columns, counts).with_sums()
        if all(
            shown is None or shown == count
            for row, tried_row in zip(found.shown, tried, strict=True)
            for shown, count in zip(row, tried_row, strict=True)
        ):
            agree.append(tried)
    return agree


def test_one_small_cell_takes_others_with_it() -> None:
    found = withhold(table((41, 12, 3), (25, 17, 10), (18, 22, 9)))

    assert found.small == 1
    assert found.others == 3
    assert found.shown[0][2] is None
    assert [sum(cell is None for cell in row) for row in found.shown] == [2, 0, 2, 0]


def test_a_table_without_small_counts_is_shown_whole() -> None:
    found = withhold(table((41, 0), (25, 17)))

    assert found.shown == ((41, 0, 41), (25, 17, 42), (66, 17, 83))


def test_zero_is_shown() -> None:
    found = withhold(table((0, 3, 40), (9, 8, 7), (50, 60, 70)))

    assert found.shown[0][0] == 0


def test_a_small_sum_is_withheld_too() -> None:
    found = withhold(table((1, 2), (30, 40), (50, 60)))

    assert found.shown[0][2] is None


def test_a_single_column_needs_no_sum_of_a_row() -> None:
    found = withhold(table((3,), (40,), (7,)))

    assert found.shown == ((None,), (40,), (None,), (50,))


def test_a_single_small_count_stands_for_itself() -> None:
    assert withhold(table((3,))).shown == ((None,),)


def test_a_cell_alone_in_its_row_and_column_takes_its_sums_with_it() -> None:
    assert withhold(table((1, 0), (0, 9))).shown == ((None, 0, None), (0, 9, 9), (None, 9, None))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(*[st.integers(0, 7)] * 2), min_size=2, max_size=3), st.integers(2, 3))
def test_no_small_cell_follows_from_what_is_shown(counts: list[tuple[int, ...]], limit: int) -> None:
    made = table(*counts)
    found = withhold(made, limit=limit)
    hidden = sum(cell is None for row in found.shown[: len(counts)] for cell in row[:2])
    assume(hidden <= 4)

    agree = agreeing(found, made, 12)

    real = made.with_sums()
    for i, row in enumerate(real):
        for j, count in enumerate(row):
            if 0 < count < limit:
                assert len({each[i][j] for each in agree}) >= limit


@given(st.lists(st.tuples(*[st.integers(0, 60)] * 3), min_size=2, max_size=4))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_shown_is_true_and_what_is_small_is_not_shown(counts: list[tuple[int, ...]]) -> None:
    made = table(*counts)

    found = withhold(made)

    for row, real in zip(found.shown, made.with_sums(), strict=True):
        for shown, count in zip(row, real, strict=True):
            assert shown == count if shown is not None else count > 0
            assert shown is None or not 0 < shown < 5
