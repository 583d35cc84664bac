"""The clocks that run in a case, folded from its docket, and what runs out next.

1. `clock_started` says which rule, from when, and what it is about; `clock_extended` who granted how much and when it
   was asked for; `clock_stopped` why it no longer runs. Each is about the clock's id.
2. What a user wrote is kept as written, and read again with the rules of today: a corrected rule corrects every clock.
3. Nothing is left out because it cannot be counted any more: such a clock is listed with why.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from ovillo.casework.clocks.answers import Asked, Granted, answer, find_rule
from ovillo.casework.clocks.moments import lead_before, read_days, read_interval, read_length, read_start
from ovillo.casework.clocks.rules import Profile
from ovillo.domain.canonical import identity
from ovillo.domain.clock_errors import ClockQualifierError, ClockRunsAlreadyError, ClockStoppedError, ClockUnknownError
from ovillo.domain.clocks import Alert, Length, Moment, Qualifier, RunningClock, Unit, as_instant
from ovillo.domain.docket import DocketEntry, Json
from ovillo.domain.errors import OvilloError

STARTED: Final = "clock_started"
EXTENDED: Final = "clock_extended"
STOPPED: Final = "clock_stopped"
KINDS: Final = (STARTED, EXTENDED, STOPPED)
LEADS: Final = tuple(Length(days, Unit.NATURAL_DAYS) for days in (30, 10, 3, 1))


@dataclass(frozen=True, slots=True)
class Request:
    """A question to a rule as a user wrote it."""

    rule: str
    starts: tuple[str, ...]
    qualifier: str = ""
    on: str = ""
    event: str = ""
    left_out: tuple[str, ...] = ()
    distance_days: int = 0
    length: str = ""
    set_by: str = ""
    extensions: tuple[tuple[str, str, str], ...] = ()
    """Length, by whom, when it was asked for."""

    def content(self) -> Mapping[str, Json]:
        """For the docket; extensions are entries of their own."""
        return {
            "rule": self.rule,
            "starts": list(self.starts),
            "qualifier": self.qualifier,
            "on": self.on,
            "event": self.event,
            "not_counted": list(self.left_out),
            "distance_days": self.distance_days,
            "length": self.length,
            "set_by": self.set_by,
        }


@dataclass(frozen=True, slots=True)
class StartedClock:
    """One clock of the docket."""

    id: str
    request: Request
    label: str
    by: str
    at: datetime
    stopped: str | None = None
    """Why it no longer runs."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What runs out next."""

    clocks: tuple[RunningClock, ...]
    """The earliest end first; clocks without an end last."""
    uncounted: tuple[tuple[StartedClock, OvilloError], ...] = field(default=())
    """Clocks that the rules of today cannot count, and why."""


def read_request(profiles: Sequence[Profile], request: Request) -> Asked:
    """The request in the terms of the rule's country.

    Raises:
        ClockRuleUnknownError, ClockStartError, ClockQualifierError: what was written is none.
    """
    profile, rule = find_rule(profiles, request.rule)
    if request.qualifier and request.qualifier not in {each.value for each in Qualifier}:
        known = rule.qualifiers or tuple(Qualifier)
        raise ClockQualifierError(
            rule=rule.id, qualifier=request.qualifier, known=", ".join(each.value for each in known)
        )
    return Asked(
        rule=rule.id,
        starts=tuple(read_start(each, profile.zone) for each in request.starts),
        qualifier=Qualifier(request.qualifier) if request.qualifier else None,
        on=read_days(request.on) if request.on else None,
        event=request.event or None,
        left_out=tuple(read_interval(each) for each in request.left_out),
        distance_days=request.distance_days,
        length=read_length(request.length) if request.length else None,
        set_by=request.set_by,
        extensions=tuple(
            Granted(read_length(length), by_whom, read_start(asked, profile.zone) if asked else None)
            for length, by_whom, asked in request.extensions
        ),
    )


def clock_id(request: Request, label: str) -> str:
    """One id for one rule, start and thing that it is about."""
    return identity("clock", request.rule, request.starts, request.qualifier, label)


