"""What is told in a relative clause of whoever is charged is what the charge says, and firm only where a court or they say so."""

from itertools import product

import pytest

from tests.extraction.said import said

CHARGING = {
    "en": (
        "Prosecutors charged",
        "A grand jury indicted",
        "Prosecutors announced charges against",
        "The prosecutor accused",
    ),
    "es": ("La Fiscalía imputó a", "La Fiscalía acusó a", "La Fiscalía presentó cargos contra"),
}
WHOM = {"en": ("two men who", "Walter Quilla, who"), "es": ("un hombre que", "Walter Quilla, quien")}
CONDUCT = {"en": ("sold babies", "recruited mothers"), "es": ("vendió bebés", "captó a gestantes")}
ROWS = [
    (language, f"{charging} {whom} {conduct}.")
    for language in ("en", "es")
    for charging, whom, conduct in product(CHARGING[language], WHOM[language], CONDUCT[language])
]


@pytest.mark.parametrize(("language", "text"), ROWS)
def test_conduct_of_whoever_is_charged_is_no_fact(language: str, text: str) -> None:
    told = [line for line in said(language, text) if not line.startswith("- | ")]
    conduct = [line for line in told if " | sells | " in line or " | recruits | " in line]

    assert all(line.endswith((" | charged", " | accused")) for line in conduct)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("who was convicted of selling babies", "Walter Quilla | sells | babies | convicted"),
        ("who was arrested on Monday", "- | detained | Walter Quilla | reported"),
        ("who has admitted selling babies", "Walter Quilla | sells | babies | admitted"),
        ("who denies selling babies", "Walter Quilla | sells | babies | denied"),
    ],
)
def test_what_courts_and_they_say_stays(text: str, line: str) -> None:
    assert line in said("en", f"Prosecutors charged Walter Quilla, {text}.")


@pytest.mark.parametrize("number", ["two", "14", "several"])
@pytest.mark.parametrize("verb", ["accused", "suspected"])
def test_a_verb_before_a_number_is_no_adjective(verb: str, number: str) -> None:
    found = said("en", f"The prosecutor {verb} {number} men of selling babies.")

    assert f"men | sells | babies | {verb}" in found


def test_whom_the_charged_one_dealt_with_is_not_charged() -> None:
    found = said("en", "Prosecutors charged Walter Quilla with bribing Ida Fiction, who sold babies.")

    assert "Ida Fiction | sells | babies | reported" in found
