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
