"""What one cell says. Each function raises `CellError` with a sentence where it cannot tell; none guesses.

1. `123.0` is 123, as a spreadsheet writes a whole number; `9.0E+08` has lost its digits and is not a number. Three
   noughts behind a sign are thousands in one table and decimals in another: `1.000` is not read as 1.
2. A day and a month are told apart by one order for the whole table, never cell by cell: the profile's, unless the
   table's days all speak for the other (`day_order`). A month that is written as a word is that month, and eight
   digits that begin with a year are year, month and day.
3. An hour that the start of daylight saving leaves out did not exist; of one told twice the earlier is meant, but that
   an end is not before its start.
4. A call whose end is a time of day before its start ended on the next day.
5. "Unknown", "privado", `#N/A`, noughts, one digit over and over and the like are no number: what many share there is
   no common contact.
"""

import re
from contextlib import suppress
from datetime import datetime, timedelta, timezone
from typing import Final
from zoneinfo import ZoneInfo

from ovillo.domain.messages import mark
from ovillo.domain.nobody import names_nobody

NO_NUMBER: Final = mark("It has no number.")
NOBODYS_NUMBER: Final = mark("Its number is withheld or unknown.")
LOST_DIGITS: Final = mark("A spreadsheet has rounded its number.")
NO_TIME: Final = mark("Its day or time cannot be read.")
NO_SUCH_HOUR: Final = mark("The clocks were put forward over its hour.")
NO_CLOCK: Final = mark("It tells a day without a time of day.")
OTHER_ORDER: Final = mark("It is a day only with the month first: the other days of this table may be read wrongly.")
OTHER_ORDER_DAY_FIRST: Final = mark(
    "It is a day only with the day first: the other days of this table may be read wrongly."
)
TOO_LONG: Final = mark("Its duration is more than a week.")
NO_DURATION: Final = mark("Its duration cannot be read.")
NO_PLACE: Final = mark("Its coordinates cannot be read.")

EXCHANGED: Final = {"dmy": "mdy", "mdy": "dmy"}
_LONGEST_DURATION: Final = 12
_MOST_SECONDS: Final = 7 * 86_400
_YEARS: Final = range(1970, 2200)
"""Those of telephones that a table may tell of; others are slips, such as the year 31 or 9999."""
_NOT_DIALLED: Final = re.compile(
    r"\+?(?:0+|(\d)\1{10,})(?:[.,]0+)?|(?i:international|internacional|out of area|fuera de area)"
)
_WHOLE: Final = re.compile(r"(\d+)[.,](?:00?|0{4,})")
_ROUNDED: Final = re.compile(r"\d+(?:[.,]\d+)?[eE]\+?\d+")
_ISO: Final = re.compile(r"\d{4}-\d\d-\d\d.*")
_DAY: Final = re.compile(r"(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})(?:[ T]+(.*))?")
_WORDED: Final = re.compile(r"(\d{1,2})[ /.-]([^\W\d_]{3,10})\.?[ /.,-]+(\d{4}|\d{2})(?:[ T]+(.*))?")
_DIGITS: Final = re.compile(r"(\d{8})(?:[ T]?(\d{6})|[ T]+(.*))?")
_SINCE_1970: Final = re.compile(r"([1-6]\d{9})(?:\d{3}|\.\d+)?", re.ASCII)
_DAY_AND_HOUR: Final = re.compile(r"(?:19[7-9]|2[01]\d)\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])")
_BARE_CLOCK: Final = re.compile(r"(\d\d)(\d\d)(\d\d)")
_MONTHS: Final = (
    "jan january ene enero",
    "feb february febrero",
    "mar march marzo",
    "apr april abr abril",
    "may mayo",
    "jun june junio",
    "jul july julio",
    "aug august ago agosto",
    "sep sept september set septiembre setiembre",
    "oct october octubre",
    "nov november noviembre",
    "dec december dic diciembre",
)
_MONTH_OF: Final = {word: number for number, words in enumerate(_MONTHS, start=1) for word in words.split()}
_CLOCK: Final = re.compile(
    r"(\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:[.,]\d+)?)?|\.(\d\d)\.(\d\d))"
    r"(?:\s*([AaPp])\.?\s*[Mm]\.?|\s*(?:h|hs|hrs|horas)\.?)?"
)
"""With points it has seconds: `0.50` is half a day in a spreadsheet."""
_TEXT_OF_SHEET: Final = re.compile(r'="([^"]*)"')
"""How a spreadsheet is told to keep the digits of a number."""
_DMS: Final = re.compile(
    r"""(\d{1,3})\s*[°º]\s*(\d{1,2})\s*['’\u2032]\s*(\d{1,2}(?:[.,]\d+)?)\s*["”\u2033]?\s*([NSEWO])?"""
)

