import csv
import io
from contextlib import suppress

import pytest

from ovillo.domain.errors import ManifestError, OvilloError, UsageError
from ovillo.domain.input_tables import faults_of
from ovillo.planning.populations.bounds import chao_bound, chapman_figures
from ovillo.planning.populations.lists import Lists, read_lists
from ovillo.planning.populations.refusals import ListUnknownError, TooManyListsError
from tests.planning.populations.tables import lists_of, published

GOOD = "A,B,C,n\n1,0,0,5\n0,1,0,6\n0,0,1,7\n1,1,0,2\n0,1,1,3\n"


def read(text: str) -> Lists:
    return read_lists(list(enumerate(csv.reader(io.StringIO(text)), start=1)), place="lists.csv")


def test_sizes_and_overlaps_count_people_whatever_else_they_are_on() -> None:
    lists = lists_of("ABC", {"A": 5, "B": 6, "C": 7, "AB": 2, "BC": 3, "ABC": 1})

    assert lists.total == 24
    assert lists.sizes == (8, 12, 11)
    assert dict(zip(map(lists.term, range(3)), lists.overlaps, strict=True)) == {"A:B": 3, "A:C": 1, "B:C": 4}


def test_combinations_without_a_row_count_nobody_and_order_does_not_matter() -> None:
    header, *rows = GOOD.splitlines(keepends=True)

    assert read(header + "".join(reversed(rows))) == read(GOOD) == read(GOOD + "1,1,1,0\n")


def test_numbers_may_be_written_with_zero_decimals() -> None:
    assert read("A,B,n\n1.0,0.0,54.0\n").counts == (0, 54, 0)


@pytest.mark.parametrize(
    ("text", "row", "column"),
    [
        (GOOD.replace("1,1,0,2", "1,2,0,2"), 5, "B"),
        (GOOD.replace("1,1,0,2", "1,x,0,2"), 5, "B"),
        (GOOD.replace("1,1,0,2", "1,,0,2"), 5, "B"),
        (GOOD.replace("1,1,0,2", "1,0.5,0,2"), 5, "B"),
        (GOOD.replace("1,1,0,2", "1,-1,0,2"), 5, "B"),
        (GOOD.replace("1,1,0,2", "1,1,0,-2"), 5, "n"),
        (GOOD.replace("1,1,0,2", "1,1,0,-0.5"), 5, "n"),
        (GOOD.replace("1,1,0,2", "1,1,0,2.5"), 5, "n"),
        (GOOD.replace("1,1,0,2", "1,1,0,"), 5, "n"),
        (GOOD.replace("1,1,0,2", "1,1,0,nan"), 5, "n"),
        (GOOD.replace("1,1,0,2", "1,1,0,1e3"), 5, "n"),
        (GOOD.replace("1,1,0,2", "1,1,0,1.000"), 5, "n"),
        (GOOD.replace("1,1,0,2", '1,1,0,"1,000"'), 5, "n"),
        (GOOD.replace("1,1,0,2", "1,1,0,²"), 5, "n"),
        (GOOD.replace("1,1,0,2", "1,1,0,9999999999"), 5, "n"),
        (GOOD.replace("1,1,0,2", "1,1,0"), 5, "n"),
        (GOOD.replace("1,1,0,2", "1"), 5, "B"),
        (GOOD.replace("1,1,0,2", "1,1,0,2,9"), 5, 5),
        (GOOD.replace("1,1,0,2", "0,0,0,2"), 5, "A"),
        (GOOD + "1,1,0,4\n", 7, "A, B"),
        (GOOD + "1,1,0,2\n", 7, "A, B"),
        (GOOD.replace("A,B,C,n\n", ""), 1, 1),
        (GOOD.replace("A,B,C,n", "A,,C,n"), 1, 2),
        (GOOD.replace("A,B,C,n", "A,a,C,n"), 1, "a"),
        (GOOD.replace("A,B,C,n", f"A,{'B' * 101},C,n"), 1, 2),
    ],
)
def test_what_does_not_fit_is_named_by_row_and_column(text: str, row: int, column: object) -> None:
    with pytest.raises(ManifestError) as caught:
        read(text)

    assert (caught.value.fields["row"], caught.value.fields["column"]) == (row, column)


def test_every_cell_that_does_not_fit_is_named() -> None:
    with pytest.raises(ManifestError) as caught:
        read("A,B,C,n\n1,0,2,5\n0,x,0,6\n1,1,0,-4\n1,1,1\n0,1,0,3\n0,1,0,4\n0,0,1,7,8\n")

    assert [(each.fields["row"], each.fields["column"]) for each in faults_of(caught.value)] == [
        (2, "C"),
        (3, "B"),
        (4, "n"),
        (5, "n"),
        (7, "B"),
        (8, 5),
    ]


def test_decimal_commas_of_a_spanish_spreadsheet_are_read_and_thousands_are_not() -> None:
    spanish = GOOD.replace("1,1,0,2", '"1,0","1,00","0,0","2,0"')

    with pytest.raises(ManifestError, match="row 5, column n: this can be read in two ways"):
        read(spanish.replace("2,0", "2,000"))

    assert read(spanish) == read(GOOD)


@pytest.mark.parametrize("text", ["", "A,B,C,n\n"])
def test_a_table_without_rows_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        read(text)


def test_more_lists_than_can_be_fitted_are_refused() -> None:
    names = [f"L{number}" for number in range(11)]

    with pytest.raises(TooManyListsError):
        read(",".join([*names, "n"]) + "\n" + ",".join(["1", *["0"] * 10, "4"]) + "\n")


def test_whoever_is_on_no_other_list_leaves_with_a_list() -> None:
    lists = lists_of("ABC", {"A": 5, "B": 6, "C": 7, "AB": 2, "BC": 3, "ABC": 1})

    left = lists.without([" a "])

    assert left == lists_of("BC", {"B": 8, "C": 7, "BC": 4})


def test_a_list_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(ListUnknownError, match=r"D.*A, B"):
        lists_of("AB", {"A": 5, "B": 6}).without(["D"])


def test_chao_and_chapman_have_their_published_form() -> None:
    lists = published("UKdat_5")

    assert chao_bound(lists) == pytest.approx(17_616.7, abs=0.05)
    assert chapman_figures(lists)[0].estimate == 95 * 568 / 19 - 1


def test_without_anybody_on_exactly_two_lists_chao_has_no_bound() -> None:
    assert chao_bound(lists_of("ABC", {"A": 5, "ABC": 2})) is None


@pytest.mark.parametrize("text", ["\0,\0\n1,2\n", "A\n1\n", "n\n5\n", "A,n\n\n1,4,,,\n"])
def test_odd_tables_end_in_an_answer_or_an_error_of_ours(text: str) -> None:
    with suppress(OvilloError):
        read(text)
