"""p-median: where to open p sites so that all places together are nearest to one.

1. A first set is built greedily, and improved by the best exchange of one site until none helps.
2. A Lagrangian relaxation of "each place has one site" gives a bound, further sets to improve, and shows sites that
   cannot be, or must be, in any better set; then each site that is left is opened by force, and excluded where the
   relaxation shows the same.
3. What is left open is an integer program (`median_exact`), begun from the best set.
4. The bound says "nothing better than this": it is the objective itself where every other set was excluded.

Source: exchange: Teitz & Bart 1968, doi:10.1287/opre.16.5.955; relaxation: Cornuéjols, Fisher & Nemhauser 1977,
doi:10.1287/mnsc.23.8.789; exclusion of sites: Beasley 1985, doi:10.1016/0377-2217(85)90040-2.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from ovillo.domain.allocation import Status, relative_gap
from ovillo.planning.allocation.median_exact import solve_remaining
from ovillo.planning.allocation.travel import Floats

Places: TypeAlias = npt.NDArray[np.int64]
Flags: TypeAlias = npt.NDArray[np.bool_]

ROUNDS: Final = 3_000
"""Steps of the relaxation at most."""
PATIENCE: Final = 20
"""Steps without a better bound after which they become shorter."""
SHORTEST_STEP: Final = 1e-3
PROBES: Final = 60
"""Steps of the relaxation with one site opened by force."""
EVERY: Final = 10
"""Steps between two sets that are improved by exchange."""


@dataclass(frozen=True, slots=True)
class MedianAnswer:
    """The best set of sites found, and how good a set can be at most."""

    status: Status
    sites: tuple[int, ...]
    """Places of the open sites, ascending; empty where there is no answer."""
    objective: float | None
    """Demand × distance to the nearest open site, added up."""
    bound: float | None

    @property
    def gap(self) -> float | None:
        """(objective - bound) / objective."""
        return relative_gap(self.objective, self.bound)


@dataclass(slots=True)
class _Search:
    """What is known so far."""

    costs: Floats
    medians: int
    best: Places
    upper: float
    least_step: float
    """By how much a better set is better at least: 1 where all costs are whole numbers."""
    lower: float
    alive: Places
    """Sites that a better set may hold."""
    needed: frozenset[int] = frozenset()
    """Sites that a better set must hold."""
    prices: Floats | None = None
    """(places,), under which the relaxation gave the best bound."""

    @property
    def beaten(self) -> float:
        """No set with a bound above this is better than the best."""
        return self.upper - self.least_step + 1e-6 * max(1.0, self.least_step)

    @property
    def is_closed(self) -> bool:
        """Whether nothing better can exist."""
        return self.lower > self.beaten or len(self.alive) < self.medians or len(self.needed) > self.medians

    def offer(self, sites: Places, value: float) -> None:
        """Keeps a set that is better than the best."""
        if value < self.upper - 1e-9 * max(1.0, abs(self.upper)):
            self.best, self.upper = sites, value


def place_medians(
    costs: Floats, medians: int, *, seconds: float, now: Callable[[], float], gap: float = 0.0
) -> MedianAnswer:
    """The best `medians` sites.

    Args:
        costs: (places, sites), demand × distance, >= 0; infinite where no way leads.
        medians: how many sites to open, 1 to the number of sites.
        seconds: how long at most; the search of rules 1 and 2 is always begun.
        now: seconds of a running clock.
        gap: an answer this near to the best possible will do, as a share.
    """
    end = now() + seconds
    never = _never(costs)
    reachable = np.where(np.isfinite(costs), costs, never)
    search = _begin(reachable, medians)
    _relax(search, now=now, end=end)
    _probe(search, now=now, end=end)
    status = Status.OPTIMAL
    if not search.is_closed and (relative_gap(search.upper, search.lower) or 0.0) > gap:
        status = _finish(search, seconds=end - now(), gap=gap)
    if search.upper >= never:
        return MedianAnswer(Status.INFEASIBLE if status is Status.OPTIMAL else Status.NO_PLAN, (), None, None)
    bound = search.upper if search.is_closed else min(search.lower, search.upper)
    return MedianAnswer(status, tuple(sorted(map(int, search.best))), search.upper, max(0.0, bound))


def _never(costs: Floats) -> float:
    """More than any set costs that serves all places."""
    finite = np.where(np.isfinite(costs), costs, 0.0)
    return float(finite.max(axis=1).sum()) * 1.001 + 1.0


def _begin(costs: Floats, medians: int) -> _Search:
    chosen: list[int] = []
    nearest = np.full(len(costs), costs.max() + 1.0)
    for _ in range(medians):
        worth = np.minimum(costs, nearest[:, None]).sum(axis=0)
        worth[chosen] = np.inf
        chosen.append(int(worth.argmin()))
        nearest = np.minimum(nearest, costs[:, chosen[-1]])
    sites, value = exchange(costs, np.array(chosen))
    is_whole = bool((costs == np.rint(costs)).all()) and costs.sum() < 2**52
    step = 1.0 if is_whole else 0.0
    return _Search(costs, medians, sites, value, step, 0.0, np.arange(costs.shape[1]))


def exchange(costs: Floats, sites: Places) -> tuple[Places, float]:
    """The set after every exchange of one open site for another that helps, the best one first, and its cost."""
    open_sites = sites.copy()
    everyone = np.arange(len(costs))
    while True:
        at = costs[:, open_sites]
        order = np.argsort(at, axis=1, kind="stable")
        first = at[everyone, order[:, 0]]
        second = at[everyone, order[:, 1]] if len(open_sites) > 1 else np.full(len(costs), costs.max() + 1.0)
        near = np.minimum(costs, first[:, None])
        gained = (near - first[:, None]).sum(axis=0)
        lost = np.minimum(costs, second[:, None]) - near
        by_owner = np.argsort(order[:, 0], kind="stable")
        changes = np.repeat(gained[None, :], len(open_sites), axis=0)
        owners, starts = np.unique(order[by_owner, 0], return_index=True)
        changes[owners] += np.add.reduceat(lost[by_owner], starts, axis=0)
        changes[:, open_sites] = 0.0
        out, into = np.unravel_index(int(changes.argmin()), changes.shape)
        if changes[out, into] >= -1e-9 * max(1.0, float(first.sum())):
            return open_sites, float(first.sum())
        open_sites[out] = into


def _relax(search: _Search, *, now: Callable[[], float], end: float) -> None:
    """Rule 2, by steps along the subgradient that become shorter where the bound stays."""
    costs = search.costs
    prices = np.sort(costs[:, search.best], axis=1)[:, : min(2, search.medians)].mean(axis=1)
    best_prices, step, since_better = prices, 2.0, 0
    direction = np.zeros(len(costs))
    tried: set[bytes] = set()
    for turn in range(ROUNDS):
        left = costs[:, search.alive]
        worth = np.minimum(left - prices[:, None], 0.0).sum(axis=0)
        chosen = _cheapest(search, worth)
        value = float(prices.sum() + worth[chosen].sum())
        since_better += 1
        if value > search.lower:
            since_better = 0 if value > search.lower * (1 + 1e-4) else since_better
            search.lower, best_prices = value, prices
            search.prices = prices
        if turn % EVERY == 0:
            _improve(search, search.alive[chosen], tried)
        _exclude(search, worth, chosen, value)
        if search.is_closed or step < SHORTEST_STEP or now() > end:
            return
        if since_better >= PATIENCE:
            step, since_better, prices = step / 1.5, 0, best_prices
            continue
        off = 1.0 - (left[:, chosen] < prices[:, None]).sum(axis=1)
        direction = off + 0.3 * direction
        if not (length := float(direction @ direction)):
            return
        prices = prices + step * max(1.01 * search.upper - value, 1e-9) / length * direction


def _cheapest(search: _Search, worth: Floats) -> Places:
    """Places among those alive of the sites that the relaxation opens: those needed, then by worth."""
    is_needed = np.isin(search.alive, list(search.needed))
    order = np.lexsort((search.alive, worth, ~is_needed))
    return np.asarray(order[: search.medians], dtype=np.int64)


def _improve(search: _Search, sites: Places, tried: set[bytes]) -> None:
    if (key := np.sort(sites).tobytes()) not in tried:
        tried.add(key)
        search.offer(*exchange(search.costs, sites))


def _exclude(search: _Search, worth: Floats, chosen: Places, value: float) -> None:
    """Takes out sites with which, and notes those without which, no better set exists."""
    if len(search.alive) <= search.medians:
        return
    is_chosen: Flags = np.zeros(len(search.alive), dtype=bool)
    is_chosen[chosen] = True
    is_needed = np.isin(search.alive, list(search.needed))
    free = is_chosen & ~is_needed
    dearest = worth[free].max() if free.any() else -np.inf
    next_best = worth[~is_chosen].min()
    is_out = ~is_chosen & (value + worth - dearest > search.beaten)
    is_in = free & (value - worth + next_best > search.beaten)
    search.needed |= frozenset(map(int, search.alive[is_in]))
    if is_out.any():
        search.alive = search.alive[~is_out]


def _probe(search: _Search, *, now: Callable[[], float], end: float) -> None:
    """Excludes each site with which, opened by force, the relaxation shows that no better set exists (rule 2)."""
    found = -1
    while len(search.alive) not in {found, search.medians} and not search.is_closed:
        found = len(search.alive)
        assert search.prices is not None
        worth = np.minimum(search.costs[:, search.alive] - search.prices[:, None], 0.0).sum(axis=0)
        for site in search.alive[np.argsort(-worth, kind="stable")]:
            if now() > end or search.is_closed:
                return
            if int(site) not in search.needed and _is_beaten_with(search, int(site)):
                search.alive = search.alive[search.alive != site]


def _is_beaten_with(search: _Search, site: int) -> bool:
    """Whether no set that holds a site is better than the best, by some steps of the relaxation."""
    assert search.prices is not None
    left = search.costs[:, search.alive]
    is_fixed = np.isin(search.alive, [site, *search.needed])
    prices, step, best = search.prices, 1.0, -np.inf
    for _ in range(PROBES):
        worth = np.minimum(left - prices[:, None], 0.0).sum(axis=0)
        chosen = np.lexsort((worth, ~is_fixed))[: search.medians]
        value = float(prices.sum() + worth[chosen].sum())
        if value > search.beaten:
            return True
        if value <= best:
            step /= 1.5
        best = max(best, value)
        off = 1.0 - (left[:, chosen] < prices[:, None]).sum(axis=1)
        if not (length := float(off @ off)):
            return False
        prices = prices + step * max(1.01 * search.upper - value, 1e-9) / length * off
    return False


def _finish(search: _Search, *, seconds: float, gap: float) -> Status:
    """Rule 3."""
    solved = solve_remaining(
        search.costs,
        search.medians,
        best=search.best,
        alive=search.alive,
        needed=search.needed,
        seconds=seconds,
        gap=gap,
        apart=max(search.least_step * (1 - 1e-6), 1e-9),
    )
    if solved.sites is not None:
        search.offer(*exchange(search.costs, solved.sites))
    if solved.bound is not None:
        search.lower = max(search.lower, solved.bound)
    if solved.status is Status.OPTIMAL and gap == 0.0:
        search.lower = max(search.lower, search.upper)
    return solved.status