_SPACED: Final = re.compile(r"-?(\d{1,3})[ :]+(\d{1,2})[ :]+(\d{1,2}(?:[.,]\d+)?)\s*([NSEWO])?")
"""Degrees, minutes and seconds without their signs."""


class CellError(ValueError):
    """A cell that cannot be read; its text is a sentence for the catalogue."""


def read_number(cell: str) -> str:
    """A phone number as written, without the `.0` of a spreadsheet (rule 5)."""
    kept = _TEXT_OF_SHEET.fullmatch(cell.strip())
    text = (kept[1] if kept else cell).strip().strip("'").strip()
    if not text:
        raise CellError(NO_NUMBER)
    if _ROUNDED.fullmatch(text):
        raise CellError(LOST_DIGITS)
    if names_nobody(text) or _NOT_DIALLED.fullmatch(text):
        raise CellError(NOBODYS_NUMBER)
    return read_code(text)


def read_code(cell: str) -> str:
    """The name of a cell or an area, without the `.0` of a spreadsheet."""
    whole = _WHOLE.fullmatch(cell.strip())
    return whole[1] if whole else cell.strip()


def read_seconds(cell: str) -> int | None:
    """A duration in seconds, at most a week, from seconds or [hh:]mm:ss; None from an empty cell."""
    if not cell.strip():
        return None
    seconds = _seconds(cell)
    if seconds > _MOST_SECONDS:
        raise CellError(TOO_LONG)
    return seconds


def _seconds(cell: str) -> int:
    text = cell.strip()
    if len(text) > _LONGEST_DURATION:
        raise CellError(NO_DURATION)
    if text.isdecimal() and text.isascii():
        return int(text)
    if whole := _WHOLE.fullmatch(text):
        return int(whole[1])
    parts = text.split(":")
    if len(parts) not in {2, 3} or not all(part.isdecimal() for part in parts):
        raise CellError(NO_DURATION)
    if any(int(part) >= 60 for part in parts[1:]):
        raise CellError(NO_DURATION)
    seconds = 0
    for part in parts:
        seconds = seconds * 60 + int(part)
    return seconds


def has_clock(cell: str) -> bool:
    """Whether something stands after the day of a cell that is a day and perhaps a time."""
    text = " ".join(cell.split())
    if _ISO.fullmatch(text):
        return len(text) > len("2031-05-14")
    found = _DAY.fullmatch(text) or _WORDED.fullmatch(text)
    return bool(found[4]) if found else len(text) > len("20310514")


def read_moment(cell: str, zone: ZoneInfo, *, order: str) -> datetime:
    """A day and a time in a zone, or in the offset that the cell names."""
    text = " ".join(cell.split())
    if (counted := _SINCE_1970.fullmatch(text)) and not _DAY_AND_HOUR.fullmatch(text):
        moment = datetime.fromtimestamp(int(counted[1]), zone)
        # Of an hour that the clocks repeated it says which: the offset is fixed.
        return moment.replace(tzinfo=timezone(moment.utcoffset() or timedelta()))
    try:
        local = datetime.fromisoformat(text) if _ISO.fullmatch(text) else _in_order(text, order)
    except (ValueError, OverflowError) as error:
        raise CellError(_why_none(text, order)) from error
    if local.year not in _YEARS:
        raise CellError(NO_TIME)
    if local.tzinfo is not None:
        return local
    placed = local.replace(tzinfo=zone)
    if datetime.fromtimestamp(placed.timestamp(), zone).replace(tzinfo=None) != local:
        raise CellError(NO_SUCH_HOUR)
    return placed


def _why_none(text: str, order: str) -> str:
    """Why a cell is no day: whether it would be one with day and month exchanged."""
    found = _DAY.fullmatch(text)
    other = EXCHANGED.get(order)
    if other is None or not found or len(found[1]) == 4:
        return NO_TIME
    with suppress(ValueError, OverflowError):
        if _in_order(text, other).year in _YEARS:
            return OTHER_ORDER if other == "mdy" else OTHER_ORDER_DAY_FIRST
    return NO_TIME


