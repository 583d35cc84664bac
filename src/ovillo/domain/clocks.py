"""Legal clocks: what a rule of a country says of when a period ends, and the periods that run in a case.

A day stands for its last moment: a period that ends on a day may be used until that day is over.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import TypeAlias

Moment: TypeAlias = date | datetime
"""A day, or an instant of the country's own time, without a zone."""
Texts: TypeAlias = Mapping[str, str]
"""One sentence by language: en, es."""


class Unit(StrEnum):
    """What a period is counted in."""

    HOURS = "h"
    NATURAL_DAYS = "natural_d"
    WORKING_DAYS = "working_d"
    MONTHS = "month"


class Effect(StrEnum):
    """What happens when a period has run out."""

    LAPSE = "lapse"
    RELEASE = "release"
    JUDICIAL_CONTROL = "judicial_control"
    DISCIPLINARY = "disciplinary"


class Qualifier(StrEnum):
    """What sort of proceedings a period is for."""

    SIMPLE = "simple"
    COMPLEX = "complex"
    ORGANISED = "organised"


@dataclass(frozen=True, slots=True)
class Length:
    """How long; 0 is at once."""

    count: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Extension:
    """How far a period may be prolonged, and by whom."""

    max: Length
    """Of one extension."""
    count: int | None
    """How many there may be, of a value how many more; None where the law sets no number."""
    by_whom: str
    """prosecutor, judge, superintendent …"""
    condition: Texts
    must_request_before: bool
    """Asked for after the period has run out, it cannot be granted."""


@dataclass(frozen=True, slots=True)
class ClockValue:
    """One end that the law gives a period."""

    due: Moment
    version: str
    """The law that gives it, and the day on which it came into force."""
    article: str
    effect: Effect
    length: Length
    convention: str = ""
    """How months were counted, where two ways are held: same_day, or eve (of that day)."""
    is_earliest_allowed: bool = False
    """The act may not come before, rather than not after."""
    extension: Extension | None = None
    certainty: str = ""
    """A, article read and clear; B, read but disputed; C, from memory."""
    verified_by: str = ""
    """Empty: no lawyer of the country has confirmed the row."""
    set_by: str = ""
    """Who fixed the period, where the law leaves that to a judge or prosecutor."""
    distance_days: int = 0
    """The term of the distance that is in it."""
    notes: tuple[Texts, ...] = ()
    granted: tuple[tuple[Length, str], ...] = ()
    """The extensions that are in it, each with whoever granted it."""


@dataclass(frozen=True, slots=True)
class ClockAnswer:
    """What a rule says of one start."""

    rule: str
    title: Texts
    event: str
    """What the period is counted from."""
    other_events: tuple[str, ...]
    """What it could be counted from instead."""
    event_words: Mapping[str, Texts]
    """What each of these is called."""
    start: Moment
    qualifier: Qualifier | None
    """None where the rule is one for all proceedings."""
    values: tuple[ClockValue, ...]
    """Every end that the law in force gives; none where the rule sets no period."""
    notes: tuple[Texts, ...] = ()
    """What must be known where there is no value."""

    @property
    def is_in_conflict(self) -> bool:
        """Whether the law in force gives more than one end."""
        return len({as_instant(each.due) for each in self.values}) > 1

    @property
    def warn_at(self) -> Moment | None:
        """The earliest end."""
        return min((each.due for each in self.values), key=as_instant, default=None)


@dataclass(frozen=True, slots=True)
class Alert:
    """When somebody is told that a period nears its end."""

    lead: Length
    at: datetime
    is_raised: bool
    """That moment has come."""


@dataclass(frozen=True, slots=True)
class RunningClock:
    """A period of a case, as of some moment."""

    id: str
    label: str
    """What it is about, in the words of whoever started it."""
    answer: ClockAnswer
    started_by: str
    extensions: int
    minutes_left: int | None
    """Until the earliest end; below 0 where it has passed, None where there is no end."""
    alerts: tuple[Alert, ...] = ()

    @property
    def is_overdue(self) -> bool:
        return self.minutes_left is not None and self.minutes_left < 0


def as_instant(moment: Moment) -> datetime:
    """The last instant that the moment stands for, for comparing days with instants."""
    if isinstance(moment, datetime):
        return moment
    return datetime.combine(moment, time.max)


def moment_text(moment: Moment) -> str:
    """A day as 2031-05-14, an instant as 2031-05-14T05:00, with seconds only where there are any."""
    if not isinstance(moment, datetime):
        return moment.isoformat()
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")
