"""Surnames with a particle, alone behind the full name, are whoever bears them and no body."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    "text",
    [
        "La directora Ana Rojo de Ríos vendía bebés. Rojo de Ríos fue detenida el lunes.",
        "La directora Ana Rojo de Ríos vendía bebés. La Policía detuvo a Rojo de Ríos.",
        "La directora Ana Rojo de los Ríos vendía bebés. Rojo de los Ríos y otras 14 personas fueron detenidas.",
        "Rojo de Ríos fue detenida el lunes. La directora Ana Rojo de Ríos vendía bebés.",
    ],
)
def test_surnames_with_a_particle_are_whoever_bears_them(text: str) -> None:
    whom = "Ana Rojo de los Ríos" if "de los" in text else "Ana Rojo de Ríos"

    assert any(line.endswith(f"| detained | {whom} | reported") for line in said("es", text))


def test_a_clinic_that_bears_the_name_is_no_person() -> None:
    text = "La directora Ana Rojo de Ríos vendía bebés. La Policía allanó la Clínica Rojo de Ríos."

    assert "Policía | searched | Clínica Rojo de Ríos | reported" in said("es", text)
