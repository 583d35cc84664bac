"""Lists of people with their posts behind a verb: all of them undergo it, and nobody whom a post or a tie only names."""

from itertools import product

import pytest

from tests.extraction.said import facts

VERBS = {
    "Fueron detenidos": "detained",
    "Fueron detenidos este martes": "detained",
    "Han sido imputados": "charged",
    "Fueron condenados": "convicted",
    "Fueron absueltos": "acquitted",
}
LISTS = {
    "el comisario de Luque, Mario Tambo, la abogada de la red, Nora Pinto, y un chofer": {
        "Mario Tambo",
        "Nora Pinto",
        "chofer",
    },
    "el juez de lo Penal de Escuintla, Mario Tambo, la directora de la clínica Aurora, Nora Pinto, y siete personas más": {
        "Mario Tambo",
        "Nora Pinto",
        "personas",
    },
    "la responsable del lugar, Ana Vera, el encargado, Mario Tambo, Antonio Rojas, un guardia, y Beto Rojo": {
        "Ana Vera",
        "Mario Tambo",
        "Antonio Rojas",
        "Beto Rojo",
    },
    "el médico Mario Tambo, de 45 años, su esposa, Nora Pinto, de 40, y un chofer": {
        "Mario Tambo",
        "Nora Pinto",
        "chofer",
    },
    "el comisario, Mario Tambo; el inspector Beto Rojo, y la abogada, Nora Pinto": {
        "Mario Tambo",
        "Beto Rojo",
        "Nora Pinto",
    },
    "el juez de Lima, Mario Tambo, hermano de la fiscal Irma Sosa, y Beto Rojo": {"Mario Tambo", "Beto Rojo"},
}


def undergone(text, predicate):
    return {(o, negated) for _, p, o, _, negated in facts("es", text) if p == predicate}


@pytest.mark.parametrize(("verb", "people"), [*product(VERBS, LISTS)])
def test_all_of_them_undergo_it(verb, people):
    assert undergone(f"{verb} {people}.", VERBS[verb]) == {(who, False) for who in LISTS[people]}


@pytest.mark.parametrize(("verb", "people"), [*product(VERBS, LISTS)])
def test_none_of_them_does_where_it_is_denied_or_asked(verb, people):
    text = f"{verb} {people}."

    assert not any(not negated for _, negated in undergone(f"No {text[0].lower()}{text[1:]}", VERBS[verb]))
    assert not undergone(f"Se desconoce si {text[0].lower()}{text[1:]}", VERBS[verb])


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Fueron detenidos el juez de Lima, Mario Tambo, y rescatadas dos niñas.", {"Mario Tambo"}),
        ("Fueron detenidos el juez, Mario Tambo, según informó la ministra, Nora Pinto, y el fiscal.", {"Mario Tambo"}),
        (
            "Fue detenido el juez de Lima, Mario Tambo, la fiscal Nora Pinto y Beto Rojo lo denunciaron.",
            {"Mario Tambo"},
        ),
        (
            "Fueron detenidos el juez, Mario Tambo, a quien denunció la fiscal, Nora Pinto, y un chofer.",
            {"Mario Tambo"},
        ),
        (
            "Fueron detenidos el juez, Mario Tambo, mientras la fiscal, Nora Pinto, y un perito miraban.",
            {"Mario Tambo"},
        ),
    ],
)
def test_whoever_stands_in_a_clause_is_no_member(text, held):
    assert {o for o, _ in undergone(text, "detained")} <= held
