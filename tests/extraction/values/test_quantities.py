from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ovillo.domain.statements import Quantifier
from ovillo.extraction.text.blocks import cut_blocks
from ovillo.extraction.text.spans import Quantity
from ovillo.extraction.text.tokens import cut_sentences
from ovillo.extraction.values.numerals import read_digits
from ovillo.extraction.values.quantities import DOLLAR_OF, find_quantities


def quantities(text: str, language: str, country: str | None = None) -> list[Quantity]:
    sentences = cut_sentences(text, cut_blocks(text, language), language)
    return [
        each for sentence in sentences for each in find_quantities(sentence, language, dollar=DOLLAR_OF.get(country))
    ]


@pytest.mark.parametrize(
    ("language", "text", "number", "unit", "qualifier"),
    [
        ("en", "They paid 4,000 soles for it.", 4000, "PEN", "exact"),
        ("en", "They paid nearly US$30,000 for it.", 30000, "USD", "about"),
        ("en", "They paid $3.5 million for it.", 3500000, "USD", "exact"),
        ("en", "They paid Rs 4.5 lakh for it.", 450000, "INR", "exact"),
        ("en", "They paid 2 crore rupees for it.", 20000000, "INR", "exact"),
        ("es", "Pagaron dos mil (2 000) soles por él.", 2000, "PEN", "exact"),
        ("es", "Se detuvo a catorce (14) personas.", 14, None, "exact"),
        ("en", "They paid $570 each or less.", 570, "USD", "at_most"),
        ("en", "She got six and a half years in prison.", "6.5", None, "exact"),
        ("es", "Le dieron 6 años y medio de cárcel.", "6.5", None, "exact"),
        ("es", "Pagaron 500 dólares o menos.", 500, "USD", "at_most"),
        ("en", "At least two hundred and sixty officers came.", 260, None, "at_least"),
        ("en", "More than 500 police officers came.", 500, None, "more_than"),
        ("en", "Up to twelve families came.", 12, None, "at_most"),
        ("en", "They asked for half a million pesos.", 500000, None, "exact"),
        ("en", "A dozen homes were searched.", 12, None, "exact"),
        ("es", "Pagaron S/4.000 por ella.", 4000, "PEN", "exact"),
        ("es", "Pagaron S/ 4,000 por ella.", 4000, "PEN", "exact"),
        ("es", "Pagaron mil 200 dólares por ella.", 1200, "USD", "exact"),
        ("es", "Pagaron 2 mil 500 soles por ella.", 2500, "PEN", "exact"),
        ("es", "Pagaron medio millón de dólares por ella.", 500000, "USD", "exact"),
        ("es", "Llegaron doscientos sesenta policías.", 260, None, "exact"),
        ("es", "Llegaron más de 500 policías.", 500, None, "more_than"),
        ("es", "Llegaron al menos veintiún agentes.", 21, None, "at_least"),
        ("es", "Llegaron treinta y un policías.", 31, None, "exact"),
        ("es", "Incautaron 48 300 soles.", 48300, "PEN", "exact"),
        ("es", "Incautaron S/ 84 300 en efectivo.", 84300, "PEN", "exact"),
        ("es", "Cobraban 1.200,50 euros por firma.", "1200.50", "EUR", "exact"),
    ],
)
def test_reads_number_bound_and_currency(
    language: str, text: str, number: int | str, unit: str | None, qualifier: str
) -> None:
    (found,) = quantities(text, language)

    assert found.value.number == Decimal(number)
    assert found.value.unit == unit
    assert found.value.qualifier is Quantifier(qualifier)
    assert text[found.start : found.end].lower() == found.value.text.lower()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It began in 2018."),
        ("en", "It happened at 10:30 on November 8, 2018."),
        ("en", "Prices rose by 12% that year."),
        ("en", "Article 129 forbids it."),
        ("en", "One of them left."),
        ("en", "The 5-month-old baby is well."),
        ("en", "A five-month-old baby is well."),
        ("es", "Ocurrió el 8 de noviembre de 2018 a las 10:30 horas."),
        ("es", "El artículo 129 lo prohíbe."),
        ("es", "Un bebé fue hallado."),
        ("es", "Subió un 12 por ciento."),
    ],
)
def test_what_only_looks_like_a_quantity_is_none(language: str, text: str) -> None:
    assert quantities(text, language) == []


def test_sums_side_by_side_stay_apart() -> None:
    found = quantities("Hallaron 43.200 soles, US$ 6,000 y tres sellos.", "es")

    assert [each.value.number for each in found] == [43200, 6000, 3]


def test_a_bound_belongs_to_the_number_after_it() -> None:
    (found,) = quantities("Between 2028 and 2031 at least 17 babies were sold.", "en")

    assert (found.value.number, found.value.qualifier) == (17, Quantifier.AT_LEAST)


def test_two_numbers_joined_by_and_stay_two() -> None:
    found = quantities("Cobraban ocho mil y doce mil soles por cada recién nacido.", "es")

    assert [each.value.number for each in found] == [8000, 12000]


def test_a_range_is_at_least_and_at_most() -> None:
    low, high = quantities("Cobraban entre 5.000 y 10.000 soles por bebé.", "es")

    assert (low.value.number, low.value.qualifier, low.value.unit) == (5000, Quantifier.AT_LEAST, "PEN")
    assert (high.value.number, high.value.qualifier, high.value.unit) == (10000, Quantifier.AT_MOST, "PEN")


def test_a_bare_dollar_sign_in_spanish_is_the_money_of_the_country_or_unknown() -> None:
    assert quantities("Pagaron $500 por ella.", "es")[0].value.unit is None
    assert quantities("Pagaron $500 por ella.", "es", country="MX")[0].value.unit == "MXN"


def test_others_and_prices_for_one_are_marked() -> None:
    assert quantities("Otras 14 personas huyeron.", "es")[0].is_other
    assert quantities("Another 14 people fled.", "en")[0].is_other
    assert quantities("They were sold for $1,000 each.", "en")[0].is_each


@given(st.integers(min_value=1, max_value=10**9))
def test_both_conventions_of_grouping_write_the_same_number(number: int) -> None:
    english = f"{number:,}"

    assert read_digits(english) == read_digits(english.replace(",", ".")) == number


@given(st.text(max_size=80))
def test_any_text_gives_ordered_quantities_inside_it(text: str) -> None:
    for language in ("en", "es"):
        found = quantities(text, language)

        assert all(0 <= each.start < each.end <= len(text) for each in found)
        assert all(one.end <= other.start or one.start <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "They accepted 300,000 shillings ($2,700; £2,000) in cash.", [300000]),
        ("en", "They paid four million riel — about £756 — to the state.", [4000000]),
        ("en", "He pocketed $10.6 million (77 million yuan) in all.", [10600000]),
        ("es", "Pagaron 5.000 soles (US$ 1.300) por cada niño.", [5000]),
        ("en", "She paid £450 to the nurse and $600 to the clerk.", [450, 600]),
        ("en", "She paid £450 (and $600 later) to the nurse.", [450, 600]),
    ],
)
def test_the_same_sum_in_other_money_is_told_once(language, text, expected):
    assert [int(found.value.number or 0) for found in quantities(text, language)] == expected


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [("en", "They moved several dozen women.", 12), ("en", "They paid several thousand dollars.", 1000)],
)
def test_several_dozen_are_at_least_one(language, text, number):
    (found,) = quantities(text, language)

    assert (found.value.number, found.value.qualifier) == (number, Quantifier.AT_LEAST)
