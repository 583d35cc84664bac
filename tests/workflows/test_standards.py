import pytest

from ovillo.domain.errors import CellRefusedError
from ovillo.domain.input_tables import faults_of
from ovillo.workflows.standards import assess

HEADER = "file,office,complaint,formalised,charged,convicted,custodial,suspended,official,victims,victims_charged,foreigners,notice,protected"
GOOD = "F-1,North,2031-02-01,2031-03-01,2031-06-01,2031-09-20,yes,no,no,3,0,1,2031-02-01,2031-02-09"
SAID = "item,rating,reviewer,reason\n1,met,Ana,because of the files\n1,not_met,Eva,because of the sentences\n"


def table(*rows: str) -> bytes:
    return "\n".join([HEADER, *rows]).encode()


def item(report: object, number: int) -> dict:
    return next(each for each in report["items"] if each["indicium"] == number)


def test_without_files_the_presumption_is_against() -> None:
    found = item(assess(None, None, place=""), 1)

    assert found["presumption_against"]
    assert found["value"] is None


def test_a_value_never_rates() -> None:
    found = item(assess(table(GOOD), None, place="files.csv"), 1)

    assert found["n"] == 1
    assert found["ratings"] == []
    assert not found["presumption_against"]


def test_whoever_disagrees_stands_beside() -> None:
    found = item(assess(table(GOOD), SAID.encode(), place="files.csv", ratings_place="said.csv"), 1)

    assert [each["self_rating"] for each in found["ratings"]] == ["met", "not_met"]
    assert found["dissent"]


def test_a_year_is_of_complaints_and_progress_keeps_all_years() -> None:
    other = GOOD.replace("F-1", "F-2").replace("2031", "2030")

    report = assess(table(GOOD, other), None, place="files.csv", year=2031)

    assert report["files"] == 1
    assert [each["year"] for each in item(report, 11)["value"]["years"]] == [2030, 2031]


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        ("2031-02-01,2031-03-01", "2031-02-01,2031-01-01", "formalised"),
        ("2031-09-20", "2031-05-20", "convicted"),
        ("2031-06-01", "June", "charged"),
        ("yes,no,no", "yes,yes,no", "suspended"),
        ("2031-09-20", "", "custodial"),
        ("no,3,0", "no,3,4", "victims_charged"),
        ("0,1,2031", "0,7,2031", "foreigners"),
        ("no,3,0", "maybe,3,0", "official"),
        ("no,3,0", "no,-3,0", "victims"),
        ("2031-02-09", "2031-01-09", "protected"),
        ("North", "", "office"),
    ],
)
def test_what_does_not_fit_is_named_by_row_and_column(old: str, new: str, column: str) -> None:
    with pytest.raises(CellRefusedError) as caught:
        assess(table(GOOD.replace("F-1", "F-0"), GOOD.replace(old, new)), None, place="files.csv")

    assert (caught.value.fields["row"], caught.value.fields["column"]) == (3, column)


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("13,met,Ana,because", "item"),
        ("S5,met,Ana,because", "item"),
        ("2,good,Ana,because", "rating"),
        ("2,met,,because", "reviewer"),
        ("2,met,Ana,", "reason"),
        ("1,met,ana,again", "item"),
    ],
)
def test_a_rating_needs_its_item_its_person_and_its_reason(row: str, column: str) -> None:
    with pytest.raises(CellRefusedError) as caught:
        assess(None, (SAID + row + "\n").encode(), place="", ratings_place="said.csv")

    assert (caught.value.fields["row"], caught.value.fields["column"]) == (4, column)


def test_every_row_that_does_not_fit_is_named() -> None:
    late, twice = GOOD.replace("2031-03-01", "2031-01-01"), GOOD.replace("F-1", "F-2")

    with pytest.raises(CellRefusedError) as caught:
        assess(table(late, twice, twice, twice.replace("F-2", "F-3").replace(",3,", ",x,")), None, place="files.csv")

    assert [(each.fields["row"], each.fields["column"]) for each in faults_of(caught.value)] == [
        (2, "formalised"),
        (4, "file"),
        (5, "victims"),
    ]
