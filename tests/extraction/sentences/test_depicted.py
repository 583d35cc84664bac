""" "X llegó a juicio acusado de vender": of whom a participle of blame behind a verb is said."""

from itertools import product

import pytest

from tests.extraction.said import facts

NAME, OTHER = "Pedro Luna", "Marta Solano"
MAINS = ("llegó a juicio", "irá a juicio", "ingresó al penal", "compareció ante el juez", "fue detenido en Lima")
BLAMES = ("acusado de vender bebés", "señalado de vender bebés", "imputado por vender bebés")
OTHERS = (
    "{name} fue recibido por un alcalde {blame}",
    "{name} visitó a un alcalde {blame}",
    "{name} trabajaba con un médico {blame}",
    "{name} habló de un hermano {blame}",
    "{name} nació en un hospital {blame}",
    "{name} dijo que un vecino llegó a juicio {blame}",
    "{name} no llegó a juicio {blame}",
    "{name} no fue detenido {blame}",
    "{name} fue citado como testigo, no como {blame}",
    "Si {name} llega a juicio {blame}, lo condenarán",
)


def sellers(text):
    return {(s, standing) for s, p, _, standing, _ in facts("es", text) if p == "sells"}


@pytest.mark.parametrize(("main", "blame"), [*product(MAINS, BLAMES)])
def test_it_is_said_of_the_subject_and_held_as_blame(main, blame):
    found = sellers(f"{NAME} {main} {blame}.")
    assert {s for s, _ in found} == {NAME}
    assert {standing for _, standing in found} <= {"accused", "charged"}


@pytest.mark.parametrize(("frame", "blame"), [*product(OTHERS, BLAMES)])
def test_it_is_never_said_of_a_subject_of_whom_it_is_not(frame, blame):
    assert NAME not in {s for s, _ in sellers(f"{frame.format(name=NAME, blame=blame)}.")}


@pytest.mark.parametrize("blame", ["acusados de vender bebés", "imputados por vender bebés"])
def test_several_who_came_to_trial(blame):
    found = sellers(f"{NAME}, Juan Roca y {OTHER} llegaron a juicio {blame}.")
    assert {s for s, _ in found} == {NAME, "Juan Roca", OTHER}


@pytest.mark.parametrize("participle", ["acusados de vender bebés", "imputados por vender bebés"])
def test_both_are_the_two_before_and_never_three(participle):
    assert {s for s, _ in sellers(f"La policía detuvo a {NAME} y {OTHER}, ambos {participle}.")} == {NAME, OTHER}
    assert sellers(f"La policía detuvo a Juan Roca, {NAME} y {OTHER}, ambos {participle}.") == set()
