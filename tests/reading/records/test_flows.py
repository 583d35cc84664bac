"""Credit and debit, and what was never paid, in tables of payments; every name is invented."""

import pytest

from ovillo.domain.records import RecordTable
from ovillo.reading.records import read_records

WAYS = [("Abono", "Cargo"), ("credit", "debit"), ("C", "D"), ("+", "-"), ("Crédito", "Débito"), ("CR", "DR")]


def read(head: str, *cells: str, columns: str | None = None) -> RecordTable:
    rows = [f"Rosa,Teo,0{n}/02/2031,900.00,{cell}" for n, cell in enumerate(cells, start=3)]
    text = "\n".join([f"from,to,date,amount,{head}", *rows]) + "\n"
    return read_records(text.encode(), "payments", columns=columns)


@pytest.mark.parametrize("ways", WAYS)
def test_who_paid_whom_a_column_of_credit_and_debit_does_not_tell(ways: tuple[str, str]) -> None:
    table = read("tipo", *ways)

    assert ([one.row for one in table.unread], list(table.rows)) == ([2, 3], [])
    assert all("whose account" in one.reason for one in table.unread)


@pytest.mark.parametrize("ways", WAYS)
def test_a_credit_of_the_account_of_from_is_paid_by_the_other_where_somebody_says_so(ways: tuple[str, str]) -> None:
    table = read("tipo", *ways, "?", columns="flow=tipo")

    assert [(one.values["from"], one.values["to"]) for one in table.rows] == [("Teo", "Rosa"), ("Rosa", "Teo")]
    assert [one.row for one in table.unread] == [4]
    assert "flow" not in table.rows[0].values


@pytest.mark.parametrize("state", ["rejected", "Rechazada", "ANULADO", "reversed", "failed", "cancelled"])
def test_what_was_rejected_is_no_payment(state: str) -> None:
    table = read("Estado", state, "completed")

    assert ([one.row for one in table.rows], [one.row for one in table.unread]) == ([3], [2])


@pytest.mark.parametrize(
    ("head", "cells"), [("tipo", ["Cargo", "Cargo"]), ("clase", ["C", "C"]), ("canal", ["credit", "web", "app"]), ("nota", ["rejected", "x"])]
)  # fmt: skip
def test_other_columns_are_left_alone(head: str, cells: list[str]) -> None:
    assert not read(head, *cells).unread
