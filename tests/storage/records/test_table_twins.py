"""The Parquet twins of a case: they answer as the original does, and never in its place where they do not fit."""

import json
import random
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from ovillo.analysis.calls.columns import CALL_COLUMNS, columns_of
from ovillo.domain.errors import CallProfileNeededError, RecordColumnsNeededError
from ovillo.reading.calls import built_in_profiles, profile_of_columns, read_calls
from ovillo.reading.records import read_records
from ovillo.storage.records import table_twins
from ovillo.storage.records.duckdb_query import DuckDBQuery
from ovillo.storage.records.table_twins import SealedTable, TableTwins, twins_of, verify_twins

ALL = list(built_in_profiles().values())
DIGEST = "ab" * 32
CALLS = """origen;destino;fecha y hora;segundos;celda
900000017;900000018;30/04/2031 23:59:50;61;C1
900000018;900000017;01/05/2031 00:01:10;5;C2
900000018;900000019;32/05/2031 00:01:10;5;C2
900000019;900000017;01/04/2031 10:00;;
"""
PAYMENTS = (
    "payer,payee,date,amount,currency\nAda,Eva,2031-05-02,12.50,PEN\nAda,Eva,2031-04-02,x,PEN\nEva,Ada,2031-04-01,7,\n"
)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    (tmp_path / "case" / "originals").mkdir(parents=True)
    return tmp_path / "case"


@pytest.fixture
def twins(case: Path) -> Iterator[TableTwins]:
    with twins_of(case) as made:
        yield made


def sealed(case: Path, text: str, name: str = "calls.csv") -> SealedTable:
    path = case / "originals" / DIGEST
    path.write_text(text, "utf-8")
    return SealedTable(DIGEST, name, path)


def rows_of(kept: table_twins.KeptCalls) -> list[tuple[object, ...]]:
    with DuckDBQuery() as query:
        return list(
            query.fetch(query.open_parquet(CALL_COLUMNS, kept.files).select(list(CALL_COLUMNS)).order_by("row"))
        )


def ask(twins: TableTwins, table: SealedTable) -> table_twins.KeptCalls:
    return twins.calls(table, ALL, country=None, zone="America/Lima")


def test_a_twin_says_what_the_original_says_sorted_and_by_month(case: Path, twins: TableTwins) -> None:
    table = sealed(case, CALLS)

    kept = ask(twins, table)

    read = read_calls(CALLS.encode(), ALL, file_name="calls.csv", zone="America/Lima")
    assert rows_of(kept) == sorted(zip(*columns_of(read.calls).values(), strict=True))
    assert [path.name for path in kept.files] == ["2031-04.parquet", "2031-05.parquet"]
    instants = duckdb.execute("select instant from read_parquet(?)", [str(kept.files[0])]).fetchall()
    assert instants == sorted(instants)
    assert [(one.row, one.reason) for one in kept.reading.unread] == [(one.row, one.reason) for one in read.unread]
    assert (kept.count, kept.reading.profile, kept.reading.zone) == (3, "plain", "America/Lima")


