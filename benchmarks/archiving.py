"""How often `archiving` opens a question of clean offices, whose true rates differ anyway, and how often it finds one.

    python -m benchmarks.archiving [RUNS]

Rates are drawn from a beta distribution of mean 0.6; a run opens a question where Benjamini-Hochberg at 0.10 over all
of its offices does.
"""

import sys

import numpy as np

from ovillo.analysis.handling.results import FALSE_SHARE, adjusted
from ovillo.analysis.handling.shares import Archived, find_archiving

RATE = 0.6
SPREADS = (0.0, 0.05, 0.1, 0.2)
OFFICES = (2, 3, 4, 6, 12, 30)
TOTALS = (10, 30, 100, 300, 1000)
APART = 0.9
"""The rate of an office that archives what others do not."""


def measure(
    random: np.random.Generator, offices: int, spread: float, runs: int, *, is_mixed: bool, is_one_apart: bool
) -> float:
    """The share of runs that open a question."""
    asked = 0
    for _ in range(runs):
        weight = RATE * (1 - RATE) / spread**2 - 1 if spread else 0.0
        rates = random.beta(RATE * weight, (1 - RATE) * weight, offices) if spread else np.full(offices, RATE)
        if is_one_apart:
            rates[0] = APART
        totals = random.choice(TOTALS, offices) if is_mixed else np.full(offices, 100)
        archived = random.binomial(totals, rates)
        table = [Archived(row, int(a), int(n)) for row, (a, n) in enumerate(zip(archived, totals, strict=True), 2)]
        asked += min(adjusted([each.p for each in find_archiving(table).compared])) <= FALSE_SHARE
    return asked / runs


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    random = np.random.default_rng(2031)
    for what, is_mixed, is_one_apart in (
        ("clean, 100 each", False, False),
        ("clean, 10 to 1,000 each", True, False),
        ("one apart, 100 each", False, True),
    ):
        for spread in SPREADS:
            found = [
                measure(random, each, spread, runs, is_mixed=is_mixed, is_one_apart=is_one_apart) for each in OFFICES
            ]
            print(f"| {what} | {spread:g} | " + " | ".join(f"{100 * each:.1f} %" for each in found) + " |", flush=True)


if __name__ == "__main__":
    main()
