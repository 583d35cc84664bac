"""What only PostgreSQL can do to a case: its safeguards, who may do what, and each way in which a server fails."""

import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import ExitStack, closing, suppress
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from ovillo.domain.errors import (
    CaseBusyError,
    CaseDamagedError,
    CaseExistsError,
    CaseTooNewError,
    OvilloError,
)
from ovillo.domain.server_errors import (
    ConnectionLostError,
    DatabaseAddressError,
    NotOnServerError,
    RoleReadOnlyError,
    RoleUnreadableError,
    ServerBusyError,
    ServerDatabaseError,
    ServerLoginError,
    ServerRefusedError,
    ServerUnfitError,
    ServerUnreachableError,
)
from ovillo.storage.cases import create_case, open_case
from ovillo.storage.engines.erasing import BLANKABLE, ERASABLE
from ovillo.storage.pointer import read_pointer
from ovillo.storage.record import SqlRecord
from ovillo.storage.tables import INSERT_ONLY, metadata
from ovillo.testing.invented import ACTOR, AT, document_of, judgement_of, reading_of
from ovillo.testing.postgresql_server import Server, temporary_server

PASSWORD = "not-a-real-one"


@pytest.fixture
def database(server: Server) -> str:
    return server.address()


@pytest.fixture
def raw(filled: SqlRecord, folder: Path, server: Server):
    """The administrator of the server, who may be a suspect, at the filled case."""
    with closing(psycopg.connect(server.address(), autocommit=True)) as connection:
        connection.execute(f"SET search_path = {read_pointer(folder).schema}")
        yield connection


@pytest.fixture
def role(server: Server):
    """A person of the unit, with a password, who may do nothing yet."""
    name = f"person_{os.getpid()}_{time.monotonic_ns()}"
    with closing(psycopg.connect(server.address(), autocommit=True)) as connection:
        connection.execute(f"CREATE ROLE {name} LOGIN PASSWORD '{PASSWORD}'")
        yield name
        connection.execute(f"DROP OWNED BY {name}")
        connection.execute(f"DROP ROLE {name}")


# The safeguards


def test_no_row_can_be_changed_deleted_or_truncated(filled, raw):
    held = {each for each in INSERT_ONLY if raw.execute(f"SELECT EXISTS (SELECT FROM {each})").fetchone()[0]}
    assert {"document", "statement", "entry"} <= {each.name for each in held}
    for table in (*INSERT_ONLY, metadata.tables["meta"]):
        columns = [each.name for each in table.columns if each.name != "ledger_root"]  # `verify` watches that
        changes = [f'UPDATE {table} SET "{name}" = "{name}"' for name in columns]
        changes.append(f"DELETE FROM {table}")
        if table.name in {*ERASABLE, *BLANKABLE} and table not in held:
            changes = []  # each of its rows is guarded, and there is none
        for change in (*changes, f"TRUNCATE {table} CASCADE"):
            with pytest.raises(psycopg.errors.IntegrityConstraintViolation, match="changed in place"):
                raw.execute(change)
    raw.execute("SET session_replication_role = replica")  # as whoever restores a dump turns triggers off
    for table in held:
        with pytest.raises(psycopg.errors.IntegrityConstraintViolation, match="changed in place"):
            raw.execute(f"DELETE FROM {table}")


def test_neither_an_upsert_nor_a_smaller_ledger_gets_past(filled, raw):
    upsert = "INSERT INTO judgement SELECT * FROM judgement ON CONFLICT (id) DO UPDATE SET reason = 'x'"

    for change in (upsert, "UPDATE meta SET ledger_size = ledger_size - 1"):
        with pytest.raises(psycopg.errors.IntegrityConstraintViolation, match="changed in place"):
            raw.execute(change)


