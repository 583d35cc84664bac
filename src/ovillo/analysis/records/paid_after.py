"""Who is paid after an event, beside how often whoever is paid on any day would be.

1. What is counted is days of payment, because events whose days overlap are not many draws; events of one day are one.
2. A table tells its first and its last payment, not from when to when it was kept. Every event is counted that was
   told; beside it stands how many of them have a day from the first payment to the last. What is expected is told
   both ways: of the days from the first payment to the last, and were the table kept through the days of all events.
3. Whoever is paid regularly, as rents are, is said to be and comes last; not where there is one day of payment after
   each event and no other: such days are as regular as the events are.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean, pstdev
from typing import Final

import ibis

from ovillo.analysis.calls.chance import SMALL_SAMPLE, at_least_of
from ovillo.analysis.calls.columns import Expression, Query
from ovillo.domain.nobody import names_nobody

FEWEST_GAPS: Final = 3
MOST_UNEVEN: Final = 0.25
"""Standard deviation of the days between payments, as a share of their mean, up to which they are regular."""
each = ibis._


@dataclass(frozen=True, slots=True)
class PaidAfter:
    """A party that is paid after events."""

    payee: str
    currency: str
    events: int
    """Events after which it is paid."""
    of: int
    """Events that were told."""
    seen: int
    """Those of them with a day from the first payment of the table to the last."""
    payments: int
    """That it receives in all."""
    days_paid: int
    """Days on which it is paid."""
    days_after: int
    """Those of them that lie within the days after an event."""
    expected: float
    """Of them, were it paid on any days from the first payment of the table to the last."""
    chance: float
    expected_of_all: float
    """The same of all days of the table and of the events, were the table kept through them."""
    chance_of_all: float
    is_small_sample: bool
    is_regular: bool
    """Paid at much the same distance, as rents and wages are: such days do not depend on events."""
    total: float
    """Paid after the events."""
    rows: Sequence[int]


@dataclass(frozen=True, slots=True)
class EventsSeen:
    """Which events a table of payments tells of (rule 2); days since 1970-01-01, in order."""

    told: Sequence[int]
    """Each day once."""
    days: int
    """How many days an event reaches."""
    begin: int
    """Of the first payment."""
    end: int
    """Of the last."""

    @property
    def seen(self) -> Sequence[int]:
        """Those with a day from the first payment to the last."""
        return [event for event in self.told if event + self.days >= self.begin and event <= self.end]

    @property
    def unseen(self) -> Sequence[int]:
        """The others."""
        return [event for event in self.told if event + self.days < self.begin or event > self.end]

    @property
    def partly(self) -> Sequence[int]:
        """Those of `seen` some of whose days lie before the first payment or after the last."""
        return [event for event in self.seen if event < self.begin or event + self.days > self.end]

    @property
    def reached(self) -> set[int]:
        """The days of all events."""
        return {event + past for event in self.told for past in range(self.days + 1)}

    def shares(self) -> tuple[float, float]:
        """Of the days from the first payment to the last, and of those of the table and of all events together."""
        if not self.told:
            return 0.0, 0.0
        reached = self.reached
        inside = sum(self.begin <= day <= self.end for day in reached)
        first, last = min(self.begin, self.told[0]), max(self.end, self.told[-1] + self.days)
        return inside / (self.end - self.begin + 1), len(reached) / (last - first + 1)


def events_seen(payments: Expression, query: Query, *, events: Sequence[int], days: int) -> EventsSeen | None:
    """The events beside the days of the payments; None where there is no payment."""
    ((begin, end),) = query.fetch(payments.aggregate(begin=payments.day.min(), end=payments.day.max()))
    return None if begin is None else EventsSeen(sorted(set(events)), days, begin, end)


def find_paid_after(payments: Expression, query: Query, *, events: Sequence[int], days: int) -> Sequence[PaidAfter]:
    """Who is paid within `days` days after two events at least; regular payments come last, the likeliest too."""
    told = events_seen(payments, query, events=events, days=days)
    if told is None:
        return []
    loaded = query.load({"event": "int32"}, {"event": told.seen})
    later = payments.cross_join(loaded).filter((each.day >= each.event) & (each.day <= each.event + days))
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
    reached, shares = told.reached, told.shares()
    found = []
    for payee, currency, count, rows in query.fetch(few.select("payee", "currency", "events", "rows")):
        if names_nobody(payee):
            continue
        paid = sorted(set(received[payee, currency]))
        near = len(reached.intersection(paid))
        chances = [float(f"{at_least_of(near, len(paid), share):.3g}") for share in shares]
        found.append(
            PaidAfter(
                payee=payee,
                currency=currency,
                events=count,
                of=len(told.told),
                seen=len(told.seen),
                payments=len(received[payee, currency]),
                days_paid=len(paid),
                days_after=near,
                expected=round(len(paid) * shares[0], 3),
                chance=chances[0],
                expected_of_all=round(len(paid) * shares[1], 3),
                chance_of_all=chances[1],
                is_small_sample=len(told.seen) < SMALL_SAMPLE or len(paid) < SMALL_SAMPLE,
                is_regular=is_regular(paid) and not _is_one_after_each(paid, told),
                total=round(int(sum(amounts[row] for row in rows)) / 100, 2),
                rows=sorted(rows),
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


def _is_one_after_each(paid: Sequence[int], told: EventsSeen) -> bool:
    """Whether each day of payment is the first after some event, and few events are without one (rule 3)."""
    firsts = set()
    for event in told.seen:
        place = bisect_left(paid, event)
        if place < len(paid) and paid[place] <= event + told.days:
            firsts.add(paid[place])
    return len(firsts) == len(paid) and len(told.seen) < 2 * len(paid)
