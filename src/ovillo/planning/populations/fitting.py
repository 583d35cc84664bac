"""Poisson log-linear models of tables of overlapping lists, many models or many tables at a time.

1. The cells of a table are the ways of standing on at least one list. The logarithm of a cell's mean is an intercept,
   a term for each of its lists, and one for each pair of its lists that the model has. Of the people on no list the
   mean is the exponential of the intercept.
2. Extended maximum likelihood: a pair of the model that nobody is on has the term minus infinity. Every cell with that
   pair is then empty for certain and leaves the fit. The same holds for a list that nobody is on.
3. An estimate exists where a table without an empty cell has the same sums as the counts have, over every term; it is
   the only one where the terms' columns are independent on the cells that are left.
4. Newton's method proves that where it settles: means m and a step of the exponent d give m(1 + d), a table with
   exactly those sums, and without an empty cell where every |d| < 1. Where it does not, or where cells so nearly empty
   decide that a computer's digits do not carry the proof, the linear program of the source decides.

Source: Chan, Silverman & Vincent 2021, doi:10.1080/01621459.2019.1708748; Fienberg & Rinaldo 2012,
doi:10.1214/12-AOS986.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache
from itertools import combinations, product
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
Bools: TypeAlias = NDArray[np.bool_]

STEPS, MORE_STEPS = 60, 2_000
"""At first, and for models that the linear program says to have an estimate: counts of very unlike sizes take long."""
SETTLED, NEARLY_SETTLED = 1e-8, 1e-5
"""Of the step's largest change of an exponent: beside 1 it is nothing, and the next step would square it. The second
is for counts so unlike that rounding hides the rest."""
MOST_INFLATED = 1e6
"""Of a term's variance, by the other terms: beyond it the rounding of a step is no longer small beside 1."""
LEAST_FILLED = 1e-4
"""People. A cell that the linear program cannot fill beyond this is empty: the true value is a fraction whose divisor
counts ways to choose terms, and the solver's own tolerance is 1e-7."""
FARTHEST = 700.0
"""Largest exponent whose exponential is a finite number."""


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """What all tables of so many lists have in common."""

    cells: Floats
    """(cells, lists), 0 or 1; cells by their lists read as a binary number, from 1 on."""
    pairs: tuple[tuple[int, int], ...]
    meets: Floats
    """(cells, pairs), 1 where a cell lies on both lists."""
    design: Floats
    """(cells, 1 + lists + pairs): intercept, lists, pairs."""
    products: Floats
    """(cells, columns²): each row of the design with itself."""


@cache
def layout_of(lists: int) -> Layout:
    """The layout of tables of so many lists."""
    cells = np.array([each for each in product((0.0, 1.0), repeat=lists) if any(each)])
    pairs = tuple(combinations(range(lists), 2))
    meets = np.column_stack([cells[:, i] * cells[:, j] for i, j in pairs]) if pairs else np.zeros((len(cells), 0))
    design = np.column_stack([np.ones(len(cells)), cells, meets])
    products = (design[:, :, None] * design[:, None, :]).reshape(len(cells), -1)
    return Layout(cells, pairs, meets, design, products)


@dataclass(frozen=True, slots=True, eq=False)
class Fits:
    """Fitted models, one a row; NaN in rows without an estimate."""

    exists: Bools
    """(models,), whether there is one estimate and no other."""
    hidden: Floats
    """(models,), people on no list."""
    error: Floats
    """(models,), standard error of the logarithm of `hidden`."""
    deviance: Floats
    """(models,), from the table itself."""
    loglik: Floats
    """(models,), up to the part that only the counts decide."""
    parameters: NDArray[np.int64]
    """(models,), those at minus infinity counted too."""
    overlaps: Floats
    """(models, pairs), people whom the model expects on both lists."""


@dataclass(frozen=True, slots=True)
class Existence:
    """Whether a model can be fitted to a table."""

    filled: float
    """People in the least filled cell of the fullest table with the same sums; 0: no estimate exists."""
    rank: int
    columns: int
    """Finite terms; more than `rank`: several estimates fit alike."""

    @property
    def has_estimate(self) -> bool:
        """Whether one estimate, and only one, exists."""
        return self.filled > LEAST_FILLED and self.rank == self.columns


