"""The legal frame of a tap: which numbers a judge's order covers, and from when to when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from ovillo.domain.calls import Call


@dataclass(frozen=True, slots=True)
class TapOrder:
    """One number that one order covers."""

    order: str
    judge: str
    first: date
    last: date
    """The last day that is covered."""
    number: str
    table: str
    """File name of the table that it is for; empty for every table."""
    row: int
    """Of the table of orders."""


def outside_of_orders(calls: Sequence[Call], orders: Sequence[TapOrder], *, table: str) -> frozenset[int]:
    """The rows that no order covers: neither of their numbers, or not on their day, in the table's own time.

    Args:
        calls: of one table.
        orders: all that were named; none covers nothing.
        table: name of the file.
    """
    names = {"", table, PurePosixPath(table).name}
    spans: dict[str, list[tuple[str, str]]] = {}
    for order in orders:
        if order.table in names:
            spans.setdefault(order.number, []).append((order.first.isoformat(), order.last.isoformat()))
    return frozenset(
        call.row
        for call in calls
        if not any(
            first <= call.at[:10] <= last
            for number in (call.caller, call.called)
            for first, last in spans.get(number, ())
        )
    )
