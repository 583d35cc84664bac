"""From a start and a length to the end of a period.

The rules, those of Peru's code by their articles; another country chooses among them by data:

1. Hours run from the instant, through nights and holidays (CPP 143.1), and are elapsed hours where clocks are changed.
2. Days begin on the day after, or on the next working day after, or at the instant (deprivation of liberty) (143.2-3).
3. Skipped days are not counted: working days only (143.3).
4. A period that rolls and would end on a day that is not working ends on the next that is (143.4).
5. Months end on the day of the same number, or on the last of a shorter month; some hold the eve of it.
6. Days that a judge took out (275.1) prolong the period by as many as lie in it, once each.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from ovillo.casework.clocks.calendars import WorkingCalendar
from ovillo.domain.clocks import Length, Moment, Unit

FARTHEST_YEAR = 2400
"""No period that a law gives ends later; numbers beyond are a slip."""


class Begin(StrEnum):
    """Where a period of days begins."""

    INSTANT = "instant"
    NEXT_DAY = "next_day"
    NEXT_WORKING_DAY = "next_working_day"


class Convention(StrEnum):
    """The day on which months end."""

    SAME_DAY = "same_day"
    EVE = "eve"


@dataclass(frozen=True, slots=True)
class Counting:
    """How a law counts."""

    begin: Begin
    roll: bool
    skip: bool
    conventions: tuple[Convention, ...] = (Convention.SAME_DAY,)


@dataclass(frozen=True, slots=True)
class Interval:
    """Days that are not counted, both ends included."""

    first: date
    last: date


def day_of(moment: Moment) -> date:
    """The day of a moment."""
    return moment.date() if isinstance(moment, datetime) else moment


def end_of(
    start: Moment,
    length: Length,
    counting: Counting,
    *,
    calendar: WorkingCalendar,
    zone: ZoneInfo,
    convention: Convention = Convention.SAME_DAY,
    left_out: Iterable[Interval] = (),
) -> Moment:
    """The end of a period.

    Args:
        start: an instant of the country's own time, or a day; hours from a day are counted from its first minute.
        length: how long.
        counting: how the law counts.
        calendar: which days are working days.
        zone: of the country.
        convention: for months.
        left_out: days not counted; of no use for hours.

    Returns:
        An instant for hours, and for days that begin at an instant; else a day.

    Raises:
        HolidayYearUnknownError: the period leaves the years whose holidays are known, and needs them.
        OverflowError: it ends after `FARTHEST_YEAR`.
    """
    if length.unit is Unit.HOURS:
        return _hours_after(start, length.count, zone)
    end = _last_day(day_of(start), length, counting, calendar=calendar, convention=convention)
    end = _prolonged(day_of(start), end, left_out, skip=counting.skip, calendar=calendar)
    if counting.roll:
        end = calendar.first_working(end)
    _require_near(end.year)
    if counting.begin is Begin.INSTANT and length.unit is Unit.NATURAL_DAYS and isinstance(start, datetime):
        return datetime.combine(end, start.time())
    return end


def _hours_after(start: Moment, hours: int, zone: ZoneInfo) -> datetime:
    """As many elapsed hours later, in local time."""
    instant = start if isinstance(start, datetime) else datetime.combine(start, time.min)
    _require_near(instant.year)
    later = instant.replace(tzinfo=zone).astimezone(UTC) + timedelta(hours=hours)
    _require_near(later.year)
    return later.astimezone(zone).replace(tzinfo=None, fold=0)


def _last_day(
    start: date, length: Length, counting: Counting, *, calendar: WorkingCalendar, convention: Convention
) -> date:
    if length.count == 0:
        return start
    if length.unit is Unit.MONTHS:
        end = months_after(start, length.count)
        return end - timedelta(days=1) if convention is Convention.EVE else end
    if counting.skip:
        return calendar.after_working(start, length.count)
    _require_near(start.year + length.count // 365)
    if counting.begin is Begin.NEXT_WORKING_DAY:
        return calendar.next_working(start) + timedelta(days=length.count - 1)
    return start + timedelta(days=length.count)


def months_after(start: date, months: int) -> date:
    """The day of the same number so many months later, or the last of a month that is shorter."""
    years, month = divmod(start.month - 1 + months, 12)
    year = start.year + years
    _require_near(year)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def _prolonged(start: date, end: date, left_out: Iterable[Interval], *, skip: bool, calendar: WorkingCalendar) -> date:
    """The end, later by every day left out after the start: those within the time won count too."""
    for day in _days(left_out):
        if not start < day <= end:
            continue
        if not skip:
            end += timedelta(days=1)
        elif calendar.is_working(day):
            end = calendar.next_working(end)
    return end


def _days(intervals: Iterable[Interval]) -> Iterator[date]:
    """Every day of them, once, in order."""
    seen = date.min
    for each in sorted(intervals, key=lambda each: (each.first, each.last)):
        day = max(each.first, seen)
        while day <= each.last:
            yield day
            day += timedelta(days=1)
        seen = max(seen, day)


def _require_near(year: int) -> None:
    if year > FARTHEST_YEAR:
        raise OverflowError(year)
