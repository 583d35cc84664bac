"""The legal frame of a tap: which numbers a judge's order covers, and from when to when."""

from dataclasses import dataclass
from datetime import date


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
