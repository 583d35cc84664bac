"""Payments: who pays whom, amounts just under a limit, who is paid after an event.

1. Currencies are never added up: every answer is for one currency.
2. Just under a limit is from nine tenths of it up to it. Usual is the share of all others' payments that lie there.
3. After an event: who is paid on how many days within some days after events, beside how many that would be were they
   paid on any days of the table. What is counted is days of payment, because events whose days overlap are not many
   draws. Whoever is paid regularly, as rents are, is said to be and comes last.
4. "Unknown", "-" and the like are no party: their payments are part of what is usual, and stand for nobody.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean, pstdev
from typing import Final

import ibis

from ovillo.analysis.calls.chance import at_least_of
from ovillo.analysis.calls.columns import Expression, Query, day_text
from ovillo.analysis.records.columns import SMALL_SAMPLE
from ovillo.domain.nobody import names_nobody

JUST_UNDER: Final = 0.9
FEWEST_UNDER: Final = 3
FEWEST_GAPS: Final = 3
MOST_UNEVEN: Final = 0.25
"""Standard deviation of the days between payments, as a share of their mean, up to which they are regular."""
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


@dataclass(frozen=True, slots=True)
class PaidAfter:
    """A party that is paid after events."""

    payee: str
    currency: str
    events: int
    """Events after which it is paid."""
    of: int
    """Events in the time that the table covers."""
    payments: int
    """That it receives in all."""
    days_paid: int
    """Days on which it is paid."""
    days_after: int
    """Those of them that lie within the days after an event."""
    expected: float
    """Of them, were it paid on any days of the table."""
    chance: float
    is_small_sample: bool
    is_regular: bool
    """Paid at much the same distance, as rents and wages are: such days do not depend on events."""
    total: float
    """Paid after the events."""
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


def find_paid_after(payments: Expression, query: Query, *, events: Sequence[int], days: int) -> Sequence[PaidAfter]:
    """Who is paid within `days` days after two events at least; regular payments come last, the likeliest too."""
    ((begin, end),) = query.fetch(payments.aggregate(begin=payments.day.min(), end=payments.day.max()))
    if begin is None:
        return []
    inside = sorted({event for event in events if begin <= event <= end})
    told = query.load({"event": "int32"}, {"event": inside})
    later = payments.cross_join(told).filter((each.day >= each.event) & (each.day <= each.event + days))
    after = later.group_by("payee", "currency").aggregate(
        events=each.event.nunique(), rows=each.row.collect(distinct=True)
    )
    few = query.keep(after.filter(after.events > 1))
    amounts = dict(query.fetch(later.select("row", "amount").distinct()))
    received: dict[tuple[str, str], list[int]] = defaultdict(list)
    for payee, currency, day in query.fetch(
        payments.semi_join(few, ["payee", "currency"]).select("payee", "currency", "day")
    ):
        received[payee, currency].append(day)
    reached = {event + past for event in inside for past in range(days + 1) if event + past <= end}
    share = len(reached) / (end - begin + 1)
    found = []
    for payee, currency, count, rows in query.fetch(few.select("payee", "currency", "events", "rows")):
        if names_nobody(payee):
            continue
        paid = sorted(set(received[payee, currency]))
        near = len(reached.intersection(paid))
        found.append(
            PaidAfter(
                payee,
                currency,
                count,
                len(inside),
                len(received[payee, currency]),
                len(paid),
                near,
                round(len(paid) * share, 3),
                float(f"{at_least_of(near, len(paid), share):.3g}"),
                len(inside) < SMALL_SAMPLE or len(paid) < SMALL_SAMPLE,
                is_regular(paid),
                _money(sum(amounts[row] for row in rows)),
                sorted(rows),
            )
        )
    return sorted(found, key=lambda one: (one.is_regular, one.chance, -one.days_after, one.payee, one.currency))


def is_regular(days: Sequence[int]) -> bool:
    """Whether days follow one another at much the same distance, as rents, wages and instalments do.

    Args:
        days: distinct, the earliest first.
    """
    gaps = [later - earlier for earlier, later in pairwise(days)]
    return len(gaps) >= FEWEST_GAPS and pstdev(gaps) <= MOST_UNEVEN * fmean(gaps)


def _money(hundredths: int) -> float:
    return round(int(hundredths) / 100, 2)
