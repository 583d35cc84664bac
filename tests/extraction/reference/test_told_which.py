"""Who "the woman charged with …" is: nobody of whom no arrest is told, and not the one whose aunt it is."""

import pytest

from tests.extraction.said import said, statements

_APART = [
    ("en", "Rosa Pinto testified for two hours. The woman charged with selling her baby is her aunt, Carmen Paz."),
    ("en", "Rosa Pinto was not arrested. The woman arrested was her sister."),
    ("en", "Rosa Pinto reported the case. The woman convicted of deceiving her was her employer."),
    ("en", "Rosa Pinto reported the case. The woman sentenced to ten years is her aunt."),
    ("es", "Rosa Pinto declaró dos horas. La mujer acusada de vender a su bebé es su tía, Carmen Paz."),
    ("es", "Rosa Pinto no fue detenida, aclaró la Policía. La detenida fue su hermana, Carmen Paz."),
]


@pytest.mark.parametrize(("language", "text"), _APART)
def test_whose_aunt_is_charged_is_not(language: str, text: str) -> None:
    lines = said(language, text)

    assert not [line for line in lines if "Rosa Pinto" in line and not line.startswith("not ")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The doctor accused of selling the baby of Rosa Pinto is Rogelio Tumba."),
        ("en", "The man accused of threatening the lawyer of Rosa Pinto is Rogelio Tumba."),
        ("es", "El médico acusado de vender al bebé de Rosa Pinto es Rogelio Tumba."),
        ("es", "La mujer acusada de vender al bebé de Rosa Pinto es su tía, Rogelia Tumba."),
    ],
)
def test_who_did_it_did_not_undergo_it(language: str, text: str) -> None:
    assert not [s for s in statements(language, text) if s.object is not None and s.object.name.startswith("Rogeli")]


def test_a_trade_goes_before_an_age_that_another_shares() -> None:
    text = "Police arrested a teacher, Odo Kale, last week. The teacher, 35, was released. Beto Quill, 35, is wanted."

    lines = said("en", text)
    assert "- | released | Odo Kale | reported" in lines
    assert "- | released | Beto Quill | reported" not in lines


def test_one_told_as_arrested_is_meant() -> None:
    text = "Rosa Pinto was arrested in Lima. The woman arrested on Sunday sold babies."

    assert "Rosa Pinto | sells | babies | reported" in said("en", text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Rosa Pinto said that Rogelio Tumba sold her son for 12,000 soles."),
        ("es", "Rosa Pinto dijo que Rogelio Tumba vendió a su hijo a una pareja."),
        ("en", "Rogelio Tumba owns the clinic. The man arrested on Sunday is his driver, Evaristo Quilla."),
    ],
)
def test_whose_they_are_is_not_told_where_two_may_be_meant(language: str, text: str) -> None:
    assert not [s for s in statements(language, text) if s.predicate in ("relative_of", "works_for")]


def test_what_is_told_of_a_surname_that_two_bear_is_told_of_neither() -> None:
    text = (
        "Senator Peregrin Nabo defended his son, Tobias Nabo. The younger Nabo, 29, left. Senator Nabo's office closed."
    )
    told = [(s.subject.name, s.predicate) for s in statements("en", text) if s.subject is not None]

    assert ("Peregrin Nabo", "holds_office") in told
    assert not [row for row in told if row[0] == "Nabo"]
