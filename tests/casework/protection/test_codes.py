"""Letters and numbers that stand for informants and protected witnesses mark whoever is named beside them."""

import pytest

from tests.casework.protection.test_called import SOURCE, WITNESS, found

WHO = "Eva Luz Mar"


def test_who_is_named_beside_a_code_is_hidden() -> None:
    texts = {
        SOURCE: (
            "CHIS {} met the officer.",
            "CHIS: {}",
            "CHIS 114 ({}) said so.",
            "The CHIS, {}, said so.",
            "{} (CHIS 114) said so.",
            "CI-7 {} bought it.",
            "CI #12, {}, bought it.",
            "CE-04 {} declaró.",
            "CE N° 04-2031: {}",
            "Un confidente, {}, avisó.",
            "Colaborador eficaz: {}",
        ),
        WITNESS: (
            "TP-01 {} declaró.",
            "TP N° 2 - {}",
            "El TP-01 ({}) declaró.",
            "{}, TP-01, declaró.",
            "PW-3 {}",
            "La testigo protegida clave 3, {}, dijo.",
        ),
    }

    marked = {text: found("es", text.format(WHO)).get(WHO) for each in texts.values() for text in each}

    assert marked == {text: kind for kind, each in texts.items() for text in each}


@pytest.mark.parametrize(
    "text",
    [
        "TP-01 acusó a {}.",
        "TP-01, {} vendió a la menor.",
        "Exhibit TP-01 {}",
        "Imputada TP-01: {}",
        "{}, CI 123, chofer.",
        "{} (CI 1234567) intervino.",
        "CHIS handler {} wrote the report.",
    ],
)
def test_others_beside_a_code_are_named(text: str) -> None:
    assert WHO not in found("es", text.format(WHO))


def test_in_lines_of_capitals() -> None:
    text = "TESTIGO PROTEGIDO TP-01: EVA LUZ MAR\nCOLABORADOR EFICAZ N° 3: ANA SOL PAZ\nFISCAL: NORA GIL LUZ"

    assert found("es", text) == {"EVA LUZ MAR": WITNESS, "ANA SOL PAZ": SOURCE}
