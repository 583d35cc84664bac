"""In which wider place a named place lies."""

import pytest

from tests.extraction.traits.test_seats import placed


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The factory is in Ovillo, a suburb of Lagos.", {("factory", "Ovillo"), ("Ovillo", "Lagos")}),
        ("en", "The bar in the southern Lagos town of Ovillo was shut.", {("bar", "Ovillo")}),
        ("es", "La casa está en Loja, provincia de Azuay.", {("casa", "Loja"), ("Loja", "Azuay")}),
        ("es", "Fue detenida en Elche (Alicante).", {("Elche", "Alicante")}),
        ("es", "La clínica Santa Odila, en Loja, fue cerrada.", {("clínica Santa Odila", "Loja")}),
        ("es", "La clínica no está en Loja.", set()),
        ("es", "Los cinco bares, todos ubicados en Loja, fueron cerrados.", {("bares", "Loja")}),
        ("en", "Police raided the Ovillo based Tilo hospital in March.", {("Tilo hospital", "Ovillo")}),
    ],
)  # fmt: skip
def test_a_place_lies_in_the_wider_one_that_is_named_beside_it(language, text, expected):
    assert placed(language, text) == expected
