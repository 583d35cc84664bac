"""Nationality and ages of people whom no name tells."""

import pytest

from tests.extraction.said import statements


def told(language, text):
    """(whom, what, how) of each nationality and age."""
    return {
        (s.subject.name, str(s.value.number or s.value.text), s.value.qualifier.value)
        for s in statements(language, text)
        if s.predicate in {"nationality", "age"}
    }


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Three Bolivian women were arrested.", {("Bolivian women", "Bolivian", "exact")}),
        ("en", "Police rescued three girls aged 14, 16 and 17.", {("girls", n, "exact") for n in ("14", "16", "17")}),
        ("en", "Police rescued nine girls aged between 13 and 17.", {("girls", "13", "at_least"), ("girls", "17", "at_most")}),
        ("es", "La policía rescató a nueve niñas de entre 13 y 17 años.", {("niñas", "13", "at_least"), ("niñas", "17", "at_most")}),
        ("es", "La policía rescató a dos niñas de 13 y 15 años.", {("niñas", "13", "exact"), ("niñas", "15", "exact")}),
        ("en", "Police rescued nine babies aged between two and eight months.", {("babies", "2", "at_least"), ("babies", "8", "at_most")}),
        ("es", "La policía rescató a una bebé de tres meses.", {("bebé", "3", "exact")}),
        ("en", "The 13-day-old infant was rescued.", {("infant", "13", "exact")}),
        ("en", "Police rescued 12 girls, who were between the ages of 13 and 17.", {("girls", "13", "at_least"), ("girls", "17", "at_most")}),
        ("es", "Detuvo a cinco hombres y a una mujer de entre 29 y 58 años.", {("hombres", "29", "at_least"), ("hombres", "58", "at_most")}),
        ("en", "Chinese citizens like the town.", set()),
        ("es", "Rescataron a los migrantes chinos e indios.", {("migrantes chinos", "chinos", "exact"), ("migrantes chinos", "indios", "exact")}),
        ("es", "Los detenidos son dos hombres y una mujer, todos peruanos.", {("detenidos", "peruanos", "exact")}),
        ("es", "Compró al bebé por 800 bolivianos.", set()),
        ("en", "A girl from Peru was rescued.", {("girl", "Peru", "exact")}),
        ("en", "The girl was smuggled from Peru.", set()),
        ("en", "Bolivian women like the town.", set()),
        ("en", "Ana Tilo and Marc Brea, both Bolivian nationals, left.", {("Ana Tilo", "Bolivian", "exact"), ("Marc Brea", "Bolivian", "exact")}),
        ("en", "Ana Tilo and Marc Brea, both of them smiling, left.", set()),
        ("es", "Ana Tilo y Marc Brea, ambos de nacionalidad peruana, se fueron.", {("Ana Tilo", "peruana", "exact"), ("Marc Brea", "peruana", "exact")}),
        ("es", "Se fueron los peruanos Ana Tilo y Marc Brea.", {("Ana Tilo", "peruanos", "exact"), ("Marc Brea", "peruanos", "exact")}),
        ("es", "Un juez peruano fue detenido.", set()),
        ("es", "La policía rescató a dos niñas de 13 provincias.", set()),
    ],
)  # fmt: skip
def test_a_group_says_where_it_is_from_and_how_old_it_is(language, text, expected):
    assert told(language, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The boy was just two days old.", {("boy", 2, None)}),
        ("The girl, who is 14 years old, was found.", {("girl", 14, "year")}),
        ("Is the girl 14 years old?", set()),
    ],
)
def test_an_age_that_a_verb_tells(text, expected):
    found = {
        (s.subject.name, int(s.value.number), s.value.unit) for s in statements("en", text) if s.predicate == "age"
    }

    assert found == expected


@pytest.mark.parametrize(
    ("language", "text", "written"),
    [
        ("es", "La policía rescató a una niña de dos meses.", "dos meses"),
        ("es", "La policía rescató a una bebé de tres semanas.", "tres semanas"),
        ("es", "La bebé tenía 20 días.", "20 días"),
    ],
)
def test_months_and_days_of_a_baby_are_not_read_as_years(language: str, text: str, written: str) -> None:
    ages = [s.value for s in statements(language, text) if s.predicate == "age" and s.value]

    assert [(value.text, value.unit) for value in ages] == [(written, None)]
