"""What a sentence takes back, calls false or lets hang on a proof."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Walter Quilla retracted his confession that he had sold babies."),
        ("en", "Walter Quilla recanted his statement that Beto Rojo sold babies."),
        ("en", "Ana Rojo testified that Walter Quilla sold babies but later recanted."),
        ("en", "Walter Quilla took back his claim that Beto Rojo sold babies."),
        ("en", "Ana Rojo withdrew the accusation that Walter Quilla sold babies."),
        ("es", "Walter Quilla se retractó de su confesión de que vendió bebés."),
        ("es", "Walter Quilla se desdijo de haber vendido bebés."),
        ("es", "Ana Rojo retiró su acusación contra Walter Quilla, quien vendió bebés."),
        ("es", "Ana Rojo declaró que Walter Quilla vendió bebés, pero luego se retractó."),
    ],
)
def test_what_is_taken_back_is_not_said(language, text):
    assert said(language, text) == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Walter Quilla's alleged confession that he sold babies was a forgery."),
        ("en", "The statement that Walter Quilla sold babies had been coerced."),
        ("es", "La supuesta confesión de que Walter Quilla vendió bebés fue una falsificación."),
        ("es", "La confesión en la que Walter Quilla admitió haber vendido bebés era un montaje."),
    ],
)
def test_a_forged_confession_says_nothing(language, text):
    assert said(language, text) == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Walter Quilla led the network, if the prosecutor's version is confirmed."),
        ("en", "Should the version be confirmed, Walter Quilla led the network."),
        ("en", "Were it true, Walter Quilla sold babies."),
        ("es", "De confirmarse la versión de la fiscal, Walter Quilla habría dirigido la red."),
        ("es", "De ser cierto, Walter Quilla vendió bebés."),
        ("es", "Walter Quilla dirigía la red, de ser ciertas las acusaciones."),
        ("es", "Walter Quilla vendió bebés, si se confirma la denuncia."),
    ],
)
def test_what_hangs_on_a_proof_is_not_said(language, text):
    assert said(language, text) == set()


@pytest.mark.parametrize(
    ("language", "text", "fact"),
    [
        ("en", "Police arrested Walter Quilla, who had retracted his confession.", "Police | detained | Walter Quilla"),
        ("es", "La Policía detuvo a Walter Quilla, un coronel retirado.", "Policía | detained | Walter Quilla"),
        ("es", "Si bien la denuncia se confirma, Walter Quilla fue detenido.", "- | detained | Walter Quilla"),
    ],
)
def test_what_stands_before_it_is_said(language, text, fact):
    assert f"{fact} | reported" in said(language, text)
