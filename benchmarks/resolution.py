"""Names and registers in one table: ovillo beside RapidFuzz, Splink and nomenklatura, where those are installed.

`python -m benchmarks.resolution [ROWS [SEED]]`: lists of pairs of names, then an invented registry of so many rows
(10,000 where none are given; needs `ovillo[batch]`) and febrl's sets.

A pair of names counts as a match where the verdict is `same` or `suggest`; the others get the threshold that suits
them best on the very list, which flatters them. Registers: see `benchmarks/linkage.py`.
"""

import csv
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

from benchmarks.other_matchers import name_matchers
from benchmarks.table import Line, cpu_seconds, print_header, print_line
from ovillo.resolution import compare_names

Row = Mapping[str, str]
_SHARED = Path(os.environ.get("OVILLO_SHARED_DATA", "../shared/data")) / "names_es.csv"
_OWN = ("fresh_pairs", "second_pairs", "third_pairs", "invented_pairs")


def main(rows: int, seed: int) -> None:
    """Prints the table."""
    print_header()
    for name, pairs in _lists():
        for line in _measure(name, pairs):
            print_line(line)
    if not all(find_spec(package) for package in ("splink", "duckdb", "pyarrow")):
        sys.exit("Registers need: pip install 'ovillo[batch]'")
    from benchmarks.linkage import measure_registers  # noqa: PLC0415 - needs an extra

    for line in measure_registers(rows, seed):
        print_line(line)


def _lists() -> Iterator[tuple[str, list[Row]]]:
    """The shared list where it is beside the project, then those of the tests."""
    paths = [_SHARED] if _SHARED.is_file() else []
    paths += [Path("tests/resolution") / f"{name}.csv" for name in _OWN]
    for path in paths:
        rows: list[Row] = list(csv.DictReader(path.read_text("utf-8").splitlines()))
        yield f"{path.stem}, {len(rows)} pairs of names", rows


def _measure(name: str, rows: Sequence[Row]) -> Iterator[Line]:
    start = cpu_seconds()
    verdicts = [compare_names(row["name1"], row["name2"], row["schema"]).verdict for row in rows]
    used = cpu_seconds() - start
    wrong = sum(not _is_match(row) and verdict == "same" for row, verdict in zip(rows, verdicts, strict=True))
    right = [(verdict != "different") == _is_match(row) for row, verdict in zip(rows, verdicts, strict=True)]
    yield Line(name, "ovillo", sum(right) / len(rows), wrong, cpu_seconds=used)
    yield Line(name, "always a match", sum(map(_is_match, rows)) / len(rows))
    for matcher, score in name_matchers():
        start = cpu_seconds()
        accuracy = _best_accuracy(rows, score)
        yield Line(name, matcher, accuracy, cpu_seconds=cpu_seconds() - start)


def _is_match(row: Row) -> bool:
    return row["is_match"] == "1" if "is_match" in row else row["expected"] != "different"


def _best_accuracy(rows: Sequence[Row], score: Callable[[Row], float]) -> float:
    """The share of pairs that are right at the threshold that suits best."""
    scores = [score(row) for row in rows]
    return max(
        sum((found >= limit) == _is_match(row) for row, found in zip(rows, scores, strict=True)) / len(rows)
        for limit in sorted({0.0, *scores})
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000, int(sys.argv[2]) if len(sys.argv) > 2 else 1)