SCHEMA_CHANGES = [
    ("DROP TRIGGER statement_refuses_change ON statement", "trigger statement_refuses_change"),
    ("ALTER TABLE entry DISABLE TRIGGER entry_refuses_change", "trigger entry_refuses_change"),
    ("ALTER TABLE entry ENABLE TRIGGER entry_refuses_change", "trigger entry_refuses_change"),
    ("ALTER TABLE statement DISABLE TRIGGER ALL", "trigger "),
    ("DROP TRIGGER meta_refuses_a_smaller_ledger ON meta", "trigger meta_refuses_a_smaller_ledger"),
    (
        "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
        "function refuse_change",
    ),
    ("CREATE FUNCTION sly() RETURNS int LANGUAGE sql AS 'SELECT 1'", "function sly"),
    ("CREATE RULE sly AS ON INSERT TO entry DO ALSO NOTHING", "rule sly"),
    ("CREATE POLICY sly ON statement USING (negated = 0)", "policy sly"),
    ("ALTER TABLE statement ENABLE ROW LEVEL SECURITY", "table statement"),
    ("CREATE VIEW sly AS SELECT * FROM statement", "view sly"),
    ("CREATE TABLE sly (name text)", "table sly"),
    ("CREATE SEQUENCE sly", "relation sly"),
    ("DROP INDEX ix_statement_document", "index ix_statement_document"),
    ("CREATE INDEX sly ON statement (lower(quote))", "index sly"),
    ("ALTER TABLE statement ADD COLUMN sly text", "table statement"),
    ('ALTER TABLE statement ALTER COLUMN quote TYPE text COLLATE "POSIX"', "table statement"),
    ("ALTER TABLE statement ALTER COLUMN quote SET DEFAULT 'x'", "table statement"),
    ("ALTER TABLE statement DROP CONSTRAINT ck_statement_negated_is_0_or_1", "constraint ck_statement_negated"),
    ("ALTER TABLE mention DROP CONSTRAINT fk_mention_entity_entity", "constraint fk_mention_entity_entity"),
    ("DROP TABLE search_word", "constraint pk_search_word"),
]  # fmt: skip


def test_a_safeguard_or_table_that_is_not_as_made_is_named(filled, raw):
    raw.autocommit = False
    for change, place in SCHEMA_CHANGES:
        raw.execute(change)

        fault = fault_inside(raw)

        assert fault is not None, change
        assert (fault.what, fault.place[: len(place)]) == ("database", place), change
        raw.rollback()


CHANGES = [
    ("UPDATE statement SET quote = 'x' WHERE id = (SELECT min(id) FROM statement)", "row", "table statement"),
    ("UPDATE document SET title = NULL WHERE number = 2", "row", "table document"),
    ("UPDATE judgement SET reason = 'x'", "row", "table judgement"),
    ("UPDATE mention SET surface = surface || ' ' WHERE position = 0", "row", "table entity"),
    ("DELETE FROM undo", "row", "table undo"),
    ("DELETE FROM mention", "row", "table entity"),
    ("INSERT INTO judgement SELECT 'smuggled', 99, verdict, 'a', 'b', by, reason, at FROM judgement LIMIT 1", "row", "table judgement, row smuggled"),
    ("UPDATE entry SET actor = 'Otra Inventada' WHERE number = 4", "entry", "entry 4"),
    ("UPDATE entry SET salt = decode('00', 'hex') WHERE number = 5", "entry", "entry 5"),
    ("DELETE FROM entry WHERE number = 7", "entry", "entry 7"),
    ("UPDATE entry SET number = 400 WHERE number = 4", "entry", "entry 4"),
    ("UPDATE node SET hash = decode('00', 'hex') WHERE level = 2 AND index = 1", "tree", "level 2, node 1"),
    ("DELETE FROM node WHERE level = 1 AND index = 3", "tree", "level 1, node 3"),
    ("INSERT INTO node VALUES (9, 9, '')", "tree", "table node"),
    ("UPDATE meta SET name = 'Otro caso'", "row", "table meta"),
    ("UPDATE meta SET ledger_size = 30", "entry", "entry 20"),
    ("DELETE FROM meta", "row", "table meta"),
    ("UPDATE search_word SET places = '{7}' WHERE number = 1", "database", "table search_word"),
    ("DELETE FROM search_text WHERE number = 2", "database", "table search_word"),
    ("INSERT INTO search_word VALUES ('inventada', 77, '{0}')", "database", "table search_word"),
]  # fmt: skip


def test_whatever_an_administrator_changes_past_the_safeguards_is_named(filled, raw):
    raw.autocommit = False
    for change, what, place in CHANGES:
        for table in metadata.tables:
            raw.execute(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
        raw.execute(change)
        for table in metadata.tables:
            raw.execute(f"ALTER TABLE {table} ENABLE TRIGGER ALL")
        for table, name in raw.execute(
            "SELECT tgrelid::regclass, tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
            "WHERE relnamespace = current_schema()::regnamespace AND NOT tgisinternal"
        ).fetchall():
            raw.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}")

        fault = fault_inside(raw)

        assert fault is not None, change
        assert (fault.what, fault.place[: len(place)]) == (what, place), change
        raw.rollback()
    assert filled.verify() is None


