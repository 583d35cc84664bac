""" "Todos fueron imputados": all of those of whom the sentence before tells; what a woman denounces is no charge."""

from itertools import product

import pytest

from tests.extraction.said import facts

BEFORE = {
    "La Policía detuvo a siete integrantes de la red.": {"integrantes"},
    "La Policía detuvo a tres mujeres.": {"mujeres"},
    "La Policía detuvo a Aurelio Tambo y Nora Pinto.": {"Aurelio Tambo", "Nora Pinto"},
}
ACTS = {"imputad{} por trata de personas": "charged", "condenad{} a seis años de prisión": "sentenced"}


def undergone(text, predicate):
    return {o for _, p, o, _, negated in facts("es", text) if p == predicate and not negated}


@pytest.mark.parametrize(("before", "act"), [*product(BEFORE, ACTS)])
def test_all_are_those_told_before(before, act):
    ending = "as" if "mujeres" in before else "os"
    word = "Todas" if ending == "as" else "Todos"

    assert undergone(f"{before} {word} fueron {act.format(ending)}.", ACTS[act]) == BEFORE[before]


@pytest.mark.parametrize(("before", "act"), [*product(BEFORE, ACTS)])
@pytest.mark.parametrize(
    "opening", ["No todos fueron", "Todos los policías fueron", "Casi todos fueron", "Todos serán"]
)
def test_not_where_not_all_or_others_are_meant(opening, before, act):
    found = undergone(f"{before} {opening} {act.format('os')}.", ACTS[act])

    assert not found & BEFORE[before]


@pytest.mark.parametrize(
    ("text", "is_charge"),
    [
        ("Una mujer presentó denuncia contra {}.", False),
        ("Una estadounidense interpuso denuncia penal contra {}.", False),
        ("La Fiscalía presentó cargos contra {}.", True),
        ("El fiscal presentó cargos contra {}.", True),
        ("Se presentaron cargos contra {}.", True),
    ],
)
def test_only_who_may_charge_does(text, is_charge):
    assert bool(undergone(text.format("Beto Rojo"), "charged")) is is_charge
