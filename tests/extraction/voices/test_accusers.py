"""Who accuses speaks; who is named as the doer is accused; what was never said is not denied."""

import pytest

from tests.extraction.said import said, statements


def sold(language, text):
    """(seller, standing, speakers) of each sale."""
    return {
        (s.subject.name if s.subject else None, s.standing.value, tuple(each.name for each in s.speakers))
        for s in statements(language, text)
        if s.predicate == "sells"
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Walter Quilla was accused by Ana Rojo of selling babies."),
        ("en", "Walter Quilla, accused by Ana Rojo of selling babies, was arrested."),
        ("en", "Ana Rojo accused Walter Quilla of selling babies."),
        ("es", "Walter Quilla fue acusado por Ana Rojo de vender bebés."),
        ("es", "Walter Quilla fue denunciado por Ana Rojo por vender bebés."),
        ("es", "Ana Rojo acusó a Walter Quilla de vender bebés."),
    ],
)
def test_whoever_accuses_is_the_speaker(language, text):
    assert sold(language, text) == {("Walter Quilla", "accused", ("Ana Rojo",))}


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("en", "Walter Quilla was identified by police as the man who sold the babies.", "police"),
        ("en", "Walter Quilla was named by police as the one who sold the babies.", "police"),
        ("es", "Walter Quilla fue señalado por la Policía como quien vendía a los bebés.", "Policía"),
        ("es", "Walter Quilla es sindicado por la fiscal como el que vendía los bebés.", "fiscal"),
        ("es", "La Policía señaló a Walter Quilla como el hombre que vendía los bebés.", "Policía"),
    ],
)
def test_named_as_the_doer_is_accused(language, text, speaker):
    assert sold(language, text) == {("Walter Quilla", "accused", (speaker,))}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Neighbours pointed to Walter Quilla as the one who had sold the babies."),
        ("en", "Walter Quilla posed as the man who sold the babies."),
        ("en", "Walter Quilla was not identified as the man who sold the babies."),
        ("es", "Walter Quilla se presentó como quien vendía los bebés."),
        ("es", "Walter Quilla no fue identificado como quien vendió los bebés."),
    ],
)
def test_named_as_by_nobody_says_nothing(language, text):
    assert sold(language, text) == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ana Rojo denied accusing Walter Quilla of selling babies."),
        ("en", "Ana Rojo denied that she had accused Walter Quilla of selling babies."),
        ("en", "Ana Rojo denies having claimed that Walter Quilla sold babies."),
        ("en", "Walter Quilla denied confessing to selling babies."),
        ("es", "Ana Rojo negó haber acusado a Walter Quilla de vender bebés."),
        ("es", "Ana Rojo negó haber dicho que Walter Quilla vendió bebés."),
        ("es", "Walter Quilla negó haber confesado que vendió bebés."),
    ],
)
def test_a_denial_of_having_said_it_denies_no_deed(language, text):
    assert said(language, text) == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ana Rojo and Elva Quilla testified that Walter Quispe sold babies."),
        ("en", "Walter Quispe was accused by Ana Rojo and Elva Quilla of selling babies."),
        ("es", "Ana Rojo y Elva Quilla declararon que Walter Quispe vendió bebés."),
    ],
)
def test_two_who_testify_stand_side_by_side(language, text):
    (sale,) = [s for s in statements(language, text) if s.predicate == "sells"]
    assert [(each.name, each.is_beside) for each in sale.speakers] == [("Ana Rojo", False), ("Elva Quilla", True)]


def test_one_who_cites_another_is_a_chain():
    text = "Ana Rojo said that Elva Quilla accused Walter Quispe of selling babies."
    assert sold("en", text) == {("Walter Quispe", "accused", ("Elva Quilla", "Ana Rojo"))}


@pytest.mark.parametrize(
    "text",
    [
        "El colaborador eficaz N.° 7 señaló que Walter Quilla vendió bebés.",
        "El testigo protegido N.º 12 declaró que Walter Quilla vendió bebés.",
        "El colaborador N° 3 señaló que Walter Quilla vendió bebés.",
    ],
)
def test_a_number_mark_is_no_speaker(text):
    ((_, _, (speaker,)),) = sold("es", text)
    assert speaker.split()[0] in {"colaborador", "testigo"}


def test_who_said_on_monday_is_whom_the_clause_names():
    text = "Ana Rojo, whose baby was sold by Olga Paz's clinic, said on Monday that Walter Quilla bribed police."
    (bribe,) = [s for s in statements("en", text) if s.predicate == "bribes"]
    assert [each.name for each in bribe.speakers] == ["Ana Rojo"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Walter Quilla was accused of selling babies by Ana Rojo."),
        ("es", "Walter Quilla fue acusado de vender bebés por Ana Rojo."),
    ],
)
def test_the_accuser_may_stand_behind(language, text):
    assert sold(language, text) == {("Walter Quilla", "accused", ("Ana Rojo",))}


def test_the_accuser_is_not_the_accused():
    text = "Walter Quilla was freed. His accusers, Ana Rojo and Elva Tuesta, accused him of selling babies."
    assert not any(seller in {"Ana Rojo", "Elva Tuesta"} for seller, _, _ in sold("en", text))
