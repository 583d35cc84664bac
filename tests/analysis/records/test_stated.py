"""Invented prices beside invented payments: who is named, who perhaps is, and which way round."""

from datetime import date

from ovillo.analysis.records.columns import PAYMENT_COLUMNS
from ovillo.analysis.records.stated import FittingPayment, StatedPrice, beside_payments
from ovillo.storage.records.duckdb_query import DuckDBQuery

PEDRO, CARMEN = "Pedro Ñaupari Soto", "Carmen Loza Vidal"


def fitting(*ends: tuple[str, str]) -> list[FittingPayment]:
    price = StatedPrice(
        "s", ["pays"], 9000, 9000, "PEN", date(2031, 5, 1), None, None, [PEDRO, CARMEN], [PEDRO], [CARMEN]
    )
    rows = [(row, payer, payee, 22_400, 900_000, "PEN") for row, (payer, payee) in enumerate(ends, 2)]
    with DuckDBQuery() as query:
        columns = dict(zip(PAYMENT_COLUMNS, map(list, zip(*rows, strict=True)), strict=True))
        (found,) = beside_payments([price], query.load(PAYMENT_COLUMNS, columns), query, tolerance=0.1, days=60)
        return list(found.payments)


def test_a_payment_the_other_way_round_is_said_to_be_that_and_comes_last() -> None:
    found = fitting((CARMEN, PEDRO), ("Ana Olmo", "Eva Sol"), ("NAUPARI SOTO, PEDRO", "CARMEN LOZA VIDAL"))

    assert [(one.rows, one.is_reversed) for one in found] == [([4], False), ([3], False), ([2], True)]
    assert [len(one.parties) for one in found] == [2, 0, 2]


def test_one_end_alone_tells_which_way_round() -> None:
    found = fitting(("Ana Olmo", PEDRO), (CARMEN, "Eva Sol"), (PEDRO, "Eva Sol"), ("Ana Olmo", CARMEN))

    assert {one.rows[0]: one.is_reversed for one in found} == {2: True, 3: True, 4: False, 5: False}


def test_who_shares_words_with_a_name_is_perhaps_meant_and_not_named() -> None:
    found = fitting(("Rosa Vidal", "Carmen Vidal"), ("Pedro Soto", "Carmen"), ("Naupari Soto Pedro", "Eva Sol"))

    assert [(one.parties, one.perhaps) for one in sorted(found, key=lambda one: one.rows)] == [
        ([], [CARMEN]),
        ([], [PEDRO]),
        ([], [PEDRO]),
    ]


def test_a_payment_between_others_than_the_statement_names_is_said_to_be_that() -> None:
    found = fitting((CARMEN, PEDRO), ("Ana Olmo", "Eva Sol"), ("Rosa Vidal", "Carmen Vidal"))

    assert {one.rows[0]: one.is_between_others for one in found} == {2: False, 3: True, 4: False}
