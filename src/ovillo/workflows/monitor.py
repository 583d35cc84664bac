"""`monitor`: what lists and counts tell of the whole, and what they do not. Nothing is written anywhere."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from ovillo.domain.messages import mark
from ovillo.planning.populations.estimating import ModelFigure, Population, Told, Wanted, estimate_population
from ovillo.planning.populations.lists import Lists, read_lists
from ovillo.reading.plain_rows import read_plain_rows

Report = Mapping[str, Any]  # Any: a JSON value

SMALLEST_SHOWN: Final = 5
"""Cells of fewer people are not told: who is one of three is soon known by name."""
DIGITS: Final = 4

HIDDEN_MEANING: Final = mark(
    "No one figure stands alone: models that fit these lists about equally well differ as the range does, and an "
    "interval of one of them is too narrow. All take people to be the same on every list, nobody to come or go, and "
    "the lists to miss nobody for a reason that all of them share: whoever no list could ever name is in none of these "
    "figures. They are no measure of one region against another."
)


def estimate_hidden(content: bytes, wanted: Wanted, *, place: str, told: Told) -> Report:
    """What lists say of how many people there are, as `--as json` tells it.

    Args:
        content: the table of lists.
        wanted: how to estimate.
        place: what the user calls the table.
        told: progress; what it raises ends the work.

    Raises:
        ManifestError: a cell is wrong.
        NoEstimateError: a requirement is not met.
        UsageError: no table, or a list that is named is not there.
    """
    lists = read_lists(read_plain_rows(content, place=place), place=place)
    return _report(estimate_population(lists, wanted, told=told), wanted)


def _report(found: Population, wanted: Wanted) -> Report:
    lists = found.lists
    sizes, overlaps = lists.sizes, lists.overlaps
    withheld = _withheld(overlaps)
    untold = {lists.term(pair) for pair in withheld}  # with the sizes, a chance gives its overlap away
    entered = [
        {"term": term, "chance": None if term in untold else float(f"{chance:.6g}")} for term, chance in found.entered
    ]
    return {
        "n": lists.total,
        "main_effects": _figure(found.main_effects),
        "stepwise": {**_figure(found.stepwise), "entered": entered},
        "bic": _figure(found.best),
        "range_within_10_bic": [_rounded(found.lowest), _rounded(found.highest)],
        "models_within_10_bic": found.near,
        "models": {
            "tried": found.tried,
            "of": found.space,
            "complete": found.tried == found.space,
            "none_left": found.is_complete,
        },
        "chao": _rounded(found.chao),
        "model_choice": _model_choice(found, wanted),
        "links": _links(found, wanted),
        "lists": [{"name": name, "size": _shown(size)} for name, size in zip(lists.names, sizes, strict=True)],
        "overlaps": [
            {"lists": _names(lists, pair), "count": None if pair in withheld else int(overlap)}
            for pair, overlap in enumerate(overlaps)
        ],
        "empty_overlaps": [lists.term(pair) for pair, overlap in enumerate(overlaps) if not overlap],
        "chapman": [
            {"lists": _names(lists, each.pair), "estimate": _rounded(each.estimate)}
            for each in found.chapman
            if overlaps[each.pair] >= SMALLEST_SHOWN and each.pair not in withheld
        ],
        "forced": list(found.forced),
        "left_out": list(found.left_out),
        "suppressed": {
            "below": SMALLEST_SHOWN,
            "cells": sum(0 < each < SMALLEST_SHOWN for each in sizes) + len(withheld),
        },
        "meaning": HIDDEN_MEANING,
    }


def _withheld(overlaps: Sequence[int]) -> frozenset[int]:
    """The pairs whose overlap is not told: the small ones, and the next larger where these could be worked out.

    The people on the lists, the sizes and the other overlaps give the sum of those that are not told away.
    """
    small = [pair for pair, overlap in enumerate(overlaps) if 0 < overlap < SMALLEST_SHOWN]
    if not small:
        return frozenset()
    others = sorted((overlap, pair) for pair, overlap in enumerate(overlaps) if overlap >= SMALLEST_SHOWN)
    held, most = sum(overlaps[pair] for pair in small), (SMALLEST_SHOWN - 1) * len(small)
    is_given_away = len(small) == 1 or held in {len(small), most}
    return frozenset([*small, *(pair for _, pair in others[:1] if is_given_away)])


def _figure(found: ModelFigure) -> dict[str, Any]:  # Any: a JSON value
    return {
        "estimate": _rounded(found.estimate),
        "low": _rounded(found.low),
        "high": _rounded(found.high),
        "terms": list(found.terms),
        "empty": list(found.empty),
        "deviance": _rounded(found.deviance),
        "aic": _rounded(found.aic),
        "bic": _rounded(found.bic),
    }


def _model_choice(found: Population, wanted: Wanted) -> Report | None:
    interval = found.model_choice
    if interval is None:
        return None
    return {
        "low": _rounded(interval.low),
        "high": _rounded(interval.high),
        "draws": interval.draws,
        "seed": wanted.seed,
        "without_estimate": interval.without_estimate,
        "bias": _rounded(interval.bias),
        "acceleration": _rounded(interval.acceleration),
        "low_is_least": interval.is_low_the_least,
    }


def _links(found: Population, wanted: Wanted) -> Report | None:
    if not wanted.links:
        return None
    figures = [each.estimate for each in found.moved if each.estimate is not None]
    return {
        "each": wanted.links,
        "low": _rounded(min(figures, default=None)),
        "high": _rounded(max(figures, default=None)),
        "without_estimate": len(found.moved) - len(figures),
        "moved": [
            {"term": found.lists.term(each.pair), "links": each.links, "estimate": _rounded(each.estimate)}
            for each in found.moved
        ],
    }


def _names(lists: Lists, pair: int) -> list[str]:
    return [lists.names[place] for place in lists.pairs[pair]]


def _shown(count: int) -> int | None:
    """A count, unless so few are meant that they could be known."""
    return None if 0 < count < SMALLEST_SHOWN else count


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS)
