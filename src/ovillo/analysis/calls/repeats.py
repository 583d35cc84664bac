"""Rows that tell one call again: the other side's file has it too, or a company sent a table twice.

1. Two rows are one call where caller, called, second of the start and duration are the same, whichever table they are
   of; the first row stands for it. Of a data session the cell must be the same too.
2. For who was where, they are one only where they place the same number in the same cell: each side's file tells its
   own.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ovillo.analysis.calls.columns import Expression, Query


@dataclass(frozen=True, slots=True)
class OnceEach:
    """Calls without those rows that tell them again."""

    calls: Expression
    """By rule 1."""
    presences: Expression
    """By rule 2."""
    again: dict[int, Sequence[int]]
    """Each row that stands for a call, with the further rows that tell it (rule 1)."""


def once_each(calls: Expression, query: Query) -> OnceEach:
    """Every call once; nothing is looked up twice where no row repeats another."""
    where = (calls.called == "").ifelse(calls.cell, "")
    # Two rows that tell no duration are alike in it; null equals nothing.
    told = calls.mutate(where=where, lasted=calls.seconds.fill_null(-1))
    same = query.keep(_again(told, ["caller", "called", "instant", "lasted", "where"]))
    again: dict[int, list[int]] = {}
    for row, first in query.fetch(same.order_by("row")):
        again.setdefault(first, []).append(row)
    if not again:
        return OnceEach(calls, calls, {})
    placed = query.keep(_again(told, ["caller", "called", "instant", "lasted", "located", "cell"]))
    return OnceEach(calls.anti_join(same, "row"), calls.anti_join(placed, "row"), dict(again))


def _again(calls: Expression, same: Sequence[str]) -> Expression:
    """The rows that are equal in these columns to one before them: row, first."""
    groups = calls.group_by(same).aggregate(first=calls.row.min(), times=calls.row.count())
    several = groups.filter(groups.times > 1)
    joined = calls.join(several, list(same))
    return joined.filter(joined.row != joined["first"]).select("row", "first")
