"""Runs the Ibis expressions that DuckDB runs on Spark: in local mode, or on the cluster that the session names.

1. An expression becomes Spark's SQL by Ibis' compiler alone: its Spark backend would need pandas, and is not loaded.
2. What is kept is worked out once, and held in memory or on the disks of the workers.
3. Nothing is sampled and nothing depends on the order in which workers finish: answers are those of DuckDB, row by row.
"""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import ibis
import ibis.config
from ibis.backends.sql.compilers.pyspark import PySparkCompiler
from pyspark import StorageLevel
from pyspark.sql import SparkSession

from ovillo.analysis.calls.columns import Expression

_SQL: Final = {"int64": "bigint", "int32": "int", "int8": "tinyint", "float64": "double", "string": "string"}
_NAMES: Final = itertools.count(1)


class _CompilerOptions(ibis.config.Config):  # type: ignore[misc]  # Ibis has no types that mypy knows
    """What Ibis' compiler asks of its Spark backend (rule 1)."""

    treat_nan_as_null: bool = False


class SparkQuery:
    """Holds views and answers expressions over them; close it, or use it as a context."""

    def __init__(self, session: SparkSession) -> None:
        self._session = session
        self._compiler = PySparkCompiler()
        self._kept: list[Any] = []  # Any: data frames of Spark
        if ibis.options.pyspark is None:
            ibis.options.pyspark = _CompilerOptions()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of all that was kept; the session goes on."""
        for frame in self._kept:
            frame.unpersist()
        self._kept.clear()

    def fetch(self, expression: Expression) -> Iterator[tuple[Any, ...]]:  # Any: what the columns hold
        """The rows of an expression, in its order."""
        for row in self._session.sql(self._sql(expression)).toLocalIterator():
            yield tuple(row)

    def keep(self, expression: Expression) -> Expression:
        """The same rows, worked out once."""
        frame = self._session.sql(self._sql(expression)).persist(StorageLevel.MEMORY_AND_DISK)
        self._kept.append(frame)
        return self._named(frame, expression.schema())

    def load(self, columns: Mapping[str, str], rows: Mapping[str, Sequence[object]]) -> Expression:
        """A table of these values."""
        values = [
            tuple(_plain(value, kind) for value, kind in zip(one, columns.values(), strict=True))
            for one in zip(*(rows[column] for column in columns), strict=True)
        ]
        schema = ", ".join(f"`{column}` {_SQL[kind]}" for column, kind in columns.items())
        return self._named(self._session.createDataFrame(values, schema), columns)

    def open_parquet(self, columns: Mapping[str, str], paths: Sequence[Path]) -> Expression:
        """The rows of Parquet files, read when they are asked for."""
        frame = self._session.read.parquet(*(path.resolve().as_uri() for path in paths))
        casts = [f"cast(`{column}` as {_SQL[kind]}) as `{column}`" for column, kind in columns.items()]
        return self._named(frame.selectExpr(*casts), columns)

    def _named(self, frame: Any, columns: Any) -> Expression:  # Any: a data frame, and a schema of Ibis or names
        name = f"ovillo_{next(_NAMES)}"
        frame.createOrReplaceTempView(name)
        return ibis.table(columns, name=name)

    def _sql(self, expression: Expression) -> str:
        return str(self._compiler.to_sqlglot(expression.unbind()).sql(dialect=self._compiler.dialect))


def _plain(value: object, kind: str) -> object:
    """A value of Python, not of numpy, as Spark wants it."""
    if value is None or kind == "string":
        return value
    return float(value) if kind == "float64" else int(value)  # type: ignore[call-overload,arg-type]  # a number, as the column says
