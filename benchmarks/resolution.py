"""Accuracy on lists of pairs of names, beside RapidFuzz and nomenklatura where those are installed.

`python -m benchmarks.resolution [LIST.csv …]`; each list has category, schema, name1, name2, is_match. A pair counts as
a match where the verdict is `same` or `suggest`; the others get the threshold that suits them best on the very list,
which flatters them.
"""

import csv
import importlib
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ovillo.resolution import compare_names

Row = Mapping[str, str]
_LISTS = (
    "tests/resolution/fresh_pairs.csv",
    "tests/resolution/second_pairs.csv",
    "tests/resolution/invented_pairs.csv",
)


def main(paths: list[str]) -> None:
    """Prints a line per list and matcher."""
    for path in paths or _LISTS:
        rows = list(csv.DictReader(Path(path).read_text("utf-8").splitlines()))
        for name, score in _matchers():
            start = time.perf_counter()
            scores = [score(row) for row in rows]
            seconds = time.perf_counter() - start
            line = f"{Path(path).name:22} {name:24} accuracy {_accuracy(rows, scores, name):.3f}  {seconds:6.2f} s"
            print(line, f" joined wrongly by rule {_joined_wrongly(rows)}" if name == "ovillo" else "")


def _matchers() -> Iterator[tuple[str, Callable[[Row], float]]]:
    yield "ovillo", lambda row: float(compare_names(row["name1"], row["name2"], row["schema"]).verdict != "different")
    yield "always a match", lambda _: 1.0
    if find_spec("rapidfuzz"):
        fuzz = importlib.import_module("rapidfuzz.fuzz")
        yield "rapidfuzz token set", lambda row: fuzz.token_set_ratio(row["name1"], row["name2"]) / 100
    if find_spec("nomenklatura"):
        yield from _nomenklatura()


def _nomenklatura() -> Iterator[tuple[str, Callable[[Row], float]]]:
    matching = importlib.import_module("nomenklatura.matching")
    proxies = importlib.import_module("followthemoney.proxy").EntityProxy

    def entity(name: str, row: Row) -> Any:  # Any: a class of a library that is not a dependency
        schema = "Person" if row["schema"].casefold() in {"", "person"} else "Organization"
        return proxies.from_dict({"id": name, "schema": schema, "properties": {"name": [name]}}, cleaned=False)

    for label in ("logic-v2", "regression-v1"):
        algorithm = matching.get_algorithm(label)
        if algorithm is not None:
            settings = algorithm.default_config()

            def score(row: Row, algorithm: Any = algorithm, settings: Any = settings) -> float:  # Any: as above
                pair = entity(row["name1"], row), entity(row["name2"], row)
                return float(algorithm.compare(*pair, settings).score)

            yield f"nomenklatura {label}", score


def _accuracy(rows: Sequence[Row], scores: Sequence[float], matcher: str) -> float:
    """The share of pairs that are right, at the best threshold for all but our own verdicts."""
    limits = [0.5] if matcher == "ovillo" else sorted({0.0, *scores})
    return max(
        sum((score >= limit) == (row["is_match"] == "1") for row, score in zip(rows, scores, strict=True)) / len(rows)
        for limit in limits
    )


def _joined_wrongly(rows: Sequence[Row]) -> int:
    return sum(
        row["is_match"] == "0" and compare_names(row["name1"], row["name2"], row["schema"]).verdict == "same"
        for row in rows
    )


if __name__ == "__main__":
    main(sys.argv[1:])
