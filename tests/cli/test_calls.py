"""`ovillo calls` as a user runs it; every number is invented."""

import json
from pathlib import Path

import duckdb
import pytest

from ovillo.cli.calls import rows_line
from ovillo.domain.calls import SHEET, TABLE
from ovillo.workflows.case_tables import TableOf
from tests.cli.conftest import Run

ARGENTINA = """Desde: 01/05/2031;;
IMEI;IMSI;Número;Fecha;Hora;Tipo;Duración;Otro;Celda ID
1;2;900000017.0;01/05/2031;23:59:30;Saliente;00:01:10;900 000 018;123.0
1;2;900000017.0;13/13/2031;23:59:30;Saliente;00:01:10;900 000 018;123.0
1;2;900000017;02/05/2031;00:02:30;Entrante;65;900000018;123.0
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "table.csv"
    path.write_bytes(ARGENTINA.encode("latin-1"))
    return path


def changed_number(path: Path) -> Path:
    lines = ["from,to,at,seconds,cell"]
    for day in range(1, 13):
        for friend in range(4):
            own = "900000017" if day < 7 else "900000099"
            lines.append(f"{own},90000002{friend},2031-05-{day:02} 10:0{friend}:00,60,c")
    path.write_text("\n".join(lines), "utf-8")
    return path


def test_contacts_as_json_name_their_rows_and_how_the_table_was_read(run: Run, table: Path) -> None:
    done = run("calls", "--table", table, "--country", "PE", "contacts", "--as", "json")

    answer = json.loads(done.out)
    assert done.status == 0
    assert answer["pairs"] == [
        {
            "a": "+51900000017",
            "b": "+51900000018",
            "count": 2,
            "minutes": 2.25,
            "first": "2031-05-01T23:59:30-03:00",
            "last": "2031-05-02T00:02:30-03:00",
            "night_share": 1.0,
            "balance": 0.0,
            "rows": [3, 5],
            "messages": 0,
            "untold": 0,
        }
    ]
    assert (answer["table"]["profile"], answer["table"]["recognised"]) == ("argentina", True)
    assert answer["table"]["unread"] == [{"row": 4, "reason": "Its day or time cannot be read."}]
    assert answer["table"]["written"]["+51900000018"] == ["900 000 018", "900000018"]


def test_what_was_not_read_is_told_in_spanish_on_standard_error(run: Run, table: Path) -> None:
    done = run("calls", "--table", table, "co-presence", "--language", "es")

    assert done.status == 0
    assert "Fila 4: " in done.err
    assert "argentina" in done.err
    assert "kilómetros" in done.out


def test_a_change_of_number_is_shown_with_its_evidence(run: Run, tmp_path: Path) -> None:
    path = changed_number(tmp_path / "calls.csv")
    columns = "from=from,to=to,at=at,seconds=seconds,cell=cell"

    done = run("calls", "--table", path, "--columns", columns, "change-of-number", "--as", "json")

    (change,) = json.loads(done.out)["changes"]
    assert [change[key] for key in ("old", "new", "shared", "of", "at")] == [
        "900000017",
        "900000099",
        4,
        4,
        "2031-05-07T10:00:00+00:00",
    ]
    assert change["rows"] == list(range(2, 50))


@pytest.mark.parametrize(("question", "name"), [("contacts", "pairs"), ("change-of-number", "changes")])
def test_a_file_without_a_byte_has_an_empty_list_in_json(run: Run, tmp_path: Path, question: str, name: str) -> None:
    path = tmp_path / "nothing.csv"
    path.write_bytes(b"")

    told = run("calls", "--table", path, question, "--as", "json")

    assert told.status == 2
    assert json.loads(told.out)[name] == []
    assert "empty" in told.err
    assert run("calls", "--table", path, question).out == ""


@pytest.mark.parametrize("question", ["contacts", "change-of-number", "bursts", "co-presence"])
def test_an_empty_table_has_an_empty_answer(run: Run, tmp_path: Path, question: str) -> None:
    path = tmp_path / "empty.csv"
    path.write_text("a,b,t,c\n", "utf-8")

    done = run("calls", "--table", path, "--columns", "from=a,to=b,at=t,cell=c", question)

    assert (done.status, done.out.splitlines()[0]) == (0, "Nothing of the kind in these rows.")


@pytest.mark.parametrize(
    "wrong",
    [
        ["--profile", "nobody"],
        ["--columns", "from=Número"],
        ["--columns", "from=a,to=b,at=c"],
        ["--country", "XX"],
        ["--zone", "../nowhere"],
        ["--around", "soon"],
    ],
)
def test_wrong_use_is_one_line_and_status_2(run: Run, table: Path, wrong: list[str]) -> None:
    done = run("calls", "--table", table, "contacts", *wrong)

    assert (done.status, done.out) == (2, "")
    assert done.err.count("\n") == 1


@pytest.mark.parametrize("content", [b"", b"\0", b"\xff\xfe\x00", b"\x89PNG\r\n\0\0\1", b'"' * 1000])
def test_what_is_no_table_is_one_line_and_status_2(run: Run, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "no.csv"
    path.write_bytes(content)

    done = run("calls", "--table", path, "contacts")

    assert done.status == 2
    assert done.err.count("\n") == 1


def small_table(path: Path) -> Path:
    rows = [
        "a,b,2031-05-01 10:00,60,c",
        "c,b,2031-05-02 10:00,60,c",
        "b,d,2031-05-02 10:01,60,c",
        "a,b,2031-05-03 10:00,60,c",
    ]
    path.write_text("\n".join(["from,to,at,seconds,cell", *rows, "b,d,2031-05-03 10:02,60,c"]), "utf-8")
    return path


@pytest.mark.parametrize(
    ("question", "name", "expected"),
    [
        (["common-contacts", "--numbers", "a,c"], "contacts", [("b", ["a", "c"])]),
        (["chains"], "chains", []),
        (["silences"], "silences", []),
        (["reciprocity", "--numbers", "b"], "numbers", [("b", 3)]),
        (["first-contact", "--around", "2031-05-02T10:01"], "contacts", [("b", "d"), ("d", "b"), ("a", "b")]),
    ],
)  # fmt: skip
def test_further_questions_answer_as_json(
    run: Run, tmp_path: Path, question: list[str], name: str, expected: list[tuple[object, object]]
) -> None:
    path = small_table(tmp_path / "calls.csv")
    columns = "from=from,to=to,at=at,seconds=seconds,cell=cell"

    done = run("calls", "--table", path, "--columns", columns, *question, "--as", "json")

    keys = {"common-contacts": ("contact", "numbers"), "reciprocity": ("number", "contacts")}.get(
        question[0], ("number", "other")
    )
    assert done.status == 0
    assert [tuple(each[key] for key in keys) for each in json.loads(done.out)[name]] == expected
    assert run("calls", "--table", path, "--columns", columns, *question).status == 0


@pytest.mark.parametrize("question", [["common-contacts"], ["common-contacts", "--numbers", "a"], ["first-contact"]])
def test_a_question_without_what_it_needs_is_refused_in_one_line(run: Run, tmp_path: Path, question: list[str]) -> None:
    path = small_table(tmp_path / "calls.csv")

    done = run("calls", "--table", path, "--columns", "from=from,to=to,at=at", *question)

    assert (done.status, done.out) == (2, "")
    assert done.err.count("\n") == 1


def test_a_profile_is_saved_and_used_again_and_parquet_is_read(run: Run, tmp_path: Path) -> None:
    path, saved = small_table(tmp_path / "calls.csv"), tmp_path / "mine.toml"
    parquet = tmp_path / "calls.parquet"
    duckdb.sql(f"copy (select * from read_csv('{path}', all_varchar = true)) to '{parquet}' (format parquet)")
    columns = "from=from,to=to,at=at,seconds=seconds,cell=cell"

    first = run(
        "calls", "--table", path, "--columns", columns, "--zone", "America/Lima", "--save-profile", saved, "contacts"
    )
    again = run("calls", "--table", parquet, "--profile", saved, "contacts")

    assert (first.status, again.status) == (0, 0)
    assert again.out == first.out
    assert "2031-05-01T10:00:00-05:00" in again.out


@pytest.mark.parametrize("content", [b"PAR1", b"PAR1" + b"\0" * 50 + b"PAR1"])
def test_damaged_parquet_is_one_line_and_status_2(run: Run, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "calls.parquet"
    path.write_bytes(content)

    done = run("calls", "--table", path, "contacts")

    assert (done.status, done.err.count("\n")) == (2, 1)


def test_who_travels_together_is_told_with_what_is_usual_and_how_far_cells_reach(run: Run, tmp_path: Path) -> None:
    path, cells = tmp_path / "calls.csv", tmp_path / "cells.csv"
    lines = ["from,to,at,seconds,cell"]
    for day in range(1, 29):
        lines += [f"n{one},x,2031-02-{day:02} 20:0{one}:00,60,home" for one in (1, 2)]
    for hour, cell in ((9, "A"), (11, "B"), (13, "C")):
        lines += [f"t{one},x,2031-02-10 {hour:02}:0{one}:00,60,{cell}" for one in (1, 2)]
    path.write_text("\n".join(lines), "utf-8")
    cells.write_text("CeldaID;Celda Direccion;Rad Cob (KM);Azimuth\nA;x;2,5;0\nB;x;0.8;0\nC;x;far;0\n", "utf-8")

    done = run("calls", "--table", path, "co-presence", "--cells", cells, "--as", "json")

    pairs = {(one["a"], one["b"]): one for one in json.loads(done.out)["pairs"]}
    travelled, neighbours = pairs["t1", "t2"], pairs["n1", "n2"]
    assert (travelled["times"], travelled["moves"], travelled["usual"], travelled["radius_km"]) == (3, 2, 0.0, 2.5)
    assert (neighbours["times"], neighbours["moves"], neighbours["usual"]) == (28, 0, 28.0)
    assert neighbours["radius_km"] is None
    text = run("calls", "--table", path, "co-presence", "--cells", cells).out
    assert "together on to another cell: 2 times (usual: 0.0); the cells reach up to 2.5 km" in text


def test_rows_are_cited_by_table_and_sheet() -> None:
    sources = [TableOf("d1", "a.xlsx"), TableOf("d2", "b.xlsx")]
    rows = [4, SHEET + 2, SHEET + 3, TABLE + 7, TABLE + 2 * SHEET + 9]

    assert rows_line(rows, sources) == "rows a.xlsx: 4; a.xlsx: sheet 2: 2, 3; b.xlsx: 7; b.xlsx: sheet 3: 9"
    assert rows_line(rows[:2]) == "rows 4; sheet 2: 2"


def test_a_duration_that_the_table_does_not_tell_is_told_as_such_and_repeats_are_still_one_call(
    run: Run, tmp_path: Path
) -> None:
    table = tmp_path / "t.csv"
    rows = ["1,2,2031-01-01T10:00:00,", "1,2,2031-01-01T10:00:00,", "1,2,2031-01-01T11:00:00,90"]
    table.write_text("\n".join(["from,to,at,seconds", *rows, "1,3,2031-01-01T10:00:00,"]), "utf-8")

    found = json.loads(run("calls", "--table", table, "contacts", "--as", "json").out)["pairs"]
    text = run("calls", "--table", table, "contacts").out

    assert [(one["b"], one["count"], one["minutes"], one["untold"]) for one in found] == [
        ("2", 2, 1.5, 1),
        ("3", 1, None, 1),
    ]
    assert "minutes: 1.5 (calls whose duration is not told: 1)" in text
    assert "minutes: not told" in text


def test_an_order_with_hours_holds_to_the_hour_and_is_named_with_the_rows_outside(run: Run, tmp_path: Path) -> None:
    order, table = tmp_path / "o.csv", tmp_path / "t.csv"
    order.write_text(
        "order,judge,from,to,number\nRes. 6,Juzgado 2,2031-03-05 09:00,2031-03-20 18:00,900000001\n"
        "Res. 7,,2031-03-25,2031-03-26,900000001\n",
        "utf-8",
    )
    times = ["05T08:59:59", "05T09:00:00", "20T18:00:00", "20T18:00:01", "25T00:00:00", "26T23:59:59", "27T00:00:00"]
    table.write_text(
        "from,to,at,seconds\n" + "".join(f"900000001,900000002,2031-03-{each},5\n" for each in times), "utf-8"
    )
    asked = ("calls", "--table", table, "contacts", "--order", order)

    told, whole = run(*asked), run(*asked, "--outside")
    answer = json.loads(run(*asked, "--as", "json").out)

    assert answer["outside"]["rows"] == [2, 5, 8]
    assert [(each["first"], each["last"]) for each in answer["orders"]] == [
        ("2031-03-05T09:00:00", "2031-03-20T18:00:00"),
        ("2031-03-25", "2031-03-26"),
    ]
    assert "Order Res. 6 (Juzgado 2), from 2031-03-05T09:00:00 to 2031-03-20T18:00:00: 900000001" in told.out
    assert "outside" not in told.out
    assert "of them outside of the orders: rows 2, 5, 8" in whole.out


def test_one_occasion_and_few_rows_are_said_to_say_little(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "calls.csv"
    rows = ["a,x,2031-01-01 10:00,60,c1", "b,y,2031-01-01 10:02,60,c1", "e,y,2031-12-31 10:00,60,c9"]
    rows += [f"{one},x,2031-03-0{day} 10:0{place}:00,60,c2" for day in (1, 3) for place, one in enumerate("fg")]
    path.write_text("\n".join(["from,to,at,seconds,cell", *rows]), "utf-8")

    told = run("calls", "--table", path, "co-presence").out
    spanish = run("calls", "--table", path, "co-presence", "--language", "es").out

    assert "stands out among 10 pairs (one occasion: this says little)" in told
    assert "stands out among 10 pairs (few rows: this says little)" in told
    assert "(una sola ocasión: dice poco)" in spanish
    found = json.loads(run("calls", "--table", path, "co-presence", "--as", "json").out)["pairs"]
    assert [each["is_small_sample"] for each in found] == [True, True]


def test_where_no_row_is_read_the_answer_says_so_and_why(run: Run, tmp_path: Path) -> None:
    calls, paid, refused = (tmp_path / name for name in ("calls.csv", "paid.csv", "refused.csv"))
    calls.write_text("from,to,at\n1,2,never\n1,3,soon\n", "utf-8")
    paid.write_text("from,to,date,amount\nA,B,never,1\n", "utf-8")
    refused.write_text("from,to,date,amount,estado\nA,B,2031-01-01,1,Rechazado\n", "utf-8")

    asked = run("calls", "--table", calls, "contacts")
    listed = run("calls", "--table", calls, "contacts", "--as", "json")
    flows = run("payments", "--table", paid, "flows", "--language", "es")
    none = run("payments", "--table", refused, "flows")

    assert (asked.status, listed.status, flows.status, none.status) == (2, 2, 2, 0)
    assert asked.out.startswith("No row of calls.csv was read, of 2: Its day or time cannot be read (2).")
    assert "Nothing of the kind" not in asked.out
    answer = json.loads(listed.out)
    assert (answer["pairs"], len(answer["table"]["unread"])) == ([], 2)
    assert flows.out.startswith("No se leyó ninguna fila de paid.csv, de 1: ")
    assert none.out.startswith("No row of refused.csv was read, of 1: Its state says")
