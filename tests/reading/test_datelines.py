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
        ("en", "Two arrests in Villa Seca - 7 November 2031"),
        ("es", "FICHA DE LA VÍCTIMA\nFecha: 07/11/2031\nFecha de nacimiento: 03/02/2016"),
        ("en", "VICTIM RECORD\nDate of birth: 3 February 2016\n7 November 2031"),
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
        ("es", "FICHA DE LA VÍCTIMA\nNombres: Luz\nFecha de nacimiento: 03/02/2016\nDomicilio: Jr. Inventado 12"),
        ("es", "FICHA\nF. Nac.: 3 de febrero de 2016\nSexo: F"),
        ("es", "FICHA\nF.N. 03/02/2016 (10 años)"),
        ("es", "FICHA\nFecha de nacimiento\n03/02/2016\nSexo"),
        ("es", "FICHA\nNombre: Luz, nacida en Ica el 3 de febrero de 2016"),
        ("es", "FICHA\n| Nacimiento | 03/02/2016 |"),
        ("es", "FICHA\nFecha de los hechos: 03/02/2016"),
        ("es", "FICHA\n03/02/2016 (fecha de nacimiento)"),
        ("en", "VICTIM RECORD\nName: Ann\nDate of birth: 3 February 2016"),
        ("en", "VICTIM RECORD\nDOB 2016-02-03"),
        ("en", "VICTIM RECORD\nBorn on February 3, 2016 in Leeds"),
        ("en", "VICTIM RECORD\nDate of birth\n3 February 2016"),
        ("en", "VICTIM RECORD\nDate of admission: 3 February 2016"),
        ("es", "Cae una red\n\n31/02/2031\n\nLa policía detuvo a Ana Quilla."),
        ("en", ""),
    ],
)
def test_what_is_not_certain_is_not_the_day(language, text):
    assert published_in(text, language) is None
