"""Seconds of estimates from overlapping lists: `python -m benchmarks.populations [RUNS]`.

The tables are drawn by chance with a fixed seed: five lists of about the size and sparsity of the published ones, with
two pairs of lists that feed one another, and six lists. A replicate is one whole stepwise choice on one drawn table, as
in the bootstrap; alone, and in batches of 100. Median and range of RUNS (default 5) by the clock.
"""

import statistics
import sys
import time
from collections.abc import Callable

import numpy as np

from ovillo.planning.populations.choosing import choose_by_steps, search_models
from ovillo.planning.populations.fitting import Bools, Floats, on_one_thread

PEOPLE = {5: 12_000, 6: 8_000}


def made_table(lists: int) -> Floats:
    """(cells,), people: some are on the second list because of the first, or on the fourth because of the third."""
    random = np.random.default_rng(20310514)
    on = random.random((PEOPLE[lists], lists)) < random.uniform(0.01, 0.08, lists)
    for one, other in ((0, 1), (2, 3)):
        on[:, other] |= on[:, one] & (random.random(len(on)) < 0.15)
    cells = (on * 2 ** np.arange(lists - 1, -1, -1)).sum(1)
    return np.bincount(cells, minlength=2**lists)[1:].astype(float)


def none_of(lists: int) -> Bools:
    return np.zeros(lists * (lists - 1) // 2, dtype=bool)


def drawn(table: Floats, tables: int) -> Floats:
    random = np.random.default_rng(1)
    return random.multinomial(int(table.sum()), table / table.sum(), size=tables).astype(float)


def show(name: str, runs: int, run: Callable[[], object], *, of: int = 1) -> None:
    run()
    seconds = []
    for _ in range(runs):
        start = time.perf_counter()
        run()
        seconds.append((time.perf_counter() - start) / of)
    middle = statistics.median(seconds)
    print(f"{name}: {1000 * middle:.2f} ms ({1000 * min(seconds):.2f} to {1000 * max(seconds):.2f})", flush=True)


def main(runs: int) -> None:
    with on_one_thread():
        measure(runs)


def measure(runs: int) -> None:
    five, six = made_table(5), made_table(6)
    alone, hundred = drawn(five, 20), drawn(five, 100)
    print(f"five lists: {five.sum():.0f} people named; six lists: {six.sum():.0f}")
    show(
        "a stepwise replicate on five lists, one at a time",
        runs,
        lambda: [choose_by_steps(each[None], none_of(5)) for each in alone],
        of=len(alone),
    )
    show(
        "a stepwise replicate on five lists, a hundred at a time",
        runs,
        lambda: choose_by_steps(hundred, none_of(5)),
        of=len(hundred),
    )
    for lists, table in ((5, five), (6, six)):
        none = none_of(lists)
        models = 2 ** len(none)
        name = f"all {models:,} models of {lists} lists"
        show(name, runs if lists == 5 else 1, lambda t=table, n=none: search_models(t, n, start=n[None], most=1))  # type: ignore[misc]  # a lambda's defaults


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
