import csv
import io
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ovillo.domain.errors import ManifestError, OvilloError, UsageError
from ovillo.domain.input_tables import faults_of
from ovillo.planning.publishing.tables import CountTable, read_table

GOOD = "region,women,men\nQuilas,4,5\nPisco,6,7\n"


def read(text: str) -> CountTable:
    return read_table(list(enumerate(csv.reader(io.StringIO(text)), start=1)), place="t.csv")


def test_sums_that_are_there_are_checked_and_made_again() -> None:
    with_sums = "region,women,men,Total\nQuilas,4,5,9\nPisco,6,7,13\nTOTAL,10,12,22\n"

    assert read(with_sums) == read(GOOD)
    assert read(GOOD).with_sums() == ((4, 5, 9), (6, 7, 13), (10, 12, 22))


def test_every_cell_that_does_not_fit_is_named() -> None:
    with pytest.raises(ManifestError) as caught:
        read("place,women,men\nA,x,-1\n,3,4\nB,5\n")

    assert [(each.fields["row"], each.fields["column"]) for each in faults_of(caught.value)] == [
        (2, "women"),
        (2, "men"),
        (3, "place"),
        (4, "men"),
    ]


@pytest.mark.parametrize(
    ("text", "row", "column"),
    [
        (GOOD.replace("4,5", "4,-5"), 2, "men"),
        (GOOD.replace("4,5", "4,5.5"), 2, "men"),
        (GOOD.replace("4,5", "4,<5"), 2, "men"),
        (GOOD.replace("4,5", "4"), 2, "men"),
        (GOOD.replace("4,5", "4,5,6"), 2, 4),
        (GOOD.replace("Quilas", ""), 2, "region"),
        (GOOD.replace("Pisco", "quilas"), 3, "region"),
        (GOOD.replace("women", "MEN"), 1, 3),
        (GOOD.replace("women", ""), 1, 2),
        (GOOD.replace("men\n", "men,total\n").replace("4,5", "4,5,8").replace("6,7", "6,7,13"), 2, "total"),
        (GOOD + "total,10,11\n", 4, "men"),
    ],
)
def test_what_does_not_fit_is_named_by_row_and_column(text: str, row: int, column: object) -> None:
    with pytest.raises(ManifestError) as caught:
        read(text)

    assert (caught.value.fields["row"], caught.value.fields["column"]) == (row, column)


@pytest.mark.parametrize("text", ["", "a\n1\n", "a,b\n", "a,b\n" + "".join(f"r{n},1\n" for n in range(1001))])
def test_no_table_or_one_too_large_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        read(text)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(alphabet='a1,"\n-5\0', max_size=20), max_size=5))
def test_odd_tables_end_in_a_table_or_an_error_of_ours(rows: list[str]) -> None:
    with suppress(OvilloError):
        read("\n".join(row.replace('"', "") for row in rows))
