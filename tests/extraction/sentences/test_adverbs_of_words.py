"""Adverbs that begin with a preposition, and parts of counted people."""

from itertools import product

import pytest

from tests.extraction.said import said, statements

OPENINGS = ("Hasta el momento", "Hasta ahora", "Por ahora", "Hasta la fecha", "Por el momento", "En total")


@pytest.mark.parametrize(
    ("opening", "whole"),
    list(product(OPENINGS, ("16 señalados como responsables", "los 16 acusados", "los 16 imputados"))),
)
def test_the_subject_behind_such_an_opening_is_read(opening, whole):
    noun = whole.split("16 ")[1].split()[0]

    assert said("es", f"{opening} nueve de {whole} fueron detenidos.") == {f"- | detained | {noun} 9 | reported"}


@pytest.mark.parametrize("opening", OPENINGS)
def test_a_denial_behind_it_stays_one(opening):
    found = said("es", f"{opening} los 16 acusados no fueron detenidos.")

    assert found <= {"not - | detained | acusados 16 | reported"}


def test_a_moment_of_something_is_no_adverb():
    found = said("es", "Hasta el momento de la detención de Ana Quilla, Beto Rojo vendía bebés.")

    assert "Ana Quilla | sells | bebés | reported" not in found


@pytest.mark.parametrize("form", ["Cinco de los imputados", "Cinco de los 16 imputados"])
def test_parts_of_people_are_people(form):
    units = {s.value.unit for s in statements("es", f"{form} fueron acusados formalmente de trata.") if s.value}

    assert units <= {"person"}
