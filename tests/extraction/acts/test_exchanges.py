"""What is given for what: a child for money, money to an official with an aim. Buyer and seller are never swapped."""

import pytest

from tests.extraction.said import said

_SOLD = {"Ana Quilla | sells | baby | reported", "baby | price | 500 | reported"}
_BOUGHT = {"Beto Rojo | buys | baby | reported", "Beto Rojo | receives | baby | reported"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Quilla handed over the baby in exchange for $500.", _SOLD),
        ("Ana Quilla gave the baby to Beto Rojo in exchange for $500.", _SOLD | _BOUGHT),
        ("Ana Quilla handed the baby to Beto Rojo for $500.", _SOLD | _BOUGHT),
        (
            "The baby was handed over to Beto Rojo for $500.",
            {"- | sells | baby | reported", "baby | price | 500 | reported"} | _BOUGHT,
        ),
        ("Ana Quilla allegedly gave away her baby for money.", {"Ana Quilla | sells | baby | suspected"}),
        ("Ana Quilla did not give the baby away for money.", {"not Ana Quilla | sells | baby | reported"}),
    ],
)
def test_who_hands_over_a_child_for_money_sells_it(text, expected):
    assert said("en", text) - {"not baby | price | 500 | reported"} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ana Quilla entregó al bebé a cambio de 500 dólares.",
            {"Ana Quilla | sells | bebé | reported", "bebé | price | 500 | reported"},
        ),
        (
            "Ana Quilla habría entregado el bebé a Beto Rojo a cambio de 500 dólares.",
            {
                "Ana Quilla | sells | bebé | suspected",
                "bebé | price | 500 | suspected",
                "Beto Rojo | buys | bebé | suspected",
                "Beto Rojo | receives | bebé | suspected",
            },
        ),
    ],
)
def test_in_spanish_as_well(text, expected):
    assert said("es", text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ana Quilla planned to hand over the baby in exchange for $500.",
        "Ana Quilla tried to give the baby to Beto Rojo for $500.",
        "Did Ana Quilla hand over the baby for $500?",
        "If Ana Quilla handed over the baby for $500, she will be charged.",
    ],
)
def test_a_plan_an_attempt_or_a_question_sells_nothing(text):
    assert not any(f"| {act} |" in line for line in said("en", text) for act in ("sells", "buys", "price"))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Customs officers were paid to let the trucks through.", "- | bribes | Customs officers | reported"),
        (
            "en",
            "Beto Rojo paid an inspector $200 to issue the permit.",
            "Beto Rojo | bribes | inspector 200 | reported",
        ),
        (
            "en",
            "A clerk took $2,000 from Beto Rojo in exchange for a favourable ruling.",
            "Beto Rojo | bribes | clerk 2000 | reported",
        ),
        (
            "es",
            "Beto Rojo pagó a un juez 2.000 dólares para archivar el caso.",
            "Beto Rojo | bribes | juez 2000 | reported",
        ),
        (
            "es",
            "Un policía recibía 200 soles de Beto Rojo a cambio de protección.",
            "Beto Rojo | bribes | policía 200 | reported",
        ),
    ],
)
def test_who_pays_an_official_with_an_aim_bribes_them(language, text, expected):
    assert expected in said(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Beto Rojo paid officers to guard the warehouse."),
        ("en", "Beto Rojo paid the clerk $5 for a copy of the ruling."),
        ("en", "Beto Rojo refused to pay an inspector to issue the permit."),
        ("en", "The gang paid a driver to move the boxes."),
        ("es", "Beto Rojo pagó a un juez 2.000 dólares."),
        ("es", "Beto Rojo pagó a unos policías para custodiar el local."),
    ],
)
def test_a_wage_or_a_fee_bribes_nobody(language, text):
    assert not any("| bribes |" in line for line in said(language, text))
