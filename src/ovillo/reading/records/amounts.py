"""Money as tables write it, in hundredths.

1. Which sign parts the decimals is told by the whole column: by an amount that has both signs (the later one), or one
   sign that cannot part thousands. Where no amount tells, or they tell both, `12.000` could be twelve or twelve
   thousand: it is not read; an amount that tells its own sign is.
2. The other sign, a space or an apostrophe parts groups of digits, and stands nowhere else: `12,000.00` has no reading
   where the comma parts the decimals.
3. A currency before or after the number is passed over; a minus before or after it, or brackets, make it less than
   nothing.
4. "2 millones", "3k" and "50 %" are not the bare number: a word of size or a percent sign behind it is not read.
"""

import re
from collections.abc import Iterable
from typing import Final

from ovillo.domain.messages import mark
from ovillo.reading.calls.cells import CellError

NO_AMOUNT: Final = mark("Its amount cannot be read.")
TWO_WAYS: Final = mark("Its amount can be read in two ways; name the decimal sign with --decimal.")
NOTHING_PAID: Final = mark("Its amount is not above zero, as of a refund or a reversal: nothing is paid to the payee.")
REFUNDED: Final = "refunded"
PAID: Final = "paid"

_NUMBER: Final = re.compile(r"\d[\d., '\u00a0]*")
_EITHER: Final = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
"""Twelve or twelve thousand."""
_WHOLE: Final = {
    sign: re.compile(rf"\d+|\d{{1,3}}(?:[{other} '\u00a0]\d{{2,3}})*[{other} '\u00a0]\d{{3}}")
    for sign, other in ((".", ","), (",", "."))
}
"""In groups of three, in India of two before the last three."""
_LESS: Final = re.compile(r"[-\u2212\u2012\u2013]|\([^)]*$")
_MINUS: Final = re.compile(r"\s?[-\u2212\u2012\u2013]")
_SIZE: Final = re.compile(
    r"\s*(?:%|(?:k|mm?(?!\.)|bn|mil(?:es|l[oó]n|lones|lion|lions)?|thousands?|billions?|billones|hundreds?|cien(?:to|tos)?|"
    r"lakhs?|lacs?|crores?|docenas?|dozens?)\b)",
    re.IGNORECASE,
)
"""Behind a number: that many times, or that part."""
_LAST: Final = "., '\u00a0"
_MOST_DIGITS: Final = 15


def decimal_sign(cells: Iterable[str]) -> str:
    """The sign before the decimals where amounts of a column tell it; empty where none does, or they tell both."""
    told = {sign for cell in cells if (found := _NUMBER.search(cell)) and (sign := _sign_of(found[0].strip(_LAST)))}
    return told.pop() if len(told) == 1 else ""


def _sign_of(digits: str) -> str:
    """The sign that an amount tells by itself; else empty."""
    points, commas = digits.count("."), digits.count(",")
    if points and commas:
        return "." if digits.rindex(".") > digits.rindex(",") else ","
    if points + commas > 1:
        return "," if points else "."
    if points + commas == 1 and not _EITHER.fullmatch(digits):
        return "." if points else ","
    return ""


def read_amount(cell: str, *, decimal: str) -> int:
    """An amount in hundredths, half a hundredth away from nothing.

    Args:
        cell: as written.
        decimal: the sign before the decimals; empty where nobody knows it but the amount itself.
    """
    text = cell.strip()
    found = _NUMBER.search(text)
    if not found or len(_NUMBER.findall(text)) > 1 or _SIZE.match(text[found.end() :]):
        raise CellError(NO_AMOUNT)
    digits = found[0].strip(_LAST)
    if not decimal:
        if _EITHER.fullmatch(digits):
            raise CellError(TWO_WAYS)
        decimal = _sign_of(digits) or "."
    grouped, _, part = digits.partition(decimal)
    if not _WHOLE[decimal].fullmatch(grouped) or (part and not part.isdecimal()):
        raise CellError(NO_AMOUNT)
    whole = re.sub(r"\D", "", grouped)
    if len(whole) > _MOST_DIGITS:
        raise CellError(NO_AMOUNT)
    hundredths = int(whole) * 100 + round(int((part or "0").ljust(6, "0")[:6]) / 10_000)
    is_less = _LESS.search(text[: found.start()]) or _MINUS.match(text[found.end() :])
    return -hundredths if is_less else hundredths


def read_payment(cell: str, *, decimal: str, minus: str = REFUNDED) -> int:
    """What was paid, in hundredths: more than nothing, else it is no payment to the payee.

    Args:
        cell: as written.
        decimal: as in `read_amount`.
        minus: what a minus means: `REFUNDED`, or `PAID` in tables that write whatever leaves an account with one.
    """
    hundredths = read_amount(cell, decimal=decimal) * (-1 if minus == PAID else 1)
    if hundredths <= 0:
        raise CellError(NOTHING_PAID)
    return hundredths
