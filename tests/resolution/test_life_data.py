"""Days of birth, ages, numbers and placeholders behind or in place of a name: what contradicts is never joined by rule."""

import itertools
from itertools import permutations

import pytest

from ovillo.resolution.names import compare_names

NAME = "Ana Ortiz Mena"
BIRTHS = (
    "b. {}",
    "born {}",
    "nacida el {}",
    "DOB {}",
    "f.n. {}",
    "(born {})",
    ", born on {}",
    ", fecha de nacimiento: {}",
)
DAYS = ("12/03/1970", "01/01/1999", "13/03/1970")
SPELLED = {
    "12/03/1970": (
        "12.3.1970",
        "1970-03-12",
        "12/03/70",
        "12 March 1970",
        "March 12, 1970",
        "12 de marzo de 1970",
        "12 mar 1970",
    ),
    "01/01/1999": (
        "1-1-1999",
        "1999/01/01",
        "1/1/99",
        "1st January 1999",
        "Jan. 1, 1999",
        "1º de enero de 1999",
        "1 de enero del 1999",
    ),
}


@pytest.mark.parametrize("form", BIRTHS)
@pytest.mark.parametrize(("one", "other"), list(permutations(DAYS, 2)))
def test_two_days_of_birth_are_two_people(form: str, one: str, other: str) -> None:
    assert compare_names(f"{NAME} {form.format(one)}", f"{NAME} {form.format(other)}").verdict == "different"


@pytest.mark.parametrize("form", [*BIRTHS, "({})"])
def test_a_day_is_one_however_it_is_written(form: str) -> None:
    one, other = SPELLED.values()
    for first, second in itertools.product((*one, DAYS[0]), repeat=2):
        assert compare_names(f"{NAME} {form.format(first)}", f"{NAME} {form.format(second)}").verdict == "same"
    for first, second in itertools.product(one, other):
        verdict = compare_names(f"{NAME} {form.format(first)}", f"{NAME} {form.format(second)}").verdict
        assert verdict == ("suggest" if form == "({})" else "different")


@pytest.mark.parametrize("day", SPELLED["12/03/1970"])
def test_a_day_of_birth_meets_a_year_of_birth_and_a_bare_day(day: str) -> None:
    assert compare_names(f"{NAME} b. {day}", f"{NAME}, nacida en 1999").verdict == "different"
    assert compare_names(f"{NAME} b. {day}", f"{NAME}, nacida en 1970").verdict != "different"
    assert compare_names(f"{NAME} b. {day}", f"{NAME} (01/01/1999)").verdict == "suggest"


@pytest.mark.parametrize("form", BIRTHS)
def test_one_day_of_birth_is_no_part_of_the_name(form: str) -> None:
    assert compare_names(f"{NAME} {form.format('12/03/1970')}", f"{NAME} DOB 1970-03-12").verdict != "different"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("3 años", "50 años"),
        ("12 years old", "45 years old"),
        ("3 months old", "50 years old"),
        ("(12/03/1970)", "(01/01/1999)"),
        ("40112233", "40112299"),
        ("(a)", "(b)"),
    ],
)
def test_what_contradicts_is_not_joined_by_rule(left: str, right: str) -> None:
    assert compare_names(f"{NAME} {left}", f"{NAME} {right}").verdict != "same"


@pytest.mark.parametrize(
    "nobody",
    [
        *("John Doe 3", "Jane Doe No. 1", "Jane Doe A", "fuente anónima", "fuente policial", "Lead Prosecutor"),
        *("alto mando", "Reserva de identidad", "se desconoce", "Xxxx Xxxx", "Fulano Pérez"),
    ],
)
def test_nobody_is_nobody_else(nobody: str) -> None:
    assert compare_names(nobody, nobody).verdict == "different"


@pytest.mark.parametrize("named", ["Jane Doe Smith", "Ana Fuente Olla", "Ana Ortiz Mena"])
def test_a_name_that_looks_like_it_stays_one(named: str) -> None:
    assert compare_names(named, named).verdict == "same"


@pytest.mark.parametrize(
    "any_one",
    [
        "una clínica",
        "un hogar",
        "un juzgado",
        "an orphanage",
        "una organización criminal",
        "dos clínicas",
        "private clinic",
    ],
)
def test_one_of_many_is_suggested_and_never_joined(any_one: str) -> None:
    assert compare_names(any_one, any_one, "Organization").verdict == "suggest"
