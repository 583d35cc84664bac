"""How dates, numbers and languages are written in each language of the program.

Both languages write 1,200.50: so do Peruvian prosecutors and CLDR's es-PE. Tables, not a library: Babel takes longer
to import than the whole command line may.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from ovillo.domain.statements import When

MOST_DIGITS = 30


@dataclass(frozen=True, slots=True)
class Wording:
    """One language's names and patterns."""

    short_months: tuple[str, ...]
    months: tuple[str, ...]
    month: str
    """A whole month: {month}, {year}."""
    on: str
    in_period: str
    between: str
    since: str
    until: str
    languages: dict[str, str]


ENGLISH = Wording(
    short_months=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    months=(
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    month="{month} {year}",
    on="on {day}",
    in_period="in {period}",
    between="between {first} and {last}",
    since="on or after {day}",
    until="on or before {day}",
    languages={
        "ar": "Arabic",
        "ay": "Aymara",
        "de": "German",
        "en": "English",
        "es": "Spanish",
        "fr": "French",
        "it": "Italian",
        "nl": "Dutch",
        "pt": "Portuguese",
        "qu": "Quechua",
        "ru": "Russian",
        "zh": "Chinese",
    },
)
SPANISH = Wording(
    short_months=("ene.", "feb.", "mar.", "abr.", "mayo", "jun.", "jul.", "ago.", "set.", "oct.", "nov.", "dic."),
    months=(
        *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
        *("julio", "agosto", "setiembre", "octubre", "noviembre", "diciembre"),
    ),
    month="{month} de {year}",
    on="el {day}",
    in_period="en {period}",
    between="entre el {first} y el {last}",
    since="el {day} o después",
    until="el {day} o antes",
    languages={
        "ar": "árabe",
        "ay": "aimara",
        "de": "alemán",
        "en": "inglés",
        "es": "español",
        "fr": "francés",
        "it": "italiano",
        "nl": "neerlandés",
        "pt": "portugués",
        "qu": "quechua",
        "ru": "ruso",
        "zh": "chino",
    },
)


def write_day(wording: Wording, day: date) -> str:
    """The day as "6 Nov 2031"."""
    return f"{day.day} {wording.short_months[day.month - 1]} {day.year}"


def write_interval(wording: Wording, when: When) -> str | None:
    """The interval as a label: "6 Nov 2031", "6–8 Nov 2031", "November 2031"; `None` where it has no end at all."""
    start, end = when.start, when.end
    if start is None or end is None:
        return _write_open_end(wording, start, end)
    if start == end:
        return write_day(wording, start)
    if period := _whole_period(wording, start, end):
        return period
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{write_day(wording, end)}"
    return f"{write_day(wording, start)} – {write_day(wording, end)}"


def write_interval_in_sentence(wording: Wording, when: When) -> str | None:
    """The interval with its preposition: "on 6 Nov 2031", "in November 2031"; `None` where it has no end at all."""
    start, end = when.start, when.end
    if start is None or end is None:
        return _write_open_end(wording, start, end)
    if start == end:
        return wording.on.format(day=write_day(wording, start))
    if period := _whole_period(wording, start, end):
        return wording.in_period.format(period=period)
    return wording.between.format(first=write_day(wording, start), last=write_day(wording, end))


def _write_open_end(wording: Wording, start: date | None, end: date | None) -> str | None:
    if start is not None:
        return wording.since.format(day=write_day(wording, start))
    if end is not None:
        return wording.until.format(day=write_day(wording, end))
    return None


def _whole_period(wording: Wording, start: date, end: date) -> str | None:
    ends_month = end == date.max or (end + timedelta(days=1)).day == 1
    if start.day != 1 or not ends_month or start.year != end.year:
        return None
    if (start.month, end.month) == (1, 12):
        return str(start.year)
    if start.month == end.month:
        return wording.month.format(month=wording.months[start.month - 1], year=start.year)
    return None


def write_runs(numbers: Sequence[int]) -> str:
    """Ascending numbers with neighbours drawn together: "2–5, 9"; after the tenth run, an ellipsis."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    written = [str(first) if first == last else f"{first}–{last}" for first, last in runs[:10]]
    return ", ".join(written) + (" …" if len(runs) > 10 else "")


def write_number(number: Decimal) -> str:
    """The number with every digit it has: 1,200.50. No exponent within 30 digits, no trailing point."""
    if not number.is_finite() or number.adjusted() > MOST_DIGITS or number.adjusted() < -MOST_DIGITS:
        return str(number)
    whole = number.to_integral_value()
    return f"{whole:,f}" if number == whole else f"{number:,f}"


def write_amount(number: Decimal) -> str:
    """A number of currency units: none or at least two decimals."""
    written = write_number(number)
    _, point, decimals = written.partition(".")
    return written + "0" if point and len(decimals) == 1 else written
