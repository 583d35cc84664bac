"""Whom "las víctimas" and "los uniformados" mean."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize("noun", ["mujeres", "niñas", "migrantes"])
def test_the_only_several(noun):
    found = said("es", f"La policía rescató a cuatro {noun}. Las víctimas fueron captadas con engaños.")
    assert f"- | recruits | {noun} | reported" in found


@pytest.mark.parametrize(
    "text",
    [
        "Dos mujeres fueron detenidas. Las víctimas eran explotadas en un bar.",
        "La policía rescató a cuatro mujeres y a dos niños. Las víctimas eran explotadas en un bar.",
        "La policía rescató a cuatro mujeres. Las dos víctimas eran explotadas en un bar.",
        "La policía rescató a cuatro mujeres. Las víctimas de otra red eran explotadas en un bar.",
    ],
)
def test_others(text):
    assert any(line.startswith("- | exploits | víctimas") for line in said("es", text))


def test_the_accused_by_another_noun_of_their_trade():
    found = said("es", "Cuatro policías fueron detenidos. Los uniformados fueron imputados por la fiscalía.")
    assert "fiscalía | charged | policías 4 | charged" in found
    found = said("es", "Cuatro policías fueron detenidos. Los uniformados allanaron la casa de Ana Quilla.")
    assert not any(line.startswith("policías | searched") for line in found)
