"""What SQLite's error codes mean to the person at the case."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from ovillo.domain.errors import (
    CaseBusyError,
    CaseDamagedError,
    CaseNotMadeError,
    CaseReadOnlyError,
    DiskFullError,
    OvilloError,
)

_MEANINGS: dict[int, type[OvilloError]] = {
    sqlite3.SQLITE_BUSY: CaseBusyError,
    sqlite3.SQLITE_LOCKED: CaseBusyError,
    sqlite3.SQLITE_READONLY: CaseReadOnlyError,
    sqlite3.SQLITE_CANTOPEN: CaseReadOnlyError,
    sqlite3.SQLITE_PERM: CaseReadOnlyError,
    sqlite3.SQLITE_FULL: DiskFullError,
    sqlite3.SQLITE_IOERR_WRITE: DiskFullError,  # how quotas and limits on file size arrive
    sqlite3.SQLITE_IOERR_SHMSIZE: DiskFullError,  # no room for the index of the log, which readers need as well
    sqlite3.SQLITE_IOERR_SHMOPEN: DiskFullError,
    sqlite3.SQLITE_IOERR_SHMMAP: DiskFullError,
    sqlite3.SQLITE_IOERR: CaseDamagedError,
    sqlite3.SQLITE_CORRUPT: CaseDamagedError,
    sqlite3.SQLITE_NOTADB: CaseDamagedError,
    sqlite3.SQLITE_SCHEMA: CaseDamagedError,
    sqlite3.SQLITE_ERROR: CaseDamagedError,  # a table or column that should be there is not
}
_DISK_ERRORS: dict[int, type[OvilloError]] = {
    errno.ENOSPC: DiskFullError,
    errno.EDQUOT: DiskFullError,
    errno.EFBIG: DiskFullError,
    errno.EACCES: CaseReadOnlyError,
    errno.EPERM: CaseReadOnlyError,
    errno.EROFS: CaseReadOnlyError,
    errno.ENOTDIR: CaseReadOnlyError,
    errno.ENAMETOOLONG: CaseReadOnlyError,
    errno.EIO: CaseDamagedError,
}
_PRIMARY = 0xFF


@contextmanager
def database_errors(place: Path) -> Iterator[None]:
    """Turns errors of the database at `place` into those that say what to do; others pass through."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        meaning = meaning_of(error)
        if meaning is None:
            raise
        raise meaning(path=place) from error


@contextmanager
def disk_errors(place: Path) -> Iterator[None]:
    """Turns a full, protected or failing disk at `place` into the error that says what to do; others pass through."""
    try:
        yield
    except OSError as error:
        meaning = _DISK_ERRORS.get(error.errno or 0)
        if meaning is None:
            raise
        raise meaning(path=place) from error


@contextmanager
def making_errors(place: Path) -> Iterator[None]:
    """Turns whatever keeps a new case from being made at `place` into the error that says what to do."""
    try:
        with disk_errors(place), database_errors(place):
            yield
    except CaseReadOnlyError as error:
        raise CaseNotMadeError(path=place) from error
    except OSError as error:
        raise CaseNotMadeError(path=place) from error


def meaning_of(error: DBAPIError | sqlite3.Error) -> type[OvilloError] | None:
    """What this error means, or `None` where it is our own mistake."""
    origin = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(origin, "sqlite_errorcode", None)
    if code is None:
        return CaseDamagedError if isinstance(origin, sqlite3.OperationalError) else None
    return _MEANINGS.get(code) or _MEANINGS.get(code & _PRIMARY)
