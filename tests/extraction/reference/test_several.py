"""Whom a sentence goes on about with "they" or with a plural verb that has no subject."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "All the tailors were charged with fraud. They were arrested in 2015.",
            "- | detained | tailors | reported",
        ),
        (
            "en",
            "Seven police officers were arrested. They are accused of leading a ring.",
            "police officers | leads | ring | accused",
        ),
        (
            "es",
            "Confirmaron penas para médicos de la comarca. Están acusados de formar parte de una red.",
            "médicos | belongs_to | red | accused",
        ),
        (
            "es",
            "La policía arrestó a Ana Hebra y Julio Lazo. Fueron acusados de vender bebés.",
            "Ana Hebra | sells | bebés | accused",
        ),
        ("es", "Dos médicos fueron detenidos. Habrían comprado a la menor.", "médicos | buys | menor | suspected"),
    ],
)
def test_a_sentence_goes_on_about_the_only_several(language: str, text: str, expected: str) -> None:
    assert expected in said(language, text)


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("en", "The neighbours called the police. They were arrested.", "detained"),
        ("en", "The victims were rescued from the traffickers. They were charged with fraud.", "charged"),
        ("en", "Ana Hebra was one of three people charged. They were sentenced to 30 months.", "people 30"),
        ("es", "Los agentes detuvieron a los médicos. Fueron acusados de vender bebés.", "sells"),
        ("es", "Dos médicos fueron detenidos. Detuvieron también a una enfermera.", "médicos | detained"),
        ("es", "Los agentes detuvieron a Ana Hebra. Vendieron bebés.", "agentes | sells"),
        ("es", "Las víctimas declararon. Fueron acusadas de vender bebés.", "sells"),
        ("es", "Los médicos declararon. Fue detenido ayer.", "detained"),
    ],
)
def test_no_bystander_and_no_doer_is_taken_for_them(language: str, text: str, wrong: str) -> None:
    assert not any(wrong in line for line in said(language, text))


def test_the_accused_who_are_named_are_not_the_babies_told_of_before():
    found = said(
        "en",
        "Dr. Ana Quill, 33, sold babies. The accused were identified as Ana Quill, 33, Beto Rojo, 44, and Dora Blue, 24.",
    )

    assert "Ana Quill | sells | babies | reported" in found


def test_those_named_beside_their_noun_do_what_it_does():
    found = said("en", "The suspects, Ana Quill, 33, and Beto Rojo, 40, sold babies.")

    assert found == {"Ana Quill | sells | babies | reported", "Beto Rojo | sells | babies | reported"}


def test_a_telling_without_number_gives_way_to_one_that_counts():
    found = said(
        "en", "Seven officers were arrested on Monday. Police said the arrests were right. The officers were arrested."
    )

    assert found == {"- | detained | officers 7 | reported"}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Ana Hebra was sentenced to ten years and Julio Lazo got six as accomplices. They sold babies.", "Julio Lazo | sells | babies | reported"),
        ("es", "El tribunal condenó a Ana Hebra a diez años y a Julio Lazo a seis como coautores. Del mismo modo, todos ellos fueron absueltos de trata.", "- | acquitted | Julio Lazo | acquitted"),
    ],
)  # fmt: skip
def test_they_are_those_whom_the_sentence_before_names(language: str, text: str, expected: str) -> None:
    assert expected in said(language, text)


def test_they_may_be_others():
    text = "Ana Hebra was sentenced to ten years and Julio Lazo got six for robbing two women. They sold babies."

    assert not any("Julio Lazo | sells" in line for line in said("en", text))
