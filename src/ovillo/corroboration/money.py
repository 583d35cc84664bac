"""Amounts in two currencies, compared at a rate that the user of the case supplied.

1. The rate is that of the day of the deed, where the statement gives one closely enough; else of publication.
2. Where the table has no rate for that day, the nearest earlier one holds for at most `_LONGEST` (banks close).
   Either direction of a pair will do. Without such a rate two currencies are not comparable, and nothing is guessed.
3. Sources round when they convert: an amount with trailing zeros may be anything that rounds to it, and a rate may be
   2 % off that of the table (buying, selling, another bank).
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from ovillo.domain.rates import ExchangeRate

_LONGEST = timedelta(days=7)
_OFF = Decimal("0.02")


@dataclass(frozen=True, slots=True)
class RateTable:
    """The rates of a case, ready to be asked."""

    pairs: Mapping[tuple[str, str], tuple[tuple[date, Decimal], ...]] = field(default_factory=dict)
    """Days and rates by (currency, counter), earliest first."""

    def from_currency(self, currency: str, day: date | None) -> Mapping[str, Decimal]:
        """What one unit cost on this day, by counter currency; empty where no rate is near enough."""
        if day is None:
            return {}
        found = {}
        for one, counter in self.pairs:
            if one == currency and (rate := self._on(one, counter, day)) is not None:
                found[counter] = rate
        return found

    def _on(self, currency: str, counter: str, day: date) -> Decimal | None:
        rates = self.pairs[currency, counter]
        place = bisect_right(rates, day, key=lambda one: one[0])
        if place == 0 or day - rates[place - 1][0] > _LONGEST:
            return None
        return rates[place - 1][1]


def rate_table(rates: Iterable[ExchangeRate]) -> RateTable:
    """The rates in both directions; one that is stated holds before one that is the inverse of another."""
    pairs: dict[tuple[str, str], dict[date, Decimal]] = defaultdict(dict)
    stated = sorted(rates)
    for one in stated:
        pairs[one.counter, one.currency][one.day] = 1 / one.rate
    for one in stated:
        pairs[one.currency, one.counter][one.day] = one.rate
    return RateTable({pair: tuple(sorted(days.items())) for pair, days in sorted(pairs.items())})


def rounding(number: Decimal) -> Decimal:
    """Half a unit of the last digit that is not a trailing zero: 500 for 3,000, 50 for 12,300, 0.005 for 1.25."""
    if not number:
        return Decimal(0)
    exponent = number.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(5).scaleb(exponent - 1)


def spread(low: Decimal, high: Decimal, rate: Decimal) -> tuple[Decimal, Decimal]:
    """The same amounts at this rate, give or take what rates differ by."""
    return low * rate * (1 - _OFF), high * rate * (1 + _OFF)
