"""NetworKit answers as plain Python does."""

import random

import pytest

from ovillo.analysis.network import engines
from ovillo.analysis.network.engines import Plain, betweenness_of, engine_for, is_exact
from ovillo.analysis.network.graph import Tie, build_graph
from ovillo.analysis.network.key_players import key_players, rank, reachers
from ovillo.analysis.network.prediction import leads

pytest.importorskip("networkit", reason="the extra [network] is not installed")

from ovillo.analysis.network.large import Large

ALIKE = ("degrees", "component_sizes", "clustering", "core_numbers", "pagerank", "closeness")


def made_ties(seed: int, nodes: int, ties: int) -> list[Tie]:
    chance = random.Random(seed)
    drawn = ((chance.randrange(nodes), chance.randrange(nodes), chance.randrange(1, 6)) for _ in range(ties))
    return [(str(one), str(other), float(weight)) for one, other, weight in drawn]


@pytest.mark.parametrize("is_directed", [False, True])
@pytest.mark.parametrize(("nodes", "ties"), [(3, 1), (4, 9), (30, 25), (60, 150)])
def test_both_engines_give_equal_answers(nodes: int, ties: int, is_directed: bool) -> None:
    for seed in range(5):
        made = [*made_ties(seed, nodes, ties), ("alone", "alone", 1.0), ("0", "1", 2.0)]
        plain, large = Plain(build_graph(made, is_directed=is_directed)), Large(made, is_directed=is_directed)

        assert (list(large.ids), large.edges) == (list(plain.ids), plain.edges)
        for measure in ALIKE:
            assert getattr(large, measure)() == pytest.approx(getattr(plain, measure)(), abs=1e-8)
        assert large.transitivity() == pytest.approx(plain.transitivity())
        assert large.component_sizes(without=[0]) == plain.component_sizes(without=[0])
        for most in (1, 5, 200):
            found = leads(large.graph, most=most, among=large.leading(most=most))
            assert found == leads(plain.graph, most=most, among=plain.leading(most=most))
        for is_weighted in (False, True):
            scores = plain.betweenness(is_weighted=is_weighted)
            assert large.betweenness(is_weighted=is_weighted) == pytest.approx(scores)
            assert rank(large.betweenness(is_weighted=is_weighted)) == rank(scores)
        assert key_players(large, scores) == key_players(plain, scores)
        assert reachers(large, scores) == reachers(plain, scores)
        told = [each.sampled_betweenness([0, 1], is_weighted=False) for each in (plain, large)]
        assert told[1].scores == pytest.approx(told[0].scores)
        assert told[1].errors == pytest.approx(told[0].errors)


def test_the_groups_of_both_engines_are_about_as_good() -> None:
    made = made_ties(3, 60, 150)
    plain, large = Plain(build_graph(made, is_directed=False)), Large(made, is_directed=False)

    groups = [plain.communities(), large.communities()]

    assert large.modularity(groups[0]) == pytest.approx(plain.modularity(groups[0]))
    assert plain.modularity(groups[1]) == pytest.approx(plain.modularity(groups[0]), abs=0.03)
    assert large.communities(seed=4) == large.communities(seed=4)


def test_equally_long_ways_stay_equal_where_no_common_unit_is_small_enough() -> None:
    primes = [7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67]
    rare = [(f"p{each}", f"q{each}", float(each)) for each in primes]
    ways = [("a", "b", 3.0), ("b", "c", 3.0), ("c", "d", 3.0), ("a", "d", 1.0)]
    large = Large([*ways, *rare], is_directed=False)

    found = dict(zip(large.ids, large.betweenness(is_weighted=True), strict=True))

    assert [found[each] for each in "abcd"] == [0, 1.5, 1.5, 0]


def test_a_small_network_is_measured_without_the_package_even_where_it_is_installed() -> None:
    assert isinstance(engine_for(made_ties(0, 50, 100), is_directed=False), Plain)
    assert isinstance(engine_for(made_ties(0, 50, engines.SMALL), is_directed=False), Large)


def test_beyond_the_work_of_a_minute_each_score_has_an_error_that_holds_the_true_one() -> None:
    made = made_ties(1, 400, 1200)
    large = Large(made, is_directed=False)
    true = large.betweenness(is_weighted=False)
    large.most_work = 1

    told = betweenness_of(large, is_weighted=False)

    assert not is_exact(large)
    within = sum(
        abs(score - each) <= 2 * error for score, error, each in zip(told.scores, told.errors, true, strict=True)
    )
    assert within / len(true) > 0.9
