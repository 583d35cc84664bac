"""Parquet files, by DuckDB."""

from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from ovillo.domain.errors import NotCallTableError


def csv_of_parquet(content: bytes) -> bytes:
    """The rows of a Parquet file as CSV in UTF-8 with a header; row 2 is its first.

    Raises:
        NotCallTableError: damaged.
    """
    with TemporaryDirectory(prefix="ovillo-") as folder, duckdb.connect() as database:
        given, written = Path(folder) / "table.parquet", Path(folder) / "table.csv"
        given.write_bytes(content)
        try:
            database.execute("select * from read_parquet(?)", [str(given)]).fetchone()
            table = str(given).replace("'", "''")
            target = str(written).replace("'", "''")
            database.execute(f"copy (select * from read_parquet('{table}')) to '{target}' (format csv, header)")  # noqa: S608 - our own folder
        except duckdb.Error as error:
            raise NotCallTableError from error
        return written.read_bytes()
