"""The day of somebody's verdict is not that of a step against another, told after it."""

import pytest

from tests.extraction.said import statements


def days(language: str, text: str, predicate: str) -> list[str | None]:
    return [s.when.text if s.when else None for s in statements(language, text) if s.predicate == predicate]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "On 8 March 2030 a court acquitted Ana Ficticia. Luis Paz was charged with bribery."),
        ("en", "On 8 March 2030 a court convicted Ana Ficticia. Police came. Luis Paz was charged with bribery."),
        ("en", "A court acquitted Ana Ficticia on 8 March 2030. Luis Paz was indicted for bribery."),
        ("es", "El 8 de marzo de 2030 el tribunal condenó a Ana Ficticia. Luis Paz fue imputado por cohecho."),
    ],
)
def test_a_charge_of_another_has_not_the_day_of_the_verdict(language: str, text: str) -> None:
    assert {*days(language, text, "charged"), *days(language, text, "indicted")} == {None}


def test_a_verdict_keeps_its_own_day() -> None:
    text = "On 8 March 2030 a court acquitted Ana Ficticia. Luis Paz was charged with bribery."

    assert days("en", text, "acquitted") != [None]
