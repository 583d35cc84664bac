"""Invented names: which spellings are one, and which are not."""

import pytest

from ovillo.analysis.records.spellings import Spellings, spelt_as_written, spelt_once
from ovillo.domain.records import RecordRow


def spell(*names: str, fields: tuple[str, ...] = ("name",)) -> Spellings:
    return spelt_once([[RecordRow(row, {"name": name}) for row, name in enumerate(names, 2)]], fields)[1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zulema Farfán", "ZULEMA FARFAN"),
        ("Zulema Farfán", "Farfán, Zulema"),
        ("Juan Pedro Ñaupari Soto", "NAUPARI SOTO,  JUAN PEDRO"),
        ("Dr. Pérez Gil", "Pérez Gil, Dr."),
        ("Leal", " LEAL "),
        ("Nube, S.A.C.", "NUBE S.A.C."),
    ],
)
def test_accents_case_spaces_and_a_comma_make_no_other_name(one: str, other: str) -> None:
    assert list(spell(one, one, other).joined.items()) == [(one, [other])]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dr. Leal", "Dra. Leal"),
        ("Dr. Leal", "LEAL"),
        ("Sr. Leal", "Sra. Leal"),
        ("Dr. Ana Leal", "Ana Leal"),
        ("Juan Pedro Díaz", "Pedro Juan Díaz"),
        ("Díaz Juan Pedro", "Juan Pedro Díaz"),
        ("Peña", "Pena"),
        ("Dr. Peña", "Dr. Pena"),
        ("Rosa Díaz", "Rosa Díaz Loza"),
        ("R. Díaz", "Rosa Díaz"),
        ("Cuenta 12 34", "Cuenta 34 12"),
    ],
)
def test_titles_bare_surnames_parts_of_a_name_and_the_order_of_words_join_nobody(one: str, other: str) -> None:
    assert not spell(one, other).joined


def test_two_spellings_that_are_the_two_sides_of_one_row_are_two() -> None:
    rows = [RecordRow(2, {"from": "Ana Peña", "to": "Ana Pena"}), RecordRow(3, {"from": "ANA PEÑA", "to": "Eva Sol"})]

    (once,), spellings = spelt_once([rows], ("from", "to"))

    assert not spellings.joined
    assert [row.values for row in once] == [row.values for row in rows]
    assert spellings.apart == [["ANA PEÑA", "Ana Pena", "Ana Peña"]]


def test_what_may_be_one_is_told_and_kept_apart() -> None:
    told = spell("Dr. Leal", "DR LEAL", "Dra. Leal", "LEAL", "Juan Pedro Díaz", "Pedro Juan Díaz", "Eva Sol")

    assert told.joined == {"Dr. Leal": ["DR LEAL"]}
    assert told.apart == [["Juan Pedro Díaz", "Pedro Juan Díaz"], ["Dr. Leal", "Dra. Leal", "LEAL"]]


def test_whoever_asks_keeps_every_spelling_apart() -> None:
    rows = [RecordRow(2, {"name": "Ana Olmo"}), RecordRow(3, {"name": "ANA OLMO"}), RecordRow(4, {"name": "-"})]

    (kept,), told = spelt_as_written([rows], ("name",))

    assert kept == rows
    assert (told.joined, told.apart) == ({}, [["ANA OLMO", "Ana Olmo"]])


def test_words_for_nobody_are_no_name_and_spelt_as_they_are() -> None:
    told = spell("N.N.", "n.n.", "No registra", "NO REGISTRA", "-")

    assert not told.joined
    assert not told.apart
