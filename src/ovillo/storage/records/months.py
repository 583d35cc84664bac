"""A table written as Parquet, sorted, a file for each month; for each year where there are more than `MOST_MONTHS`."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import duckdb

MOST_MONTHS: Final = 60
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def write_months(database: duckdb.DuckDBPyConnection, table: str, target: Path, *, day: str, order: str) -> None:
    """Writes the files, `2031-02.parquet` and so on; rows without a day are in `undated.parquet`.

    Args:
        database: that has the table.
        table: its name.
        target: folder that they go to.
        day: an expression, days since 1970-01-01.
        order: the columns by which rows are sorted within a file.
    """
    days = [one for (one,) in database.execute(f"select distinct {day} from {table}").fetchall()]  # noqa: S608 - our own names
    known = sorted({one for one in days if one is not None})
    name_of = _month if len({_month(one) for one in known}) <= MOST_MONTHS else _year
    spans: dict[str, tuple[int, int]] = {}
    for one in known:
        first, _ = spans.get(name_of(one), (one, one))
        spans[name_of(one)] = first, one
    database.execute("set preserve_insertion_order = true")
    for name, (first, last) in spans.items():
        _write(database, table, target / f"{name}.parquet", where=f"{day} between {first} and {last}", order=order)
    if len(known) < len(days) or not days:
        _write(database, table, target / "undated.parquet", where=f"{day} is null", order=order)
    database.execute("set preserve_insertion_order = false")


def _write(database: duckdb.DuckDBPyConnection, table: str, path: Path, *, where: str, order: str) -> None:
    quoted = str(path).replace("'", "''")
    database.execute(f"copy (select * from {table} where {where} order by {order}) to '{quoted}' (format parquet)")  # noqa: S608 - our own names


def _month(day: int) -> str:
    return (_EPOCH + timedelta(days=day)).strftime("%Y-%m")


def _year(day: int) -> str:
    return (_EPOCH + timedelta(days=day)).strftime("%Y")
