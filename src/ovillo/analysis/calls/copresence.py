"""Numbers that are seen in the same cell within some minutes, beside how often chance would show them so.

1. An occasion is a maximal chain of meetings of one pair in one cell, each within the window of the one before.
2. Chance: both keep their rows of that cell and spread them evenly over the time that the table covers, day and
   night alike; people who live by one mast meet there more often than that says.
3. Two rows that meet lie in one stretch of time as long as the window, or in neighbouring ones: only those are
   compared.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import ibis

from ovillo.analysis.calls.chance import at_least
from ovillo.analysis.calls.columns import Expression, Query, text_of


@dataclass(frozen=True, slots=True)
class Copresence:
    """Two numbers in the same cells at about the same time."""

    a: str
    b: str
    times: int
    """Separate occasions."""
    expected: float
    """Occasions that chance gives, by rule 2."""
    chance: float
    """Of as many occasions or more, for this one pair."""
    cells: Sequence[str]
    first: str
    last: str
    rows: Sequence[int]


def find_copresence(calls: Expression, query: Query, *, minutes: int) -> Sequence[Copresence]:
    """The pairs that share a cell within `minutes`, those that chance explains least first."""
    window = minutes * 60
    placed = query.keep(
        calls.filter((calls.cell != "") & (calls.located != "")).mutate(stretch=(calls.instant // window).cast("int64"))
    )
    ((begin, end),) = query.fetch(placed.aggregate(begin=placed.instant.min(), end=placed.instant.max()))
    if begin is None:
        return []
    span = max(end - begin, 1)
    met = query.keep(meetings(placed, window=window))
    each = ibis._
    found = _occasions(met, window=window).group_by("a", "b")
    found = found.aggregate(
        times=each.is_new.sum(),
        cells=each.cell.collect(distinct=True),
        first=each.first.min(),
        last=each.last.max(),
        early=each.early.collect(distinct=True),
        late=each.late.collect(distinct=True),
    )
    joined = found.join(_expected(met, placed, share=min(1.0, 2 * window / span)), ["a", "b"])
    answers = [
        Copresence(
            a,
            b,
            int(times),
            round(expected, 4),
            float(f"{at_least(int(times), expected):.3g}"),
            sorted(cells),
            text_of(first),
            text_of(last),
            sorted({*early, *late}),
        )
        for a, b, times, cells, first, last, early, late, expected in query.fetch(joined)
    ]
    return sorted(answers, key=lambda one: (one.chance, -one.times, one.a, one.b))


def meetings(placed: Expression, *, window: int) -> Expression:
    """Every two rows of different numbers in one cell within `window` seconds: a, b, cell, both rows and moments.

    Args:
        placed: rows that have a cell, with `stretch`, the number of the stretch of time (rule 3).
        window: seconds.
    """
    here = placed.select("cell", "stretch", "located", "instant", "moment", "row")
    sought = ibis.union(here, here.mutate(stretch=here.stretch - 1))
    later = sought.rename({f"later_{name}": name for name in ("located", "instant", "moment", "row")})
    two = here.join(later, ["cell", "stretch"])
    is_later = (two.later_instant > two.instant) | ((two.later_instant == two.instant) & (two.later_row > two.row))
    two = two.filter(is_later & (two.located != two.later_located) & (two.later_instant - two.instant <= window))
    return two.select(
        "cell",
        "later_instant",
        a=ibis.least(two.located, two.later_located),
        b=ibis.greatest(two.located, two.later_located),
        early=two.row,
        late=two.later_row,
        first=two.moment,
        last=two.later_moment,
    )


def _occasions(met: Expression, *, window: int) -> Expression:
    in_order = ibis.window(group_by=["a", "b", "cell"], order_by=[met.later_instant, met.late, met.early])
    before = met.later_instant.lag().over(in_order)
    return met.mutate(is_new=(before.isnull() | (met.later_instant - before > window)).cast("int64"))


def _expected(met: Expression, placed: Expression, *, share: float) -> Expression:
    counts = placed.group_by("cell", "located").aggregate(rows=ibis._.count())
    of_a = counts.select("cell", a=counts.located, rows_a=counts.rows)
    of_b = counts.select("cell", b=counts.located, rows_b=counts.rows)
    both = met.select("a", "b").distinct().join(of_a, "a").join(of_b, ["b", "cell"])
    products = (both.rows_a * both.rows_b).cast("float64")
    return both.mutate(product=products).group_by("a", "b").aggregate(expected=ibis._.product.sum() * share)
