"""Connections to a case in SQLite.

Rules:
1. A commit returns after the disk has it: write-ahead log with full synchronisation.
2. A writer takes the write lock when it begins, so that it waits or fails before it has read anything.
3. What is deleted is overwritten with zeros.
"""

import os
import sqlite3
from contextlib import closing
from enum import Enum
from pathlib import Path

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event

from ovillo.domain.errors import CaseReadOnlyError, DiskFullError, OvilloError

DEFAULT_BUSY_SECONDS = 5.0
_BEGIN = "ovillo_begin"
_LOG_BYTES = 36_864
"""One block of the log, and its index of 32 KiB."""
_START_LOG = "PRAGMA journal_mode = WAL"
_PRAGMAS = (
    "foreign_keys = ON",
    "recursive_triggers = ON",  # or INSERT OR REPLACE would delete without asking the triggers
    "synchronous = FULL",
    "fullfsync = ON",  # on macOS a plain fsync leaves the bytes in the drive's cache
    "secure_delete = ON",
    "cache_size = -32768",  # KiB; entries are found by hash, so a large case touches pages all over
    "temp_store = MEMORY",  # sorting must not leave content in a temporary folder
    "trusted_schema = OFF",
    "cell_size_check = ON",
)


class Access(Enum):
    """How the file of a case can be opened; the value is its part of the URI."""

    WRITE = "mode=rw"
    READ = "mode=ro"
    FROZEN = "mode=ro&immutable=1"
    """On media where not even the files of the write-ahead log can be made. Nobody else may write meanwhile."""
    CROWDED = "immutable=1&mode=ro"
    """As `FROZEN`, for want of room on the disk."""


UNLOCKED = frozenset({Access.FROZEN, Access.CROWDED})
"""Without a lock: others may write meanwhile, where the disk lets them."""


def possible_accesses(path: Path) -> tuple[Access, ...]:
    """The ways to try to open this file, best first."""
    is_writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    return (*((Access.WRITE,) if is_writable else ()), Access.READ, *(() if _has_log(path) else (Access.FROZEN,)))


def refusal_of(access: Access) -> type[OvilloError]:
    """Why nothing can be written with an access that only reads."""
    return DiskFullError if access is Access.CROWDED else CaseReadOnlyError


def is_crowded(path: Path) -> bool:
    """Whether the disk that holds this file has no room for the files of the write-ahead log."""
    found = os.statvfs(path) if hasattr(os, "statvfs") else None
    return found is not None and (found.f_bavail * found.f_frsize < _LOG_BYTES or 0 == found.f_favail < found.f_files)


def connect(path: Path, *, access: Access, busy_seconds: float) -> sqlite3.Connection:
    """A connection outside any transaction, ready for use."""
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{access.value}",
        uri=True,
        timeout=busy_seconds,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}").close()
    except sqlite3.Error:
        connection.close()
        raise
    except UnicodeDecodeError as error:  # SQLite quotes the damaged schema in its message, and Python cannot read that
        connection.close()
        raise sqlite3.OperationalError("the schema is damaged") from error
    return connection


def open_engine(path: Path, *, access: Access, busy_seconds: float = DEFAULT_BUSY_SECONDS) -> Engine:
    """An engine on this file. Its messages show no parameters: they are people's data."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: connect(path, access=access, busy_seconds=busy_seconds),
        poolclass=QueuePool,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    return engine


def for_writing(engine: Engine) -> Engine:
    """The same engine, whose transactions take the write lock when they begin."""
    return engine.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})


def start_log(path: Path) -> None:
    """Switch a database that nobody else has open to the write-ahead log; the file remembers it."""
    with closing(connect(path, access=Access.WRITE, busy_seconds=0)) as connection:
        connection.execute(_START_LOG).close()


def copy_database(source: Path, target: Path, *, access: Access, busy_seconds: float) -> None:
    """A copy of one moment of the source, while others may write to it."""
    with (
        closing(connect(source, access=access, busy_seconds=busy_seconds)) as reading,
        closing(sqlite3.connect(target, isolation_level=None)) as writing,
    ):
        reading.backup(writing)
        writing.execute(_START_LOG).close()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get(_BEGIN, "BEGIN"))


def _has_log(path: Path) -> bool:
    """A log that still holds writes: a frozen reader would pass over them in silence."""
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0
