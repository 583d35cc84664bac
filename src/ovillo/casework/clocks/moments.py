"""What a user writes of time: starts, days, lengths, intervals. Nothing is guessed, and nothing impossible passes."""

import re
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from ovillo.casework.clocks.counting import Interval
from ovillo.domain.clock_errors import ClockStartError
from ovillo.domain.clocks import Length, Moment, Unit
from ovillo.domain.messages import mark

EARLIEST: Final = date(1900, 1, 1)
LATEST: Final = date(2200, 1, 1)

_MOMENT: Final = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})(?:[T ](?P<time>\d{2}:\d{2}(?::\d{2})?)(?P<zone>Z|[+-]\d{2}:\d{2})?)?", re.ASCII
)
_DAY: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_LENGTH: Final = re.compile(r"(\d{1,5})\s*(h|d|wd|m)", re.ASCII)
_UNITS: Final = {"h": Unit.HOURS, "d": Unit.NATURAL_DAYS, "wd": Unit.WORKING_DAYS, "m": Unit.MONTHS}
_FORM: Final = mark("this is no day and time. Write it as 2024-03-27T09:00.")
_NO_SUCH: Final = mark("the calendar has no such day or the clock no such time. Correct it.")
_SKIPPED: Final = mark("the clocks were put forward over this time, so that it never was. Correct it.")
_FAR: Final = mark("this lies outside the years 1900 to 2199. Correct it.")
_DAY_FORM: Final = mark("this is no day. Write it as 2024-03-27, or its year or month alone.")
_LENGTH_FORM: Final = mark(
    "this is no length. Write it as 48h, 60d (natural days), 10wd (working days) or 8m (months)."
)
_LEAD_FORM: Final = mark("a lead is in hours or natural days. Write it as 12h or 3d.")
_INTERVAL_FORM: Final = mark("this is no interval. Write its first and last day as 2024-03-27..2024-04-02.")
_BACKWARDS: Final = mark("the interval ends before it starts. Exchange its two days.")


def read_start(text: str, zone: ZoneInfo) -> Moment:
    """A day, or an instant in the country's own time; a time with a zone of its own is brought there.

    Raises:
        ClockStartError: it is no such thing, or no moment that ever was.
    """
    found = _MOMENT.fullmatch(text.strip())
    if found is None:
        raise ClockStartError(given=text, problem=_FORM)
    try:
        if found["time"] is None:
            return _in_reach(date.fromisoformat(found["day"]), text)
        instant = datetime.fromisoformat(f"{found['day']}T{found['time']}")
        offset = datetime.fromisoformat(f"{found['day']}T00:00{found['zone']}").tzinfo if found["zone"] else None
    except ValueError as error:
        raise ClockStartError(given=text, problem=_NO_SUCH) from error
    _in_reach(instant.date(), text)
    if offset is not None:
        return instant.replace(tzinfo=offset).astimezone(zone).replace(tzinfo=None)
    if instant.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None) != instant:
        raise ClockStartError(given=text, problem=_SKIPPED)
    return instant


def read_days(text: str) -> Interval:
    """A day, or all days of a year or month written alone.

    Raises:
        ClockStartError: it is none.
    """
    found = _DAY.fullmatch(text.strip())
    if found is None:
        raise ClockStartError(given=text, problem=_DAY_FORM)
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None, "the expression asks for a year"
    try:
        first = date(year, month or 1, day or 1)
        last_month = date(year, month or 12, 1)
    except ValueError as error:
        raise ClockStartError(given=text, problem=_NO_SUCH) from error
    _in_reach(first, text)
    if day is not None:
        return Interval(first, first)
    return Interval(first, last_month.replace(day=monthrange(last_month.year, last_month.month)[1]))


def read_length(text: str) -> Length:
    """48h, 60d, 10wd, 8m. Raises `ClockStartError`."""
    found = _LENGTH.fullmatch(text.strip().lower())
    if found is None:
        raise ClockStartError(given=text, problem=_LENGTH_FORM)
    return Length(int(found[1]), _UNITS[found[2]])


def length_text(length: Length) -> str:
    """As `read_length` reads it."""
    return f"{length.count}{next(short for short, unit in _UNITS.items() if unit is length.unit)}"


def read_interval(text: str) -> Interval:
    """Two days parted by two dots, both included. Raises `ClockStartError`."""
    first, dots, last = text.strip().partition("..")
    try:
        found = Interval(date.fromisoformat(first.strip()), date.fromisoformat(last.strip()))
    except ValueError as error:
        raise ClockStartError(given=text, problem=_INTERVAL_FORM) from error
    if not dots or found.last < found.first:
        raise ClockStartError(given=text, problem=_BACKWARDS)
    _in_reach(found.first, text)
    _in_reach(found.last, text)
    return found


def read_lead(text: str) -> Length:
    """How long before an end, in hours or natural days. Raises `ClockStartError`."""
    lead = read_length(text)
    if lead.unit not in {Unit.HOURS, Unit.NATURAL_DAYS}:
        raise ClockStartError(given=text, problem=_LEAD_FORM)
    return lead


def lead_before(moment: datetime, lead: Length) -> datetime:
    """So many hours or natural days earlier."""
    return moment - (timedelta(hours=lead.count) if lead.unit is Unit.HOURS else timedelta(days=lead.count))


def _in_reach(day: date, text: str) -> date:
    if not EARLIEST <= day < LATEST:
        raise ClockStartError(given=text, problem=_FAR)
    return day
