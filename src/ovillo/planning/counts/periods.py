"""The time that a figure is of: a day, a month, a quarter, a year, or from one to another."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import total_ordering

_PART = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?|-?[QT]([1-4]))?", re.IGNORECASE | re.ASCII)
_YEARS = re.compile(r"(\d{4})\s*[-–]\s*(\d{4})", re.ASCII)
_EARLIEST, _LATEST = 1800, 2200


@total_ordering
@dataclass(frozen=True, slots=True)
class Period:
    """From the first day to the last, both within it."""

    first: date
    last: date
    written: str = ""
    """As the table writes it."""

    def __eq__(self, other: object) -> bool:
        """Whether the days are the same, however written."""
        return isinstance(other, Period) and self._days == other._days

    def __lt__(self, other: "Period") -> bool:
        return self._days < other._days

    def __hash__(self) -> int:
        return hash(self._days)

    @property
    def _days(self) -> tuple[date, date]:
        return self.first, self.last

    @property
    def months(self) -> float:
        """Its length; whole months are counted as such, days as parts of a month of 30.4."""
        if self.first.day == 1 and self.last.day == monthrange(self.last.year, self.last.month)[1]:
            return 12 * (self.last.year - self.first.year) + self.last.month - self.first.month + 1
        return round(((self.last - self.first).days + 1) / 30.4, 1)


def read_period(written: str) -> Period | None:
    """The period that is written, or none."""
    text = " ".join(written.split())
    if years := _YEARS.fullmatch(text):
        text = f"{years[1]}/{years[2]}"
    ends = [_part(each.strip()) for each in text.split("/")]
    known = [each for each in ends if each is not None]
    if len(known) != len(ends) or len(ends) > 2 or known[0][0] > known[-1][1]:
        return None
    return Period(known[0][0], known[-1][1], " ".join(written.split()))


def _part(text: str) -> tuple[date, date] | None:
    found = _PART.fullmatch(text)
    if not found or not _EARLIEST <= int(found[1]) <= _LATEST:
        return None
    year, month, day, quarter = (int(each) if each else 0 for each in found.groups())
    if quarter:
        first, last = 3 * quarter - 2, 3 * quarter
    else:
        first, last = (month, month) if found[2] else (1, 12)
    try:
        begin = date(year, first, day if found[3] else 1)
        return begin, begin if found[3] else date(year, last, monthrange(year, last)[1])
    except ValueError:
        return None
