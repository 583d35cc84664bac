"""Whether a spreadsheet has exchanged day and month of some days of a table.

A file of day/month/year that a spreadsheet of another country opens loses the days up to the twelfth: it takes them for
months, and writes them as dates; the others stay text. Then all dates are of the first twelve days, no text is.
"""

import re
from collections.abc import Iterable
from typing import Final

FEWEST: Final = 3
"""Different days of each sort: fewer may lie so by chance."""
_MONTHS_OF_YEAR: Final = 12
_DATE: Final = re.compile(r"\d{4}-\d\d-(\d\d)(?!\d).*")
_TEXT: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}(?!\d).*")


def may_be_swapped(days: Iterable[str], order: str) -> bool:
    """Whether dates and texts part as a spreadsheet parts them.

    Args:
        days: cells, a time of day behind them or not.
        order: of day, month and year in the texts.
    """
    dates: set[str] = set()
    texts: set[str] = set()
    for cell in days:
        text = cell.strip()
        if date := _DATE.fullmatch(text):
            if int(date[1]) > _MONTHS_OF_YEAR:
                return False
            dates.add(text[:10])
        elif found := _TEXT.fullmatch(text):
            if int(found[2 if order == "mdy" else 1]) <= _MONTHS_OF_YEAR:
                return False
            texts.add(found[0].split()[0])
    return min(len(dates), len(texts)) >= FEWEST
