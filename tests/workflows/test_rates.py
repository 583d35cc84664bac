"""The table of exchange rates that a user supplies."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from ovillo.domain.errors import ManifestError, UsageError
from ovillo.domain.rates import ExchangeRate
from ovillo.workflows.rates import list_rates, state_rates

HEADER = b"day,currency,counter,rate\n"


class InMemory:
    """A record that holds rates only."""

    def __init__(self) -> None:
        self.stated: list[ExchangeRate] = []

    @contextmanager
    def reading(self) -> Iterator["InMemory"]:
        yield self

    @contextmanager
    def writing(self, *, actor: str, at: datetime) -> Iterator["InMemory"]:
        before = list(self.stated)
        try:
            yield self
        except BaseException:
            self.stated = before
            raise

    def exchange_rates(self) -> tuple[ExchangeRate, ...]:
        return tuple(sorted({(one.day, one.currency, one.counter): one for one in self.stated}.values()))

    def state_rate(self, rate: ExchangeRate) -> None:
        self.stated.append(rate)


def state(record: Any, content: bytes) -> int:  # Any: a record that holds rates only
    return state_rates(
        record, content, place="rates.csv", actor="Nobody", now=lambda: datetime(2031, 5, 14, tzinfo=UTC)
    )


def test_the_table_is_kept_and_the_last_word_on_a_day_holds() -> None:
    record = InMemory()

    first = state(record, HEADER + b"2031-05-14,USD,PEN,3.70\n2031-05-13,USD,PEN,3.69\n")
    again = state(record, HEADER + b"2031-05-14,USD,PEN,3.70\n")
    mended = state(record, HEADER + b"2031-05-14,USD,PEN,3.71\n")

    assert (first, again, mended) == (2, 0, 1)
    assert list_rates(record) == (  # type: ignore[arg-type]  # as above
        ExchangeRate(date(2031, 5, 13), "USD", "PEN", Decimal("3.69")),
        ExchangeRate(date(2031, 5, 14), "USD", "PEN", Decimal("3.71")),
    )


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (b"14/05/2031,USD,PEN,3.70", "day"),
        (b"2031-05-14,dollar,PEN,3.70", "currency"),
        (b"2031-05-14,USD,,3.70", "counter"),
        (b"2031-05-14,USD,USD,1", "counter"),
        (b"2031-05-14,USD,PEN,3,70", "rate"),
        (b"2031-05-14,USD,PEN,0", "rate"),
        (b"2031-05-14,USD,PEN,NaN", "rate"),
        (b"2031-05-14,USD,PEN,-1", "rate"),
        (b"2031-05-14,USD,PEN,", "rate"),
    ],
)
def test_a_wrong_cell_is_named_and_nothing_is_kept(row: bytes, column: str) -> None:
    record = InMemory()

    with pytest.raises(ManifestError) as refused:
        state(record, HEADER + b"2031-05-13,USD,PEN,3.69\n" + row + b"\n")

    assert refused.value.fields["row"] == 3
    assert refused.value.fields["column"] == column
    assert record.stated == []


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", b"\xff\xfe\x00", HEADER + b'"2031'])
def test_what_is_no_such_table_is_refused(content: bytes) -> None:
    with pytest.raises(UsageError):
        state(InMemory(), content)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_whatever_a_spreadsheet_saves_is_read(encoding: str) -> None:
    table = "sep=;\r\nDay;Currency;Counter;Rate;Año\r\n;;;;\r\n2031-05-14;USD;PEN;3.70;ñ\r\n"

    assert state(InMemory(), table.encode(encoding)) == 1
