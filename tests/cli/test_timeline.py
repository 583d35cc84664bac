"""What tables and documents of one case tell together: the timeline, and stated prices beside payments."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run, run_ovillo

NOTE = """Police arrested Aurelio Tambo Quispe on 20 January 2031 in Villa Jacaranda.

Prosecutors said Aurelio Tambo Quispe paid 9,000 soles on 19 January 2031.

The baby was sold for 30,000 soles.
"""
PAYMENTS = """payer,payee,date,amount,currency
Tambo Quispe Aurelio,Eva Olla Ruiz,2031-01-21,9100.00,PEN
Ivo Paz,Eva Olla Ruiz,2031-01-20,9000.00,PEN
Ivo Paz,Eva Olla Ruiz,2031-03-20,9000.00,PEN
Ivo Paz,Eva Olla Ruiz,2031-01-20,9000.00,USD
Ivo Paz,Eva Olla Ruiz,2031-06-20,30000.00,PEN
"""
CALLS = """from,to,at,seconds,cell
900000017,900000018,2031-01-20T10:00:00-05:00,61,C1
900000018,900000017,2031-02-20T10:00:00-05:00,61,C1
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("timeline")
    files = {"outlet_2031-01-25_en.txt": NOTE, "payments.csv": PAYMENTS, "calls.csv": CALLS}
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    assert run_ovillo("new", folder / "case", "--name", "x").status == 0
    assert run_ovillo("add", folder / "case", *(folder / name for name in files)).status == 0
    return folder / "case"


def answer(run: Run, *words: object) -> Any:
    done = run(*words, "--as", "json")
    assert done.status == 0, done.err
    return json.loads(done.out)


def test_calls_payments_and_statements_stand_in_one_order(run: Run, told: Path) -> None:
    found = answer(run, "timeline", told, "--around", "2031-01-20", "--days", "1")

    assert [(one["at"], one["kind"]) for one in found["events"]] == [
        ("2031-01-19", "statement"),
        ("2031-01-20", "payment"),
        ("2031-01-20", "payment"),
        ("2031-01-20", "statement"),
        ("2031-01-20T10:00:00-05:00", "call"),
        ("2031-01-21", "payment"),
    ]
    call = found["events"][4]
    assert (call["name"], call["row"], call["who"], call["cell"]) == ("calls.csv", 2, "900000017", "C1")
    detained = found["events"][3]
    assert NOTE[detained["start"] : detained["end"]] == detained["text"]
    assert detained["predicate"] == "detained"


def test_a_timeline_is_kept_to_a_name_a_kind_or_some_days(run: Run, told: Path) -> None:
    named = answer(run, "timeline", told, "--with", "tambo quispe")
    calls = answer(run, "timeline", told, "--kind", "call", "--since", "2031-02-01")

    assert {one["kind"] for one in named["events"]} == {"payment", "statement"}
    assert [one["row"] for one in calls["events"]] == [3]


def test_a_timeline_as_text_names_rows_and_quotes_words_once(run: Run, told: Path) -> None:
    done = run("timeline", told, "--around", "2031-01-20", "--days", "0", "--language", "es")

    assert done.out.startswith("2031-01-20\n")
    assert "calls.csv, fila 2" in done.out
    assert done.out.count("Police arrested") == 1


def test_a_stated_price_stands_beside_the_payments_that_could_be_it(run: Run, told: Path) -> None:
    prices = answer(run, "payments", told, "stated", "--days", "5")["prices"]

    (paid,) = [one for one in prices if one["low"] == 9_000]
    (sold,) = [one for one in prices if one["low"] == 30_000]
    assert (paid["currency"], paid["from"], paid["name"]) == ("PEN", "2031-01-19", "outlet_2031-01-25_en.txt")
    assert [(one["payer"], one["days_from_event"], one["perhaps"]) for one in paid["payments"]] == [
        ("Tambo Quispe Aurelio", 2, ["Aurelio Tambo Quispe"]),
        ("Ivo Paz", 1, []),
    ]
    assert paid["payments"][0]["rows"][0]["row"] == 2
    assert sold["payments"] == [], "what was paid after the report cannot be what it tells of"


def test_stated_prices_as_text_say_where_none_fits(run: Run, told: Path) -> None:
    done = run("payments", told, "stated", "--days", "5")

    assert "No payment fits." in done.out
    assert "2 of 5 payments fit:" in done.out
    assert "perhaps named by the statement, in another form: Aurelio Tambo Quispe" in done.out


def test_stated_prices_need_a_case(run: Run, told: Path) -> None:
    done = run("payments", "--table", told.parent / "payments.csv", "stated")

    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)


def test_a_message_is_told_as_one(run: Run, tmp_path: Path) -> None:
    rows = "A PARTY,B PARTY,CALL TYPE,DATE,TIME,DURATION,FIRST CELL ID A\n900000017,900000018,SMS OUT,03/02/2031,10:00:00,0,c\n"
    (tmp_path / "tap.csv").write_text(rows, "utf-8")
    assert run("new", tmp_path / "case", "--name", "x").status == 0
    assert run("add", tmp_path / "case", tmp_path / "tap.csv").status == 0

    (event,) = answer(run, "timeline", tmp_path / "case")["events"]
    (pair,) = answer(run, "calls", tmp_path / "case", "contacts")["pairs"]
    line = run("calls", tmp_path / "case", "contacts").out.splitlines()[0]

    assert event["kind"] == "message"
    assert (pair["count"], pair["messages"]) == (1, 1)
    assert "calls: 1 (of them messages: 1)" in line
