import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ovillo.domain.documents import Document
from ovillo.domain.errors import (
    AlreadyWithdrawnError,
    CaseBusyError,
    CaseDamagedError,
    DocumentNotFoundError,
    UsageError,
)
from ovillo.domain.sources import SourceDetails
from ovillo.ledger import verify_consistency, verify_inclusion
from ovillo.storage.cases import create_case, open_case
from ovillo.storage.layout import database_of
from ovillo.testing.invented import ACTOR, AT, document_of, judgement_of

from .conftest import both


@both
def test_a_prefix_of_eight_digits_names_a_document(filled):
    document = document_of(0)

    with filled.reading() as reader:
        assert reader.document(document.id[:8]) == document
        assert reader.document(document.id) == document


@both
@pytest.mark.parametrize("words", ["", "1234567", "zzzzzzzz", "%%%%%%%%", "________", "0" * 64, "0" * 65])
def test_what_names_no_document_is_not_found(filled, words):
    with filled.reading() as reader, pytest.raises(DocumentNotFoundError):
        reader.document(words)


@both
def test_a_document_is_withdrawn_once(filled):
    document = document_of(2).id

    with filled.reading() as reader:
        entry = reader.is_withdrawn(document)
    with pytest.raises(AlreadyWithdrawnError) as caught, filled.writing(actor=ACTOR, at=AT) as writer:
        writer.withdraw(document, reason="Again.")

    assert caught.value.fields == {"document": document, "entry": entry}


@both
@pytest.mark.parametrize("number", [1, 9])
def test_a_judgement_is_taken_back_once_and_only_where_there_is_one(filled, number):
    with pytest.raises(UsageError), filled.writing(actor=ACTOR, at=AT) as writer:
        writer.undo(judgement_of(number).id, reason="Again.")


def test_times_are_kept_in_utc(record, folder):
    lima = datetime(2031, 5, 14, 5, 30, tzinfo=timezone(timedelta(hours=-5)))
    with record.writing(actor=ACTOR, at=lima) as writer:
        writer.judge(replace(judgement_of(1), at=lima))

    with closing(sqlite3.connect(database_of(folder))) as raw:
        assert raw.execute("SELECT at FROM judgement").fetchall() == [("2031-05-14T10:30:00+00:00",)]
        assert set(raw.execute("SELECT at FROM entry")) == {("2031-05-14T10:30:00+00:00",)}
    with record.reading() as reader:
        assert reader.judgements()[0].at == lima.astimezone(UTC)


def test_every_entry_names_its_actor(filled, folder):
    with closing(sqlite3.connect(database_of(folder))) as raw:
        kinds = dict(raw.execute("SELECT kind, count(*) FROM entry WHERE actor = ? GROUP BY kind", (ACTOR,)))

    assert kinds == {
        "case": 1,
        "document": 3,
        "reading": 3,
        "statement": 6,
        "judgement": 3,
        "undo": 1,
        "withdrawal": 1,
        "reversal": 2,
    }


@both
def test_entries_after_a_size_are_the_later_ones(filled):
    with filled.reading() as reader:
        size = reader.head().size
        assert [number for number, _ in reader.entries_after(size - 3)] == [size - 3, size - 2, size - 1]
        assert list(reader.entries_after(size)) == []


@both
@pytest.mark.parametrize("number", [-1, 20, 10**9])
def test_an_entry_that_is_not_there_has_no_proof(filled, number):
    with filled.reading() as reader:
        assert reader.head().size == 20
        with pytest.raises(UsageError):
            reader.inclusion_proof(number)


@both
@pytest.mark.parametrize("size", [-1, 0, 21])
def test_a_size_that_the_ledger_never_had_has_no_proof(filled, size):
    with filled.reading() as reader, pytest.raises(UsageError):
        reader.consistency_proof(size)


TABLES = (
    "document",
    "entity",
    "mention",
    "statement",
    "judgement",
    "withdrawal",
    "reversal",
    "undo",
    "entry",
    "node",
    "meta",
)


@pytest.mark.parametrize("table", TABLES)
def test_no_row_can_be_deleted(filled, folder, table):
    with closing(sqlite3.connect(database_of(folder))) as raw, pytest.raises(sqlite3.IntegrityError):
        raw.execute(f"DELETE FROM {table}")


@pytest.mark.parametrize("table", TABLES)
def test_no_column_of_any_row_can_be_changed(filled, folder, table):
    with closing(sqlite3.connect(database_of(folder))) as raw:
        columns = [row[1] for row in raw.execute(f"PRAGMA table_info({table})")]
        for column in columns:
            if column == "ledger_root":  # it moves with every entry; `verify` watches it
                continue
            with pytest.raises(sqlite3.IntegrityError):
                raw.execute(f'UPDATE {table} SET "{column}" = "{column}"')


