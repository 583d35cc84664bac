"""Draws of people with replacement, the same ones that R makes for the same seed.

SparseMSE's interval rests on such draws, and of sparse lists its lower limit is the least of them: another stream of
numbers moves it by a tenth. With the same stream the published intervals come out to their digits, and whoever has R
can check ours.

1. The stream is the Mersenne Twister, whose 624 words a congruential generator fills from the seed after 50 steps.
2. People fall into the cells one after another: into each as many as a binomial law says, of those who are left.
3. A binomial number with a mean below 30 is found by adding up the law's terms, beyond by acceptance and rejection
   under triangle, parallelogram and two exponential tails. Two signs of Stirling's series are right here and from R 4.6
   on; older ones part from it in one of tens of thousands of numbers.

Source: Matsumoto & Nishimura 1998, doi:10.1145/272991.272995; Kachitvichyanukul & Schmeiser 1988, algorithm BTPE,
doi:10.1145/42372.42381.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import log, sqrt

import numpy as np

from ovillo.planning.populations.fitting import Floats
from ovillo.planning.populations.lists import cells_of

USUAL_SEED = 1234
"""SparseMSE's."""
_WORDS, _SKIPPED, _WORD = 624, 50, 2**32
_STEP = 1 / (_WORD - 1)
"""Between two numbers of the stream; none is 0 or 1."""
_SMALL_MEAN = 30
_FARTHEST_TERM = 110
"""Of a law with a small mean: beyond it only rounding leads, and another number is drawn."""
_NEAR = 20
"""Steps from the mode up to which the law's ratio is multiplied out."""


class Stream:
    """Numbers between 0 and 1, and what is drawn by them."""

    def __init__(self, seed: int) -> None:
        for _ in range(_SKIPPED + 1):
            seed = (69069 * seed + 1) % _WORD
        key = []
        for _ in range(_WORDS):
            seed = (69069 * seed + 1) % _WORD
            key.append(seed)
        self._twister = np.random.MT19937()
        self._twister.state = {
            "bit_generator": "MT19937",
            "state": {"key": np.array(key, dtype=np.uint32), "pos": _WORDS},
        }

    def uniform(self) -> float:
        """A number between 0 and 1, neither of them."""
        word = int(self._twister.random_raw())
        return min(max(word / _WORD, _STEP / 2), 1 - _STEP / 2)

    def binomial(self, trials: int, chance: float) -> int:
        """How many of the trials succeed, each with this chance, 0–1."""
        if trials == 0 or chance == 0:
            return 0
        if chance >= 1:
            return trials
        rarer = min(chance, 1 - chance)
        law = _Law(trials, rarer)
        found = self._by_terms(law) if trials * rarer < _SMALL_MEAN else self._by_rejection(law)
        return trials - found if chance > 0.5 else found

    def people(self, counts: Sequence[int]) -> list[int]:
        """As many people as the counts have, drawn from them with replacement: how many are of each kind."""
        total = sum(counts)
        shares = [Fraction(count / total) for count in counts]
        left, rest = total, sum(shares, Fraction())
        found = []
        for share in shares[:-1]:
            number = self.binomial(left, float(share / rest)) if left and share else 0
            found.append(number)
            left -= number
            rest -= share
        return [*found, left]

    def _by_terms(self, law: "_Law") -> int:
        while True:
            left, term = self.uniform(), (1 - law.chance) ** law.trials
            for number in range(_FARTHEST_TERM + 2):
                if number:
                    term *= law.ratio(number)
                if left < term:
                    return number
                left -= term

    def _by_rejection(self, law: "_Law") -> int:
        hat = _Hat.of(law)
        while True:
            number, height = hat.point(self.uniform() * hat.areas[3], self.uniform())
            if height == 0 or (0 <= number <= law.trials and height > 0 and law.is_below(number, height)):
                return number


