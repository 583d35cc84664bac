"""Invented parties only: letters stand for people and accounts."""

from collections.abc import Sequence
from datetime import date

import pytest

from ovillo.analysis.calls.columns import Expression
from ovillo.analysis.records.columns import PAYMENT_COLUMNS
from ovillo.analysis.records.money import find_flows, find_structuring
from ovillo.analysis.records.paid_after import events_seen, find_paid_after, is_regular
from ovillo.analysis.records.stated import FittingPayment, StatedPrice, beside_payments
from ovillo.storage.records.duckdb_query import DuckDBQuery

Paid = tuple[str, str, int, float]


def columns(payments: Sequence[Paid], currency: str = "PEN") -> dict[str, list[object]]:
    return {
        "row": list(range(2, len(payments) + 2)),
        "payer": [one[0] for one in payments],
        "payee": [one[1] for one in payments],
        "day": [one[2] for one in payments],
        "amount": [round(one[3] * 100) for one in payments],
        "currency": [currency for _ in payments],
    }


def fitting(
    table: Expression, query: DuckDBQuery, price: float, *, day: date | None = None, currency: str = ""
) -> Sequence[FittingPayment]:
    asked = StatedPrice("", (), price, price, currency, day, day)
    (found,) = beside_payments([asked], table, query, tolerance=0.1, days=30)
    return found.payments


def test_flows_add_up_by_pair_and_currency() -> None:
    with DuckDBQuery() as query:
        table = query.load(PAYMENT_COLUMNS, columns([("a", "b", 1, 10.1), ("a", "b", 3, 20), ("b", "a", 2, 5)]))
        found = find_flows(table, query)

    assert [(one.payer, one.payee, one.total, one.count, one.largest, one.rows) for one in found] == [
        ("a", "b", 30.1, 2, 20.0, [2, 3]),
        ("b", "a", 5.0, 1, 5.0, [4]),
    ]


def test_payments_just_under_a_limit_are_beside_those_of_others() -> None:
    spread = [(f"p{n % 9}", "shop", n, 500.0 + 137 * n % 15_000) for n in range(200)]
    close = [("x", f"y{n}", n, 9_900.0) for n in range(12)]
    with DuckDBQuery() as query:
        found = find_structuring(query.load(PAYMENT_COLUMNS, columns([*spread, *close])), query, limit=10_000)

    first = found[0]
    assert (first.party, first.side, first.count, first.of) == ("x", "payer", 12, 12)
    assert first.chance < 1e-6
    assert first.base_rate < 0.2
    assert first.is_small_sample
    assert all(one.chance > 1e-4 for one in found[1:])


@pytest.mark.parametrize(("price", "expected"), [(12_000, [("a", 0.0, 2), ("c", -0.05, -1)]), (50_000, [])])
def test_only_payments_that_fit_a_price_are_shown(price: float, expected: list[tuple[str, float, int]]) -> None:
    payments = [("a", "b", 12, 12_000.0), ("c", "d", 9, 11_400.0), ("e", "f", 12, 3_000.0), ("g", "h", 400, 12_000.0)]
    with DuckDBQuery() as query:
        table = query.load(PAYMENT_COLUMNS, columns(payments))
        found = fitting(table, query, price, day=date(1970, 1, 11))

    assert [(one.payer, one.difference, one.days_from_event) for one in found] == expected


def test_whoever_is_paid_after_births_stands_before_whoever_is_always_paid() -> None:
    births = list(range(20, 1000, 90))
    payments = [("x", "courier", day + 1, 800.0) for day in births]
    payments += [("x", "landlord", day, 300.0) for day in range(0, 1100, 5)]
    with DuckDBQuery() as query:
        table = query.load(PAYMENT_COLUMNS, columns(payments))
        found = find_paid_after(table, query, events=births, days=3)

    assert [(one.payee, one.events, one.of) for one in found] == [("courier", 11, 11), ("landlord", 11, 11)]
    assert found[0].chance < 1e-6
    assert found[1].chance > 0.05


def test_an_empty_table_has_no_answer() -> None:
    with DuckDBQuery() as query:
        table = query.load(PAYMENT_COLUMNS, columns([]))

        assert find_flows(table, query) == []
        assert find_structuring(table, query, limit=5) == []
        assert fitting(table, query, 5) == []
        assert find_paid_after(table, query, events=[1], days=1) == []


def test_a_rent_is_regular_and_comes_after_what_is_unusual() -> None:
    births = list(range(3, 240, 2))
    payments = [("x", "house", 30 * month + month % 2, 900.0) for month in range(8)]
    payments += [("x", "courier", day, 50.0) for day in (41, 44, 90, 91, 160, 161, 215)]
    with DuckDBQuery() as query:
        found = find_paid_after(query.load(PAYMENT_COLUMNS, columns(payments)), query, events=births, days=30)

    assert [(one.payee, one.is_regular) for one in found] == [("courier", False), ("house", True)]
    assert all(one.chance > 0.1 for one in found)
    assert all(one.is_small_sample for one in found)
    assert found[1].days_paid == 8
    assert found[1].days_after <= 8


