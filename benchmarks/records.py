"""Questions to a large table of invented calls: ours beside plain DuckDB SQL, Polars and pandas, in one run.

`python -m benchmarks.records [ROWS [RUNS [MEMORY]]]`: 10^7 calls of 4·10^5 numbers in 2·10^6 pairs; with a MEMORY such
as 4GB, the engine's limit, beyond which it spills to `TMPDIR`, only ours and plain SQL. Each measurement is a process
of its own, so that its peak of memory is its own; what is not installed is left out (`pip install 'ovillo[bench]'`).
All read one Parquet file and use two threads. Seconds are by the clock, without the start of Python.
"""

import importlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import duckdb

from ovillo.analysis.calls import bursts, changes, columns, common, contacts
from ovillo.storage.records.duckdb_query import DuckDBQuery

ROWS: Final = 10_000_000
ASKED: Final = 2_000
THREADS: Final = 2
MEMORY: Final = os.environ.get("OVILLO_BENCH_MEMORY", "")
"""The engine's limit; empty for what the program sets."""

TABLE: Final = """
copy (
  with drawn as (
    select i as row, hash(i, 1) % {people} as a, hash(i, 2) as spread, 1924992000 + hash(i, 3) % 15552000 as instant,
      hash(i, 4) % 600 as seconds
    from range({rows}) as one(i)
  ), sided as (
    -- A number calls five others; each hundredth number changes half way.
    select row, a, (a + [1, 7, 31, 97, 211][(1 + spread % 5)::bigint]::ubigint) % {people} as b, instant, seconds
    from drawn
  ), named as (
    select row, instant, seconds, 900000000 + a as own,
      900000000 + b as other, a % 100 = 0 and instant > 1924992000 + 7776000 as changed_a,
      b % 100 = 0 and instant > 1924992000 + 7776000 as changed_b
    from sided
  )
  select row::bigint as row, (own + case when changed_a then 50000000 else 0 end)::varchar as caller,
    (other + case when changed_b then 50000000 else 0 end)::varchar as called, instant::bigint as instant,
    (instant::bigint * 1000000 - 18000 + 500000)::bigint as moment, ((instant - 18000) // 86400)::integer as day,
    ((instant - 18000) // 3600 % 24)::tinyint as hour, seconds::bigint as seconds,
    'c' || (own % 5000) as cell, (own + case when changed_a then 50000000 else 0 end)::varchar as located,
    0::tinyint as message,
    make_timestamp((instant::bigint - 18000) * 1000000) as at
  from named order by instant
) to '{path}' (format parquet)
"""
PLAIN: Final = {
    "contacts": """
        select least(caller, called) a, greatest(caller, called) b, count(*) n, sum(seconds) / 60.0, min("at"),
          max("at"), avg((hour("at") >= 22 or hour("at") < 6)::int) from calls where caller <> called group by 1, 2
        order by n desc, a, b limit 40""",
    "bursts": """with days as (
          select number, day, count(*) n from (select caller number, "at"::date as day from calls union all
            select called, "at"::date from calls where caller <> called) group by 1, 2
        ), lives as (select number, sum(n) total, max(day) - min(day) + 1 length from days group by 1)
        select number, day, n from days join lives using (number)
        where n >= 5 and length > 1 and n > (total - n) / (length - 1) + 6 * sqrt((total - n) / (length - 1)) + 6""",
    "common-contacts": """with ties as (
          select own, other, count(*) n from (select caller own, called other from calls union all
            select called, caller from calls) semi join asked on own = number group by 1, 2)
        select other, list(own), list(n) from ties group by 1 having count(*) > 1""",
}


def asked() -> list[str]:
    """The numbers whose common contacts are asked for."""
    return [str(900_000_000 + 7 * place) for place in range(ASKED)]


