"""Days as registers write them, read into ISO 8601.

1. A date is a day of the calendar or nothing: never half a date.
2. Day before month, as in Spanish; month before day where only that makes a day of the calendar.
3. Nobody is born on 1 January 1900: as a day of birth that, and a day before 1800 or after 2099, is missing.
4. Of a year of two digits those under 30 are of this century.
"""

import re
from datetime import date

from ovillo.resolution.folding import fold

_ISO = re.compile(r"(\d{4})\D(\d{1,2})\D(\d{1,2})(?:[T ].*)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_PARTS = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?: .*)?")
_NAMED = re.compile(
    r"(?:(?P<first>\d{1,2})(?:st|nd|rd|th|o|º)?[-/., ]*(?:de |of )?)?(?P<month>[a-z]{3,10})\.?[-/., ]*"
    r"(?:(?P<second>\d{1,2})(?:st|nd|rd|th)?[-/., ]+)?(?:del? )?(?P<year>\d{4}|\d{2})"
)
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "enero ene january jan",
            "febrero feb february",
            "marzo mar march",
            "abril abr april apr",
            "mayo may",
            "junio jun june",
            "julio jul july",
            "agosto ago august aug",
            "septiembre setiembre sep set sept september",
            "octubre oct october",
            "noviembre nov november",
            "diciembre dic december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_FILLED_IN = frozenset(
    {"1899-12-30", "1899-12-31", "1900-01-01", "1900-12-31", "1901-01-01", "1911-11-11", "2099-12-31"}
)
_FIRST_BIRTH, _LAST_BIRTH = "1800", "2100"
_CENTURY, _THIS_CENTURY_TO, _MONTHS_OF_A_YEAR = 100, 30, 12


def read_day(written: str) -> str:
    """1987-2-11, 11/02/1987, 11.2.87, 19870211 and "11 de feb. de 1987" as 1987-02-11; empty where it is no day."""
    text = written.strip()
    if found := _ISO.fullmatch(text) or _COMPACT.fullmatch(text):
        year, month, day = map(int, found.groups())
        return _day(year, month, day)
    if found := _PARTS.fullmatch(text):
        day, month = int(found[1]), int(found[2])
        year = _year(found[3])
        return _day(year, day, month) if month > _MONTHS_OF_A_YEAR else _day(year, month, day)
    named = _NAMED.fullmatch(fold(text))
    if named is None or (named["first"] is None) == (named["second"] is None) or named["month"] not in _MONTHS:
        return ""
    return _day(_year(named["year"]), _MONTHS[named["month"]], int(named["first"] or named["second"]))


def read_birth(written: str) -> str:
    """As `read_day`; empty too for the days that programs and clerks write where nobody knows one: 01/01/1900."""
    day = read_day(written)
    return "" if day in _FILLED_IN or not _FIRST_BIRTH <= day < _LAST_BIRTH else day


def is_month_first(written: str) -> bool:
    """Whether the month must stand before the day: 04/25/1987."""
    found = _PARTS.fullmatch(written.strip())
    return found is not None and int(found[2]) > _MONTHS_OF_A_YEAR >= int(found[1])


def _year(written: str) -> int:
    year = int(written)
    if len(written) > len("87"):
        return year
    return year + _CENTURY * (20 if year < _THIS_CENTURY_TO else 19)


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