@pytest.mark.parametrize(
    ("days", "expected"),
    [([1, 31, 62, 90, 121], True), ([7, 14, 21, 28], True), ([1, 2, 40, 41], False), ([1, 31, 61], False)],
)
def test_days_at_much_the_same_distance_are_regular(days: list[int], expected: bool) -> None:
    assert is_regular(days) is expected


def test_what_is_usual_is_what_the_others_have() -> None:
    with DuckDBQuery() as query:
        table = query.load(PAYMENT_COLUMNS, columns([("a", "b", day, 9_500.0) for day in range(4)]))
        found = find_structuring(table, query, limit=10_000)

    assert [(one.base_rate, one.others, one.expected, one.chance) for one in found] == [(0.0, 0, 0.0, 1.0)] * 2


def test_a_price_is_of_one_currency() -> None:
    both = columns([("a", "b", 1, 9_900.0), ("c", "d", 1, 9_950.0), ("e", "f", 1, 9_900.0)])
    both["currency"] = ["PEN", "USD", ""]
    with DuckDBQuery() as query:
        table = query.load(PAYMENT_COLUMNS, both)
        found = fitting(table, query, 9_900, currency="PEN")

    assert [(one.payer, one.currency) for one in found] == [("e", ""), ("a", "PEN")]


@pytest.mark.parametrize("nobody", ["-", "N/A", "Desconocido"])
def test_payments_of_nobody_are_no_partys(nobody: str) -> None:
    spread = [(f"p{n % 9}", "shop", n, 500.0) for n in range(200)]
    close = [(nobody, nobody, 20 * n, 9_900.0) for n in range(12)]
    with DuckDBQuery() as query:
        table = query.load(PAYMENT_COLUMNS, columns([*spread, *close]))
        structuring = find_structuring(table, query, limit=10_000)
        after = find_paid_after(table, query, events=[20 * n for n in range(9)], days=1)

    assert structuring == []
    assert [one.payee for one in after] == ["shop"]


def test_a_party_in_capitals_without_accents_is_the_one_that_the_statement_names() -> None:
    price = StatedPrice("s", (), 9_000, 9_000, "PEN", None, None, names=["Zulema Farfán Ocaña"])
    with DuckDBQuery() as query:
        table = query.load(PAYMENT_COLUMNS, columns([("FARFAN OCANA, ZULEMA", "b", 1, 9_000)]))
        (found,) = beside_payments([price], table, query, tolerance=0.1, days=30)

    assert [one.parties for one in found.payments] == [["Zulema Farfán Ocaña"]]


def test_whoever_pays_just_under_a_limit_less_than_others_do_is_not_told() -> None:
    rows = [("x", "y", n, 9_900.0 if n < 3 else 20.0) for n in range(5)] + [("z", "w", n, 9_900.0) for n in range(4)]
    with DuckDBQuery() as query:
        found = find_structuring(query.load(PAYMENT_COLUMNS, columns(rows)), query, limit=10_000)

    assert "x" not in {one.party for one in found}


def test_births_before_the_first_and_after_the_last_payment_are_counted() -> None:
    births = [58, 99, 139, 191, 400]
    payments = [("x", "courier", day, 500.0) for day in (59, 100, 141, 192)] + [("y", "other", 73, 100.0)]
    with DuckDBQuery() as query:
        table = query.load(PAYMENT_COLUMNS, columns(payments))
        (found,) = find_paid_after(table, query, events=births, days=5)
        seen = events_seen(table, query, events=births, days=5)

    assert (found.payee, found.events, found.of, found.seen) == ("courier", 4, 5, 4)
    assert (found.days_after, found.days_paid, found.is_regular) == (4, 4, False)
    assert found.expected == round(4 * (5 + 6 + 6 + 2) / (192 - 59 + 1), 3)
    assert found.expected_of_all == round(4 * 30 / (405 - 58 + 1), 3)
    assert seen is not None
    assert (seen.partly, seen.unseen) == ([58, 191], [400])


def test_one_payment_after_each_birth_is_no_rent_however_even_the_births_come() -> None:
    births = [100, 130, 160, 190, 220]
    payments = [("x", "courier", day + 2, 500.0) for day in births]
    payments += [("x", "house", day, 900.0) for day in range(95, 240, 10)]
    with DuckDBQuery() as query:
        found = find_paid_after(query.load(PAYMENT_COLUMNS, columns(payments)), query, events=births, days=5)

    assert [(one.payee, one.is_regular) for one in found] == [("courier", False), ("house", True)]
