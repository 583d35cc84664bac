"""Problems with known answers."""

import numpy as np

from ovillo.planning.allocation.problem import Problem, Resource

NO_SHARING = [[0, np.inf, np.inf], [np.inf, 0, np.inf], [np.inf, np.inf, 0]]
SHARING = [[0, 0.2, 0.5], [0.2, 0, 0.4], [0.5, 0.4, 0]]


def hand_fixture(overhead: list[list[float]]) -> Problem:
    """Three regions and bases, four investigators and two prosecutors, 1,500 hours each; overheads as given."""
    return problem_with(
        overhead,
        demand=[[4500, 2250], [3000, 1500], [1500, 750]],
        weight=[25, 16, 9],
        available=(4, 2),
    )


def problem_with(
    overhead: list[list[float]],
    *,
    demand: list[list[float]],
    weight: list[float],
    available: tuple[int, ...],
    present: list[list[int]] | None = None,
    most_moves: int | None = None,
) -> Problem:
    bases, regions, kinds = len(overhead), len(demand), len(available)
    names = ("investigator", "prosecutor", "bed")
    return Problem(
        regions=tuple(f"r{each}" for each in range(regions)),
        bases=tuple(f"b{each}" for each in range(bases)),
        resources=tuple(
            Resource(name, units, 1500.0, name != "bed", most_moves)
            for name, units in zip(names, available, strict=False)
        ),
        weight=np.array(weight, dtype=float),
        demand=np.array(demand, dtype=float),
        trips=np.full((regions, kinds), 0.5),
        travel=np.array(overhead, dtype=float),
        present=np.zeros((bases, kinds), dtype=np.int64) if present is None else np.array(present),
        capacity=np.full((bases, kinds), 9),
        barred=np.zeros((bases, kinds), dtype=np.int64),
        unit_cost=np.zeros((bases, kinds)),
        opening_cost=np.zeros(bases),
    )


def any_problem(chance: np.random.Generator) -> Problem:
    """A small problem with every oddity: nothing asked for, nobody there, no way, everybody barred, no budget."""
    regions, bases, kinds = (int(chance.integers(1, most)) for most in (6, 5, 4))
    together = [True, *(bool(chance.integers(0, 2)) for _ in range(kinds - 1))]
    ways = chance.random((bases, regions)) * chance.choice([0.0, 1, 30], size=(bases, regions))
    available = chance.integers(0, 9, kinds)
    barred = chance.integers(0, 2, (bases, kinds))
    tight = np.where(chance.random((bases, kinds)) < 0.3, chance.integers(0, 3, (bases, kinds)), available)
    return Problem(
        regions=tuple(f"r{each}" for each in range(regions)),
        bases=tuple(f"b{each}" for each in range(bases)),
        resources=tuple(
            Resource(f"t{each}", int(count), 1500.0, is_together, [None, 0, 1, 3][chance.integers(0, 4)])
            for each, (count, is_together) in enumerate(zip(available, together, strict=True))
        ),
        weight=chance.random(regions) * chance.choice([0, 1, 50], size=regions),
        demand=chance.random((regions, kinds)) * chance.choice([0, 1, 1000, 1e5], size=(regions, kinds)),
        trips=chance.random((regions, kinds)) * 0.1,
        travel=np.where(chance.random((bases, regions)) < 0.2, np.inf, ways),
        present=chance.integers(0, 4, (bases, kinds)),
        capacity=np.maximum(tight - barred, 0),
        barred=barred,
        unit_cost=chance.random((bases, kinds)) * 10,
        opening_cost=chance.random(bases) * 20 * (chance.random(bases) < 0.4),
        budget=float(chance.choice([np.inf, chance.random() * 60])),
        longest_travel=float(chance.choice([np.inf, 10.0])),
        least_weight=float(chance.choice([0.0, 10.0])),
    )
