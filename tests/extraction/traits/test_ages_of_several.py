"""Ages told of several in one phrase, and nationality told of one."""

import pytest

from tests.extraction.said import statements


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Max Papel y Nora Papel, de 45 y 43 años, fueron detenidos."),
        ("en", "Max Papel and Nora Papel, aged 45 and 43, were arrested."),
    ],
)
def test_to_each_their_own(language, text):
    ages = {(s.subject.name, int(s.value.number)) for s in statements(language, text) if s.predicate == "age"}
    assert ages == {("Max Papel", 45), ("Nora Papel", 43)}


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("en", "Max Tale, who is Peruvian, was arrested.", "Peruvian"),
        ("en", "Peruvian Max Tale was arrested.", "Peruvian"),
        ("es", "Max Tale, quien es peruano, fue detenido.", "peruano"),
    ],
)
def test_the_nationality_of_one(language, text, word):
    read = statements(language, text)
    assert [(s.subject.name, s.value.text) for s in read if s.predicate == "nationality"] == [("Max Tale", word)]
    assert [s.object.name for s in read if s.predicate == "detained"] == ["Max Tale"]


def test_a_court_that_a_place_names_is_not_the_place():
    assert not [
        s for s in statements("en", "Judge Rob Reed of the Teapot court said so.") if s.predicate == "works_for"
    ]
