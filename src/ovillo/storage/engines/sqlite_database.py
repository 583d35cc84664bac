"""A case in a file of SQLite."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, Table

from ovillo.domain.erasures import ErasureCutShortError
from ovillo.domain.errors import CaseBusyError
from ovillo.domain.server_errors import CaseMovedError
from ovillo.interfaces.record import Fault
from ovillo.storage.engines.sqlite_batches import insert_rows
from ovillo.storage.engines.sqlite_connections import UNLOCKED, Access, connect, for_writing, refusal_of
from ovillo.storage.engines.sqlite_errors import database_errors, meaning_of
from ovillo.storage.engines.sqlite_search import FORGET_SEARCH, INSERT_SEARCH, find, rebuild_search
from ovillo.storage.engines.sqlite_verification import find_fault
from ovillo.storage.layout import pointer_of
from ovillo.storage.rows import Cell, Row
from ovillo.storage.words import Found

_EMPTY_LOG = "PRAGMA wal_checkpoint(TRUNCATE)"
"""Says 1 first where somebody else kept it from being emptied."""


class SqliteDatabase:
    """A `Database`. Close it: the last to close tidies the write-ahead log away."""

    def __init__(self, case: Path, file: Path, engine: Engine, *, access: Access, busy_seconds: float) -> None:
        self.place, self._file, self.engine = case, file, engine
        self._access, self._busy_seconds = access, busy_seconds

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with database_errors(self.place), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        if self._access is not Access.WRITE:
            raise refusal_of(self._access)(path=self.place)
        with database_errors(self.place), for_writing(self.engine).begin() as connection:
            if pointer_of(self.place).exists():  # it moved while we waited for the lock: this file counts no more
                raise CaseMovedError(path=self.place)
            yield connection

    def insert(self, connection: Connection, table: Table, rows: Sequence[Row]) -> None:
        insert_rows(connection, table, rows)

    def index(self, connection: Connection, documents: Sequence[Row]) -> None:
        connection.execute(INSERT_SEARCH, [{"number": each["number"], "text": each["text"]} for each in documents])

    def forget(self, connection: Connection, number: Cell, text: str) -> None:
        connection.execute(FORGET_SEARCH, {"number": number, "text": text})

    def find(self, connection: Connection, words: str, *, limit: int) -> tuple[Found, ...]:
        return find(connection, words, limit=limit)

    def rebuild_index(self, connection: Connection) -> None:
        rebuild_search(connection)

    def require_erasing(self, connection: Connection) -> None:
        pass

    def purge(self) -> None:
        """The file written anew, page by page, and the log emptied: nobody else may have the case open meanwhile."""
        self.engine.dispose()
        with database_errors(self.place), closing(self._connect()) as connection:
            try:
                rest = [connection.execute(_EMPTY_LOG).fetchone()[0]]
                connection.execute("VACUUM").close()
                rest.append(connection.execute(_EMPTY_LOG).fetchone()[0])
            except sqlite3.OperationalError as error:
                if meaning_of(error) is CaseBusyError:
                    raise ErasureCutShortError from error
                raise
        if any(rest):
            raise ErasureCutShortError

    def find_fault(self) -> Fault | None:
        before = self._written()
        with database_errors(self.place):
            fault = find_fault(self._connect)
        if fault and self._access in UNLOCKED and self._written() != before:
            raise CaseBusyError(path=self.place)  # what was read was of two moments
        return fault

    def _written(self) -> tuple[int, int] | None:
        found = self._file.stat() if self._file.exists() else None
        return found and (found.st_mtime_ns, found.st_size)

    def close(self) -> None:
        self.engine.dispose()

    def _connect(self) -> sqlite3.Connection:
        return connect(self._file, access=self._access, busy_seconds=self._busy_seconds)
