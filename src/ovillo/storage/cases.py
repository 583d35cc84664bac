"""A case as a folder: made, opened, backed up, its record moved to a server and back.

The folder keeps the originals, and either the database (`file_cases`) or a pointer to the server that has it
(`server_cases`). Where both are there, the pointer counts.
"""

import importlib.util
import secrets
import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from ovillo.domain.errors import CaseExistsError, ExtraMissingError, InsideCaseError
from ovillo.domain.server_errors import (
    CaseOnServerError,
    CaseThereAlreadyError,
    DatabaseAddressError,
    NotOnServerError,
    RoleUnreadableError,
)
from ovillo.interfaces.record import LedgerHead
from ovillo.storage.engines.database import Database
from ovillo.storage.engines.sqlite_connections import DEFAULT_BUSY_SECONDS, copy_database
from ovillo.storage.engines.sqlite_errors import making_errors
from ovillo.storage.file_cases import create_file, open_file, readable_access
from ovillo.storage.kept_heads import copy_heads
from ovillo.storage.layout import (
    FOLDER_MODE,
    ORIGINALS,
    UNFINISHED,
    UNFINISHED_ORIGINALS,
    WITNESSED,
    case_around,
    database_of,
    holds_anything,
    is_case,
    publish_database,
    publish_returned,
    remove_unfinished,
    synchronise_folder,
)
from ovillo.storage.originals import copy_originals
from ovillo.storage.pointer import is_server_address, read_pointer
from ovillo.storage.record import SqlRecord
from ovillo.storage.writer import SaltSource

SQLITE = "sqlite"
"""What `--database` is called where the record is a file in the case's own folder."""
_EXTRA = "ovillo[postgres]"


def create_case(
    folder: Path,
    *,
    name: str,
    actor: str,
    at: datetime,
    database: str = SQLITE,
    busy_seconds: float | None = None,
    salts: SaltSource = secrets.token_bytes,
) -> SqlRecord:
    """The record of a new case, whose first ledger entry says who made it and when.

    `database` is "sqlite", or the address of a database on a server.

    Raises:
        CaseExistsError: the folder holds anything; a missing or empty folder is fine.
        InsideCaseError: the folder lies in another case.
        CaseNotMadeError, DiskFullError: the folder cannot be written.
        DatabaseAddressError, and the other errors of `domain.server_errors`: the server does not do it.
    """
    with making_errors(folder):
        _require_room(folder)
    is_new = not folder.exists()
    try:
        with making_errors(folder):
            folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
            remove_unfinished(folder)
            if database == SQLITE:
                create_file(folder, name=name, actor=actor, at=at, salts=salts)
            else:
                _require_server(database)
                from ovillo.storage.server_cases import create_on_server  # noqa: PLC0415 - an extra

                create_on_server(folder, database, name=name, actor=actor, at=at, salts=salts)
            (folder / ORIGINALS).mkdir()
            synchronise_folder(folder)
    except BaseException:
        _clear_away(folder, is_new=is_new)
        raise
    return SqlRecord(_open_database(folder, busy_seconds, given=database), salts=salts)


def open_case(folder: Path, *, busy_seconds: float | None = None, salts: SaltSource = secrets.token_bytes) -> SqlRecord:
    """The record of the case in this folder, migrated to the current format where it is older.

    `busy_seconds` says how long to wait for others who write; without it, what suits the database.

    Raises:
        CaseNotFoundError: there is none.
        DatabaseMissingError: there was one.
        CaseUnreadableError: the user may not read it.
        CaseTooNewError: its format is not one that this version knows.
        CaseReadOnlyError: it must be migrated first, or its last writes read, and the folder cannot be written.
        CaseDamagedError: what is there is not a case, or no longer.
        The errors of `domain.server_errors`: its record is on a server that does not let it be opened.
    """
    return SqlRecord(_open_database(folder, busy_seconds), salts=salts)


