"""The measures of `engines` by NetworKit (MIT) and scipy (BSD), for 10^4 ties and more.

Lengths of weighted ties are whole numbers of a common unit as far as a double holds them: the commonest weights
exactly, rare ones rounded to the unit, so that equally long ways stay equal.
"""

import math
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import chain, pairwise
from typing import Any

import networkit as nk
import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from ovillo.analysis.network.betweenness import Estimate, scale_up
from ovillo.analysis.network.graph import Graph, Tie, build_graph
from ovillo.analysis.network.measures import DAMPING, LEAST_CHANGE, MOST_ROUNDS

Array = Any  # numpy arrays and the objects of NetworKit and scipy: the packages are extras, so that mypy skips them
_EXACT = 2**53
_PAIRS = 4_000_000
"""Ways of two steps that are counted at once."""
_FAR = 1e6
"""Taken from the score of a pair that is tied: more than any can be."""
_LAST_DIGITS = 1e-9
_AT_ONCE = 16
"""Starts that one pass over the ties serves."""
_LONG_STARTS = 64
"""Starts where ties have lengths: each takes a quarter of a second for 10^6 ties."""


class Large:
    """NetworKit on one thread."""

    most_work = 2_000_000_000
    starts = 256

    def __init__(self, ties: Sequence[Tie], *, is_directed: bool) -> None:
        nk.setNumberOfThreads(1)
        self.is_directed = is_directed
        self._given = ties
        number: dict[str, int] = {}
        ends = np.fromiter(
            (number.setdefault(end, len(number)) for end in chain.from_iterable(tie[:2] for tie in ties)),
            dtype=np.int64,
            count=2 * len(ties),
        )
        weights = np.fromiter((tie[2] for tie in ties), dtype=np.float64, count=len(ties))
        self.ids: Sequence[str] = tuple(number)
        self._from, self._to, self._weights = _unique(
            ends[::2], ends[1::2], weights, len(number), is_directed=is_directed
        )

    @property
    def edges(self) -> int:
        return len(self._from)

    @cached_property
    def graph(self) -> Graph:
        return build_graph(self._given, is_directed=self.is_directed)

    @cached_property
    def _flat_ties(self) -> tuple[Array, Array]:
        """Each tie once, whatever its direction."""
        if not self.is_directed:
            return self._from, self._to
        return _unique(self._from, self._to, self._weights, len(self.ids), is_directed=False)[:2]

    @cached_property
    def _flat(self) -> Array:
        return self._made(*self._flat_ties, is_directed=False)

    @cached_property
    def _steps(self) -> Array:
        return self._made(self._from, self._to, is_directed=True) if self.is_directed else self._flat

    @cached_property
    def _long(self) -> Array:
        lengths = _lengths(self._weights, len(self.ids))
        return self._made(self._from, self._to, lengths, is_directed=self.is_directed)

    @cached_property
    def _matrix(self) -> Array:
        count = len(self.ids)
        made = sparse.csr_array((np.ones(self.edges), (self._from, self._to)), shape=(count, count))
        return made if self.is_directed else (made + made.T).tocsr()

    def _made(self, one: Array, other: Array, lengths: Array | None = None, *, is_directed: bool) -> Array:
        values = np.ones(len(one)) if lengths is None else lengths
        return nk.GraphFromCoo(
            (values, (one, other)), n=len(self.ids), weighted=lengths is not None, directed=is_directed
        )

    def degrees(self) -> list[int]:
        both = np.concatenate((self._from, self._to))
        return [int(each) for each in np.bincount(both, minlength=len(self.ids))]

    def strengths(self) -> list[float]:
        both, twice = np.concatenate((self._from, self._to)), np.concatenate((self._weights, self._weights))
        return [float(each) for each in np.bincount(both, weights=twice, minlength=len(self.ids))]

    def component_sizes(self, *, without: Sequence[int] = ()) -> list[int]:
        one, other = self._flat_ties
        is_left: Array = np.ones(len(self.ids), dtype=bool)
        is_left[list(without)] = False
        kept = is_left[one] & is_left[other]
        made = sparse.coo_array((np.ones(int(kept.sum())), (one[kept], other[kept])), shape=(len(self.ids),) * 2)
        _, part = connected_components(made, directed=False)
        sizes = np.bincount(part[is_left])
        return sorted((int(each) for each in sizes if each), reverse=True)

    @cached_property
    def _closed(self) -> tuple[Array, Array]:
        """(nodes,) the share of tied pairs of neighbours, and how many pairs there are, each in both orders."""
        degree = np.bincount(np.concatenate(self._flat_ties), minlength=len(self.ids))
        local = np.array(nk.centrality.LocalClusteringCoefficient(self._flat, True).run().scores())
        return np.where(degree > 1, local, 0.0), degree * (degree - 1.0)

    def transitivity(self) -> float:
        local, pairs = self._closed
        return float((local * pairs).sum() / pairs.sum()) if pairs.sum() else 0.0

    def clustering(self) -> list[float]:
        return [float(each) for each in self._closed[0]]

    def core_numbers(self) -> list[int]:
        return [int(each) for each in nk.centrality.CoreDecomposition(self._flat).run().scores()]

    def pagerank(self) -> list[float]:
        count = len(self.ids)
        out = np.diff(self._matrix.indptr)
        share, back = DAMPING / np.maximum(out, 1), self._matrix.T.tocsr()
        now = np.full(count, 1 / max(count, 1))
        for _ in range(MOST_ROUNDS):
            then = back @ (now * share) + (1 - DAMPING + DAMPING * now[out == 0].sum()) / count
            change = np.abs(then - now).sum()
            now = then
            if change < LEAST_CHANGE:
                break
        return [float(each) for each in now]

    def closeness(self) -> list[float]:
        variant = nk.centrality.ClosenessVariant.GENERALIZED
        scores = nk.centrality.Closeness(self._flat, True, variant).run().scores()
        return [0.0 if math.isnan(each) else each for each in scores]

    def leading(self, *, most: int) -> Sequence[int]:
        count = len(self.ids)
        tied = self._matrix if not self.is_directed else ((self._matrix + self._matrix.T) > 0).astype(float).tocsr()
        degree = np.maximum(np.diff(tied.indptr), 1)
        shared = sparse.diags_array(1.0 / degree) @ tied
        best, top = np.zeros(count), np.zeros(most)
        ways = np.cumsum(tied @ degree)
        ends: Array = np.searchsorted(ways, np.arange(_PAIRS, ways[-1], _PAIRS), "right")
        for first, end in pairwise(sorted({0, count, *map(int, ends)})):
            scores = (tied[first:end] @ shared - _FAR * tied[first:end]).tocoo()
            is_lead = (scores.data > 0) & (scores.col > scores.row + first)
            np.maximum.at(best, scores.row[is_lead] + first, scores.data[is_lead])
            top = np.sort(np.concatenate((top, scores.data[is_lead])))[-most:]
        # Sums in another order differ in their last digits: what is as good but for these is looked at too.
        return [int(each) for each in np.flatnonzero((best > 0) & (best >= top[0] - _LAST_DIGITS))]

    def communities(self, *, seed: int | None = None) -> list[int]:
        nk.engineering.setSeed(0 if seed is None else seed + 1, False)
        found = nk.community.ParallelLeiden(self._flat, iterations=3).run().getPartition().getVector()
        names = {name: number for number, name in enumerate(dict.fromkeys(found))}
        return [names[each] for each in found]

    def modularity(self, group: Sequence[int]) -> float:
        one, other = self._flat_ties
        if not len(one):
            return 0.0
        names = np.asarray(group)
        shares = np.bincount(names[np.concatenate((one, other))]) / (2 * len(one))
        return float((names[one] == names[other]).mean() - (shares**2).sum())

    def betweenness(self, *, is_weighted: bool) -> list[float]:
        scores = nk.centrality.Betweenness(self._long if is_weighted else self._steps).run().scores()
        return list(scores) if self.is_directed else [each / 2 for each in scores]

    def sampled_betweenness(self, starts: Sequence[int], *, is_weighted: bool) -> Estimate:
        sums, squares = np.zeros(len(self.ids)), np.zeros(len(self.ids))
        find: Callable[[Sequence[int]], Array] = self._long_shares if is_weighted else self._step_shares
        starts = starts[:_LONG_STARTS] if is_weighted else starts
        for first in range(0, len(starts), _AT_ONCE):
            shares = find(starts[first : first + _AT_ONCE])
            sums += shares.sum(axis=1)
            squares += (shares**2).sum(axis=1)
        return scale_up(sums.tolist(), squares.tolist(), drawn=len(starts), is_directed=self.is_directed)

    def _long_shares(self, starts: Sequence[int]) -> Array:
        """(nodes, starts) for weighted ties; NetworKit draws the starts itself, as many."""
        found = []
        for start in starts:
            nk.engineering.setSeed(start, False)
            scores = nk.centrality.EstimateBetweenness(self._long, 1).run().scores()
            found.append(np.array(scores) / len(self.ids))
        return np.stack(found, axis=1)

    def _step_shares(self, starts: Sequence[int]) -> Array:
        """(nodes, starts): Brandes' sums, level by level for all starts at once, as products of matrices."""
        forward, back = self._matrix.T.tocsr(), self._matrix
        here = (np.asarray(starts), np.arange(len(starts)))
        paths = np.zeros((len(self.ids), len(starts)))
        paths[here] = 1.0
        is_new = paths > 0
        seen, levels = is_new.copy(), [is_new]
        while True:
            reached = forward @ np.where(levels[-1], paths, 0.0)
            is_new = (reached > 0) & ~seen
            if not is_new.any():
                break
            paths[is_new] = reached[is_new]
            seen |= is_new
            levels.append(is_new)
        shares = np.zeros_like(paths)
        for before, now in zip(reversed(levels[:-1]), reversed(levels[1:]), strict=True):
            each = np.where(now, (1 + shares) / np.where(paths > 0, paths, 1.0), 0.0)
            shares = np.where(before, paths * (back @ each), shares)
        shares[here] = 0.0
        return shares


def _unique(one: Array, other: Array, weights: Array, nodes: int, *, is_directed: bool) -> tuple[Array, Array, Array]:
    """Ties without loops, each once, their weights added up."""
    if not is_directed:
        one, other = np.minimum(one, other), np.maximum(one, other)
    apart = one != other
    keys, place = np.unique(one[apart] * nodes + other[apart], return_inverse=True)
    return keys // nodes, keys % nodes, np.bincount(place, weights=weights[apart], minlength=len(keys))


def _lengths(weights: Array, nodes: int) -> Array:
    """1 / weight of each tie in whole numbers of a unit; no way is longer than a double can count exactly."""
    values, counts = np.unique(weights, return_counts=True)
    longest = nodes / float(values[0]) if len(values) else 1.0
    unit = 1
    for value in values[np.argsort(-counts, kind="stable")]:
        if value == int(value) and math.lcm(unit, int(value)) * longest < _EXACT:
            unit = math.lcm(unit, int(value))
    while unit * 2 * longest < _EXACT:
        unit *= 2
    return np.maximum(1.0, np.round(unit / weights))
