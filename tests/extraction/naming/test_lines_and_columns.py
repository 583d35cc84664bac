"""A name ends at its line's end where the next line begins a sentence, and at the end of its column."""

import textwrap

import pytest

from tests.extraction.naming.test_openers import people

PROSE = {
    "es": "La policía entró en la casa donde la dueña retenía a varias personas que habían llegado del norte con engaños. "
    "Los agentes cerraron el local y la fiscalía abrió una investigación por el delito de trata de personas contra todos.",
    "en": "The police entered the house where the owner kept several people who had come from the north with false promises. "
    "The officers closed the place and the prosecutors opened an investigation into trafficking against all of them there.",
}
BEFORE = {
    "es": "Los agentes hallaron también en el cuarto de atrás a la agraviada ",
    "en": "The officers also found in the back room of the house that night ",
}


@pytest.mark.parametrize(
    ("language", "behind", "name"),
    [
        ("es", "Denunció los hechos ante la comisaría esa misma noche con la ayuda de una vecina.", "Ana Sol Quilla"),
        ("es", "Madre de la menor llegó a la comisaría esa misma noche con la ayuda de vecinos.", "Ana Sol Quilla"),
        ("es", "Posteriormente llegó a la comisaría esa misma noche con la ayuda de una vecina.", "Ana Sol Quilla"),
        ("es", "Paz y luego fue llevada a la comisaría esa misma noche con la ayuda de vecinos.", "Ana Sol Quilla Paz"),
        ("en", "Reported the facts at the station that very night with the help of a neighbour.", "Ana Sol Quilla"),
        ("en", "Officers took her to the station that very night with the help of a neighbour.", "Ana Sol Quilla"),
    ],
)
def test_at_the_end_of_a_wrapped_line(language: str, behind: str, name: str) -> None:
    around = textwrap.fill(PROSE[language], 80)

    assert people(language, f"{around}\n{BEFORE[language]}Ana Sol Quilla\n{behind}\n{around}").count(name) == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Imputado:      Fidel Arce Ruiz     Edad:   40", "Fidel Arce Ruiz"),
        ("Imputado      Fidel Arce Ruiz", "Fidel Arce Ruiz"),
        ("Llegó Fidel      Arce      Ruiz ayer.", "Fidel Arce Ruiz"),
    ],
)
def test_at_the_end_of_a_column(text: str, name: str) -> None:
    assert name in [" ".join(each.split()) for each in people("es", text)]
