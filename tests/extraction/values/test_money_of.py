"""Which money "$" and "pesos" are, by the countries that a document names."""

import pytest

from ovillo.extraction.values.money_of import told_money


@pytest.mark.parametrize(
    ("text", "dollar", "peso"),
    [
        ("La policía de Colombia halló 5.000 pesos.", "COP", "COP"),
        ("La pareja mexicana pagó 5.000 pesos (400 dólares).", None, "MXN"),
        ("De El Salvador a los Estados Unidos cobraban $8,000.", "USD", None),
        ("De México a los Estados Unidos cobraban $8,000 o 100 pesos.", None, "MXN"),
        ("De Colombia a Chile cobraban $8,000.", None, None),
        ("Cobraban $8,000 en Villa Jacaranda.", None, None),
    ],
)
def test_the_countries_named_tell_the_money_where_they_agree(text, dollar, peso):
    told = told_money(text, "es")

    assert (told.dollar, told.peso) == (dollar, peso)


def test_a_language_without_countries_tells_none():
    assert told_money("Police in Mexico found 5,000 pesos.", "en").peso is None
