"""Which of day and month stands first in a column: one order for the whole table, told by its own days.

1. Days that can be read only with the two exchanged tell the other order, where none can be read only as it was given.
2. One or two of them may be slips: they tell it only where the days of the table do not lie in more than twice as many
   months then. A table tells of few months as a rule, and days that are taken for months spread it over the year.
"""

import re
from collections.abc import Iterable
from typing import Final

from ovillo.reading.calls.cells import EXCHANGED

FEWEST: Final = 3
"""Different days that are no slips any more."""
MOST_SPREAD: Final = 2
"""Months that the days of a table lie in with the order exchanged, for each without."""
_MONTHS_OF_YEAR: Final = 12
_DAY: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{1,4})(?!\d).*")
_DATE: Final = re.compile(r"(\d{4})-(\d\d)-\d\d(?!\d).*")

_Month = tuple[int, int]


def order_told(days: Iterable[str], order: str) -> str:
    """The order of day, month and year in a column: the one given, unless its own days speak against it only.

    Args:
        days: cells, a time of day behind them or not; dates of a spreadsheet tell their month whatever the order.
        order: what else is taken for granted.
    """
    other = EXCHANGED.get(order)
    if other is None:
        return order
    against: set[tuple[int, int, int]] = set()
    as_given: set[_Month] = set()
    exchanged: set[_Month] = set()
    for cell in days:
        text = " ".join(cell.split())
        if date := _DATE.fullmatch(text):
            month_of_date = int(date[1]), int(date[2])
            as_given.add(month_of_date)
            exchanged.add(month_of_date)
        elif found := _DAY.fullmatch(text):
            first, second, year = int(found[1]), int(found[2]), _year(found[3])
            day, month = (first, second) if order == "dmy" else (second, first)
            if day > _MONTHS_OF_YEAR >= month:
                return order
            if month > _MONTHS_OF_YEAR >= day:
                against.add((year, month, day))
            else:
                as_given.add((year, month))
            exchanged.add((year, day))
    is_told = len(against) >= FEWEST or (bool(against) and len(exchanged) <= MOST_SPREAD * max(1, len(as_given)))
    return other if is_told else order


def _year(digits: str) -> int:
    return int(digits) + (2000 if len(digits) == 2 else 0)