def _open_database(folder: Path, busy_seconds: float | None, *, given: str = SQLITE) -> Database:
    """The database, where it is on a server by the address that was given, if one was: it may hold a password."""
    pointer = read_pointer(folder)
    if pointer is None:
        publish_returned(folder)  # the last step of a move back was cut short
        return open_file(folder, busy_seconds=DEFAULT_BUSY_SECONDS if busy_seconds is None else busy_seconds)
    _require_server(pointer.address)
    from ovillo.storage.engines.postgresql_address import parse_address  # noqa: PLC0415 - an extra
    from ovillo.storage.moves import finish_return, has_returned  # noqa: PLC0415 - as above
    from ovillo.storage.server_cases import address_of, is_on_server, open_server  # noqa: PLC0415 - as above

    try:
        address = address_of(folder, pointer) if given == SQLITE else parse_address(given)
        return open_server(folder, pointer, address, busy_seconds=busy_seconds)
    except NotOnServerError:
        if is_on_server(folder, pointer):
            raise RoleUnreadableError(path=folder) from None
        if not has_returned(folder):
            raise
    finish_return(folder)
    return _open_database(folder, busy_seconds)


def back_up(folder: Path, target: Path, *, busy_seconds: float = DEFAULT_BUSY_SECONDS) -> None:
    """Another case in `target`, on disk when this returns: one moment of this one, while others may write to it.

    A record on a server is copied into a file, so that the backup opens without the server.

    Raises:
        CaseExistsError: the target holds anything; what a backup cut short leaves there is not a case.
        InsideCaseError: the target lies in a case, perhaps in this one.
        CaseNotFoundError, CaseDamagedError, CaseNotMadeError, DiskFullError: as `open_case` and `create_case`.
    """
    with making_errors(target):
        _require_room(target)
    copy = _copying(folder, busy_seconds)
    is_new = not target.exists()
    try:
        with making_errors(target):
            target.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
            remove_unfinished(target)
            # Heads first: one of more entries than the copy would say that some were taken out. Originals last: they
            # are put before the rows that name them, so later ones are only more.
            copy_heads(folder, target)
            copy(target)
            copy_originals(folder / ORIGINALS, target / UNFINISHED_ORIGINALS)
            (target / UNFINISHED_ORIGINALS).rename(target / ORIGINALS)
            publish_database(target / UNFINISHED, target)
    except BaseException:
        _clear_away(target, is_new=is_new)
        raise


def _copying(folder: Path, busy_seconds: float) -> Callable[[Path], object]:
    """What makes an unfinished database in another folder of the record of this one, which opens."""
    if read_pointer(folder) is None:
        access = readable_access(folder, busy_seconds=busy_seconds)
        return lambda target: copy_database(
            database_of(folder), target / UNFINISHED, access=access, busy_seconds=busy_seconds
        )
    database = _open_database(folder, None)
    from ovillo.storage.moves import copy_to_file  # noqa: PLC0415 - an extra

    return lambda target: copy_to_file(database, target)


def move_case(folder: Path, database: str) -> LedgerHead:
    """The ledger of the case, whose record is elsewhere now: all of it, the root unchanged, and checked there.

    Until the last step the record is where it was; whatever is cut short before leaves it there.

    `database` is "sqlite", or the address of a database on a server.

    Raises:
        CaseThereAlreadyError, CaseOnServerError: the record is kept that way already.
        CaseNotMovedError: it is not intact.
        And as `open_case` and `create_case`.
    """
    is_on_server = read_pointer(folder) is not None
    if (database == SQLITE) != is_on_server:
        _open_database(folder, None).close()  # whatever is wrong with the case is said first
        raise CaseOnServerError(path=folder) if is_on_server else CaseThereAlreadyError(path=folder)
    _require_server(database)
    from ovillo.storage import moves  # noqa: PLC0415 - an extra

    with making_errors(folder):
        return moves.move_to_file(folder) if is_on_server else moves.move_to_server(folder, database)


def _require_server(address: str) -> None:
    """This is an address of a server, or none at all is asked for, and what speaks to servers is installed."""
    if address != SQLITE and not is_server_address(address):
        raise DatabaseAddressError
    if importlib.util.find_spec("psycopg") is None:
        raise ExtraMissingError(extra=_EXTRA)


def _require_room(folder: Path) -> None:
    """A new case can be made here."""
    if around := case_around(folder):
        raise InsideCaseError(path=folder, case=around)
    if holds_anything(folder):
        raise CaseExistsError(path=folder)


def _clear_away(target: Path, *, is_new: bool) -> None:
    """Nothing of a case that was not made is left, so that it can be tried again in the same place."""
    with suppress(OSError):
        if not is_case(target):
            for each in (ORIGINALS, WITNESSED):
                shutil.rmtree(target / each, ignore_errors=True)
            remove_unfinished(target)
        if is_new:
            target.rmdir()
