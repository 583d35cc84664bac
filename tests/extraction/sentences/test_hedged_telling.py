"""Who is only alleged to have admitted or told something has not been heard to say it."""

import pytest

from tests.extraction.said import statements

HEDGED = {
    "en": ("allegedly", "reportedly", "supposedly"),
    "es": ("supuestamente", "presuntamente", "al parecer"),
}
TELLING = {
    "en": ("admitted that she sold babies", "confessed that she sold babies", "told police that she sold babies"),
    "es": (
        "admitió que vendió bebés",
        "reconoció haber vendido bebés",
        "confesó que vendió bebés",
        "contó que vendió bebés",
    ),
}
WHO = {
    "en": (
        "Ida Fiction {hedge} {told}.",
        "Ida Fiction, who {hedge} {told}, was arrested.",
        "Police arrested Ida Fiction, who {hedge} {told}.",
    ),
    "es": (
        "Ida Ficticia {hedge} {told}.",
        "Ida Ficticia, quien {hedge} {told}, fue detenida.",
        "La Policía detuvo a Ida Ficticia, quien {hedge} {told}.",
    ),
}
ROWS = [
    (language, frame.format(hedge=hedge, told=told))
    for language, frames in WHO.items()
    for frame in frames
    for hedge in HEDGED[language]
    for told in TELLING[language]
]


@pytest.mark.parametrize(("language", "text"), ROWS)
def test_an_alleged_admission_is_no_admission(language: str, text: str) -> None:
    standings = {one.standing.value for one in statements(language, text) if one.predicate == "sells"}

    assert standings <= {"suspected"}


@pytest.mark.parametrize(
    ("language", "text", "standing"),
    [
        ("en", "The alleged leader admitted that she sold babies.", "admitted"),
        ("es", "La presunta cabecilla admitió que vendió bebés.", "admitted"),
        ("en", "The alleged leader said that Walter Quilla sold babies.", "reported"),
    ],
)
def test_what_somebody_is_alleged_to_be_lowers_nothing_they_say(language: str, text: str, standing: str) -> None:
    assert {one.standing.value for one in statements(language, text) if one.predicate == "sells"} == {standing}
