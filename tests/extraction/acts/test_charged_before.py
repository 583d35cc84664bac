"""Who was charged before: "el juez fue detenido tras ser imputado", "la justicia dictó prisión para X tras ser"."""

import itertools

import pytest

from tests.extraction.said import said

PEOPLE = [("El juez", "juez", "o"), ("Los policías", "policías", "os"), ("La fiscal", "fiscal", "a")]
OPENERS = ["tras ser", "luego de ser", "después de haber sido"]


@pytest.mark.parametrize(("who", "opener"), [*itertools.product(PEOPLE, OPENERS)])
def test_an_officer_who_is_held(who, opener):
    text, name, ending = who
    verb = "fueron" if ending == "os" else "fue"
    found = said("es", f"{text} {verb} detenid{ending} {opener} imputad{ending} por trata de personas.")
    assert f"- | charged | {name} | charged" in found


@pytest.mark.parametrize("court", ["La justicia", "El juez", "El tribunal", "La jueza"])
def test_whom_a_court_holds(court):
    found = said("es", f"{court} ordenó prisión preventiva para Beto Rojo tras ser imputado por trata.")
    assert [line for line in found if " | charged | " in line] == ["- | charged | Beto Rojo | charged"]


@pytest.mark.parametrize(
    "text",
    [
        "El abogado de Ana Quilla habló tras ser detenido.",
        "La fiscal acusó a Beto Rojo de trata tras ser investigada por su ministerio.",
        "La policía detuvo a Beto Rojo tras ser acusada de corrupción.",
        "El juez Juan Pardo liberó a Ana Quilla tras ser imputado por cohecho.",
    ],
)
def test_nobody_else(text):
    lines = said("es", text)
    assert not [line for line in lines if "| charged |" in line or "| investigated |" in line], lines


def test_an_age_is_no_term():
    found = said(
        "es", "El juez dictó prisión preventiva contra Ana Quilla, médica de 45 años, y contra Beto Rojo, de 50 años."
    )
    assert {line for line in found if "ordered" in line} == {
        "juez | ordered | Ana Quilla | reported",
        "juez | ordered | Beto Rojo | reported",
    }


@pytest.mark.parametrize(
    "granted", ["acogió la solicitud del Ministerio Público", "aceptó el pedido del Ministerio Público"]
)
def test_what_was_asked_for(granted):
    found = said("es", f"El tribunal {granted} y decretó la prisión preventiva para Ana Quilla.")
    assert "Ministerio Público | requested | Ana Quilla | reported" in found


@pytest.mark.parametrize(
    "text",
    [
        "El juez no aceptó el pedido de la fiscalía y dictó arresto domiciliario contra Ana Quilla.",
        "El juez aceptó el pedido de la defensa y dictó arresto domiciliario contra Ana Quilla.",
        "El juez aceptó el pedido de la abogada Caro Paz y dictó arresto domiciliario contra Ana Quilla.",
        "El juez aceptó el pedido de la fiscalía y no dictó prisión preventiva contra Ana Quilla.",
        "Si el juez acepta el pedido de la fiscalía y dicta prisión preventiva contra Ana Quilla, irá al penal.",
    ],
)
def test_what_was_not_asked_for(text):
    assert not [line for line in said("es", text) if " | requested | Ana Quilla" in line]


def test_measures():
    assert "tribunal | ordered | alerta internacional de búsqueda | reported" in said(
        "es", "El tribunal ordenó emitir una alerta internacional de búsqueda para hallar a la menor."
    )
    assert not said("es", "El tribunal ordenó no emitir una alerta.")


def test_picked_out_of_many():
    found = said("es", "El juez dictó prisión preventiva contra ocho personas, entre ellas Ana Quilla.")
    assert "juez | ordered | Ana Quilla | reported" in found
    found = said(
        "es", "Ocho personas, entre ellas Ana Quilla, fueron condenadas a penas de entre 3 y 16 años de prisión."
    )
    assert not [line for line in found if line.startswith("- | sentenced | Ana Quilla")]
