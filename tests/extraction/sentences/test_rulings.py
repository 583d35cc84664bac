"""The words of a ruling itself, whose verbs have no tense or stand in the first person."""

import pytest

from tests.extraction.said import said

BOTH = {
    "- | acquitted | Ana Quilla | acquitted",
    "- | sentenced | Beto Rojo 9 | convicted",
}


@pytest.mark.parametrize(
    "text",
    [
        "Condenar a Beto Rojo a nueve años de prisión y absolver a Ana Quilla.",
        "FALLO: Condenar a Beto Rojo, como autor de un delito de trata, a la pena de nueve años de prisión, y absolver a Ana Quilla.",
        "Se resuelve: condenar a Beto Rojo a nueve años de prisión y absolver a Ana Quilla.",
    ],
)
def test_infinitives_that_rule_are_told(text):
    assert said("es", text) == BOTH


@pytest.mark.parametrize(
    "text", ["Condenar a Beto Rojo sería un error.", "El fiscal pidió absolver a Ana Quilla.", "La meta de la fiscalía es clara: condenar a Beto Rojo.", "El pedido de la querella: condenar a Beto Rojo a doce años.", "Objetivo: detener a Beto Rojo.", "Liberar a los niños, prioridad de la policía.", "Para absolver a Ana Quilla hacen falta pruebas."]
)  # fmt: skip
def test_a_wish_rules_nothing(text):
    assert said("es", text) <= {"fiscal | requested | Ana Quilla | reported"}


def test_what_we_hold_is_held():
    assert said("en", "We hereby acquit Ana Quilla of all charges.") == {"- | acquitted | Ana Quilla | acquitted"}
