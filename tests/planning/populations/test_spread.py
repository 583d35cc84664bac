import numpy as np
import pytest

from ovillo.planning.populations.choosing import choose_by_steps
from ovillo.planning.populations.drawing import USUAL_SEED, Stream
from ovillo.planning.populations.fitting import Bools, Floats, fit_models
from ovillo.planning.populations.lists import Lists
from ovillo.planning.populations.spread import ModelChoiceInterval, bootstrap, move_links
from tests.planning.populations.tables import lists_of, published


def counts_of(name: str) -> Floats:
    return np.array(published(name).counts, dtype=float)


def none_of(pairs: int) -> Bools:
    return np.zeros(pairs, dtype=bool)


def drawn(counts: Floats, *, draws: int, seed: int = 1, told: list[int] | None = None) -> ModelChoiceInterval:
    pairs = {7: 3, 31: 10}[len(counts)]
    seen = [] if told is None else told
    return bootstrap(
        counts,
        none_of(pairs),
        enter=0.02,
        draws=draws,
        stream=Stream(seed),
        told=lambda done, _of: seen.append(done),
    )


@pytest.mark.parametrize(
    ("name", "low", "high", "is_low_the_least"),
    [("UKdat_5", 8_785, 14_701, False), ("NewOrl_5", 588.8174716, 1703.6937461, True)],
)
def test_the_draws_of_the_published_seed_give_the_published_limits(
    name: str, low: float, high: float, *, is_low_the_least: bool
) -> None:
    found = drawn(counts_of(name), draws=1000, seed=USUAL_SEED)

    assert found.low == pytest.approx(low, abs=0.5)
    assert found.high == pytest.approx(high, abs=0.5)
    assert found.is_low_the_least == is_low_the_least


def test_the_acceleration_is_that_of_leaving_each_person_out() -> None:
    # Without one person of the pair A, B the closed form a·b/ab moves; here all is spelt out for main effects of three.
    counts = np.array([30, 20, 4, 25, 5, 6, 1], dtype=float)

    found = drawn(counts, draws=100)

    people = [cell for cell, count in enumerate(counts) for _ in range(int(count))]
    figures = []
    for cell in people:
        left = counts.copy()
        left[cell] -= 1
        figures.append(left.sum() + figure(left))
    apart = np.mean(figures) - np.array(figures)
    assert found.acceleration == pytest.approx((apart**3).sum() / (6 * (apart**2).sum() ** 1.5))


def figure(counts: Floats) -> float:
    return float(choose_by_steps(counts[None], none_of(3)).fits.hidden[0])


def test_the_same_seed_draws_the_same_people() -> None:
    counts = counts_of("NewOrl_5")

    assert drawn(counts, draws=100) == drawn(counts, draws=100)
    assert drawn(counts, draws=100) != drawn(counts, draws=100, seed=2)


def test_draws_without_any_overlap_count_as_larger_than_any() -> None:
    counts = np.array([30, 30, 1, 30, 1, 0, 0], dtype=float)

    found = drawn(counts, draws=200)

    assert found.without_estimate > 0
    assert found.high is None


def test_progress_is_told_to_the_end() -> None:
    told: list[int] = []

    drawn(counts_of("NewOrl_5"), draws=250, told=told)

    assert told == [100, 200, 250]


def test_a_missed_link_takes_one_from_each_list_alone() -> None:
    lists = lists_of("ABC", {"A": 40, "B": 30, "C": 20, "AB": 6, "AC": 5, "BC": 4})

    moved = move_links(lists, none_of(3), enter=0, links=2)

    more = lists_of("ABC", {"A": 38, "B": 28, "C": 20, "AB": 8, "AC": 5, "BC": 4})
    assert [(each.pair, each.links) for each in moved] == [(0, 2), (0, -2), (1, 2), (1, -2), (2, 2), (2, -2)]
    assert moved[0].estimate == pytest.approx(main_effects(more))
    assert moved[0].estimate < main_effects(lists) < moved[1].estimate


def main_effects(lists: Lists) -> float:
    counts = np.array(lists.counts, dtype=float)
    return float(counts.sum() + fit_models(counts[None], none_of(3)[None]).hidden[0])


def test_no_more_links_are_moved_than_the_lists_have() -> None:
    lists = lists_of("ABC", {"A": 1, "B": 30, "C": 20, "AB": 6, "AC": 1, "BC": 4})

    moved = move_links(lists, none_of(3), enter=0, links=3)

    assert [(each.pair, each.links) for each in moved] == [(0, 1), (0, -3), (1, 1), (1, -1), (2, 3), (2, -3)]
