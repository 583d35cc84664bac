"""How long one decision on access takes: `python -m benchmarks.access [SEED]`."""

import random
import sys
import time

from tests.casework.team.test_need_to_know import drawn

from ovillo.casework.team.need_to_know import decide

COUNT, RUNS = 20_000, 7


def main() -> None:
    """Prints microseconds for one decision: median, least and most of the runs."""
    chance = random.Random(int(sys.argv[1]) if len(sys.argv) > 1 else 7)  # reproducible on purpose
    cases = [drawn(chance) for _ in range(COUNT)]
    took = []
    for _ in range(RUNS):
        began = time.perf_counter()
        for each in cases:
            decide(*each)
        took.append((time.perf_counter() - began) / COUNT * 1e6)
    took.sort()
    print(f"{took[RUNS // 2]:.2f} µs a decision ({took[0]:.2f} to {took[-1]:.2f})")


main()
