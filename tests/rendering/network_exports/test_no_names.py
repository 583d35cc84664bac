"""Texts without names; every name is invented."""

import pytest

from ovillo.rendering.network_exports.no_names import NoNames

HIDDEN = ["Luz Paredes Soto", "Mía de la Cruz"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Luz Paredes Soto", "[…] […] […]"),
        ("LUZ PAREDES y mia CRUZ", "[…] […] y […] […]"),
        ("declaracion_Luz_Paredes.txt", "declaracion_[…]_[…].txt"),
        ("declaracionLuz2.txt", "declaracion[…]2.txt"),
        ("LuzParedes.pdf", "[…].pdf"),
        ("luzparedes.pdf", "[…].pdf"),
        ("Mi\u0301a, 9", "[…], 9"),
        ("Luz's aunt, Paredes-Soto", "[…]'s aunt, […]-[…]"),
        ("El Sotobosque de la Luzerna", "El Sotobosque de la Luzerna"),
        ("Rosa Lima", "Rosa Lima"),
    ],
)
def test_each_word_of_a_hidden_name_is_masked(text: str, shown: str) -> None:
    assert NoNames(HIDDEN, []).say(text) == shown


@pytest.mark.parametrize("told", ["Sol, de 12 años", "Sol (12 años)", "Sol, 12, left", "Sol, aged 12 years", "Sol, de 20 meses", "Sol, a 12-year-old"])  # fmt: skip
def test_whoever_stands_before_an_age_below_eighteen_is_masked(told: str) -> None:
    assert "Sol" not in NoNames([], []).say(f"captó a {told}.")


@pytest.mark.parametrize("told", ["Sol Paz, de 44 años", "Puerto Lirio, 3 de abril", "Rosa Paz, 2031", "Rosa Paz, 12 testigos"])  # fmt: skip
def test_nobody_else_is(told: str) -> None:
    assert NoNames([], [told]).say(told) == told


def test_whom_one_quote_gives_an_age_below_eighteen_is_masked_elsewhere_too() -> None:
    assert NoNames([], ["captó a Mía Alba, de 14 años"]).say("Alba declaró") == "[…] declaró"


def test_nobody_is_hidden_where_there_is_no_name() -> None:
    assert NoNames([], []).say("de la Rosa") == "de la Rosa"
