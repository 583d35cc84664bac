"""Lists of several sorts behind a verb, letters in brackets, and what "además de" adds."""

import pytest

from tests.extraction.said import said

LISTS = [
    ("La banda trasladaba mujeres, adultos mayores e incluso niños.", "transports", {"mujeres", "adultos mayores", "niños"}),
    ("La policía allanó la clínica, la casa y el despacho de Ana Quilla.", "searched", {"clínica", "casa", "despacho"}),
    ("Los jueces recibían sobornos, además de joyas y armas.", "receives", {"sobornos", "joyas", "armas"}),
    ("Los jueces recibían sobornos de hasta 450 mil dólares, además de joyas.", "receives", {"sobornos", "joyas"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "predicate", "objects"), LISTS)
def test_every_member(text, predicate, objects):
    found = {line.split(" | ")[2] for line in said("es", text) if f" | {predicate} | " in line}
    assert objects <= found


BODIES = [
    ("es", "La Policía Nacional (PNO) y la Fiscalía General detuvieron a Ana Quilla.", {"Policía Nacional", "Fiscalía General"}),
    ("es", "La Policía Nacional (PNO), la Fiscalía General (FGO) y el Ministerio Público detuvieron a Ana Quilla.",
     {"Policía Nacional", "Fiscalía General", "Ministerio Público"}),
    ("en", "The Ovillo Bureau of Investigation (OBI) and the Thimble Police Department arrested Ana Quilla.",
     {"Ovillo Bureau of Investigation", "Thimble Police Department"}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "bodies"), BODIES)
def test_letters_part_no_list(language, text, bodies):
    assert {line.split(" | ")[0] for line in said(language, text) if " | detained | " in line} == bodies


@pytest.mark.parametrize(
    "text",
    [
        "Según la policía, la clínica y el vehículo fueron allanados.",
        "La policía, la fiscalía y un juez de Lima llegaron; allanó la casa un perito.",
    ],
)
def test_no_list_of_a_source_and_what_it_tells(text):
    assert not any("searched | policía" in line for line in said("es", text))
