"""Tests of the group that a pronoun at a verb, "a quienes" or "where" takes up."""

import pytest

from tests.extraction.said import said


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

    assert found == {"- | detained | mujer | reported"}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "La policía halló una banda que operaba en Lima y que vendía bebés.", "banda | sells | bebés | reported"),
        ("es", "Hay dueños de locales comerciales que recibían a los extranjeros.", "dueños de locales comerciales | receives | extranjeros | reported"),
        ("es", "Cayó una red dedicada a la trata de personas que captaba a mujeres.", "red | recruits | mujeres | reported"),
        ("es", "El bebé ya fue vendido por la partera.", "partera | sells | bebé | reported"),
        ("en", "A boy in Ludhiana, India, has been sold for $830.", "- | sells | boy | reported"),
    ],
)  # fmt: skip
def test_who_a_relative_clause_is_about(language, text, expected):
    assert expected in said(language, text)
