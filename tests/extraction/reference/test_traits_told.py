"""Descriptions by what only one named person is told to have: a nationality, children, a former post."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Ana Hebra, a Dutch national, was held. The Dutchwoman sold babies.", "Ana Hebra | sells | babies | reported"),
        ("es", "Julio Ovillo, ciudadano colombiano, cayó. El colombiano vendía bebés.", "Julio Ovillo | sells | bebés | reported"),
        ("en", "Ana Hebra was arrested. The mother of two sold babies.", "Ana Hebra | sells | babies | reported"),
        ("en", "Ana Hebra, a former police chief, was held. The former chief sold babies.", "Ana Hebra | sells | babies | reported"),
        ("es", "El exjefe policial Julio Ovillo cayó. El exjefe vendía bebés.", "Julio Ovillo | sells | bebés | reported"),
        ("en", "Police rescued a baby girl from the home of Ana Hebra. The 52-year-old bought the child.", "Ana Hebra | buys | baby girl | reported"),
        ("es", "El alcalde Julio Ovillo fue detenido. El burgomaestre recibió sobornos.", "Julio Ovillo | receives | sobornos | reported"),
    ],
)  # fmt: skip
def test_who_alone_has_it_is_meant(language: str, text: str, expected: str) -> None:
    assert expected in said(language, text)


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("es", "Julio Ovillo, ciudadano colombiano, y Beto Rojo, colombiano, cayeron. El colombiano vendía bebés.", "Rojo | sells"),
        ("es", "Julio Ovillo, ciudadano peruano, cayó. El colombiano vendía bebés.", "Julio Ovillo | sells"),
        ("en", "Julio Ovillo was arrested. The mother of two sold babies.", "Julio Ovillo | sells"),
        ("en", "Ana Hebra, a former mayor, met Rosa Lazo, a former mayor. The former mayor sold babies.", "Hebra | sells"),
    ],
)  # fmt: skip
def test_who_has_it_not_or_not_alone_is_not_meant(language: str, text: str, wrong: str) -> None:
    assert not any(wrong in line for line in said(language, text))
