import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ovillo.domain.documents import Document
from ovillo.domain.errors import (
    AlreadyWithdrawnError,
    CaseBusyError,
    CaseDamagedError,
    DocumentNotFoundError,
    NotWithdrawnError,
    UsageError,
)
from ovillo.domain.sources import SourceDetails
from ovillo.ledger import root_hash, verify_consistency, verify_inclusion
from ovillo.storage.cases import create_case, open_case
from ovillo.storage.layout import database_of

from .invented import ACTOR, AT, document_of, judgement_of, reading_of


class StopError(Exception):
    pass


def test_what_is_written_is_read_back(record):
    document = document_of(1)
    reading = reading_of(document)

    with record.writing(actor=ACTOR, at=AT) as writer:
        writer.add_document(document, reading)

    with record.reading() as reader:
        assert reader.case_name() == "Caso inventado"
        assert reader.documents() == (document,)
        assert reader.entities() == tuple(sorted(reading.entities, key=lambda each: each.mentions))
        assert reader.statements() == reading.statements
        assert reader.document_ids() == (document.id,)


def test_leaving_without_commit_keeps_nothing(record):
    document = document_of(1)
    with record.reading() as reader:
        before = reader.head()

    def write_and_stop() -> None:
        with record.writing(actor=ACTOR, at=AT) as writer:
            writer.add_document(document, reading_of(document))
            writer.judge(judgement_of(1))
            assert writer.has_document(document.id)
            raise StopError

    with pytest.raises(StopError):
        write_and_stop()

    with record.reading() as reader:
        assert reader.head() == before
        assert not reader.has_document(document.id)
        assert reader.entities() == reader.statements() == reader.judgements() == ()
        assert reader.search("Imaginado", limit=5) == ()
    assert record.verify() is None


def test_a_writer_reads_its_own_writes(record):
    document = document_of(1)

    with record.writing(actor=ACTOR, at=AT) as writer:
        before = writer.head()
        writer.add_document(document, reading_of(document))
        after = writer.head()

        assert after.size == before.size + 4  # the document, its reading, two statements
        assert writer.documents() == (document,)
        assert writer.search("imaginado", limit=5)
        leaves = [leaf for _, leaf in writer.entries_after(0)]
        assert root_hash(leaves) == after.root


def test_a_reader_keeps_its_snapshot_while_another_writes(record):
    document = document_of(1)

    with record.reading() as reader:
        with record.writing(actor=ACTOR, at=AT) as writer:
            writer.add_document(document, None)
        seen_inside = reader.has_document(document.id)
    with record.reading() as reader:
        seen_after = reader.has_document(document.id)

    assert not seen_inside
    assert seen_after


def test_documents_come_by_name_then_id(record):
    documents = [replace(document_of(number), name=f"{number % 2}.txt") for number in range(5)]

    with record.writing(actor=ACTOR, at=AT) as writer:
        for document in documents:
            writer.add_document(document, None)
        found = writer.documents()

    assert list(found) == sorted(documents, key=lambda each: (each.name, each.id))


def test_a_prefix_of_eight_digits_names_a_document(filled):
    document = document_of(0)

    with filled.reading() as reader:
        assert reader.document(document.id[:8]) == document
        assert reader.document(document.id) == document


@pytest.mark.parametrize("words", ["", "1234567", "zzzzzzzz", "%%%%%%%%", "________", "0" * 64, "0" * 65])
def test_what_names_no_document_is_not_found(filled, words):
    with filled.reading() as reader, pytest.raises(DocumentNotFoundError):
        reader.document(words)


def test_a_prefix_of_two_documents_names_neither(record):
    left, right = (replace(document_of(number), id="abcdef0123" + str(number) * 54) for number in (1, 2))
    with record.writing(actor=ACTOR, at=AT) as writer:
        writer.add_document(left, None)
        writer.add_document(right, None)

    with record.reading() as reader, pytest.raises(DocumentNotFoundError):
        reader.document("abcdef0123")


def test_a_withdrawn_document_leaves_every_answer_and_stays_in_the_record(record):
    kept, gone = document_of(0), document_of(1)
    with record.writing(actor=ACTOR, at=AT) as writer:
        writer.add_document(kept, reading_of(kept))
        writer.add_document(gone, reading_of(gone))

    with record.writing(actor=ACTOR, at=AT) as writer:
        number = writer.withdraw(gone.id[:10], reason="Not about this case.")

    with record.reading() as reader:
        assert reader.documents() == (kept,)
        assert {each.document for each in reader.entities()} == {kept.id}
        assert {each.document for each in reader.statements()} == {kept.id}
        assert [hit.locator.document for hit in reader.search("Imaginado", limit=9)] == [kept.id]
        assert reader.has_document(gone.id)
        assert reader.is_withdrawn(gone.id) == number == reader.head().size - 1
        assert reader.is_withdrawn(kept.id) is None
        assert gone.id in reader.document_ids()


