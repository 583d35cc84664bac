"""Payments and register rows as columns, and how an answer says what is usual."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from ovillo.domain.calls import TABLE
from ovillo.domain.records import RecordRow

PAYMENT_COLUMNS: Final[Mapping[str, str]] = {
    "row": "int64",
    "payer": "string",
    "payee": "string",
    "day": "int32",
    "amount": "int64",
    "currency": "string",
}
"""`amount` in hundredths; `currency` empty where the table has none; `day` since 1970-01-01."""
_DAY: Final = 86_400


def payment_columns(rows: Iterable[RecordRow], *, shift: int = 0, table: int = 0) -> Mapping[str, Sequence[object]]:
    """Payments as columns.

    Args:
        rows: of a table of payments.
        shift: seconds by which the time zone of the table is ahead of UTC.
        table: its place among several.
    """
    known = list(rows)
    return {
        "row": [one.row + TABLE * table for one in known],
        "payer": [str(one.values["from"]) for one in known],
        "payee": [str(one.values["to"]) for one in known],
        "day": [(int(one.values["at"] or 0) + shift) // _DAY for one in known],
        "amount": [one.values["amount"] for one in known],
        "currency": [str(one.values["currency"] or "").upper() for one in known],
    }
