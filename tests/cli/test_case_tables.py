"""The tables of the sample case, asked as a user asks them: what is planted is found, and its decoys are not."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from ovillo.testing import write_sample_tables
from tests.cli.conftest import Run, run_ovillo


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tables")
    write_sample_tables(folder / "documents")
    assert run_ovillo("new", folder / "case", "--name", "Villa Jacaranda").status == 0
    assert run_ovillo("add", folder / "case", folder / "documents").status == 0
    return folder / "case"


def answer(run: Run, *words: object) -> Any:
    done = run(*words, "--as", "json")
    assert done.status == 0, done.err
    return json.loads(done.out)


def test_changed_numbers_are_found_and_the_receptionists_are_two(run: Run, case: Path) -> None:
    found = answer(run, "calls", case, "change-of-number")

    assert {(each["old"][-2:], each["new"][-2:], each["round"]) for each in found["changes"]} == {
        ("31", "44", 1),
        ("32", "45", 1),
        ("33", "46", 1),
        ("34", "47", 2),
    }
    assert {row["name"] for each in found["changes"] for row in each["rows"]} == {"tablas/trafico.csv"}
    assert len(found["tables"][1]["document"]) == 64
    assert sum(table["read"] for table in found["tables"]) >= 2_000


def test_rows_outside_of_an_order_are_left_out_unless_asked_for(run: Run, case: Path) -> None:
    inside = answer(run, "calls", case, "contacts", "--numbers", "900000017")
    whole = answer(run, "calls", case, "contacts", "--numbers", "900000017", "--outside")

    assert [each["order"] for each in inside["orders"]][:1] == ["Resolución uno"]
    assert inside["outside"]["counted"] is False
    assert [(row["name"], row["row"]) for row in inside["outside"]["rows"]] == [
        ("tablas/llamadas-intervenidas.csv", 16)
    ]
    assert sum(each["count"] for each in whole["pairs"]) == 1 + sum(each["count"] for each in inside["pairs"])


def test_the_courier_is_found_in_calls_and_payments(run: Run, case: Path) -> None:
    chains = answer(run, "calls", case, "chains", "--minutes", "10")["chains"]
    paid = answer(run, "payments", case, "paid-after", "--days", "3", "--of", "Pisco")["parties"]

    assert [chains[0][each][-2:] for each in "abc"] == ["17", "21", "52"]
    assert "Eleuterio Guaba Tumbo" in [each["payee"] for each in paid[:2]]
    (decoy,) = [each for each in paid if each["payee"] == "Wilmer Arce Pajuro"]
    assert decoy["chance"] > 0.1


def test_a_stated_price_stands_beside_the_payment_that_could_be_it(run: Run, case: Path) -> None:
    price = ["payments", case, "price", "--price", "9000", "--tolerance", "0.05"]

    (found,) = answer(run, *price, "--around", "2031-01-19")["payments"]

    assert (found["payer"], found["rows"][0]["name"]) == ("Familia Dalia", "tablas/pagos.csv")
    assert answer(run, *price, "--around", "2030-10-09")["payments"] == []


def test_payments_under_the_limit_are_those_of_two_parties(run: Run, case: Path) -> None:
    found = answer(run, "payments", case, "structuring", "--limit", "10000")["parties"]

    assert [each["party"] for each in found] == ["Zulema Farfán Ocaña", "Inversiones Canasto SAC"]


def test_registers_show_what_is_planted_before_its_decoys(run: Run, case: Path) -> None:
    signing = answer(run, "registers", case, "signing")["patterns"]
    late = answer(run, "registers", case, "late")["patterns"]
    exits = answer(run, "registers", case, "exit")["patterns"]
    visits = answer(run, "registers", case, "clinic", "--days", "20")["patterns"]
    addresses = answer(run, "registers", case, "addresses")["patterns"]

    assert signing[0]["subject"] == "Hernando Pisco Laguna"
    assert all(each["chance"] > 0.01 for each in signing[1:])
    assert [each["subject"] for each in late] == ["Abundio Lúcuma Prado"]
    assert [each["subject"] for each in exits] == ["Criatura 1", "Criatura 3", "Criatura 5"]
    assert [each["subject"] for each in visits] == ["Amapola"]
    assert {row["name"] for row in visits[0]["other_rows"]} == {"tablas/controles.csv"}
    assert [each["subject"] for each in addresses] == ["Avenida Ceniza 14, Puerto Mirlo"]


def test_text_names_the_table_of_each_row_and_the_order(run: Run, case: Path) -> None:
    done = run("calls", case, "contacts", "--language", "es")

    assert "trafico.csv: " in done.out
    assert "--outside" in done.err


@pytest.mark.parametrize(
    "words", [["calls"], ["calls", "contacts"], ["calls", "a", "b", "contacts"], ["payments", "nobody"]]
)
def test_a_question_without_a_case_or_table_is_one_line(run: Run, words: list[str]) -> None:
    done = run(*words)

    assert (done.status, done.out) == (2, "")


def test_a_case_without_such_tables_says_so(run: Run, tmp_path: Path) -> None:
    run("new", tmp_path / "empty", "--name", "x")

    done = run("calls", tmp_path / "empty", "contacts")

    assert (done.status, done.err.count("\n")) == (2, 1)


def test_an_altered_table_is_not_read(run: Run, tmp_path: Path) -> None:
    write_sample_tables(tmp_path)
    run("new", tmp_path / "case", "--name", "x")
    run("add", tmp_path / "case", tmp_path / "tablas" / "pagos.csv")
    (original,) = (tmp_path / "case" / "originals").iterdir()
    original.chmod(0o600)
    original.write_bytes(original.read_bytes().replace(b"9000.00", b"9001.00"))

    done = run("payments", tmp_path / "case", "flows")

    assert (done.status, done.out) == (2, "")


def test_parquet_twins_are_made_from_the_originals_and_are_no_part_of_what_is_kept(
    run: Run, case: Path, tmp_path: Path
) -> None:
    copy, backup = tmp_path / "copy", tmp_path / "backup"
    shutil.copytree(case, copy, ignore=shutil.ignore_patterns("tables"))

    first = answer(run, "calls", copy, "bursts")
    second = answer(run, "calls", copy, "bursts")

    files = sorted((copy / "tables").glob("*/*/*.parquet"))
    assert first == second == answer(run, "calls", case, "bursts")
    assert files
    assert run("backup", copy, backup).status == 0
    assert not (backup / "tables").exists()
    assert answer(run, "calls", backup, "bursts") == first
    files[0].write_bytes(b"damaged")
    assert answer(run, "calls", copy, "bursts") == first
    files[0].write_bytes(b"damaged")
    assert run("verify", copy).status == 1
    assert run("verify", copy, "--rebuild-index").status == 0
    assert not (copy / "tables").exists()


def test_a_withdrawn_table_keeps_no_twin_and_an_altered_one_is_not_answered_from_it(
    run: Run, case: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(case, copy)
    tables = {each["name"]: each["document"] for each in answer(run, "calls", copy, "reciprocity")["tables"]}
    traffic, tapped = tables["tablas/trafico.csv"], tables["tablas/llamadas-intervenidas.csv"]
    assert (copy / "tables" / traffic).is_dir()

    assert run("withdraw", copy, traffic, "--reason", "a test").status == 0

    assert not (copy / "tables" / traffic).exists()
    original = copy / "originals" / tapped
    original.chmod(0o600)
    original.write_bytes(original.read_bytes().replace(b"900000017", b"900000071"))
    done = run("calls", copy, "contacts")
    assert (done.status, done.out) == (2, "")


def test_rows_of_further_sheets_name_their_sheet_and_the_row_there(run: Run, tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Portada"])
    for name in ("Enero", "Febrero"):
        sheet = book.create_sheet(name)
        for row in (["from", "to", "at", "amount"], ["A", "B", "2031-01-02", 10], ["A", "B", "never", 10]):
            sheet.append(row)
    path = tmp_path / "paid.xlsx"
    book.save(path)
    made = tmp_path / "case"
    run("new", made, "--name", "x")
    stored = run("add", made, path)

    bare = answer(run, "payments", "--table", path, "flows")
    held = answer(run, "payments", made, "flows")

    places = [{"sheet": "Enero", "sheet_row": 2}, {"sheet": "Febrero", "sheet_row": 2}]
    assert (bare["flows"][0]["rows"], bare["flows"][0]["sheet_rows"]) == ([2, 2_000_002], places)
    assert [(each["sheet"], each["sheet_row"]) for each in bare["tables"][0]["unread"]] == [
        ("Enero", 3),
        ("Febrero", 3),
    ]
    assert [{name: row[name] for name in places[0]} for row in held["flows"][0]["rows"]] == places
    assert "rows sheet Enero: 2; sheet Febrero: 2" in run("payments", "--table", path, "flows").out
    assert "paid.xlsx, row sheet 2: 2)" in run("timeline", made).out
    assert "paid.xlsx: a table, stored whole: its rows are asked for" in stored.out
    assert "not read" not in stored.out
