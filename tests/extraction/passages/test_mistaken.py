"""Whom a report does not blame takes nobody's place because a pronoun may mean either."""

import pytest

from tests.extraction.said import said

ASIDES = {
    "en": (
        "Ana Quilla was arrested on Monday.",
        (
            "Her neighbour Marta Solano called police.",
            "Prosecutor Marta Solano announced the arrest.",
            "A mother, Marta Solano, had reported her.",
            "Marta Solano, a nurse, told police about it.",
            "Her lawyer, Marta Solano, protested.",
            "Judge Marta Solano set bail.",
            "Police also interviewed Marta Solano, 34.",
            "The victim, Marta Solano, is 19.",
            "A witness named Marta Solano saw her.",
            "Her daughter, Marta Solano, is a student.",
        ),
        (
            "She sold babies.",
            "The woman sold babies.",
            "She was charged with trafficking.",
            "She admitted selling a baby.",
        ),
    ),
    "es": (
        "Ana Quilla fue detenida el lunes.",
        (
            "Su vecina Marta Solano llamó a la policía.",
            "La fiscal Marta Solano anunció la captura.",
            "Una madre, Marta Solano, la había denunciado.",
            "Su abogada, Marta Solano, protestó.",
            "La jueza Marta Solano fijó la fianza.",
            "La policía también entrevistó a Marta Solano, de 34 años.",
            "La víctima, Marta Solano, tiene 19 años.",
            "Una testigo llamada Marta Solano la vio.",
            "Su hija, Marta Solano, es estudiante.",
        ),
        ("Ella vendía bebés.", "La mujer vendía bebés.", "La sospechosa vendía bebés.", "Fue imputada por trata."),
    ),
}
CASES = [
    (lang, f"{first} {aside} {end}")
    for lang, (first, asides, ends) in ASIDES.items()
    for aside in asides
    for end in ends
]


@pytest.mark.parametrize(("language", "text"), CASES)
def test_nobody_beside_is_blamed_through_a_pronoun(language, text):
    blaming = [line for line in said(language, text) if " | sells | " in line or " | charged | " in line]

    assert not any("Marta Solano" in line for line in blaming)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Juan Rojo was arrested. Marta Solano, 34, worked there. She sold babies.",
            "Marta Solano | sells | babies",
        ),
        ("en", "Marta Solano, a nurse, is 34. She sold babies.", "Marta Solano | sells | babies"),
        ("es", "Marta Solano fue detenida. Ella vendía bebés.", "Marta Solano | sells | bebés"),
    ],
)
def test_who_alone_can_be_meant_is(language, text, expected):
    assert any(line.startswith(expected) for line in said(language, text))
