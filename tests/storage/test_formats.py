import secrets
import shutil
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import psycopg
import pytest
from sqlalchemy import select

from ovillo.domain.errors import CaseReadOnlyError
from ovillo.domain.server_errors import ServerRefusedError
from ovillo.storage.cases import open_case
from ovillo.storage.engines import postgresql_schema
from ovillo.storage.engines.postgresql_address import parse_address
from ovillo.storage.engines.postgresql_batches import insert_rows
from ovillo.storage.engines.postgresql_connections import open_engine as open_server_engine
from ovillo.storage.engines.sqlite_connections import Access, for_writing, open_engine
from ovillo.storage.engines.sqlite_schema import expected_schema, stored_schema
from ovillo.storage.formats import CURRENT_FORMAT, FORMATS
from ovillo.storage.layout import database_of, publish_pointer
from ovillo.storage.migration import known_formats, upgrade
from ovillo.storage.pointer import Pointer, read_pointer
from ovillo.storage.tables import INSERT_ONLY, metadata
from ovillo.testing.invented import ACTOR, AT, document_of, reading_of

from .test_cases import _lock


def test_the_known_formats_are_those_of_the_migrations():
    assert known_formats() == FORMATS


def test_the_migrations_lead_to_the_tables_of_today(tmp_path):
    path = tmp_path / "migrated.sqlite"
    path.touch()
    engine = open_engine(path, access=Access.WRITE)

    with for_writing(engine).begin() as connection:
        upgrade(connection, CURRENT_FORMAT)
    engine.dispose()

    with closing(sqlite3.connect(path)) as raw:
        assert stored_schema(raw) == expected_schema()


def test_every_constraint_has_a_name():
    for table in metadata.tables.values():
        assert all(constraint.name for constraint in table.constraints)
        assert all(index.name for index in table.indexes)


@pytest.fixture
def older(withdrawn, folder, tmp_path):
    """The case as the first format held it."""
    withdrawn.close()
    older = tmp_path / "older"
    shutil.copytree(folder / "originals", older / "originals")
    database_of(older).touch()
    engine = open_engine(database_of(older), access=Access.WRITE)
    with for_writing(engine).begin() as connection:
        upgrade(connection, FORMATS[0])
    engine.dispose()
    with closing(sqlite3.connect(database_of(older), isolation_level=None)) as raw:
        raw.execute("ATTACH ? AS filled", (str(database_of(folder)),))
        for table in metadata.tables:
            if table not in {"alembic_version", "reversal", "rereading", "exchange_rate", "docket", "erasure"}:
                raw.execute(f"INSERT INTO main.{table} SELECT * FROM filled.{table}")
    return older


def test_an_older_case_is_upgraded_with_everything_in_it(older, withdrawn):
    record = open_case(older)

    with record.reading() as now, withdrawn.reading() as before:
        assert now.head() == before.head()
        assert now.statements() == before.statements()
        assert now.search("imaginado", limit=9) == before.search("imaginado", limit=9)
    assert record.verify() is None
    with record.writing(actor=ACTOR, at=AT) as writer:
        writer.add_document(document_of(8), reading_of(document_of(8)))
        writer.restore(document_of(2).id, reason="Read again.")
    assert record.verify() is None
    record.close()


def test_a_copy_of_the_older_case_is_kept(older):
    before = _dump(database_of(older))

    open_case(older).close()

    assert _dump(older / "case-format-0001.sqlite") == before
    assert sorted(path.name for path in older.iterdir()) == ["case-format-0001.sqlite", "case.sqlite", "originals"]


def test_an_upgraded_case_is_upgraded_once(older):
    open_case(older).close()
    copied = (older / "case-format-0001.sqlite").stat().st_mtime_ns

    open_case(older).close()

    assert (older / "case-format-0001.sqlite").stat().st_mtime_ns == copied


def test_an_upgrade_that_fails_leaves_the_older_case(older, monkeypatch):
    before = _dump(database_of(older))

    def fail(connection, revision):
        connection.exec_driver_sql("DROP TABLE undo")
        raise RuntimeError("the power went")

    monkeypatch.setattr("ovillo.storage.migration.upgrade", fail)
    with pytest.raises(RuntimeError):
        open_case(older)

    assert _dump(database_of(older)) == before


def test_an_older_case_that_cannot_be_written_says_so(older, monkeypatch):
    _lock(monkeypatch, older)

    with pytest.raises(CaseReadOnlyError):
        open_case(older)


def _dump(path):
    with closing(sqlite3.connect(path)) as raw:
        return list(raw.iterdump())


