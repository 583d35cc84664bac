"""The legal frame of a tap: which numbers a judge's order covers, and from when to when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Final

from ovillo.domain.calls import UnreadRow
from ovillo.domain.records import UnknownState

DAY_END: Final = time(23, 59, 59)


@dataclass(frozen=True, slots=True)
class TapOrder:
    """One number that one order covers."""

    order: str
    judge: str
    first: datetime
    """The first second that is covered, by the clock of the table of calls."""
    last: datetime
    """The last, likewise."""
    number: str
    table: str
    """File name of the table that it is for; empty for every table."""
    row: int
    """Of the table of orders."""

    @property
    def days(self) -> tuple[str, str]:
        """From and to as days, each with its hour where it is no whole day."""
        is_from_start, is_to_end = self.first.time() == time.min, self.last.time() == DAY_END
        return (
            (self.first.date() if is_from_start else self.first).isoformat(),
            (self.last.date() if is_to_end else self.last).isoformat(),
        )


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
    unknown_states: Sequence[tuple[str, UnknownState]] = ()
    """File name of the table of orders, and what it says of orders that count."""
