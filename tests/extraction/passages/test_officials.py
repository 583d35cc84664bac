"""A judge, prosecutor or lawyer is not the accused because a pronoun may mean them."""

import pytest

from tests.extraction.said import statements


def accused(language, text):
    """Names of everybody whom the text says to be charged."""
    return {s.object.name for s in statements(language, text) if s.predicate == "charged" and s.object}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "He appeared before Judge Beto Rojo on an indictment in which he is charged with theft."),
        ("en", "District Attorney Beto Rojo announced an indictment. He was charged with theft."),
        ("es", "El fiscal Beto Rojo anunció la acusación. Fue acusado formalmente de robo."),
    ],
)
def test_a_pronoun_after_the_name_of_an_official_is_somebody_else(language, text):
    assert "Beto Rojo" not in accused(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Judge Beto Rojo was charged with bribery."),
        ("en", "Judge Beto Rojo was charged with bribery. He was charged with theft as well."),
        ("es", "El juez Beto Rojo fue acusado formalmente de cohecho."),
    ],
)
def test_an_official_who_is_charged_by_name_is_the_accused(language, text):
    assert accused(language, text) == {"Beto Rojo"}
