"""What linking a register costs as it grows: `python -m benchmarks.scaling ROWS [ROWS …]`. Needs `ovillo[batch]`.

An invented registry per size; a line each with the time by the clock, the seconds of a processor of all processes, and
the peak memory of this process and of the largest worker. Each size runs in a process of its own.
"""

import resource
import subprocess
import sys
import time

from benchmarks.linkage import link_by_rule, measure
from benchmarks.registries.registry import make_registry

_WORKERS = 2


def main(sizes: list[int]) -> None:
    """Prints a line per size."""
    for rows in sizes:
        subprocess.run([sys.executable, "-m", "benchmarks.scaling", "--one", str(rows)], check=True)


def _measure(rows: int) -> None:
    data = make_registry(rows, 1)
    start = time.perf_counter()
    clusters, _ = link_by_rule(data, workers=_WORKERS)
    wall = time.perf_counter() - start
    own, theirs = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = own.ru_utime + own.ru_stime + theirs.ru_utime + theirs.ru_stime
    precision, recall, f1 = measure(clusters, [row["person"] for row in data])
    print(
        f"{rows:>9,} rows  {wall:7.1f} s  {cpu:7.1f} s of CPU  {1e6 * cpu / rows:5.0f} µs a row  "
        f"{own.ru_maxrss / 1e6:.2f} GB + {theirs.ru_maxrss / 1e6:.2f} GB a worker  "
        f"precision {precision:.4f} recall {recall:.3f} F1 {f1:.3f}",
        flush=True,
    )


if __name__ == "__main__":
    if sys.argv[1] == "--one":
        _measure(int(sys.argv[2]))
    else:
        main([int(rows) for rows in sys.argv[1:]])
