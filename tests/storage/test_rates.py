import sqlite3
from contextlib import closing
from datetime import date
from decimal import Decimal

from ovillo.domain.rates import ExchangeRate
from ovillo.storage.layout import database_of

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


def test_a_rate_that_was_altered_does_not_verify(record, folder):
    with record.writing(actor=ACTOR, at=AT) as writer:
        writer.state_rate(ExchangeRate(DAY, "USD", "PEN", Decimal("3.70")))
    with closing(sqlite3.connect(database_of(folder), isolation_level=None)) as raw:
        trigger = raw.execute("SELECT sql FROM sqlite_schema WHERE name = 'exchange_rate_refuses_update'").fetchone()[0]
        raw.execute("DROP TRIGGER exchange_rate_refuses_update")
        raw.execute("UPDATE exchange_rate SET rate = '37.0'")
        raw.execute(trigger)

    fault = record.verify()

    assert fault is not None
    assert fault.place.startswith("table exchange_rate")
