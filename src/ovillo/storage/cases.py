"""A case as a folder: made, opened, upgraded, backed up.

Rules:
1. A folder holds a case from the moment that its database has its name, and by then it is whole and on disk.
2. Opening reads as much as the folder allows: a write-protected one opens for reading.
3. An older format is migrated in one transaction, after a copy of it is kept beside it.
"""

import os
import secrets
import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, insert, select
from sqlalchemy.exc import DBAPIError

from ovillo.domain.errors import (
    CaseDamagedError,
    CaseExistsError,
    CaseNotFoundError,
    CaseReadOnlyError,
    CaseTooNewError,
    CaseUnreadableError,
    DatabaseMissingError,
    InsideCaseError,
)
from ovillo.ledger import EMPTY
from ovillo.storage.engines.sqlite_connections import (
    DEFAULT_BUSY_SECONDS,
    Access,
    copy_database,
    for_writing,
    open_engine,
    possible_accesses,
    start_log,
)
from ovillo.storage.engines.sqlite_errors import database_errors, disk_errors, making_errors, meaning_of
from ovillo.storage.engines.sqlite_schema import create_schema
from ovillo.storage.formats import CURRENT_FORMAT, FORMATS
from ovillo.storage.layout import (
    FOLDER_MODE,
    ORIGINALS,
    UNFINISHED,
    UNFINISHED_ORIGINALS,
    case_around,
    database_of,
    holds_anything,
    is_without_database,
    kept_copy_of,
    publish_database,
    remove_unfinished,
    synchronise_file,
    synchronise_folder,
)
from ovillo.storage.originals import copy_originals
from ovillo.storage.record import SqlRecord
from ovillo.storage.rows import time_text
from ovillo.storage.tables import alembic_version, meta
from ovillo.storage.writer import SaltSource, SqlWriter

_CASE_ID_BYTES = 16


def create_case(
    folder: Path,
    *,
    name: str,
    actor: str,
    at: datetime,
    busy_seconds: float = DEFAULT_BUSY_SECONDS,
    salts: SaltSource = secrets.token_bytes,
) -> SqlRecord:
    """The record of a new case, whose first ledger entry says who made it and when.

    Raises:
        CaseExistsError: the folder holds anything; a missing or empty folder is fine.
        InsideCaseError: the folder lies in another case.
        CaseNotMadeError, DiskFullError: the folder cannot be written.
    """
    with making_errors(folder):
        _require_room(folder)
        folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        remove_unfinished(folder)
        unfinished = folder / UNFINISHED
        unfinished.touch()
        start_log(unfinished)
        engine = open_engine(unfinished, access=Access.WRITE)
        try:
            _fill(engine, name=name, actor=actor, at=at, salts=salts)
        finally:
            engine.dispose()
        publish_database(unfinished, folder)
        (folder / ORIGINALS).mkdir()
        synchronise_folder(folder)
    return open_case(folder, busy_seconds=busy_seconds, salts=salts)


def open_case(
    folder: Path, *, busy_seconds: float = DEFAULT_BUSY_SECONDS, salts: SaltSource = secrets.token_bytes
) -> SqlRecord:
    """The record of the case in this folder, migrated to the current format where it is older.

    Raises:
        CaseNotFoundError: there is none.
        DatabaseMissingError: there was one.
        CaseUnreadableError: the user may not read it.
        CaseTooNewError: its format is not one that this version knows.
        CaseReadOnlyError: it must be migrated first, or its last writes read, and the folder cannot be written.
        CaseDamagedError: what is there is not a case, or no longer.
    """
    with disk_errors(folder), database_errors(folder):
        _require_database(folder)
        engine, access, found = _open_any(folder, busy_seconds)
        try:
            _bring_up_to_date(folder, engine, access=access, found=found)
        except BaseException:
            engine.dispose()
            raise
    return SqlRecord(folder, engine, access=access, busy_seconds=busy_seconds, salts=salts)


def back_up(folder: Path, target: Path, *, busy_seconds: float = DEFAULT_BUSY_SECONDS) -> None:
    """Another case in `target`, on disk when this returns: one moment of this one, while others may write to it.

    Raises:
        CaseExistsError: the target holds anything; what a backup cut short leaves there is not a case.
        InsideCaseError: the target lies in a case, perhaps in this one.
        CaseNotFoundError, CaseDamagedError, CaseNotMadeError, DiskFullError: as `open_case` and `create_case`.
    """
    with making_errors(target):
        _require_room(target)
    with disk_errors(folder), database_errors(folder):
        _require_database(folder)
        engine, access, _ = _open_any(folder, busy_seconds)
        engine.dispose()
    is_new = not target.exists()
    try:
        with making_errors(target):
            target.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
            remove_unfinished(target)
            # The database first: originals are put before the rows that name them, so later ones are only more.
            copy_database(database_of(folder), target / UNFINISHED, access=access, busy_seconds=busy_seconds)
            copy_originals(folder / ORIGINALS, target / UNFINISHED_ORIGINALS)
            (target / UNFINISHED_ORIGINALS).rename(target / ORIGINALS)
            publish_database(target / UNFINISHED, target)
    except BaseException:
        _clear_away(target, is_new=is_new)
        raise


def _require_room(folder: Path) -> None:
    """A new case can be made here."""
    if around := case_around(folder):
        raise InsideCaseError(path=folder, case=around)
    if holds_anything(folder):
        raise CaseExistsError(path=folder)


def _require_database(folder: Path) -> None:
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


def _clear_away(target: Path, *, is_new: bool) -> None:
    """Nothing of a backup that failed is left, so that it can be tried again in the same place."""
    with suppress(OSError):
        if not database_of(target).exists():
            shutil.rmtree(target / ORIGINALS, ignore_errors=True)
            remove_unfinished(target)
        if is_new:
            target.rmdir()


def _fill(engine: Engine, *, name: str, actor: str, at: datetime, salts: SaltSource) -> None:
    with for_writing(engine).begin() as connection:
        create_schema(connection)
        connection.execute(
            insert(meta).values(
                id=salts(_CASE_ID_BYTES).hex(),
                name=name,
                created_at=time_text(at),
                ledger_size=EMPTY.size,
                ledger_root=EMPTY.root,
            )
        )
        writer = SqlWriter(connection, actor=actor, at=at, salts=salts)
        writer.enter_case()
        writer.flush()


def _open_any(folder: Path, busy_seconds: float) -> tuple[Engine, Access, str]:
    """The best access that this folder allows, and the format found with it."""
    for access in possible_accesses(database_of(folder)):
        engine = open_engine(database_of(folder), access=access, busy_seconds=busy_seconds)
        try:
            with engine.begin() as connection:
                formats = connection.execute(select(alembic_version.c.version_num)).scalars().all()
        except DBAPIError as error:
            engine.dispose()
            if meaning_of(error) is not CaseReadOnlyError:
                raise
        else:
            if len(formats) != 1:
                engine.dispose()
                raise CaseDamagedError(path=folder)
            return engine, access, formats[0]
    raise CaseReadOnlyError(path=folder)


def _bring_up_to_date(folder: Path, engine: Engine, *, access: Access, found: str) -> None:
    if found not in FORMATS:
        raise CaseTooNewError(path=folder, found=found, known=CURRENT_FORMAT)
    if found != CURRENT_FORMAT and access is not Access.WRITE:
        raise CaseReadOnlyError(path=folder)
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
