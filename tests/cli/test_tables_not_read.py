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
    assert "table pagos.csv, which is of payments" in told
    assert "table telcel.csv, which is of calls" in paid.err
    assert "table bare.csv" in paid.err


def test_columns_are_said_of_the_tables_that_have_them(run: Run, case: Path) -> None:
    found, told = firsts(run, case, "--columns", "from=Quien,to=Con,at=Cuando", "--zone", "Europe/Madrid")

    assert found == {"1": "10:00:00+00:00", "3": "10:00:00+01:00", "5": "10:00:00-06:00"}
    assert "bare.csv. Its" not in told


def test_a_zone_is_that_of_tables_whose_company_tells_none(run: Run, case: Path) -> None:
    assert firsts(run, case, "--zone", "America/Lima")[0] == {"1": "10:00:00-05:00", "5": "10:00:00-06:00"}
