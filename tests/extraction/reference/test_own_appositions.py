"""Whose "su chofer" is behind a name: "Ana Quilla y Beto Rojo, su chofer, fueron detenidos"; "X, his driver"."""

import pytest

from tests.extraction.said import statements

NOUNS = [
    ("su chofer", "works_for"),
    ("su abogado", "works_for"),
    ("su esposo", "partner_of"),
    ("su hermano", "relative_of"),
]
FRAMES = [
    "Fueron detenidos Ana Quilla y Beto Rojo, {}.",
    "Ana Quilla y Beto Rojo, {}, fueron detenidos.",
    "Ana Quilla fue detenida con Beto Rojo, {}.",
    "Ana Quilla fue detenida. Beto Rojo, {}, fue detenido.",
    "Ana Quilla denunció a Beto Rojo, {}, por trata.",
]


def _ties(text, language="es"):
    return {
        (s.subject.name, s.predicate, s.object.name)
        for s in statements(language, text)
        if s.predicate in {"works_for", "partner_of", "relative_of"} and s.object
    }


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize(("noun", "predicate"), NOUNS)
def test_the_name_is_theirs(frame, noun, predicate):
    assert _ties(frame.format(noun)) == {("Beto Rojo", predicate, "Ana Quilla")}


@pytest.mark.parametrize(
    ("text", "ties"),
    [
        ("Ana Quilla, su esposo y un vecino fueron detenidos.", {("esposo", "partner_of", "Ana Quilla")}),
        ("Ana Quilla, su chofer, y Caro Paz fueron detenidas.", {("chofer", "works_for", "Ana Quilla")}),
        ("Beto Rojo, su hijo, Hugo Rojo, y Caro Paz fueron detenidos.", {("Hugo Rojo", "relative_of", "Beto Rojo")}),
        ("El juez Juan Pardo condenó a Ana Quilla y a Beto Rojo, su esposo.", set()),
        ("Beto Rojo, su chofer, fue detenido.", set()),
    ],
)
def test_others(text, ties):
    assert _ties(text) == ties


@pytest.mark.parametrize(
    ("text", "ties"),
    [
        ("Hugo Paz was charged. Beto Rojo, his driver, was arrested.", {("Beto Rojo", "works_for", "Hugo Paz")}),
        ("Hugo Paz was charged. Beto Rojo, his former lawyer, testified.", {("Beto Rojo", "works_for", "Hugo Paz")}),
        ("Ana Quilla was charged. Beto Rojo, her brother, testified.", {("Beto Rojo", "relative_of", "Ana Quilla")}),
        ("Police arrested Hugo Paz and Ana Quilla, his wife.", {("Ana Quilla", "partner_of", "Hugo Paz")}),
        ("Hugo Paz Cano was charged. Hugo Paz, his driver, testified.", {("Hugo Paz", "works_for", "Hugo Paz Cano")}),
        ("Ana Quilla was charged. Beto Rojo, his brother, testified.", set()),
        ("Ana Quilla and Eva Sol were charged. Beto Rojo, her brother, testified.", set()),
        ("Ana Quilla, her mother, and Beto Rojo were arrested.", {("mother", "relative_of", "Ana Quilla")}),
    ],
)
def test_in_english(text, ties):
    assert _ties(text, "en") == ties
