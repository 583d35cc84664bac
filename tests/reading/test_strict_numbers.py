"""Numbers of a strict table: by the sign of decimals that the column itself shows, else refused where two ways are open."""

from fractions import Fraction

import pytest

from ovillo.domain.errors import CellRefusedError
from ovillo.reading.strict_table import TWO_READINGS, read_strict


def cells(*texts: str) -> list[object]:
    table = "\n".join(["n;other", *(f"{each};1.5" for each in texts)])
    found: list[object] = []
    for row in read_strict(table.encode(), table="t.csv", needed={"n": ()}, optional={}):
        try:
            found.append(row["n"].number())
        except CellRefusedError as refused:
            found.append(refused.fields["problem"] if refused.fields["row"] == row.number else None)
    return found


@pytest.mark.parametrize("sign", [".", ","])
def test_three_digits_behind_a_sign_are_refused_alike_where_nothing_shows_what_it_is(sign: str) -> None:
    assert cells(f"1{sign}500", "1600", f"+12{sign}000") == [TWO_READINGS, Fraction(1600), TWO_READINGS]


@pytest.mark.parametrize("sign", [".", ","])
def test_a_column_that_shows_its_sign_of_decimals_is_read_by_it(sign: str) -> None:
    half = Fraction(3, 2)

    assert cells(f"1{sign}500", f"0{sign}125") == [half, Fraction(1, 8)]
    assert cells(f"1{sign}500", f"1{sign}5000", f"2{sign}5") == [half, half, Fraction(5, 2)]
    assert cells(f"1{sign}500", f"2031{sign}125") == [half, Fraction(2_031_125, 1000)]


@pytest.mark.parametrize("sign", [".", ","])
@pytest.mark.parametrize("beside", ["2{0}5", "12{0}25", "0{0}5", "1600", "0", "3{0}0"])
def test_three_digits_beside_shorter_decimals_or_none_may_be_thousands_and_are_refused(sign: str, beside: str) -> None:
    other = beside.format(sign)

    assert cells(f"1{sign}500", other) == [TWO_READINGS, Fraction(other.replace(",", "."))]


def test_a_column_that_shows_the_other_sign_or_both_leaves_it_open() -> None:
    assert cells("1.500", "2,5") == [TWO_READINGS, Fraction(5, 2)]
    assert cells("1.500", "2,5", "3.5")[0] == TWO_READINGS


@pytest.mark.parametrize("text", ["1.000", "1,000", "1.500", "12,345"])
def test_a_count_with_a_sign_of_thousands_is_never_read_as_one(text: str) -> None:
    (row,) = read_strict(f"n;m\n{text};1".encode(), table="t.csv", needed={"n": ()}, optional={})

    with pytest.raises(CellRefusedError) as refused:
        row["n"].count()

    assert refused.value.fields["problem"] == TWO_READINGS
