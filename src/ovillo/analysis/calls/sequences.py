"""What follows what: chains of calls, silences, and the first contact after an event.

1. A chain is a call from A to B and, within some minutes of its start, one from B to C, another than A. Chance: B calls
   C as often, but evenly over the time that the table covers.
2. A silence is a time without calls of a number that its own rate does not explain: chance gives one as long on
   fewer than one in a hundred tables with as many pauses (exponential, threshold divided by the pauses looked at).
   The rate is that outside of the silence. A number that stays silent to the end of the table has one without end.
3. The first contact after an event is each number's first row between two from that moment on, with whom, and whether
   the two had been in contact before in this table.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import ibis

from ovillo.analysis.calls.chance import at_least
from ovillo.analysis.calls.columns import MOMENT, Expression, Query, between_two, both_ways, text_of

ACCEPTED_CHANCE: Final = 0.01
FEWEST_CALLS: Final = 5
DAY: Final = 86_400
each = ibis._


@dataclass(frozen=True, slots=True)
class Chain:
    """Calls from `a` to `b` that calls from `b` to `c` follow."""

    a: str
    b: str
    c: str
    times: int
    """Calls from a to b that one from b to c follows in time."""
    expected: float
    """By chance (rule 1)."""
    chance: float
    """Of as many or more, for these three."""
    first: str
    last: str
    rows: Sequence[int]


@dataclass(frozen=True, slots=True)
class Silence:
    """A time in which a number has no call."""

    number: str
    last_before: str
    first_after: str | None
    """None where the number has no later call in the table."""
    days: float
    """Up to the end of the table where there is no later call."""
    calls_per_day: float
    """Outside of the silence."""
    chance: float
    """Of a pause as long, for this one number at this rate."""
    rows: Sequence[int]
    """The calls on either side."""


@dataclass(frozen=True, slots=True)
class FirstContact:
    """The first call of a number after a moment."""

    number: str
    other: str
    is_caller: bool
    at: str
    minutes_after: float
    is_new: bool
    """Whether the two had no contact in the table before that moment."""
    rows: Sequence[int]


def find_chains(calls: Expression, query: Query, *, minutes: int, fewest: int = 2) -> Sequence[Chain]:
    """The chains that occur at least `fewest` times, those that chance explains least first."""
    window = minutes * 60
    two = query.keep(between_two(calls).select("row", "caller", "called", "instant", "moment"))
    ((begin, end),) = query.fetch(two.aggregate(begin=two.instant.min(), end=two.instant.max()))
    if begin is None:
        return []
    pairs = two.group_by("caller", "called").aggregate(count=each.count())
    from_a = pairs.select(a=pairs.caller, b=pairs.called, count_ab=pairs["count"])
    from_b = pairs.select(b=pairs.caller, c=pairs.called, count_bc=pairs["count"])
    found = _links(two, window=window).group_by("a", "b", "c")
    found = found.aggregate(
        times=each.early.nunique(),
        first=each.moment.min(),
        last=each.last.max(),
        early=each.early.collect(distinct=True),
        late=each.late.collect(distinct=True),
    )
    found = found.filter(found.times >= fewest).join(from_a, ["a", "b"]).join(from_b, ["b", "c"])
    share = min(1.0, window / max(end - begin, 1))
    chains = [
        Chain(
            a,
            b,
            c,
            times,
            # A call is followed or not: several calls to c within the window still follow it once.
            round(expected := ab * -math.expm1(-bc * share), 4),
            float(f"{at_least(times, expected):.3g}"),
            text_of(first),
            text_of(last),
            sorted({*early, *late}),
        )
        for b, a, c, times, first, last, early, late, ab, bc in query.fetch(
            found.select("b", "a", "c", "times", "first", "last", "early", "late", "count_ab", "count_bc")
        )
    ]
    return sorted(chains, key=lambda one: (one.chance, -one.times, one.a, one.b, one.c))


def _links(two: Expression, *, window: int) -> Expression:
    """Every call from a to b with each call from b to c that starts within `window` seconds of it."""
    first = two.select(
        a=two.caller, b=two.called, early=two.row, moment=two.moment, start=two.instant, stretch=two.instant // window
    )
    later = two.select(
        b=two.caller, c=two.called, late=two.row, last=two.moment, then=two.instant, stretch=two.instant // window
    )
    sought = ibis.union(later, later.mutate(stretch=later.stretch - 1))
    both = first.join(sought, ["b", "stretch"])
    return both.filter((both.then >= both.start) & (both.then - both.start <= window) & (both.a != both.c))


def find_silences(calls: Expression, query: Query) -> Sequence[Silence]:
    """The silences of all numbers, in the order in which they begin."""
    sided = both_ways(calls).select("own", "row", "instant", "moment").distinct()
    in_order = ibis.window(group_by="own", order_by=[sided.instant, sided.row])
    whole = ibis.window(group_by="own")
    paused = sided.mutate(
        next_instant=sided.instant.lead().over(in_order),
        next_moment=sided.moment.lead().over(in_order),
        next_row=sided.row.lead().over(in_order),
        calls=sided.row.count().over(whole),
        begin=sided.instant.min().over(whole),
        end=sided.instant.max().over(whole),
        table_end=sided.instant.max().over(ibis.window()),
        pauses=sided.row.count().over(ibis.window()),
    )
    until = paused.next_instant.coalesce(paused.table_end)
    paused = paused.mutate(length=until - paused.instant)
    life = ibis.greatest(paused.next_instant.coalesce(paused.table_end), paused.end) - paused.begin
    rest = (life - paused.length).cast("float64")
    rate = (paused.calls - 1).cast("float64") / rest
    bound = paused.pauses.cast("float64").log() - math.log(ACCEPTED_CHANCE)
    found = paused.mutate(rate=rate).filter(
        (paused.calls >= FEWEST_CALLS) & (rest > 0) & (rate * paused.length > bound) & (paused.length >= DAY)
    )
    found = found.order_by("instant", "own").select("own", "moment", "next_moment", "length", "rate", "row", "next_row")
    return [
        Silence(
            own,
            text_of(moment),
            text_of(after) if after is not None else None,
            round(length / DAY, 2),
            round(rate * DAY, 3),
            float(f"{math.exp(-rate * length):.3g}"),
            [row] if next_row is None else sorted((row, next_row)),
        )
        for own, moment, after, length, rate, row, next_row in query.fetch(found)
    ]


def find_first_contacts(calls: Expression, query: Query, *, clock: int) -> Iterator[FirstContact]:
    """Each number's first call from a moment on, earliest first.

    Args:
        calls: the table.
        query: runs it.
        clock: of the event, as the clocks of each row's own time zone showed it: seconds since 1970-01-01 00:00.
    """
    two = between_two(calls)
    # An event is told by the clock on the wall, and a row may have an offset of its own.
    two = two.mutate(clock=two.instant + two.moment % MOMENT - MOMENT // 2)
    forth = two.select("row", "instant", "clock", "moment", own=two.caller, other=two.called, is_caller=ibis.literal(1))
    back = two.select("row", "instant", "clock", "moment", own=two.called, other=two.caller, is_caller=ibis.literal(0))
    sided = ibis.union(forth, back)
    after = sided.filter(sided.clock >= clock)
    place = ibis.row_number().over(ibis.window(group_by="own", order_by=[after.instant, after.row]))
    first = after.mutate(place=place).filter(each.place == 0)
    before = sided.filter(sided.clock < clock).select("own", "other").distinct().mutate(known=ibis.literal(1))
    found = first.left_join(before, ["own", "other"])
    found = found.select("own", "other", "is_caller", "clock", "moment", "row", "known", "instant").order_by(
        "instant", "row", "own"
    )
    for own, other, is_caller, start, moment, row, known, _ in query.fetch(found):
        minutes = round((start - clock) / 60, 2)
        yield FirstContact(own, other, bool(is_caller), text_of(moment), minutes, known is None, [row])