@dataclass(frozen=True, slots=True)
class _Law:
    """A binomial law whose chance is at most a half."""

    trials: int
    chance: float

    @property
    def variance(self) -> float:
        return self.trials * self.chance * (1 - self.chance)

    @property
    def mode(self) -> int:
        return int(self.trials * self.chance + self.chance)

    def ratio(self, number: int) -> float:
        """Of the probability of a number to that of the one before it."""
        odds = self.chance / (1 - self.chance)
        return odds * (self.trials + 1) / number - odds

    def is_below(self, number: int, height: float) -> bool:
        """Whether a height lies below the probability of a number, in units of that of the mode."""
        mode, far = self.mode, abs(number - self.mode)
        if far <= _NEAR or far >= self.variance / 2 - 1:
            found = 1.0
            for between in range(mode + 1, number + 1):
                found *= self.ratio(between)
            for between in range(number + 1, mode + 1):
                found /= self.ratio(between)
            return height <= found
        at, share = log(height), far / self.variance
        band = share * ((far * (far / 3 + 0.625) + 1 / 6) / self.variance + 0.5)
        middle = -far * far / (2 * self.variance)
        if abs(at - middle) > band:
            return at < middle
        return at <= self._logarithm(number)

    def _logarithm(self, number: int) -> float:
        """Of the probability of a number to that of the mode, by Stirling's series."""
        mode, trials, chance = self.mode, self.trials, self.chance
        one, other = mode + 1.0, number + 1.0
        left, gone = trials + 1.0 - mode, trials - number + 1.0
        return (
            (mode + 0.5) * log(one / other)
            + (trials - mode + 0.5) * log(left / gone)
            + (number - mode) * log(gone * chance / (other * (1 - chance)))
            + _rest(one)
            + _rest(left)
            - _rest(other)
            - _rest(gone)
        )


def _rest(value: float) -> float:
    """What Stirling's formula leaves of a logarithm of a factorial."""
    square = value * value
    return (13860 - (462 - (132 - (99 - 140 / square) / square) / square) / square) / value / 166320


@dataclass(frozen=True, slots=True)
class _Hat:
    """What lies above a law: triangle, parallelogram, left and right tail."""

    law: _Law
    middle: float
    half: float
    """Half the width of the triangle and the parallelogram."""
    edge: float
    """How much higher than 1 the parallelogram reaches."""
    slopes: tuple[float, float]
    """Of the left and the right tail."""
    areas: tuple[float, float, float, float]
    """Of the parts, each with those before it."""

    @staticmethod
    def of(law: _Law) -> "_Hat":
        chance, high = law.chance, law.trials * law.chance + law.chance
        half = int(2.195 * sqrt(law.variance) - 4.6 * (1 - chance)) + 0.5
        middle = law.mode + 0.5
        low, far = middle - half, middle + half
        edge = 0.134 + 20.5 / (15.3 + law.mode)
        left, right = (high - low) / (high - low * chance), (far - high) / (far * (1 - chance))
        slopes = (left * (1 + left / 2), right * (1 + right / 2))
        both = half * (1 + 2 * edge)
        areas = (half, both, both + edge / slopes[0], both + edge / slopes[0] + edge / slopes[1])
        return _Hat(law, middle, half, edge, slopes, areas)

    def point(self, place: float, height: float) -> tuple[int, float]:
        """A number and a height below the hat; 0 as height: below the law for certain; negative: none."""
        triangle, both, left, _ = self.areas
        if place <= triangle:
            return int(self.middle - self.half * height + place), 0
        if place <= both:
            at = self.middle - self.half + (place - triangle) / self.edge
            lifted = height * self.edge + 1 - abs(self.middle - at) / self.half
            return int(at), lifted if 0 < lifted <= 1 else -1
        if place <= left:
            return int(self.middle - self.half + log(height) / self.slopes[0]), height * (place - both) * self.slopes[0]
        return int(self.middle + self.half - log(height) / self.slopes[1]), height * (place - left) * self.slopes[1]


def draw_people(counts: Floats, draws: int, stream: Stream) -> Floats:
    """(draws, cells), the same number of people, drawn with replacement.

    Args:
        counts: (cells,), people, in the order of `layout_of`.
        draws: how many times.
        stream: where the draws come from; the cells are filled by how many lists they lie on, then by their lists, as
            published tables have them, so that the order of a file's rows does not matter.
    """
    cells = cells_of(int(len(counts) + 1).bit_length() - 1)
    filled = sorted(np.flatnonzero(counts).tolist(), key=lambda at: (sum(cells[at]), [-each for each in cells[at]]))
    found = np.zeros((draws, len(counts)))
    people = [int(counts[at]) for at in filled]
    for row in found:
        row[filled] = stream.people(people)
    return found
