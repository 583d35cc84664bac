"""The record of one case on one database."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from ovillo.domain.errors import CaseDamagedError, CaseReadOnlyError, VerificationError
from ovillo.interfaces.record import Fault, RecordReader, RecordWriter
from ovillo.storage.engines.sqlite_connections import Access, connect, for_writing
from ovillo.storage.engines.sqlite_errors import database_errors
from ovillo.storage.engines.sqlite_search import rebuild_search
from ovillo.storage.layout import database_of
from ovillo.storage.past import PastReader
from ovillo.storage.reader import SqlReader
from ovillo.storage.verification import find_fault
from ovillo.storage.writer import SaltSource, SqlWriter


class SqlRecord:
    """A `Record`. Close it: the last to close tidies the write-ahead log away."""

    def __init__(self, case: Path, engine: Engine, *, access: Access, busy_seconds: float, salts: SaltSource) -> None:
        self._case, self._engine, self._access = case, engine, access
        self._busy_seconds, self._salts = busy_seconds, salts

    @contextmanager
    def reading(self) -> Iterator[RecordReader]:
        """One consistent snapshot. Raises `CaseDamagedError`."""
        with database_errors(self._case), self._engine.begin() as connection:
            yield SqlReader(connection)

    @contextmanager
    def reading_as_of(self, size: int) -> Iterator[RecordReader]:
        """The case as it stood after this many entries. Raises `CaseDamagedError`, `SizeNotReachedError`."""
        with database_errors(self._case), self._engine.begin() as connection:
            yield PastReader(connection, size)

    @contextmanager
    def writing(self, *, actor: str, at: datetime) -> Iterator[RecordWriter]:
        if self._access is not Access.WRITE:
            raise CaseReadOnlyError(path=self._case)
        with database_errors(self._case), for_writing(self._engine).begin() as connection:
            try:
                writer = SqlWriter(connection, actor=actor, at=at, salts=self._salts)
            except VerificationError as error:
                raise CaseDamagedError(path=self._case) from error
            yield writer
            writer.flush()

    def verify(self) -> Fault | None:
        """The first row, entry or tree node that does not verify. Writes nothing. Raises `CaseBusyError`."""
        with database_errors(self._case):
            return find_fault(self._connect)

    def rebuild_search_index(self) -> None:
        """The search index made again from the documents; it is no evidence, so this is no entry of the ledger."""
        if self._access is not Access.WRITE:
            raise CaseReadOnlyError(path=self._case)
        with database_errors(self._case), for_writing(self._engine).begin() as connection:
            rebuild_search(connection)

    def close(self) -> None:
        self._engine.dispose()

    def _connect(self) -> sqlite3.Connection:
        return connect(database_of(self._case), access=self._access, busy_seconds=self._busy_seconds)
