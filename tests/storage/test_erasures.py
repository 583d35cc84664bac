"""Erasure on both databases: content and salt go, the commitment stays, and everything else is named as before."""

import secrets
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from sqlalchemy.exc import DBAPIError

from ovillo.domain.erasures import ErasureCutShortError, ErasureError, ErasureOwnerError
from ovillo.domain.errors import CaseDamagedError, EntryNotFoundError
from ovillo.domain.judgements import Verdict
from ovillo.storage.cases import SQLITE, create_case, move_case, open_case
from ovillo.storage.layout import database_of
from ovillo.storage.originals import open_originals
from ovillo.storage.pointer import read_pointer
from ovillo.storage.record import SqlRecord
from ovillo.testing.invented import ACTOR, AT, content_of, document_of, judgement_of, reading_of
from ovillo.testing.postgresql_server import Server
from tests.storage.conftest import both
from tests.storage.test_verification import execute, fault_after

WORDS = (b"spero Imaginado", b"ospero", b"Ficticia", b"ficticia", b"Ovillejo", b"ovillejo", b"Sobre el caso")
"""Of the text, the entities and the notes of the document that is erased; the search index folds them."""
OTHER = "Otra cosa distinta, de la que nadie dijo nada."


@pytest.fixture
def filled(record: SqlRecord, folder: Path) -> SqlRecord:
    """A case of two documents, of which the first was read, judged, withdrawn, restored and noted upon."""
    whole, second = replace(document_of(0), container=None), replace(document_of(1, OTHER), container=None)
    first = replace(whole, details=replace(whole.details, title=None))
    reading = reading_of(first)
    for content in (content_of(0), OTHER.encode()):
        open_originals(folder).put(content)
    with record.writing(actor=ACTOR, at=AT) as writer:
        writer.add_document(first, reading)
        writer.add_document(second, None)
        judged = judgement_of(0, left=reading.entities[0].id, right=reading.entities[1].id)
        writer.judge(replace(judged, reason="Próspero Imaginado es otro."))
        writer.judge(replace(judgement_of(1, left=reading.statements[0].id, right=None), verdict=Verdict.ACCEPT))
        writer.undo(judged.id, reason="Ovillejo no es él.")
        writer.withdraw(first.id, reason="Ficticia.")
        writer.restore(first.id, reason="Ficticia.")
        writer.complete(first.id, whole.details)
        writer.enter("note_written", first.id, {"text": "Sobre el caso de Próspero Imaginado."})
        for about in (whole.id[:12], whole.name.upper()):
            writer.enter("note_written", about, {"text": "Sobre el caso, según su nombre."})
        writer.enter("statement_made", "x", {"document": first.id, "quote": "Ovillejo"})
        writer.enter("note_written", "T-1", {"text": "Esta nota se queda."})
    return record


def erased(record: SqlRecord, folder: Path, what: str) -> Sequence[int]:
    with record.writing(actor=ACTOR, at=AT) as writer:
        numbers = writer.erased_with(what)
        writer.erase(numbers, {"approval": "A-1"})
    originals = open_originals(folder)
    for document in record.erased_documents():
        originals.remove(document)
    record.finish_erasure()
    return numbers


def found_in(paths: Sequence[Path], words: Sequence[bytes]) -> list[tuple[str, bytes]]:
    """Where any of these words stands in any of these files."""
    texts = {path: path.read_bytes() for path in paths if path.is_file()}
    return [(path.name, word) for path, content in texts.items() for word in words if word in content]


