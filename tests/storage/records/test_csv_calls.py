"""A large file gives what the reader of rows gives, to the field; every number is invented."""

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from ovillo.analysis.calls.columns import CALL_COLUMNS, columns_of
from ovillo.reading.calls import Profile, built_in_profiles, profile_of_columns, read_calls
from ovillo.reading.calls.phones import e164_of
from ovillo.storage.records.csv_calls import read_large_csv
from ovillo.storage.records.duckdb_query import DuckDBQuery
from tests.reading.calls.test_asked_about import ATT, SETTLED, table_of
from tests.reading.calls.test_profiles import TABLES

ALL = list(built_in_profiles().values())
ODD = """a;b;t;s;c
900000017;900000018;01/05/2031 10:00:07;61;X1
+51 900000017;900 000 018;01/05/2031 10:00;0:01:01;123.0
;900000018;01/05/2031 10:00:07;61;X1
900000017;;01/05/2031 10:00:07;61;X1
9.0E+08;900000018;01/05/2031 10:00:07;61;X1
900000017;900000018;31/02/2031 10:00:07;61;X1
900000017;900000018;09/03/2031 02:30:00;61;X1
900000017;900000018;02/11/2031 01:30:09;61;X1
900000017;900000018;2031-05-01T10:00:09-03:00;61;X1
900000017;900000018;2031-05-01T10:00:09Z;sixty;X1
900000017;900000018
;;;;
900000017;900000018;01/05/2031 10:00:77;61;X1
900000017;900000018;01/05/2031 10:00:07 p.m.;61;
900000017;900000018;02/05/2031 10:00:07;61;-
900000017;900000018;03/05/2031 10:00:07;61;Sin celda
 900000017 ;'900000018';01/05/2031 10:00:07;61;X1;one more
"""


def both(
    path: Path,
    text: str,
    profiles: list[Profile],
    *,
    zone: str | None = None,
    write: Callable[[], Callable[[str], str]] | None = None,
) -> tuple[object, object]:
    path.write_text(text, "utf-8")
    by_rows = read_calls(
        path.read_bytes(), profiles, file_name=path.name, zone=zone, write_number=write() if write else None
    )
    with DuckDBQuery(file="rows.duckdb") as query:
        large = read_large_csv(query, path, profiles, zone=zone, write_number=write() if write else None)
        assert large is not None
        rows = sorted(query.fetch(large.calls.select(*CALL_COLUMNS)))
        assert large.count == len(rows)
        reading = large.reading
    expected = sorted(zip(*columns_of(by_rows.calls).values(), strict=True))
    names = [name for name in type(reading).__slots__ if name != "calls"]
    return (
        [rows, {name: getattr(reading, name) for name in names}],
        [expected, {name: getattr(by_rows, name) for name in names}],
    )


@pytest.mark.parametrize("write", [None, lambda: e164_of("PE")], ids=["as written", "E.164"])
def test_odd_rows_are_read_or_refused_as_by_rows(
    tmp_path: Path, write: Callable[[], Callable[[str], str]] | None
) -> None:
    profile = profile_of_columns("from=a,to=b,at=t,seconds=s,cell=c")

    found, expected = both(tmp_path / "t.csv", ODD, [profile], zone="America/New_York", write=write)

    assert found == expected


@pytest.mark.parametrize(
    "name", [name for name, table in TABLES.items() if '"' not in table[0] and "END_DATE" not in table[0]]
)
def test_the_tables_of_companies_are_read_as_by_rows(tmp_path: Path, name: str) -> None:
    text = TABLES[name][0].replace("\n\n", "\n")

    found, expected = both(tmp_path / "llamadas entrantes.csv", text, ALL)

    assert found == expected


