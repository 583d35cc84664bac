"""Dots, strokes and many spaces between the label and the value of a field hide neither."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ovillo.casework.protection.padding import without_padding
from tests.casework.protection.test_called import found
from tests.casework.protection.test_kin import seen


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("FICHA DE LA VÍCTIMA\nNombre ........ Ana Sol Quilla\nEdad .......... 22", "Ana Sol Quilla"),
        ("FICHA DE LA AGRAVIADA\nApellidos: ____ QUILLA SOL ____\nNombres: ____ ANA MAR ____", "ANA MAR QUILLA SOL"),
        ("Agraviada: ....... Ana Sol Quilla\nImputado: ........ Fidel Arce Ruiz", "Ana Sol Quilla"),
        ("Agraviada: ____Ana Sol Quilla____\nImputado: ____Fidel Arce Ruiz____", "Ana Sol Quilla"),
        ("Agraviada      Ana Sol Quilla\nImputado       Fidel Arce Ruiz", "Ana Sol Quilla"),
        ("Agraviada:    Ana Sol Quilla     Edad:  22\nImputado:     Fidel Arce Ruiz    Edad:  40", "Ana Sol Quilla"),
        ("Nombres y apellidos . . . . . . Ana Sol Quilla\nEdad . . . . . . 15 años", "Ana Sol Quilla"),
        (
            "NOMBRE                 CONDICIÓN\nAna Sol Quilla         agraviada\nFidel Arce Ruiz        imputado",
            "Ana Sol Quilla",
        ),
        ("La menor Ana      Sol      Quilla fue hallada.", "Ana Sol Quilla"),
    ],
)
def test_whom_a_padded_field_marks_is_hidden_and_the_accused_are_named(text: str, hidden: str) -> None:
    told, _ = seen(text)

    assert not any(word in told for word in hidden.split())
    assert ("Fidel Arce Ruiz" in told) == ("Fidel Arce Ruiz" in text)


def test_an_accused_in_a_padded_form_is_named() -> None:
    assert not found("es", "Nombre ________ Fidel Arce Ruiz\nEdad ______ 40\nCondición ______ imputado")


def test_prose_stays_as_it_is() -> None:
    text = "Dijo... que Ana Sol Quilla   fue llevada. Volvió -- dijo -- a las 3."

    assert without_padding(text) == text


@given(st.text(alphabet="aB:. _…-\n\t", max_size=60))
def test_every_letter_keeps_its_place(text: str) -> None:
    told = without_padding(text)

    assert len(told) == len(text)
    assert all(one == other for one, other in zip(text, told, strict=True) if one.isalnum() or one == "\n")
