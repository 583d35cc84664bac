"""What the page of calls shows besides the questions of `workflows.calls`: when calls begin, and their rows."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import ibis

from ovillo.analysis.calls.columns import CALL_COLUMNS, Expression, Query, calls_of
from ovillo.domain.calls import Call

WEEKDAYS = 7
HOURS = 24
_THURSDAY = 3
"""Of the week that begins on Monday: 1 January 1970."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which calls are meant; None means all."""

    numbers: Collection[str] = ()
    weekday: int | None = None
    """0 is Monday."""
    hour: int | None = None
    """Of the table's own time zone."""
    rows: Collection[int] | None = None


def chosen_calls(calls: Expression, chosen: Chosen) -> Expression:
    """Those calls."""
    if chosen.numbers:
        wanted = sorted(set(chosen.numbers))
        calls = calls.filter(calls.caller.isin(wanted) | calls.called.isin(wanted))
    if chosen.weekday is not None:
        calls = calls.filter(_weekday(calls) == chosen.weekday)
    if chosen.hour is not None:
        calls = calls.filter(calls.hour == chosen.hour)
    if chosen.rows is not None:
        calls = calls.filter(calls.row.isin(sorted(set(chosen.rows))))
    return calls


def _weekday(calls: Expression) -> Expression:
    days = calls.day.cast("int64") + _THURSDAY
    return ((days % WEEKDAYS) + WEEKDAYS) % WEEKDAYS


def hours_of_week(calls: Expression, query: Query) -> Sequence[Sequence[int]]:
    """How many calls begin in each hour of each weekday: seven rows, Monday first, of 24 counts."""
    sided = calls.mutate(weekday=_weekday(calls))
    found = query.fetch(sided.group_by("weekday", "hour").aggregate(count=ibis._.count()))
    table = [[0] * HOURS for _ in range(WEEKDAYS)]
    for weekday, hour, count in found:
        table[int(weekday)][int(hour)] = int(count)
    return table


def read_rows(calls: Expression, query: Query, *, start: int, most: int) -> tuple[Sequence[Call], int]:
    """Some calls by time, and how many there are."""
    ((count,),) = query.fetch(calls.aggregate(count=calls.count()))
    rows = query.fetch(calls.select(list(CALL_COLUMNS)).order_by("instant", "row").limit(most, offset=start))
    return list(calls_of(rows)), int(count)
