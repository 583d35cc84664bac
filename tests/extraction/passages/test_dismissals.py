"""Dismissals told by a noun, and what a court decided to annul."""

from itertools import product

import pytest

from tests.extraction.said import said

DISMISSED = {
    f"{who} | charged | {name} | charged" for who, name in product(["not Tribunal Oral"], ["Ana Quilla", "Beto Rojo"])
}


@pytest.mark.parametrize("given", ["dictado", "decretado", "dispuesto"])
@pytest.mark.parametrize("when", ["", " el 8 de agosto"])
@pytest.mark.parametrize("who", ["los jueces analizaron", "la querella criticó", "se conoció"])
def test_a_dismissal_that_was_given_closes_the_charge(given, when, who):
    found = said("es", f"Ayer {who} el sobreseimiento de Ana Quilla y Beto Rojo {given}{when} por el Tribunal Oral.")

    assert found == DISMISSED


@pytest.mark.parametrize(
    "text",
    [
        "La Cámara anuló el sobreseimiento de Ana Quilla dictado por el Tribunal Oral.",
        "La defensa pidió el sobreseimiento de Ana Quilla.",
        "El sobreseimiento de Ana Quilla no fue dictado por el Tribunal Oral.",
        "El sobreseimiento de Ana Quilla será dictado por el Tribunal Oral.",
        "El sobreseimiento de Ana Quilla, que pidió la defensa, sigue pendiente.",
    ],
)
def test_a_dismissal_that_was_not_given_closes_nothing(text):
    assert not any("| charged |" in line for line in said("es", text))


GRANTED = [
    "Se resuelve DECLARAR FUNDADO el sobreseimiento a favor de Ana Quilla.",
    "SE RESUELVE: 1. DECLARAR FUNDADO el requerimiento de sobreseimiento solicitado a favor de Ana Quilla.",
    "El juzgado resolvió declarar fundado el sobreseimiento a favor de Ana Quilla.",
    "El juez declaró fundado el sobreseimiento de la causa contra Ana Quilla.",
    "El juez declaró procedente la solicitud de sobreseimiento respecto de Ana Quilla.",
    "Se declaró fundado el sobreseimiento de Ana Quilla.",
]
NOT_GRANTED = [
    "Se declaró infundado el sobreseimiento solicitado por Ana Quilla.",
    "El juez no declaró fundado el sobreseimiento a favor de Ana Quilla.",
    "La defensa pidió declarar fundado el sobreseimiento a favor de Ana Quilla.",
    "El juez declararía fundado el sobreseimiento a favor de Ana Quilla.",
    "El juez declarará fundado el sobreseimiento a favor de Ana Quilla.",
    "La Sala revocó la resolución que declaró fundado el sobreseimiento a favor de Ana Quilla.",
]


@pytest.mark.parametrize("text", GRANTED)
def test_a_dismissal_that_is_declared_founded_closes_the_charge(text):
    assert any(line.startswith("not ") and "| charged | Ana Quilla" in line for line in said("es", text))


@pytest.mark.parametrize("text", NOT_GRANTED)
def test_a_dismissal_that_nobody_declared_founded_closes_nothing(text):
    assert not any("| charged | Ana Quilla" in line for line in said("es", text))


DECIDED = ("resolvió", "decidió", "resolvió por unanimidad", "decidió admitir el recurso y")
OPEN = ("resolverá", "podría", "no quiso", "pidió", "habría decidido", "debe")
OUTCOMES = ("la sentencia que absolvió a Ana Quilla", "la resolución mediante la cual se absolvió a Ana Quilla")


@pytest.mark.parametrize(("decided", "what"), list(product(DECIDED, OUTCOMES)))
def test_what_was_decided_is_taken_back(decided, what):
    found = said("es", f"La Corte {decided} anular {what}.")

    assert any(line.startswith("not ") and "| acquitted | Ana Quilla" in line for line in found)
    assert not any("| acquitted | Ana Quilla" in line and not line.startswith("not ") for line in found)


@pytest.mark.parametrize(("pending", "what"), list(product(OPEN, OUTCOMES)))
def test_what_is_pending_is_taken_back_by_nobody(pending, what):
    found = said("es", f"La Corte {pending} anular {what}.")

    assert not any(line.startswith("not ") for line in found)
