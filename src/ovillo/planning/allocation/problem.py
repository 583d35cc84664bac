"""What a plan is asked for: regions with demand, bases with units, and the way between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from ovillo.planning.allocation.travel import Floats

Counts: TypeAlias = npt.NDArray[np.int64]
Flags: TypeAlias = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Resource:
    """A kind of unit: a team of investigators, a prosecutor, a bed."""

    name: str
    available: int
    """Units that there are, without those who may serve nowhere."""
    hours: float
    """Productive hours of a unit in a year, > 0; of a bed, nights."""
    is_together: bool
    """Whether a case counts as covered only as far as this resource is there too."""
    most_moves: int | None = None
    """Units that may change their base; None: any number."""
    nowhere: int = 0
    """Units that there are and that may serve nowhere."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One planning problem; the arrays are (regions, …), (bases, …) in the order of the names."""

    regions: tuple[str, ...]
    bases: tuple[str, ...]
    resources: tuple[Resource, ...]
    weight: Floats
    """(regions,), what covering the whole region is worth; expected cases by default."""
    demand: Floats
    """(regions, resources), hours in a year."""
    trips: Floats
    """(regions, resources), journeys there and back for an hour of work."""
    travel: Floats
    """(bases, regions), hours one way; infinite where no way leads."""
    present: Counts
    """(bases, resources), units that are there today."""
    capacity: Counts
    """(bases, resources), units that may serve there at most, without those who may not."""
    barred: Counts
    """(bases, resources), units that may not serve there."""
    unit_cost: Floats
    """(bases, resources), in a year."""
    opening_cost: Floats
    """(bases,), of a base where nobody is today."""
    budget: float = np.inf
    longest_travel: float = np.inf
    """Hours one way beyond which a base does not serve a region."""
    least_weight: float = 0.0
    """Regions of less weight take no part in the minimum."""
    cases: Floats | None = None
    """(regions,), expected in a year; None where hours were given."""

    @property
    def together(self) -> list[int]:
        """Places of the resources that a case needs together."""
        return [place for place, each in enumerate(self.resources) if each.is_together]

    @property
    def others(self) -> list[int]:
        """Places of the other resources."""
        return [place for place, each in enumerate(self.resources) if not each.is_together]

    @property
    def reach(self) -> Flags:
        """(bases, regions), whether a base serves a region."""
        return np.asarray(np.isfinite(self.travel) & (self.travel <= self.longest_travel))

    @property
    def staff_years(self) -> Floats:
        """(regions, resources), the demand in units."""
        return np.asarray(self.demand / np.array([each.hours for each in self.resources]))

    @property
    def overhead(self) -> Floats:
        """(bases, regions, resources), hours on the way for an hour of work: journeys × twice the way."""
        way = np.where(np.isfinite(self.travel), self.travel, 0.0)
        return np.asarray(2.0 * way[:, :, None] * self.trips[None, :, :])

    @property
    def is_reachable(self) -> Flags:
        """(regions,), whether for each resource that a case needs some base reaches it where such units may serve.

        Of a resource that nobody has anywhere, whether some base is near enough: it is no distance that is missing.
        """
        able = (self.capacity[:, None, :] > 0) | (self.capacity.sum(axis=0) == 0)
        reached = (self.reach[:, :, None] & able).any(axis=0) | (self.demand <= 0)
        return np.asarray(reached[:, self.together].all(axis=1))

    @property
    def is_guaranteed(self) -> Flags:
        """(regions,), whether the minimum is taken over the region; over all that ask, where none would be left."""
        asks = (self.demand[:, self.together] > 0).any(axis=1)
        held = self.is_reachable & asks & (self.weight >= self.least_weight)
        return np.asarray(held if held.any() else asks)

    @property
    def staying(self) -> Counts:
        """(bases, resources), units of today that may go on serving where they are."""
        return np.asarray(np.maximum(self.present - self.barred, 0))

    def today(self) -> Counts:
        """(bases, resources), the units that serve today, however few are told to be available.

        Whoever may serve nowhere is taken to be among them only where nobody else can be.
        """
        present = map(int, self.present.sum(axis=0))
        most = [max(each.available, here - each.nowhere) for each, here in zip(self.resources, present, strict=True)]
        return _within(self.staying.copy(), most)

    @property
    def shortages(self) -> list[tuple[str, int, int]]:
        """Resources of which fewer are told to be available than are present: name, available, present."""
        present = map(int, self.present.sum(axis=0))
        told = [
            (each.name, each.available + each.nowhere, here) for each, here in zip(self.resources, present, strict=True)
        ]
        return [each for each in told if each[1] < each[2]]

    def start(self) -> Counts:
        """(bases, resources), the units that may stay where they are, of each resource as many as there are."""
        return _within(np.minimum(self.staying, self.capacity), [each.available for each in self.resources])


def _within(units: Counts, most: Sequence[int]) -> Counts:
    """The units, of each resource no more than that; the smallest posts are left first."""
    for place, limit in enumerate(most):
        for base in np.argsort(units[:, place], kind="stable"):
            more = int(units[:, place].sum()) - limit
            if more <= 0:
                break
            units[base, place] -= min(more, int(units[base, place]))
    return units


def gini(shares: Floats) -> float:
    """How unequal shares are: 0 all alike, towards 1 all with one; 0 where all are 0.

    Source: half the relative mean absolute difference, Gini 1912.
    """
    total = float(shares.sum())
    if not total:
        return 0.0
    apart = np.abs(shares[:, None] - shares[None, :]).sum()
    return float(apart / (2 * len(shares) * total))
