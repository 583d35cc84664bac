"""No table of a case vanishes: what a question does not read is named, and what is said of one table is of that one."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

TELCEL = "Telefono,Tipo,Numero A,Numero B,Fecha,Hora,Durac. Seg.,IMEI,Latitud,Longitud,Azimuth"


@pytest.fixture
def case(run: Run, tmp_path: Path) -> Path:
    tables = {
        "plain.csv": "from,to,at\n1,2,2031-02-01 10:00",
        "bare.csv": "Quien,Con,Cuando\n3,4,2031-02-01 10:00",
        "telcel.csv": f"{TELCEL}\n5,VozSaliente,5,6,01/02/2031,10:00:00,60,,,,",
        "pagos.csv": "from;to;date;amount\nA;B;2031-01-01;10,50",
    }
    for name, text in tables.items():
        (tmp_path / name).write_text(text, "utf-8")
    run("new", tmp_path / "case", "--name", "x")
    run("add", tmp_path / "case", *(tmp_path / name for name in tables))
    return tmp_path / "case"


def firsts(run: Run, *words: object) -> tuple[dict[str, Any], str]:
    done = run("calls", *words, "contacts", "--as", "json")
    assert done.status == 0, done.err
    return {one["a"]: one["first"][11:] for one in json.loads(done.out)["pairs"]}, done.err


def test_every_table_that_is_not_read_is_named(run: Run, case: Path) -> None:
    found, told = firsts(run, case)
    paid = run("payments", case, "flows")

    assert found == {"1": "10:00:00+00:00", "5": "10:00:00-06:00"}
    assert "table bare.csv. Its columns are those of no known kind" in told
    assert "Not asked here: pagos.csv (payments)." in told
    assert "telcel.csv (calls)" in paid.err
    assert "table bare.csv" in paid.err


def test_columns_are_said_of_the_tables_that_have_them(run: Run, case: Path) -> None:
    found, told = firsts(run, case, "--columns", "from=Quien,to=Con,at=Cuando", "--zone", "Europe/Madrid")

    assert found == {"1": "10:00:00+00:00", "3": "10:00:00+01:00", "5": "10:00:00-06:00"}
    assert "bare.csv. Its" not in told


def test_a_zone_is_that_of_tables_whose_company_tells_none(run: Run, case: Path) -> None:
    assert firsts(run, case, "--zone", "America/Lima")[0] == {"1": "10:00:00-05:00", "5": "10:00:00-06:00"}


def test_a_table_that_the_same_answer_reads_is_not_said_to_be_passed_over(run: Run, case: Path) -> None:
    shown = run("timeline", case, "--since", "2031-01-01", "--until", "2031-02-02")
    tied = run("network", case, "--kind", "calls", "--kind", "payments")

    assert "Not asked here" not in shown.err + tied.err
    assert "bare.csv" in shown.err
    assert "Not asked here: pagos.csv" in run("network", case, "--kind", "calls").err


def test_a_profile_that_does_not_fit_is_said_to_be_none_of_the_table(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("from,to,at\n1,2,2031-02-01 10:00\n", "utf-8")

    named = run("calls", "--table", tmp_path / "t.csv", "--profile", "mexico-telcel", "contacts")
    stated = run("calls", "--table", tmp_path / "t.csv", "--columns", "from=A,to=B,at=C", "contacts")

    assert "not all of the columns that mexico-telcel names" in named.err
    assert "not all of the columns that --columns names" in stated.err


@pytest.mark.parametrize("option", ["--since", "--until"])
def test_what_is_no_day_is_told_without_the_words_of_programmers(run: Run, case: Path, option: str) -> None:
    told = run("timeline", case, option, "bad").err

    assert f"bad is no day for {option}. Write days as 2031-05-14" in told
    assert "%Y" not in told
