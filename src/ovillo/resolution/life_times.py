"""Days of birth and ages behind a name: one pattern, which the gate cuts from the name and the remarks compare.

English and Spanish, in digits or with the month in words. A day that stands there without a mark is a date; behind a
mark of birth, the birthday.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_MONTH_NAMES: Final = (
    ("enero", "january", "ene", "jan"),
    ("febrero", "february", "feb"),
    ("marzo", "march", "mar"),
    ("abril", "april", "abr", "apr"),
    ("mayo", "may"),
    ("junio", "june", "jun"),
    ("julio", "july", "jul"),
    ("agosto", "august", "ago", "aug"),
    ("septiembre", "setiembre", "september", "sept", "sep", "set"),
    ("octubre", "october", "oct"),
    ("noviembre", "november", "nov"),
    ("diciembre", "december", "dic", "dec"),
)
_MONTHS: Final = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names}
_MONTH = "|".join(sorted(_MONTHS, key=lambda name: (-len(name), name)))
_MARK = (
    r"\b(?:fecha\s+de\s+nac(?:imiento)?|f\.?\s?(?:d\.?\s?)?n(?:ac)?|nacid[oa]|naci[oó]|nac|date\s+of\s+birth"
    r"|birth\s?(?:date|day)|d\.?\s?o\.?\s?b|born|[bn](?=\.))\b\.?\s*:?\s*(?:(?:el|en|on|the|d[ií]a)\s+){0,2}"
)
_DAY = (
    r"(?<!\d)(?:(?P<d1>\d{1,2})[/.-](?P<m1>\d{1,2})[/.-](?P<y1>\d{4})"
    r"|(?P<y2>\d{4})[/.-](?P<m2>\d{1,2})[/.-](?P<d2>\d{1,2})"
    r"|(?P<d3>\d{1,2})/(?P<m3>\d{1,2})/(?P<y3>\d{2})"
    r"|(?P<d4>\d{1,2})\s?(?:st|nd|rd|th|er|[oº°])?[\s.-]+(?:de\s+|of\s+)?"
    rf"(?P<m4>{_MONTH})\b\.?,?[\s.-]+(?:del?\s+)?(?P<y4>\d{{4}})"
    rf"|\b(?P<m5>{_MONTH})\b\.?\s+(?P<d5>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y5>\d{{4}}))(?!\d)"
)
AGE: Final = re.compile(
    r"\b(?:aged?|edad(?:\s+de)?)\s*:?\s*(?P<a1>\d{1,3})\b"
    r"|(?:\b(?:de\s+|aged?\s+|edad(?:\s+de)?\s*:?\s+)?)(?<!\d)(?P<a2>\d{1,3})[ -]*"
    r"(?:años|anos|years?|yrs?|y/?o|(?P<less>meses|months?|semanas|weeks?|d[ií]as|days?))\b"
    r"(?:\s+(?:old|de\s+edad|de\s+nacid[oa]))?",
    re.IGNORECASE,
)
_DATE = re.compile(rf"(?P<mark>{_MARK})?{_DAY}", re.IGNORECASE)
_AROUND = re.compile(
    rf"[\s,(\[]*(?:(?:{_MARK})?(?:{_DAY})|{re.sub('[?]P<.*?>', '?:', AGE.pattern)})[)\]]?", re.IGNORECASE
)
_ENDS = (("y1", "m1", "d1"), ("y2", "m2", "d2"), ("y3", "m3", "d3"), ("y4", "m4", "d4"), ("y5", "m5", "d5"))
_LAST_MONTH, _LAST_DAY, _CENTURY = 12, 31, 100


@dataclass(frozen=True, slots=True)
class LifeDate:
    """A whole day behind a name."""

    start: int
    end: int
    is_birth: bool
    year: str
    """The last two digits: some write no more."""
    key: str
    """The same for one day in any spelling, whichever of day and month stands first."""


def find_dates(text: str) -> Iterator[LifeDate]:
    """The days, in order."""
    for found in _DATE.finditer(text):
        year, month, day = next(ends for each in _ENDS if all(ends := [found[part] for part in each]))
        number = _MONTHS.get(month.casefold()) or int(month)
        if 0 < min(number, int(day)) <= _LAST_MONTH and 0 < max(number, int(day)) <= _LAST_DAY:
            rest = sorted((number, int(day)))
            key = f"{int(year) % _CENTURY:02}-{rest[0]}-{rest[1]}"
            yield LifeDate(found.start(), found.end(), found["mark"] is not None, year[-2:], key)


def cut_dates(text: str) -> str:
    """The text without whole days and their marks."""
    return _DATE.sub(" ", text)


def cut_life(written: str) -> str:
    """The name without the day of birth or the age behind it; as it is where nothing else stands in it."""
    cut = _AROUND.sub(" ", written) if any(char.isdigit() for char in written) else written
    return cut if any(char.isalpha() for char in cut) else written
