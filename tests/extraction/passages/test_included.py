"""Who is then named as one of several, by combination: what is told of the several, and the words that name some."""

import itertools

import pytest

from tests.extraction.said import said, statements

EN_ACTS = {
    "Police arrested five people.": "Police | detained | {} | reported",
    "Five officers were charged with fraud.": "- | charged | {} | charged",
    "Five people sold babies.": "{} | sells | babies | reported",
    "Five people are suspected of selling babies.": "{} | sells | babies | suspected",
}
EN_OPENINGS = ["Among them are", "Among them were", "They include"]
EN_LISTS = ["Ana Quilla and Beto Rojo", "Ana Quilla, a nurse, and Beto Rojo", "Ana Quilla, 34, and Beto Rojo, 50"]
ES_ACTS = {
    "La policía detuvo a cinco personas.": "policía | detained | {} | reported",
    "Cinco agentes fueron imputados por cohecho.": "- | charged | {} | charged",
    "Cinco personas vendían bebés.": "{} | sells | bebés | reported",
    "Los policías son sospechosos de proteger a la banda.": "{} | protects | banda | suspected",
}
ES_OPENINGS = ["Entre ellos están", "Entre ellos se encuentran", "Entre ellos figuran"]
ES_LISTS = ["Ana Quilla y Beto Rojo", "Ana Quilla, enfermera, y Beto Rojo", "Ana Quilla (34) y Beto Rojo (50)",
    "Ana Quilla, así como los subcomisarios Beto Rojo y Caro Paz"]  # fmt: skip
ALL = [
    *(("en", f"{a} {o} {n}.", e) for (a, e), o, n in itertools.product(EN_ACTS.items(), EN_OPENINGS, EN_LISTS)),
    *(("es", f"{a} {o} {n}.", e) for (a, e), o, n in itertools.product(ES_ACTS.items(), ES_OPENINGS, ES_LISTS)),
]


@pytest.mark.parametrize(("language", "text", "expected"), ALL)
def test_what_is_told_of_the_several_is_told_of_each(language: str, text: str, expected: str) -> None:
    assert {expected.format("Ana Quilla"), expected.format("Beto Rojo")} <= said(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Police arrested five people and rescued two girls. Among them are Ana Quilla and Caro Paz."),
        ("en", "Five people may be arrested. Among them are Ana Quilla and Caro Paz."),
        ("en", "Two of the ten men were arrested. Among them are Ana Quilla and Caro Paz."),
        ("en", "Police arrested the nurse. Five lawyers spoke to the press. Among them are Ana Quilla and Caro Paz."),
        ("en", "Police arrested five men, said two officers. Among them are Ana Quilla and Caro Paz."),
        ("es", "La policía detuvo a cinco hombres y rescató a dos niñas. Entre ellas están Ana Quilla y Caro Paz."),
        ("es", "Cinco personas serán detenidas. Entre ellas están Ana Quilla y Caro Paz."),
        ("es", "La policía detuvo a cinco hombres ante dos testigos. Entre ellos están Ana Quilla y Caro Paz."),
        ("es", "El juez citó a cinco testigos. Entre ellos están Ana Quilla y Caro Paz."),
    ],
)
def test_where_it_may_be_said_of_others_it_is_said_of_nobody(language: str, text: str) -> None:
    held = {s.object.name for s in statements(language, text) if s.predicate == "detained" and s.object}
    assert not held & {"Ana Quilla", "Caro Paz"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Five people were not charged. Among them are Ana Quilla and Beto Rojo."),
        ("es", "Cinco personas no fueron imputadas. Entre ellas están Ana Quilla y Beto Rojo."),
    ],
)
def test_what_is_denied_of_all_is_denied_of_each(language: str, text: str) -> None:
    found = [s for s in statements(language, text) if s.object and s.object.name == "Ana Quilla"]
    assert all(s.negated for s in found)
