"""What a time expression means, counted from the day of publication.

Rules:
1. A report tells of the past: a bare weekday, day or month is the latest one not after publication.
2. "last Tuesday" is before the day of publication, never on it; the one a week earlier stands beside it.
3. A year alone, a month alone, a week are intervals, both ends included.
4. Without a day of publication only what states its year is resolved.
"""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeAlias

Interval: TypeAlias = tuple[date, date]


class Direction(StrEnum):
    """Which of several a modifier picks."""

    PREVIOUS = "previous"
    PRESENT = "present"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class Meaning:
    """An interval, or none, and the other ways to read it."""

    interval: Interval | None
    alternatives: tuple[Interval, ...] = ()


UNRESOLVED = Meaning(None)


def valid_date(year: int, month: int, day: int) -> date | None:
    """The day, where the calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def one_day(day: date | None, *others: date | None) -> Meaning:
    """A single day, with other readings."""
    if day is None:
        return UNRESOLVED
    return Meaning((day, day), tuple((other, other) for other in others if other is not None and other != day))


def day_month(day: int, month: int, year: int | None, published: date | None) -> Meaning:
    """For "8 November", "8 de noviembre de 2018"."""
    if year is not None:
        return one_day(valid_date(year, month, day))
    if published is None:
        return UNRESOLVED
    past = valid_date(published.year, month, day)
    if past is None or past > published:
        earlier = valid_date(published.year - 1, month, day)
        return one_day(earlier, past) if earlier is not None else one_day(past)
    return one_day(past)


def month_of(month: int, year: int | None, direction: Direction | None, published: date | None) -> Meaning:
    """For "May", "last May", "mayo de este año"."""
    if year is None:
        if published is None:
            return UNRESOLVED
        year = published.year
        if direction is Direction.NEXT:
            year += month <= published.month
        elif month > published.month or (direction is Direction.PREVIOUS and month == published.month):
            year -= 1
    return Meaning((date(year, month, 1), date(year, month, monthrange(year, month)[1])))


def year_of(year: int) -> Meaning:
    """The whole year."""
    return Meaning((date(year, 1, 1), date(year, 12, 31)))


def decade_of(text: str, names: Mapping[str, int]) -> Meaning:
    """For "the 1980s", "los años ochenta": ten years; two figures or a word are of the twentieth century."""
    number = names.get(text) if not text.isdigit() else int(text)
    if number is None:
        return UNRESOLVED
    first = number if number > 100 else 1900 + number
    return Meaning((date(first, 1, 1), date(first + 9, 12, 31)))


def weekend_before(published: date | None) -> Meaning:
    """For "over the weekend", "el fin de semana": the last Saturday and Sunday that had begun before publication."""
    if published is None:
        return UNRESOLVED
    saturday = published - timedelta(days=(published.weekday() - 5) % 7 or 7)
    return Meaning((saturday, saturday + timedelta(days=1)))


def last_day(published: date | None) -> Meaning:
    """For "in the last 24 hours": the day before publication and that of it."""
    return Meaning((published - timedelta(days=1), published)) if published else UNRESOLVED


def weekday_of(weekday: int, direction: Direction | None, published: date | None) -> Meaning:
    """For "Tuesday", "last Tuesday", "el próximo martes"; Monday is 0."""
    if published is None:
        return UNRESOLVED
    back = (published.weekday() - weekday) % 7
    if direction is Direction.NEXT:
        return one_day(published + timedelta(days=7 - back))
    if direction is Direction.PREVIOUS:
        latest = published - timedelta(days=back or 7)
        return one_day(latest, latest - timedelta(days=7))
    return one_day(published - timedelta(days=back))


def day_of_month(day: int, published: date | None) -> Meaning:
    """For "el día 8": the latest one not after publication."""
    if published is None:
        return UNRESOLVED
    this = valid_date(published.year, published.month, day)
    if this is not None and this <= published:
        return one_day(this)
    before = published.replace(day=1) - timedelta(days=1)
    return one_day(valid_date(before.year, before.month, day), this)


def whole_unit(unit: str, direction: Direction, published: date | None) -> Meaning:
    """For "last week", "this month", "el año pasado": the calendar unit; the present one ends at publication."""
    if published is None:
        return UNRESOLVED
    step = {Direction.PREVIOUS: -1, Direction.PRESENT: 0, Direction.NEXT: 1}[direction]
    if unit == "day":
        return one_day(published + timedelta(days=step))
    if unit == "week":
        start = published - timedelta(days=published.weekday()) + timedelta(weeks=step)
        end = start + timedelta(days=6)
    elif unit == "month":
        start = _add_months(published.replace(day=1), step)
        end = _add_months(start, 1) - timedelta(days=1)
    else:
        start, end = date(published.year + step, 1, 1), date(published.year + step, 12, 31)
    return Meaning((start, published if direction is Direction.PRESENT else end))


def shifted(count: int, unit: str, anchor: date | None, *, sign: int) -> Meaning:
    """For "two weeks ago", "dos días después": a day for days, else the calendar unit that many away."""
    if anchor is None or count > 400:
        return UNRESOLVED
    if unit == "day":
        return one_day(anchor + timedelta(days=sign * count))
    if unit == "week":
        middle = anchor + timedelta(weeks=sign * count)
        return Meaning((middle - timedelta(days=3), middle + timedelta(days=3)))
    if unit == "month":
        start = _add_months(anchor.replace(day=1), sign * count)
        return Meaning((start, _add_months(start, 1) - timedelta(days=1)))
    year = anchor.year + sign * count
    return year_of(year) if 1 <= year <= 9998 else UNRESOLVED


def counted(count: int, unit: str, anchor: Interval | None, *, sign: int) -> Meaning:
    """For "two days later" than the time told last; unresolved where that is longer than what is counted."""
    if anchor is None:
        return UNRESOLVED
    first, last = anchor
    same = {"month": (first.year, first.month) == (last.year, last.month), "year": first.year == last.year}
    return shifted(count, unit, first, sign=sign) if same.get(unit, first == last) else UNRESOLVED


def _add_months(first: date, months: int) -> date:
    index = first.year * 12 + first.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)
