"""Some of several, and a verb that looks like a word for doubt."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Two of the babies were sold.", {"- | sells | babies 2 | reported"}),
        ("en", "Police are holding three of the women.", {"Police | detained | women 3 | reported"}),
        ("en", "Two of the doctors' houses were sold.", set()),
        ("es", "Cuatro de los médicos fueron condenados.", {"- | convicted | médicos 4 | convicted"}),
        (
            "en",
            "The chief prosecutor, Ida Rusco, accused the police chief of protecting the traffickers.",
            {"police chief | protects | traffickers | accused"},
        ),
    ],
)
def test_a_part_has_its_own_number_and_nobody_is_named_for_it(language, text, expected):
    assert said(language, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ana Quilla, Beto Rojo and Dora Finch were arrested. Two of the three were convicted.",
        "The defendants were identified as Ana Quilla, Beto Rojo and Dora Finch. Two of the defendants were convicted.",
        "Ana Quilla, Beto Rojo and Dora Finch are the defendants. Two of the defendants were convicted.",
    ],
)
def test_what_befell_some_is_said_of_none_by_name(text):
    assert not any("convicted |" in line and ("Quilla" in line or "Rojo" in line) for line in said("en", text))
