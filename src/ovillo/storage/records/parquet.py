"""Parquet files that a user has, by DuckDB."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import duckdb

from ovillo.domain.errors import NotCallTableError
from ovillo.storage.duckdb_session import connect

_MAGIC: Final = b"PAR1"


def is_parquet(content: bytes) -> bool:
    """Whether these bytes begin a Parquet file."""
    return content.startswith(_MAGIC)


def csv_of_parquet(content: bytes) -> bytes:
    """The rows of a Parquet file as CSV in UTF-8 with a header; row 2 is its first.

    Raises:
        NotCallTableError: damaged.
    """
    with TemporaryDirectory(prefix="ovillo-") as folder:
        given = Path(folder) / "table.parquet"
        given.write_bytes(content)
        return write_csv(given, Path(folder) / "table.csv").read_bytes()


def write_csv(path: Path, target: Path) -> Path:
    """A file of text with these rows: the target, as `csv_of_parquet`, of Parquet; of anything else the file itself.

    Raises:
        NotCallTableError: damaged.
    """
    with path.open("rb") as file:
        if not is_parquet(file.read(len(_MAGIC))):
            return path
    with connect() as database:
        try:
            database.execute("select * from read_parquet(?)", [str(path)]).fetchone()
            table, quoted = (str(each).replace("'", "''") for each in (path, target))
            database.execute(f"copy (select * from read_parquet('{table}')) to '{quoted}' (format csv, header)")  # noqa: S608 - quoted
        except duckdb.Error as error:
            raise NotCallTableError from error
    return target
