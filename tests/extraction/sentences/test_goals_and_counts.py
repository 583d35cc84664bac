"""A place before those who are sent there, and a noun of one before a number of several, take nobody away from the verb."""

from itertools import product

import pytest

from tests.extraction.said import facts


def told(text):
    return {(s, p, o) for s, p, o, _, negated in facts("es", text) if not negated}


@pytest.mark.parametrize("goal", ["a Lima", "al norte de Chile", "a España", "a una casa de Lima"])
@pytest.mark.parametrize("verb", ["llevó", "trasladó", "trajo"])
@pytest.mark.parametrize("whom", ["dos niñas", "las mujeres", "tres jóvenes"])
def test_those_behind_a_goal_are_moved(goal, verb, whom):
    found = told(f"La banda {verb} {goal} a {whom}.")

    assert ("banda", "transports", whom.split()[-1]) in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("El juez mandó a la cárcel a dos policías.", ("juez", "ordered", "policías")),
        ("La jueza envió al penal de Palmasola a dos policías.", ("jueza", "ordered", "policías")),
        ("Envían a la cárcel a siete integrantes de la red.", (None, "detained", "integrantes")),
        ("Aurelio Tambo fue enviado con detención preventiva a Palmasola.", (None, "detained", "Aurelio Tambo")),
        ("La justicia llevó a juicio a dos policías.", ("justicia", "indicted", "policías")),
        ("La organización facilitaba el traslado de mujeres a España.", ("organización", "transports", "mujeres")),
    ],
)
def test_to_jail_and_to_try_are_read_with_their_goal(text, expected):
    assert expected in told(text)


VERBS = {"fueron detenidas": "detained", "fueron rescatadas": "rescued", "han sido condenadas": "convicted"}
PLACES = (
    "en la operación",
    "durante el operativo",
    "en el local clandestino",
    "en flagrancia",
    "al finalizar el juicio",
)


@pytest.mark.parametrize(("verb", "place"), [*product(VERBS, PLACES)])
def test_a_number_of_several_behind_a_noun_of_one_is_who_undergoes_it(verb, place):
    found = facts("es", f"Además {verb} {place} 19 mujeres.")

    assert any((p, o, negated) == (VERBS[verb], "mujeres", False) for _, p, o, _, negated in found)


@pytest.mark.parametrize(("verb", "place"), [*product(VERBS, PLACES)])
def test_what_is_denied_or_foretold_stays_so(verb, place):
    for text in (f"No {verb} {place} 19 mujeres.", f"Se desconoce si {verb} {place} 19 mujeres."):
        assert not any(p in VERBS.values() and not negated for _, p, _, _, negated in facts("es", text))


@pytest.mark.parametrize(
    "text",
    [
        "Fueron detenidos por el asesinato de las dos mujeres.",
        "Fueron imputados por la muerte de 19 mujeres.",
        "Fueron condenados por la venta a 12 parejas.",
    ],
)
def test_those_whom_a_preposition_ties_to_a_noun_undergo_nothing(text):
    found = {o for _, p, o in told(text) if p in ("detained", "charged", "convicted")}

    assert not found & {"mujeres", "parejas"}
