"""Terms told on in sentences without a verb, charges by who may charge, and cases closed."""

import pytest

from tests.extraction.said import facts, said

TOLD_ON = (
    "A {} le dieron seis años. Al policía Gustavo Ríos, cuatro años. Y a sus colegas Juan Roca y Luis Paz, 20 meses."
)


def test_terms_go_on_without_a_verb():
    found = said("es", TOLD_ON.format("Franco Luna"))
    for name in ("Franco Luna", "Gustavo Ríos", "Juan Roca", "Luis Paz"):
        assert any(f"sentenced | {name}" in line for line in found)


@pytest.mark.parametrize(
    "first",
    [
        "Franco Luna no fue condenado a seis años.",
        "La fiscalía pidió seis años para Franco Luna.",
        "Franco Luna habría sido condenado a seis años.",
        "Franco Luna será condenado a seis años.",
        "Franco Luna tiene 40 años.",
    ],
)
@pytest.mark.parametrize(
    "then", ["A Gustavo Ríos, cuatro años.", "A Gustavo Ríos, de 40 años, lo absolvió.", "A Gustavo Ríos, ni un año."]
)
def test_without_a_firm_term_before_nothing_goes_on(first, then):
    assert not [line for line in said("es", f"{first} {then}") if "sentenced" in line and "Gustavo Ríos" in line]


@pytest.mark.parametrize(
    "offence", ["del delito de trata de personas", "por el delito de trata", "por los delitos de trata y fraude"]
)
@pytest.mark.parametrize(
    ("frame", "is_charge"),
    [
        ("El fiscal acusó a Pedro Luna {}.", True),
        ("Pedro Luna fue acusado {}.", True),
        ("Pedro Luna, acusado {}, habló.", True),
        ("A Pedro Luna se lo acusa {}.", True),
        ("Su exesposa acusó a Pedro Luna {}.", False),
        ("Pedro Luna fue acusado por su esposa {}.", False),
        ("Los vecinos lo acusaron {}.", False),
        ("Si Pedro Luna es acusado {}, irá a prisión.", False),
        ("Pedro Luna será acusado {}.", False),
    ],
)
def test_who_may_charge_does(frame, is_charge, offence):
    charged = {o for _, p, o, _, negated in facts("es", frame.format(offence)) if p == "charged" and not negated}
    assert charged == ({"Pedro Luna"} if is_charge else set())


def test_nobody_is_charged_who_is_denied_to_be():
    assert "not - | charged | Pedro Luna | charged" in said("es", "Pedro Luna no está acusado del delito de trata.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("El fiscal archivó el caso contra Pedro Luna.", "not fiscal | charged | Pedro Luna | charged"),
        ("El caso contra Pedro Luna fue archivado.", "not - | charged | Pedro Luna | charged"),
        ("La fiscalía archivó la denuncia contra Pedro Luna.", "not fiscalía | investigated | Pedro Luna | investigated"),
        ("El juez dispuso el archivo del proceso seguido contra Pedro Luna.", "not juez | charged | Pedro Luna | charged"),
    ],
)  # fmt: skip
def test_a_case_closed_is_a_charge_undone(text, expected):
    assert expected in said("es", text)


@pytest.mark.parametrize(
    "text",
    [
        "El fiscal no archivó el caso contra Pedro Luna.",
        "La defensa pidió archivar el caso contra Pedro Luna.",
        "La fiscalía podría archivar el caso contra Pedro Luna.",
        "La jueza rechazó archivar el caso contra Pedro Luna.",
        "La madre retiró la denuncia contra Pedro Luna.",
        "El proceso seguido contra Pedro Luna continúa.",
    ],
)
def test_a_case_that_is_not_closed_is_none(text):
    assert not [line for line in said("es", text) if line.startswith("not ")]
