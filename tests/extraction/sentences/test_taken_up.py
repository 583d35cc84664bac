"""Tests of the group that a pronoun at a verb, "a quienes" or "where" takes up."""

import pytest

from tests.extraction.said import said, statements


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "Las mujeres eran trasladadas a Lima, donde las obligaban a prostituirse.", "- | exploits | mujeres | reported"),
        ("es", "Las mujeres eran trasladadas a locales donde se las obligaba a prostituirse.", "- | exploits | mujeres | reported"),
        ("es", "La red trasladaba a las mujeres a locales, donde las explotaba.", "red | exploits | mujeres | reported"),
        ("es", "La red enviaba a sus víctimas, a quienes engañaba, a Lima.", "red | deceives | víctimas | reported"),
        ("es", "La policía rescató a doce mujeres a las que la banda explotaba.", "banda | exploits | mujeres 12 | reported"),
        ("es", "La policía rescató a doce mujeres, a quienes captaba la red.", "red | recruits | mujeres 12 | reported"),
        ("en", "The gang took women to Lima, where it forced them into prostitution.", "gang | exploits | women | reported"),
        ("en", "The women were taken to a house where they were forced into prostitution.", "- | exploits | women | reported"),
    ],
)  # fmt: skip
def test_a_pronoun_takes_up_whom_the_verb_before_acts_upon(language, text, expected):
    assert expected in said(language, text)


def test_to_whom_a_baby_is_sold_is_not_sold():
    found = said("es", "La mujer a la que vendieron el bebé fue detenida.")

    sale = {"- | sells | bebé | reported", "mujer | buys | bebé | reported"}
    assert found == {"- | detained | mujer | reported"} | sale


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "La policía halló una banda que operaba en Lima y que vendía bebés.", "banda | sells | bebés | reported"),
        ("es", "Hay dueños de locales comerciales que recibían a los extranjeros.", "dueños de locales comerciales | receives | extranjeros | reported"),
        ("es", "Cayó una red dedicada a la trata de personas que captaba a mujeres.", "red | recruits | mujeres | reported"),
        ("es", "La jueza declaró probado que Rita Verde inscribió a los niños y que recibió 2 500 soles.", "Rita Verde | receives | 2500 | reported"),
        ("es", "La fiscal dijo que Rita Verde vendió un bebé y que detuvieron a Beto Rojo.", "- | detained | Beto Rojo | reported"),
        ("es", "El bebé ya fue vendido por la partera.", "partera | sells | bebé | reported"),
        ("en", "A boy in Ludhiana, India, has been sold for $830.", "- | sells | boy | reported"),
    ],
)  # fmt: skip
def test_who_a_relative_clause_is_about(language, text, expected):
    assert expected in said(language, text)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The nurse is accused of stealing newborns and selling them to couples.", "nurse | sells | newborns | accused"),
        ("es", "La enfermera está acusada de robar recién nacidos y venderlos.", "enfermera | sells | recién nacidos | accused"),
        ("es", "Ana Quilla fue condenada por captar a mujeres y explotarlas.", "Ana Quilla | exploits | mujeres | convicted"),
        ("es", "A las mujeres la red les prometía un empleo en Lima.", "red | deceives | mujeres | reported"),
    ],
)  # fmt: skip
def test_a_pronoun_takes_up_the_object_of_the_verb_joined_before(language, text, expected):
    assert expected in said(language, text)


def test_a_pronoun_of_another_gender_takes_up_nobody():
    assert not any("sells" in line for line in said("es", "Ana Quilla fue acusada de engañar a madres y venderlos."))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The suspects were forcing adult and underage women into prostitution.", "suspects | exploits | underage women | reported"),
        ("The traffickers used airstrips and planes to smuggle drugs.", "traffickers | transports | drugs | reported"),
        ("The couples were given the babies at a hotel.", "couples | receives | babies | reported"),
        ("Ana Quilla is charged with sex trafficking a girl.", "Ana Quilla | exploits | girl | charged"),
    ],
)  # fmt: skip
def test_words_before_a_joint_end_no_object(text, expected):
    assert expected in said("en", text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La red vendió a Rita Verde un bebé.", "red | sells | bebé | reported"),
        ("Ana Quilla vendió a gringos dos niños.", "Ana Quilla | sells | niños 2 | reported"),
        ("Ana Quilla vendió dos niños a gringos.", "Ana Quilla | sells | niños 2 | reported"),
        ("Ana Quilla vendió a dos niños.", "Ana Quilla | sells | niños 2 | reported"),
        ("Ana Quilla vendía guaguas a gringos.", None),
    ],
)
def test_to_whom_something_is_sold_is_not_sold(text, expected):
    assert {line for line in said("es", text) if "| sells |" in line} == ({expected} if expected else set())


@pytest.mark.parametrize(
    "text",
    [
        "La policía detuvo a Max Papel en el hospital, donde vendía bebés.",
        "La policía detuvo en Botón a Max Papel, donde vendía bebés.",
    ],
)
def test_where_somebody_was_arrested_they_did_it_not_the_police(text):
    assert {s.subject.name for s in statements("es", text) if s.predicate == "sells"} == {"Max Papel"}


def test_a_prosecutor_does_nothing_where_somebody_is_questioned():
    read = statements("es", "El fiscal interrogó a Max Papel en la clínica, donde falsificaba certificados.")
    assert not [s for s in read if s.predicate == "forges" and s.subject is not None]
