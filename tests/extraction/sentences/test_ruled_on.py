"""Whom "lo" and "la" mean at a verb of letting go, joined to the arrest of the one person named."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    "end",
    [
        "pero un juez la liberó el martes por falta de pruebas.",
        "pero la policía la soltó.",
        "pero un juez la puso en libertad.",
        "y luego la liberaron.",
        "aunque un juez la liberó.",
    ],
)
def test_who_is_arrested_and_let_go_is_told_to_be_let_go(end):
    lines = said("es", f"La capitana Ana Quilla Ruiz fue detenida, {end}")

    assert any(" | released | Ana Quilla Ruiz | " in line for line in lines)
    assert any(" | detained | Ana Quilla Ruiz | " in line for line in lines)


@pytest.mark.parametrize(
    "text",
    [
        "Ana Quilla Ruiz captó a Marta Solano y la policía la liberó.",
        "Ana Quilla Ruiz fue detenida con Marta Solano, pero un juez la liberó.",
        "Ana Quilla Ruiz fue secuestrada, pero la policía la liberó.",
    ],
)
def test_where_two_may_be_meant_or_nobody_was_arrested_nobody_is_let_go(text):
    assert not any(" | released | " in line for line in said("es", text))


@pytest.mark.parametrize("joint", ["pero el tribunal", "aunque la Sala", "y el tribunal"])
def test_who_is_convicted_of_selling_others_and_then_acquitted_is_told_to_be_acquitted(joint):
    lines = said("es", f"Ana Quilla Ruiz fue condenada por vender bebés, {joint} la absolvió en marzo.")

    assert any(" | acquitted | Ana Quilla Ruiz | " in line for line in lines)


def test_whoever_is_acquitted_of_one_thing_and_convicted_of_another_is_not_acquitted_of_it():
    text = (
        "El tribunal absolvió a Ana Quilla Ruiz del cargo de explotar a los jornaleros, y la condenó por lavar dinero."
    )

    assert "Ana Quilla Ruiz | launders | dinero | acquitted" not in said("es", text)
