"""Where parts of several are from, and trades whose nouns are adjectives elsewhere."""

import pytest

from tests.extraction.said import statements


def _told(text, predicate):
    return {
        (s.subject.name, s.value.text, s.value.number and int(s.value.number))
        for s in statements("es", text)
        if s.predicate == predicate
    }


PARTS = [
    ("Nueve personas, entre ellas siete de nacionalidad peruana y dos chilenos, fueron detenidas.",
     {("personas", "peruana", 7), ("personas", "chilenos", 2)}),
    ("La red explotaba a 45 mujeres, 43 de ellas de nacionalidad colombiana y dos venezolanas.",
     {("mujeres", "colombiana", 43), ("mujeres", "venezolanas", 2)}),
    ("Fueron rescatadas 12 mujeres: ocho colombianas y cuatro venezolanas.",
     {("mujeres", "colombianas", 8), ("mujeres", "venezolanas", 4)}),
    ("Cinco personas, entre ellas siete de nacionalidad peruana, fueron detenidas.", set()),
    ("Cinco personas, dos de ellas sin documentos, fueron detenidas.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "parts"), PARTS)
def test_parts(text, parts):
    assert _told(text, "nationality") == parts


TRADES = [
    ("Ana Quilla, quien era fiscal, fue detenida.", "holds_office", {("Ana Quilla", "fiscal", None)}),
    ("Beto Rojo, que trabajaba como médico en la clínica, fue detenido.", "occupation", {("Beto Rojo", "médico", None)}),
    ("El informe es médico y la investigación era fiscal.", "occupation", set()),
    ("Ana Quilla no es fiscal.", "holds_office", set()),
    ("La Defensora Pública Inés Jarro apeló.", "holds_office", {("Inés Jarro", "Defensora Pública", None)}),
    ("Ana Quilla, directora ejecutiva de la clínica, fue detenida.", "occupation", {("Ana Quilla", "directora ejecutiva", None)}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "predicate", "told"), TRADES)
def test_trades(text, predicate, told):
    assert _told(text, predicate) == told


def test_agents_of_a_body_belong_to_a_station_and_the_body_does_not():
    text = "Se detuvo a 14 funcionarios de la Policía pertenecientes a la Subcomisaría de Huaral."
    assert not [s for s in statements("es", text) if s.predicate == "owns"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "El futuro ministro de Seguridad, Celso Gamo, habló."),
        ("es", "Lo dijo el jefe de la unidad y futuro ministro de Seguridad, Celso Gamo."),
        ("es", "El próximo fiscal general, Celso Gamo, habló."),
        ("es", "El candidato a alcalde Celso Gamo habló."),
        ("en", "The future minister, Celso Gamo, spoke."),
        ("en", "The candidate for mayor, Celso Gamo, spoke."),
    ],
)
def test_a_post_that_nobody_holds_yet(language, text):
    assert not [s for s in statements(language, text) if s.predicate == "holds_office"]
