"""Money as tables write it, in hundredths.

1. Which sign parts the decimals is told by the whole column: by an amount that has both signs (the later one), or one
   sign before one or two last digits. Where no amount tells, `12.000` could be twelve or twelve thousand: it is not
   read.
2. A currency before or after the number is passed over; a minus, or brackets, make it less than nothing.
"""

import re
from collections.abc import Iterable
from typing import Final

from ovillo.domain.messages import mark
from ovillo.reading.calls.cells import CellError

NO_AMOUNT: Final = mark("Its amount cannot be read.")
TWO_WAYS: Final = mark("Its amount can be read in two ways; name the decimal sign with --decimal.")

_NUMBER: Final = re.compile(r"\d[\d., '\u00a0]*")
_GROUPED: Final = re.compile(r"\d{1,3}([.,])\d{3}")
_MOST_DIGITS: Final = 15


def decimal_sign(cells: Iterable[str]) -> str:
    """The sign before the decimals where some amount of a column tells it; else empty."""
    for cell in cells:
        if not (found := _NUMBER.search(cell)):
            continue
        digits = found[0].strip()
        points, commas = digits.count("."), digits.count(",")
        if points and commas:
            return "." if digits.rindex(".") > digits.rindex(",") else ","
        if points + commas > 1:
            return "," if points else "."
        if points + commas == 1 and not re.search(r"[.,]\d{3}$", digits):
            return "." if points else ","
    return ""


def read_amount(cell: str, *, decimal: str) -> int:
    """An amount in hundredths, half a hundredth away from nothing.

    Args:
        cell: as written.
        decimal: the sign before the decimals; empty where nobody knows it.
    """
    text = cell.strip()
    found = _NUMBER.search(text)
    if not found or len(_NUMBER.findall(text)) > 1:
        raise CellError(NO_AMOUNT)
    digits = re.sub(r"[ '\u00a0]", "", found[0])
    if not decimal:
        if _GROUPED.fullmatch(digits):
            raise CellError(TWO_WAYS)
        decimal = "."
    whole, _, part = digits.replace("," if decimal == "." else ".", "").partition(decimal)
    if decimal in part or len(whole) > _MOST_DIGITS or not whole.isdecimal() or (part and not part.isdecimal()):
        raise CellError(NO_AMOUNT)
    hundredths = int(whole) * 100 + round(int((part or "0").ljust(6, "0")[:6]) / 10_000)
    is_less = text.startswith(("-", "(")) or "-" in text[: found.start()]
    return -hundredths if is_less else hundredths
