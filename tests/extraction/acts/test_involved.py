"""Tests of whom a noun of part or of accusation ties to an act, and of who is given children."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "La pesquisa reveló la participación de Ana Quilla, entonces jefa, en la venta de bebés.", "Ana Quilla | sells | bebés | reported"),
        ("es", "Hubo una denuncia contra Ana Quilla por la venta de menores.", "Ana Quilla | sells | menores | accused"),
        ("es", "La fiscalía recibió una denuncia contra Ana Quilla por vender menores.", "Ana Quilla | sells | menores | accused"),
        ("en", "The audit revealed the participation of Ana Quilla in the sale of babies.", "Ana Quilla | sells | babies | reported"),
        ("en", "Police received a complaint against Ana Quilla for selling babies.", "Ana Quilla | sells | babies | accused"),
    ],
)  # fmt: skip
def test_a_noun_of_part_or_accusation_ties_somebody_to_an_act(language, text, expected):
    assert expected in said(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "La defensa negó la participación de Ana Quilla en la venta de bebés."),
        ("es", "La policía descartó la participación de Ana Quilla en la venta de bebés."),
        ("es", "No se probó la participación de Ana Quilla en la venta de bebés."),
        ("en", "The court dismissed the complaint against Ana Quilla for selling babies."),
    ],
)
def test_a_part_that_is_denied_or_dismissed_is_none(language, text):
    assert not any("sells" in line for line in said(language, text))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "Los dos menores fueron entregados a matrimonios extranjeros.", "matrimonios extranjeros | receives | menores 2 | reported"),
        ("es", "La red entregaba bebés a parejas extranjeras.", "parejas extranjeras | receives | bebés | reported"),
        ("en", "The babies were handed over to foreign couples.", "foreign couples | receives | babies | reported"),
        ("en", "Three children were adopted by couples.", "couples | receives | children 3 | reported"),
    ],
)  # fmt: skip
def test_who_is_given_a_child_receives_it(language, text, expected):
    assert expected in said(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "La empresa entregó 500 dólares a la pareja."),
        ("en", "The judge gave the couple two years."),
        ("es", "La jueza entregó la carpeta a la familia."),
    ],
)
def test_who_is_given_something_else_receives_no_child(language, text):
    assert not any(" | receives | " in line for line in said(language, text))
