"""Payments: who pays whom, amounts just under a limit; who is paid after an event is `paid_after`'s.

1. Currencies are never added up: every answer is for one currency.
2. Just under a limit is from nine tenths of it up to it. Usual is the share of all others' payments that lie there.
3. "Unknown", "-" and the like are no party: their payments are part of what is usual, and stand for nobody.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import ibis

from ovillo.analysis.calls.chance import SMALL_SAMPLE, at_least_of
from ovillo.analysis.calls.columns import Expression, Query, day_text
from ovillo.domain.nobody import names_nobody

JUST_UNDER: Final = 0.9
FEWEST_UNDER: Final = 3
each = ibis._


@dataclass(frozen=True, slots=True)
class Flow:
    """All payments from one party to another in one currency."""

    payer: str
    payee: str
    currency: str
    count: int
    total: float
    largest: float
    first: str
    last: str
    rows: Sequence[int]


@dataclass(frozen=True, slots=True)
class Structuring:
    """A party whose payments lie just under a limit more often than those of others."""

    party: str
    side: str
    """payer or payee."""
    currency: str
    count: int
    """Payments just under the limit."""
    of: int
    """Payments of this party on this side."""
    base_rate: float
    """Share of all others' payments that lie there."""
    others: int
    """Payments of all others; where there are none nothing is usual."""
    expected: float
    chance: float
    is_small_sample: bool
    total: float
    first: str
    last: str
    rows: Sequence[int]


def find_flows(payments: Expression, query: Query) -> Sequence[Flow]:
    """The flows, most money first within each currency."""
    found = payments.group_by("payer", "payee", "currency").aggregate(
        count=each.count(),
        total=each.amount.sum(),
        largest=each.amount.max(),
        first=each.day.min(),
        last=each.day.max(),
        rows=each.row.collect().sort(),
    )
    return [
        Flow(payer, payee, currency, count, _money(total), _money(largest), day_text(first), day_text(last), rows)
        for payer, payee, currency, count, total, largest, first, last, rows in query.fetch(
            found.order_by("currency", each.total.desc(), "payer", "payee")
        )
    ]


def find_structuring(payments: Expression, query: Query, *, limit: float) -> Sequence[Structuring]:
    """Parties with at least `FEWEST_UNDER` payments just under a limit, those that chance explains least first."""
    top = round(limit * 100)
    under = (payments.amount >= round(top * JUST_UNDER)) & (payments.amount < top)
    marked = payments.mutate(is_under=under.cast("int64"))
    whole = {
        currency: (count, int(inside))
        for currency, count, inside in query.fetch(
            marked.group_by("currency").aggregate(count=each.count(), inside=each.is_under.sum())
        )
    }
    found = []
    for side in ("payer", "payee"):
        grouped = marked.group_by(party=marked[side], currency=marked.currency).aggregate(
            of=each.count(), count=each.is_under.sum()
        )
        few = marked.filter(marked.is_under == 1).group_by(party=each[side], currency=each.currency)
        shown = few.aggregate(
            total=each.amount.sum(), first=each.day.min(), last=each.day.max(), rows=each.row.collect().sort()
        )
        joined = grouped.filter(grouped["count"] >= FEWEST_UNDER).join(shown, ["party", "currency"])
        for party, currency, of, inside, total, first, last, rows in query.fetch(
            joined.select("party", "currency", "of", "count", "total", "first", "last", "rows")
        ):
            count = int(inside)
            others, others_inside = whole[currency][0] - of, whole[currency][1] - count
            base = others_inside / others if others else 0.0
            if names_nobody(party) or (others and count <= of * base):
                continue
            # One more than was seen: a share of exactly nothing is not known from a few others.
            usual = (others_inside + 1) / (others + 1)
            days = day_text(first), day_text(last)
            found.append(
                Structuring(
                    party,
                    side,
                    currency,
                    count,
                    of,
                    round(base, 4),
                    others,
                    round(of * base, 3),
                    float(f"{at_least_of(count, of, usual):.3g}"),
                    of < SMALL_SAMPLE or others < SMALL_SAMPLE,
                    _money(total),
                    *days,
                    rows,
                )
            )
    return sorted(found, key=lambda one: (one.chance, -one.count, one.party, one.side, one.currency))


def _money(hundredths: int) -> float:
    return round(int(hundredths) / 100, 2)