def fault_inside(raw: psycopg.Connection):
    """What `verify` would say if this transaction were committed: every change is tried on one case."""
    from sqlalchemy import create_engine  # noqa: PLC0415
    from sqlalchemy.pool import StaticPool  # noqa: PLC0415

    from ovillo.storage.engines.postgresql_verification import find_fault  # noqa: PLC0415

    engine = create_engine(
        "postgresql+psycopg://", creator=lambda: raw, poolclass=StaticPool, use_native_hstore=False, _initialize=False
    )
    with engine.connect() as connection:
        return find_fault(connection, "here")


# Who may do what


@pytest.fixture
def person(filled: SqlRecord, folder: Path, role: str, raw, monkeypatch):
    monkeypatch.setenv("PGUSER", role)
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    schema = read_pointer(folder).schema

    def grant(*rights: str) -> None:
        for right in rights:
            raw.execute(f"GRANT {right} {schema} TO {role}")

    return grant


def test_who_may_not_read_is_told_so(folder, person):
    with pytest.raises(RoleUnreadableError):
        open_case(folder)


def test_who_may_only_read_reads_searches_and_verifies(folder, person):
    person("USAGE ON SCHEMA", "SELECT ON ALL TABLES IN SCHEMA")

    record = open_case(folder)

    with record.reading() as reader:
        assert reader.documents()
        assert reader.search("imaginado", limit=3)
    assert record.verify() is None
    with pytest.raises(RoleReadOnlyError), record.writing(actor=ACTOR, at=AT):
        pytest.fail("this user may only read")
    with pytest.raises(RoleReadOnlyError):
        record.rebuild_search_index()
    record.close()


def test_a_member_of_the_unit_writes_and_changes_nothing_in_place(folder, person, role, server):
    person("USAGE ON SCHEMA", "SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA")

    record = open_case(folder)
    with record.writing(actor=ACTOR, at=AT) as writer:
        writer.add_document(document_of(8), reading_of(document_of(8)))

    assert record.verify() is None
    record.close()
    theirs = server.address(user=role)
    with closing(psycopg.connect(theirs, password=PASSWORD, autocommit=True)) as connection:
        connection.execute(f"SET search_path = {read_pointer(folder).schema}")
        with pytest.raises(psycopg.errors.IntegrityConstraintViolation):
            connection.execute("UPDATE statement SET quote = 'x'")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("ALTER TABLE statement DISABLE TRIGGER ALL")


def test_who_may_make_no_schema_makes_no_case(tmp_path, server, role, monkeypatch):
    monkeypatch.setenv("PGPASSWORD", PASSWORD)

    with pytest.raises(ServerRefusedError):
        create_case(tmp_path / "case", name="Caso", actor=ACTOR, at=AT, database=server.address(user=role))

    assert not (tmp_path / "case").exists()


# Passwords


@pytest.mark.parametrize("given", ["", "wrong"])
def test_a_wrong_password_is_said_and_never_shown(tmp_path, server, role, given):
    address = f"postgresql://{role}:{given}@127.0.0.1:{server.port}/postgres"

    with pytest.raises(ServerLoginError) as caught:
        create_case(tmp_path / "case", name="Caso", actor=ACTOR, at=AT, database=address)

    assert role not in str(caught.value)


def test_a_password_in_the_address_is_used_and_not_kept(tmp_path, server, role, monkeypatch):
    with closing(psycopg.connect(server.address(), autocommit=True)) as connection:
        connection.execute(f"GRANT CREATE ON DATABASE postgres TO {role}")
    address = f"postgresql://{role}:{PASSWORD}@127.0.0.1:{server.port}/postgres?options=-c%20geqo%3Don"

    record = create_case(tmp_path / "case", name="Caso", actor=ACTOR, at=AT, database=address)
    record.close()

    kept = (tmp_path / "case" / "case.server.json").read_text("utf-8")
    assert f"postgresql://{role}@127.0.0.1:{server.port}/postgres" in kept
    assert not any(secret in kept for secret in (PASSWORD, "geqo", "Caso"))
    with pytest.raises(ServerLoginError):
        open_case(tmp_path / "case")
    passes = tmp_path / "passes"
    passes.write_text(f"127.0.0.1:*:*:{role}:{PASSWORD}\n", "utf-8")
    passes.chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(passes))
    open_case(tmp_path / "case").close()


# What is not as it should be


