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
