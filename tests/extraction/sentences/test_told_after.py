"""Behind "luego de que" the past subjunctive tells what took place, unless something around it does not."""

import itertools

import pytest

from tests.extraction.said import said

OPENERS = ["luego de que", "después de que", "tras que"]
ACTS = [
    ("Beto Rojo vendiera a un bebé", "Beto Rojo | sells | bebé"),
    ("la red trasladara a varias mujeres", "red | transports | mujeres"),
    ("la policía allanara la clínica", "policía | searched | clínica"),
    ("la fiscalía imputara a Beto Rojo por trata", "fiscalía | charged | Beto Rojo"),
]
TOLD = ["Ana Quilla huyó {}.", "La madre denunció el caso {}.", "Ana Quilla fue detenida ayer {}."]
UNTOLD = [
    "Ana Quilla sería detenida {}.",
    "Ana Quilla iba a huir {}.",
    "Ana Quilla no huyó {}.",
    "Ana Quilla prometió pagar {}.",
    "Ana Quilla esperaba huir {}.",
    "Ana Quilla quería cobrar {}.",
    "Ana Quilla negó que huyera {}.",
    "Ana Quilla habría huido {}.",
    "Ana Quilla podía huir {}.",
    "No se sabe si Ana Quilla huyó {}.",
    "¿Huyó Ana Quilla {}?",
]
FIRM = ("reported", "charged", "convicted", "admitted")


@pytest.mark.parametrize(("frame", "opener", "act"), [*itertools.product(TOLD, OPENERS, ACTS)])
def test_told(frame, opener, act):
    clause, line = act
    found = said("es", frame.format(f"{opener} {clause}"))
    assert any(each.startswith(line) and each.endswith(FIRM) for each in found), found


@pytest.mark.parametrize(("frame", "opener", "act"), [*itertools.product(UNTOLD, OPENERS, ACTS)])
def test_not_told(frame, opener, act):
    clause, line = act
    found = said("es", frame.format(f"{opener} {clause}"))
    assert not [each for each in found if line in each and each.endswith(FIRM)], found


@pytest.mark.parametrize("opener", ["antes de que", "para que", "sin que", "en caso de que", "a fin de que"])
@pytest.mark.parametrize("act", ACTS)
def test_other_openers_tell_nothing(opener, act):
    clause, line = act
    found = said("es", f"Ana Quilla huyó {opener} {clause}.")
    assert not [each for each in found if line in each and each.endswith(FIRM)], found


def test_what_stands_inside_keeps_its_own_cue():
    assert "Beto Rojo | sells | bebé | suspected" in said(
        "es", "Ana Quilla huyó después de que Beto Rojo presuntamente vendiera un bebé."
    )
    assert "not Beto Rojo | sells | bebé | reported" in said(
        "es", "Ana Quilla huyó después de que Beto Rojo no vendiera al bebé."
    )
