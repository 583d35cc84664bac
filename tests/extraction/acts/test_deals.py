"""Tests of what a sale says besides: prices, buyers, sellers; and of who sells in a reduced clause."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The gang sold the babies for up to 28,000 euros ($30,000).", {"babies | price | 28000"}),
        ("en", "The couple bought a girl in exchange for 3,000 euros.", {"girl | price | 3000"}),
        ("en", "Babies were sold at prices ranging from $5,000 to $9,000.", {"Babies | price | 5000", "Babies | price | 9000"}),
        ("en", "The gang sold the boy for ₹5 lakh.", {"boy | price | 500000"}),
        ("en", "A gang of criminals sold children for as little as Sh45,000.", {"children | price | 45000"}),
        ("es", "La mujer vendió a su hija por 800 bolivianos (unos 114 dólares).", {"hija | price | 800", "hija | price | 114"}),
        ("es", "La red compraba bebés a cambio de 3.000 euros.", {"bebés | price | 3000"}),
        (
            "es",
            "La red vendía bebés por cantidades que oscilaban entre 80.000 y 150.000 pesos (4.720 y 8.840 dólares).",
            {"bebés | price | 80000", "bebés | price | 150000", "bebés | price | 4720", "bebés | price | 8840"},
        ),
    ],
)  # fmt: skip
def test_what_stands_before_or_in_brackets_behind_a_sum_makes_it_a_price(language, text, expected):
    found = {line.removesuffix(" | reported") for line in said(language, text) if "| price |" in line}

    assert found == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The gang bought babies from poor mothers.", "poor mothers | sells | babies | reported"),
        ("es", "La red compraba bebés a madres pobres.", "madres pobres | sells | bebés | reported"),
    ],
)
def test_who_sold_to_a_buyer_is_said_too(language, text, expected):
    assert expected in said(language, text)


def test_whose_child_is_bought_is_no_seller():
    assert not any(line.startswith("Brenda") for line in said("es", "La red compró al hijo de Brenda Lirio Amapola."))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police arrested a man selling babies in Lima.", "man | sells | babies | reported"),
        ("Police broke up a ring smuggling migrants.", "ring | transports | migrants | reported"),
        ("Police dismantled a syndicate recruiting and selling children.", "syndicate | sells | children | reported"),
        ("A gang has been stealing children and selling them.", "gang | sells | children | reported"),
        ("The doctor was filmed selling a baby.", "doctor | sells | baby | reported"),
    ],
)
def test_a_gerund_is_said_of_the_group_before_it_or_of_who_is_seen(text, expected):
    assert expected in said("en", text)


@pytest.mark.parametrize(
    "text",
    [
        "Officers rescued three women selling flowers.",
        "Ana Quilla recruited women promising jobs.",
        "There is no evidence of a ring selling babies.",
        "The police officer took the girls to a shelter.",
    ],
)
def test_a_gerund_after_victims_or_a_lawful_move_is_no_conduct(text):
    assert not any(f" | {word} | " in line for line in said("en", text) for word in ("sells", "deceives", "transports"))


def test_what_a_gang_does_to_people_is_conduct_where_it_is_none_of_a_friend():
    assert "gang | transports | girl | reported" in said("en", "The gang took the girl to Lima.")
    assert said("en", "The aunt took the girl to Lima.") == set()


def test_a_complaint_that_an_office_receives_is_no_sentence():
    found = said("es", "La fiscalía recibió una denuncia contra el médico por la venta de menores.")

    assert not any(line.startswith("fiscalía | sells") for line in found)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "The gang sold a boy for $500 and a girl for $300.",
            {"boy | price | 500", "girl | price | 300", "gang | sells | boy", "gang | sells | girl"},
        ),
        (
            "es",
            "La red vendió a un niño por 500 dólares y a una niña por 300 dólares.",
            {"niño | price | 500", "niña | price | 300", "red | sells | niño", "red | sells | niña"},
        ),
    ],
)
def test_each_has_its_own_price(language, text, expected):
    assert {line.removesuffix(" | reported") for line in said(language, text)} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Quilla está presuntamente involucrada en la venta de bebés a parejas.", "parejas | buys | bebés | suspected"),
        ("Ana Quilla fue condenada por trata de personas en perjuicio de una mujer.", "Ana Quilla | exploits | mujer | convicted"),
        ("Ana Quilla fue acusada del delito de trata en agravio de tres menores.", "Ana Quilla | exploits | menores 3 | charged"),
    ],
)  # fmt: skip
def test_an_offence_with_its_victims_or_buyers_is_conduct(text, expected):
    assert expected in said("es", text)
