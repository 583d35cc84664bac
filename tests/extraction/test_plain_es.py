"""Plain sentences as Spanish-language reporters, police and courts write them, of invented people."""

import pytest

from tests.extraction.said import said, statements

WORDS = [
    ("Beto Rojo recibió una condena de 15 años de prisión.", "- | sentenced | Beto Rojo 15 | convicted"),
    ("El tribunal impuso a Beto Rojo una pena de 15 años.", "tribunal | sentenced | Beto Rojo 15 | convicted"),
    ("La Fiscalía allanó el hospital San Juan de Dios.", "Fiscalía | searched | hospital San Juan de Dios | reported"),
]


@pytest.mark.parametrize(("text", "line"), WORDS)
def test_a_plain_sentence_is_read(text, line):
    assert line in said("es", text)


def test_a_corps_after_a_rank_is_part_of_the_rank():
    found = {
        (s.subject.name, s.predicate)
        for s in statements("es", "El comandante PNP Beto Rojo fue detenido.")
        if s.subject
    }
    assert found == {("Beto Rojo", "holds_office")}


def test_the_head_of_a_ring_holds_no_office():
    found = {s.predicate for s in statements("es", "El jefe de la red, Beto Rojo, fue detenido.")}
    assert found == {"detained", "leads"}
