"""Many rows into one table of PostgreSQL at once, by COPY: several times as fast as INSERT, and one round trip."""

from collections.abc import Sequence
from typing import cast

import psycopg
from psycopg import sql
from sqlalchemy import Connection, Table

from ovillo.storage.rows import Cell, Row


def driver_of(connection: Connection) -> "psycopg.Connection[tuple[object, ...]]":
    """The connection of the driver, inside the same transaction."""
    return cast("psycopg.Connection[tuple[object, ...]]", connection.connection.driver_connection)


def insert_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Every row, which has a cell for each column, in order."""
    names = [column.name for column in table.columns]
    copy_rows(connection, table.name, names, [[row[name] for name in names] for row in rows])


def copy_rows(
    connection: Connection, table: str, columns: Sequence[str], rows: Sequence[Sequence[Cell | Sequence[int]]]
) -> None:
    """Every row of cells, in order."""
    query = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    with driver_of(connection).cursor() as cursor, cursor.copy(query) as copy:
        for row in rows:
            copy.write_row(row)
