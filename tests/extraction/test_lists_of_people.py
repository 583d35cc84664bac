"""Of whom, in a list of people, a relative clause tells; and whom no deed is told of."""

import pytest

from tests.extraction.said import said, statements


@pytest.mark.parametrize(
    ("language", "text", "buyers"),
    [
        ("es", "Fueron detenidos Ana Quilla y Beto Rojo, quien compró al bebé.", {"Beto Rojo"}),
        ("es", "Fueron detenidos Ana Quilla y Beto Rojo, quienes compraron al bebé.", {"Ana Quilla", "Beto Rojo"}),
        ("en", "Police arrested Ana Quilla and Beto Rojo, who was buying babies.", {"Beto Rojo"}),
        ("en", "Police arrested Ana Quilla, a nurse, and Beto Rojo, who bought a baby.", {"Beto Rojo"}),
        ("en", "Police held Ana Quilla, a nurse, and Beto Rojo, who is rich and bought a baby.", {"Beto Rojo"}),
        ("en", "Police arrested Ana Quilla and Beto Rojo, who were buying babies.", {"Ana Quilla", "Beto Rojo"}),
    ],
)
def test_a_relative_clause_tells_of_as_many_as_its_verb(language, text, buyers):
    assert {s.subject.name for s in statements(language, text) if s.predicate == "buys"} == buyers


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "They located a mother of one of the babies involved in the illicit trade."),
        ("en", "The baby was handed over to her biological parents."),
        ("en", "The accused were booked under section 81 of the Juvenile Justice Act."),
    ],
)
def test_neither_babies_nor_laws_do_anything(language, text):
    found = {line.split(" | ")[1] for line in said(language, text)}
    assert not found & {"belongs_to", "receives"}
    assert not [s for s in statements(language, text) if s.predicate == "holds_office"]


def test_how_many_at_each_place_is_no_age_and_a_colleague_no_partner():
    text = "Hubo detenidos en Lanzarote (6), Castellón (3), Gran Canaria (1) y Calatayud (1)."
    assert not [s for s in statements("es", text) if s.predicate == "age"]
    assert said("es", "El agente observó a su compañero Beto Rojo.") == set()


@pytest.mark.parametrize(
    ("language", "text", "named"),
    [
        ("en", "Police arrested Ida Fiction, Ned Fiction and two others.", {"Ida Fiction", "Ned Fiction"}),
        ("es", "La policía detuvo a Ida Ficticia, Nelo Ficticio y otros dos.", {"Ida Ficticia", "Nelo Ficticio"}),
        ("es", "Ida Ficticia, Nelo Ficticio y otros dos fueron detenidos.", {"Ida Ficticia", "Nelo Ficticio"}),
    ],
)
def test_names_before_others_without_a_name_are_one_list(language, text, named):
    assert named <= {s.object.name for s in statements(language, text) if s.predicate == "detained" and s.object}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Police arrested five others involved in the ring, including Ana Quilla."),
        ("en", "Police arrested five people linked to the gang, including Ana Quilla, the mayor's girlfriend."),
        ("es", "La policía detuvo a cinco integrantes de la red, entre ellos Ana Quilla, novia de Beto Rojo."),
        ("es", "La policía detuvo a cinco personas vinculadas a la red, entre ellas Ana Quilla."),
    ],
)
def test_who_is_picked_out_of_several_who_are_described_is_held(language: str, text: str) -> None:
    assert "Ana Quilla" in {s.object.name for s in statements(language, text) if s.predicate == "detained" and s.object}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Police arrested five people accused of attacking two women, including Ana Quilla."),
        ("es", "La policía detuvo a cinco personas acusadas de golpear a dos mujeres, entre ellas Ana Quilla."),
    ],
)
def test_who_may_be_one_of_the_victims_is_not_held(language: str, text: str) -> None:
    assert "Ana Quilla" not in {s.object.name for s in statements(language, text) if s.object}


@pytest.mark.parametrize(
    "aside", [" –ambos de la Corte–", " –acusado de cohecho–", " (Corte Suprema)", " — todos del TSJ —"]
)
@pytest.mark.parametrize(
    ("verb", "predicate"), [("condenó", "convicted"), ("absolvió", "acquitted"), ("imputó", "charged")]
)
def test_a_list_goes_on_past_an_aside(aside: str, verb: str, predicate: str) -> None:
    found = said(
        "es", f"El tribunal {verb} a la secretaria Ana Hebra, al auxiliar Beto Lazo{aside} y al exjuez Elmo Rojo."
    )

    assert {
        n for n in ("Ana Hebra", "Beto Lazo", "Elmo Rojo") if any(f"{predicate} | {n}" in line for line in found)
    } == {
        "Ana Hebra",
        "Beto Lazo",
        "Elmo Rojo",
    }


@pytest.mark.parametrize(
    "text",
    [
        "El tribunal condenó a la enfermera Ana Hebra, al médico Beto Lazo –quien vendió un bebé a Rosa Sol– y al chofer.",
        "El tribunal condenó a Ana Hebra, al médico Beto Lazo (que engañó a la madre Rosa Sol) y al chofer Elmo Rojo.",
        "La fiscal imputó a Ana Hebra, que robó a Rosa Sol, y a Elmo Rojo.",
    ],
)
def test_nobody_of_the_aside_is_of_the_list(text: str) -> None:
    assert not any(
        f"{predicate} | Rosa Sol" in line for line in said("es", text) for predicate in ("convicted", "charged")
    )


def test_a_name_behind_a_chamber_is_the_officers() -> None:
    found = said("es", "El tribunal absolvió al exletrado de la Sala Plena Darwin Hebra y al exjuez Elmo Rojo.")

    assert "tribunal | acquitted | Darwin Hebra | acquitted" in found
