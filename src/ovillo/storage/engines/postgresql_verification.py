"""Everything that `verify` looks at in a case in PostgreSQL, in the order in which it says most.

1. The schema: every table, index, trigger and function is there, unchanged, and nothing else is.
2. The ledger against its rows.
3. The search index against the documents.

That pages are whole is the server's to see (`initdb --data-checksums`): one that is not ends a read with an error.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import psycopg
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from ovillo.domain.errors import CaseDamagedError
from ovillo.domain.server_errors import NotOnServerError
from ovillo.interfaces.record import Fault
from ovillo.storage.engines.postgresql_batches import driver_of
from ovillo.storage.engines.postgresql_errors import meaning_of
from ovillo.storage.engines.postgresql_schema import expected_schema, stored_schema
from ovillo.storage.engines.postgresql_search import index_agrees
from ovillo.storage.ledger_check import ledger_fault
from ovillo.storage.problems import DATABASE_UNREADABLE, SEARCH_WRONG
from ovillo.storage.rows import Cell
from ovillo.storage.schema_faults import first_fault

_AT_ONCE = 2_000


def find_fault(connection: Connection, place: str) -> Fault | None:
    """The first fault of the case behind this connection, which reads one snapshot."""
    try:
        cells = _ServerCells(driver_of(connection))
        fault = first_fault(stored_schema(connection), expected_schema(), lambda: ledger_fault(cells))  # 1, 2
        if fault:
            return fault
        return None if index_agrees(connection) else Fault("database", "table search_word", SEARCH_WRONG)  # 3
    except (DBAPIError, psycopg.Error) as error:
        meaning = meaning_of(error)
        if meaning is not None and issubclass(meaning, CaseDamagedError) and meaning is not NotOnServerError:
            return Fault("database", place, DATABASE_UNREADABLE)
        raise


class _ServerCells:
    """`StoredCells` of one connection."""

    def __init__(self, connection: "psycopg.Connection[tuple[object, ...]]") -> None:
        self._connection = connection

    def find(self, query: str, values: Sequence[Cell] = ()) -> Iterable[Sequence[Any]]:  # Any: what is stored
        if " IN ()" in query:  # SQLite allows it: nothing is asked for
            return ()
        return self._connection.execute(query.replace("?", "%s").encode(), values)

    def read_through(self, query: str) -> Iterator[Sequence[Any]]:  # Any: as above
        with self._connection.cursor("read_through") as cursor:
            cursor.itersize = _AT_ONCE
            yield from cursor.execute(query.encode())