def test_a_document_is_withdrawn_once(filled):
    document = document_of(2).id

    with filled.reading() as reader:
        entry = reader.is_withdrawn(document)
    with pytest.raises(AlreadyWithdrawnError) as caught, filled.writing(actor=ACTOR, at=AT) as writer:
        writer.withdraw(document, reason="Again.")

    assert caught.value.fields == {"document": document, "entry": entry}


def test_a_withdrawal_taken_back_brings_every_answer_back_and_both_stay_in_the_ledger(record):
    document = document_of(0)
    with record.writing(actor=ACTOR, at=AT) as writer:
        writer.add_document(document, reading_of(document))
    with record.reading() as reader:
        statements = reader.statements()

    entries = []
    for _ in range(2):
        with record.writing(actor=ACTOR, at=AT) as writer:
            entries.append(writer.withdraw(document.id, reason="Not about this case."))
            assert reader_sees_nothing(writer)
        with record.writing(actor=ACTOR, at=AT) as writer:
            entries.append(writer.restore(document.id[:9], reason="It is."))

    with record.reading() as reader:
        assert reader.documents() == (document,)
        assert reader.statements() == statements
        assert len(reader.search("Imaginado", limit=9)) == 1
        assert reader.is_withdrawn(document.id) is None
        assert entries == list(range(entries[0], entries[0] + 4))
    assert record.verify() is None


def reader_sees_nothing(reader):
    return not reader.documents() and not reader.statements() and not reader.search("Imaginado", limit=9)


def test_only_a_withdrawn_document_can_be_taken_back(record):
    document = document_of(0)
    with record.writing(actor=ACTOR, at=AT) as writer:
        writer.add_document(document, None)

    with pytest.raises(NotWithdrawnError), record.writing(actor=ACTOR, at=AT) as writer:
        writer.restore(document.id, reason="By mistake.")


def test_only_a_document_of_the_case_can_be_withdrawn(record):
    with pytest.raises(DocumentNotFoundError), record.writing(actor=ACTOR, at=AT) as writer:
        writer.withdraw("0" * 64, reason="It is not there.")


def test_judgements_come_in_the_order_in_which_they_were_taken(record):
    judgements = [judgement_of(number) for number in range(20)]
    with record.writing(actor=ACTOR, at=AT) as writer:
        for judgement in judgements:
            writer.judge(judgement)

    with record.reading() as reader:
        assert list(reader.judgements()) == judgements


def test_a_judgement_taken_back_stays_and_says_who_took_it_back(record):
    with record.writing(actor=ACTOR, at=AT) as writer:
        writer.judge(judgement_of(1))

    with record.writing(actor="Blas Inventado", at=AT) as writer:
        writer.undo(judgement_of(1).id, reason="A second look.")

    with record.reading() as reader:
        assert reader.judgements() == (replace(judgement_of(1), undone_by="Blas Inventado"),)


@pytest.mark.parametrize("number", [1, 9])
def test_a_judgement_is_taken_back_once_and_only_where_there_is_one(filled, number):
    with pytest.raises(UsageError), filled.writing(actor=ACTOR, at=AT) as writer:
        writer.undo(judgement_of(number).id, reason="Again.")


def test_a_statement_said_twice_in_one_reading_is_kept_once(record):
    document = document_of(1)
    reading = reading_of(document)
    with record.writing(actor=ACTOR, at=AT) as writer:
        writer.add_document(document, replace(reading, statements=reading.statements * 2))

    with record.reading() as reader:
        assert reader.statements() == reading.statements
    assert record.verify() is None


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


def test_entries_after_a_size_are_the_later_ones(filled):
    with filled.reading() as reader:
        size = reader.head().size
        assert [number for number, _ in reader.entries_after(size - 3)] == [size - 3, size - 2, size - 1]
        assert list(reader.entries_after(size)) == []


@pytest.mark.parametrize("number", [-1, 20, 10**9])
def test_an_entry_that_is_not_there_has_no_proof(filled, number):
    with filled.reading() as reader:
        assert reader.head().size == 20
        with pytest.raises(UsageError):
            reader.inclusion_proof(number)


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
        filled._engine.begin() as connection,
    ):
        connection.exec_driver_sql("INSERT OR REPLACE INTO judgement SELECT * FROM judgement")


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


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=texts, name=texts, title=st.none() | texts, actor=texts, reason=texts)
def test_any_text_is_kept_as_it_is(tmp_path_factory, text, name, title, actor, reason):
    document = Document("0" * 64, name, "text/plain", 1, text, (0,), SourceDetails(title=title))
    folder = tmp_path_factory.mktemp("texts") / "case"
    record = create_case(folder, name=name, actor=actor, at=AT)

    with record.writing(actor=actor, at=AT) as writer:
        writer.add_document(document, None)
        writer.judge(replace(judgement_of(1), reason=reason))

    with record.reading() as reader:
        assert reader.documents() == (document,)
        assert reader.judgements()[0].reason == reason
        assert reader.case_name() == name
    assert record.verify() is None
    record.close()
