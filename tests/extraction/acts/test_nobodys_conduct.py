"""What the grammar gives of moving, paying and searching, and nobody is blamed for."""

import pytest

from tests.extraction.said import facts


@pytest.mark.parametrize(
    "text",
    [
        "La niña ha sido trasladada a una casa de acogida.",
        "Los detenidos fueron trasladados al Departamento Antisecuestros.",
        "Las menores fueron llevadas a un albergue.",
        "Los sospechosos fueron conducidos a la comisaría.",
    ],
)
def test_the_rescued_and_the_held_are_moved_by_those_who_help_or_hold_them(text: str) -> None:
    assert not {f for f in facts("es", text) if f[1] == "transports"}


@pytest.mark.parametrize(
    "text", ["Las niñas fueron trasladadas a Chile en un camión.", "La red trasladó a las niñas a un hotel."]
)
def test_victims_moved_elsewhere_or_by_somebody_who_is_told_are_transported(text: str) -> None:
    assert {f[2] for f in facts("es", text) if f[1] == "transports"} == {"niñas"}


def test_a_sum_paid_to_several_together_is_said_of_none_of_them() -> None:
    arrived = "Ana Fictive, Beto Invented and Cleo Fabled arrived in a car."
    together = facts("en", f"{arrived} The defendants were paid $5,400.")
    each = facts("en", f"{arrived} The defendants were paid $5,400 each.")

    assert not {f for f in together if f[1] == "pays"}
    assert {f[2] for f in each if f[1] == "pays"} == {"Ana Fictive", "Beto Invented", "Cleo Fabled"}


@pytest.mark.parametrize(
    ("language", "text", "predicate"),
    [
        ("es", "La segunda acción se registró el viernes, en Villa Inventada.", "searched"),
        ("es", "El policía estuvo adscrito a varias unidades.", "works_for"),
        ("es", "La persona estaba requerida por el mismo ataque.", "requested"),
        ("es", "Los galenos que recibieron a la bebé, de sólo tres meses, huyeron.", "sentenced"),
    ],
)
def test_words_in_another_sense_state_nothing(language: str, text: str, predicate: str) -> None:
    assert predicate not in {f[1] for f in facts(language, text)}


def test_a_county_in_the_possessive_is_nobody_whom_a_jury_indicts() -> None:
    text = "A federal jury indicted nine defendants, including the three Prince Jorge's County police officers."

    assert {f[2] for f in facts("en", text) if f[1] == "indicted"} == {"defendants"}
