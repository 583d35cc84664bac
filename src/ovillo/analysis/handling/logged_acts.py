"""Acts of a log: what was done, when, about what; and times as laws give them.

1. Acts about different lines, persons or items do not answer for one another; one that tells none answers for all,
   as one that tells no case does for all cases.
2. A time of days runs to the end of its last day, one of hours to the moment.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Final

from ovillo.analysis.handling.act_words import ActNames, is_named

_FRIDAY: Final = 4
_UNITS: Final = {"h": timedelta(hours=1), "d": timedelta(days=1)}


LastDay = Callable[[date], date]


def same_day(day: date) -> date:
    """The day itself, whether anybody works or not."""
    return day


def next_weekday(day: date) -> date:
    """The day itself, or the Monday after it where it is a Saturday or Sunday."""
    return day + timedelta(days=7 - day.weekday() if day.weekday() > _FRIDAY else 0)


@dataclass(frozen=True, slots=True)
class Act:
    """One line of the log."""

    row: int
    case: str
    act: str
    actor: str
    at: datetime
    """Where the log tells a day, its first moment."""
    until: datetime | None = None
    within: timedelta | None = None
    """The time that the law gives here, in place of that of a rule, where whoever wrote the log told one."""
    about: str = ""
    """Which line, person or item; empty where the log does not tell."""
    zone: tzinfo | None = None
    """In which its days end; None: in that of `at`."""

    @property
    def latest(self) -> datetime:
        """The last moment at which it may have been."""
        return self.until or self.at

    def answers(self, other: "Act") -> bool:
        """Whether it is about the same as another, as far as the log tells (rule 1)."""
        return self.case == other.case and (not self.about or not other.about or self.about == other.about)

    def end_of(self, limit: timedelta, start: datetime | None = None, *, last_day: LastDay) -> datetime:
        """When a time that begins at the latest moment of this act, or at another, is over (rule 2).

        Args:
            limit: how long.
            start: where it does not begin with this act.
            last_day: on which day one ends of which the days end on this one.
        """
        begun = start or self.latest
        try:
            if not is_in_days(limit):
                return begun + limit
            local = begun.astimezone(self.zone) if self.zone else begun
            last = datetime.combine(last_day((local + limit).date()), time.max, tzinfo=local.tzinfo)
            return last.astimezone(begun.tzinfo) if self.zone else last
        except OverflowError:  # later than any date
            return datetime.max.replace(tzinfo=begun.tzinfo)


Acts = Sequence[Act]


def among(acts: Acts, names: ActNames) -> list[Act]:
    """Those of some acts that bear one of these names."""
    return [each for each in acts if is_named(each.act, names)]


def time_of(written: str) -> timedelta | None:
    """A time as `24 h` or `60 d`; None where it is written otherwise."""
    number, _, unit = written.partition(" ")
    if unit not in _UNITS or not (number.isascii() and number.isdigit() and 0 < int(number) < 100_000):
        return None
    return int(number) * _UNITS[unit]


def written(within: timedelta | None) -> str:
    """A time as people write it; empty where there is none."""
    if within is None:
        return ""
    hours = within // _UNITS["h"]
    return f"{hours // 24} d" if is_in_days(within) else f"{hours} h"


def is_in_days(limit: timedelta) -> bool:
    """Whether it is one of days: up to three days the law counts hours."""
    return limit > timedelta(hours=72) and limit % _UNITS["d"] == timedelta(0)
