"""Who calls whom: each pair of numbers with how much, when, and which side begins."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import ibis

from ovillo.analysis.calls.columns import Expression, Query, between_two, text_of

NIGHT_FROM, NIGHT_TO = 22, 6
"""Hours of the table's own time zone between which a call that begins counts as at night."""


@dataclass(frozen=True, slots=True)
class ContactPair:
    """Two numbers, in the order of their text."""

    a: str
    b: str
    count: int
    minutes: float | None
    """Of those whose duration the table tells; None where it tells none."""
    first: str
    last: str
    night_share: float
    """Share of the calls that begin at night, 0 to 1."""
    balance: float
    """(calls from a to b - calls from b to a) / all: 1 where only a calls, -1 where only b does."""
    rows: Sequence[int]
    messages: int
    """How many of `count` the table calls messages."""
    untold: int = 0
    """How many of the others the table tells no duration of."""


def pairs(calls: Expression) -> Expression:
    """For each pair: a, b, count, seconds, first and last moment, how many at night, from a to b, messages, untold."""
    return _grouped(calls).aggregate(**_measures())


def contact_pairs(calls: Expression, query: Query, *, most: int | None = None) -> Iterator[ContactPair]:
    """The pairs, most calls first; rows without another side and calls to oneself are in none.

    Args:
        calls: the table.
        query: runs it.
        most: how many pairs at most; None gives all.
    """
    if most is not None:
        calls = _calls_of_the_most(calls, query, most)
    found = query.fetch(_in_order(_grouped(calls).aggregate(**_measures(), rows=_rows())).limit(most))
    for a, b, count, seconds, begin, end, night, from_a, messages, untold, its_rows in found:
        yield ContactPair(
            a,
            b,
            count,
            None if seconds is None else round(int(seconds) / 60, 2),
            text_of(begin),
            text_of(end),
            round(int(night) / count, 4),
            round((2 * int(from_a) - count) / count, 4),
            its_rows,
            int(messages),
            int(untold),
        )


def _calls_of_the_most(calls: Expression, query: Query, most: int) -> Expression:
    """The calls among the numbers of the pairs that have most of them: only these need be measured."""
    counted = _grouped(calls).aggregate(count=ibis._.count())
    first = query.fetch(_in_order(counted).limit(most))
    wanted = sorted({number for a, b, _ in first for number in (a, b)})
    return calls.filter(calls.caller.isin(wanted) & calls.called.isin(wanted))


def _rows() -> Expression:
    return ibis._.row.collect().sort()


def _in_order(found: Expression) -> Expression:
    return found.order_by(found["count"].desc(), "a", "b")


def _sided(calls: Expression) -> Expression:
    two = between_two(calls)
    return two.mutate(a=ibis.least(two.caller, two.called), b=ibis.greatest(two.caller, two.called))


def _grouped(calls: Expression) -> Expression:
    return _sided(calls).group_by("a", "b")


def _measures() -> dict[str, Expression]:
    each = ibis._
    is_night = (each.hour >= NIGHT_FROM) | (each.hour < NIGHT_TO)
    return {
        "count": each.count(),
        "seconds": each.seconds.sum(),
        "first": each.moment.min(),
        "last": each.moment.max(),
        "night": is_night.sum(),
        "from_a": (each.caller == each.a).sum(),
        "messages": each.message.sum(),
        "untold": (each.seconds.isnull() & (each.message == 0)).sum(),
    }
