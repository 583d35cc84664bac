"""The calendar is one that other programs read, whatever somebody wrote into it."""

import re
from datetime import UTC, date, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ovillo.domain.clocks import Length, Unit
from ovillo.rendering.icalendar import CalendarEvent, calendar_text

patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

NOW = datetime(2024, 4, 20, 15, 0, tzinfo=UTC)


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def test_a_day_is_a_whole_day_and_an_instant_is_one_in_utc() -> None:
    leads = (Length(12, Unit.HOURS), Length(3, Unit.NATURAL_DAYS))
    day = CalendarEvent("a", date(2024, 12, 31), "One", "two", leads)
    instant = CalendarEvent("b", datetime(2024, 4, 21, 20, 0, tzinfo=UTC), "One", "two")

    lines = unfolded(calendar_text([day, instant], now=NOW))

    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-1] == "END:VCALENDAR"
    assert "DTSTART;VALUE=DATE:20241231" in lines
    assert "DTEND;VALUE=DATE:20250101" in lines
    assert "DTSTART:20240421T200000Z" in lines
    assert [line for line in lines if line.startswith("TRIGGER")] == [
        "TRIGGER;RELATED=START:-PT12H",
        "TRIGGER;RELATED=START:-P3D",
    ]


@patient
@given(st.text(max_size=300), st.text(max_size=300))
def test_no_text_adds_a_line_or_makes_one_too_long(summary: str, description: str) -> None:
    text = calendar_text([CalendarEvent("a", date(2024, 12, 31), summary, description)], now=NOW)
    plain = calendar_text([CalendarEvent("a", date(2024, 12, 31), "", "")], now=NOW)

    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert [line.split(":", 1)[0] for line in unfolded(text)] == [line.split(":", 1)[0] for line in unfolded(plain)]
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f]", text)
