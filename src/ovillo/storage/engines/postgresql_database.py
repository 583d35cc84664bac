"""A case in a schema of PostgreSQL.

Rules:
1. Who writes holds the row of the case, from the beginning of the transaction to its end: others queue up behind, in
   the order in which they came, so that the ledger has one history and nobody waits for two things at once. Who falls
   silent in the middle loses the connection after ten minutes, and nothing of what he wrote is kept.
2. Who changes the tables, or takes them away, holds the table of that row: writers then wait before they hold anything.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, Table

from ovillo.domain.erasures import ErasureCutShortError, ErasureOwnerError
from ovillo.domain.errors import CaseBusyError, CaseDamagedError, CaseTooNewError
from ovillo.domain.server_errors import CaseMovedError, NotOnServerError
from ovillo.interfaces.record import Fault
from ovillo.storage.engines.erasing import BLANKABLE, ERASABLE
from ovillo.storage.engines.postgresql_batches import insert_rows
from ovillo.storage.engines.postgresql_connections import for_reading, for_writing
from ovillo.storage.engines.postgresql_errors import making_errors, server_errors
from ovillo.storage.engines.postgresql_search import SEARCH_TABLES, find, forget_text, index_texts, rebuild_search
from ovillo.storage.engines.postgresql_verification import find_fault
from ovillo.storage.formats import CURRENT_FORMAT
from ovillo.storage.layout import pointer_of
from ovillo.storage.rows import Cell, Row
from ovillo.storage.words import Found

_HOLD_CASE = (
    "SELECT (SELECT version_num FROM alembic_version), "
    "set_config('idle_in_transaction_session_timeout', '10min', true) FROM meta FOR UPDATE"
)
_HOLD_TABLES = "LOCK TABLE meta IN EXCLUSIVE MODE"

_IS_OWNER = "SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = 'document'::regclass"
_LEARNT = "pg_catalog.pg_statistic"
"""Where ANALYZE, which a server runs by itself, keeps the commonest words of each column, and what they were before."""
_STATISTICS = """
    SELECT s.tablename, s.attname, concat(format_type(a.atttypid, a.atttypmod),
        ' COLLATE ' || (SELECT quote_ident(nspname) || '.' || quote_ident(collname)
            FROM pg_collation JOIN pg_namespace n ON n.oid = collnamespace WHERE pg_collation.oid = a.attcollation))
    FROM pg_stats s JOIN pg_class c ON c.relname = s.tablename AND c.relnamespace = s.schemaname::regnamespace
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = s.attname
    WHERE s.schemaname = current_schema()"""
"""The columns of which the server knows words: ANALYZE leaves those of an empty table, and giving a column its own type
again takes them away."""
_PURGED = (*ERASABLE, *BLANKABLE, *SEARCH_TABLES)


class ServerDatabase:
    """A `Database`."""

    def __init__(self, case: Path, engine: Engine, *, server: str) -> None:
        self.place, self.engine, self._server = case, engine, server

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with self._errors(), for_reading(self.engine).begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        with self._errors(), for_writing(self.engine).begin() as connection:
            formats = connection.exec_driver_sql(_HOLD_CASE).scalars().all()
            if len(formats) != 1:
                raise CaseDamagedError(path=self.place)
            if formats[0] != CURRENT_FORMAT:  # another Ovillo upgraded it since we opened it
                raise CaseTooNewError(path=self.place, found=formats[0], known=CURRENT_FORMAT)
            yield connection

    @contextmanager
    def changing(self) -> Iterator[Connection]:
        """A transaction that may change the tables themselves, or take them away. Raises `ServerRefusedError` too."""
        with making_errors(self.place, self._server), for_writing(self.engine).begin() as connection:
            connection.exec_driver_sql(_HOLD_TABLES)
            yield connection

    def insert(self, connection: Connection, table: Table, rows: Sequence[Row]) -> None:
        insert_rows(connection, table, rows)

    def index(self, connection: Connection, documents: Sequence[Row]) -> None:
        index_texts(connection, documents)

    def forget(self, connection: Connection, number: Cell, text: str) -> None:
        forget_text(connection, number, text)

    def find(self, connection: Connection, words: str, *, limit: int) -> tuple[Found, ...]:
        return find(connection, words, limit=limit)

    def rebuild_index(self, connection: Connection) -> None:
        rebuild_search(connection)

    def require_erasing(self, connection: Connection) -> None:
        if not connection.exec_driver_sql(_IS_OWNER).scalar_one():
            raise ErasureOwnerError

    def purge(self) -> None:
        """The tables written anew, and what the server has learnt of their words; its log and backups are others'.

        The statistics are the owner's of the database to write anew: for whoever is not, the server leaves them.
        """
        engine = self.engine.execution_options(isolation_level="AUTOCOMMIT")
        try:
            with self._errors(), engine.connect() as connection:
                for table in _PURGED:
                    connection.exec_driver_sql(f"VACUUM (FULL, ANALYZE) {table}")
                self._unlearn(connection)
                connection.exec_driver_sql(f"VACUUM (FULL) {_LEARNT}")
        except CaseBusyError as error:
            raise ErasureCutShortError from error

    def _unlearn(self, connection: Connection) -> None:
        for table, column, kind in connection.exec_driver_sql(_STATISTICS).all():
            filled = f"SELECT EXISTS (SELECT FROM {table})"  # noqa: S608 - a table of ours
            if table in _PURGED and not connection.exec_driver_sql(filled).scalar_one():
                connection.exec_driver_sql(f'ALTER TABLE {table} ALTER COLUMN "{column}" TYPE {kind}')

    def find_fault(self) -> Fault | None:
        with self.reading() as connection:
            return find_fault(connection, self._server)

    def close(self) -> None:
        self.engine.dispose()

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            with server_errors(self.place, self._server):
                yield
        except NotOnServerError as error:
            if pointer_of(self.place).exists():
                raise
            raise CaseMovedError(path=self.place) from error
