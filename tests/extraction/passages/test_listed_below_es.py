"""Names in lines below a colon: what is told above it is told of each, and no more than that."""

from itertools import product

import pytest

from tests.extraction.said import whole

NAMES = ("Pedro Quispe Mamani", "Rosa Luna Tito", "Ana Paz Ríos")
TOLD = {
    "La policía detuvo a las siguientes personas": ("detained", "reported"),
    "La policía detuvo a tres personas": ("detained", "reported"),
    "Se ejecutó la detención en flagrancia de las siguientes personas": ("detained", "reported"),
    "La policía habría detenido a las siguientes personas": ("detained", "suspected"),
    "La policía rescató a las siguientes personas": ("rescued", "reported"),
    "Detenidos": ("detained", "reported"),
    "El juez absolvió a las siguientes personas": ("acquitted", "acquitted"),
}
SILENT = (
    "La policía no detuvo a las siguientes personas",
    "La policía busca a las siguientes personas",
    "La policía detendrá a las siguientes personas",
    "La banda captó a las siguientes personas",
    "La policía detuvo a Juan Paz con el apoyo de las siguientes personas",
    "La policía detuvo a varios sujetos. Participaron las siguientes personas",
    "Intervinieron los siguientes fiscales",
    "La policía detuvo a varios sujetos que golpearon a",
)
MARKS = ("{n}. ", "{n}) ", "- ", "• ")


def lines(heading, mark, ending):
    rows = [f"{mark.format(n=n)}{name}{ending}" for n, name in enumerate(NAMES, 1)]
    return "\n\n".join([f"{heading}:", *rows, "El operativo terminó en Lima."])


def acts(text):
    return [
        s for s in whole("es", text) if s.object and s.object.name in NAMES and s.predicate not in {"age", "occupation"}
    ]


@pytest.mark.parametrize(("heading", "mark", "ending"), [*product(TOLD, MARKS, ("", " (45)", ", de 30 años"))])
def test_each_line_takes_the_act_above(heading, mark, ending):
    predicate, standing = TOLD[heading]
    found = acts(lines(heading, mark, ending))
    assert {(s.object.name, s.predicate, s.standing.value) for s in found} == {(n, predicate, standing) for n in NAMES}
    assert all(s.quote.startswith(heading) and s.object.name in s.quote for s in found)


@pytest.mark.parametrize(("heading", "mark"), [*product(SILENT, MARKS)])
def test_what_is_not_told_of_them_is_told_of_nobody(heading, mark):
    assert acts(lines(heading, mark, " (45)")) == []


def test_a_line_with_a_negation_and_what_stands_below_the_list_take_nothing():
    text = "La policía detuvo a las siguientes personas:\n\n1. Pedro Quispe Mamani\n\n2. Rosa Luna Tito, que no fue hallada\n\nAna Paz Ríos habló."
    assert {s.object.name for s in acts(text)} == {"Pedro Quispe Mamani"}


BARE = ("Osvaldo Quispe Mamani", "Rosa Luna Tito", "Ana Paz Ríos", "Pedro Sol Vera", "Inés Luz Roca")


@pytest.mark.parametrize(
    ("heading", "predicate"),
    [
        ("Según el auto judicial, los procesados como coautores del delito son", "indicted"),
        ("Por su parte, fueron procesados como partícipes necesarios", "indicted"),
        ("Los imputados son", "charged"),
        ("No fueron procesados como partícipes necesarios", None),
        ("Los abogados de los procesados como coautores son", None),
        ("Los médicos fueron procesados, según declararon", None),
    ],
)
def test_lines_that_are_names_and_nothing_else_are_a_list_and_no_menu(heading, predicate):
    opening = "Notas\n\nEl caso llegó ayer a los tribunales de la provincia, según informaron fuentes.\n\n"
    rows = "\n".join(BARE)

    found = whole("es", f"{opening}{heading}:\n\n{rows}\n\nLa medida establece embargos.")

    told = {(s.object.name, s.predicate) for s in found if s.object and s.object.name in BARE}
    assert told == ({(name, predicate) for name in BARE} if predicate else set())
