"""The days that sources give for an act of one day."""

from collections.abc import Sequence
from datetime import date
from itertools import product

from ovillo.domain.statements import Statement

ON_ONE_DAY = frozenset({"detained", "released", "convicted", "sentenced", "acquitted", "rescued", "indicted"})

Interval = tuple[date, date]
"""Both ends included."""


def day_of(statement: Statement) -> Interval | None:
    """The interval given for an act of one day with a named object."""
    when = statement.when
    if statement.predicate not in ON_ONE_DAY or statement.object is None or statement.value is not None:
        return None
    return (when.start, when.end) if when is not None and when.start and when.end else None


def touch(left: Interval, right: Interval) -> bool:
    """Whether some day is in both."""
    return left[0] <= right[1] and right[0] <= left[1]


def exclude(left: Sequence[Interval], right: Sequence[Interval]) -> bool:
    """Whether no interval of one touches one of the other."""
    return not any(touch(one, other) for one, other in product(left, right))
