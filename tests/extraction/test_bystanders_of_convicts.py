"""Whoever a conviction, a lie or a home is told beside never becomes one of the convicted."""

import pytest

from tests.extraction.said import said, statements


@pytest.mark.parametrize(
    "text",
    [
        (
            "Two men convicted of kidnapping a Tinto woman and her child and holding them for ransom were sentenced today. "
            "Eido Orrell, 49, and Alano Olivero, 55, were found guilty. The defendants drove Ana R. to a motel."
        ),
        (
            "Three nurses accused of deceiving a woman were sentenced. Eido Orrell, 49, Alano Olivero, 55, and Ida Paz, 40, "
            "were found guilty. The defendants drove Ana R. to a motel."
        ),
    ],
)
def test_a_victim_is_none_of_the_defendants(text):
    assert not any(line.startswith(("Tinto woman |", "woman |")) for line in said("en", text))
    assert not any("sentenced | woman" in line or "sentenced | Tinto woman" in line for line in said("en", text))


@pytest.mark.parametrize(
    "text", ["Ana Quilla, 55, Danbury, CT, was found guilty by a jury.", "Ana Quilla of Tinto, FL, was convicted."]
)
def test_the_letters_of_a_state_are_convicted_of_nothing(text):
    objects = {s.object.name for s in statements("en", text) if s.predicate == "convicted"}

    assert objects == {"Ana Quilla"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "C. Misrepresenting, directly or indirectly, that Ana Quilla is a registered nurse."),
        ("en", "They pretended that Ana Quilla was a nurse."),
        ("es", "Fingía que Ana Quilla era médica."),
        ("es", "Al policía Luis Paz, 1 año y medio. Y a su colega Iván Rojo, 20 meses."),
    ],
)
def test_what_is_pretended_or_sentenced_is_no_trade_and_no_age(language, text):
    assert not [
        s
        for s in statements(language, text)
        if s.predicate == "age" or (s.value and s.value.text.endswith(("nurse", "médica")))
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Los mensajes demuestran que se trataría de una red que ha vendido 20 bebés.",
        "Habría una red que vendía 20 bebés.",
    ],
)
def test_what_may_be_a_ring_may_have_sold(text):
    assert [s.standing.value for s in statements("es", text) if s.predicate == "sells"] == ["suspected"]


@pytest.mark.parametrize("text", ["Prosecutors want Ana Quilla charged.", "Families want the officers arrested."])
def test_what_is_wished_has_not_happened(text):
    assert not said("en", text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Rosco Dima falsely told police that Amos Fair had sold babies."),
        ("en", "The court rejected the evidence of Ida Mala, whom it described as a liar, that Amos Fair sold babies."),
        ("en", "The court ruled inadmissible a statement, made by Ana Paz, that Amos Fair sold babies."),
        ("es", "Pedro Tello declaró falsamente que Luis Canto vendió bebés."),
        ("es", "Según el falso testimonio de Pedro Tello, Luis Canto vendió bebés."),
        ("es", "La sala no dio crédito a la versión según la cual Luis Canto vendió bebés."),
        ("es", "Es un bulo la versión según la cual Luis Canto vendió bebés."),
    ],
)
def test_what_is_called_false_is_not_stated(language, text):
    assert not any(" | sells | " in line for line in said(language, text))
