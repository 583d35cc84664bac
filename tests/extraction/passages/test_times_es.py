"""Days of Spanish acts: since when somebody is held, on what occasion, in the last hours."""

from datetime import date
from itertools import product

import pytest

from tests.extraction.said import statements

PUBLISHED = date(2031, 5, 16)
SINCE = {
    "el año pasado": (date(2030, 1, 1), date(2030, 12, 31)),
    "el 3 de marzo de 2030": (date(2030, 3, 3), date(2030, 3, 3)),
    "marzo": (date(2031, 3, 1), date(2031, 3, 31)),
}


def days(text, predicate="detained", name=None):
    """(start, end) of each statement of this act."""
    return {
        (s.when.start, s.when.end) if s.when else None
        for s in statements("es", text, published=PUBLISHED)
        if s.predicate == predicate and (name is None or (s.object is not None and s.object.name == name))
    }


@pytest.mark.parametrize(
    ("form", "since"), list(product(["permanece detenida", "está presa", "sigue detenida"], SINCE))
)
def test_whoever_is_held_since_then_was_taken_then(form, since):
    assert days(f"Ana Quilla {form} desde {since}.") == {SINCE[since]}


@pytest.mark.parametrize(
    "opening", ["Durante el operativo, ejecutado la noche de ayer,", "En la audiencia, celebrada ayer,"]
)
def test_an_occasion_dates_what_is_done_on_it(opening):
    assert days(f"{opening} se detuvo a Ana Quilla.") == {(date(2031, 5, 15), date(2031, 5, 15))}


@pytest.mark.parametrize(
    "text",
    [
        "Beto Rojo, liberado ayer, contó que se detuvo a Ana Quilla.",
        "Durante la visita a Beto Rojo, detenido ayer, se golpeó a Ana Quilla y se detuvo a Ana Quilla.",
        "Durante el operativo contra Beto Rojo, que fue liberado ayer, se detuvo a Ana Quilla.",
    ],
)
def test_the_day_of_somebody_else_dates_nobody(text):
    assert (date(2031, 5, 15), date(2031, 5, 15)) not in days(text, name="Ana Quilla")


def test_the_last_hours_are_two_days():
    assert days("La policía detuvo en las últimas horas a Ana Quilla.") == {(date(2031, 5, 15), PUBLISHED)}


def test_a_search_right_before_is_of_the_same_year_not_of_the_same_day():
    assert days("La policía desarticuló la red en 2029 tras allanar una clínica.", "searched") == {
        (date(2029, 1, 1), date(2029, 12, 31))
    }
    assert days("La policía desarticuló la red el martes tras allanar una clínica.", "searched") == {None}