def fold(entries: Sequence[DocketEntry]) -> tuple[StartedClock, ...]:
    """Every clock of the case in the order in which they were started, stopped ones included."""
    clocks: dict[str, StartedClock] = {}
    for entry in entries:
        if entry.kind == STARTED:
            clocks[entry.about] = StartedClock(
                entry.about, _request_of(entry.content), str(entry.content["label"]), entry.by, entry.at
            )
            continue
        held = clocks.get(entry.about)
        if held is None:
            continue
        if entry.kind == EXTENDED:
            granted = (str(entry.content["length"]), str(entry.content["granted_by"]), str(entry.content["asked"]))
            request = replace(held.request, extensions=(*held.request.extensions, granted))
            clocks[entry.about] = replace(held, request=request)
        elif entry.kind == STOPPED:
            clocks[entry.about] = replace(held, stopped=str(entry.content["reason"]))
    return tuple(clocks.values())


def require_new(clocks: Sequence[StartedClock], new: str) -> None:
    """Raises `ClockRunsAlreadyError` where the case has a clock of this id."""
    if any(each.id == new for each in clocks):
        raise ClockRunsAlreadyError(id=new[:12])


def named(clocks: Sequence[StartedClock], digits: str) -> StartedClock:
    """The running clock whose id begins with these digits.

    Raises:
        ClockUnknownError: none or several do.
        ClockStoppedError: it no longer runs.
    """
    found = [each for each in clocks if digits and each.id.startswith(digits)]
    if len(found) != 1:
        raise ClockUnknownError(id=digits or "—")
    if found[0].stopped is not None:
        raise ClockStoppedError(id=found[0].id[:12])
    return found[0]


def outlook(
    clocks: Sequence[StartedClock], profiles: Sequence[Profile], *, now: datetime, leads: Sequence[Length] = LEADS
) -> Outlook:
    """What runs out next among the clocks that still run.

    Args:
        clocks: of the case.
        profiles: whose rules count.
        now: with a time zone.
        leads: how long before an end somebody is told; hours or natural days.
    """
    running: list[RunningClock] = []
    uncounted: list[tuple[StartedClock, OvilloError]] = []
    for clock in clocks:
        if clock.stopped is not None:
            continue
        try:
            running.append(_running(clock, profiles, now=now, leads=leads))
        except OvilloError as error:
            uncounted.append((clock, error))
    running.sort(key=lambda each: (each.minutes_left is None, each.minutes_left or 0, each.id))
    return Outlook(tuple(running), tuple(uncounted))


def _running(
    clock: StartedClock, profiles: Sequence[Profile], *, now: datetime, leads: Sequence[Length]
) -> RunningClock:
    zone = find_rule(profiles, clock.request.rule)[0].zone
    found = answer(profiles, read_request(profiles, clock.request))
    due = found.warn_at
    return RunningClock(
        id=clock.id,
        label=clock.label,
        answer=found,
        started_by=clock.by,
        extensions=len(clock.request.extensions),
        minutes_left=None if due is None else _minutes_between(now, due, zone),
        alerts=() if due is None else _alerts(due, leads, now=now.astimezone(zone).replace(tzinfo=None)),
    )


def _minutes_between(now: datetime, due: Moment, zone: ZoneInfo) -> int:
    """Whole minutes left, rounded down: below 0 as soon as the end has passed."""
    return (as_instant(due).replace(tzinfo=zone).astimezone(UTC) - now.astimezone(UTC)) // timedelta(minutes=1)


def _alerts(due: Moment, leads: Sequence[Length], *, now: datetime) -> tuple[Alert, ...]:
    """The longest lead first."""
    found = {lead: lead_before(as_instant(due).replace(microsecond=0), lead) for lead in leads}
    return tuple(Alert(lead, at, is_raised=at <= now) for lead, at in sorted(found.items(), key=lambda each: each[1]))


def _request_of(content: Mapping[str, Json]) -> Request:
    def texts(key: str) -> tuple[str, ...]:
        held = content[key]
        return tuple(str(each) for each in held) if isinstance(held, list) else ()

    return Request(
        rule=str(content["rule"]),
        starts=texts("starts"),
        qualifier=str(content["qualifier"]),
        on=str(content["on"]),
        event=str(content["event"]),
        left_out=texts("not_counted"),
        distance_days=int(str(content["distance_days"])),
        length=str(content["length"]),
        set_by=str(content["set_by"]),
    )
