"""The figures that lists give for all people, side by side: no one of them stands alone.

Main effects, the model of steps and the best model by BIC are three answers to one question; the range over all models
about as good as the best, Chao's bound and Chapman's figures stand beside them. Regions are not ranked by any of them.

Source: Chan, Silverman & Vincent 2021, doi:10.1080/01621459.2019.1708748; why one figure is not enough: Whitehead,
Jackson, Balch & Francis 2021, doi:10.1080/23322705.2019.1660952; Binette & Steorts 2022, doi:10.1111/rssa.12803.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import exp, lgamma

import numpy as np

from ovillo.planning.populations.bounds import PairFigure, chao_bound, chapman_figures
from ovillo.planning.populations.choosing import ENTER, Search, choose_by_steps, search_models
from ovillo.planning.populations.drawing import USUAL_SEED, Stream
from ovillo.planning.populations.fitting import FARTHEST, Bools, Fits, Floats, fit_models
from ovillo.planning.populations.lists import Lists
from ovillo.planning.populations.refusals import TooFewDrawsError
from ovillo.planning.populations.requirements import forced_pairs, require_lists
from ovillo.planning.populations.spread import (
    LEAST_DRAWS,
    USUAL_DRAWS,
    ModelChoiceInterval,
    MovedLink,
    bootstrap,
    move_links,
)

NORMAL_95 = 1.959964
MODELS_OF_SEVEN_LISTS = 20_000
"""Models that a bounded search fits at most; fewer the more lists, so that the work stays about the same."""
LEAST_MODELS = 1_000
MOST_DRAWN = 6

Told = Callable[[str, int, int], None]
"""Told what is being done, and how many of how many are done."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """How to estimate."""

    feeds: tuple[str, ...] = ()
    """Pairs of lists, ONE:OTHER, whose term is in every model."""
    without: tuple[str, ...] = ()
    """Lists to leave out."""
    accused: tuple[str, ...] = ()
    """Lists that an accused person's office keeps alone: left out too."""
    enter: float = ENTER
    draws: int | None = None
    """Of the bootstrap; 0: none; None: `USUAL_DRAWS` where that takes a second, up to `MOST_DRAWN` lists."""
    seed: int = USUAL_SEED
    links: int = 0
    """Links that may be wrong in each overlap; 0: not tried."""


@dataclass(frozen=True, slots=True)
class ModelFigure:
    """What one model says of all people, with Wald's 95 % interval of the number on no list."""

    estimate: float
    low: float
    high: float | None
    """None where it is beyond any number that a computer holds."""
    terms: tuple[str, ...]
    empty: tuple[str, ...]
    """Those of the terms that are minus infinity: nobody is on both lists."""
    deviance: float
    aic: float
    bic: float


@dataclass(frozen=True, slots=True)
class Population:
    """Everything that lists say of how many people there are."""

    lists: Lists
    """Those that were used."""
    left_out: tuple[str, ...]
    forced: tuple[str, ...]
    main_effects: ModelFigure
    stepwise: ModelFigure
    entered: tuple[tuple[str, float], ...]
    """The terms that entered step by step, each with its chance."""
    best: ModelFigure
    near: int
    """Models within ten BIC units of the best."""
    lowest: float
    highest: float
    """Over those models."""
    tried: int
    space: int
    """Models of pairs that there are."""
    is_complete: bool
    chao: float | None
    chapman: tuple[PairFigure, ...]
    model_choice: ModelChoiceInterval | None
    moved: tuple[MovedLink, ...]


def estimate_population(lists: Lists, wanted: Wanted, *, told: Told = lambda _what, _done, _of: None) -> Population:
    """The figures.

    Raises:
        NoEstimateError: a requirement is not met.
        ListUnknownError, ListPairUnknownError: a list that is named is not there.
        TooFewDrawsError: draws are asked for, and too few.
    """
    if wanted.draws and wanted.draws < LEAST_DRAWS:
        raise TooFewDrawsError(count=wanted.draws, least=LEAST_DRAWS)
    left_out = tuple(lists.names[lists.place(name)] for name in (*wanted.without, *wanted.accused))
    used = lists.without(left_out) if left_out else lists
    forced = forced_pairs(used, wanted.feeds)
    require_lists(used, forced)
    counts = np.array(used.counts, dtype=float)
    main = fit_models(counts[None], forced[None])
    steps = choose_by_steps(counts[None], forced, enter=wanted.enter)
    search = search_models(
        counts,
        forced,
        start=np.array([forced, steps.terms[0]]),
        most=_most_models(len(used.names)),
        told=lambda done, of: told("models", done, of),
    )
    always = np.flatnonzero(forced).tolist()
    order = [*always, *(pair for pair, _ in steps.entered[0])]
    near = used.total + search.hidden[search.near]
    return Population(
        lists=used,
        left_out=left_out,
        forced=tuple(used.term(pair) for pair in always),
        main_effects=_figure(used, main, always),
        stepwise=_figure(used, steps.fits, order),
        entered=tuple((used.term(pair), chance) for pair, chance in steps.entered[0]),
        best=_best(used, search),
        near=len(near),
        lowest=float(near.min()),
        highest=float(near.max()),
        tried=search.tried,
        space=search.space,
        is_complete=search.is_complete,
        chao=chao_bound(used),
        chapman=chapman_figures(used),
        model_choice=_model_choice(counts, forced, wanted, told),
        moved=move_links(used, forced, enter=wanted.enter, links=wanted.links) if wanted.links else (),
    )


def _model_choice(counts: Floats, forced: Bools, wanted: Wanted, told: Told) -> ModelChoiceInterval | None:
    draws = wanted.draws
    if draws is None:
        draws = USUAL_DRAWS if len(counts) < 2**MOST_DRAWN else 0
    if not draws:
        return None
    return bootstrap(
        counts,
        forced,
        enter=wanted.enter,
        draws=draws,
        stream=Stream(wanted.seed),
        told=lambda done, of: told("draws", done, of),
    )


def _most_models(lists: int) -> int:
    """Models that a bounded search fits at most: the work of one grows with its cells times its terms squared."""
    work = (2**lists - 1) * (1 + lists + lists * (lists - 1) / 2) ** 2
    return max(LEAST_MODELS, int(MODELS_OF_SEVEN_LISTS * 127 * 29**2 / work))


def _best(lists: Lists, search: Search) -> ModelFigure:
    terms = search.terms[search.best]
    fits = fit_models(np.array([lists.counts], dtype=float), terms[None])
    return _figure(lists, fits, np.flatnonzero(terms).tolist())


def _figure(lists: Lists, fits: Fits, terms: Sequence[int]) -> ModelFigure:
    """The first of the fits, as figures."""
    hidden, error = float(fits.hidden[0]), float(fits.error[0])
    reach = NORMAL_95 * error
    parameters = int(fits.parameters[0])
    loglik = float(fits.loglik[0]) - sum(lgamma(count + 1) for count in lists.counts)
    return ModelFigure(
        estimate=lists.total + hidden,
        low=lists.total + hidden * exp(-reach),
        high=lists.total + hidden * exp(reach) if reach < FARTHEST / 2 else None,
        terms=tuple(lists.term(pair) for pair in terms),
        empty=tuple(lists.term(pair) for pair in terms if not lists.overlaps[pair]),
        deviance=float(fits.deviance[0]),
        aic=2 * parameters - 2 * loglik,
        bic=parameters * float(np.log(lists.total)) - 2 * loglik,
    )
