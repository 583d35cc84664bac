"""Conduct behind phrases of duty, suspicion and accusation."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Ana Quilla was in charge of recruiting women.", "Ana Quilla | recruits | women | reported"),
        ("en", "Ana Quilla is wanted for recruiting women.", "Ana Quilla | recruits | women | accused"),
        ("en", "Ana Quilla faces charges of selling babies.", "Ana Quilla | sells | babies | charged"),
        ("en", "Ana Quilla faces accusations of selling babies.", "Ana Quilla | sells | babies | accused"),
        ("en", "Ana Quilla's job was to recruit the women.", "Ana Quilla | recruits | women | reported"),
        (
            "en",
            "Ana Quilla is allegedly responsible for recruiting the women.",
            "Ana Quilla | recruits | women | suspected",
        ),
        ("en", "Ana Quilla is accused of being the leader of the gang.", "Ana Quilla | leads | gang | accused"),
        ("es", "Ana Quilla es sospechosa de vender bebés.", "Ana Quilla | sells | bebés | suspected"),
        ("es", "Ana Quilla es requerida por vender bebés.", "Ana Quilla | sells | bebés | accused"),
        ("es", "Ana Quilla era la encargada de captar a las mujeres.", "Ana Quilla | recruits | mujeres | reported"),
        ("es", "Ana Quilla se dedicaba a captar mujeres.", "Ana Quilla | recruits | mujeres | reported"),
        ("es", "Ana Quilla se encargaba de captar a las mujeres.", "Ana Quilla | recruits | mujeres | reported"),
        ("es", "Ana Quilla solía captar a mujeres.", "Ana Quilla | recruits | mujeres | reported"),
        ("es", "La función de Ana Quilla era captar a las mujeres.", "Ana Quilla | recruits | mujeres | reported"),
        ("es", "Una red dedicada a captar mujeres fue desarticulada.", "red | recruits | mujeres | reported"),
        ("es", "Ana Quilla fue detenida acusada de vender tres bebés.", "Ana Quilla | sells | bebés 3 | accused"),
    ],
)
def test_a_phrase_before_a_verb_says_who_does_it_and_how_it_is_held(language, text, expected):
    assert expected in said(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ana Quilla is not responsible for recruiting the women."),
        ("en", "Ana Quilla was not in charge of recruiting women."),
        ("en", "Is Ana Quilla responsible for selling babies?"),
        ("en", "If Ana Quilla is responsible for selling babies, she must go."),
        ("en", "Ana Quilla is in charge of investigating the sale of babies."),
        ("en", "Ana Quilla's job was not to recruit the women."),
        ("en", "Ana Quilla's job was to stop men who recruit the women."),
        ("en", "Ana Quilla is no longer accused of selling babies."),
        ("en", "Ana Quilla was falsely accused of selling babies."),
        ("en", "Ana Quilla, the mother of Beto Rojo, accused of selling babies, wept."),
        ("es", "Ana Quilla no es la encargada de captar a las mujeres."),
        ("es", "Ana Quilla no se dedicaba a captar mujeres."),
        ("es", "Ana Quilla fue absuelta de ser la encargada de captar a las mujeres."),
        ("es", "Si Ana Quilla es responsable de vender bebés, irá a prisión."),
        ("es", "La función de Ana Quilla no era captar a las mujeres."),
        ("es", "La abogada de Ana Quilla, acusada de vender bebés, habló."),
    ],
)
def test_what_is_negated_supposed_or_said_of_another_is_said_of_nobody(language, text):
    assert not {line for line in said(language, text) if "sells" in line or "recruits" in line}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Quilla met a man accused of selling babies.", {"man | sells | babies | accused"}),
        ("A nurse accused of selling babies fled.", {"nurse | sells | babies | accused"}),
        (
            "Beto Rojo, a police officer accused of protecting thieves, left.",
            {"Beto Rojo | protects | thieves | accused"},
        ),
    ],
)
def test_who_stands_right_before_accused_of_is_accused(text, expected):
    assert {line for line in said("en", text) if "sells" in line or "protects" in line} == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Judge Ana Quilla sentenced Beto Rojo, accused of selling babies."),
        ("es", "Ana Quilla defiende a Beto Rojo, acusado de vender bebés."),
        ("es", "La jueza Ana Quilla dictó prisión contra Beto Rojo, señalado de vender bebés."),
    ],
)
def test_an_accusation_is_said_of_the_one_beside_it(language, text):
    sellers = {line.split(" | ")[0] for line in said(language, text) if "sells" in line}

    assert sellers == {"Beto Rojo"}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Ana Quilla and Beto Rojo were arrested, accused of buying a baby for $500.",
            {"Ana Quilla | buys | baby | accused", "Beto Rojo | buys | baby | accused", "baby | price | 500 | accused"},
        ),
        (
            "es",
            "Ana Quilla y Beto Rojo fueron detenidos, acusados de comprar un bebé por 200 bolivianos.",
            {"Ana Quilla | buys | bebé | accused", "Beto Rojo | buys | bebé | accused", "bebé | price | 200 | accused"},
        ),
    ],
)
def test_an_accusation_behind_a_comma_is_about_whom_the_procedure_befell(language, text, expected):
    assert {line for line in said(language, text) if " detained " not in line} == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ana Quilla fue acusada de integrar una red dedicada a las adopciones ilegales de niños.",
        "Ana Quilla fue detenida, acusada de integrar una red dedicada a vender bebés.",
    ],
)
def test_what_a_ring_does_is_no_firmer_than_the_accusation_of_belonging_to_it(text):
    done = {line for line in said("es", text) if line.startswith("red | ")}

    assert done
    assert all(line.endswith("| accused") for line in done)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "Ana Quilla fue detenida en Sucre el sábado, acusada de comprar un bebé.", "buys | bebé | accused"),
        (
            "es",
            "La Policía detuvo el sábado a Ana Quilla en Sucre, acusada de comprar un bebé.",
            "buys | bebé | accused",
        ),
        ("en", "Ana Quilla was arrested by police on Saturday, accused of buying a baby.", "buys | baby | accused"),
        ("en", "Police arrested Ana Quilla in Lima on Friday, suspected of buying a baby.", "buys | baby | suspected"),
    ],
)
def test_what_stands_between_an_arrest_and_the_accusation_changes_nobody(language, text, expected):
    assert {line for line in said(language, text) if "detained" not in line} == {f"Ana Quilla | {expected}"}


def test_of_two_arrested_nobody_knows_who_is_accused():
    told = said("en", "Ana Quilla was arrested with Beto Rojo on Saturday, accused of selling babies.")

    assert not any("sells" in line for line in told)
