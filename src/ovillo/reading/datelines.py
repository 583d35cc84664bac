"""The day of publication that a plain text states at its head: a by-line, a dateline, "Published: …".

Rules:
1. Only the first lines are read, and of a paragraph only what stands before its dash: "VILLA, 7 May 2031 (X).-".
2. A date counts with day, month and year. "07/11/2031" counts where only one of its readings is a date, or the text is
   in a language that writes the day first.
3. A day that is labelled as that of an update is not that of publication; two days that are both unlabelled are none.
4. Nor is one that is labelled, in its line or in the one before, as that of somebody's birth or of what happened.
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
_BIRTH = r"nac(?:imiento|id[oa]s?|i[óo])?|f\.?\s?n(?:ac)?|cumplea[ñn]os|born|birth(?:day|date)?|d\.?o\.?b"
_EVENT = (
    r"(?:fecha|d[íi]a|f\.|date|day)\s+(?:del?|of)\s+(?:(?:la|los|the)\s+)?(?:hechos?|incidents?|rescates?|rescue|falleci\w*|defunci[óo]n"
    r"|death|desaparici[óo]n|disappearance|vencimiento|caducidad|expiry|ingreso|admission|captaci[óo]n|detenci[óo]n|arrest)"
)
_HAPPENED = re.compile(rf"(?<![^\W_])(?:{_BIRTH}|{_EVENT})(?![^\W_])[^\d\n]{{0,30}}\Z", re.IGNORECASE)
_HAPPENED_BEHIND = re.compile(
    rf"\s*[(,–—-]?\s*(?:(?:fecha|date|day|d[íi]a)\s+(?:de|of)\s+)?(?:{_BIRTH})(?![^\W_])", re.IGNORECASE
)
_DASH = re.compile(r"\.?\s*[-–—]\s*")
_DAY_FIRST = frozenset({"es", "pt", "fr", "it", "de", "nl", "ca", "gl"})


def published_in(text: str, language: str | None) -> date | None:
    """The day of publication that the head of the text states, or nothing.

    Args:
        text: of the document.
        language: ISO 639-1 code of the text, where it is known: it decides how "07/11/2031" is read.
    """
    head = list(_head(text))
    days = {day for before, line in zip(("", *head), head, strict=False) for day in _days_in(line, language, before)}
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


def _is_event(line: str, match: re.Match[str], before: str) -> bool:
    """Rule 4."""
    label = line[: match.start()] if line[: match.start()].strip() else before
    return _HAPPENED.search(label) is not None or _HAPPENED_BEHIND.match(line, match.end()) is not None


def _days_in(line: str, language: str | None, before: str = "") -> Iterator[date]:
    for pattern in _WORDED:
        for match in pattern.finditer(line):
            name = match["month"].lower()
            month = int(name) if name.isdigit() else _NUMBER_OF[name]
            day = _day(int(match["year"]), month, int(match["day"]))
            if day and not _UPDATED.search(line, 0, match.start()) and not _is_event(line, match, before):
                yield day
    for match in _NUMERIC.finditer(line):
        year, first, second = int(match["year"]), int(match["first"]), int(match["second"])
        readings = {_day(year, second, first), _day(year, first, second)} - {None}
        if language in _DAY_FIRST:
            readings = {_day(year, second, first)} - {None}
        is_own = not (_UPDATED.search(line, 0, match.start()) or _is_event(line, match, before))
        if len(readings) == 1 and is_own:
            yield from (day for day in readings if day)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return plausible_date(date(year, month, day))
    except ValueError:
        return None
