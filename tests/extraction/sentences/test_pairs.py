"""Each of two that "neither … nor", "ni … ni" stand before is denied an act, or each of two acts of one."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Neither Ana Quilla nor Beto Rojo was arrested.", {("detained", "Ana Quilla"), ("detained", "Beto Rojo")}),
        ("en", "Police said that neither Ana Quilla nor Beto Rojo had been charged.", {("charged", "Ana Quilla"), ("charged", "Beto Rojo")}),
        ("en", "Ana Quilla was neither arrested nor charged.", {("detained", "Ana Quilla"), ("charged", "Ana Quilla")}),
        ("es", "Ni Ana Quilla ni Beto Rojo fueron detenidos.", {("detained", "Ana Quilla"), ("detained", "Beto Rojo")}),
        ("es", "Ana Quilla no fue detenida ni imputada.", {("detained", "Ana Quilla"), ("charged", "Ana Quilla")}),
        ("es", "La policía no detuvo a Ana Quilla ni a Beto Rojo.", {("detained", "Ana Quilla"), ("detained", "Beto Rojo")}),
    ],
)  # fmt: skip
def test_each_is_denied(language, text, expected):
    lines = said(language, text)

    assert {tuple(line.split(" | ")[1:3]) for line in lines} == expected
    assert all(line.startswith("not ") for line in lines)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ana Quilla neither sold nor bought babies."),
        ("es", "Ana Quilla no vendió ni compró bebés."),
    ],
)
def test_of_two_acts_neither_is_told(language, text):
    lines = said(language, text)

    assert {line.split(" | ")[1] for line in lines} == {"sells", "buys"}
    assert all(line.startswith("not Ana Quilla") for line in lines)


def test_what_stands_before_keeps_its_own():
    lines = said("en", "Ana Quilla and Beto Rojo were arrested, but neither Quilla nor Rojo was charged.")

    assert {line.split(" | ")[1] for line in lines if line.startswith("not ")} == {"charged"}
    assert {line.split(" | ")[1] for line in lines if not line.startswith("not ")} == {"detained"}


def test_an_idiom_between_commas_denies_nothing():
    assert not any(
        line.startswith("not ") for line in said("es", "Ana Quilla, ni corta ni perezosa, vendió a la niña.")
    )
