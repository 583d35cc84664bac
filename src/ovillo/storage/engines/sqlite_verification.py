"""Everything that `verify` looks at in a case in SQLite, in the order in which it says most.

1. The structure of the file: nothing else can be trusted where a page is damaged.
2. The schema: every table, index and trigger is there, unchanged, and nothing else is.
3. The ledger against its rows.
4. The search index against the documents.
5. What the first look said of single cells, for which the ledger would have named the row.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from typing import Any

from ovillo.domain.errors import CaseBusyError, DiskFullError
from ovillo.interfaces.record import Fault
from ovillo.storage.engines.sqlite_errors import meaning_of
from ovillo.storage.engines.sqlite_schema import expected_schema, stored_schema
from ovillo.storage.engines.sqlite_search import index_agrees
from ovillo.storage.layout import DATABASE
from ovillo.storage.ledger_check import ledger_fault
from ovillo.storage.problems import DATABASE_DAMAGED, DATABASE_UNREADABLE, SEARCH_WRONG
from ovillo.storage.rows import Cell
from ovillo.storage.schema_faults import first_fault

_NO_FAULTS = frozenset({CaseBusyError, DiskFullError})
_ABOUT_A_CELL = (
    "CHECK constraint failed",
    "NULL value in",
    "NUMERIC value in",
    "TEXT value in",
    "non-",
    "malformed inv",
)


def find_fault(connect: Callable[[], sqlite3.Connection]) -> Fault | None:
    """The first fault of the database, read in one snapshot; nothing is written.

    Raises:
        sqlite3.Error: it cannot be looked at: others write to it, or the disk is full.
    """
    try:
        with closing(connect()) as connection:
            connection.text_factory = _lossless
            connection.execute("BEGIN")
            return _first_fault(connection)
    except sqlite3.Error as error:
        if meaning_of(error) in _NO_FAULTS:
            raise
        return Fault("database", DATABASE, DATABASE_UNREADABLE)


def _first_fault(connection: sqlite3.Connection) -> Fault | None:
    complaints = _complaints(connection)
    if any(not complaint.startswith(_ABOUT_A_CELL) for complaint in complaints):  # 1
        return Fault("database", DATABASE, DATABASE_DAMAGED)
    cells = _SqliteCells(connection)
    fault = first_fault(stored_schema(connection), expected_schema(), lambda: ledger_fault(cells))  # 2, 3
    if fault:
        return fault
    if not index_agrees(connection):  # 4
        return Fault("database", "table search", SEARCH_WRONG)
    return Fault("database", DATABASE, DATABASE_DAMAGED) if complaints else None  # 5


def _complaints(connection: sqlite3.Connection) -> list[str]:
    return [line for (line,) in connection.execute("PRAGMA integrity_check") if line != "ok"]


class _SqliteCells:
    """`StoredCells` of one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def find(self, query: str, values: Sequence[Cell] = ()) -> Iterable[Sequence[Any]]:  # Any: what is stored
        return self._connection.execute(query, values)

    def read_through(self, query: str) -> Iterator[Sequence[Any]]:  # Any: as above
        return self._connection.execute(query)


def _lossless(raw: bytes) -> str:
    """Text, where bytes that are not UTF-8 stay distinct instead of stopping the reading."""
    return raw.decode("utf-8", "surrogateescape")
