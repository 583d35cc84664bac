"""Plain sentences of conduct, each with who does it, to whom, and for how much; and what must not be said."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "A childless couple from Lagos bought the child.", "childless couple | buys | child | reported"),
        ("en", "The couple paid Ana Quilla 500 dollars for the twins.", "twins | price | 500 | reported"),
        ("en", "The mother received 300 dollars for her baby.", "baby | price | 300 | reported"),
        ("en", "The women were brought to London on false promises and sold.", "- | transports | women | reported"),
        ("en", "The victims were trafficked to Dubai for prostitution.", "- | exploits | victims | reported"),
        ("en", "The victims were trafficked to Dubai for prostitution.", "- | transports | victims | reported"),
        ("en", "Beto Rojo is the alleged buyer of the baby.", "Beto Rojo | buys | baby | suspected"),
        ("en", "The clinic gave buyers fake visas and false papers.", "clinic | forges | fake visas | reported"),
        ("es", "Ana Quilla fue detenida tras vender a un bebé.", "Ana Quilla | sells | bebé | reported"),
        ("es", "Ana Quilla fue detenida luego de vender a un bebé.", "Ana Quilla | sells | bebé | reported"),
        ("es", "Ana Quilla habría sido la compradora del bebé.", "Ana Quilla | buys | bebé | suspected"),
        ("es", "Ana Quilla recibió 800 dólares por la venta del bebé.", "bebé | price | 800 | reported"),
        ("es", "Beto Rojo cobraba 500 dólares a cada migrante.", "migrante | pays | Beto Rojo 500 | reported"),
        ("es", "Ana Quilla gestionó la venta del bebé.", "Ana Quilla | brokers | bebé | reported"),
    ],
)
def test_plain_conduct_is_stated(language, text, expected):
    assert expected in said(language, text)


@pytest.mark.parametrize(
    ("language", "text", "never"),
    [
        ("es", "La policía detuvo a Ana Quilla tras vender un bebé.", "| sells |"),
        ("es", "Ana Quilla fue rescatada tras comprar un bebé.", "| buys |"),
        ("es", "Beto Rojo cobraba 500 dólares a cada migrante.", "receives | migrante"),
        ("es", "Ana Quilla no es la compradora del bebé.", "Ana Quilla | buys | bebé | suspected"),
        ("en", "A childless couple from Lagos bought the child.", "Lagos | buys"),
        ("en", "Ana Quilla paid 300 dollars for the care of the baby.", "| price |"),
        ("en", "The girls were paid a part of the money that was collected.", "| receives | money"),
    ],
)
def test_who_is_not_said_to_do_it_is_left_out(language, text, never):
    assert not any(never in line and not line.startswith("not ") for line in said(language, text))
