"""Lists whose members are told by whose they are, pleas of several, and participles behind a comma."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("language", "text", "predicate", "names"),
    [
        (
            "en",
            "Police arrested Ana Quilla, her husband, Beto Rojo, and their daughter, Carla Paz.",
            "detained",
            {"Ana Quilla", "Beto Rojo", "Carla Paz"},
        ),
        (
            "es",
            "La Policía detuvo a Ana Quilla, su esposo, Beto Rojo, y su hijo, Carlos Paz.",
            "detained",
            {"Ana Quilla", "Beto Rojo", "Carlos Paz"},
        ),
        (
            "en",
            "Police arrested former police chief Ana Quilla, his deputy, Beto Rojo, and lawyer Carla Paz.",
            "detained",
            {"Ana Quilla", "Beto Rojo", "Carla Paz"},
        ),
        (
            "es",
            "Ana Quilla y Beto Rojo se declararon culpables de vender bebés.",
            "sells",
            {"Ana Quilla", "Beto Rojo"},
        ),
        (
            "en",
            "Ana Quilla and Beto Rojo appeared in court on Monday, charged with trafficking.",
            "charged",
            {"Ana Quilla", "Beto Rojo"},
        ),
    ],
)
def test_each_of_them_is_meant(language, text, predicate, names):
    lines = [line.split(" | ") for line in said(language, text)]
    place = 0 if predicate == "sells" else 2

    assert {line[place] for line in lines if line[1] == predicate} == names


def test_a_participle_behind_a_comma_is_of_whoever_stands_nearest():
    lines = said("en", "Police took Ana Quilla to court on Monday, charged with trafficking.")

    assert not any("charged | Police" in line for line in lines)


def test_all_whose_capture_was_announced_are_held():
    lines = said("es", "La captura de Ana Quilla, Beto Rojo y Carla Paz fue anunciada el lunes.")

    assert {f"- | detained | {name} | reported" for name in ("Ana Quilla", "Beto Rojo", "Carla Paz")} <= lines
