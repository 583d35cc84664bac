"""The row of a table as somebody who opens the file finds it."""

from collections.abc import Callable

from ovillo.domain.calls import SHEET
from ovillo.domain.messages import mark


def row_of(row: int, say: Callable[..., str]) -> str:
    """A row, after its sheet where it is not of the first."""
    sheet = say(mark("sheet {sheet}"), sheet=row // SHEET + 1) + ": " if row >= SHEET else ""
    return f"{sheet}{row % SHEET}"
