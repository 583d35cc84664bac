"""The day of publication that a plain text states at its head: a by-line, a dateline, "Published: …".

Rules:
1. Only the first lines are read, and of a paragraph only what stands before its dash: "VILLA, 7 May 2031 (X).-".
2. A date counts with day, month and year. "07/11/2031" counts where only one of its readings is a date, or the text is
   in a language that writes the day first.
3. A day that is labelled as that of an update is not that of publication; two days that are both unlabelled are none.
"""

import re
from collections.abc import Iterator
from datetime import date

from ovillo.reading.details import plausible_date

_HEAD_LINES = 12
_LONGEST_LINE = 140
"""Characters; a longer line is a paragraph of the text."""
_DATELINE = 90
_MONTHS = (
    ("january", "jan", "enero", "ene"),
    ("february", "feb", "febrero"),
    ("march", "mar", "marzo"),
    ("april", "apr", "abril", "abr"),
    ("may", "mayo"),
    ("june", "jun", "junio"),
    ("july", "jul", "julio"),
    ("august", "aug", "agosto", "ago"),
    ("september", "sept", "sep", "septiembre", "setiembre", "set"),
    ("october", "oct", "octubre"),
    ("november", "nov", "noviembre"),
    ("december", "dec", "diciembre", "dic"),
)
_NUMBER_OF = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_NAMES = "|".join(sorted(_NUMBER_OF, key=lambda name: (-len(name), name)))
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_WORDED = (
    re.compile(
        rf"(?<![\w.])(?P<day>\d{{1,2}})(?:st|nd|rd|th|º|°)?\s*(?:de\s+|of\s+)?"
        rf"(?P<month>{_NAMES})\b\.?,?\s*(?:del?\s+)?{_YEAR}",
        re.IGNORECASE,
    ),
    re.compile(rf"(?<![\w.])(?P<month>{_NAMES})\b\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}", re.IGNORECASE),
    re.compile(r"(?<![\w.-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"),
)
_NUMERIC = re.compile(r"(?<![\w./])(?P<first>\d{1,2})[/.](?P<second>\d{1,2})[/.](?P<year>(?:19|20)\d\d)(?!\d)")
_UPDATED = re.compile(
    r"(?:updated?|modified|revised|actualizad\w*|modificad\w*|última\s+edición)\W*(?:el|on|at)?\W*$", re.IGNORECASE
)
_DASH = re.compile(r"\.?\s*[-–—]\s*")
_DAY_FIRST = frozenset({"es", "pt", "fr", "it", "de", "nl", "ca", "gl"})


def published_in(text: str, language: str | None) -> date | None:
    """The day of publication that the head of the text states, or nothing.

    Args:
        text: of the document.
        language: ISO 639-1 code of the text, where it is known: it decides how "07/11/2031" is read.
    """
    days = {day for line in _head(text) for day in _days_in(line, language)}
    return days.pop() if len(days) == 1 else None


def _head(text: str) -> Iterator[str]:
    """Rule 1."""
    lines = [line.strip() for line in text[:4_000].splitlines() if line.strip()]
    for line in lines[:_HEAD_LINES]:
        if len(line) <= _LONGEST_LINE and not line.endswith((".", "!", "?")):
            yield line
            continue
        dash = _DASH.search(line, 0, _DATELINE)
        if dash:
            yield line[: dash.start()]
        return


def _days_in(line: str, language: str | None) -> Iterator[date]:
    for pattern in _WORDED:
        for match in pattern.finditer(line):
            name = match["month"].lower()
            month = int(name) if name.isdigit() else _NUMBER_OF[name]
            day = _day(int(match["year"]), month, int(match["day"]))
            if day and not _UPDATED.search(line, 0, match.start()):
                yield day
    for match in _NUMERIC.finditer(line):
        year, first, second = int(match["year"]), int(match["first"]), int(match["second"])
        readings = {_day(year, second, first), _day(year, first, second)} - {None}
        if language in _DAY_FIRST:
            readings = {_day(year, second, first)} - {None}
        if len(readings) == 1 and not _UPDATED.search(line, 0, match.start()):
            yield from (day for day in readings if day)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return plausible_date(date(year, month, day))
    except ValueError:
        return None