def test_the_second_question_does_not_read_the_original(
    case: Path, twins: TableTwins, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = sealed(case, CALLS)
    first = ask(twins, table)
    monkeypatch.setattr(table_twins, "read_calls", None)

    second = ask(twins, table)

    assert (second.reading, rows_of(second)) == (first.reading, rows_of(first))


def test_each_way_of_reading_has_a_twin_of_its_own(case: Path, twins: TableTwins) -> None:
    table = sealed(case, CALLS)
    turned = profile_of_columns("from=destino,to=origen,at=fecha y hora")

    plain, other = ask(twins, table), twins.calls(table, [turned], country="PE", zone=None)

    assert rows_of(plain)[0][1] == "900000017"
    assert rows_of(other)[0][1] == "+51900000018"
    assert rows_of(ask(twins, table))[0][1] == "900000017"


@pytest.mark.parametrize("damage", ["rows", "seal", "missing", "more", "other document", "other reader"])
def test_a_twin_that_does_not_fit_is_made_again(case: Path, twins: TableTwins, damage: str) -> None:
    table = sealed(case, CALLS)
    before = rows_of(kept := ask(twins, table))
    seal = kept.files[0].with_name("twin.json")
    told = json.loads(seal.read_text("utf-8"))
    match damage:
        case "rows":
            kept.files[0].write_bytes(kept.files[1].read_bytes())
        case "seal":
            seal.write_text("{", "utf-8")
        case "missing":
            kept.files[0].unlink()
        case "more":
            kept.files[0].with_name("2031-06.parquet").write_bytes(kept.files[0].read_bytes())
        case "other document":
            seal.write_text(json.dumps({**told, "document": "cd" * 32}), "utf-8")
        case _:
            seal.write_text(json.dumps({**told, "reader": "older"}), "utf-8")

    again = ask(twins, table)

    assert rows_of(again) == before
    assert verify_twins(case) is None


def test_verify_names_a_twin_that_was_forged_with_its_seal(case: Path, twins: TableTwins) -> None:
    kept = ask(twins, sealed(case, CALLS))
    with twins_of(case.parent / "other") as others:
        forged = ask(others, sealed(case, CALLS.replace("61", "62")))
        for path in [*forged.files, forged.files[0].with_name("twin.json")]:
            kept.files[0].with_name(path.name).write_bytes(path.read_bytes())
    sealed(case, CALLS)

    fault = verify_twins(case)

    assert fault is not None
    assert (fault.what, fault.place) == ("table", f"{DIGEST}/{kept.files[0].parent.name}")


def test_verify_finds_nothing_wrong_with_every_kind(case: Path, twins: TableTwins) -> None:
    ask(twins, sealed(case, CALLS))
    for kind in ("orders", "births"):
        with pytest.raises(RecordColumnsNeededError):
            twins.records(sealed(case, CALLS), kind)

    assert verify_twins(case) is None


def test_rows_of_other_kinds_come_back_as_they_were_read(case: Path, twins: TableTwins) -> None:
    table = sealed(case, PAYMENTS)

    first = twins.records(table, "payments", zone="America/Lima")
    second = twins.records(table, "payments", zone="America/Lima")

    assert first == second == read_records(PAYMENTS.encode(), "payments", zone="America/Lima")
    assert verify_twins(case) is None


def test_a_table_of_another_kind_is_looked_through_once(
    case: Path, twins: TableTwins, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = sealed(case, PAYMENTS)
    with pytest.raises(CallProfileNeededError) as first:
        ask(twins, table)
    monkeypatch.setattr(table_twins, "read_calls", None)

    with pytest.raises(CallProfileNeededError) as second:
        ask(twins, table)

    assert str(second.value) == str(first.value)


@pytest.mark.parametrize("text", [CALLS.splitlines()[0] + "\n", CALLS.splitlines()[0] + "\nx;y;z;1;1\n"])
def test_a_table_without_rows_that_are_read_has_a_twin(case: Path, twins: TableTwins, text: str) -> None:
    table = sealed(case, text)

    assert rows_of(ask(twins, table)) == rows_of(ask(twins, table)) == []
    assert verify_twins(case) is None


def test_a_case_that_cannot_be_written_is_answered_and_keeps_nothing(case: Path) -> None:
    table = sealed(case, CALLS)
    (case / "tables").write_bytes(b"in the way")

    with twins_of(case) as twins:
        kept = ask(twins, table)

        assert len(rows_of(kept)) == 3
    assert not any(path.exists() for path in kept.files)


def test_a_large_table_has_the_twin_of_a_small_one(
    case: Path, twins: TableTwins, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(5)
    lines = [
        f"90000{chance.randrange(99):04};90000{chance.randrange(99):04};"
        f"{chance.randrange(1, 33):02}/{chance.randrange(1, 13):02}/2031 {chance.randrange(24):02}:10:{chance.randrange(60):02};"
        f"{chance.randrange(900)};C{chance.randrange(30)}"
        for _ in range(800)
    ]
    table = sealed(case, "\n".join([CALLS.splitlines()[0], *lines, ""]))
    small = ask(twins, table)
    monkeypatch.setattr(table_twins, "LARGE_BYTES", 1)
    monkeypatch.setattr(table_twins, "read_calls", None)

    with twins_of(None) as others:
        large = ask(others, table)

        assert rows_of(large) == rows_of(small)
        assert (large.reading, large.count) == (small.reading, small.count)
