"""The engine that answers questions to tables of rows."""

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ovillo.storage.records.duckdb_query import DuckDBQuery

_PARQUET = b"PAR1"


def table_query() -> "DuckDBQuery":
    """DuckDB in memory with a thread for each core, spilling to the temporary folder; a context."""
    from ovillo.storage.records.duckdb_query import DuckDBQuery  # noqa: PLC0415 - Ibis takes a second to load

    return DuckDBQuery(threads=os.cpu_count() or 1)


def table_bytes(content: bytes) -> bytes:
    """The bytes of a table as they are, but those of Parquet as CSV.

    Raises:
        NotCallTableError: Parquet that is damaged.
    """
    if not content.startswith(_PARQUET):
        return content
    from ovillo.storage.records.parquet import csv_of_parquet  # noqa: PLC0415 - DuckDB

    return csv_of_parquet(content)