def is_told_twice(moment: datetime) -> bool:
    """Whether the end of daylight saving repeats this hour."""
    return moment.utcoffset() != moment.replace(fold=1).utcoffset()


def seconds_until(cell: str, start: datetime, zone: ZoneInfo, *, order: str) -> int | None:
    """From the start to an end that is a moment, or a time of day: on the next day where it is before the start.

    None where the cell is empty.
    """
    text = cell.strip()
    if not text:
        return None
    if _CLOCK.fullmatch(text):
        day = start.date()
        end = _not_before(start, read_moment(f"{day.isoformat()} {_clock(text)}", zone, order=order))
        if end.timestamp() < start.timestamp():
            end = read_moment(f"{(day + timedelta(days=1)).isoformat()} {_clock(text)}", zone, order=order)
    else:
        end = _not_before(start, read_moment(text, zone, order=order))
    seconds = round(end.timestamp() - start.timestamp())
    if seconds < 0:
        raise CellError(NO_DURATION)
    return seconds


def _not_before(start: datetime, end: datetime) -> datetime:
    """The end; the later one of an hour told twice, where the earlier would be before the start (rule 3)."""
    return end.replace(fold=1) if end.timestamp() < start.timestamp() and is_told_twice(end) else end


def read_degrees(cell: str, *, decimal: str) -> float:
    """A coordinate in degrees, from a decimal number or degrees, minutes and seconds; south and west are negative."""
    text = cell.strip().upper()
    if found := _DMS.search(text) or _SPACED.fullmatch(text):
        size = int(found[1]) + int(found[2]) / 60 + float(found[3].replace(",", ".")) / 3600
        return -size if found[4] in {"S", "W", "O"} or text.startswith("-") else size
    try:
        degrees = float(text.replace(decimal, ".") if decimal != "." else text)
    except ValueError as error:
        raise CellError(NO_PLACE) from error
    if not -180 <= degrees <= 180:
        raise CellError(NO_PLACE)
    return degrees


def _in_order(text: str, order: str) -> datetime:
    found = _DAY.fullmatch(text)
    if not found:
        return _without_signs(text, order)
    numbers = [int(found[each]) for each in (1, 2, 3)]
    if len(found[1]) == 4:
        order = "ymd"
    year, month, day = (numbers[order.index(each)] for each in "ymd")
    clock = _clock(found[4]) if found[4] else "00:00:00"
    if len(found[1 + order.index("y")]) == 2:
        year += 2000
    return datetime.fromisoformat(f"{year:04}-{month:02}-{day:02} {clock}")


def _without_signs(text: str, order: str) -> datetime:
    """A day with its month as a word, or in eight digits: by the order, unless they begin with a year (rule 2)."""
    if worded := _WORDED.fullmatch(text):
        place = _MONTH_OF.get(worded[2].casefold(), 0)
        long_year = int(worded[3]) + (2000 if len(worded[3]) == 2 else 0)
        clock = _clock(worded[4]) if worded[4] else "00:00:00"
        return datetime.fromisoformat(f"{long_year:04}-{place:02}-{int(worded[1]):02} {clock}")
    found = _DIGITS.fullmatch(text)
    if not found:
        raise ValueError(NO_TIME)
    day = found[1]
    if int(day[:4]) in _YEARS and int(day[4:6]) <= 12:  # A year in the last four would make these more than 12.
        year, month, number = day[:4], day[4:6], day[6:]
    else:
        sizes = [4 if each == "y" else 2 for each in order]
        starts = [sum(sizes[:place]) for place in range(3)]
        parts = {each: day[start : start + size] for each, start, size in zip(order, starts, sizes, strict=True)}
        year, month, number = parts["y"], parts["m"], parts["d"]
    clock = _clock(found[2] or found[3] or "00:00:00")
    return datetime.fromisoformat(f"{year}-{month}-{number} {clock}")


def _clock(text: str) -> str:
    if bare := _BARE_CLOCK.fullmatch(text.strip()):
        return f"{bare[1]}:{bare[2]}:{bare[3]}"
    found = _CLOCK.fullmatch(text.strip())
    if not found:
        raise ValueError(NO_TIME)
    hour = int(found[1])
    if found[6]:
        if not 1 <= hour <= 12:
            raise ValueError(NO_TIME)
        hour = hour % 12 + (12 if found[6].lower() == "p" else 0)
    return f"{hour:02}:{found[2] or found[4]:0>2}:{found[3] or found[5] or '':0>2}"
