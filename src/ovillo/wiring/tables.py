"""The engine that answers questions to tables of rows."""

import os

from ovillo.storage.records.duckdb_query import DuckDBQuery


def table_query() -> DuckDBQuery:
    """DuckDB in memory with a thread for each core, spilling to the temporary folder; a context."""
    return DuckDBQuery(threads=os.cpu_count() or 1)