def test_the_ledger_cannot_shrink(filled, folder):
    with closing(sqlite3.connect(database_of(folder))) as raw, pytest.raises(sqlite3.IntegrityError):
        raw.execute("UPDATE meta SET ledger_size = ledger_size - 1")


def test_replacing_is_deleting(filled):
    with (
        pytest.raises(Exception, match="changed in place"),
        filled._database.engine.begin() as connection,
    ):
        connection.exec_driver_sql("INSERT OR REPLACE INTO judgement SELECT * FROM judgement")


@both
def test_a_second_writer_is_told_that_the_case_is_busy(record, folder):
    other = open_case(folder, busy_seconds=0.05)

    with record.writing(actor=ACTOR, at=AT), pytest.raises(CaseBusyError), other.writing(actor=ACTOR, at=AT):
        pytest.fail("two writers at once")

    other.close()


HOLDER = """
import sys
from datetime import datetime, UTC
from pathlib import Path
from ovillo.storage.cases import open_case

record = open_case(Path(sys.argv[1]))
with record.writing(actor="Otra Inventada", at=datetime(2031, 5, 14, tzinfo=UTC)):
    print("holding", flush=True)
    sys.stdin.readline()
record.close()
"""


@both
def test_a_second_process_waits_and_then_writes_or_is_told(record, folder):
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    patient = open_case(folder, busy_seconds=30)
    hasty = open_case(folder, busy_seconds=0.05)
    with holder:
        assert holder.stdout.readline() == "holding\n"

        with pytest.raises(CaseBusyError), hasty.writing(actor=ACTOR, at=AT):
            pytest.fail("two writers at once")
        assert hasty.verify() is None  # readers never wait
        holder.communicate("go on\n")
    with patient.writing(actor=ACTOR, at=AT) as writer:
        writer.judge(judgement_of(1))

    assert holder.returncode == 0
    assert patient.verify() is None
    patient.close()
    hasty.close()


def test_nothing_is_added_to_a_tree_that_does_not_verify(filled, folder):
    with closing(sqlite3.connect(database_of(folder))) as raw, raw:
        raw.execute("DROP TRIGGER node_refuses_update")
        raw.execute("UPDATE node SET hash = zeroblob(32)")

    with pytest.raises(CaseDamagedError), filled.writing(actor=ACTOR, at=AT):
        pytest.fail("a broken tree must not grow")


def test_an_error_of_the_database_shows_no_content(record):
    document = document_of(1)

    def add_twice() -> None:
        with record.writing(actor=ACTOR, at=AT) as writer:
            writer.add_document(document, None)
            writer.add_document(document, None)

    with pytest.raises(Exception, match="UNIQUE") as caught:
        add_twice()

    assert "Imaginado" not in str(caught.value)


texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)


@both
@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=texts, name=texts, title=st.none() | texts, actor=texts, reason=texts)
@example(text="a\0b", name="\0", title="\1\0\1\1\2", actor="\1", reason="\0\0\1")
def test_any_text_is_kept_as_it_is(record, text, name, title, actor, reason):
    with record.writing(actor=actor, at=AT) as writer:
        size = writer.head().size
        document = Document(f"{size:064x}", name, "text/plain", 1, text, (0,), SourceDetails(title=title))
        writer.add_document(document, None)
        writer.judge(replace(judgement_of(size), reason=reason))

    with record.reading() as reader:
        assert reader.document(document.id) == document
        assert document in reader.documents()
        assert reader.judgements()[-1].reason == reason


@both
@pytest.mark.parametrize("name", ["", "\0", "\1\0", "«Ñandú» 💣", "x" * 10_000])
def test_a_case_may_have_any_name(folder, database, name):
    record = create_case(folder, name=name, actor="\0", at=AT, database=database)

    with record.reading() as reader:
        assert reader.case_name() == name
    assert record.verify() is None
    record.close()


@both
def test_every_entry_can_be_proved_and_every_head_begins_the_next(record):
    heads = []
    for number in range(12):
        with record.writing(actor=ACTOR, at=AT) as writer:
            heads.append(writer.head())
            for each in range(number):
                writer.judge(judgement_of(number * 100 + each))

    with record.reading() as reader:
        head = reader.head()
        for number, leaf in reader.entries_after(0):
            verify_inclusion(leaf, number, head.size, reader.inclusion_proof(number), head.root)
        for earlier in heads:
            proof = reader.consistency_proof(earlier.size)
            verify_consistency(earlier.size, head.size, proof, earlier.root, head.root)
