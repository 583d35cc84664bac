"""An aside that names somebody else ends: what follows is told of whoever stands before it."""

import pytest

from tests.extraction.said import facts, said

ENGLISH = (
    "who met Bob Orlo, a convicted trafficker, in May",
    "a rival of Bob Orlo, mayor of Villa Mora",
    "who lived with Bob Orlo, a retired policeman",
    "who replaced Bob Orlo, the former director",
    "secretary of Bob Orlo, a surgeon",
    "who worked for Bob Orlo, a surgeon",
    "defended by Bob Orlo, a lawyer",
    "daughter of Bob Orlo, a general",
    "who had denounced Bob Orlo, head of the gang",
    "betrayed by Bob Orlo, her partner",
    "appointed by Bob Orlo, then president",
    "said Bob Orlo, the prosecutor",
    "according to Bob Orlo, the prosecutor",
)
SPANISH = (
    "que conoció a Pedro Orlo Tain, un traficante, en mayo",
    "rival de Pedro Orlo Tain, alcalde de Villa Mora",
    "que vivía con Pedro Orlo Tain, policía retirado",
    "que reemplazó a Pedro Orlo Tain, el exdirector",
    "secretaria de Pedro Orlo Tain, cirujano",
    "que trabajaba para Pedro Orlo Tain, cirujano",
    "defendida por Pedro Orlo Tain, abogado",
    "hija de Pedro Orlo Tain, general",
    "que había denunciado a Pedro Orlo Tain, jefe de la banda",
    "traicionada por Pedro Orlo Tain, su pareja",
    "nombrada por Pedro Orlo Tain, entonces presidente",
    "según dijo Pedro Orlo Tain, fiscal del caso",
)
PROCEDURE = {"detained", "charged", "convicted", "sentenced", "acquitted", "released"}


def _blamed(language, text):
    rows = facts(language, text)
    procedure = {row[2] for row in rows if row[1] in PROCEDURE}
    return procedure | {row[0] for row in rows if row[1] == "sells"}


@pytest.mark.parametrize("aside", ENGLISH)
@pytest.mark.parametrize("verb", ["was arrested", "sold a baby", "was convicted of fraud", "denied selling a baby"])
def test_who_stands_before_the_aside_does_or_undergoes_it_in_english(aside, verb):
    assert "Bob Orlo" not in _blamed("en", f"Ann Marlow, {aside}, {verb}.")


@pytest.mark.parametrize("aside", SPANISH)
@pytest.mark.parametrize(
    "verb", ["fue detenida", "vendió un bebé", "fue condenada por estafa", "negó haber vendido un bebé"]
)
def test_who_stands_before_the_aside_does_or_undergoes_it_in_spanish(aside, verb):
    assert "Pedro Orlo Tain" not in _blamed("es", f"Ana Marlo Quis, {aside}, {verb}.")


@pytest.mark.parametrize("aside", [a for a in ENGLISH if not a.startswith(("said", "according"))])
@pytest.mark.parametrize(
    "text",
    ["Police arrested Ann Marlow, {}, for selling a baby.", "A court convicted Ann Marlow, {}, of selling a baby."],
)
def test_what_follows_the_aside_is_of_whom_the_act_is_told_in_english(aside, text):
    assert "Bob Orlo" not in _blamed("en", text.format(aside))


@pytest.mark.parametrize("aside", [a for a in SPANISH if not a.startswith("según")])
@pytest.mark.parametrize(
    "text",
    [
        "La policía detuvo a Ana Marlo Quis, {}, por vender un bebé.",
        "Un tribunal condenó a Ana Marlo Quis, {}, por vender un bebé.",
    ],
)
def test_what_follows_the_aside_is_of_whom_the_act_is_told_in_spanish(aside, text):
    assert "Pedro Orlo Tain" not in _blamed("es", text.format(aside))


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "Bob Orlo, the former director, was arrested.", "- | detained | Bob Orlo | reported"),
        ("es", "Pedro Orlo Tain, el exdirector, fue detenido.", "- | detained | Pedro Orlo Tain | reported"),
        (
            "en",
            "Ann Marlow, who replaced Bob Orlo, the former director, was arrested.",
            "- | detained | Ann Marlow | reported",
        ),
        (
            "es",
            "Ana Marlo Quis, hija de Pedro Orlo Tain, general, fue detenida.",
            "- | detained | Ana Marlo Quis | reported",
        ),
    ],
)
def test_the_right_one_is_told(language, text, wanted):
    assert wanted in said(language, text)
