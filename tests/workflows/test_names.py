import csv
import io
import time

import pytest

from ovillo.domain.errors import ColumnTwiceError, UsageError
from ovillo.rendering.catalogue import Catalogue
from ovillo.workflows.names import compare_pairs, explain_pairs

PAIR = "Zoé Ficticia Güell{0}ZOE FICTICIA GUELL"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_whatever_a_spreadsheet_saves_is_read(delimiter: str, encoding: str) -> None:
    content = f"Name1{delimiter} name2\r\n{PAIR.format(delimiter)}\r\n".encode(encoding)

    assert compare_pairs(content, place="pairs.csv").text.splitlines() == [
        "name1,name2,score,verdict",
        "Zoé Ficticia Güell,ZOE FICTICIA GUELL,1.0000,same",
    ]


def test_a_quoted_comma_belongs_to_the_name() -> None:
    answer = compare_pairs(b'name1,name2\n"FICTICIA, Ana",Ana Ficticia\n', place="pairs.csv")

    assert answer.text.splitlines()[1] == '"FICTICIA, Ana",Ana Ficticia,1.0000,same'


@pytest.mark.parametrize("schema", ["organisation", "Organization", "company", "ORGANISATION", "LegalEntity"])
def test_every_word_for_an_organisation_is_understood(schema: str) -> None:
    content = f"name1,name2,schema\nFicticia S.A.C.,FICTICIA SAC,{schema}\n".encode()

    assert compare_pairs(content, place="pairs.csv").text.splitlines()[1].endswith(",same")


@pytest.mark.parametrize("schema", ["dragon", "phone", "vehicle"])
def test_a_schema_whose_names_are_not_compared_is_refused_with_its_row(schema: str) -> None:
    content = f"name1,name2,schema\nAna Quilla,Ana Quilla,\nABC-123,ABC123,{schema}\n".encode()
    compared = compare_pairs(content, place="pairs.csv")

    (refused,) = compared.refused
    assert (refused.fields["row"], refused.fields["column"]) == (3, "schema")
    assert "organization" in refused.fields["problem"]
    assert compared.text.splitlines()[2] == f"ABC-123,ABC123,{schema},,"


@pytest.mark.parametrize("schema", ["person", "Person", "PERSONA", "individual", ""])
def test_every_word_for_a_person_is_understood(schema: str) -> None:
    content = f"name1,name2,schema\nPepe Ficticio,José Ficticio,{schema}\n".encode()

    assert compare_pairs(content, place="pairs.csv").text.splitlines()[1].endswith(",suggest")


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", b"name1\nAna\n", b"\xff\xfe\x00", b"PK\x03\x04no workbook"])
def test_what_is_no_table_of_pairs_is_refused_in_one_sentence(content: bytes) -> None:
    with pytest.raises(UsageError):
        compare_pairs(content, place="pairs.csv")


@pytest.mark.parametrize("row", ["Ana Ficticia", "Ana Ficticia,", ",Ana Ficticia", '" ",Ana Ficticia'])
def test_a_blank_or_missing_name_is_refused_with_its_row_and_costs_no_other_its_answer(row: str) -> None:
    answer = compare_pairs(f"name1,name2\nAna,Eva\n{row}\nAna Ficticia,ANA FICTICIA\n".encode(), place="pairs.csv")

    (refused,) = answer.refused
    assert refused.fields["row"] == 3
    assert [line.rsplit(",", 2)[1:] for line in answer.text.splitlines()[1:]] == [
        ["0.0000", "different"],
        ["", ""],
        ["1.0000", "same"],
    ]


def test_the_reasons_can_be_asked_for_in_either_language() -> None:
    content = "name1,name2\nZoé Ñandúpay,Zoé Ñandúpay Güell\n".encode()

    told = {
        language: list(
            csv.DictReader(explain_pairs(content, place="p.csv", catalogue=Catalogue(language)).text.splitlines())
        )
        for language in ("en", "es")
    }

    assert "Second surname: only one has it (+0.0 bit)" in told["en"][0]["reasons"]
    assert "Segundo apellido: solo uno lo tiene (+0.0 bit)" in told["es"][0]["reasons"]
    assert float(told["es"][0]["weight_bits"]) > 0
    assert told["es"][0]["would_change"] != told["en"][0]["would_change"] != ""


def test_other_columns_stay_even_where_two_have_one_name_and_those_called_as_ours_are_renamed() -> None:
    answer = compare_pairs(b"id,name1,name2,id,score,x\n7,Ana Ficticia,Ana Ficticia,8,9,y\n", place="pairs.csv")

    assert answer.text.splitlines() == [
        "id,name1,name2,id,score (before),x,score,verdict",
        "7,Ana Ficticia,Ana Ficticia,8,9,y,1.0000,same",
    ]


def test_an_answer_can_be_asked_again() -> None:
    answer = compare_pairs(b"name1,name2\nAna Ficticia,Ana Ficticia\n", place="pairs.csv")

    assert compare_pairs(answer.text.encode(), place="pairs.csv").text == answer.text


def test_a_name_column_that_stands_twice_is_refused() -> None:
    with pytest.raises(ColumnTwiceError, match="name1 stands twice, as columns 1 and 3"):
        compare_pairs(b"name1,name2,Name1\nAna,Ana,Eva\n", place="pairs.csv")


