"""Conduct that verbs and event nouns state: sales, bribes, promises, captivity, threats."""

import pytest
from tests.extraction.said import said


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Beto Rojo took bribes from Ana Quilla.", "Ana Quilla | bribes | Beto Rojo | reported"),
        ("en", "Ana Quilla did not take bribes from Beto Rojo.", "not Beto Rojo | bribes | Ana Quilla | reported"),
        ("en", "Ana Quilla denied taking bribes from Beto Rojo.", "Beto Rojo | bribes | Ana Quilla | denied"),
        ("en", "Ana Quilla promised the women work in Cerro Tinto.", "Ana Quilla | deceives | women | reported"),
        ("en", "The women were lured with promises of work.", "- | deceives | women | reported"),
        ("en", "Ana Quilla kept the women locked up in a house.", "Ana Quilla | harbours | women | reported"),
        ("en", "The women were forced to work as prostitutes.", "- | exploits | women | reported"),
        ("en", "Ana Quilla threatened to kill the women.", "Ana Quilla | threatens | women | reported"),
        ("en", "Ana Quilla was convicted of holding two women.", "Ana Quilla | harbours | women 2 | convicted"),
        ("en", "The sale of babies by Ana Quilla shocked all.", "Ana Quilla | sells | babies | reported"),
        ("en", "Ana Quilla sold babies to foreign couples.", "foreign couples | buys | babies | reported"),
        ("en", "A gang which trafficked 100 children fled.", "gang | transports | children 100 | reported"),
        ("es", "Beto Rojo recibía coimas de Ana Quilla.", "Ana Quilla | bribes | Beto Rojo | reported"),
        ("es", "Ana Quilla pagaba sobornos a Beto Rojo.", "Ana Quilla | bribes | Beto Rojo | reported"),
        ("es", "Ana Quilla mantenía encerradas a las mujeres.", "Ana Quilla | harbours | mujeres | reported"),
        (
            "es",
            "Ana Quilla no obligaba a las mujeres a prostituirse.",
            "not Ana Quilla | exploits | mujeres | reported",
        ),
        ("es", "Ana Quilla amenazó con matar a las mujeres.", "Ana Quilla | threatens | mujeres | reported"),
        ("es", "La red captaba a mujeres y las explotaba.", "red | exploits | mujeres | reported"),
        ("es", "Ana Quilla vendía bebés a parejas extranjeras.", "parejas extranjeras | buys | bebés | reported"),
    ],
)
def test_a_conduct_is_read(language, text, expected):
    assert expected in said(language, text)


@pytest.mark.parametrize(
    ("language", "text", "silent"),
    [
        ("en", "Police kept the suspects locked up.", "harbours"),
        ("en", "Police took the girls to a shelter.", "transports"),
        ("en", "Police held three suspects.", "harbours"),
        ("en", "Rumours of the sale of babies by Ana Quilla were false.", "sells"),
        ("en", "The sale of babies by Ana Quilla was prevented.", "sells"),
        ("en", "Ana Quilla did not sell babies to foreign couples.", "buys"),
        ("en", "Ana Quilla denied selling babies to Beto Rojo.", "buys"),
        ("en", "Ana Quilla was convicted of selling babies to Beto Rojo.", "buys"),
        ("es", "La policía encerró a Beto Rojo.", "harbours"),
        ("es", "La policía detuvo a Ana Quilla y la trasladó a Cerro Tinto.", "transports"),
        ("es", "La red captaba a mujeres y los explotaba.", "exploits"),
    ],
)
def test_a_lawful_undone_or_unclear_act_is_no_conduct(language, text, silent):
    assert not {line for line in said(language, text) if silent in line}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Prosecutors believe that Ana Quilla fled and that Beto Rojo sold babies.", "suspected"),
        (
            "es",
            "Los fiscales creen que Ana Quilla huyó de la casa que alquiló Beto Rojo y que vendía bebés.",
            "suspected",
        ),
        ("es", "Ana Quilla niega que haya comprado bebés y que haya vendido bebés.", "denied"),
    ],
)
def test_a_second_that_is_held_as_the_first(language, text, expected):
    assert {line.rpartition(" | ")[2] for line in said(language, text) if "sells" in line} == {expected}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ana Quilla was arrested over the alleged sale of three babies."),
        ("es", "Ana Quilla fue detenida por su presunta participación en la venta de tres bebés."),
    ],
)
def test_an_adjective_of_doubt_lowers_the_conduct_and_not_the_arrest(language, text):
    standings = {line.split(" | ")[1]: line.rpartition(" | ")[2] for line in said(language, text)}

    assert standings == {"detained": "reported", "sells": "suspected"}
