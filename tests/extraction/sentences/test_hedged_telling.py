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


SAID_OF_HER = (
    "is thought to have {}",
    "is alleged to have {}",
    "is rumoured to have {}",
    "is accused of having {}",
    "may have {}",
    "could have {}",
    "appears to have {}",
    "is reported to have {}",
)


@pytest.mark.parametrize("held", SAID_OF_HER)
@pytest.mark.parametrize("frame", ["Ida Fiction {}.", "Ida Fiction, who {}, fled on Monday."])
@pytest.mark.parametrize(
    "told",
    [
        "recruited mothers and sold babies",
        "told police that Walter Quilla sold babies",
        "admitted that she sold babies",
    ],
)
def test_what_is_only_held_of_somebody_is_held_to_its_end(frame: str, held: str, told: str) -> None:
    found = statements("en", frame.format(held.format(told)))

    assert {one.standing.value for one in found if one.predicate in {"sells", "recruits"}} <= {"suspected", "accused"}


@pytest.mark.parametrize(
    ("language", "opening"),
    [
        ("en", "Rumour has it that"),
        ("en", "Unconfirmed reports say"),
        ("en", "Likely,"),
        ("en", "Many believe that"),
        ("es", "Se rumorea que"),
        ("es", "Versiones no confirmadas indican que"),
        ("es", "Según trascendidos,"),
        ("es", "Quizá"),
    ],
)
@pytest.mark.parametrize("act", [0, 1, 2])
def test_a_rumour_convicts_nobody(language: str, opening: str, act: int) -> None:
    acts = {
        "en": ("sold babies", "was convicted of selling babies", "admitted that she sold babies"),
        "es": ("vendió bebés", "fue condenada por vender bebés", "admitió que vendió bebés"),
    }
    found = statements(language, f"{opening} Ida Quilla {acts[language][act]}.")

    assert {one.standing.value for one in found} <= {"suspected"}


@pytest.mark.parametrize(
    "text",
    [
        "Ida Fiction plans to tell the court that Walter Quilla sold babies.",
        "Ida Fiction is expected to tell the court that Walter Quilla sold babies.",
        "The judge asked Ida Fiction to confirm that Walter Quilla sold babies.",
    ],
)
def test_what_is_still_to_be_told_is_not_told(text: str) -> None:
    assert not [one for one in statements("en", text) if one.predicate == "sells"]


@pytest.mark.parametrize(
    "held", ["is not thought to have {}", "is not accused of having {}", "is not alleged to have {}"]
)
@pytest.mark.parametrize("told", ["recruited mothers and sold babies", "told police that Walter Quilla sold babies"])
def test_what_is_held_of_nobody_tells_no_second_act(held: str, told: str) -> None:
    found = statements("en", f"Ida Fiction {held.format(told)}.")

    assert not [one for one in found if one.predicate == "sells" and not one.negated]
