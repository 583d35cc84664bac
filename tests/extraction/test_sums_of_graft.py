"""How much a bribe came to, and when people met and things were sold."""

from datetime import date
from decimal import Decimal

import pytest

from ovillo.domain.statements import Quantifier
from tests.extraction.said import statements

BRIBES = {
    ("en", "Ana Ficticia bribed Luis Paz with $500."): 500,
    ("en", "Ana Ficticia took a bribe of $500 from Luis Paz."): 500,
    ("en", "Ana Ficticia accepted $500 in bribes from Luis Paz."): 500,
    ("en", "Ana Ficticia bribed Luis Paz to smuggle cash worth $500."): None,
    ("es", "Ana Ficticia sobornó a Luis Paz con 500 dólares."): 500,
    ("es", "Ana Ficticia recibió sobornos por 500 dólares de Luis Paz."): 500,
    ("es", "Ana Ficticia pagó sobornos por 500 dólares a Luis Paz."): 500,
}


@pytest.mark.parametrize("sentence", BRIBES)
def test_a_bribe_has_its_sum(sentence: tuple[str, str]) -> None:
    [bribe] = [each for each in statements(*sentence) if each.predicate == "bribes"]

    assert (bribe.value.number if bribe.value else None) == BRIBES[sentence]


def test_a_bribe_has_no_price() -> None:
    assert not [
        s for s in statements("en", "Ana Ficticia paid bribes worth $900 to Luis Paz.") if s.predicate == "price"
    ]


@pytest.mark.parametrize(
    ("language", "sentence", "predicate"),
    [
        ("en", "In August 2030 Ana Ficticia contacted Luis Paz.", "contacts"),
        ("en", "Ana Ficticia sold babies in August 2030 for $900.", "price"),
        ("es", "En agosto de 2030 Ana Ficticia se reunió con Luis Paz.", "contacts"),
        ("es", "Ana Ficticia vendió un bebé en agosto de 2030 por 900 dólares.", "price"),
    ],
)
def test_meetings_and_prices_have_their_days(language: str, sentence: str, predicate: str) -> None:
    [told] = [each for each in statements(language, sentence) if each.predicate == predicate]

    assert told.when is not None
    assert (told.when.start, told.when.end) == (date(2030, 8, 1), date(2030, 8, 31))


@pytest.mark.parametrize(
    ("language", "sentence", "least"),
    [
        ("en", "The babies were sold for between £800 ($1,000) and £1,500 ($2,000).", 800),
        ("es", "Los bebés se vendían por entre 800 euros (900 dólares) y 1.500 euros (1.700 dólares).", 800),
    ],
)
def test_the_least_of_a_range_with_other_money_in_brackets_is_not_told_as_the_price(
    language: str, sentence: str, least: int
) -> None:
    told = {(s.value.number, s.value.qualifier) for s in statements(language, sentence) if s.predicate == "price"}

    assert (Decimal(least), Quantifier.AT_LEAST) in told
    assert all(bound is not Quantifier.EXACT for _, bound in told)
