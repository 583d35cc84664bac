from itertools import combinations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy.stats import poisson

from ovillo.planning.populations.choosing import choose_by_steps, log_chances, search_models
from ovillo.planning.populations.fitting import Floats, examine, fit_models, layout_of
from ovillo.planning.populations.lists import Lists
from tests.planning.populations.tables import published


def counts_of(lists: Lists) -> Floats:
    return np.array(lists.counts, dtype=float)


def none_of(lists: int) -> np.ndarray:
    return np.zeros(lists * (lists - 1) // 2, dtype=bool)


def naive_steps(counts: Floats, enter: float) -> list[int]:
    """The rule as it is published, a pair and a table at a time."""
    layout = layout_of(int(len(counts) + 1).bit_length() - 1)
    terms, order = np.zeros(len(layout.pairs), dtype=bool), []
    while True:
        expected = fit_models(counts[None], terms[None]).overlaps[0]
        chances = []
        for pair in np.flatnonzero(~terms):
            seen = (counts * layout.meets[:, pair]).sum()
            chances.append((min(poisson.cdf(seen, expected[pair]), poisson.sf(seen - 1, expected[pair])), pair))
        for chance, pair in sorted(chances):
            larger = terms.copy()
            larger[pair] = True
            if chance < enter and examine(counts, larger).has_estimate:
                terms = larger
                order.append(int(pair))
                break
        else:
            return order


def test_the_pairs_of_the_uk_table_enter_in_the_published_order() -> None:
    lists = published("UKdat_5")

    steps = choose_by_steps(counts_of(lists)[None], none_of(5))

    named = ["LA:NG", "NG:GP", "PFNCA:GP", "LA:PFNCA", "GO:GP", "NG:GO"]
    assert [lists.term(pair) for pair, _ in steps.entered[0]] == named
    assert lists.total + steps.fits.hidden[0] == pytest.approx(11_312.99, abs=0.005)
    assert steps.fits.deviance[0] == pytest.approx(16.3514, abs=0.00005)


def test_a_stricter_threshold_gives_the_published_figure() -> None:
    lists = published("UKdat_5")

    steps = choose_by_steps(counts_of(lists)[None], none_of(5), enter=0.001)

    assert lists.total + steps.fits.hidden[0] == pytest.approx(13_100.84, abs=0.005)


def test_with_a_threshold_of_nothing_no_pair_enters() -> None:
    steps = choose_by_steps(counts_of(published("UKdat_5"))[None], none_of(5), enter=0)

    assert steps.entered == ((),)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from([0, 0, 1, 1, 2, 5, 30, 200]), min_size=7, max_size=15).filter(lambda c: sum(c) > 0))
def test_the_steps_are_those_of_the_rule_taken_literally(filled: list[int]) -> None:
    counts = np.array(filled[:7] if len(filled) < 15 else filled, dtype=float)
    lists = 3 if len(counts) == 7 else 4
    if not examine(counts, none_of(lists)).has_estimate:
        return

    steps = choose_by_steps(counts[None], none_of(lists), enter=0.2)

    assert [pair for pair, _ in steps.entered[0]] == naive_steps(counts, 0.2)


def test_many_tables_at_once_are_those_one_by_one() -> None:
    counts = counts_of(published("UKdat_5"))
    drawn = np.random.default_rng(7).multinomial(int(counts.sum()), counts / counts.sum(), size=20).astype(float)

    together = choose_by_steps(drawn, none_of(5))

    alone = [choose_by_steps(table[None], none_of(5)) for table in drawn]
    pairs = [[pair for pair, _ in entered] for entered in together.entered]
    assert pairs == [[pair for pair, _ in each.entered[0]] for each in alone]
    assert together.fits.hidden == pytest.approx([each.fits.hidden[0] for each in alone])


