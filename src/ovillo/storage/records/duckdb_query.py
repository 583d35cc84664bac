"""Runs Ibis expressions on DuckDB, in this process and in memory; what does not fit goes to a temporary folder."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, Self

import ibis
import numpy as np

from ovillo.analysis.calls.columns import Expression
from ovillo.storage.duckdb_session import connect

_FETCHED = 20_000
_MEMORY = "1500MB"
_NUMPY = {"int64": np.int64, "int32": np.int32, "int8": np.int8, "float64": np.float64, "string": object}
_SQL = {"int64": "bigint", "int32": "integer", "int8": "tinyint", "float64": "double", "string": "varchar"}


class DuckDBQuery:
    """Holds tables and answers expressions over them; close it, or use it as a context."""

    def __init__(self, *, threads: int = 2, memory: str = _MEMORY, file: str = ":memory:") -> None:
        """An empty database.

        Args:
            threads: that it may use.
            memory: at most; beyond it goes to the temporary folder.
            file: name of a database in the temporary folder, for tables that are larger than memory.
        """
        self._folder = TemporaryDirectory(prefix="ovillo-")
        self._names = itertools.count(1)
        self.database = connect(file if file == ":memory:" else str(Path(self._folder.name) / file))
        self.database.execute(f"set threads = {threads}")
        self.database.execute(f"set memory_limit = '{memory}'")
        self.database.execute("set temp_directory = ?", [self._folder.name])
        self.database.execute("set preserve_insertion_order = false")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of all tables."""
        self.database.close()
        self._folder.cleanup()

    def fetch(self, expression: Expression) -> Iterator[tuple[Any, ...]]:  # Any: what the columns hold
        """The rows of an expression, in its order."""
        # A cursor of its own: another question may be asked while these rows are read.
        cursor = self.database.cursor()
        cursor.execute(_sql(expression))
        while rows := cursor.fetchmany(_FETCHED):
            yield from rows

    def keep(self, expression: Expression) -> Expression:
        """The same rows, worked out once."""
        name = f"kept_{next(self._names)}"
        self.database.execute(f"create table {name} as {_sql(expression)}")
        return ibis.table(expression.schema(), name=name)

    def table(self, name: str, columns: Mapping[str, str]) -> Expression:
        """A table or view that the database has."""
        return ibis.table(columns, name=name)

    def load(
        self, columns: Mapping[str, str], rows: Mapping[str, Sequence[object]], *, name: str | None = None
    ) -> Expression:
        """A table of these values, called so where it has a name."""
        name = name or f"loaded_{next(self._names)}"
        given = {column: _array(rows[column], kind) for column, kind in columns.items()}
        wanted = ", ".join(f'cast("{column}" as {_SQL[kind]}) as "{column}"' for column, kind in columns.items())
        self.database.register("given", given)
        self.database.execute(f"create table {name} as select {wanted} from given")  # noqa: S608 - our own names
        self.database.unregister("given")
        return ibis.table(columns, name=name)

    def open_parquet(self, columns: Mapping[str, str], paths: Sequence[Path]) -> Expression:
        """The rows of Parquet files, read when they are asked for."""
        name = f"files_{next(self._names)}"
        listed = ", ".join("'" + str(path).replace("'", "''") + "'" for path in paths)
        self.database.execute(f"create view {name} as select * from read_parquet([{listed}])")  # noqa: S608 - quoted
        return ibis.table(columns, name=name)


def _array(values: Sequence[object], kind: str) -> Any:  # Any: a numpy array
    """The values of a column; those that are None are null."""
    if kind != "string" and any(value is None for value in values):
        filled = np.array([0 if value is None else value for value in values], dtype=_NUMPY[kind])
        return np.ma.array(filled, mask=[value is None for value in values])
    return np.array(list(values), dtype=_NUMPY[kind])


def _sql(expression: Expression) -> str:
    return str(ibis.to_sql(expression, dialect="duckdb"))