@pytest.mark.parametrize(
    ("row", "column", "cells"),
    [
        ("Ana Ficticia,Ana Ficticia,one,two", "3", "Ana Ficticia,Ana Ficticia,one,two,,"),
        ("Ficticia, Ana,Ana Ficticia", "3", "Ficticia, Ana,Ana Ficticia,,,"),
        ('"Ana Ficticia,Ana Ficticia', "name1", '"""Ana Ficticia",Ana Ficticia,,,,'),
        ('"Ana "La Una" Ficticia",Ana Ficticia', "name1", '"""Ana ""La Una"" Ficticia""",Ana Ficticia,,,,'),
        ("\u200b,Ana Ficticia", "name1", "\u200b,Ana Ficticia,,,,"),
        ("Ana Ficticia,\u3164", "name2", "Ana Ficticia,\u3164,,,,"),
        ("Ana\x00 Ficticia,Ana", "name1", "Ana\x00 Ficticia,Ana,,,,"),
    ],
)
def test_a_row_that_cannot_be_compared_says_where_and_keeps_its_cells(row: str, column: str, cells: str) -> None:
    more = 'Eva Ficticia,"EVA FICTICIA"\n'

    answer = compare_pairs(f"name1,name2\n{more}{row}\n{more}{more}".encode(), place="pairs.csv")

    (refused,) = answer.refused
    assert (refused.fields["row"], refused.fields["column"]) == (3, column)
    lines = answer.text.splitlines()
    assert lines[2].rstrip(",") == cells.rstrip(",")
    assert [line.rsplit(",", 2)[1:] for line in (lines[1], *lines[3:])] == [["1.0000", "same"]] * 3


@pytest.mark.parametrize("closing", ['3,"Eva Ficticia",Eva Ficticia', '3,Eva "Ficticia",Eva', '3,Eva Ficticia",Eva'])
def test_a_mark_that_a_later_row_closes_hides_no_row_between(closing: str) -> None:
    content = f'id,name1,name2\n1,"Ana Ficticia,ANA FICTICIA\n2,Blas Ficticio,BLAS FICTICIO\n{closing}\n'

    answer = compare_pairs(content.encode(), place="pairs.csv")

    assert answer.refused[0].fields["row"] == 2
    assert answer.text.splitlines()[2] == "2,Blas Ficticio,BLAS FICTICIO,1.0000,same"


def test_a_cell_of_several_lines_is_one_row() -> None:
    content = b'name1,name2,note\n"Ana\nFicticia",ANA FICTICIA,"one,\ntwo"\n,Ana,\n'

    answer = compare_pairs(content, place="pairs.csv")

    assert [row["verdict"] for row in csv.DictReader(answer.text.splitlines(keepends=True))] == ["same", ""]
    assert answer.refused[0].fields["row"] == 3


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16-le", "utf-16-be"])
def test_what_older_programs_save_is_read(encoding: str) -> None:
    content = "name1;name2\r\nZoé Ñandú Güell;ZOE NANDU GUELL\r\n".encode(encoding)

    assert compare_pairs(content, place="pairs.csv").text.splitlines()[1].startswith("Zoé Ñandú Güell,")


def test_the_line_that_tells_a_spreadsheet_the_separator_is_no_header() -> None:
    assert compare_pairs(b"sep=;\nname1;name2\nAna Ficticia;Ana Ficticia\n", place="p.csv").text.endswith("same\n")


def test_a_workbook_is_read() -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="writes the workbook")
    book, stream = openpyxl.Workbook(), io.BytesIO()
    for row in (["name1", "name2", "n"], ["Ana Ficticia", "ANA FICTICIA", 7], [None, "Ana", None]):
        book.active.append(row)
    book.save(stream)

    answer = compare_pairs(stream.getvalue(), place="pairs.xlsx")

    assert answer.text.splitlines()[1] == "Ana Ficticia,ANA FICTICIA,7,1.0000,same"
    assert answer.refused[0].fields["row"] == 3


@pytest.mark.parametrize("letters", [1_001, 100_000, 200_000])
def test_a_text_too_long_for_a_name_is_refused_with_its_row_and_costs_no_other_its_answer(letters: int) -> None:
    text = ("Ana Juanjo de " * letters)[:letters]

    answer = compare_pairs(f"name1,name2\n{text},Ana\nAna Ficticia,ANA FICTICIA\n".encode(), place="pairs.csv")

    (refused,) = answer.refused
    assert (refused.fields["row"], refused.fields["column"]) == (2, "name1")
    assert "1,000 letters" in str(refused)
    assert [line.rsplit(",", 2)[1:] for line in answer.text.splitlines()[1:]] == [["", ""], ["1.0000", "same"]]


@pytest.mark.parametrize("word", ["Ana ", "Juanjo ", "A. ", "de ", "abdel", "S.A. ", '"a', "y ", "Nueva "])
@pytest.mark.parametrize("schema", ["Person", "Organization"])
def test_the_longest_name_takes_no_minutes(word: str, schema: str) -> None:
    text = (word * 1_000)[:999].replace('"', '""')
    started = time.process_time()

    content = f'name1,name2,schema\n"{text}","{text}b",{schema}\n'.encode()
    explain_pairs(content, place="pairs.csv", catalogue=Catalogue("en"))

    assert time.process_time() - started < 10
