"""`rates`: the table of exchange rates that the user of a case supplies."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from ovillo.domain.errors import ManifestError, UsageError
from ovillo.domain.messages import mark
from ovillo.domain.rates import ExchangeRate
from ovillo.interfaces.record import Record
from ovillo.reading.decoding import decode
from ovillo.reading.plain_rows import TornRowError, parted, text_rows

COLUMNS = ("day", "currency", "counter", "rate")
_CODE = re.compile(r"[A-Z]{3}")
_NOT_A_TABLE = mark(
    "The table of rates is not a CSV file with the columns day, currency, counter and rate. Save it so."
)
_NO_DAY = mark("this is no day. Write it YYYY-MM-DD.")
_NO_CODE = mark("this is no currency. Write its code of three capital letters, such as PEN.")
_SAME = mark("this is the currency of the row itself. Name another.")
_TOO_MANY = mark("the row has more cells than the header. Write decimals with a point, such as 3.70.")
_NO_RATE = mark("this is no rate. Write what one unit of the currency cost, above 0, such as 3.70.")


def list_rates(record: Record) -> Sequence[ExchangeRate]:
    """Every rate of the case, by day and currencies."""
    with record.reading() as reader:
        return reader.exchange_rates()


def state_rates(record: Record, content: bytes, *, place: str, actor: str, now: Callable[[], datetime]) -> int:
    """How many of the table's rates were new to the case; all of them are kept, or none.

    Args:
        record: of the case.
        content: CSV, in whatever encoding and separator, with the columns `day`, `currency`, `counter`, `rate`.
        place: what the user calls the table.
        actor: who states the rates.
        now: the time of the ledger's entries.

    Raises:
        UsageError: it is no such table.
        ManifestError: a cell is wrong; its row is counted from 1 with the header.
    """
    rates = _read(content, place)
    with record.writing(actor=actor, at=now()) as writer:
        known = {(one.day, one.currency, one.counter): one.rate for one in writer.exchange_rates()}
        fresh = [one for one in rates if known.get((one.day, one.currency, one.counter)) != one.rate]
        for one in fresh:
            writer.state_rate(one)
    return len(fresh)


def _read(content: bytes, place: str) -> list[ExchangeRate]:
    """The rates by day and currencies; a row that is repeated counts once."""
    try:
        rows = list(text_rows(*parted(decode(content))))
    except TornRowError as torn:
        raise UsageError(problem=_NOT_A_TABLE) from torn
    header = rows[0].cells if rows else ()
    places = {name.strip().casefold(): at for at, name in enumerate(header)}
    if not set(COLUMNS) <= places.keys():
        raise UsageError(problem=_NOT_A_TABLE)
    found: dict[tuple[date, str, str], ExchangeRate] = {}
    for row in rows[1:]:
        if len(row.cells) > len(header):
            raise ManifestError(place=place, row=row.last_line, column="rate", problem=_TOO_MANY)
        cells = [cell.strip() for cell in row.cells] + [""] * (len(header) - len(row.cells))
        rate = _rate({name: cells[places[name]] for name in COLUMNS}, place, row.last_line)
        found[rate.day, rate.currency, rate.counter] = rate
    return sorted(found.values())


def _rate(cells: dict[str, str], place: str, row: int) -> ExchangeRate:
    def wrong(column: str, problem: str) -> ManifestError:
        return ManifestError(place=place, row=row, column=column, problem=problem)

    try:
        day = date.fromisoformat(cells["day"])
    except ValueError as error:
        raise wrong("day", _NO_DAY) from error
    for column in ("currency", "counter"):
        if not _CODE.fullmatch(cells[column]):
            raise wrong(column, _NO_CODE)
    if cells["currency"] == cells["counter"]:
        raise wrong("counter", _SAME)
    try:
        rate = Decimal(cells["rate"])
    except InvalidOperation as error:
        raise wrong("rate", _NO_RATE) from error
    if not rate.is_finite() or rate <= 0:
        raise wrong("rate", _NO_RATE)
    return ExchangeRate(day, cells["currency"], cells["counter"], rate)
