"""How long a prison term is, however years and months are written."""

import pytest

from tests.extraction.said import said, statements


@pytest.mark.parametrize(
    ("language", "text", "years"),
    [
        ("en", "Walter Quilla was jailed for four years and six months.", "4.50"),
        ("en", "Walter Quilla received a four-year and three month prison sentence.", "4.25"),
        ("en", "Walter Quilla received a two-year and six-month sentence.", "2.50"),
        ("en", "The judge handed Walter Quilla a 12-year, 6-month sentence.", "12.50"),
        ("en", "Walter Quilla got a four-and-a-half-year sentence.", "4.5"),
        ("en", "Walter Quilla was handed a 12-year sentence and a three-month ban.", "12"),
        ("es", "Walter Quilla fue condenado a 3 años y 8 meses de prisión.", "3.67"),
    ],
)
def test_months_belong_to_the_years_before_them(language: str, text: str, years: str) -> None:
    (term,) = [one.value for one in statements(language, text) if one.predicate == "sentenced"]

    assert term is not None
    assert (str(term.number), term.unit) == (years, "year")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ana Quilla was given the death penalty by a court.", "court | sentenced | Ana Quilla | convicted"),
        ("Ana Quilla was handed a life sentence.", "- | sentenced | Ana Quilla | convicted"),
        ("Ana Quilla was sentenced to death with a two-year reprieve.", "- | sentenced | Ana Quilla | convicted"),
        ("Ana Quilla was sentenced to a year and 3 months in prison.", "- | sentenced | Ana Quilla 1.25 | convicted"),
        ("Ana Quilla was found guilty and handed 12 years in jail.", "- | sentenced | Ana Quilla 12 | convicted"),
        ("Ana Quilla was convicted and given a six-year sentence.", "- | sentenced | Ana Quilla 6 | convicted"),
    ],
)
def test_sentences_given_are_told(text, told):
    assert told in said("en", text)


@pytest.mark.parametrize(
    "text",
    ["Ana Quilla faces the death penalty.", "Ana Quilla could be given a life sentence.", "Prosecutors want Ana Quilla given the death penalty.", "Ana Quilla was arrested and given a baby."],
)  # fmt: skip
def test_a_sentence_that_is_not_given_is_none(text):
    assert not any("sentenced" in line for line in said("en", text))


def test_up_to_life_the_number_is_the_least():
    values = [s.value for s in statements("en", "Ana Quilla was sentenced to 25 years to life in prison.") if s.value]

    assert [value.qualifier.value for value in values] == ["at_least"]


@pytest.mark.parametrize("text", ["The ring sold babies for RM18,000.", "The ring sold babies for NT$18,000."])
def test_a_sum_whose_currency_is_letters_is_no_name(text):
    assert "babies | price | 18000 | reported" in said("en", text)