@pytest.mark.parametrize(
    "address",
    [
        "mysql://host/name",
        "host/name",
        "postgresql://host:port/name",
        "postgresql://host/name?nonsense=1",
        "postgresql://host/%zz",
        "sqlite:///x",
        "",
    ],
)
def test_what_is_no_address_is_said_without_repeating_it(tmp_path, address):
    with pytest.raises(DatabaseAddressError) as caught:
        create_case(tmp_path / "case", name="Caso", actor=ACTOR, at=AT, database=address)

    assert caught.value.fields == {}
    assert not (tmp_path / "case").exists()


def test_a_server_that_does_not_answer_is_said(tmp_path, server):
    for place in ("127.0.0.1:1/name", f"/name?host={tmp_path}"):
        with pytest.raises(ServerUnreachableError):
            create_case(tmp_path / "case", name="Caso", actor=ACTOR, at=AT, database=f"postgresql://{place}")


def test_a_database_that_is_not_there_is_said(tmp_path, server):
    with pytest.raises(ServerDatabaseError):
        create_case(tmp_path / "case", name="Caso", actor=ACTOR, at=AT, database=server.address("nowhere"))


def test_a_server_without_a_connection_to_spare_is_said(record, folder, server):
    record.close()
    with ExitStack() as held:
        with suppress(psycopg.OperationalError):
            while True:
                held.enter_context(closing(psycopg.connect(server.address())))

        with pytest.raises(ServerBusyError):
            open_case(folder)


def test_a_database_of_another_encoding_is_said(tmp_path, server):
    with closing(psycopg.connect(server.address(), autocommit=True)) as connection:
        connection.execute("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'")
        try:
            with pytest.raises(ServerUnfitError):
                create_case(tmp_path / "case", name="Caso", actor=ACTOR, at=AT, database=server.address("latin"))
        finally:
            connection.execute("DROP DATABASE latin")


def test_a_case_of_a_newer_format_says_so_and_is_left_alone(record, folder, server):
    record.close()
    with closing(psycopg.connect(server.address(), autocommit=True)) as connection:
        connection.execute(f"UPDATE {read_pointer(folder).schema}.alembic_version SET version_num = '9999'")

    with pytest.raises(CaseTooNewError) as caught:
        open_case(folder)

    assert caught.value.fields["found"] == "9999"


def test_a_record_that_the_server_has_no_more_is_said(record, folder, server):
    record.close()
    with closing(psycopg.connect(server.address(), autocommit=True)) as connection:
        connection.execute(f"DROP SCHEMA {read_pointer(folder).schema} CASCADE")

    with pytest.raises(NotOnServerError):
        open_case(folder)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        '{"ovillo": 2}',
        '{"ovillo": 1, "database": "postgresql:///x", "schema": "public"}',
        '{"ovillo": 1, "database": "mysql://x", "schema": "case_ab"}',
        '{"ovillo": 1, "database": "postgresql://x:y/", "schema": "case_ab"}',
        "\udcff",
    ],
)
def test_a_pointer_that_is_none_is_damage(record, folder, content):
    record.close()
    (folder / "case.server.json").write_bytes(content.encode("utf-8", "surrogateescape"))

    with pytest.raises(CaseDamagedError):
        open_case(folder)


def test_a_case_on_a_server_is_not_made_twice_nor_inside(record, folder, database):
    for place in (folder, folder / "inside"):
        with pytest.raises(OvilloError) as caught:
            create_case(place, name="Caso", actor=ACTOR, at=AT, database=database)
        assert caught.type is CaseExistsError or "lies inside" in str(caught.value)


def test_two_cases_of_one_database_know_nothing_of_each_other(record, tmp_path, database):
    other = create_case(tmp_path / "other", name="Otro", actor=ACTOR, at=AT, database=database)
    with record.writing(actor=ACTOR, at=AT) as writer:
        writer.add_document(document_of(1), reading_of(document_of(1)))

    with other.reading() as reader:
        assert reader.documents() == reader.search("imaginado", limit=9) == ()
        assert reader.head().size == 1
    other.close()


def test_a_server_that_goes_away_in_the_middle_is_said_and_loses_nothing(tmp_path, server):
    with temporary_server({}) as own:  # as at a user's: every commit is on the disk
        record = create_case(tmp_path / "case", name="Caso", actor=ACTOR, at=AT, database=own.address())
        with record.writing(actor=ACTOR, at=AT) as writer:
            writer.judge(judgement_of(1))

        def write_while_the_server_dies() -> None:
            with record.writing(actor=ACTOR, at=AT) as writer:
                writer.judge(judgement_of(2))
                os.kill(own.process, signal.SIGQUIT)
                time.sleep(0.5)
                writer.flush()

        with pytest.raises(ConnectionLostError):
            write_while_the_server_dies()
        with pytest.raises(ServerUnreachableError), record.reading():
            pytest.fail("nobody is there")
        record.close()


