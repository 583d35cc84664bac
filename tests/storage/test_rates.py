from datetime import date
from decimal import Decimal

from ovillo.domain.rates import ExchangeRate

from .invented import ACTOR, AT

DAY = date(2031, 5, 14)


def test_the_last_rate_of_a_day_holds_and_each_is_an_entry(record):
    first = ExchangeRate(DAY, "USD", "PEN", Decimal("3.70"))
    other = ExchangeRate(DAY, "EUR", "PEN", Decimal("4.10"))
    mended = ExchangeRate(DAY, "USD", "PEN", Decimal("3.75"))
    with record.reading() as reader:
        before = reader.head().size

    for rate in (first, other, mended):
        with record.writing(actor=ACTOR, at=AT) as writer:
            writer.state_rate(rate)

    with record.reading() as reader:
        assert reader.exchange_rates() == (other, mended)
        assert reader.head().size == before + 3
    assert record.verify() is None
