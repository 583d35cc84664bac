"""A name ends where the body begins that its bearer is of: "la jueza Ana Quilla | del Tercer Juzgado"."""

import pytest

from tests.extraction.said import said, statements

BODIES = ["del Tercer Juzgado Penal", "de la Unidad de Trata", "de la Policía Nacional", "del Hospital San Telmo"]
TITLES = [
    "La jueza Ana Quilla",
    "La médica Ana Quilla",
    "La fiscal Ana Quilla",
    "La comisaria Ana Quilla",
    "Ana Quilla",
]


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("title", TITLES)
def test_the_bearer(title, body):
    assert "- | detained | Ana Quilla | reported" in said("es", f"{title} {body} fue detenida ayer.")


@pytest.mark.parametrize(
    "name", ["Hospital Ana Quilla de la Policía Nacional", "Instituto Ana Quilla de la Universidad Nacional"]
)
def test_a_body_named_after_somebody_is_whole(name):
    found = [s.object.name for s in statements("es", f"La fiscalía allanó el {name}.") if s.predicate == "searched"]
    assert found == [name]


def test_a_police_force_is_no_title_of_whoever_serves_in_it():
    rows = statements("es", "El agente de la Policía Federal Beto Inventado fue detenido.")

    told = {(s.predicate, s.value.text if s.value else s.object.name) for s in rows if s.subject}
    assert told == {("holds_office", "agente de la Policía Federal"), ("works_for", "Policía Federal")}


def test_an_article_inside_makes_no_body_of_a_name_that_no_list_holds():
    for name in ("Zarima el Fassif", "Zarima al Fassif"):
        rows = statements("es", f"La policía detuvo a la joven marroquí {name}, mejor conocida como Ruby.")
        told = {(s.predicate, s.value.text if s.value else "") for s in rows if s.subject and s.subject.name == name}
        assert told == {("nationality", "marroquí"), ("alias", "Ruby")}, name
        assert any(s.predicate == "detained" and s.object and s.object.name == name for s in rows), name


@pytest.mark.parametrize("number", ["Quinto", "Sexto", "Noveno"])
def test_the_number_of_a_court_is_part_of_its_name(number):
    rows = statements("es", f"El juez Beto Inventado, del {number} Juzgado Penal, ordenó la captura de Ana Ficticia.")

    assert {s.object.name for s in rows if s.predicate == "works_for"} == {f"{number} Juzgado Penal"}
