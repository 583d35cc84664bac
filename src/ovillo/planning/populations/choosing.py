"""Which pairs of lists a model needs: step by step, or by BIC among all models of pairs.

1. Step by step: for each pair that the model lacks, the chance of an overlap as far from the expected one as the
   table's, to the same side. The pair with the smallest enters where that is below the threshold and the larger model
   has an estimate; else the next. It ends where none enters.
2. By BIC: every model of pairs up to six lists (32,768). Beyond, only models one pair away from one within ten units of
   the best so far, until no new one is found or the stated number has been fitted.
3. A model without an estimate has no larger one with the same pairs at minus infinity that has: those are not fitted.

Source: Chan, Silverman & Vincent 2021, doi:10.1080/01621459.2019.1708748; ten units: Raftery 1995, doi:10.2307/271063.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from ovillo.planning.populations.fitting import Bools, Fits, Floats, fit_models, in_chunks, layout_of, on_one_thread

ENTER = 0.02
"""Chance below which a pair enters."""
WINDOW = 10.0
"""BIC units: a model further from the best has hardly any support beside it."""
MOST_PAIRS = 15
"""Pairs up to which every model is fitted."""
MODELS_AT_ONCE = 2048
SMALLEST_CHANCE = 1e-250
"""Below it chances are compared by their logarithms."""

Progress = Callable[[int, int], None]
"""Told how many of how many are done."""


@dataclass(frozen=True, slots=True, eq=False)
class Steps:
    """The models that steps led to, one for each table."""

    terms: Bools
    """(tables, pairs)."""
    entered: tuple[tuple[tuple[int, float], ...], ...]
    """For each table the pairs in the order in which they entered, with the chance of each."""
    fits: Fits


@dataclass(frozen=True, slots=True, eq=False)
class Search:
    """Every model that was fitted, and has an estimate."""

    terms: Bools
    """(models, pairs)."""
    hidden: Floats
    """(models,), people on no list."""
    error: Floats
    """(models,), standard error of its logarithm."""
    bic: Floats
    tried: int
    """Models, those without an estimate too."""
    space: int
    """How many models of pairs there are."""
    is_complete: bool
    """Whether none was left that the search could have reached: of six lists or fewer all were tried."""

    @property
    def best(self) -> int:
        """The place of the lowest BIC; of equal ones the model with the fewest pairs."""
        return int(np.lexsort((self.terms.sum(1), np.round(self.bic, 9)))[0])

    @property
    def near(self) -> NDArray[np.int64]:
        """The places of all within ten units of the best."""
        return np.flatnonzero(self.bic <= self.bic.min() + WINDOW)


def choose_by_steps(counts: Floats, forced: Bools, *, enter: float = ENTER) -> Steps:
    """The model of each table.

    Args:
        counts: (tables, cells), people.
        forced: (pairs,), in the model from the start.
        enter: chance below which a pair enters; 0: none does.
    """
    layout = layout_of(int(counts.shape[1] + 1).bit_length() - 1)
    observed = counts @ layout.meets
    terms = np.repeat(forced[None], len(counts), axis=0)
    entered: list[list[tuple[int, float]]] = [[] for _ in counts]
    fits = fit_models(counts, terms)
    refused = np.zeros_like(terms)
    open_tables = np.flatnonzero(fits.exists)
    while len(open_tables):
        chances = log_chances(observed[open_tables], fits.overlaps[open_tables])
        chances[terms[open_tables] | refused[open_tables]] = np.inf
        first = chances.argmin(1) if chances.shape[1] else np.zeros(0, dtype=int)
        lowest = np.take_along_axis(chances, first[:, None], 1)[:, 0] if len(first) else np.full(len(chances), np.inf)
        wanted = lowest < (log(enter) if enter > 0 else -np.inf)
        open_tables, first, lowest = open_tables[wanted], first[wanted], lowest[wanted]
        if not len(open_tables):
            break
        larger = terms[open_tables]
        larger[np.arange(len(larger)), first] = True
        tried = fit_models(counts[open_tables], larger)
        for table, pair, chance, fits_too in zip(open_tables, first, lowest, tried.exists, strict=True):
            if fits_too:
                entered[table].append((int(pair), float(np.exp(chance))))
            else:
                refused[table, pair] = True
        went = open_tables[tried.exists]
        terms[went], refused[went] = larger[tried.exists], False
        _put(fits, went, tried, tried.exists)
    return Steps(terms, tuple(map(tuple, entered)), fits)


def _put(fits: Fits, places: NDArray[np.int64], other: Fits, rows: Bools) -> None:
    """Writes rows of one into places of the other."""
    for name in ("exists", "hidden", "error", "deviance", "loglik", "parameters", "overlaps"):
        getattr(fits, name)[places] = getattr(other, name)[rows]


def log_chances(observed: Floats, expected: Floats) -> Floats:
    """Logarithm of the smaller of the chances of at most and of at least so many, by Poisson's law.

    Args:
        observed: people, whole numbers.
        expected: of the same shape, above 0 wherever anybody was observed.
    """
    from scipy.special import gammaln, pdtr, pdtrc  # noqa: PLC0415 - a third of a second to load

    at_most = pdtr(observed, expected)
    at_least = np.where(observed > 0, pdtrc(observed - 1, expected), 1.0)
    chance = np.minimum(at_most, at_least)
    with np.errstate(divide="ignore"):
        found = np.log(chance)
    tiny = chance < SMALLEST_CHANCE
    if tiny.any():  # there one term of the tail outweighs the sum of all others
        k, mean = observed[tiny], expected[tiny]
        lead = k * np.log(mean) - mean - gammaln(k + 1)
        ratio = np.where(k > mean, mean / (k + 1), k / mean)
        found[tiny] = lead - np.log1p(-ratio)
    return np.asarray(found)


def search_models(
    counts: Floats, forced: Bools, *, start: Bools, most: int, told: Progress = lambda _done, _of: None
) -> Search:
    """All models of pairs, or those near good ones.

    Args:
        counts: (cells,), people.
        forced: (pairs,), in every model.
        start: (models, pairs), where a bounded search begins.
        most: models that a bounded search fits at most.
        told: progress; what it raises ends the search.
    """
    with on_one_thread():
        return _search(counts, forced, start, most, told)


def _search(counts: Floats, forced: Bools, start: Bools, most: int, told: Progress) -> Search:
    free = np.flatnonzero(~forced)
    book = _Book(counts)
    space = 1 << len(free)
    if len(forced) <= MOST_PAIRS:
        for part in in_chunks(space, MODELS_AT_ONCE):
            numbers = np.arange(part.start, part.stop)
            terms = np.repeat(forced[None], len(numbers), axis=0)
            terms[:, free] = (numbers[:, None] >> np.arange(len(free)) & 1).astype(bool)
            book.fit(terms)
            told(book.tried, space)
        return book.closed(space, is_complete=True)
    waiting = {each.tobytes(): each for each in (start | forced)}
    seen = set(waiting)
    while waiting and book.tried < most:
        batch = list(waiting.values())[: min(most - book.tried, MODELS_AT_ONCE)]
        book.fit(np.array(batch))
        told(book.tried, most)
        waiting = dict(list(waiting.items())[len(batch) :])
        for model in book.new_near():
            for pair in free:
                other = model.copy()
                other[pair] = not other[pair]
                if other.tobytes() not in seen:
                    seen.add(other.tobytes())
                    waiting[other.tobytes()] = other
    return book.closed(space, is_complete=not waiting)


class _Book:
    """What was fitted so far."""

    def __init__(self, counts: Floats) -> None:
        layout = layout_of(int(len(counts) + 1).bit_length() - 1)
        self._counts = counts
        self._weight = log(counts.sum())
        self._empty = counts @ layout.meets == 0
        self._failed: list[Bools] = []
        self._followed: set[bytes] = set()
        self._parts: list[tuple[Bools, Floats, Floats, Floats]] = []
        self.tried = 0

    def fit(self, terms: Bools) -> None:
        """Fits models, smaller ones first where the order says so; those that cannot have an estimate are passed by."""
        self.tried += len(terms)
        doomed: Bools = np.zeros(len(terms), dtype=bool)
        for failed in self._failed:
            same = (terms[:, self._empty] == failed[self._empty]).all(1)
            doomed |= same & (terms | ~failed).all(1)
        left = terms[~doomed]
        if not len(left):
            return
        fits = fit_models(self._counts[None], left)
        for model in left[~fits.exists]:
            if not any(
                (model[self._empty] == failed[self._empty]).all() and (model | ~failed).all() for failed in self._failed
            ):
                self._failed.append(model)
        good = fits.exists
        bic = fits.deviance + fits.parameters * self._weight
        self._parts.append((left[good], fits.hidden[good], fits.error[good], bic[good]))

    def new_near(self) -> list[Bools]:
        """Models within the window of the best so far that were not told before, the best first."""
        bic = np.concatenate([part[3] for part in self._parts])
        terms = np.concatenate([part[0] for part in self._parts])
        near = [at for at in np.argsort(bic, kind="stable") if bic[at] <= bic.min() + WINDOW]
        found = [terms[at] for at in near if terms[at].tobytes() not in self._followed]
        self._followed.update(each.tobytes() for each in found)
        return found

    def closed(self, space: int, *, is_complete: bool) -> Search:
        """All of it."""
        terms, hidden, error, bic = (np.concatenate([part[at] for part in self._parts]) for at in range(4))
        return Search(terms, hidden, error, bic, self.tried, space, is_complete)
