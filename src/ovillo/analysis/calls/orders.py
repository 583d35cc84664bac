"""The legal frame of a tap: the rows that no judge's order covers.

A row is covered where an order for its table names one of its two numbers and holds when it begins, by the clock of
the table.
"""

from collections.abc import Sequence
from datetime import UTC
from pathlib import PurePosixPath

import ibis

from ovillo.analysis.calls.columns import MOMENT, Expression, Query
from ovillo.domain.calls import TABLE
from ovillo.domain.taps import TapOrder

_SPANS = {"number": "string", "place": "int64", "first_second": "int64", "last_second": "int64"}


def rows_outside(calls: Expression, orders: Sequence[TapOrder], query: Query, *, names: Sequence[str]) -> Expression:
    """The rows that no order covers: row.

    Args:
        calls: of all tables, their rows told apart by `TABLE`.
        orders: all that were named; none covers nothing.
        query: runs expressions.
        names: of the tables as files, in their order.
    """
    held = [
        (order.number, place, *(int(each.replace(tzinfo=UTC).timestamp()) for each in (order.first, order.last)))
        for place, name in enumerate(names)
        for order in orders
        if order.table in {"", name, PurePosixPath(name).name}
    ]
    spans = query.load(_SPANS, {column: [one[at] for one in held] for at, column in enumerate(_SPANS)})
    placed = calls.select(
        *("row", "caller", "called"),
        place=(calls.row // TABLE).cast("int64"),
        clock=calls.instant + calls.moment % MOMENT - MOMENT // 2,
    )
    sides = [placed.join(spans, [placed[side] == spans.number, "place"]) for side in ("caller", "called")]
    covered = ibis.union(
        *(each.filter(each.clock.between(each.first_second, each.last_second)).select("row") for each in sides)
    )
    return placed.anti_join(covered, "row").select("row")