@pytest.mark.parametrize(
    "text",
    [
        "from,to,at,seconds\n1,2,03/13/2031 10:00:00,5\n1,2,03/04/2031 10:00:07,5\n",
        (
            "NUMERO A,NUMERO MARCADO,DIRECCION,TIPO_DE_LLAMADA,DURACION TOTAL seg,FECHA Y HORA ORIGEN,CELDA_ORIGEN_TRUNCADA\n"
            "1,2,O,VOZ,5,05/03/2031 10:00:00,c\n1,2,I,SMS MO,5,05/03/2031 10:00:00,c\n1,2,O,DATOS,5,05/03/2031 10:00:00,c\n"
            "1,2,X,VOZ,5,05/03/2031 10:00:00,c\n1,,O,,5,05/03/2031 10:00:00,c\n"
        ),
        (
            "Telefono,Tipo,Numero A,Numero B,Fecha,Hora,Durac. Seg.\n"
            + "".join(
                f"{own},{kind},{first},{second},05/03/2031,10:00:00,{9 if second else 'x'}\n"
                for own in ("551", "552", "553", "", "5215511112222")
                for kind in ("VozEntrante", "VozSaliente", "Datos", "VozTransito", "?")
                for first in ("551", "5511112222", "")
                for second in ("551", "552", "")
            )
        ),
    ],
    ids=["month first", "services", "own number"],
)
def test_what_columns_tell_as_a_whole_is_read_as_by_rows(tmp_path: Path, text: str) -> None:
    found, expected = both(tmp_path / "t.csv", text, ALL)

    assert found == expected


def test_an_own_number_that_words_of_both_ways_stand_beside_is_read_as_by_rows(tmp_path: Path) -> None:
    text = "a,b,k,t,o\n" + "".join(
        f"{one},{other},{kind},05/03/2031 10:00:00,{own}\n"
        for one, other, own in [("1", "2", "2"), ("1", "2", "1"), ("1", "1", "1"), ("1", "2", "3"), ("1", "2", "")]
        for kind in ("call", "SMS", "entrante", "saliente", "SMS entrante")
    )
    columns = profile_of_columns("from=a,to=b,kind=k,at=t,subject=o")

    for profile in (columns, replace(columns, sides="subject")):
        found, expected = both(tmp_path / "t.csv", text, [profile])
        assert found == expected


def test_many_rows_are_read_as_by_rows(tmp_path: Path) -> None:
    chance = random.Random(4)
    rows = [
        f"{900_000_000 + chance.randrange(50)},{900_000_000 + chance.randrange(50)},2031-03-{chance.randint(1, 31):02} "
        f"{chance.randint(0, 24):02}:{chance.randint(0, 59):02}:{chance.randint(0, 59):02},{chance.randrange(90)},c{chance.randrange(9)}"
        for _ in range(20_000)
    ]

    found, expected = both(
        tmp_path / "t.csv", "from,to,at,seconds,cell\n" + "\n".join(rows), ALL, zone="America/New_York"
    )

    assert found == expected


@pytest.mark.parametrize(
    "text",
    [
        'from,to,at\n"1",2,2031-05-01\n',
        "from,to,at\n1,2,2031-05-01\n\n1,2,2031-05-01\n",
        "from,to,at\n1,2,2031-05-01\r1,2,2031-05-01\n",
        "from,to,at\n1,2,2031-05-01\n1,\x00,2031-05-01\n",
        "CALLING_NBR,CALLED_NBR,START_DATE,END_DATE\n1,2,05/01/2031,05/02/2031\n",
        "",
    ],
)
def test_what_is_not_plain_is_left_to_the_reader_of_rows(tmp_path: Path, text: str) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(text.encode())

    with DuckDBQuery() as query:
        assert read_large_csv(query, path, ALL, zone=None, write_number=None) is None


@pytest.mark.parametrize("name", ["mexico-movistar", "colombia-tigo", "argentina", "india", "columns", "mexico-att"])
@pytest.mark.parametrize("rows", list(SETTLED))
def test_what_the_rows_settle_of_the_first_number_is_read_as_by_rows(tmp_path: Path, name: str, rows: str) -> None:
    profile, text = table_of(name, SETTLED[rows])

    found, expected = both(tmp_path / "t.csv", text, [profile])

    assert found == expected


@pytest.mark.parametrize("rows", list(ATT))
def test_what_speaks_against_the_first_as_the_caller_is_read_as_by_rows(tmp_path: Path, rows: str) -> None:
    profile, text = table_of("mexico-att", ATT[rows][0])

    found, expected = both(tmp_path / "t.csv", text, [profile])

    assert found == expected
