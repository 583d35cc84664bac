""" "Una mujer fue detenida. La Fiscalía la imputó": the pronoun means the only one told to be held, who has no name."""

from itertools import product

import pytest

from tests.extraction.said import facts, said

HELD = ("Una mujer fue detenida en Lima.", "La Policía detuvo a una mujer.", "Una mujer fue arrestada junto a su hija.")
ACTS = {
    "La Fiscalía la imputó por trata de personas.": ("charged", "mujer"),
    "La Fiscalía la acusa de un delito de trata de personas.": ("charged", "mujer"),
    "La fiscal la acusa de vender bebés.": ("sells", "bebés"),
    "El tribunal la condenó a siete años de prisión.": ("sentenced", "mujer"),
}
OTHERS = (
    "Un hombre fue detenido en Lima.",
    "Una niña fue rescatada en Lima.",
    "Un hombre fue detenido por agredir a una mujer.",
    "La jueza mandó detener a un hombre.",
    "Dos mujeres fueron detenidas en Lima.",
    "Una mujer no fue detenida. Su hermano sí.",
)


def told(text):
    return {(p, o): (s, standing) for s, p, o, standing, negated in facts("es", text) if not negated}


@pytest.mark.parametrize(("held", "act"), [*product(HELD, ACTS)])
def test_she_is_the_one_who_is_held(held, act):
    assert ACTS[act] in told(f"{held} {act}")


@pytest.mark.parametrize(("other", "act"), [*product(OTHERS, ACTS)])
def test_nobody_is_meant_whom_the_pronoun_does_not_fit(other, act):
    found = told(f"{other} {act}")

    assert not any(p in ("charged", "sentenced", "sells") for p, _ in found)


@pytest.mark.parametrize(
    "text",
    [
        "El fiscal ejerció acción penal en contra de {} por el delito de tráfico de menores.",
        "La fiscal formuló cargos contra {} por trata de mujeres.",
        "El juez dictó prisión preventiva para {} por el delito de explotación de menores.",
        "El juez dictó prisión preventiva contra {} por tráfico ilegal de personas.",
    ],
)
@pytest.mark.parametrize("whom", ["ambas", "ella", "los dos", "ellos"])
def test_the_victims_that_an_offence_names_undergo_nothing(text, whom):
    found = facts("es", text.format(whom))

    assert not any(o in ("menores", "mujeres", "personas") and p in ("charged", "ordered") for _, p, o, *_ in found)


def test_a_term_for_an_offence_is_not_that_of_whom_the_offence_names():
    text = (
        "Entre los condenados está Saúl Tambo, quien recibió una condena de 120 años de cárcel por homicidio y 42 años "
        "por tráfico ilegal de personas.\n\nTambién están Denis Quilla, Óscar Pinto y José Rojo, quienes recibieron "
        "penas de entre 6 y 60 años de prisión por encubrimiento."
    )

    assert {line for line in said("es", text) if " 42 " in line} <= {"- | sentenced | Saúl Tambo 42 | convicted"}


@pytest.mark.parametrize("text", ["{} se enfrenta a una condena de siete años.", "{} enfrenta una posible condena."])
def test_who_faces_a_term_has_none(text):
    assert not any(p == "sentenced" for _, p, *_ in facts("es", text.format("Nora Pinto")))
