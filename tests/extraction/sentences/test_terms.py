"""How long a prison term is, however years and months are written."""

import pytest

from tests.extraction.said import statements


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
