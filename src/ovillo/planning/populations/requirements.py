"""What lists must be for anything to be estimated from them; each refusal says which requirement failed.

1. Three lists or more, somebody on each, and two overlaps or more that are not empty.
2. The main effects have an estimate, and only one.
3. No two lists of which one feeds the other, unless their term is in every model.
4. No list that the office of somebody accused keeps alone: it is left out, and the others must do.
"""

import re
import shlex
import tomllib
from collections.abc import Collection, Sequence
from functools import cache
from pathlib import Path

import numpy as np

from ovillo.planning.populations.fitting import Bools, examine, fit_models
from ovillo.planning.populations.lists import Lists
from ovillo.planning.populations.refusals import (
    EmptyListError,
    FeedingListsError,
    ListPairUnknownError,
    ListUnknownError,
    NobodyListedError,
    NoMaximumError,
    NotIdentifiedError,
    TooFewListsError,
    TooFewOverlapsError,
)

_WORDS = re.compile(r"[^\W\d_]+")
LEAST_LISTS = 3
LEAST_OVERLAPS = 2


@cache
def referrals() -> Sequence[tuple[frozenset[str], frozenset[str]]]:
    """Words in the names of registers of which the first feeds the second."""
    content = tomllib.loads((Path(__file__).parent / "referrals.toml").read_text("utf-8"))
    return [
        (frozenset(map(str.casefold, each["from"])), frozenset(map(str.casefold, each["to"])))
        for each in content["referral"]
    ]


def forced_pairs(lists: Lists, feeds: Collection[str]) -> Bools:
    """(pairs,), those that are in every model because one list feeds the other.

    Args:
        lists: the lists.
        feeds: each two of them as ONE:OTHER, by their names.

    Raises:
        ListPairUnknownError: what is written does not name two of the lists.
    """
    found: Bools = np.zeros(len(lists.pairs), dtype=bool)
    for written in feeds:
        found[_pair(lists, written)] = True
    return found


def require_lists(lists: Lists, forced: Bools) -> None:
    """Nothing where the requirements are met.

    Raises:
        NoEstimateError: one is not; the message says which.
    """
    if len(lists.names) < LEAST_LISTS:
        raise TooFewListsError(count=len(lists.names))
    if not lists.total:
        raise NobodyListedError
    for name, size in zip(lists.names, lists.sizes, strict=True):
        if not size:
            raise EmptyListError(name=name)
    filled = sum(map(bool, lists.overlaps))
    if filled < LEAST_OVERLAPS:
        raise TooFewOverlapsError(count=filled)
    for pair, (i, j) in enumerate(lists.pairs):
        for one, other in ((i, j), (j, i)):
            if not forced[pair] and _feeds(lists.names[one], lists.names[other]):
                names = {"one": lists.names[one], "other": lists.names[other]}
                raise FeedingListsError(pair=shlex.quote(":".join(names.values())), **names)
    counts = np.array(lists.counts, dtype=float)
    existence = examine(counts, forced)
    if existence.rank < existence.columns:
        raise NotIdentifiedError(rank=existence.rank, columns=existence.columns)
    if not existence.has_estimate or not fit_models(counts[None], forced[None]).exists[0]:
        raise NoMaximumError


def _feeds(one: str, other: str) -> bool:
    words, more = (set(_WORDS.findall(name.casefold())) for name in (one, other))
    return any(words & sender and more & receiver for sender, receiver in referrals())


def _pair(lists: Lists, written: str) -> int:
    """The place of a pair; a colon may stand in a name."""
    colons = [at for at, character in enumerate(written) if character == ":"]
    for at in colons:
        try:
            places = sorted((lists.place(written[:at]), lists.place(written[at + 1 :])))
        except ListUnknownError:
            continue
        if places[0] != places[1]:
            return lists.pairs.index((places[0], places[1]))
    raise ListPairUnknownError(written=written, names=", ".join(lists.names))
