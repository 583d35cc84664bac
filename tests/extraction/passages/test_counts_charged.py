"""The counts of an indictment are charges, and no reported facts."""

import pytest

from tests.extraction.said import whole


@pytest.mark.parametrize(
    ("language", "text", "standings"),
    [
        (
            "en",
            (
                "INDICTMENT\n\nThe Grand Jury charges:\n\n1. In March 2031, Ana Hebra bought a baby for 800 dollars.\n\n"
                "2. On or about May 3, 2031, Beto Lazo transported the baby to Villa Ovillo."
            ),
            {"buys": "charged", "price": "charged", "transports": "charged"},
        ),
        (
            "es",
            "Se imputan los siguientes hechos:\n\n1. En marzo de 2031 Ana Hebra vendió un bebé por 800 dólares.",
            {"sells": "charged", "price": "charged"},
        ),
        (
            "en",
            "Beto Lazo forged a certificate.\n\nThe indictment charges:\n\n1. Ana Hebra sold a baby.",
            {"forges": "reported", "sells": "charged"},
        ),
        (
            "en",
            "The grand jury charges Ana Hebra. Beto Lazo forged a certificate.",
            {"forges": "reported"},
        ),
    ],
)
def test_what_stands_below_the_charge_is_charged(language: str, text: str, standings: dict[str, str]) -> None:
    told = {s.predicate: s.standing.value for s in whole(language, text)}

    assert {predicate: told.get(predicate) for predicate in standings} == standings