def test_an_error_of_the_database_shows_no_content(record):
    document = document_of(1)

    def add_twice() -> None:
        with record.writing(actor=ACTOR, at=AT) as writer:
            writer.add_document(document, None)
            writer.add_document(document, None)

    with pytest.raises(AssertionError, match="23505") as caught:
        add_twice()

    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def test_a_file_larger_than_2_gigabytes_has_a_size(record):
    large = replace(document_of(1), size_bytes=5_000_000_000)

    with record.writing(actor=ACTOR, at=AT) as writer:
        writer.add_document(large, None)

    with record.reading() as reader:
        assert reader.document(large.id) == large
    assert record.verify() is None


def test_a_commit_waits_for_the_disk_whatever_the_server_does_by_default(record):
    with record._database.reading() as connection:
        settings = {
            name: connection.exec_driver_sql(f"SHOW {name}").scalar_one()
            for name in ("synchronous_commit", "transaction_isolation", "transaction_read_only", "search_path")
        }

    assert settings.pop("search_path").endswith(", pg_temp")
    assert settings == {
        "synchronous_commit": "on",  # off by default at the server of these tests
        "transaction_isolation": "repeatable read",
        "transaction_read_only": "on",
    }


def test_the_index_can_be_made_again(filled, raw):
    raw.execute("DELETE FROM search_word")
    with filled.reading() as reader:
        assert reader.search("imaginado", limit=9) == ()
    assert filled.verify().place == "table search_word"

    filled.rebuild_search_index()

    with filled.reading() as reader:
        assert len(reader.search("imaginado", limit=9)) == 2
    assert filled.verify() is None


def test_an_entry_that_waits_too_long_is_told(record, folder):
    hasty = open_case(folder, busy_seconds=0.05)

    with record.writing(actor=ACTOR, at=AT), pytest.raises(CaseBusyError), hasty.writing(actor=ACTOR, at=AT):
        pytest.fail("two writers at once")

    hasty.close()


def test_a_dump_of_the_schema_is_a_backup(filled, raw, folder, server):
    if shutil.which("pg_dump") is None or shutil.which("psql") is None:
        pytest.skip("pg_dump and psql are not installed")
    schema = read_pointer(folder).schema
    with filled.reading() as reader:
        before = (reader.head(), reader.statements(), reader.search("imaginado", limit=9))
    filled.close()
    dumped = subprocess.run(
        ["pg_dump", "--schema", schema, server.address()], capture_output=True, check=True, timeout=60
    ).stdout
    raw.execute(f"DROP SCHEMA {schema} CASCADE")

    subprocess.run(
        ["psql", "--quiet", "--set", "ON_ERROR_STOP=1", server.address()],
        input=dumped,
        stdout=subprocess.DEVNULL,
        check=True,
        timeout=60,
    )

    restored = open_case(folder)
    with restored.reading() as reader:
        assert (reader.head(), reader.statements(), reader.search("imaginado", limit=9)) == before
    assert restored.verify() is None
    restored.close()


NOTHING_ELSE = """
import sys
from pathlib import Path
from ovillo.storage.cases import open_case
open_case(Path(sys.argv[1])).close()
print(sorted({name.split(".")[0] for name in sys.modules} & {"alembic", "psycopg", "sqlalchemy"}))
"""


def test_opening_loads_the_driver_only_where_the_record_is_on_a_server(record, folder, tmp_path):
    create_case(tmp_path / "plain", name="Caso", actor=ACTOR, at=AT).close()

    loaded = [
        subprocess.run(
            [sys.executable, "-c", NOTHING_ELSE, str(case)], capture_output=True, text=True, check=True
        ).stdout.strip()
        for case in (folder, tmp_path / "plain")
    ]

    assert loaded == ["['psycopg', 'sqlalchemy']", "['sqlalchemy']"]


def test_the_folder_can_be_copied_and_both_lead_to_one_record(filled, folder, tmp_path):
    shutil.copytree(folder, tmp_path / "copy")
    copy = open_case(tmp_path / "copy")
    with copy.writing(actor=ACTOR, at=AT) as writer:
        writer.judge(judgement_of(9))

    with filled.reading() as reader, copy.reading() as other:
        assert reader.head() == other.head()
    copy.close()
