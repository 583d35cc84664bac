"""Contact pairs of a table of invented calls: ours beside plain DuckDB SQL and pandas, in one run.

`python -m benchmarks.records [ROWS]`; what is not installed is left out. All read the CSV file.
"""

import importlib
import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from importlib.util import find_spec
from pathlib import Path

from ovillo.analysis.calls import contact_pairs, find_changes
from ovillo.domain.calls import CallTable
from ovillo.reading.calls import profile_of_columns, read_calls

SQL = """
select least(a, b), greatest(a, b), count(*), sum(s) / 60.0, min(t), max(t), avg((hour(t) >= 22 or hour(t) < 6)::int),
       avg(case when a < b then 1 else -1 end)
from read_csv('{path}', types = {{'a': 'varchar', 'b': 'varchar', 't': 'timestamp', 's': 'bigint'}}) group by 1, 2
"""


def write_table(path: Path, rows: int) -> None:
    """Calls of rows / 50 invented numbers with about ten contacts each."""
    chance = random.Random(11)
    start, people = datetime(2031, 1, 1), max(rows // 50, 10)  # noqa: DTZ001 - a table has no zone
    with path.open("w", encoding="utf-8") as lines:
        lines.write("a,b,t,s\n")
        for _ in range(rows):
            own = chance.randrange(people)
            other = (own + 1 + chance.randrange(10) ** 2) % people
            at = start + timedelta(seconds=chance.randrange(180 * 86_400))
            lines.write(f"{900_000_000 + own},{900_000_000 + other},{at},{chance.randrange(600)}\n")


def with_duckdb(path: Path) -> int:
    return len(importlib.import_module("duckdb").sql(SQL.format(path=path)).fetchall())


def with_pandas(path: Path) -> int:
    table = importlib.import_module("pandas").read_csv(path, dtype={"a": str, "b": str}, parse_dates=["t"])
    is_forward = table.a < table.b
    table["x"], table["y"] = table.a.where(is_forward, table.b), table.b.where(is_forward, table.a)
    table["night"], table["forward"] = (table.t.dt.hour >= 22) | (table.t.dt.hour < 6), is_forward
    found = table.groupby(["x", "y"]).agg(
        {"s": ["count", "sum"], "t": ["min", "max"], "night": "mean", "forward": "mean"}
    )
    return len(found)


def read(path: Path) -> CallTable:
    return read_calls(path.read_bytes(), [profile_of_columns("from=a,to=b,at=t,seconds=s")], file_name=path.name)


def timed(name: str, work: Callable[[], int]) -> float:
    start = time.perf_counter()
    count = work()
    seconds = time.perf_counter() - start
    print(f"{name:>28}: {seconds:7.2f} s, {count}")
    return seconds


def main(rows: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "calls.csv"
        write_table(path, rows)
        table = read(path)
        ours = timed("ours, reading", lambda: len(read(path).calls)) + timed(
            "ours, contact pairs", lambda: len(contact_pairs(table.calls))
        )
        for package, work in (("duckdb", with_duckdb), ("pandas", with_pandas)):
            if find_spec(package):
                other = timed(f"{package}, both", lambda work=work: work(path))  # type: ignore[misc]  # a bound default
                print(f"{'ours / ' + package:>28}: {ours / other:7.1f}")
        timed("ours, changes of number", lambda: len(find_changes(table.calls)))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
