"""What names nobody in a table, and what does although it looks odd."""

import pytest

from ovillo.domain.nobody import names_nobody


@pytest.mark.parametrize(
    "cell",
    [
        *("", "-", " -- ", "?", "*", "...", "NULL", "n/a", "N.A.", "NA", "<NA>", "nan", "s/n", "N.N.", "xxxx", "None"),
        *("#N/A", "#ERROR!", "#REF!", "#¡VALOR!", "#DIV/0!", "#N/D"),
        *(
            "Desconocido",
            "DESCONOCIDA",
            "Número desconocido",
            "número privado",
            "anónimo",
            "Anonymous",
            "unknown number",
        ),
        *("PRIVATE NUMBER", "Withheld", "Restricted", "No identificado", "NO REGISTRA", "sin nombre", "no consigna"),
        *("Identidad reservada", "no caller ID", "not available"),
    ],
)
def test_a_cell_that_names_nobody(cell: str) -> None:
    assert names_nobody(cell)


@pytest.mark.parametrize(
    "cell",
    ["0", "*264", "AD-BANKX", "Na", "nd", "x", "A", "Nula", "Privada Flores 3", "Ana Nil", "900000001", "#1", "S"],
)
def test_a_cell_that_names_somebody(cell: str) -> None:
    assert not names_nobody(cell)