@pytest.fixture
def database(request: pytest.FixtureRequest) -> str:
    """SQLite, or a database of its own on the server: its files hold nothing of other tests."""
    if getattr(request, "param", SQLITE) == SQLITE:
        return SQLITE
    server: Server = request.getfixturevalue("server")
    name = f"canary_{secrets.token_hex(4)}"
    with psycopg.connect(server.address(), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'".encode())
    return server.address(name)


def files_of(folder: Path, database: str, request: pytest.FixtureRequest) -> list[Path]:
    """Every file of the case, and of its database on the server as it is on disk."""
    if database == SQLITE:
        return list(folder.rglob("*"))
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("CHECKPOINT")
        found = connection.execute("SELECT oid FROM pg_database WHERE datname = current_database()").fetchone()
    assert found
    pages = request.getfixturevalue("server").folder / "data" / "base" / str(found[0])
    return [*folder.rglob("*"), *pages.rglob("*")]


def statistics_of(database: str, request: pytest.FixtureRequest) -> list[Path]:
    """The file of the server's statistics, as it is on disk."""
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("CHECKPOINT")
        found = connection.execute("SELECT pg_relation_filepath('pg_statistic')").fetchone()
        (toast,) = connection.execute(
            "SELECT pg_relation_filepath(reltoastrelid) FROM pg_class WHERE relname = 'pg_statistic'"
        ).fetchone() or ("",)
    assert found
    data = request.getfixturevalue("server").folder / "data"
    return [data / found[0], data / toast]


@both
def test_what_is_erased_is_in_no_page_and_no_file_and_the_ledger_is_whole(
    filled: SqlRecord, folder: Path, request: pytest.FixtureRequest, database: str
) -> None:
    def places() -> list[Path]:
        return files_of(folder, database, request)

    there = found_in(places(), WORDS)
    document = document_of(0).id
    with filled.reading() as reader:
        before, leaves = reader.head(), dict(reader.entries_after(0))

    numbers = erased(filled, folder, document[:12])

    assert {word for _, word in there} >= {b"spero Imaginado", b"ospero", b"Ovillejo", b"Sobre el caso"}
    assert found_in(places(), [*WORDS, document.encode()]) == []
    assert filled.verify() is None
    assert len(numbers) == 14
    with filled.reading() as reader:
        assert reader.head().size == before.size + 1
        assert {number: leaf for number, leaf in reader.entries_after(0) if number < before.size} == leaves
        assert [each.text for each in reader.documents()] == [OTHER]
        assert (reader.statements(), reader.entities(), reader.judgements()) == ((), (), ())
        assert [each.kind for each in reader.docket()] == ["note_written", "erased"]
        assert reader.search("prospero", limit=5) == ()
        assert len(reader.search("distinta", limit=5)) == 1
    with filled.reading_as_of(before.size) as reader:
        assert (reader.head().root, [each.text for each in reader.documents()]) == (before.root, [OTHER])
    assert open_originals(folder).verify([document_of(1, OTHER).id]) is None
    filled.close()


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_statistics_of_the_server_keep_no_word_of_what_is_erased(
    filled: SqlRecord, folder: Path, request: pytest.FixtureRequest, database: str
) -> None:
    """What the server's own ANALYZE, run at any time, took out of the texts."""
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("ANALYZE")
    words = [word for _, word in found_in(statistics_of(database, request), WORDS)]

    erased(filled, folder, document_of(0).id)

    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("CHECKPOINT")
    assert words
    assert found_in(statistics_of(database, request), WORDS) == []
    assert found_in(files_of(folder, database, request), WORDS) == []
    assert filled.verify() is None
    filled.close()


@both
def test_one_note_is_erased_and_the_rest_stays(filled: SqlRecord, folder: Path) -> None:
    with filled.reading() as reader:
        note = reader.docket("note_written")[0].number

    numbers = erased(filled, folder, str(note))

    assert numbers == (note,)
    assert filled.verify() is None
    with filled.reading() as reader:
        assert len(reader.documents()) == 2
        left = [each.content.get("text") for each in reader.docket("note_written")]
    assert left == ["Sobre el caso, según su nombre.", "Sobre el caso, según su nombre.", "Esta nota se queda."]
    with pytest.raises(ErasureError), filled.reading() as reader:
        reader.erased_with(str(note))


@both
def test_an_erased_case_moves_and_keeps_its_root(filled: SqlRecord, folder: Path, server: Server) -> None:
    erased(filled, folder, document_of(0).id)
    with filled.reading() as reader:
        head = reader.head()
    is_file = read_pointer(folder) is None
    filled.close()

    move_case(folder, server.address() if is_file else SQLITE)

    record = open_case(folder)
    with record.reading() as reader:
        assert reader.head() == head
    assert record.verify() is None
    record.close()


def test_what_says_who_may_do_what_is_never_erased(filled: SqlRecord) -> None:
    with filled.writing(actor=ACTOR, at=AT) as writer:
        member = writer.enter("membership", "Ana", {"role": "owner"})
        names = ["Próspero Imaginado"]
        protected = writer.enter("person_protected", "Persona Bcdfgh", {"names": names})

    with filled.reading() as reader:
        for what in ("0", str(member), str(protected), "2", "3"):
            with pytest.raises(ErasureError):
                reader.erased_with(what)
        with pytest.raises(EntryNotFoundError):
            reader.erased_with("999")


def test_a_document_goes_with_those_in_it_and_never_without_the_one_around_it(record: SqlRecord, folder: Path) -> None:
    outer = replace(document_of(1, OTHER), container=None)
    inner = replace(document_of(0), container=outer.id)
    with record.writing(actor=ACTOR, at=AT) as writer:
        writer.add_document(outer, None)
        writer.add_document(inner, reading_of(inner))

    with pytest.raises(ErasureError), record.reading() as reader:
        reader.erased_with(inner.id)
    erased(record, folder, outer.id)

    assert record.verify() is None
    with record.reading() as reader:
        assert reader.document_ids() == ()


TAMPERED = {
    "another row is deleted": ("DELETE FROM document WHERE number = 2",),
    "another salt is blanked": ("UPDATE entry SET salt = x'' WHERE kind = 'docket' AND row <> ''",),
    "another entry is said to be erased": ("INSERT INTO erasure SELECT 0, entry, kind, '' FROM erasure LIMIT 1",),
    "the erasure itself is deleted": ("DELETE FROM docket WHERE kind = 'erased'",),
    "what the erasure says is altered": ("UPDATE docket SET content = '{\"entries\":[1]}' WHERE kind = 'erased'",),
    "it says nothing that can be read": ("UPDATE docket SET content = '[]' WHERE kind = 'erased'",),
    "an erased entry is altered": ("UPDATE entry SET actor = 'x' WHERE row = ''",),
    "an erased entry is deleted": ("DELETE FROM entry WHERE number = (SELECT min(number) FROM erasure)",),
    "the list of the erased is emptied": ("DELETE FROM erasure",),
    "content comes back": ("INSERT INTO docket SELECT 'x', entry, kind, about, content, by, at FROM docket LIMIT 1",),
}  # fmt: skip


@pytest.mark.parametrize("change", TAMPERED.values(), ids=TAMPERED.keys())
def test_beside_an_erasure_whatever_is_altered_is_named_as_before(
    filled: SqlRecord, folder: Path, change: tuple[str, ...]
) -> None:
    erased(filled, folder, document_of(0).id)

    assert filled.verify() is None
    assert fault_after(filled, folder, execute(*change)) is not None


REFUSED = (
    "DELETE FROM document",
    "DELETE FROM mention",
    "DELETE FROM entity",
    "DELETE FROM statement",
    "DELETE FROM docket",
    "DELETE FROM erasure",
    "DELETE FROM entry",
    "UPDATE document SET text = ''",
    "UPDATE entry SET salt = '', row = '' WHERE number = 1",
    "UPDATE entry SET actor = 'x'",
    "UPDATE erasure SET entry = 1",
    "INSERT INTO erasure (number, entry, kind, row) VALUES (1, 1, 'document', 'x')",
)


@both
def test_the_safeguards_let_nothing_go_without_an_erasure_and_nothing_else_with_one(
    filled: SqlRecord, folder: Path
) -> None:
    with filled.reading() as reader:
        note = reader.docket("note_written")[0].number

    def tried(statement: str) -> bool:
        try:
            with filled._database.writing() as connection:
                connection.exec_driver_sql(statement)
        except (DBAPIError, CaseDamagedError, AssertionError):
            return False
        return True

    before = [each for each in REFUSED if tried(each)]
    erased(filled, folder, str(note))
    after = [each for each in REFUSED if tried(each)]

    assert set(before) <= {"DELETE FROM erasure", "UPDATE erasure SET entry = 1"}  # which has no row yet
    assert after == []
    assert filled.verify() is None


def test_an_erasure_that_is_cut_short_is_named_and_finished_later(filled: SqlRecord, folder: Path) -> None:
    with filled.writing(actor=ACTOR, at=AT) as writer:
        writer.erase(writer.erased_with(document_of(0).id), {})
    fault = filled.verify()
    with closing(sqlite3.connect(database_of(folder))) as reading:
        reading.execute("BEGIN")
        reading.execute("SELECT count(*) FROM entry").fetchone()
        with pytest.raises(ErasureCutShortError):
            filled.finish_erasure()

    assert fault is not None
    assert "An erasure was cut short" in fault.problem
    assert filled.erased_documents() == (document_of(0).id,)
    filled.finish_erasure()
    assert filled.verify() is None
    assert filled.erased_documents() == ()


def test_on_a_server_the_owner_erases_and_a_reader_makes_it_wait(folder: Path, server: Server) -> None:
    create_case(folder, name="Caso inventado", actor=ACTOR, at=AT, database=server.address()).close()
    record = open_case(folder, busy_seconds=0.5)
    pointer = read_pointer(folder)
    assert pointer
    with record.writing(actor=ACTOR, at=AT) as writer:
        note = writer.enter("note_written", "T-1", {"text": "Sobre el caso."})
    with psycopg.connect(server.address()) as raw:
        raw.execute(f"SELECT count(*) FROM {pointer.schema}.document".encode())
        with record.writing(actor=ACTOR, at=AT) as writer:
            writer.erase([note], {})
        with pytest.raises(ErasureCutShortError):
            record.finish_erasure()
    record.finish_erasure()
    assert record.verify() is None
    with psycopg.connect(server.address(), autocommit=True) as raw:
        other = f"other_{secrets.token_hex(4)}"
        raw.execute(f"CREATE ROLE {other}; ALTER TABLE {pointer.schema}.document OWNER TO {other}".encode())
        raw.execute(f"CREATE ROLE {other}_login LOGIN PASSWORD 'inventada'".encode())
        raw.execute(f"GRANT USAGE ON SCHEMA {pointer.schema} TO {other}_login".encode())
        raw.execute(f"GRANT ALL ON ALL TABLES IN SCHEMA {pointer.schema} TO {other}_login".encode())
    record.close()
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("PGUSER", f"{other}_login")
        patched.setenv("PGPASSWORD", "inventada")
        record = open_case(folder)
        with pytest.raises(ErasureOwnerError), record.writing(actor=ACTOR, at=AT) as writer:
            writer.erase([0], {})
        record.close()
    with psycopg.connect(server.address(), autocommit=True) as raw:
        raw.execute(f"DROP SCHEMA {pointer.schema} CASCADE; DROP OWNED BY {other}_login".encode())
        raw.execute(f"DROP ROLE {other}; DROP ROLE {other}_login".encode())
