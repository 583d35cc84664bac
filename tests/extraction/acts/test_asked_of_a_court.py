"""What a prosecutor asks a court for, and how a court binds somebody over, in the words of several countries."""

import pytest

from tests.extraction.said import said

ASKED = [
    "La fiscalía pidió dictar prisión preventiva contra Beto Inventado.",
    "La fiscalía solicitó que se imponga prisión preventiva contra Beto Inventado.",
    "La fiscalía pidió al juez que dicte prisión preventiva contra Beto Inventado.",
    "La fiscalía pidió a la jueza Ana Ficticia que ordene la captura de Beto Inventado.",
    "La fiscalía emitió un pedido de captura contra Beto Inventado.",
    "La fiscalía cursó una solicitud de extradición contra Beto Inventado.",
]
NOT_ASKED = [
    "La fiscalía pidió al juez que no detenga a Beto Inventado.",
    "La defensa pidió al tribunal que levante la orden de captura contra Beto Inventado.",
    "La defensa pidió al tribunal que anule la condena contra Beto Inventado.",
    "El juzgado rechazó un pedido de prisión preventiva contra Beto Inventado.",
]
BOUND = {
    "El juez sujetó a proceso a Beto Inventado.": "juez | charged | Beto Inventado | charged",
    "Beto Inventado quedó sujeto a proceso penal por trata.": "- | charged | Beto Inventado | charged",
    "El juez determinó vincular a proceso a Beto Inventado.": "juez | charged | Beto Inventado | charged",
    "El juez dispuso el procesamiento de Beto Inventado.": "juez | indicted | Beto Inventado | charged",
    "Sobre Beto Inventado pesa una condena de tres años y seis meses.": "- | sentenced | Beto Inventado 3.50 | convicted",
    "El juicio llega tras la condena a Beto Inventado.": "- | convicted | Beto Inventado | convicted",
    "Beto Inventado fue condenado por favorecer la prostitución de menores.": "Beto Inventado | exploits | menores | convicted",
}  # fmt: skip


@pytest.mark.parametrize("text", ASKED)
def test_what_is_asked_of_a_court_is_against_whom_it_names(text):
    assert said("es", text) == {"fiscalía | requested | Beto Inventado | reported"}


def test_what_is_asked_for_somebody_or_refused_is_no_request_against_them():
    for text in NOT_ASKED:
        assert not any("requested" in line for line in said("es", text)), text


def test_whom_a_court_binds_over_is_told_so():
    for text, line in BOUND.items():
        assert line in said("es", text), text

    assert not said("es", "El juez resolvió no sujetar a proceso a Beto Inventado.")


def test_a_deed_behind_somebody_elses_conviction_is_not_of_whoever_is_tried_now():
    text = "Fue procesado el médico tras la condena a tres ayudantes por vender bebés."

    assert said("es", text) == {"- | convicted | ayudantes 3 | convicted", "- | indicted | médico | charged"}
    assert "médico | sells | bebés | charged" in said(
        "es", "El médico fue procesado tras su detención por vender bebés."
    )
