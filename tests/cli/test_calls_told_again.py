"""One call in several files, or in a file sent twice, is one call."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

INDIA = "A PARTY,B PARTY,CALL TYPE,DATE,TIME,DURATION,FIRST CELL ID A,LAST CELL ID A,IMEI A"


@pytest.fixture
def case(run: Run, tmp_path: Path) -> Path:
    """A's file, B's file of the same call, and A's file sent again with one more row."""
    own, more = "1,2,OUT,01/02/2031,10:00:00,60,c1,,", "1,3,OUT,01/02/2031,11:00:00,60,c1,,"
    other = "2,1,IN,01/02/2031,10:00:00,60,c2,,"
    for name, rows in {"a.csv": [own], "b.csv": [other, other], "c.csv": [own, more]}.items():
        (tmp_path / name).write_text("\n".join([INDIA, *rows]), "utf-8")
    run("new", tmp_path / "case", "--name", "x")
    run("add", tmp_path / "case", *(tmp_path / f"{name}.csv" for name in "abc"))
    return tmp_path / "case"


def asked(run: Run, *words: object) -> Any:
    done = run(*words, "--as", "json")
    assert done.status == 0, done.err
    return json.loads(done.out)


def test_the_files_of_both_sides_and_a_resend_tell_one_call_with_all_of_its_rows(run: Run, case: Path) -> None:
    answer = asked(run, "calls", case, "contacts")
    text = run("calls", case, "contacts")

    pairs = {(one["a"], one["b"]): one for one in answer["pairs"]}
    assert {names: (one["count"], one["minutes"]) for names, one in pairs.items()} == {
        ("1", "2"): (1, 1.0),
        ("1", "3"): (1, 1.0),
    }
    rows = [(row["name"], row["row"]) for row in pairs["1", "2"]["rows"]]
    assert rows == [("a.csv", 2), ("b.csv", 2), ("b.csv", 3), ("c.csv", 2)]
    assert (answer["told_again"]["count"], len(answer["told_again"]["calls"])) == (3, 1)
    assert "3 rows tell a call that another row tells" in text.err
    assert [table["read"] for table in answer["tables"]] == [1, 2, 2]


def test_ties_of_calls_count_each_once(run: Run, case: Path) -> None:
    ties = asked(run, "network", case, "ties", "--kind", "calls")["ties"]

    assert sorted(one["weight"] for one in ties) == [1, 1]


def test_both_sides_keep_their_cells(run: Run, tmp_path: Path) -> None:
    own, other = "1,2,OUT,01/02/2031,10:00:00,60,c,,", "2,1,IN,01/02/2031,10:00:00,60,c,,"
    path = tmp_path / "both.csv"
    path.write_text(f"{INDIA}\n{own}\n{other}\n{own}", "utf-8")

    (pair,) = asked(run, "calls", "--table", path, "co-presence")["pairs"]

    assert (pair["a"], pair["b"], pair["times"], pair["rows"]) == ("1", "2", 1, [2, 3])


def test_a_day_sent_three_times_is_no_burst(run: Run, tmp_path: Path) -> None:
    quiet = [f"1,2,2031-{month:02}-{day:02} 10:00,60" for month in (1, 2) for day in range(1, 29)]
    busy = [f"1,2,2031-03-01 1{hour}:00,60" for hour in range(4)]
    path = tmp_path / "calls.csv"
    path.write_text("\n".join(["from,to,at,seconds", *quiet, *busy, *busy, *busy]), "utf-8")

    assert asked(run, "calls", "--table", path, "bursts")["bursts"] == []


def test_sessions_of_one_second_in_two_cells_are_two(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "data.csv"
    path.write_text("who,at,cell\n1,2031-02-01 10:00,a\n1,2031-02-01 10:00,b\n1,2031-02-01 10:00,b\n", "utf-8")

    answer = asked(run, "calls", "--table", path, "--columns", "from=who,at=at,cell=cell", "reciprocity")

    assert answer["told_again"] == {"count": 1, "calls": [[3, 4]]}
