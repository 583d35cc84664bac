"""An age in a form makes a minor of whom it is told, whatever the form names them as and wherever the field stands."""

import pytest

from tests.casework.protection.test_called import MINOR, found

CHILD, ADULT = "Leo Gil Paz", "Fidel Arce Ruiz"


@pytest.mark.parametrize("language", ["es", "en"])
def test_a_detained_child_is_a_minor(language: str) -> None:
    texts = (
        "Detenido: {}\nDelito: hurto\nEdad: 15",
        "Edad: 15\nDetenido: {}",
        "Detenido: {}. Edad: 15.",
        "Detenido: {}, edad 15",
        "Detenido: {} | Edad: 15",
        "Detenido: {}\n\nEdad: quince años",
        "Detainee: {}\nOfficer: Nora Gil Luz\nAge: 15",
        "Age: 15\nDetainee: {}\nArresting officer: Nora Gil Luz",
        "Suspect: {}\nDOB: 03/02/2016\nDate: 3 May 2031",
        "Suspect: {}\nAge: 15\n\nSuspect: Fidel Arce Ruiz\nAge: 40",
        "Conductor: {}\nEdad: 16",
        "Detenido: {}\nPadre: Juan Gil Rey\nEdad: 15",
    )

    shown = [text for text in texts if set(found(language, text.format(CHILD))) != {CHILD}]

    assert not shown
    assert found(language, texts[0].format(CHILD)) == {CHILD: MINOR}


@pytest.mark.parametrize(
    "text",
    [
        "Imputado: {}\nEdad: 40\nAgraviada: Ana Sol Paz\nEdad: 15",
        "Agraviada: Ana Sol Paz\nEdad: 15\nImputado: {}\nEdad: 40",
        "Edad: 15\nAgraviada: Ana Sol Paz\nEdad: 40\nImputado: {}",
        "Detenido: {}\nEdad de la agraviada: 15",
        "Detenido: {}\nPena: 15 años\nEdad: 40",
        "La menor Ana Sol Paz fue hallada.\nEdad: 15\nDetenido: {}",
        "VÍCTIMA\nEdad: 15\nSexo: F\nDETENIDO\nNombre: {}",
        "Fiscal: {}\nDetenido: Leo Gil Paz\nEdad: 15",
    ],
)
def test_the_age_of_another_is_nobody_elses(text: str) -> None:
    assert ADULT not in found("es", text.format(ADULT))


def test_a_name_in_capitals_is_read_from_its_field() -> None:
    assert "LEO GIL PAZ" in found("es", "DETENIDO: LEO GIL PAZ\nEDAD: 15")
