import random
from collections import Counter
from fractions import Fraction
from math import exp

import pytest

from ovillo.planning.publishing.noise import TooFewForNoiseError, add_noise, draw_noise, reach_of
from ovillo.planning.publishing.tables import CountTable

DRAWS = 20_000


@pytest.mark.parametrize("step", [Fraction(1), Fraction(1, 2), Fraction(3, 2), Fraction(1, 10)])
def test_noise_falls_by_the_same_share_at_each_step(step: Fraction) -> None:
    chance = random.Random(20310514)

    drawn = Counter(draw_noise(step, chance.randrange) for _ in range(DRAWS))

    share = exp(-float(step))
    for size in (0, 1, -1, 2, -2):
        expected = (1 - share) / (1 + share) * share ** abs(size)
        assert drawn[size] / DRAWS == pytest.approx(expected, abs=4 * (expected / DRAWS) ** 0.5)


@pytest.mark.parametrize("step", [Fraction(1), Fraction(1, 2), Fraction(5), Fraction(1, 10)])
def test_the_stated_reach_is_the_least_that_holds(step: Fraction) -> None:
    share = exp(-float(step))

    def beyond(reach: int) -> float:
        return 2 * share ** (reach + 1) / (1 + share)

    reach = reach_of(step)

    assert beyond(reach) <= 0.05
    assert reach == 0 or beyond(reach - 1) > 0.05


def test_sums_are_those_of_the_noisy_counts_and_more_cells_of_a_person_mean_more_noise() -> None:
    table = CountTable("", ("a", "b"), ("x", "y"), ((400, 300), (200, 500)))

    found = add_noise(table, epsilon=Fraction(1), cells_of_person=4, random_below=random.Random(1).randrange)

    assert found.table[2][2] == sum(found.table[i][j] for i in range(2) for j in range(2))
    assert found.reach == reach_of(Fraction(1, 4)) > reach_of(Fraction(1))


def test_few_people_are_not_hidden_by_noise_but_withheld() -> None:
    table = CountTable("", ("a",), ("x",), ((999,),))

    with pytest.raises(TooFewForNoiseError):
        add_noise(table, epsilon=Fraction(1), cells_of_person=1, random_below=random.Random(1).randrange)
