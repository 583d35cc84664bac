from datetime import date
from decimal import Decimal

import pytest

from ovillo.domain.statements import When
from ovillo.rendering.wording import (
    ENGLISH,
    SPANISH,
    write_amount,
    write_interval,
    write_interval_in_sentence,
    write_number,
)

DAY = date(2031, 11, 6)


@pytest.mark.parametrize(
    ("start", "end", "english", "spanish"),
    [
        (DAY, DAY, "on 6 Nov 2031", "el 6 nov. 2031"),
        (date(2031, 11, 1), date(2031, 11, 30), "in November 2031", "en noviembre de 2031"),
        (date(2032, 2, 1), date(2032, 2, 29), "in February 2032", "en febrero de 2032"),
        (date(2031, 1, 1), date(2031, 12, 31), "in 2031", "en 2031"),
        (DAY, date(2031, 11, 8), "between 6 Nov 2031 and 8 Nov 2031", "entre el 6 nov. 2031 y el 8 nov. 2031"),
        (DAY, None, "on or after 6 Nov 2031", "el 6 nov. 2031 o después"),
        (None, DAY, "on or before 6 Nov 2031", "el 6 nov. 2031 o antes"),
        (None, None, None, None),
        (date(9999, 12, 1), date.max, "in December 9999", "en diciembre de 9999"),
    ],
)
def test_an_interval_in_a_sentence(
    start: date | None, end: date | None, english: str | None, spanish: str | None
) -> None:
    when = When("", start, end)

    assert write_interval_in_sentence(ENGLISH, when) == english
    assert write_interval_in_sentence(SPANISH, when) == spanish


def test_an_interval_as_a_label() -> None:
    assert write_interval(ENGLISH, When("", DAY, date(2031, 11, 8))) == "6–8 Nov 2031"
    assert write_interval(ENGLISH, When("", DAY, date(2031, 12, 8))) == "6 Nov 2031 – 8 Dec 2031"


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ("1200.5", "1,200.5"),
        ("14", "14"),
        ("14.0", "14"),
        ("1E+3", "1,000"),
        ("0.001", "0.001"),
        ("1E+99999", "1E+99999"),
        ("NaN", "NaN"),
    ],
)
def test_a_number_keeps_its_digits(number: str, written: str) -> None:
    assert write_number(Decimal(number)) == written


def test_an_amount_has_no_single_decimal() -> None:
    assert write_amount(Decimal("1200.5")) == "1,200.50"
    assert write_amount(Decimal(3000)) == "3,000"
