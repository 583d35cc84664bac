"""The chance that so many of all, chosen blindly, have so small a sum of scores: the exact permutation test.

1. Scores are whole numbers, so that equal sums are equal.
2. Exact by halves: the sums of the subsets of one half meet the sorted sums of the other (Horowitz & Sahni 1974). Where
   the halves have too many subsets, choices with so small a sum are counted one by one as long as they are few: there
   lie the small p. Else p is estimated from draws with a seed that is given: (1 + hits) / (1 + draws).
3. The smallest p counts the choices that have the smallest possible sum; no chance is told as 0.
"""

import math
from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import numpy as np

from ovillo.analysis.handling.chances import LEAST

Whole = Any  # a numpy array of int64: the types of numpy are not checked here
MOST_IN_HALF = 1 << 23
"""Subsets of one half, above which draws are quicker."""
MOST_STEPS = 100_000_000
"""Numbers drawn in all; with more of them than this, fewer draws are made."""
FEWEST_DRAWS = 999
MOST_TRIED = 400_000
"""Steps of counting choices one by one."""
_DEEPEST = 300
"""Choices of more than this are not counted one by one: each step stands on the one before."""
_BLOCK_CELLS = 4_000_000
_FEWEST_TOGETHER = 1_000
"""Draws that are made side by side; of larger lists, one after the other is quicker."""
_BITS = 61
_WHOLE_WAYS = 5_000
"""Units up to which ways are counted in whole numbers."""


@dataclass(frozen=True, slots=True)
class SubsetChance:
    """How rare a choice is."""

    p: float
    smallest_p: float
    draws: int
    """0 where p is exact."""
    standard_error: float


def chance_of_so_small_a_sum(scores: Sequence[int], chosen: Collection[int], *, draws: int, seed: int) -> SubsetChance:
    """How often a blind choice of as many has a sum at most as large.

    Args:
        scores: one for each unit; of any size, in units of the caller.
        chosen: places of those that were chosen, at least one.
        draws: at most so many, where it cannot be counted exactly.
        seed: of the draws.
    """
    assert chosen, "a choice of none is no choice"
    if len(chosen) == len(scores):
        return SubsetChance(1.0, 1.0, 0, 0.0)
    numbers, slack = _fitted(scores)
    picked: Whole = np.zeros(len(scores), dtype=bool)
    picked[list(chosen)] = True
    smallest = _smallest(scores, len(chosen))
    if 2 * len(chosen) > len(scores):  # those left out have the larger sum, and are fewer
        numbers, picked = -numbers, ~picked
    size = int(picked.sum())
    limit = int(numbers[picked].sum()) + slack * size
    halves = numbers[::2], numbers[1::2]
    if all(_subsets(len(half), size) <= MOST_IN_HALF for half in halves):
        return SubsetChance(_count(*halves, size, limit) / math.comb(len(scores), size), smallest, 0, 0.0)
    few = _count_few(sorted(map(int, numbers)), size, limit) if size <= _DEEPEST else None
    if few is not None:
        return SubsetChance(max(LEAST, few / math.comb(len(scores), size)), smallest, 0, 0.0)
    made = max(FEWEST_DRAWS, min(draws, MOST_STEPS // size))
    hits = _draw(numbers, size, limit, draws=made, seed=seed)
    p = (1 + hits) / (1 + made)
    if size > _DEEPEST:
        smallest = max(smallest, 1 / (1 + made))
    return SubsetChance(p, smallest, made, math.sqrt(p * (1 - p) / made))


def _fitted(scores: Sequence[int]) -> tuple[Whole, int]:
    """The scores in 64 bits, and by how much of these a sum may be off for each unit that is summed; 0 where exact."""
    excess = sum(map(abs, scores)).bit_length() - _BITS
    if excess <= 0:
        return np.array(scores, dtype=np.int64), 0
    half = 1 << (excess - 1)
    return np.array([(each + half) >> excess for each in scores], dtype=np.int64), 1


def _smallest(scores: Sequence[int], size: int) -> float:
    """The share of all choices of this size that have the smallest sum."""
    ranked = sorted(scores)
    border = ranked[size - 1]
    alike, needed = ranked.count(border), ranked[:size].count(border)
    if len(scores) <= _WHOLE_WAYS:
        return max(LEAST, math.comb(alike, needed) / math.comb(len(scores), size))
    return max(LEAST, math.exp(min(0.0, _log_ways(alike, needed) - _log_ways(len(scores), size))))


def _log_ways(of: int, size: int) -> float:
    return math.lgamma(of + 1) - math.lgamma(size + 1) - math.lgamma(of - size + 1)


def _subsets(of: int, size: int) -> int:
    """Subsets of at most this size; counted no further than needed."""
    found = 0
    for each in range(min(of, size) + 1):
        found += math.comb(of, each)
        if found > MOST_IN_HALF:
            break
    return found


def _count(one: Whole, other: Whole, size: int, limit: int) -> int:
    """How many choices, some from either half, have at most this sum."""
    left, right = _sums(one, size), _sums(other, size)
    found = 0
    for taken, sums in enumerate(left):
        if size - taken < len(right):
            sorted_sums = np.sort(right[size - taken])
            found += int(np.searchsorted(sorted_sums, limit - sums, side="right").sum())
    return found


def _sums(numbers: Whole, size: int) -> list[Whole]:
    """The sums of all subsets of 0, 1 … `size` numbers."""
    found: list[Whole] = [np.zeros(1, dtype=np.int64)]
    for number in numbers:
        grown = [sums + number for sums in found[:size]]
        found = [
            np.concatenate(parts) if len(parts) > 1 else parts[0]
            for parts in ([*found[k : k + 1], *grown[k - 1 : k]] if k else found[:1] for k in range(len(grown) + 1))
        ]
    return found


def _count_few(ranked: Sequence[int], size: int, limit: int) -> int | None:
    """As `_count`, over all at once, smallest scores first; None where it takes too many steps."""
    before = [0, *accumulate(ranked)]
    tried = 0

    def count(start: int, missing: int, room: int) -> int:
        nonlocal tried
        if missing == 1:
            return max(0, bisect_right(ranked, room) - start)
        found = 0
        for place in range(start, len(ranked) - missing + 1):
            if before[place + missing] - before[place] > room:  # not even with the smallest that follow
                break
            tried += 1
            if tried > MOST_TRIED:
                raise OverflowError
            found += count(place + 1, missing - 1, room - ranked[place])
        return found

    try:
        return count(0, size, limit)
    except OverflowError:
        return None


def _draw(numbers: Whole, size: int, limit: int, *, draws: int, seed: int) -> int:
    """How many of these draws have at most this sum."""
    random = np.random.default_rng(seed)
    together = min(draws, _BLOCK_CELLS // len(numbers))
    if together < _FEWEST_TOGETHER:
        picks = (random.choice(len(numbers), size, replace=False, shuffle=False) for _ in range(draws))
        return sum(int(numbers[pick].sum()) <= limit for pick in picks)
    order = np.tile(np.arange(len(numbers), dtype=np.int32), (together, 1))
    lines = np.arange(together)
    hits = done = 0
    while done < draws:
        sums: Whole = np.zeros(together, dtype=np.int64)
        for place in range(size):  # the first steps of a shuffle; any order may stand at its beginning
            other = random.integers(place, len(numbers), size=together)
            taken = order[lines, other]
            order[lines, other] = order[:, place]
            order[:, place] = taken
            sums += numbers[taken]
        used = min(together, draws - done)
        hits += int((sums[:used] <= limit).sum())
        done += used
    return hits