def fit_models(counts: Floats, terms: Bools) -> Fits:
    """One fit for each row.

    Args:
        counts: (1 or models, cells), people, in the order of `layout_of`.
        terms: (1 or models, pairs), which pairs the model has.
    """
    layout = layout_of(int(counts.shape[1] + 1).bit_length() - 1)
    models = max(len(counts), len(terms))
    counts = np.broadcast_to(counts, (models, counts.shape[1]))
    terms = np.broadcast_to(terms, (models, terms.shape[1]))
    batch = _Batch(layout, counts, *_left(layout, counts, terms))
    coefficients, exists = _climb_all(batch)
    exponents = batch.exponents(coefficients)
    means = np.exp(exponents) * batch.kept
    variance, _ = batch.spread(means)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.where(counts > 0, counts * np.log(np.where(counts > 0, counts, 1.0) / means), 0.0)
    found = {
        "hidden": np.exp(np.clip(coefficients[:, 0], -FARTHEST, FARTHEST)),
        "error": np.sqrt(np.maximum(variance, 0.0)),
        "deviance": 2 * (ratio - counts + means).sum(1),
        "loglik": (counts * exponents * batch.kept - means).sum(1),
    }
    return Fits(
        exists=exists,
        **{name: np.where(exists, values, np.nan) for name, values in found.items()},
        parameters=1 + layout.cells.shape[1] + terms.sum(1),
        overlaps=means @ layout.meets,
    )


def examine(counts: Floats, terms: Bools) -> Existence:
    """Whether a model can be fitted, by the linear program and the rank alone.

    Args:
        counts: (cells,), people.
        terms: (pairs,), which pairs the model has.
    """
    layout = layout_of(int(len(counts) + 1).bit_length() - 1)
    kept, columns = _left(layout, counts[None], terms[None])
    return _examine(layout, counts, kept[0], columns[0])


def _left(layout: Layout, counts: Floats, terms: Bools) -> tuple[Bools, Bools]:
    """The cells (models, cells) and the columns (models, columns) that minus infinity leaves in each fit."""
    empty_lists = counts @ layout.cells == 0
    empty_pairs = counts @ layout.meets == 0
    gone = empty_lists @ layout.cells.T + (terms & empty_pairs) @ layout.meets.T
    always: Bools = np.ones((len(counts), 1), dtype=bool)
    return gone == 0, np.concatenate([always, ~empty_lists, terms & ~empty_pairs], axis=1)


@dataclass(frozen=True, slots=True, eq=False)
class _Batch:
    """Models to fit, one a row, with what is left of each."""

    layout: Layout
    counts: Floats
    kept: Bools
    """(models, cells)."""
    columns: Bools
    """(models, columns)."""

    def rows(self, places: NDArray[np.int64]) -> "_Batch":
        """Some of the models."""
        return _Batch(self.layout, self.counts[places], self.kept[places], self.columns[places])

    def exponents(self, coefficients: Floats) -> Floats:
        """(models, cells), logarithms of the means."""
        return np.clip(coefficients @ self.layout.design.T, -FARTHEST, FARTHEST)

    def information(self, means: Floats) -> Floats:
        """(models, columns, columns); a column that a model lacks is that of the unit matrix."""
        width = self.columns.shape[1]
        found = (means @ self.layout.products).reshape(-1, width, width)
        found *= self.columns[:, :, None] & self.columns[:, None, :]
        found[:, np.arange(width), np.arange(width)] += ~self.columns
        return found

    def start(self) -> Floats:
        """(models, columns), a weighted least-squares fit of the logarithms of the counts and a half."""
        means = (self.counts + 0.5) * self.kept
        working = means * np.log(self.counts + 0.5) - 0.5 * self.kept
        return _solve(self.information(means), working @ self.layout.design * self.columns)

    def step(self, coefficients: Floats) -> tuple[Floats, Floats]:
        """Newton's (models, columns), and the most that it changes an exponent (models,)."""
        means = np.exp(self.exponents(coefficients)) * self.kept
        slope = ((self.counts - means) * self.kept) @ self.layout.design * self.columns
        step = _solve(self.information(means), slope)
        return step, np.abs((step @ self.layout.design.T) * self.kept).max(1)

    def spread(self, means: Floats) -> tuple[Floats, Floats]:
        """The variance of the intercept, and the most that others inflate a term's variance, each (models,)."""
        information = self.information(means)
        try:
            inverse = np.linalg.inv(information)
        except np.linalg.LinAlgError:
            inverse = np.linalg.pinv(information, hermitian=True)
            inverse[np.linalg.matrix_rank(information, hermitian=True) < information.shape[1]] = np.inf
        with np.errstate(invalid="ignore", over="ignore"):  # nothing times infinity, of a matrix without inverse
            inflation = np.diagonal(information, axis1=1, axis2=2) * np.diagonal(inverse, axis1=1, axis2=2)
        return inverse[:, 0, 0], np.where(inflation.min(1) > 0, inflation.max(1), np.inf)

    def is_identified(self) -> Bools:
        """(models,), whether the columns are independent on the cells that are left."""
        found: Bools = np.ones(len(self.kept), dtype=bool)
        some_gone = np.flatnonzero(~self.kept.all(1))  # on all cells all columns are independent
        if not len(some_gone):
            return found
        patterns, which = np.unique(np.packbits(self.kept[some_gone], axis=1), axis=0, return_inverse=True)
        for pattern in range(len(patterns)):
            rows = some_gone[which.ravel() == pattern]
            cells = self.layout.design[self.kept[rows[0]]]
            widest = self.columns[rows].any(0)
            if _rank(cells[:, widest]) < widest.sum():
                found[rows] = [_rank(cells[:, self.columns[row]]) == self.columns[row].sum() for row in rows]
        return found