def test_a_forced_pair_is_in_every_model() -> None:
    counts, forced = counts_of(published("UKdat_5")), none_of(5)
    forced[9] = True

    steps = choose_by_steps(counts[None], forced)
    search = search_models(counts, forced, start=forced[None], most=10)

    assert steps.terms[0, 9]
    assert search.terms[:, 9].all()
    assert search.tried == search.space == 512


def test_chances_too_small_for_a_number_still_have_an_order() -> None:
    observed, expected = np.array([900.0, 2000.0, 0.0]), np.array([50.0, 50.0, 5000.0])

    found = log_chances(observed, expected)

    assert found[1] < found[2] < found[0] < -700
    assert found[2] == pytest.approx(-5000)


def test_where_both_ways_exist_the_logarithm_of_a_small_chance_is_that_of_the_chance(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    observed, expected = np.array([60.0, 3.0]), np.array([10.0, 60.0])
    plain = log_chances(observed, expected)

    monkeypatch.setattr("ovillo.planning.populations.choosing.SMALLEST_CHANCE", 1.0)

    assert log_chances(observed, expected) == pytest.approx(plain, rel=2e-3)


def test_every_model_of_the_uk_table_gives_the_published_range() -> None:
    lists = published("UKdat_5")
    counts = counts_of(lists)

    found = search_models(counts, none_of(5), start=none_of(5)[None], most=10)

    assert (found.tried, len(found.near)) == (1024, 33)
    assert lists.total + found.hidden[found.best] == pytest.approx(22_991, abs=0.5)
    near = lists.total + found.hidden[found.near]
    assert (near.min(), near.max()) == (pytest.approx(10_546, abs=0.5), pytest.approx(29_035, abs=0.5))


def test_the_sixty_best_models_of_new_orleans_give_the_published_range() -> None:
    # The reference lists the first sixty of those within ten units; all of them reach to 2,750.
    lists = published("NewOrl_5")

    found = search_models(counts_of(lists), none_of(5), start=none_of(5)[None], most=10)

    best = lists.total + found.hidden[np.argsort(found.bic)[:60]]
    assert (best.min(), best.max()) == (pytest.approx(716, abs=0.5), pytest.approx(1867, abs=0.5))
    assert len(found.near) == 103
    assert lists.total + found.hidden[found.near].max() == pytest.approx(2750.2, abs=0.05)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from([0, 0, 0, 1, 2, 7, 50]), min_size=15, max_size=15).filter(lambda c: sum(c) > 0))
def test_passing_by_models_that_cannot_exist_loses_none_that_does(filled: list[int]) -> None:
    counts = np.array(filled, dtype=float)
    terms = np.array([[number >> pair & 1 for pair in range(6)] for number in range(64)], dtype=bool)
    fits = fit_models(counts[None], terms)
    if not fits.exists.any():
        return

    found = search_models(counts, none_of(4), start=none_of(4)[None], most=10)

    assert sorted(map(bytes, found.terms)) == sorted(map(bytes, terms[fits.exists]))


def test_a_bounded_search_of_many_lists_finds_the_pair_that_is_there() -> None:
    random = np.random.default_rng(3)
    on = random.random((6000, 7)) < random.uniform(0.05, 0.2, 7)
    on[:, 1] |= on[:, 0] & (random.random(6000) < 0.3)
    counts = np.bincount((on * 2 ** np.arange(6, -1, -1)).sum(1), minlength=128)[1:].astype(float)
    told: list[tuple[int, int]] = []

    found = search_models(counts, none_of(7), start=none_of(7)[None], most=400, told=lambda *at: told.append(at))

    assert found.terms[found.best].tolist() == [pair == (0, 1) for pair in combinations(range(7), 2)]
    assert found.space == 2**21
    assert told[-1][0] == found.tried <= 400


def test_a_search_ends_where_its_watcher_says_so() -> None:
    def stop(_done: int, _of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        search_models(counts_of(published("UKdat_5")), none_of(5), start=none_of(5)[None], most=10, told=stop)
