import csv
import time

import pytest

from ovillo.domain.errors import UsageError
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


@pytest.mark.parametrize("schema", ["person", "Person", "PERSONA", "individual", ""])
def test_every_word_for_a_person_is_understood(schema: str) -> None:
    content = f"name1,name2,schema\nPepe Ficticio,José Ficticio,{schema}\n".encode()

    assert compare_pairs(content, place="pairs.csv").text.splitlines()[1].endswith(",suggest")


@pytest.mark.parametrize(
    "content", [b"", b"a,b\n1,2\n", b"name1\nAna\n", b"\xff\xfe\x00", b'name1,name2\n"' + b"a" * 200_000]
)
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


def test_other_columns_stay_and_cells_too_many_are_left_out() -> None:
    answer = compare_pairs(b"id,name1,name2\n7,Ana Ficticia,Ana Ficticia,extra\n", place="pairs.csv")

    assert answer.text.splitlines() == ["id,name1,name2,score,verdict", "7,Ana Ficticia,Ana Ficticia,1.0000,same"]


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