LOADED = """
import sys
from datetime import datetime, UTC
from pathlib import Path
{statement}
print(sorted({{name.split(".")[0] for name in sys.modules}} & {{"alembic", "sqlalchemy", "mako"}}))
"""


def _loaded_by(statement: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", LOADED.format(statement=statement), *arguments],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout.strip()


def test_naming_the_room_loads_no_database_library():
    assert _loaded_by("import ovillo.storage") == "[]"


def test_opening_an_up_to_date_case_loads_no_migrations(record, folder):
    opening = "from ovillo.storage.cases import open_case; open_case(Path(sys.argv[1])).close()"

    assert _loaded_by(opening, str(folder)) == "['sqlalchemy']"


def test_migrating_says_nothing(older):
    opening = "from ovillo.storage.cases import open_case; open_case(Path(sys.argv[1])).close()"

    assert _loaded_by(opening, str(older)) == "['alembic', 'mako', 'sqlalchemy']"


# On a server


@pytest.fixture
def older_on_server(withdrawn, folder, tmp_path, server):
    """The same, on a server, as if a first format had ever been there: every migration meets rows."""
    withdrawn.close()
    place = tmp_path / "older"
    shutil.copytree(folder / "originals", place / "originals")
    pointer = Pointer(server.address(), f"case_{secrets.token_hex(8)}")
    engine = open_server_engine(parse_address(pointer.address), pointer.schema)
    with engine.begin() as connection, withdrawn._database.reading() as source:
        connection.exec_driver_sql(f"CREATE SCHEMA {pointer.schema}")
        upgrade(connection, FORMATS[0])
        for table in (*INSERT_ONLY, metadata.tables["meta"]):
            rows = [dict(row) for row in source.execute(select(table)).mappings()]
            if rows:
                insert_rows(connection, table, rows)
    engine.dispose()
    publish_pointer(pointer.content, place)
    return place


def test_the_migrations_lead_to_the_tables_of_today_on_a_server_too(server):
    engine = open_server_engine(parse_address(server.address()), "case_ab12")

    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE SCHEMA case_ab12")
        upgrade(connection, CURRENT_FORMAT)
        stored = postgresql_schema.stored_schema(connection)
        connection.rollback()
    engine.dispose()

    assert stored == postgresql_schema.expected_schema()


def test_an_older_case_on_a_server_is_upgraded_with_everything_in_it(older_on_server, withdrawn):
    record = open_case(older_on_server)

    with record.reading() as now, withdrawn.reading() as before:
        assert now.head() == before.head()
        assert now.statements() == before.statements()
        assert now.search("imaginado", limit=9) == before.search("imaginado", limit=9)
    assert record.verify() is None
    with record.writing(actor=ACTOR, at=AT) as writer:
        writer.add_document(document_of(8), reading_of(document_of(8)))
        writer.restore(document_of(2).id, reason="Read again.")
        writer.enter("note", "task-1", {"text": "ñandú"})
    assert record.verify() is None
    record.close()


def test_an_upgrade_on_a_server_that_fails_leaves_the_older_case(older_on_server, monkeypatch):
    def fail(connection, revision):
        connection.exec_driver_sql("DROP TABLE undo")
        raise RuntimeError("the power went")

    with monkeypatch.context() as cut:
        cut.setattr("ovillo.storage.migration.upgrade", fail)
        with pytest.raises(RuntimeError):
            open_case(older_on_server)

    record = open_case(older_on_server)
    assert record.verify() is None
    record.close()


def test_who_may_not_upgrade_is_told(older_on_server, server, monkeypatch):
    schema = read_pointer(older_on_server).schema
    with closing(psycopg.connect(server.address(), autocommit=True)) as raw:
        raw.execute("CREATE ROLE member LOGIN PASSWORD 'invented'")
        raw.execute(f"GRANT USAGE ON SCHEMA {schema} TO member")
        raw.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO member")
        monkeypatch.setenv("PGUSER", "member")
        monkeypatch.setenv("PGPASSWORD", "invented")
        with pytest.raises(ServerRefusedError):
            open_case(older_on_server)
        monkeypatch.undo()
        raw.execute("DROP OWNED BY member")
        raw.execute("DROP ROLE member")


def test_many_who_open_an_older_case_at_once_upgrade_it_once(older_on_server):
    with ThreadPoolExecutor(4) as pool:
        records = list(pool.map(open_case, [older_on_server] * 4))

    for record in records:
        assert record.verify() is None
        record.close()
