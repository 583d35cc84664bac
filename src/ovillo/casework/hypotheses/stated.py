"""Numbers as people write them: 0.6, .6, 0,6, 1/4, and low–mid–high as a list, an object or one text.

A probability lies from 0 to 1; nothing is put right silently.
"""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Final

from ovillo.domain.hypotheses import TWICE, Rating
from ovillo.domain.messages import mark

LONGEST: Final = 60
"""Characters of a number: more is no number that somebody wrote."""
_NUMBER: Final = re.compile(r"[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][+-]?\d{1,2})?", re.ASCII)
_FRACTION: Final = re.compile(r"(\d{1,9})\s*/\s*(\d{1,9})", re.ASCII)
_BETWEEN: Final = re.compile(r"\s*[-–—;|]\s*|\s+")
_ENDS: Final = ("low", "mid", "high")

NOT_A_NUMBER = mark("that is not a number. Write a probability from 0 to 1 with a decimal point, such as 0.25.")
PERCENT = mark("that is a percentage. Write a probability from 0 to 1, such as 0.25.")
OUTSIDE = mark("{value} is not a probability. It lies from 0 to 1.")
MISSING = mark("nothing stands there. Every piece of evidence needs a probability under every hypothesis.")
STANDS_TWICE = mark("it stands twice. Keep one of the two.")
THREE = mark("low, mid and high are three numbers, or one number alone.")
ORDER = mark("low, mid and high must rise: {low} – {mid} – {high} do not.")
NOT_POSITIVE = mark("{value} is not more than 0.")


class NumberFaultError(Exception):
    """What somebody wrote is no such number; `place` is low, mid or high where it is one of the three."""

    def __init__(self, problem: str, place: str = "", **fields: object) -> None:
        self.problem, self.place, self.fields = problem, place, tuple(fields.items())
        super().__init__(problem)


def is_blank(value: object) -> bool:
    """Whether nobody wrote anything."""
    return value is None or (isinstance(value, str) and not value.strip())


def probability(value: object) -> Decimal:
    """The probability. Raises `NumberFaultError`."""
    if is_blank(value):
        raise NumberFaultError(MISSING)
    number = decimal(value)
    if not 0 <= number <= 1:
        raise NumberFaultError(OUTSIDE, value=shown(value))
    return number


def positive(value: object) -> Decimal:
    """The number, more than 0. Raises `NumberFaultError`."""
    number = decimal(value)
    if number <= 0:
        raise NumberFaultError(NOT_POSITIVE, value=shown(value))
    return number


def decimal(value: object) -> Decimal:
    """The finite number. Raises `NumberFaultError`."""
    if value == TWICE:
        raise NumberFaultError(STANDS_TWICE)
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
        raise NumberFaultError(NOT_A_NUMBER)
    written = str(value).strip()
    if written.endswith("%"):
        raise NumberFaultError(PERCENT)
    if (fraction := _FRACTION.fullmatch(written)) and int(fraction[2]):
        return Decimal(fraction[1]) / Decimal(fraction[2])
    if len(written) > LONGEST or not _NUMBER.fullmatch(written):
        raise NumberFaultError(NOT_A_NUMBER)
    try:
        return Decimal(written.replace(",", "."))
    except InvalidOperation as error:
        raise NumberFaultError(NOT_A_NUMBER) from error


def rating(value: object) -> Rating:
    """One number, or low, mid and high. Raises `NumberFaultError`."""
    parts = _parts(value)
    if len(parts) == 1:
        return Rating(probability(parts[0]))
    if len(parts) != len(_ENDS):
        raise NumberFaultError(THREE)
    ends = []
    for name, part in zip(_ENDS, parts, strict=True):
        try:
            ends.append(probability(part))
        except NumberFaultError as fault:
            raise NumberFaultError(fault.problem, name, **dict(fault.fields)) from fault
    low, mid, high = ends
    if not low <= mid <= high:
        raise NumberFaultError(ORDER, low=low, mid=mid, high=high)
    return Rating(mid, low, high)


def _parts(value: object) -> Sequence[object]:
    match value:
        case Mapping():
            named = {str(key).strip().casefold(): each for key, each in value.items()}
            if set(named) == {"mid"}:
                return [named["mid"]]
            if unknown := named.keys() - set(_ENDS):
                raise NumberFaultError(THREE, min(unknown))
            return [named.get(name) for name in _ENDS]
        case str() if value != TWICE and not _NUMBER.fullmatch(value.strip()) and len(value) <= LONGEST * 3:
            parts = _BETWEEN.split(value.strip())
            return parts if all(parts) else [value]
        case str():
            return [value]
        case Sequence():
            return value
        case _:
            return [value]


def rating_text(rating: Rating) -> str:
    """The rating as one text that `rating` reads back: "0.2", or "0.1–0.2–0.4"."""
    if rating.low is None or rating.high is None:
        return plain(rating.mid)
    return "–".join(map(plain, (rating.low, rating.mid, rating.high)))


def plain(number: Decimal) -> str:
    """The number without exponent, as few digits as it was given with."""
    return f"{number:f}"


def shown(value: object) -> str:
    """What was written, short enough for a line."""
    written = str(value).strip()
    return written if len(written) <= LONGEST else written[:LONGEST] + "…"
