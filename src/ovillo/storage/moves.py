"""A record copied from one database to another: moved to a server, moved back, backed up from one.

Rules:
1. Rows are copied as they are stored, salts included, so that the ledger has the same root.
2. Nobody writes to the record while it moves, and the copy is checked against its ledger before it counts.
3. One step decides where the record is: to a server, the pointer gets its name; back, the server commits that it has
   the record no more. What is cut short before that leaves the record where it was, after it where it came to.
"""

from pathlib import Path

from sqlalchemy import Connection, select

from ovillo.domain.server_errors import CaseNotMovedError
from ovillo.interfaces.record import LedgerHead
from ovillo.storage.engines.database import Database
from ovillo.storage.engines.sqlite_connections import DEFAULT_BUSY_SECONDS
from ovillo.storage.engines.sqlite_database import SqliteDatabase
from ovillo.storage.file_cases import build_file, open_file
from ovillo.storage.layout import (
    RETURNED,
    UNFINISHED,
    publish,
    publish_pointer,
    publish_returned,
    remove_database,
    remove_pointer,
    remove_unfinished,
)
from ovillo.storage.pointer import Pointer, read_pointer
from ovillo.storage.reader import SqlReader
from ovillo.storage.server_cases import address_of, built_on_server, open_server
from ovillo.storage.tables import INSERT_ONLY, meta

_AT_ONCE = 5_000


def copy_record(source: Connection, target: Connection, database: Database) -> None:
    """Every row of one record into another, which is empty, and its search index made there."""
    for table in INSERT_ONLY:
        with source.execute(select(table), execution_options={"yield_per": _AT_ONCE}) as rows:
            for batch in rows.mappings().partitions():
                database.insert(target, table, [dict(row) for row in batch])
    target.execute(meta.insert(), [dict(row) for row in source.execute(select(meta)).mappings()])
    database.rebuild_index(target)


def copy_to_file(source: Database, target: Path) -> SqliteDatabase:
    """One moment of the record as an unfinished database in another folder; the source is closed."""
    try:
        with source.reading() as reading:
            return build_file(target, lambda connection, database: copy_record(reading, connection, database))
    finally:
        source.close()


def move_to_server(folder: Path, address: str) -> LedgerHead:
    """The record on that server instead of in the folder. Raises as `cases.move_case`."""
    source = open_file(folder, busy_seconds=DEFAULT_BUSY_SECONDS)
    try:
        with (
            source.writing() as reading,
            built_on_server(folder, address, lambda new, database: copy_record(reading, new, database)) as built,
        ):
            pointer, database = built
            if database.find_fault() is not None:
                raise CaseNotMovedError(path=folder)
            head = SqlReader(reading, source).head()
            publish_pointer(pointer.content, folder)
    finally:
        source.close()
    remove_database(folder)
    return head


def move_to_file(folder: Path) -> LedgerHead:
    """The record in the folder instead of on a server. Raises as `cases.move_case`."""
    pointer = read_pointer(folder)
    assert pointer is not None, "asked only of a case on a server"
    source = open_server(folder, pointer, address_of(folder, pointer))
    remove_unfinished(folder)
    try:
        with source.changing() as connection:
            built = build_file(folder, lambda new, database: copy_record(connection, new, database))
            if built.find_fault() is not None:
                raise CaseNotMovedError(path=folder)
            publish(folder / UNFINISHED, folder / RETURNED)
            head = SqlReader(connection, source).head()
            _let_go(connection, folder, pointer)
    finally:
        source.close()
        remove_unfinished(folder)
    finish_return(folder)
    return head


def _let_go(connection: Connection, folder: Path, pointer: Pointer) -> None:
    """The server has the record no more once this transaction commits."""
    try:
        connection.exec_driver_sql(f'DROP SCHEMA "{pointer.schema}" CASCADE')
    except BaseException:
        (folder / RETURNED).unlink()
        raise


def has_returned(folder: Path) -> bool:
    """Whether a record came back whole; it counts where the server has it no more."""
    return (folder / RETURNED).is_file()


def finish_return(folder: Path) -> None:
    """The record that came back counts, and nothing else."""
    remove_database(folder)
    remove_pointer(folder)
    publish_returned(folder)
