"""A database of DuckDB in this process."""

import duckdb


def connect(file: str = ":memory:") -> duckdb.DuckDBPyConnection:
    """A database that draws no bar of progress: DuckDB would draw it on standard output, among the answers."""
    database = duckdb.connect(file)
    database.execute("set enable_progress_bar = false")
    return database
