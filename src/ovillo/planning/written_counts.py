"""A count as it is written in a cell: whole, not negative, and not to be read in two ways."""

import re
from collections.abc import Callable

from ovillo.domain.errors import ManifestError
from ovillo.domain.messages import mark

LARGEST_COUNT = 10**9

_WHOLE = re.compile(r"\+?(\d{1,18})(?:\.0*|,0+)?", re.ASCII)
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+", re.ASCII)
_NEGATIVE_NUMBER = re.compile(r"-[\d.,]*[1-9][\d.,]*", re.ASCII)
_DECIMALS = re.compile(r"\+?\d*[.,]\d+", re.ASCII)

MISSING = mark("the cell is missing. Fill it in, or delete the row.")
_NO_COUNT = mark("this is no count. Write a whole number, 0 or more, without separators.")
_THOUSAND = mark("this can be read in two ways. Write the count without separators.")
_NEGATIVE = mark("a count cannot be negative. Correct it, or delete the row.")
_FRACTION = mark("a count has no decimals. Correct it.")
_TOO_LARGE = mark("the count is larger than 1,000,000,000. Correct it.")


def read_count(cell: str, wrong: Callable[[str], ManifestError]) -> int:
    """The count.

    Args:
        cell: as written.
        wrong: makes the error of its place from a problem.

    Raises:
        ManifestError: what `wrong` makes.
    """
    written = cell.strip()
    if not written:
        raise wrong(MISSING)
    if _THOUSANDS.fullmatch(written):
        raise wrong(_THOUSAND)
    if _NEGATIVE_NUMBER.fullmatch(written):
        raise wrong(_NEGATIVE)
    found = _WHOLE.fullmatch(written)
    if not found:
        raise wrong(_FRACTION if _DECIMALS.fullmatch(written) else _NO_COUNT)
    if int(found[1]) > LARGEST_COUNT:
        raise wrong(_TOO_LARGE)
    return int(found[1])
