"""Working days of a country: its weekend, its public holidays, and what a user's overlay adds or takes away.

Public holidays are those of the package `holidays` (MIT), which needs no network. It knows national days; those of a
region, a court or a strike are the user's to supply, as a table with the columns day, kind (holiday or working), name.
"""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from ovillo.domain.clock_errors import HolidaysUnknownError, HolidayYearUnknownError, NoWorkingDayError
from ovillo.domain.errors import ManifestError
from ovillo.domain.messages import mark

_COLUMNS = ("day", "kind", "name")
_KINDS = {"holiday": False, "working": True}
_HEADER = mark("the first row does not name the columns day, kind and perhaps name. Write them there.")
_NO_DAY = mark("this is no day of the calendar. Write it YYYY-MM-DD.")
_NO_KIND = mark("this is neither holiday nor working. Write one of the two.")
_TWICE = mark("this day stands in an earlier row. Leave one of them.")
_CELLS = mark("the row has a cell too many or too few. Give one for each column.")
_LONGEST_CLOSURE_DAYS = 400


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Which days count."""

    country: str
    """ISO 3166-1 alpha-2, as the package `holidays` knows it."""
    subdivision: str = ""
    weekend: frozenset[int] = frozenset({5, 6})
    """Days of the week, Monday being 0."""
    overlay: Mapping[date, bool] = field(default_factory=dict)
    """Days that count (True) or do not, whatever the rest says."""

    def is_working(self, day: date) -> bool:
        """Whether the day counts. Raises `HolidayYearUnknownError` where its year's holidays are not known."""
        if (stated := self.overlay.get(day)) is not None:
            return stated
        return day.weekday() not in self.weekend and day not in _holidays(self.country, self.subdivision, day.year)

    def first_working(self, day: date) -> date:
        """The day itself where it counts, else the next that does."""
        for _ in range(_LONGEST_CLOSURE_DAYS):
            if self.is_working(day):
                return day
            day += timedelta(days=1)
        raise NoWorkingDayError

    def next_working(self, day: date) -> date:
        """The first working day after this one."""
        return self.first_working(day + timedelta(days=1))

    def after_working(self, day: date, count: int) -> date:
        """The last of so many working days after this day; the day itself for 0."""
        for _ in range(count):
            day = self.next_working(day)
        return day


@cache
def _holidays(country: str, subdivision: str, year: int) -> frozenset[date]:
    from holidays import country_holidays  # noqa: PLC0415 - takes 0.1 s to load, and only working days need it

    try:
        known = country_holidays(country, subdiv=subdivision or None)
    except NotImplementedError as error:
        raise HolidaysUnknownError(country="-".join(filter(None, (country, subdivision)))) from error
    if not known.start_year <= year <= known.end_year:
        raise HolidayYearUnknownError(year=year, first=known.start_year, last=known.end_year)
    return frozenset(country_holidays(country, subdiv=subdivision or None, years=[year]))


def read_overlay(text: str, *, place: str) -> Mapping[date, bool]:
    """Days that count (True) or do not, of a table with the columns day, kind, name.

    Args:
        text: rows parted by line ends, cells by commas or semicolons.
        place: what errors call the file.

    Raises:
        ManifestError: a row is wrong, with row and column.
    """
    first = text.split("\n", 1)[0]
    rows = csv.reader(io.StringIO(text), delimiter=";" if first.count(";") > first.count(",") else ",")
    overlay: dict[date, bool] = {}
    try:
        header = [cell.strip().lower() for cell in next(rows, [])]
        if any(header.count(name) != 1 for name in _COLUMNS[:2]):
            raise ManifestError(place=place, row=1, column="day", problem=_HEADER)
        for cells in rows:
            if any(cell.strip() for cell in cells):
                _read_row(cells, header, overlay, place=place, row=rows.line_num)
    except csv.Error as error:
        raise ManifestError(place=place, row=rows.line_num, column="day", problem=_CELLS) from error
    return overlay


def _read_row(cells: list[str], header: list[str], overlay: dict[date, bool], *, place: str, row: int) -> None:
    if len(cells) != len(header):
        raise ManifestError(place=place, row=row, column=header[-1], problem=_CELLS)
    columns = {name: header.index(name) for name in _COLUMNS[:2]}
    try:
        day = date.fromisoformat(cells[columns["day"]].strip())
    except ValueError as error:
        raise ManifestError(place=place, row=row, column="day", problem=_NO_DAY) from error
    kind = _KINDS.get(cells[columns["kind"]].strip().lower())
    if kind is None:
        raise ManifestError(place=place, row=row, column="kind", problem=_NO_KIND)
    if day in overlay:
        raise ManifestError(place=place, row=row, column="day", problem=_TWICE)
    overlay[day] = kind
