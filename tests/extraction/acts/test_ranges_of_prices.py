"""Both ends of a range of money are told, by combination: the words of the range, the money, and what is paid for."""

import itertools
from decimal import Decimal

import pytest

from tests.extraction.said import statements

EN_RANGES = ["between {0}{1} and {0}{2}", "from {0}{1} to {0}{2}"]
EN_FRAMES = [
    "The gang sold the babies for {}.",
    "The price of a baby ranged {}.",
    "The prices of the babies varied {}.",
    "Couples paid {} for a baby.",
]
ES_RANGES = ["entre {1} y {2} {0}", "de {1} a {2} {0}"]
ES_FRAMES = [
    "La red vendía a los bebés por {}.",
    "El precio de cada bebé oscilaba {}.",
    "Los precios de los bebés iban {}.",
    "Las parejas pagaban {} por el bebé.",
]
ALL = [
    *(
        ("en", frame.format(words.format("$", "3,000", "4,300")))
        for frame, words in itertools.product(EN_FRAMES, EN_RANGES)
        if not (frame.endswith("for {}.") and words.startswith("from"))
    ),
    *(
        ("es", frame.format(words.format("dólares", "3.000", "4.300")))
        for frame, words in itertools.product(ES_FRAMES, ES_RANGES)
        if not (frame.endswith("por {}.") and words.startswith("de"))
    ),
]


@pytest.mark.parametrize(("language", "text"), ALL)
def test_both_ends_are_prices(language: str, text: str) -> None:
    found = {(s.value.number, s.value.unit) for s in statements(language, text) if s.predicate == "price" and s.value}
    assert found == {(Decimal(3000), "USD"), (Decimal(4300), "USD")}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The gang charged $3,000 to $4,300 per baby.", {(3000, "USD"), (4300, "USD")}),
        ("en", "The gang sold the babies at prices ranging from Rs 4 to 6 lakh.", {(400_000, "INR"), (600_000, "INR")}),
        ("en", "The gang sold each baby for N700, 000.", {(700_000, "NGN")}),
        ("es", "La red vendía a los bebés por G. 1.000.000.", {(1_000_000, "PYG")}),
        ("es", "La red vendía a los bebés por entre G. 1.000.000 y G. 1.500.000.", {(1_000_000, "PYG"), (1_500_000, "PYG")}),
    ],
)  # fmt: skip
def test_sums_are_read_as_written(language: str, text: str, expected: set[tuple[int, str]]) -> None:
    found = {(s.value.number, s.value.unit) for s in statements(language, text) if s.predicate == "price" and s.value}
    assert found == {(Decimal(number), unit) for number, unit in expected}


@pytest.mark.parametrize("text", ["Juan G. 23 fue detenido.", "Juan G. 15 fue detenido."])
def test_an_initial_before_a_small_number_is_no_money(text: str) -> None:
    assert not [s for s in statements("es", text) if s.value and s.value.unit == "PYG" and s.value.number < 1000]


SALES = {
    "en": ["Ana Quilla is {} the sale of {} for $400.", "Ana Quilla is {} the sale of {} to a couple for $400."],
    "es": ["Ana Quilla es {} la venta de {} por 400 dólares.", "Ana Quilla es {} la venta de {} a una pareja por 400 dólares."],
}  # fmt: skip
BLAMES = {
    "en": [("accused of", "accused"), ("charged with", "charged")],
    "es": [("acusada de", "accused"), ("investigada por", "investigated")],
}
CHILDREN = {"en": ["a baby", "an infant"], "es": ["un bebé", "una niña"]}


@pytest.mark.parametrize(
    ("language", "text", "standing"),
    [
        (language, frame.format(words, child), standing)
        for language in ("en", "es")
        for frame, (words, standing), child in itertools.product(SALES[language], BLAMES[language], CHILDREN[language])
    ],
)
def test_the_price_of_a_sale_is_held_as_the_sale(language: str, text: str, standing: str) -> None:
    found = [s for s in statements(language, text) if s.predicate == "price"]
    assert [(s.value.number, s.standing.value) for s in found if s.value] == [(Decimal(400), standing)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Police prevented the sale of the baby to a couple for $400."),
        ("en", "Ana Quilla agreed to the sale of the baby for $400."),
        ("en", "Ana Quilla was not accused of the sale of a baby for $400."),
        ("es", "La policía impidió la venta del bebé por 400 dólares."),
        ("es", "Ana Quilla planeaba la venta del bebé por 400 dólares."),
        ("es", "La venta de la casa por 400 dólares fue anulada."),
    ],
)
def test_a_sale_that_is_not_told_has_no_price(language: str, text: str) -> None:
    assert not [s for s in statements(language, text) if s.predicate == "price" and not s.negated]
