"""The lines of a large plain CSV file as rows of columns c0, c1 and so on, split by DuckDB."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from ovillo.reading.calls.table import Sheet
from ovillo.reading.calls.way_words import looks_like, way_of
from ovillo.storage.records.duckdb_query import DuckDBQuery

NEVER: Final = "\x01"
"""What no plain file holds."""


def raw_rows(path: Path, sheet: Sheet, delimiter: str) -> str:
    """What stands in a `from` for the rows below the header."""
    columns = ", ".join(f"'c{place}': 'varchar'" for place in range(len(sheet.header)))
    name = str(path).replace("'", "''")
    return (
        f"read_csv('{name}', header = false, skip = {sheet.header_place + 1}, delim = '{delimiter}', quote = '', "
        f"escape = '', nullstr = '{NEVER}', null_padding = true, auto_detect = false, strict_mode = false, "
        f"columns = {{{columns}}})"
    )


def way_cells(query: DuckDBQuery, path: Path, sheet: Sheet, delimiter: str, place: int) -> Mapping[str, int]:
    """The different cells of a column; none where its first ones say that it tells of no way.

    Args:
        query: what counts them.
        path: the file.
        sheet: its first rows.
        delimiter: between the cells.
        place: of the column.
    """
    first = {row[place] for row in sheet.rows[sheet.header_place + 1 :] if place < len(row)}
    if any(map(str.strip, first)) and not any(way_of(cell) or looks_like(cell) for cell in first):
        return {}
    rows = query.database.execute(
        f"select coalesce(c{place}, ''), count(*) from {raw_rows(path, sheet, delimiter)} group by all"  # noqa: S608 - our own names
    )
    return dict(rows.fetchall())
