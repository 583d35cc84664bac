"""`payments` and `registers`: one question about a table of payments or a register, each line with its rows.

Nothing is written anywhere. Patterns are of rows; nobody gets a score.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ovillo.analysis.calls.columns import Expression, Query, day_number
from ovillo.analysis.records.columns import PAYMENT_COLUMNS, payment_columns
from ovillo.analysis.records.money import (
    Flow,
    Structuring,
    find_flows,
    find_structuring,
)
from ovillo.analysis.records.paid_after import EventsSeen, PaidAfter, events_seen, find_paid_after
from ovillo.analysis.records.registers import (
    Pattern,
    find_far_signing,
    find_late,
    find_quick_exit,
    find_repeated_addresses,
    find_visits_before_others_births,
    rows_before_birth,
)
from ovillo.analysis.records.spellings import Spell, Spellings, spelt_as_written, spelt_once
from ovillo.analysis.records.stated import FittingPayment, StatedPrice, beside_payments
from ovillo.domain.errors import (
    EventNeededError,
    LimitNeededError,
    PriceNeededError,
    RecordColumnsNeededError,
    ZoneUnknownError,
)
from ovillo.domain.messages import mark
from ovillo.domain.nobody import names_nobody
from ovillo.domain.records import RecordRow, RecordTable
from ovillo.domain.sought import has_words

_MOST_AMOUNT: Final = 1e13
"""As many digits as an amount of a table has at most."""


class PaymentQuestion(StrEnum):
    """What is asked of a table of payments."""

    FLOWS = "flows"
    STRUCTURING = "structuring"
    PRICE = "price"
    PAID_AFTER = "paid-after"


class RegisterQuestion(StrEnum):
    """What is asked of a register."""

    SIGNING = "signing"
    LATE = "late"
    EXIT = "exit"
    CLINIC = "clinic"
    ADDRESSES = "addresses"


@dataclass(frozen=True, slots=True)
class PaymentOptions:
    """What a question about payments may be given."""

    limit: float | None = None
    price: float | None = None
    tolerance: float = 0.1
    """Share of the price by which a payment may differ."""
    currency: str = ""
    """Of the price or the limit; empty for any."""
    around: date | None = None
    events: Sequence[date] = ()
    days: int = 30


@dataclass(frozen=True, slots=True)
class PaymentAnswer:
    """What a table of payments says to one question."""

    found: Sequence[Flow | Structuring | FittingPayment | PaidAfter]
    meaning: str
    of_nobody: Sequence[int] = ()
    """For flows: rows that name no payer or no payee, which are no flow of anybody."""
    to_oneself: Sequence[int] = ()
    """For structuring: rows that somebody pays to themselves, which are left out."""
    currencies: Sequence[str] = ()
    """For structuring: those that the limit is held against, each by itself."""
    events: EventsSeen | None = None
    """For paid-after: the events beside the days of the payments."""


@dataclass(frozen=True, slots=True)
class RegisterAnswer:
    """What registers say to one question."""

    found: Sequence[Pattern]
    meaning: str
    before_birth: Sequence[int] = ()
    """For exit: rows whose registration or exit is before the birth, which are no pattern."""
    spellings: Spellings = field(default_factory=Spellings)
    """Of those whom the pattern compares."""


PAYMENT_MEANING: Mapping[PaymentQuestion, str] = {
    PaymentQuestion.FLOWS: mark(
        "A flow is what this table shows; what was paid in cash, or through another account, it does not. Currencies "
        "are not added up."
    ),
    PaymentQuestion.STRUCTURING: mark(
        "Prices, rents and wages lie under a limit too. Beside the share of others, ask what was sold."
    ),
    PaymentQuestion.PRICE: mark(
        "A payment of the same amount need not be the price; where none is shown, it may have been paid in cash or in "
        "parts. Amounts of another currency are no match: --currency leaves them out."
    ),
    PaymentQuestion.PAID_AFTER: mark(
        "Whoever is paid often is paid after any event: look at the expected number beside it. Rents and wages are "
        "regular, whatever happens."
    ),
}
REGISTER_MEANING: Mapping[RegisterQuestion, str] = {
    RegisterQuestion.SIGNING: mark(
        "A large hospital receives women from far away, and its doctors sign their births. It is a question to ask of "
        "the rows, not an answer about a person."
    ),
    RegisterQuestion.LATE: mark(
        "Where the way to the office is long, or a campaign registers many at once, births are registered late. "
        "Compare the officers of one office."
    ),
    RegisterQuestion.EXIT: mark(
        "Families travel with babies: to relatives, to hospitals, home. The days say nothing of why."
    ),
    RegisterQuestion.CLINIC: mark(
        "Visits end for many reasons: loss of the pregnancy, a move, another clinic, a name written otherwise. The "
        "birth beside them is one that fits in time and place, no more."
    ),
    RegisterQuestion.ADDRESSES: mark(
        "Families, lawyers and agencies share an address lawfully. A block of flats is one address too."
    ),
}
PARTIES: Final = ("from", "to")
"""The fields of a payment that hold names."""
_NAMES: Mapping[RegisterQuestion, Sequence[str]] = {
    RegisterQuestion.SIGNING: ("professional",),
    RegisterQuestion.LATE: ("officer",),
    RegisterQuestion.EXIT: ("child",),
    RegisterQuestion.CLINIC: ("mother", "patient"),
    RegisterQuestion.ADDRESSES: ("adopter",),
}
"""The fields whose names a pattern compares."""
_NEEDED: Mapping[RegisterQuestion, Sequence[str]] = {
    RegisterQuestion.SIGNING: ("mother_home", "place", "professional"),
    RegisterQuestion.LATE: ("registered", "officer"),
    RegisterQuestion.EXIT: ("registered",),
    RegisterQuestion.CLINIC: (),
    RegisterQuestion.ADDRESSES: (),
}


def require_zone(zone: str) -> None:
    """Raises `ZoneUnknownError` where there is no such time zone."""
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ZoneUnknownError from error


def load_payments(rows: Sequence[RecordRow], query: Query, *, zone: str) -> Expression:
    """The payments as a table that expressions are asked of; days are those of the time zone."""
    place = ZoneInfo(zone)

    def day_start(row: RecordRow) -> RecordRow:
        instant = int(row.values["at"] or 0)
        shift = datetime.fromtimestamp(instant, place).utcoffset()
        seconds = int(shift.total_seconds()) if shift else 0
        return RecordRow(row.row, {**row.values, "at": instant + seconds})

    return query.load(PAYMENT_COLUMNS, payment_columns(map(day_start, rows)))


def spell_by(*, as_written: bool) -> Spell:
    """Which spellings are one name: those that only case, accents, signs and a comma part, or none."""
    return spelt_as_written if as_written else spelt_once


def answer_payments(
    payments: Expression, query: Query, question: PaymentQuestion, options: PaymentOptions
) -> PaymentAnswer:
    """What the table says.

    Raises:
        LimitNeededError, PriceNeededError, EventNeededError: the question lacks what it needs.
    """
    found: Sequence[Flow | Structuring | FittingPayment | PaidAfter]
    match question:
        case PaymentQuestion.FLOWS:
            return _flows(find_flows(payments, query))
        case PaymentQuestion.STRUCTURING:
            if not 0 < (options.limit or 0) <= _MOST_AMOUNT:
                raise LimitNeededError
            return _structuring(payments, query, options)
        case PaymentQuestion.PRICE:
            price, day = options.price or 0.0, options.around
            if not 0 < price <= _MOST_AMOUNT:
                raise PriceNeededError
            asked = StatedPrice("", (), price, price, options.currency.upper(), day, day)
            (beside,) = beside_payments([asked], payments, query, tolerance=options.tolerance, days=options.days)
            found = beside.payments
        case PaymentQuestion.PAID_AFTER:
            days = [day_number(each) for each in options.events or ([options.around] if options.around else [])]
            if not days:
                raise EventNeededError
            found = find_paid_after(payments, query, events=days, days=options.days)
            seen = events_seen(payments, query, events=days, days=options.days)
            return PaymentAnswer(found, PAYMENT_MEANING[question], events=seen)
    return PaymentAnswer(found, PAYMENT_MEANING[question])


def _structuring(payments: Expression, query: Query, options: PaymentOptions) -> PaymentAnswer:
    """The parties with payments under the limit, of one currency or of each, without what they pay themselves."""
    wanted = options.currency.upper()
    asked = payments.filter(payments.currency == wanted) if wanted else payments
    own = asked.filter(asked.payer == asked.payee)
    to_oneself = sorted(row for row, payer in query.fetch(own.select("row", "payer")) if not names_nobody(payer))
    currencies = sorted(currency for (currency,) in query.fetch(asked.select("currency").distinct()))
    found = find_structuring(asked.filter(asked.payer != asked.payee), query, limit=options.limit or 0)
    meaning = PAYMENT_MEANING[PaymentQuestion.STRUCTURING]
    return PaymentAnswer(found, meaning, to_oneself=to_oneself, currencies=currencies)


def _flows(flows: Sequence[Flow]) -> PaymentAnswer:
    """The flows between those who are named, and the rows of the others."""
    found = [each for each in flows if not (names_nobody(each.payer) or names_nobody(each.payee))]
    of_nobody = {row for each in flows for row in each.rows} - {row for each in found for row in each.rows}
    return PaymentAnswer(found, PAYMENT_MEANING[PaymentQuestion.FLOWS], sorted(of_nobody))


def answer_register(
    question: RegisterQuestion,
    table: RecordTable,
    other: RecordTable | None = None,
    *,
    days: int | None = None,
    spell: Spell = spelt_once,
) -> RegisterAnswer:
    """What a register says.

    Args:
        question: which pattern.
        table: births; for addresses, adoptions.
        other: travel for exits, visits for clinic.
        days: of the pattern; None for what is usual for it: 60 for late and clinic, 30 for exit.
        spell: which spellings are one name.

    Raises:
        RecordColumnsNeededError: the pattern needs a column, or a second table, that is not there.
    """
    needed = [field for field in _NEEDED[question] if field not in table.columns]
    if question is RegisterQuestion.CLINIC and other is None:
        needed = ["--clinic"]
    if question is RegisterQuestion.EXIT and other is None and "exit" not in table.columns:
        needed.append("exit")
    if needed:
        raise RecordColumnsNeededError(fields=", ".join(needed))
    (rows, second), spellings = spell([table.rows, other.rows if other else ()], _NAMES[question])
    asked: Mapping[RegisterQuestion, Callable[[], Sequence[Pattern]]] = {
        RegisterQuestion.SIGNING: lambda: find_far_signing(rows),
        RegisterQuestion.LATE: lambda: find_late(rows, days=60 if days is None else days),
        RegisterQuestion.EXIT: lambda: find_quick_exit(rows, second, days=30 if days is None else days),
        RegisterQuestion.CLINIC: lambda: find_visits_before_others_births(
            second, rows, days=60 if days is None else days
        ),
        RegisterQuestion.ADDRESSES: lambda: find_repeated_addresses(rows),
    }
    dated = {RegisterQuestion.EXIT: ("registered", "exit"), RegisterQuestion.LATE: ("registered",)}
    impossible = rows_before_birth(table.rows, fields=dated.get(question, ()))
    return RegisterAnswer(asked[question](), REGISTER_MEANING[question], impossible, spellings)


def event_days(table: RecordTable, *, words: str = "") -> Sequence[date]:
    """The days of birth of a register as events; with `words`, of those rows that have them in some cell."""
    return [
        datetime.fromtimestamp(day * 86_400, UTC).date()
        for one in table.rows
        if isinstance(day := one.values.get("born"), int) and has_words(map(str, one.values.values()), [words])
    ]
