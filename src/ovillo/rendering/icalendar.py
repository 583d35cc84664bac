"""The ends of periods as a calendar for other programs (iCalendar).

An end on a day is an event of that whole day; an end at an instant is one in UTC, so that no time zone has to be
described. Every lead is an alarm of its own. What a user or a rule wrote is escaped and can add no line.

Source: RFC 5545.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from ovillo.domain.clocks import Length, Moment, Unit
from ovillo.rendering.inert import reveal

_LINE_OCTETS = 75
_ID_DIGITS = 32
_SPECIAL = re.compile(r"[\\;,]")


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One end."""

    id: str
    """The same for the same end, whenever it is exported."""
    due: Moment
    """An instant must have a zone."""
    summary: str
    description: str
    leads: Sequence[Length] = ()
    """Hours or natural days before it."""


def calendar_text(events: Sequence[CalendarEvent], *, now: datetime) -> str:
    """A calendar of these events, lines ended by CR LF.

    Args:
        events: in the order in which they are written.
        now: when the calendar is made, with a zone.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Ovillo//Legal clocks//EN", "CALSCALE:GREGORIAN"]
    for event in events:
        lines += _event_lines(event, now)
    return "".join(f"{part}\r\n" for line in (*lines, "END:VCALENDAR") for part in _folded(line))


def _event_lines(event: CalendarEvent, now: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.id[:_ID_DIGITS]}@ovillo.example"
    yield f"DTSTAMP:{_utc(now)}"
    if isinstance(event.due, datetime):
        yield f"DTSTART:{_utc(event.due)}"
    else:
        yield f"DTSTART;VALUE=DATE:{_day(event.due)}"
        yield f"DTEND;VALUE=DATE:{_day(event.due + timedelta(days=1))}"
    yield f"SUMMARY:{_escaped(event.summary)}"
    yield f"DESCRIPTION:{_escaped(event.description)}"
    yield "TRANSP:TRANSPARENT"
    for lead in event.leads:
        unit = f"T{lead.count}H" if lead.unit is Unit.HOURS else f"{lead.count}D"
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER;RELATED=START:-P{unit}")
        yield from (f"DESCRIPTION:{_escaped(event.summary)}", "END:VALARM")
    yield "END:VEVENT"


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _day(day: date) -> str:
    return day.strftime("%Y%m%d")


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", reveal(text)).replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """The line in parts of at most 75 octets, each after the first begun by a space; no letter is cut."""
    part = ""
    for letter in line:
        if len((part + letter).encode()) > _LINE_OCTETS:
            yield part
            part = " "
        part += letter
    yield part
