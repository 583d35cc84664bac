"""Many rows into one table of SQLite at once.

SQLAlchemy prepares the parameters of each row anew, which costs as much as hashing it. Our rows hold only what SQLite
stores as it stands, so the statement is compiled once and the cells go to the driver as they are.
"""

from collections.abc import Sequence
from functools import cache

from sqlalchemy import Connection, Table, insert
from sqlalchemy.dialects import sqlite

from ovillo.storage.rows import Row

_DIALECT = sqlite.dialect()


def insert_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Every row, which has a cell for each column, in order."""
    statement, names = _statement(table)
    connection.exec_driver_sql(statement, [tuple([row[name] for name in names]) for row in rows])


@cache
def _statement(table: Table) -> tuple[str, tuple[str, ...]]:
    compiled = insert(table).compile(dialect=_DIALECT)
    assert compiled.positiontup is not None, "SQLite takes its parameters by position"
    return str(compiled), tuple(compiled.positiontup)
