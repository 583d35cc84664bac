"""Who speaks in a headline, and who speaks of what they did themselves."""

import pytest

from tests.extraction.said import statements


def speakers(language: str, text: str, predicate: str) -> list[str]:
    found = next(s for s in statements(language, text) if s.predicate == predicate)
    return [one.name for one in found.speakers]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "Police: Ana Quilla sold babies", ["Police"]),
        ("en", "Ana Quilla sold babies: police", ["police"]),
        ("es", "Policía: Ana Quilla vendía bebés", ["Policía"]),
        ("en", "Police said on Sunday they had broken up a ring that sold babies.", ["Police"]),
        ("es", "La Policía dijo haber desarticulado una banda que vendía bebés.", ["Policía"]),
        ("en", "Ines Lazo, a nurse who sold babies, accused Beto Rojo.", []),
        ("en", "Ana Quilla is accused of having been paid £300 by Ines Lazo to sell babies.", []),
    ],
)
def test_the_one_beside_the_colon_speaks_and_nobody_who_is_only_named(language, text, wanted):
    assert speakers(language, text, "sells") == wanted


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Crown's case was that Ana Quilla sold two babies."),
        ("en", "It was the prosecution's case that Ana Quilla sold two babies."),
        ("en", "The prosecution's theory is that Ana Quilla sold two babies."),
        ("es", "La tesis de la fiscalía es que Ana Quilla vendió dos bebés."),
        ("es", "El escrito de acusación sostiene que Ana Quilla vendió dos bebés."),
    ],
)
def test_the_case_of_the_prosecution_is_a_suspicion(language: str, text: str) -> None:
    (found,) = (s for s in statements(language, text) if s.predicate == "sells")

    assert found.standing.value == "suspected"
