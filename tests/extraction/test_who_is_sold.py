"""Who is sold, exploited and held: never whoever did the deed told before, nor whoever offers himself."""

import pytest

from tests.extraction.said import said

_TEXTS = [
    "Leocadia Brumas captó a Nieves Tordo. Fabricio Cardo la compró y la explotó en su bar.",
    "Leocadia Brumas captó a Nieves Tordo. Brumas la entregó a Fabricio Cardo, quien la explotó.",
]


@pytest.mark.parametrize("text", _TEXTS)
def test_whoever_recruits_is_not_exploited(text: str) -> None:
    assert not [line for line in said("es", text) if "| Leocadia Brumas |" in line]


def test_a_pronoun_joined_to_the_auxiliary_is_who_is_sold() -> None:
    text = "La Fiscalía acusa a Susana Tojo de haber captado a María Quin y haberla vendido a Pedro Gala."

    assert "Susana Tojo | sells | María Quin | accused" in said("es", text)
    assert "Susana Tojo | sells | Pedro Gala | accused" not in said("es", text)
    text = "María Quin denunció a Susana Tojo por haberla vendido a Pedro Gala."
    assert not [line for line in said("es", text) if "| Pedro Gala |" in line]


def test_whoever_offers_himself_is_not_arrested() -> None:
    assert not said("es", "Zoila Remache se puso a disposición de la fiscalía para colaborar.")
    text = "Ana Hebra, a quien se puso a disposición del juez, negó todo."
    assert "- | detained | Ana Hebra | reported" in said("es", text)


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("Dorotea Velmar sold Ismenia Trask to Hadrian Plock for 4,400 dollars.", True),
        ("Hadrian Plock bought Ismenia Trask for 4,400 dollars.", True),
        ("Ismenia Trask sold her house for 4,400 dollars.", False),
        ("Dorotea Velmar sold Ismenia Trask's house for 4,400 dollars.", False),
    ],
)
def test_a_price_is_that_of_a_person_only_where_they_are_sold(text: str, price: bool) -> None:
    assert ("Ismenia Trask | price | 4400 | reported" in said("en", text)) is price
