import io

import openpyxl
import pytest

from ovillo.domain.errors import ManifestError, UsageError
from ovillo.reading import plain_rows
from ovillo.reading.plain_rows import TornRowError, first_line, loose_rows, parted, read_plain_rows, text_rows


def read(content: bytes) -> list[tuple[int, list[str]]]:
    return [(number, list(cells)) for number, cells in read_plain_rows(content, place="t.csv")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_whatever_a_spreadsheet_saves_is_read(delimiter: str, encoding: str) -> None:
    text = f"año{delimiter}región\r\n2031{delimiter}Áncash\r\n"

    assert read(text.encode(encoding)) == [(1, ["año", "región"]), (2, ["2031", "Áncash"])]


def test_rows_are_counted_as_a_spreadsheet_counts_them() -> None:
    assert read(b'a,b\n\n"two\nlines",c\nd,e\n') == [(1, ["a", "b"]), (3, ["two\nlines", "c"]), (4, ["d", "e"])]


def test_a_line_that_only_names_the_separator_is_no_row() -> None:
    assert read(b"sep=;\na;b,c\n") == [(1, ["a", "b,c"])]


def test_the_first_sheet_that_holds_anything_is_read() -> None:
    book = openpyxl.Workbook()
    book.create_sheet("second").append(["a", 1])
    made = io.BytesIO()
    book.save(made)

    assert read(made.getvalue()) == [(1, ["a", "1"])]


@pytest.mark.parametrize("content", [b'a,b\n"c,d\ne,f\n', b'a,b\n"c"d,e\n'])
def test_an_open_quotation_mark_is_named_by_its_row(content: bytes) -> None:
    with pytest.raises(ManifestError) as caught:
        read(content)

    assert caught.value.fields["row"] == 2


def test_what_is_no_workbook_and_what_is_too_large_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UsageError):
        read(b"PK\x03\x04 nothing")

    monkeypatch.setattr(plain_rows, "MOST_BYTES", 3)
    with pytest.raises(UsageError):
        read(b"a,b\n")


def test_a_file_without_anything_has_no_rows() -> None:
    assert read(b"") == read(b"\n \n,,\n") == []


@pytest.mark.parametrize("named", ["sep=;\n", "SEP=;;;\r\n", "sep=?\n", "sep=\n", "", "\n  \r\n"])
def test_the_separator_is_named_or_counted(named: str) -> None:
    rows, delimiter = parted(f"{named}a;b\nc;d,e,f\n")

    assert delimiter == ";"
    assert [row.cells for row in text_rows(rows, delimiter)] == [["a", "b"], ["c", "d,e,f"]]


def test_a_row_knows_its_lines_beside_its_number() -> None:
    rows = text_rows('a,b\r\n,\r\n"two\nlines",c\r\nd,e', ",")

    assert [(row.number, row.first_line, row.last_line) for row in rows] == [(1, 1, 1), (3, 3, 4), (4, 5, 5)]


def test_a_torn_row_knows_where_it_begins_and_where_reading_ends() -> None:
    with pytest.raises(TornRowError) as caught:
        list(text_rows('"a\nb",c\n\n"d,e\nf,g\n', ","))

    assert (caught.value.number, caught.value.first_line, caught.value.last_line) == (3, 4, 5)


def test_loose_rows_take_quotation_marks_as_they_come() -> None:
    assert [list(row.cells) for row in loose_rows('"a"b,c\n"d,e\n', ",")] == [["ab", "c"], ["d,e\n"]]


def test_a_cell_is_as_long_as_is_allowed() -> None:
    long = "x" * 200_000

    with pytest.raises(TornRowError):
        list(text_rows(long, ","))
    assert [list(row.cells) for row in text_rows(long, ",", longest=len(long))] == [[long]]


def test_a_comment_is_not_the_first_line() -> None:
    assert (first_line("\n # a\r\nb\r\n", comment="#"), first_line("# a", comment="#")) == ("b", "")