def _climb_all(batch: _Batch) -> tuple[Floats, Bools]:
    """Coefficients (models, columns), and whether each model has an estimate, which these then are."""
    coefficients = batch.start()
    settled = _climb(batch, coefficients, steps=STEPS, near=SETTLED)
    exists = batch.is_identified()
    _, inflation = batch.spread(np.exp(batch.exponents(coefficients)) * batch.kept)
    doubtful = np.flatnonzero(exists & ~(settled & (inflation < MOST_INFLATED)))
    exists[doubtful] = [
        _examine(batch.layout, batch.counts[row], batch.kept[row], batch.columns[row]).has_estimate for row in doubtful
    ]
    late = np.flatnonzero(exists & ~settled)
    if len(late):
        further = coefficients[late]
        exists[late] = _climb(batch.rows(late), further, steps=MORE_STEPS, near=NEARLY_SETTLED)
        coefficients[late] = further
    return coefficients, exists


def _climb(batch: _Batch, coefficients: Floats, *, steps: int, near: float) -> Bools:
    """Moves the coefficients to the most likely ones, in place; (models,) whether they settled.

    A step d of the exponents is cut to log(1 + |d|)/|d|: along it the second derivative grows at most as exp(|d|) does,
    so that the likelihood is certain to rise.
    """
    settled: Bools = np.zeros(len(coefficients), dtype=bool)
    moving = np.arange(len(coefficients))
    for _ in range(steps):
        step, size = batch.rows(moving).step(coefficients[moving])
        done = size < near
        cut = np.where(done, 1.0, np.log1p(size) / np.where(done, 1.0, size))
        coefficients[moving] += cut[:, None] * step
        settled[moving[done]] = True
        moving = moving[~done & np.isfinite(size)]
        if not len(moving):
            break
    return settled


def _rank(matrix: Floats) -> int:
    return int(np.linalg.matrix_rank(matrix)) if matrix.size else 0


def _solve(matrices: Floats, sides: Floats) -> Floats:
    """(models, columns); where a matrix has no inverse, the shortest of the best answers."""
    try:
        return np.linalg.solve(matrices, sides[..., None])[..., 0]
    except np.linalg.LinAlgError:
        return (np.linalg.pinv(matrices, hermitian=True) @ sides[..., None])[..., 0]


def _examine(layout: Layout, counts: Floats, kept: Bools, columns: Bools) -> Existence:
    """By the linear program: the most that every cell can hold at once while the sums stay as they are."""
    from scipy.optimize import linprog  # noqa: PLC0415 - a second to load, and most models need none

    design = layout.design[kept][:, columns]
    sums = design.T @ counts[kept]
    # What every cell holds is one variable, what each holds beyond it another, none of them below 0.
    program = np.column_stack([design.sum(0), design.T])
    answer = linprog(np.eye(1, program.shape[1])[0] * -1.0, A_eq=program, b_eq=sums, bounds=(0, None), method="highs")
    filled = -float(answer.fun) if answer.status == 0 else 0.0
    return Existence(filled, _rank(design), int(columns.sum()))


def on_one_thread() -> AbstractContextManager[object]:
    """While it is open, matrices are worked on by one thread: several wait for one another over ones as small as these.

    On two cores that other programs share, a bootstrap took five times as long by the clock, and four times the work.
    """
    from threadpoolctl import threadpool_limits  # noqa: PLC0415 - it looks at all loaded libraries

    limits: AbstractContextManager[object] = threadpool_limits(1, user_api="blas")
    return limits


def in_chunks(total: int, size: int) -> Iterator[slice]:
    """Slices of at most `size` that cover `total` rows."""
    return (slice(start, min(start + size, total)) for start in range(0, total, size))
