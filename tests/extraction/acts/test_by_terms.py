"""A term tells its conviction; with a deed both stand."""

from itertools import product

import pytest

from tests.extraction.said import said

PEOPLE = ("Ana Quilla", "Beto Rojo", "la enfermera Ana Quilla", "Ana Quilla, hermana de Beto Rojo,")


@pytest.mark.parametrize(
    ("who", "form"),
    list(
        product(
            PEOPLE,
            ("El tribunal condenó a {} a nueve años de prisión.", "Condenan a {} a nueve años de cárcel por trata."),
        )
    ),
)
def test_a_term_tells_the_conviction(who, form):
    found = said("es", form.format(who))

    assert not any("| convicted |" in line.removesuffix("| convicted") for line in found)
    assert any("| sentenced |" in line and line.endswith("9 | convicted") for line in found)


@pytest.mark.parametrize(
    "text",
    ["El tribunal condenó a Ana Quilla.", "El tribunal condenó a Ana Quilla a nueve años por haber vendido bebés."],
)
def test_without_a_term_or_with_a_deed_the_conviction_is_told(text):
    assert "tribunal | convicted | Ana Quilla | convicted" in said("es", text)


@pytest.mark.parametrize(
    "text",
    [
        "Ana Quilla no fue condenada a nueve años.",
        "Ana Quilla podría ser condenada a nueve años.",
        "El fiscal pidió condenar a Ana Quilla a nueve años.",
        "¿Fue condenada Ana Quilla a nueve años?",
    ],
)
def test_nothing_firm_of_what_was_not_ruled(text):
    found = {line for line in said("es", text) if "requested" not in line and not line.startswith("not ")}

    assert not any(line.endswith("| convicted") for line in found)


@pytest.mark.parametrize(
    "form", ["penas que van de los 3 a los 16 años de prisión", "penas que oscilan entre 3 y 16 años de cárcel"]
)
def test_a_range_in_a_clause_behind_is_its_two_ends(form):
    found = said("es", f"Los acusados fueron condenados a {form}.")

    assert found == {"- | sentenced | acusados 3 | convicted", "- | sentenced | acusados 16 | convicted"}


def test_two_terms_of_three_men_are_nobodys():
    found = said("es", "La jueza impuso penas de 77 y 55 años de cárcel a tres hombres.")

    assert not any("77" in line or "55" in line for line in found)


def test_whom_a_range_of_terms_is_for_may_stand_behind_it():
    text = "El tribunal condenó a penas que van de cinco a siete años de cárcel a tres amigos del alcalde por vender bebés."

    assert said("es", text) == {
        "tribunal | convicted | amigos 3 | convicted",
        "tribunal | sentenced | amigos 5 | convicted",
        "tribunal | sentenced | amigos 7 | convicted",
        "amigos | sells | bebés | convicted",
    }


def test_a_verdict_without_a_subject_is_a_courts():
    found = said("es", "Beto Inventado fue detenido. También se le condenó por vender bebés.")

    assert "- | convicted | Beto Inventado | convicted" in found
