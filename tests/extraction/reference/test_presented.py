"""Whom the next sentences name as the one of whom an arrest or a deed was told."""

import pytest

from tests.extraction.said import said

_FURTHER_ON = "La Policía decomisó un camión en el puerto. El camión iba vacío. Fue llevado a la capital. "


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Un exministro fue detenido. El detenido es Arturo Lazo."),
        ("es", "Un hombre fue detenido. Su nombre es Arturo Lazo."),
        ("es", "Un hombre fue detenido. Arturo Lazo, de 40 años, era buscado por la Interpol."),
        ("es", "Un presunto traficante fue detenido. Arturo Lazo, de 40 años, tenía vigente una orden de captura."),
        ("es", _FURTHER_ON + "Ayer fue detenido un traficante. Arturo Lazo, de 40 años, tenía una orden de captura."),
        ("en", "Two women were rescued and a man was detained. He was named as Arturo Lazo, 40."),
        ("en", "A man was detained. Arturo Lazo, 40, had an outstanding warrant for trafficking."),
        ("en", "A man was detained. His name is Arturo Lazo."),
    ],
)
def test_the_one_named_next_was_held(language: str, text: str) -> None:
    assert "- | detained | Arturo Lazo | reported" in said(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A man was detained for killing a man. He was named as Arturo Lazo, 40."),
        ("en", "A man was detained over the abduction of a boy. Arturo Lazo, 7, was wanted by nobody else."),
        ("es", "Un hombre fue detenido por el rapto de un joven. Arturo Lazo, de 19 años, era buscado por su familia."),
        ("es", _FURTHER_ON + "Ayer fue detenida una mujer. Arturo Lazo, de 40 años, tenía una orden de captura."),
        ("es", _FURTHER_ON + "Ayer fue detenido un médico. Arturo Lazo, de 40 años, murió el lunes."),
    ],
)
def test_somebody_else_was_held(language: str, text: str) -> None:
    assert not any("detained | Arturo Lazo" in line for line in said(language, text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un juez recibió 900 dólares. El magistrado, Ciro Lazo, fue arrestado.", "Ciro Lazo | receives | 900 | reported"),
        ("Una mujer vendió a su hija por 500 dólares. La madre, Elsa Lazo, está presa.", "Elsa Lazo | sells | hija | reported"),
    ],
)  # fmt: skip
def test_a_deed_is_told_of_whoever_a_noun_takes_up(text: str, expected: str) -> None:
    assert expected in said("es", text)


@pytest.mark.parametrize(
    "text",
    [
        "Una mujer vendió a su hija por 500 dólares. La compradora, Elsa Lazo, está presa.",
        "Una enfermera huyó después de que una mujer vendió a su hija. La madre, Elsa Lazo, declaró.",
    ],
)
def test_no_deed_is_told_of_another(text: str) -> None:
    assert not any(line.startswith("Elsa Lazo | sells") for line in said("es", text))
