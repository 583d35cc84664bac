"""Whose things are, and nicknames quoted inside a name."""

import pytest

from tests.extraction.said import statements


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Police searched Ana Tilo's house on Monday.", {("Ana Tilo", "house")}),
        ("en", "The coach, belonging to Tilo Transport, was stopped.", {("Tilo Transport", "coach")}),
        ("en", "Money went to an account in the name of Ana Tilo's husband, Marc Brea.", {("Marc Brea", "account")}),
        ("es", "La reunión fue en un inmueble de propiedad de Marco Brea.", {("Marco Brea", "inmueble")}),
        ("es", "El juzgado no pudo allanar la vivienda de Ana Tilo.", {("Ana Tilo", "vivienda")}),
        ("en", "The coach belongs to Tilo Transport.", {("Tilo Transport", "coach")}),
        ("es", "La finca es propiedad de Marco Brea.", {("Marco Brea", "finca")}),
        ("es", "La escritura de la casa está a nombre de Marco Brea.", {("Marco Brea", "casa")}),
        ("en", "The deed of the house belongs to Marco Brea.", {("Marco Brea", "house")}),
        ("es", "La escritura está a nombre de Marco Brea.", set()),
        ("es", "Las huellas pertenecen a Marco Brea.", set()),
        ("en", "Does the bar belong to Ana Tilo?", set()),
        ("en", "Ana Tilo belongs to the gang.", set()),
        ("en", "Police called Ana Tilo's phone number on Monday.", set()),
        ("en", "Police searched Ana Tilo's office on Monday.", set()),
        ("es", "Portaba una credencial a nombre de Marco Brea.", set()),
        ("es", "El local de al lado fue allanado.", set()),
    ],
)  # fmt: skip
def test_a_possessive_says_whose_a_thing_is(language, text, expected):
    assert {(s.subject.name, s.object.name) for s in statements(language, text) if s.predicate == "owns"} == expected


@pytest.mark.parametrize(
    ("text", "alias"),
    [
        ("Police arrested Jose 'Chato' Romero-Tilo in Lagos.", "Chato"),
        ("Police arrested Kamen “The Hook” Balbu in Lagos.", "The Hook"),
        ("It was told by Jorge ‘El Puma’ Brea’s wife.", "El Puma"),
    ],
)
def test_a_nickname_inside_a_name_is_an_alias(text, alias):
    assert [s.value.text for s in statements("en", text) if s.predicate == "alias"] == [alias]
