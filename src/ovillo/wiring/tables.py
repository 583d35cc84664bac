"""The engine that answers questions to tables of rows."""

import os
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from ovillo.reading.calls import Profile

if TYPE_CHECKING:
    from ovillo.storage.records.csv_calls import LargeTable
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


def large_call_table(
    path: Path,
    profiles: Sequence[Profile],
    *,
    zone: str | None,
    write_number: Callable[[str], str] | None,
    until: ExitStack,
) -> "tuple[LargeTable, DuckDBQuery] | None":
    """The calls of a large plain file in a database on disk, which goes when `until` does; None of any other file.

    Raises:
        CallProfileNeededError: no profile fits, or two fit equally well.
    """
    from ovillo.storage.records.csv_calls import read_large_csv  # noqa: PLC0415 - Ibis takes a second to load
    from ovillo.storage.records.duckdb_query import DuckDBQuery  # noqa: PLC0415 - as above

    query = until.enter_context(DuckDBQuery(threads=os.cpu_count() or 1, file="rows.duckdb"))
    large = read_large_csv(query, path, profiles, zone=zone, write_number=write_number)
    return None if large is None else (large, query)
