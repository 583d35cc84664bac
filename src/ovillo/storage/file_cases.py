"""A case whose record is a file of SQLite in its folder: made, opened, upgraded, copied.

Rules:
1. A folder holds a case from the moment that its database has its name, and by then it is whole and on disk.
2. Opening reads as much as the folder allows: a write-protected one opens for reading, and so does one on a full disk.
3. An older format is migrated in one transaction, after a copy of it is kept beside it.
"""

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import DBAPIError

from ovillo.domain.errors import (
    CaseDamagedError,
    CaseNotFoundError,
    CaseReadOnlyError,
    CaseTooNewError,
    CaseUnreadableError,
    DatabaseMissingError,
    DiskFullError,
    OvilloError,
)
from ovillo.storage.engines.sqlite_connections import (
    DEFAULT_BUSY_SECONDS,
    Access,
    copy_database,
    for_writing,
    is_crowded,
    open_engine,
    possible_accesses,
    refusal_of,
    start_log,
)
from ovillo.storage.engines.sqlite_database import SqliteDatabase
from ovillo.storage.engines.sqlite_errors import database_errors, disk_errors, meaning_of
from ovillo.storage.engines.sqlite_schema import create_schema
from ovillo.storage.formats import CURRENT_FORMAT, FORMATS
from ovillo.storage.layout import (
    UNFINISHED,
    database_of,
    is_without_database,
    kept_copy_of,
    publish_database,
    synchronise_file,
    synchronise_folder,
)
from ovillo.storage.record import begin_record, new_case_id
from ovillo.storage.tables import alembic_version
from ovillo.storage.writer import SaltSource

_PERHAPS_OTHERWISE = frozenset({CaseReadOnlyError, DiskFullError})
"""Errors of one way to open a file that another way may not meet."""


def create_file(folder: Path, *, name: str, actor: str, at: datetime, salts: SaltSource) -> None:
    """The database of a new case in this folder, which is there and has room for it."""

    def begin(connection: Connection, database: SqliteDatabase) -> None:
        begin_record(connection, database, case=new_case_id(salts), name=name, actor=actor, at=at, salts=salts)

    build_file(folder, begin)
    publish_database(folder / UNFINISHED, folder)


def build_file(folder: Path, fill: Callable[[Connection, SqliteDatabase], None]) -> SqliteDatabase:
    """An unfinished database of the current format in this folder, filled in one transaction; it has no name yet."""
    unfinished = folder / UNFINISHED
    unfinished.touch()
    start_log(unfinished)
    engine = open_engine(unfinished, access=Access.WRITE)
    database = SqliteDatabase(folder, unfinished, engine, access=Access.WRITE, busy_seconds=DEFAULT_BUSY_SECONDS)
    try:
        with for_writing(engine).begin() as connection:
            create_schema(connection)
            fill(connection, database)
    finally:
        engine.dispose()
    return database


def open_file(folder: Path, *, busy_seconds: float) -> SqliteDatabase:
    """The database in this folder, migrated to the current format where it is older. Raises as `cases.open_case`."""
    with disk_errors(folder), database_errors(folder):
        require_database(folder)
        engine, access, found = _open_any(folder, busy_seconds)
        try:
            _bring_up_to_date(folder, engine, access=access, found=found)
        except BaseException:
            engine.dispose()
            raise
    return SqliteDatabase(folder, database_of(folder), engine, access=access, busy_seconds=busy_seconds)


def readable_access(folder: Path, *, busy_seconds: float) -> Access:
    """How the database in this folder can be read at best. Raises as `cases.open_case`."""
    with disk_errors(folder), database_errors(folder):
        require_database(folder)
        engine, access, _ = _open_any(folder, busy_seconds)
        engine.dispose()
    return access


def require_database(folder: Path) -> None:
    """There is a file that can be opened as the database of a case."""
    try:
        is_there = database_of(folder).is_file()
        is_gone = not is_there and is_without_database(folder)
    except PermissionError as error:
        raise CaseUnreadableError(path=folder) from error
    if is_gone:
        raise DatabaseMissingError(path=folder)
    if not is_there:
        raise CaseNotFoundError(path=folder)
    if not os.access(database_of(folder), os.R_OK):
        raise CaseUnreadableError(path=folder)


def _open_any(folder: Path, busy_seconds: float) -> tuple[Engine, Access, str]:
    """The best access that this folder allows, and the format found with it."""
    refused: type[OvilloError] = CaseReadOnlyError
    for access in possible_accesses(database_of(folder)):
        fitting = Access.CROWDED if access is Access.FROZEN and refused is DiskFullError else access
        engine = open_engine(database_of(folder), access=fitting, busy_seconds=busy_seconds)
        try:
            with engine.begin() as connection:
                formats = connection.execute(select(alembic_version.c.version_num)).scalars().all()
        except DBAPIError as error:
            engine.dispose()
            meaning = meaning_of(error)
            if meaning not in _PERHAPS_OTHERWISE:
                raise
            if meaning is DiskFullError or (access is Access.WRITE and is_crowded(database_of(folder))):
                refused = DiskFullError
        else:
            if len(formats) != 1:
                engine.dispose()
                raise CaseDamagedError(path=folder)
            return engine, fitting, formats[0]
    raise refused(path=folder)


def _bring_up_to_date(folder: Path, engine: Engine, *, access: Access, found: str) -> None:
    if found not in FORMATS:
        raise CaseTooNewError(path=folder, found=found, known=CURRENT_FORMAT)
    if found != CURRENT_FORMAT and access is not Access.WRITE:
        raise refusal_of(access)(path=folder)
    if found != CURRENT_FORMAT:
        _upgrade(folder, engine)


def _upgrade(folder: Path, engine: Engine) -> None:
    """The case in the current format, and a copy of the older beside it.

    1. Take the write lock, so that nobody writes between the copy and the migration.
    2. Look again: another process may have migrated it meanwhile.
    3. Keep a copy, whole and on disk.
    4. Migrate in the same transaction.
    """
    from ovillo.storage.migration import upgrade  # noqa: PLC0415 (Alembic loads slowly and is rarely needed)

    with for_writing(engine).begin() as connection:  # 1
        found = connection.execute(select(alembic_version.c.version_num)).scalar_one()
        if found == CURRENT_FORMAT:  # 2
            return
        _keep_copy(folder, found)  # 3
        upgrade(connection, CURRENT_FORMAT)  # 4


def _keep_copy(folder: Path, found: str) -> None:
    copy = kept_copy_of(folder, found)
    unfinished = copy.with_name(f"{copy.name}.new")
    unfinished.unlink(missing_ok=True)
    copy_database(database_of(folder), unfinished, access=Access.READ, busy_seconds=DEFAULT_BUSY_SECONDS)
    synchronise_file(unfinished)
    unfinished.replace(copy)
    synchronise_folder(folder)
