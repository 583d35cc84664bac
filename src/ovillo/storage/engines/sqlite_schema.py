"""The schema of a case in SQLite: its tables, the triggers that keep them insert-only, its search index."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from functools import cache

from sqlalchemy import Connection, create_engine, insert

from ovillo.storage.engines.erasing import sqlite_triggers
from ovillo.storage.engines.sqlite_search import CREATE_SEARCH
from ovillo.storage.formats import CURRENT_FORMAT
from ovillo.storage.tables import INSERT_ONLY, alembic_version, metadata

Schema = Mapping[tuple[str, str], str]
"""(type, name) of each object → its definition, without what SQLite may write in different ways."""

_REFUSAL = "SELECT RAISE(ABORT, 'nothing in the record is changed in place')"
_QUOTES = str.maketrans("", "", '"`[] \t\r\n')


def triggers() -> Iterator[str]:
    """The definitions that make SQLite refuse changes and deletions."""
    narrow = dict(sqlite_triggers())
    for table in INSERT_ONLY:
        for change in ("update", "delete"):
            name = f"{table.name}_refuses_{change}"
            if name not in narrow:
                yield f"CREATE TRIGGER {name} BEFORE {change.upper()} ON {table.name} BEGIN {_REFUSAL}; END"
    for name, definition in narrow.items():
        yield f"CREATE TRIGGER {name} {definition}"
    yield f"CREATE TRIGGER meta_refuses_delete BEFORE DELETE ON meta BEGIN {_REFUSAL}; END"
    yield f"CREATE TRIGGER meta_refuses_update BEFORE UPDATE OF id, name, created_at ON meta BEGIN {_REFUSAL}; END"
    yield (
        "CREATE TRIGGER meta_refuses_a_smaller_ledger BEFORE UPDATE ON meta "
        f"WHEN NEW.ledger_size <= OLD.ledger_size BEGIN {_REFUSAL}; END"
    )


def create_schema(connection: Connection) -> None:
    """Everything that an empty case of the current format has, in the transaction of this connection."""
    metadata.create_all(connection)
    for trigger in triggers():
        connection.exec_driver_sql(trigger)
    connection.exec_driver_sql(CREATE_SEARCH)
    connection.execute(insert(alembic_version).values(version_num=CURRENT_FORMAT))


def stored_schema(connection: sqlite3.Connection) -> Schema:
    """What this database defines."""
    rows = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
    return {(kind, name): str(sql or "").translate(_QUOTES) for kind, name, sql in rows}


@cache
def expected_schema() -> Schema:
    """What a case of the current format defines: made once, for it takes longer than to check a small case."""
    engine = create_engine("sqlite://")
    with closing(engine.raw_connection()) as raw, engine.begin() as connection:
        create_schema(connection)
        driver = raw.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        schema = stored_schema(driver)
    engine.dispose()
    return schema
