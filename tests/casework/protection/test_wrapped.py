"""A protected name that goes on in the next line is one name; what only begins the next line is no part of it."""

import re
import textwrap

import pytest

from tests.casework.protection.test_kin import seen

PROSE = (
    "El día de los hechos la policía ingresó a la casa de la calle Luna donde la dueña retenía a varias personas que habían "
    "llegado del norte con engaños y promesas de trabajo. Allí fue rescatada la menor Ana Sol Quilla, de 15 años. Los agentes "
    "cerraron el local y la fiscalía abrió una investigación por el delito de trata contra quienes resulten responsables."
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Declaró la menor Ana Sol\nQuilla Paz, de 15 años.", "Declaró la menor P, de 15 años."),
        ("La agraviada Ana\nSol Quilla declaró.", "La agraviada P declaró."),
        ("La menor Ana Sol Qui-\nlla Paz, de 15 años, volvió.", "La menor P, de 15 años, volvió."),
        ("VÍCTIMA: ANA SOL\nQUILLA PAZ\nIMPUTADO: LEO GIL RUIZ", "VÍCTIMA: P\nIMPUTADO: LEO GIL RUIZ"),
        ("La menor Ana Sol Quilla\nDenunció los hechos.", "La menor P\nDenunció los hechos."),
        ("La agraviada Ana Sol\nRefiere que volvió.", "La agraviada P\nRefiere que volvió."),
        ("Agraviada: Ana Sol\nImputado: Leo Gil", "Agraviada: P\nImputado: Leo Gil"),
        ("AGRAVIADA: ANA SOL\nHECHOS\nVolvió.", "AGRAVIADA: P\nHECHOS\nVolvió."),
        ("La agraviada Ana Sol\nPatrullero Leo Gil Paz llegó.", "La agraviada P\nPatrullero Leo Gil Paz llegó."),
    ],
)
def test_in_lines_that_are_read_alone(text: str, told: str) -> None:
    written, _ = seen(text)
    names = re.findall(r"Persona \w+", written)

    assert len(names) == 1
    assert written.replace(names[0], "P") == told


def test_wherever_prose_is_wrapped() -> None:
    for width in range(50, 90):
        written, _ = seen(textwrap.fill(PROSE, width))

        assert not any(word in written for word in ("Ana", "Sol ", "Quilla")), width
