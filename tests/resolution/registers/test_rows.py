"""Rows made ready: one form for particulars, keys that rows of one person share."""

import subprocess
import sys

import pytest

from ovillo.resolution.registers.days import read_day
from ovillo.resolution.registers.rows import PersonRow, block_keys, prepare, read_document, read_phone


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("1987-02-11", "1987-02-11"),
        ("1987-2-11T00:00", "1987-02-11"),
        ("11/02/1987", "1987-02-11"),
        ("11.2.1987 00:00", "1987-02-11"),
        ("19870211", "1987-02-11"),
        ("02/25/1987", "1987-02-25"),
        ("11-02-87", "1987-02-11"),
        ("11.02.04", "2004-02-11"),
        ("11 de feb. de 1987", "1987-02-11"),
        ("Feb 11, 1987", "1987-02-11"),
        ("11-feb-1987", "1987-02-11"),
        ("febrero 1987", ""),
        ("31/02/1987", ""),
        ("1987", ""),
        ("desconocida", ""),
        ("", ""),
    ],
)
def test_a_date_is_a_day_of_the_calendar_or_nothing(written, day):
    assert read_day(written) == day


@pytest.mark.parametrize(
    ("written", "document"),
    [
        ("DNI 40.123.456-k", "40123456K"),
        ("00123456", "123456"),
        ("D.N.I. N° 40123456", "40123456"),
        ("4.0123456E7", "40123456"),
        ("4.01E+07", ""),
        ("40123456.0", "40123456"),
        ("40123456,00", "40123456"),
        ("40.123.000", "40123000"),
        ("pasaporte XA123456", "XA123456"),
        ("00000000", ""),
        ("123", ""),
        (" ", ""),
        ("40123456", "40123456"),
    ],
)
def test_a_document_is_its_letters_and_digits(written, document):
    assert read_document(written) == document


@pytest.mark.parametrize(
    ("written", "phone"),
    [
        ("+51 987 000 111", "987000111"),
        ("987000111.0", "987000111"),
        ("987.000.100", "987000100"),
        ("987000111", "987000111"),
        ("12345", ""),
        ("999999999", ""),
        ("s/n", ""),
    ],
)
def test_a_telephone_is_its_last_nine_digits(written, phone):
    assert read_phone(written) == phone


def _shared(one, other):
    return set(block_keys(prepare(one))) & set(block_keys(prepare(other)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (PersonRow("Cardo Nogal, Lucía"), PersonRow("LUZIA CARDO NOGAL")),
        (PersonRow("Lucía Cardo", "1990-01-02"), PersonRow("Lucía Cardo Nogal", "1990-05-02")),
        (PersonRow("Pepe Cardo Nogal", "1990-01-02"), PersonRow("José Cardo", "1990-01-02")),
        (PersonRow("Ana Cardo", "", "40123456"), PersonRow("Berta Nogal", "", "40.123.456")),
        (PersonRow("Ana Cardo", "", "", "987000111"), PersonRow("Berta Nogal", "", "", "+51987000111")),
    ],
)
def test_rows_that_may_be_one_person_share_a_key(one, other):
    assert _shared(one, other)


def test_rows_with_one_word_in_common_share_none():
    assert not _shared(PersonRow("Cardo Nogal, Lucía"), PersonRow("Cardo Encina, Berta"))


def test_keys_are_the_same_in_every_process():
    row = PersonRow("Cardo Nogal, Lucía", "1990-01-02", "40123456", "987000111", "Villa Jacaranda")
    code = f"from ovillo.resolution.registers import *; print(block_keys(prepare({row!r})))"

    elsewhere = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert elsewhere.strip() == str(block_keys(prepare(row)))


def test_a_name_of_many_words_has_few_keys():
    row = PersonRow(" ".join(f"Nombre{chr(97 + n)}" for n in range(24)), "1990-01-02")

    assert 0 < len(block_keys(prepare(row))) < 500


@pytest.mark.parametrize("word", ["palabra ", "ñ,", "de ", "(x) "])
def test_a_text_in_place_of_a_name_is_no_name(word):
    prepared = prepare(PersonRow(word * 20_000, "1990-01-02"))

    assert (prepared.name, prepared.given, block_keys(prepared)) == ("", (), ())


@pytest.mark.parametrize("born", ["01/01/1900", "1900-01-01", "11/11/1111", "31/12/9999", "30/12/1899"])
def test_a_day_written_for_an_unknown_one_is_missing(born):
    assert prepare(PersonRow("Eva Cano Rey", born=born)).born == ""


def test_the_first_of_january_of_a_year_of_the_living_is_a_day():
    assert prepare(PersonRow("Eva Cano Rey", born="01/01/1980")).born == "1980-01-01"
