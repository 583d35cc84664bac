"""Counting, held against a second computation, and what always holds of it."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import holidays
import numpy as np
import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ovillo.casework.clocks.calendars import WorkingCalendar, read_overlay
from ovillo.casework.clocks.counting import Begin, Convention, Counting, Interval, end_of, months_after
from ovillo.domain.clock_errors import HolidaysUnknownError, HolidayYearUnknownError, NoWorkingDayError
from ovillo.domain.clocks import Length, Unit
from ovillo.domain.errors import ManifestError

patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

LIMA = ZoneInfo("America/Lima")
CALENDAR = WorkingCalendar("PE")
WORKING = Counting(Begin.NEXT_WORKING_DAY, roll=True, skip=True)
NATURAL = Counting(Begin.NEXT_DAY, roll=True, skip=False)
LIBERTY = Counting(Begin.INSTANT, roll=False, skip=False)
HOLIDAYS = np.array(sorted(holidays.country_holidays("PE", years=range(2000, 2041))), dtype="datetime64[D]")
DAYS = st.dates(date(2001, 1, 1), date(2035, 12, 31))


def ended(start: date, length: Length, counting: Counting, **more: object) -> date | datetime:
    return end_of(start, length, counting, calendar=CALENDAR, zone=LIMA, **more)  # type: ignore[arg-type]  # options


@patient
@given(DAYS, st.integers(1, 150))
def test_working_days_are_those_that_numpy_counts(start: date, count: int) -> None:
    expected = np.busday_offset(np.datetime64(start), count, roll="backward", holidays=HOLIDAYS)

    assert ended(start, Length(count, Unit.WORKING_DAYS), WORKING) == expected.astype(date)


@patient
@given(DAYS, st.integers(1, 1000))
def test_a_period_that_rolls_ends_on_the_first_working_day_from_its_natural_end(start: date, count: int) -> None:
    natural = ended(start, Length(count, Unit.NATURAL_DAYS), LIBERTY)

    rolled = ended(start, Length(count, Unit.NATURAL_DAYS), NATURAL)

    assert rolled == np.busday_offset(np.datetime64(natural), 0, roll="forward", holidays=HOLIDAYS).astype(date)


@patient
@given(DAYS, st.integers(0, 60), st.integers(0, 60))
def test_more_length_never_ends_earlier_and_a_later_start_neither(start: date, count: int, more: int) -> None:
    for unit, counting in ((Unit.WORKING_DAYS, WORKING), (Unit.NATURAL_DAYS, NATURAL), (Unit.MONTHS, NATURAL)):
        end = ended(start, Length(count, unit), counting)

        assert end <= ended(start, Length(count + more, unit), counting)  # type: ignore[operator]  # both are days
        assert end <= ended(start + timedelta(days=more), Length(count, unit), counting)  # type: ignore[operator]


@patient
@given(st.datetimes(datetime(2001, 1, 1), datetime(2035, 1, 1)), st.integers(0, 1000))
def test_hours_in_lima_are_elapsed_hours(start: datetime, hours: int) -> None:
    assert ended(start, Length(hours, Unit.HOURS), LIBERTY) == start + timedelta(hours=hours)


@patient
@given(DAYS, st.integers(0, 200))
def test_months_end_on_the_same_number_or_the_last_day_of_a_shorter_month(start: date, months: int) -> None:
    end = months_after(start, months)

    assert (end.year - start.year) * 12 + end.month - start.month == months
    assert end.day == start.day or (end.day < start.day and (end + timedelta(days=1)).day == 1)


@patient
@given(DAYS, st.integers(0, 400))
def test_months_are_those_of_dateutil(start: date, months: int) -> None:
    assert months_after(start, months) == start + relativedelta(months=months)


@patient
@given(st.datetimes(datetime(2024, 1, 1), datetime(2024, 12, 31)), st.integers(0, 400))
def test_hours_where_clocks_are_changed_are_elapsed_hours(start: datetime, hours: int) -> None:
    london = ZoneInfo("Europe/London")

    end = end_of(start, Length(hours, Unit.HOURS), LIBERTY, calendar=CALENDAR, zone=london)

    assert isinstance(end, datetime)
    elapsed = end.replace(tzinfo=london).astimezone(UTC) - start.replace(tzinfo=london).astimezone(UTC)
    assert elapsed in {timedelta(hours=hours), timedelta(hours=hours - 1)}
    if (end.month, end.day) != (10, 27):  # in the hour that is told twice, the earlier is taken
        assert elapsed == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [("2024-01-31", 1, "2024-02-29"), ("2023-01-31", 1, "2023-02-28"), ("2024-12-31", 2, "2025-02-28")],
)
def test_months_from_the_end_of_a_month(start: str, months: int, end: str) -> None:
    assert months_after(date.fromisoformat(start), months) == date.fromisoformat(end)


@patient
@given(DAYS, st.lists(st.tuples(st.integers(-40, 400), st.integers(0, 40)), max_size=6))
def test_days_left_out_move_the_end_by_as_many_as_lie_within(start: date, spans: list[tuple[int, int]]) -> None:
    left_out = [
        Interval(start + timedelta(days=first), start + timedelta(days=first + length)) for first, length in spans
    ]
    gone = {start + timedelta(days=first + number) for first, length in spans for number in range(length + 1)}
    expected, counted = start, 0
    while counted < 270:
        expected += timedelta(days=1)
        counted += expected not in gone

    assert ended(start, Length(270, Unit.NATURAL_DAYS), LIBERTY, left_out=left_out) == expected


def test_the_eve_is_the_day_before() -> None:
    same = ended(date(2024, 7, 28), Length(9, Unit.MONTHS), LIBERTY)
    eve = ended(date(2024, 7, 28), Length(9, Unit.MONTHS), LIBERTY, convention=Convention.EVE)

    assert (same, eve) == (date(2025, 4, 28), date(2025, 4, 27))


def test_a_period_beyond_all_law_is_an_overflow() -> None:
    with pytest.raises(OverflowError):
        ended(date(2024, 1, 1), Length(100_000, Unit.MONTHS), LIBERTY)
    with pytest.raises(OverflowError):
        months_after(date(2400, 12, 1), 1)


def test_an_overlay_closes_and_opens_days() -> None:
    overlay = read_overlay("day,kind,name\n2024-04-15,holiday,Court moves\n2024-04-13,working,\n", place="court.csv")
    calendar = WorkingCalendar("PE", overlay=overlay)

    assert calendar.after_working(date(2024, 4, 12), 2) == date(2024, 4, 16)
    assert calendar.is_working(date(2024, 4, 13))


def test_an_overlay_as_a_spanish_spreadsheet_saves_it() -> None:
    assert read_overlay("kind;day\nholiday;2024-04-15\n;\n", place="court.csv") == {date(2024, 4, 15): False}


@pytest.mark.parametrize(
    ("text", "row", "column"),
    [
        ("", 1, "day"),
        ("day,name\n", 1, "day"),
        ("day,kind\n2024-02-31,holiday\n", 2, "day"),
        ("day,kind\n2024-02-01,strike\n", 2, "kind"),
        ("day,kind\n2024-02-01,holiday\n2024-02-01,working\n", 3, "day"),
        ("day,kind\n2024-02-01\n", 2, "kind"),
        ("day,kind\n2024-02-01,holiday,x\n", 2, "kind"),
    ],
)
def test_a_wrong_overlay_is_named_by_row_and_column(text: str, row: int, column: str) -> None:
    with pytest.raises(ManifestError) as error:
        read_overlay(text, place="court.csv")

    assert (error.value.fields["row"], error.value.fields["column"]) == (row, column)


def test_what_nobody_knows_of_a_calendar_is_an_error() -> None:
    with pytest.raises(HolidayYearUnknownError):
        CALENDAR.next_working(date(2101, 1, 3))
    with pytest.raises(HolidaysUnknownError):
        WorkingCalendar("XX").next_working(date(2024, 1, 3))
    with pytest.raises(NoWorkingDayError):
        WorkingCalendar("PE", weekend=frozenset(range(7))).next_working(date(2024, 1, 3))
