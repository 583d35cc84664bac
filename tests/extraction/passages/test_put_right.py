"""A number that a source repeats in order to put it right is told with the number that was right."""

import pytest

from tests.extraction.said import said, statements


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "Corrección: informamos por error que fueron detenidas 13 personas. La cifra correcta es 14.", {"- | detained | personas 14 | reported"}),
        ("es", "Ayer dijimos que fueron detenidas 13 personas. La cifra correcta de detenidos es 14.", {"- | detained | personas 14 | reported"}),
        ("es", "En nuestra nota del 12 de mayo dijimos que la Policía detuvo a 13 personas. Fueron 14 las personas detenidas.", {"Policía | detained | personas 14 | reported"}),
        ("es", "Publicamos por error que la Policía detuvo a 13 personas. En realidad fueron 14 los detenidos.", {"Policía | detained | personas 14 | reported"}),
        ("es", "Dijimos que Ana Ficticia vendió tres bebés. La fiscalía dice que vendió dos.", {"Ana Ficticia | sells | bebés 2 | reported"}),
        ("en", "Correction: We reported that 13 people were arrested. The correct number is 14.", {"- | detained | people 14 | reported"}),
        ("en", "An earlier version of this article said that 13 people were arrested. In fact there were 14.", {"- | detained | people 14 | reported"}),
        ("en", "Correction: An earlier version said Ana Fiction sold three babies. Prosecutors say she sold two.", {"Ana Fiction | sells | babies 2 | reported"}),
    ],
)  # fmt: skip
def test_the_act_is_told_with_the_number_that_was_right(language: str, text: str, expected: set[str]) -> None:
    assert said(language, text) >= expected
    assert not any(" 13 " in line or " 3 " in line for line in said(language, text))


def test_a_price_is_put_right_as_a_number_is() -> None:
    for language, text in (
        ("en", "We reported that each baby was sold for 12,000 soles. The correct price is 20,000 soles."),
        ("es", "Informamos que la red vendía cada bebé a 12 000 soles. El precio correcto es de 20 000 soles."),
    ):
        assert [s.value.number for s in statements(language, text) if s.predicate == "price"] == [20_000]


def test_who_tells_the_number_is_named_and_the_day_of_the_earlier_words_is_none_of_the_act() -> None:
    text = "In our story of May 12 we reported that Ana Fiction sold three babies. Prosecutors say she sold two."

    (told,) = [s for s in statements("en", text) if s.predicate == "sells"]

    assert [s.name for s in told.speakers] == ["Prosecutors"]
    assert told.when is None
    assert told.quote == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Informamos por error que fueron detenidas 13 personas. Lamentamos el error."),
        ("es", "Ayer informamos que fueron detenidas 13 personas. Fueron 14 los heridos del choque."),
        ("es", "Informamos que fueron detenidas 13 personas y heridas 5. La cifra correcta es 14."),
        ("es", "Ayer informamos que fueron detenidas 13 personas. La cifra correcta de la multa es de 14 soles."),
        ("en", "We reported that 13 people were arrested. There were 14 guests at the wedding."),
        ("en", "We reported that 13 people were arrested. The correct number of the bus is 14."),
    ],
)
def test_a_number_of_something_else_puts_nothing_right(language: str, text: str) -> None:
    assert said(language, text) == set()
