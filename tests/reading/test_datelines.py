from datetime import date

import pytest

from ovillo.reading.datelines import published_in

BODY = "Police arrested Ana Quilla on Tuesday in Cerro Tinto, after a search that lasted until the evening of 3 March 2030."
DAY = date(2031, 11, 7)


@pytest.mark.parametrize(
    ("language", "head"),
    [
        ("en", "Ring broken up\n\nBy Rita Verde\n7 November 2031"),
        ("en", "Ring broken up\nNovember 7, 2031 10:32 AM"),
        ("en", "Ring broken up\nPublished: 7th Nov. 2031 | Updated: 8th Nov. 2031"),
        ("en", "Ring broken up\n2031-11-07"),
        ("en", "Ring broken up\nCERRO TINTO, Nov 7, 2031 (Andanada) -"),
        ("es", "Cae una red\n\nLa Linterna, 7 de noviembre de 2031"),
        ("es", "Cae una red\nPublicado: 07/11/2031 | Actualizado: 08/11/2031"),
        ("es", "Cae una red\nVilla Seca, 7 nov. 2031 (Andanada).- La policía detuvo a Ana Quilla este martes en Villa Seca, dijo."),
        ("es", "Cae una red\n07.11.2031"),
    ],
)  # fmt: skip
def test_the_head_of_a_text_states_its_day(language, head):
    assert published_in(f"{head}\n\n{BODY}\n", language) == DAY


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", BODY),
        ("en", f"Ring broken up\n\n07/11/2031\n\n{BODY}"),  # July or November
        ("en", f"Ring broken up\n\n7 November\n\n{BODY}"),
        ("en", f"Ring broken up\n\n7 November 2031\n9 November 2031\n\n{BODY}"),
        ("es", "Cae una red\n\nActualizado: 07/11/2031\n\nLa policía detuvo a Ana Quilla."),
        ("es", "Cae una red\n\n31/02/2031\n\nLa policía detuvo a Ana Quilla."),
        ("en", ""),
    ],
)
def test_what_is_not_certain_is_not_the_day(language, text):
    assert published_in(text, language) is None
