"""Each price that a document states or somebody asks for, beside the payments that could be it.

1. A payment could be the price where the currencies are the same or one is not told, its amount lies between the
   bounds that are given, both widened by the tolerance, and its day lies near that of the event; where no day is told,
   it is not later than the document, which could not have told of it.
2. A bound alone ("at least 8,000") is compared as the amount that it names: everything above it would fit.
3. Whoever pays or is paid and is named in full by the statement is named, where case, accents, signs and a comma alone
   part the two. Who bears some of the words, or all in another order, is perhaps named, and that is said. Payments of
   those who are named come first, then of those who perhaps are, then the nearest.
4. Where the statement tells who paid or who was paid, a payment the other way round is said to be that, and comes last.
   One between others than those whom it names is said to be that.
5. Where none fits, none is shown: it may have been paid in cash, in parts, or not at all.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from ovillo.analysis.calls.columns import Expression, Query, day_number, day_text
from ovillo.analysis.records.spellings import name_key, plain_words
from ovillo.domain.errors import UsageError
from ovillo.domain.messages import mark

_NO_SHARE: Final = mark("The tolerance is a share from 0 to 1, such as 0.1.")
FEWEST_WORDS: Final = 2
"""Of a name that is compared: a surname alone is many people's."""


@dataclass(frozen=True, slots=True)
class StatedPrice:
    """A sum that a document tells of."""

    statement: str
    """Its id; empty where nobody states the price, and it is asked for."""
    predicates: Sequence[str]
    low: float
    """Equal to `high` where one amount is stated."""
    high: float
    currency: str
    """Empty for any."""
    first: date | None
    """Of the event; None where the document tells no day."""
    last: date | None
    published: date | None = None
    """Of the document."""
    names: Sequence[str] = ()
    """Of those whom the statement names."""
    payers: Sequence[str] = ()
    """Those of them who pay, as the statement tells."""
    payees: Sequence[str] = ()
    """Those of them who are paid, as the statement tells."""


@dataclass(frozen=True, slots=True)
class FittingPayment:
    """A payment that could be a stated price."""

    price: float
    """The bound that is compared; the amount itself where it lies between both."""
    payer: str
    payee: str
    currency: str
    amount: float
    difference: float
    """From that price, as a share of it; 0 between the bounds, below 0 where less was paid."""
    day: str
    days_from_event: int | None
    """After it; below 0 before it; None where the document tells no day."""
    parties: Sequence[str]
    """Names of the statement that are the payer's or the payee's."""
    perhaps: Sequence[str]
    """Names of the statement that share words with the payer's or the payee's, and are perhaps theirs."""
    is_reversed: bool
    """Whether it goes the other way round than the statement tells."""
    is_between_others: bool
    """Whether the statement names somebody in full, and neither the payer nor the payee is, or may be, one of them."""
    rows: Sequence[int]


@dataclass(frozen=True, slots=True)
class PriceBesidePayments:
    """A stated price and what could be it."""

    price: StatedPrice
    payments: Sequence[FittingPayment] = field(default_factory=list)


def beside_payments(
    prices: Sequence[StatedPrice], payments: Expression, query: Query, *, tolerance: float, days: int
) -> Sequence[PriceBesidePayments]:
    """The prices in the order given, each with the payments that fit.

    Args:
        prices: as stated.
        payments: the table.
        query: runs expressions.
        tolerance: share by which an amount may lie beyond the bounds.
        days: before and after the event, where its day is known.

    Raises:
        UsageError: the tolerance is no share.
    """
    if not 0 <= tolerance <= 1:
        raise UsageError(problem=_NO_SHARE)
    if not prices:
        return []
    bounds = [
        (
            place,
            round(one.low * 100 * (1 - tolerance)),
            round(one.high * 100 * (1 + tolerance)),
            one.currency,
            *_window(one, days=days),
        )
        for place, one in enumerate(prices)
    ]
    columns = {"price": "int64", "low": "int64", "high": "int64", "unit": "string", "since": "int32", "until": "int32"}
    wanted = query.load(columns, {name: [one[at] for one in bounds] for at, name in enumerate(columns)})
    both = payments.cross_join(wanted)
    fit = both.filter(
        both.amount.between(both.low, both.high)
        & both.day.between(both.since, both.until)
        & ((both.currency == "") | (both.unit == "") | (both.currency == both.unit))
    )
    found: dict[int, list[FittingPayment]] = {}
    for place, payer, payee, currency, amount, day, row in query.fetch(
        fit.select("price", "payer", "payee", "currency", "amount", "day", "row")
    ):
        found.setdefault(place, []).append(_fitting(prices[place], payer, payee, currency, amount, day, row))
    return [
        PriceBesidePayments(price, sorted(found.get(place, ()), key=_nearest_first))
        for place, price in enumerate(prices)
    ]


def _nearest_first(one: FittingPayment) -> tuple[bool, int, int, str, float, int, Sequence[int]]:
    """By rules 3 and 4, within each currency."""
    return (
        one.is_reversed,
        -len(one.parties),
        -len(one.perhaps),
        one.currency,
        abs(one.difference),
        abs(one.days_from_event or 0),
        one.rows,
    )


def _fitting(
    price: StatedPrice, payer: str, payee: str, currency: str, amount: int, day: int, row: int
) -> FittingPayment:
    paid = round(int(amount) / 100, 2)
    bound = price.low if paid < price.low else min(paid, price.high)
    ends = (payer, payee)
    named = [name for name in price.names if any(name_key(name) == name_key(end) for end in ends)]
    perhaps = [name for name in price.names if name not in named and any(_is_like(name, end) for end in ends)]
    return FittingPayment(
        bound,
        payer,
        payee,
        currency,
        paid,
        round(paid / bound - 1, 4),
        day_text(day),
        _days_from(price, day),
        named,
        perhaps,
        _is_reversed(price, payer, payee),
        bool(price.names) and not named and not perhaps,
        [row],
    )


def _is_reversed(price: StatedPrice, payer: str, payee: str) -> bool:
    """Rule 4; not where one side stands as the statement tells."""
    right = any(_is_like(name, payer) for name in price.payers) or any(_is_like(name, payee) for name in price.payees)
    wrong = any(_is_like(name, payee) for name in price.payers) or any(_is_like(name, payer) for name in price.payees)
    return wrong and not right


def _window(price: StatedPrice, *, days: int) -> tuple[int, int]:
    first, last = price.first or price.last, price.last or price.first
    if first is None or last is None:
        return day_number(date.min), day_number(price.published or date.max)
    return day_number(first) - days, day_number(last) + days


def _days_from(price: StatedPrice, day: int) -> int | None:
    if price.first is None and price.last is None:
        return None
    first, last = _window(price, days=0)
    return day - first if day < first else max(0, day - last)


def _is_like(name: str, party: str) -> bool:
    """Whether a party is, or may be, who bears a full name: it has all its words, or all its own words are in it."""
    one, other = (set(plain_words(text).split()) for text in (name, party))
    return min(len(one), len(other)) >= FEWEST_WORDS and (one <= other or other <= one)