def write_table(path: Path, rows: int) -> None:
    """The invented calls, as Parquet."""
    with duckdb.connect() as database:
        database.execute("set memory_limit = '6GB'")
        database.execute("set temp_directory = ?", [str(path.parent)])
        database.execute(TABLE.format(rows=rows, people=max(rows // 25, 100), path=path))


def ours(question: str, path: Path, memory: str = MEMORY) -> int:
    with DuckDBQuery(threads=THREADS, **({"memory": memory} if memory else {})) as query:
        calls = query.open_parquet(columns.CALL_COLUMNS, [path])
        match question:
            case "contacts":
                return len(list(contacts.contact_pairs(calls, query, most=40)))
            case "bursts":
                return len(bursts.find_bursts(calls, query))
            case "common-contacts":
                return len(common.find_common_contacts(calls, query, asked()))
            case _:
                return len(changes.find_changes(calls, query))


def plain_sql(question: str, path: Path, memory: str = MEMORY) -> int:
    with duckdb.connect() as database:
        database.execute(f"set threads = {THREADS}")
        if memory:
            database.execute(f"set memory_limit = '{memory}'")
            database.execute("set temp_directory = ?", [str(path.parent)])
        database.execute(f"create view calls as select * from '{path}'")
        database.execute("create table asked(number varchar)")
        database.executemany("insert into asked values (?)", [[each] for each in asked()])
        return len(database.execute(PLAIN[question]).fetchall())


def with_polars(question: str, path: Path) -> int:
    pl = importlib.import_module("polars")
    calls = pl.scan_parquet(path)
    if question == "contacts":
        two = calls.filter(pl.col("caller") != pl.col("called")).with_columns(
            a=pl.min_horizontal("caller", "called"), b=pl.max_horizontal("caller", "called"), h=pl.col("at").dt.hour()
        )
        night = ((pl.col("h") >= 22) | (pl.col("h") < 6)).mean()
        measures = [
            pl.len().alias("n"),
            pl.col("seconds").sum(),
            pl.col("at").min().alias("first"),
            pl.col("at").max(),
            night,
        ]
        return len(two.group_by("a", "b").agg(measures).top_k(40, by="n").collect())
    if question == "bursts":
        day = pl.col("at").dt.date().alias("day")
        both = pl.concat([calls.select(pl.col(side).alias("number"), day) for side in ("caller", "called")])
        days = both.group_by("number", "day").agg(pl.len().alias("n"))
        length = ((pl.col("day").max() - pl.col("day").min()).dt.total_days() + 1).alias("length")
        lives = days.group_by("number").agg(pl.col("n").sum().alias("total"), length)
        mean = (pl.col("total") - pl.col("n")) / (pl.col("length") - 1)
        busy = days.filter(pl.col("n") >= 5).join(lives, on="number")
        return len(busy.filter(pl.col("n") > mean + 6 * mean.sqrt() + 6).collect())
    sides = [calls.select(own=a, other=b) for a, b in (("caller", "called"), ("called", "caller"))]
    ties = pl.concat(sides).filter(pl.col("own").is_in(asked())).group_by("own", "other").agg(pl.len().alias("n"))
    shared = ties.group_by("other").agg(pl.col("own"), pl.col("n")).filter(pl.col("own").list.len() > 1)
    return len(shared.collect())


def with_pandas(question: str, path: Path) -> int:
    pd = importlib.import_module("pandas")
    calls = pd.read_parquet(path, columns=["caller", "called", "at", "seconds"])
    if question == "contacts":
        is_forward = calls.caller < calls.called
        calls["a"], calls["b"] = (
            calls.caller.where(is_forward, calls.called),
            calls.called.where(is_forward, calls.caller),
        )
        calls["night"] = (calls["at"].dt.hour >= 22) | (calls["at"].dt.hour < 6)
        found = calls.groupby(["a", "b"]).agg({"seconds": ["count", "sum"], "at": ["min", "max"], "night": "mean"})
        return len(found.nlargest(40, ("seconds", "count")))
    if question == "bursts":
        day = calls["at"].dt.floor("D")
        both = pd.concat([pd.DataFrame({"number": calls[side], "day": day}) for side in ("caller", "called")])
        days = both.groupby(["number", "day"]).size().rename("n").reset_index()
        lives = days.groupby("number").agg(total=("n", "sum"), first=("day", "min"), last=("day", "max"))
        busy = days[days.n >= 5].join(lives, on="number")
        mean = (busy.total - busy.n) / ((busy["last"] - busy["first"]).dt.days)
        return len(busy[busy.n > mean + 6 * mean**0.5 + 6])
    sides = [calls[[a, b]].set_axis(["own", "other"], axis=1) for a, b in (("caller", "called"), ("called", "caller"))]
    both = pd.concat(sides)
    ties = both[both.own.isin(asked())].groupby(["own", "other"]).size().reset_index()
    shared = ties.groupby("other").own.agg(list)
    return int((shared.map(len) > 1).sum())


CONTENDERS: Final[dict[str, tuple[str, Callable[[str, Path], int]]]] = {
    "ovillo": ("duckdb", ours),
    "plain DuckDB SQL": ("duckdb", plain_sql),
    "Polars": ("polars", with_polars),
    "pandas": ("pandas", with_pandas),
}


def measure(name: str, question: str, path: Path) -> None:
    """Prints one measurement as JSON; run in a process of its own."""
    importlib.import_module(CONTENDERS[name][0])
    start, start_cpu = time.perf_counter(), time.process_time()
    found = CONTENDERS[name][1](question, path)
    seconds, cpu = time.perf_counter() - start, time.process_time() - start_cpu
    peak = (
        int(Path("/proc/self/status").read_text("utf-8").split("VmHWM:")[1].split()[0]) / 1e6
    )  # of this program alone
    print(json.dumps({"seconds": seconds, "cpu": cpu, "gigabytes": peak, "found": found}))


def in_a_process(name: str, question: str, path: Path) -> dict[str, Any]:  # Any: JSON
    command = [sys.executable, "-m", "benchmarks.records", "--measure", name, question, str(path)]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env=os.environ | {"POLARS_MAX_THREADS": "2"}
    )
    if done.returncode:
        return {
            "seconds": float("nan"),
            "cpu": float("nan"),
            "gigabytes": float("nan"),
            "found": done.stderr.strip().splitlines()[-1][:60],
        }
    return dict(json.loads(done.stdout))


def best_of(runs: int, name: str, question: str, path: Path) -> dict[str, Any]:  # Any: JSON
    """The run that took least: others share the machine."""
    return min((in_a_process(name, question, path) for _ in range(runs)), key=lambda one: one["seconds"])


def main(rows: int, runs: int, memory: str = "") -> None:
    if memory:
        os.environ["OVILLO_BENCH_MEMORY"] = memory
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "calls.parquet"
        write_table(path, rows)
        size = path.stat().st_size / 1e6
        print(f"{rows} calls, {size:.0f} MB of Parquet, load {os.getloadavg()[0]:.1f}, best of {runs}")
        for question in (*PLAIN, "change-of-number"):
            engines = {"duckdb"} if memory else {package for package, _ in CONTENDERS.values()}
            asked_of = [name for name, (package, _) in CONTENDERS.items() if package in engines and find_spec(package)]
            for name in asked_of if question in PLAIN else asked_of[:1]:
                one = best_of(runs, name, question, path)
                costs = f"{one['seconds']:7.2f} s, {one['cpu']:7.2f} s of CPU, {one['gigabytes']:5.2f} GB"
                print(f"{question:>17} {name:>17}: {costs}, {one['found']}", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        measure(sys.argv[2], sys.argv[3], Path(sys.argv[4]))
    else:
        given = sys.argv[1:]
        main(
            int(given[0]) if given else ROWS, int(given[1]) if len(given) > 1 else 1, given[2] if len(given) > 2 else ""
        )
