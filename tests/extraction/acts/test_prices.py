"""What one costs, and who pays whom."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Each baby cost $5,000.", {"baby | price | 5000 | reported"}),
        ("en", "A baby fetched about $5,000.", {"baby | price | 5000 | reported"}),
        ("en", "The price of a baby was $5,000.", {"baby | price | 5000 | reported"}),
        (
            "en",
            "Couples paid between 5,000 and 10,000 dollars for each baby.",
            {
                "Couples | pays | 5000 | reported",
                "Couples | pays | 10000 | reported",
                "baby | price | 5000 | reported",
                "baby | price | 10000 | reported",
            },
        ),
        (
            "en",
            "The couple paid Ana Quilla $2,000 for a boy.",
            {"couple | pays | Ana Quilla 2000 | reported", "boy | price | 2000 | reported"},
        ),
        ("en", "Ana Quilla charged up to $500 for each baby.", {"- | pays | Ana Quilla 500 | reported"}),
        ("en", "Ana Quilla got $50 per man from Beto Rojo.", {"Beto Rojo | pays | Ana Quilla 50 | reported"}),
        ("es", "Cada bebé costaba 5.000 dólares.", {"bebé | price | 5000 | reported"}),
        (
            "es",
            "Ana Quilla cobraba hasta S/ 12,000 por cada bebé.",
            {"- | pays | Ana Quilla 12000 | reported", "bebé | price | 12000 | reported"},
        ),
        (
            "es",
            "Ana Quilla negó haber cobrado 5.000 dólares por cada bebé.",
            {"- | pays | Ana Quilla 5000 | denied", "bebé | price | 5000 | denied"},
        ),
    ],
)
def test_a_sum_is_the_price_of_what_it_is_paid_for(language, text, expected):
    assert expected <= said(language, text)


def test_who_is_charged_a_sum_pays_it_and_is_charged_with_nothing():
    assert said("en", "Parents were charged $90,000.") == {"Parents | pays | 90000 | reported"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ana Quilla agreed to pay $500 for a baby."),
        ("en", "Would a baby cost $5,000?"),
        ("en", "The price of a baby was not $5,000."),
    ],
)
def test_a_sum_that_nobody_paid_is_no_price(language, text):
    assert not {line for line in said(language, text) if "price" in line or "pays" in line}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ana Quilla pocketed $10 million out of $11 million she was offered by companies."),
        ("en", "Ana Quilla pocketed $10 million out of $11 million."),
    ],
)
def test_a_sum_of_which_another_is_a_part_is_not_received(language, text):
    assert {line for line in said(language, text) if "receives" in line} == {
        "Ana Quilla | receives | 10000000 | reported"
    }
