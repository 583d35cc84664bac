"""The legal frame of a tap: which numbers a judge's order covers, and from when to when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ovillo.domain.calls import UnreadRow


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


@dataclass(frozen=True, slots=True)
class UnreadOrder:
    """A row of a table of orders under which nothing counts, and why."""

    table: str
    """File name of the table of orders."""
    unread: UnreadRow


@dataclass(frozen=True, slots=True)
class LegalFrame:
    """All that the judges' orders at hand say, and what of them says nothing."""

    is_held: bool
    """Whether there is a table of orders at all; where there is, what none of its rows covers is outside."""
    orders: Sequence[TapOrder] = ()
    unread: Sequence[UnreadOrder] = ()
