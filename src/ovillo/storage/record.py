"""The record of one case on one database."""

import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Connection, insert

from ovillo.domain.errors import CaseDamagedError, VerificationError
from ovillo.interfaces.record import Fault, RecordReader, RecordWriter
from ovillo.ledger import EMPTY
from ovillo.storage import erasures
from ovillo.storage.engines.database import Database
from ovillo.storage.past import PastReader
from ovillo.storage.reader import SqlReader
from ovillo.storage.rows import time_text
from ovillo.storage.tables import meta
from ovillo.storage.writer import SaltSource, SqlWriter

_CASE_ID_BYTES = 16


class SqlRecord:
    """A `Record`. Close it."""

    def __init__(self, database: Database, *, salts: SaltSource = secrets.token_bytes) -> None:
        self._database, self._salts = database, salts

    @contextmanager
    def reading(self) -> Iterator[RecordReader]:
        """One consistent snapshot. Raises `CaseDamagedError`."""
        with self._database.reading() as connection:
            yield SqlReader(connection, self._database)

    @contextmanager
    def reading_as_of(self, size: int) -> Iterator[RecordReader]:
        """The case as it stood after this many entries. Raises `CaseDamagedError`, `SizeNotReachedError`."""
        with self._database.reading() as connection:
            yield PastReader(connection, self._database, size)

    @contextmanager
    def writing(self, *, actor: str, at: datetime) -> Iterator[RecordWriter]:
        with self._database.writing() as connection:
            try:
                writer = SqlWriter(connection, self._database, actor=actor, at=at, salts=self._salts)
            except VerificationError as error:
                raise CaseDamagedError(path=self._database.place) from error
            yield writer
            writer.flush()

    def erased_documents(self) -> Sequence[str]:
        with self._database.reading() as connection:
            return erasures.documents_left(connection)

    def finish_erasure(self) -> None:
        """No trace of what was erased in the files of the database: its pages first, its digests last."""
        self._database.purge()
        with self._database.writing() as connection:
            erasures.blank(connection)
        self._database.purge()

    def verify(self) -> Fault | None:
        """The first row, entry or tree node that does not verify. Writes nothing. Raises `CaseBusyError`."""
        return self._database.find_fault()

    def rebuild_search_index(self) -> None:
        """The search index made again from the documents; it is no evidence, so this is no entry of the ledger."""
        with self._database.writing() as connection:
            self._database.rebuild_index(connection)

    def close(self) -> None:
        self._database.close()


def new_case_id(salts: SaltSource) -> str:
    """What names a case everywhere: 32 hexadecimal digits."""
    return salts(_CASE_ID_BYTES).hex()


def begin_record(
    connection: Connection, database: Database, *, case: str, name: str, actor: str, at: datetime, salts: SaltSource
) -> None:
    """The first row and entry of an empty database: the case itself, who made it and when."""
    connection.execute(
        insert(meta).values(
            id=case, name=name, created_at=time_text(at), ledger_size=EMPTY.size, ledger_root=EMPTY.root
        )
    )
    writer = SqlWriter(connection, database, actor=actor, at=at, salts=salts)
    writer.enter_case()
    writer.flush()
