"""Lists of what is seized and searched that go on behind a word with another sense, or behind "such as"."""

import pytest

from tests.extraction.said import facts


@pytest.mark.parametrize(
    ("language", "text", "goods"),
    [
        ("es", "Se les aseguró un arma corta, un cargador y una tablet.", {"arma corta", "cargador", "tablet"}),
        ("es", "La policía incautó gran cantidad de elementos como celulares y recibos.", {"celulares", "recibos"}),
        ("en", "Officers recovered items such as phones, receipts and passports.", {"phones", "receipts", "passports"}),
    ],
)
def test_each_thing_of_the_list_is_seized(language: str, text: str, goods: set[str]) -> None:
    assert {f[2] for f in facts(language, text) if f[1] == "seized"} == goods


@pytest.mark.parametrize(
    ("language", "text", "places"),
    [
        (
            "en",
            "Police searched four homes: the shop, two flats and a garage, all located in Aba.",
            {"shop", "flats", "garage"},
        ),
        (
            "es",
            "La policía allanó dos locales: Bar Uno y Bar Dos, ambos ubicados en Villa Falsa.",
            {"Bar Uno", "Bar Dos"},
        ),
    ],
)
def test_places_named_behind_a_colon_are_searched(language: str, text: str, places: set[str]) -> None:
    assert places <= {f[2] for f in facts(language, text) if f[1] == "searched"}
