import sqlite3
from contextlib import closing
from datetime import date
from decimal import Decimal

from ovillo.domain.rates import ExchangeRate
from ovillo.storage.layout import database_of
from ovillo.testing.invented import ACTOR, AT

DAY = date(2031, 5, 14)


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
