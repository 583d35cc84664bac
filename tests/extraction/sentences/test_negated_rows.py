"""What is denied of the first of two verbs is not told of the second, unless "but" or a past form says so."""

import pytest

from tests.extraction.said import said

SOLD = {"en": "Ida Quilla | sells | babies | reported", "es": "Ida Quilla | sells | bebés | reported"}


@pytest.mark.parametrize(
    "frame", ["Ida Quilla {}.", "Ida Quilla, who {}, fled on Monday.", "Prosecutors said that Ida Quilla {}."]
)
@pytest.mark.parametrize(
    "verb", ["never recruited mothers and sold babies", "has not recruited mothers and sold babies"]
)
def test_of_two_acts_after_never_neither_is_told(frame: str, verb: str) -> None:
    assert SOLD["en"] not in said("en", frame.format(verb))


@pytest.mark.parametrize(
    "frame", ["Ida Quilla {}.", "Ida Quilla, quien {}, huyó el lunes.", "La fiscalía dijo que Ida Quilla {}."]
)
@pytest.mark.parametrize("verb", ["no captó madres y vendió bebés", "nunca captó madres y vendió bebés"])
def test_the_same_in_spanish(frame: str, verb: str) -> None:
    assert SOLD["es"] not in said("es", frame.format(verb))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ida Quilla never paid the mothers but sold babies."),
        ("en", "Ida Quilla did not flee and sold babies."),
        ("es", "Ida Quilla no pagó a las madres, pero vendió bebés."),
    ],
)
def test_what_but_or_a_past_form_tells_is_told(language: str, text: str) -> None:
    assert SOLD[language] in said(language, text)


@pytest.mark.parametrize("verb", ["vender bebés", "captar madres", "liderar la banda", "sobornar al juez"])
@pytest.mark.parametrize("frame", ["Ida Quilla aceptó {}.", "Ida Quilla, quien aceptó {}, huyó el lunes."])
def test_who_agreed_to_do_it_admits_nothing(frame: str, verb: str) -> None:
    assert not any(line.endswith("| admitted") for line in said("es", frame.format(verb)))


def test_who_accepted_having_done_it_admits_it() -> None:
    assert "Ida Quilla | sells | bebés | admitted" in said("es", "Ida Quilla aceptó haber vendido bebés.")
