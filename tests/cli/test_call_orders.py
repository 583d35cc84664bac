"""The legal frame of a tap, as a user meets it: what no readable order covers is never counted without a word."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

HEADER = "order,judge,from,to,number"
GOOD = "R1,J,2031-01-01,2031-12-31,1"


@pytest.fixture
def calls(tmp_path: Path) -> Path:
    path = tmp_path / "calls.csv"
    rows = [f"1,2,2031-02-0{day} 10:00,60" for day in range(1, 6)]
    path.write_text("\n".join(["from,to,at,seconds", *rows]), "utf-8")
    return path


def written(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def asked(run: Run, *words: object) -> tuple[Any, str]:
    done = run("calls", *words, "contacts", "--as", "json")
    assert done.status == 0, done.err
    return json.loads(done.out), done.err


NOTHING = [
    ["R1,J,2031-13-01,2031-12-31,1"],
    ["R1,J,,,1"],
    ["R1,J,2031-01-01,2031-12-31,"],
    ["R1,J,2031-01-01,2031-12-31,9.0E+08"],
    ["R1,J,2031-12-31,2031-01-01,1"],
    ["R1,J,2031-01-01,2031-12-31,desconocido"],
    [],
]


@pytest.mark.parametrize("rows", NOTHING)
def test_an_order_that_cannot_be_read_lets_no_row_count(run: Run, tmp_path: Path, calls: Path, rows: list[str]) -> None:
    orders = written(tmp_path / "o.csv", HEADER, *rows)

    answer, told = asked(run, "--table", calls, "--order", orders)

    assert answer["pairs"] == []
    assert (answer["orders"], len(answer["outside"]["rows"])) == ([], 5)
    assert [one["row"] for one in answer["orders_unread"]] == ([2] if rows else [])
    assert ("Row 2 of the orders in o.csv covers nothing: " in told) == bool(rows)
    assert "no order in it can be read" in told
    assert "5 rows read" in told
    assert asked(run, "--table", calls, "--order", orders, "--outside")[0]["pairs"][0]["count"] == 5


@pytest.mark.parametrize("rows", NOTHING)
def test_a_case_with_an_unreadable_order_does_not_say_that_it_holds_none(
    run: Run, tmp_path: Path, calls: Path, rows: list[str]
) -> None:
    orders = written(tmp_path / "o.csv", HEADER, *rows)
    run("new", tmp_path / "case", "--name", "x")
    run("add", tmp_path / "case", calls, orders)

    answer, told = asked(run, tmp_path / "case")
    ties = run("network", tmp_path / "case", "ties", "--kind", "calls", "--as", "json")

    assert answer["pairs"] == []
    assert "holds no order" not in told
    assert "o.csv" in told or not rows
    assert json.loads(ties.out)["ties"] == []


def test_a_bad_row_beside_a_good_one_is_named(run: Run, tmp_path: Path, calls: Path) -> None:
    orders = written(tmp_path / "o.csv", HEADER, GOOD, "R2,J,soon,2031-12-31,2")

    answer, told = asked(run, "--table", calls, "--order", orders)

    assert answer["pairs"][0]["count"] == 5
    assert answer["orders_unread"] == [{"name": "o.csv", "row": 3, "reason": "Its day or time cannot be read."}]
    assert "Row 3 of the orders in o.csv covers nothing" in told


@pytest.mark.parametrize(("heading", "count"), [("celular", 5), ("aparato", 0)])
def test_orders_in_a_case_are_orders_whatever_the_numbers_are_called(
    run: Run, tmp_path: Path, calls: Path, heading: str, count: int
) -> None:
    orders = written(tmp_path / "o.csv", f"orden,juez,desde,hasta,{heading}", GOOD)
    run("new", tmp_path / "case", "--name", "x")
    run("add", tmp_path / "case", calls, orders)

    answer, told = asked(run, tmp_path / "case")

    assert sum(one["count"] for one in answer["pairs"]) == count
    assert "holds no order" not in told
    assert ("Row 2 of the orders in o.csv" in told) == (count == 0)


def test_a_number_may_be_written_with_spaces(run: Run, tmp_path: Path) -> None:
    table = written(tmp_path / "calls.csv", "from,to,at", "+51 987 654 321,2,2031-02-01 10:00")
    orders = written(tmp_path / "o.csv", HEADER, "R1,J,2031-01-01,2031-12-31,+51 987 654 321; 900000002 900000003")

    answer, _ = asked(run, "--table", table, "--order", orders)

    assert [one["number"] for one in answer["orders"]] == ["+51 987 654 321", "900000002", "900000003"]
    assert answer["outside"]["rows"] == []
