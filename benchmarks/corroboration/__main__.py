"""`python -m benchmarks.corroboration [SEEDS]`: prints the table of docs/figures.md."""

import sys
import time
from statistics import mean

from benchmarks.corroboration.measure import COPYING, MEASURES, METHODS, measure, spread

SEEDS = 20


def main(seeds: int) -> None:
    """Every world of each kind, with every method."""
    for title, settings in COPYING.items():
        started = time.perf_counter()
        runs = [measure(seed=seed, **settings) for seed in range(seeds)]
        reports = mean(run["reports"] for run in runs)
        print(
            f"\n{title}: {seeds} worlds of {reports:.0f} reports, {(time.perf_counter() - started) / seeds:.1f} s each"
        )
        for name in (*METHODS, *MEASURES):
            print(f"  {name:<44} {spread([run[name] for run in runs])}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SEEDS)
