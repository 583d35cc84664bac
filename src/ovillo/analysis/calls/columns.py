"""The table that every question is asked of, and who runs an expression over it.

1. An analysis is an Ibis expression: it names columns, never a database. Whoever runs it is an argument.
2. A moment is one whole number, so that the least and the greatest keep their offset: `MOMENT` per second UTC, plus
   the offset from UTC in seconds and half a `MOMENT`.
3. A row is its row in the table; with several tables, `row + TABLE * place of its table`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any, Final, Protocol

import ibis

from ovillo.domain.calls import TABLE, Call

MOMENT: Final = 1_000_000
CALL_COLUMNS: Final[Mapping[str, str]] = {
    "row": "int64",
    "caller": "string",
    "called": "string",
    "instant": "int64",
    "moment": "int64",
    "day": "int32",
    "hour": "int8",
    "seconds": "int64",
    "cell": "string",
    "located": "string",
    "message": "int8",
}
"""As `domain.calls.Call` has them; `day` (since 1970-01-01) and `hour` are those of the table's own time zone."""
_EPOCH: Final = date(1970, 1, 1)

Expression = Any  # Any: an Ibis table, whose columns are attributes that no type checker knows


class Query(Protocol):
    """Runs expressions over the tables that it holds."""

    def fetch(self, expression: Expression) -> Iterator[tuple[Any, ...]]:  # Any: what the columns hold
        """The rows of an expression, in its order."""
        ...

    def keep(self, expression: Expression) -> Expression:
        """The same rows, worked out once."""
        ...

    def load(self, columns: Mapping[str, str], rows: Mapping[str, Sequence[object]]) -> Expression:
        """A table of these values."""
        ...


def columns_of(calls: Sequence[Call], *, table: int = 0) -> Mapping[str, Sequence[object]]:
    """Calls as columns.

    Args:
        calls: of one table.
        table: its place among several (rule 3).
    """
    starts = [datetime.fromisoformat(call.at) for call in calls]
    shifts = [int((start.utcoffset() or timedelta()).total_seconds()) for start in starts]
    return {
        "row": [call.row + TABLE * table for call in calls],
        "caller": [call.caller for call in calls],
        "called": [call.called for call in calls],
        "instant": [call.instant for call in calls],
        "moment": [moment_of(call.instant, shift) for call, shift in zip(calls, shifts, strict=True)],
        "day": [day_number(start.date()) for start in starts],
        "hour": [start.hour for start in starts],
        "seconds": [call.seconds for call in calls],
        "cell": [call.cell for call in calls],
        "located": [call.located for call in calls],
        "message": [int(call.is_message) for call in calls],
    }


def calls_of(rows: Iterable[tuple[Any, ...]]) -> Iterator[Call]:  # Any: what the columns hold
    """The calls that rows with the columns `CALL_COLUMNS` tell of."""
    for row, caller, called, instant, moment, _, _, seconds, cell, located, message in rows:
        yield Call(row, caller, called, instant, text_of(moment), seconds, cell, located, bool(message))


def in_tables(tables: Sequence[Expression]) -> Expression:
    """The calls of several tables as one, their rows told apart (rule 3)."""
    first, *others = tables
    if not others:
        return first
    names = list(CALL_COLUMNS)
    moved = [each.mutate(row=each.row + TABLE * place).select(names) for place, each in enumerate(others, start=1)]
    return ibis.union(first.select(names), *moved)


def moment_of(instant: int, shift: int) -> int:
    """Seconds UTC and the offset of the table's time zone as one number (rule 2)."""
    return instant * MOMENT + shift + MOMENT // 2


def text_of(moment: int) -> str:
    """A moment in its own time zone, ISO 8601."""
    instant, rest = divmod(moment, MOMENT)
    zone = timezone(timedelta(seconds=rest - MOMENT // 2))
    return datetime.fromtimestamp(instant, UTC).astimezone(zone).isoformat(timespec="seconds")


def day_number(day: date) -> int:
    """Days since 1970-01-01."""
    return (day - _EPOCH).days


def day_text(number: int) -> str:
    """ISO date of a day since 1970-01-01."""
    return (_EPOCH + timedelta(days=number)).isoformat()


def between_two(calls: Expression) -> Expression:
    """The rows that have two sides that differ."""
    return calls.filter((calls.called != "") & (calls.caller != calls.called))


def both_ways(calls: Expression) -> Expression:
    """Each row between two once from either side: `own` and `other` in place of caller and called."""
    two = between_two(calls)
    forth = two.mutate(own=two.caller, other=two.called)
    back = two.mutate(own=two.called, other=two.caller)
    return ibis.union(forth, back)
