from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ovillo.casework.clocks.moments import length_text, read_days, read_interval, read_lead, read_length, read_start
from ovillo.domain.clock_errors import ClockStartError
from ovillo.domain.clocks import Length, Unit, moment_text

patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

LIMA = ZoneInfo("America/Lima")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024-03-27", date(2024, 3, 27)),
        ("2024-03-27T09:00", datetime(2024, 3, 27, 9)),
        (" 2024-03-27 09:00:30 ", datetime(2024, 3, 27, 9, 0, 30)),
        ("2024-03-27T09:00Z", datetime(2024, 3, 27, 4)),
        ("2024-03-27T01:00+02:00", datetime(2024, 3, 26, 18)),
        ("2024-02-29", date(2024, 2, 29)),
    ],
)
def test_a_start_is_a_day_or_an_instant_of_the_country(text: str, moment: date) -> None:
    assert read_start(text, LIMA) == moment


@pytest.mark.parametrize(
    "text",
    [
        *("", "31/02/2024", "2024-02-31", "2023-02-29", "2024-13-01", "2024-03-27T24:00", "2024-03-27T09", "20240327"),
        *("2024-W13-3", "2024-03-27T09:00+99:00", "0001-01-01", "9999-12-31", "٢٠٢٤-٠٣-٢٧", "2024-03-27T09:00\n; DROP"),
        *("now", "2024-03-27T09:60", "-2024-03-27", "2024-03-27T09:00:61", "NaN"),
    ],
)
def test_an_impossible_start_is_an_error(text: str) -> None:
    with pytest.raises(ClockStartError):
        read_start(text, LIMA)


def test_a_time_that_daylight_saving_left_out_never_was() -> None:
    with pytest.raises(ClockStartError):
        read_start("2024-03-31T01:30", ZoneInfo("Europe/London"))


@patient
@given(st.text())
def test_whatever_is_written_is_a_moment_or_an_error(text: str) -> None:
    for read in (lambda each: read_start(each, LIMA), read_days, read_length, read_interval, read_lead):
        try:
            read(text)
        except ClockStartError:
            continue


@patient
@given(st.integers(0, 100_000_000))
def test_a_moment_is_read_as_it_is_written(minutes: int) -> None:
    moment = datetime(1995, 1, 1) + timedelta(minutes=minutes)  # since then Lima has not changed its clocks

    assert read_start(moment_text(moment), LIMA) == moment
    assert read_start(moment_text(moment.date()), LIMA) == moment.date()


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-03-27", date(2024, 3, 27), date(2024, 3, 27)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_a_year_or_month_alone_is_all_its_days(text: str, first: date, last: date) -> None:
    found = read_days(text)

    assert (found.first, found.last) == (first, last)


@patient
@given(st.integers(0, 99_999), st.sampled_from(Unit))
def test_a_length_is_read_as_it_is_written(count: int, unit: Unit) -> None:
    assert read_length(length_text(Length(count, unit))) == Length(count, unit)


@pytest.mark.parametrize("text", ["", "60", "d", "-3d", "1.5h", "60 years", "999999d"])
def test_what_is_no_length_is_an_error(text: str) -> None:
    with pytest.raises(ClockStartError):
        read_length(text)


@pytest.mark.parametrize("text", ["", "2024-01-01", "2024-01-05..2024-01-01", "2024-02-31..2024-03-01", ".."])
def test_what_is_no_interval_is_an_error(text: str) -> None:
    with pytest.raises(ClockStartError):
        read_interval(text)


def test_a_lead_has_a_fixed_length() -> None:
    assert read_lead("12h") == Length(12, Unit.HOURS)
    for text in ("2m", "3wd"):
        with pytest.raises(ClockStartError):
            read_lead(text)
