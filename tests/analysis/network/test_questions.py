import random
from itertools import combinations, permutations

import pytest

from ovillo.analysis.network.brokers import ROLES, Brokerage, brokerage, by_chance
from ovillo.analysis.network.engines import Plain, engine_for
from ovillo.analysis.network.graph import Graph, Tie, build_graph
from ovillo.analysis.network.key_players import key_players, reachable_pairs, reachers
from ovillo.analysis.network.prediction import Left, Worth, leads, tells, worth
from ovillo.analysis.network.removal import compare, remove
from ovillo.analysis.network.routes import around, routes


def tied(*pairs: str, is_directed: bool = False) -> Graph:
    return build_graph([(pair[0], pair[1], 1.0) for pair in pairs], is_directed=is_directed)


def test_each_role_of_a_broker_is_told_by_where_the_three_belong() -> None:
    graph = tied("ab", "bc", is_directed=True)

    def role(*group: int) -> Brokerage:
        return brokerage(graph, group)[1]

    assert role(0, 0, 0) == Brokerage(coordinator=1)
    assert role(0, 1, 0) == Brokerage(consultant=1)
    assert role(0, 1, 1) == Brokerage(gatekeeper=1)
    assert role(0, 0, 1) == Brokerage(representative=1)
    assert role(0, 1, 2) == Brokerage(liaison=1)


def test_who_stands_between_two_who_are_tied_brokers_nothing() -> None:
    assert brokerage(tied("ab", "bc", "ac", is_directed=True), [0, 0, 0])[1].total == 0
    assert brokerage(tied("ab", "bc"), [0, 0, 0])[1] == Brokerage(coordinator=2)


def test_every_role_is_counted_as_by_looking_at_every_three_nodes() -> None:
    chance = random.Random(3)
    for is_directed in (False, True):
        ties: list[Tie] = [(str(chance.randrange(9)), str(chance.randrange(9)), 1.0) for _ in range(24)]
        graph = build_graph(ties, is_directed=is_directed)
        group = [chance.randrange(3) for _ in graph.ids]
        counts = [dict.fromkeys(ROLES, 0) for _ in graph.ids]
        for one, broker, other in permutations(range(len(graph.ids)), 3):
            is_open = broker in graph.out[one] and other in graph.out[broker] and other not in graph.out[one]
            same = (group[one] == group[broker], group[broker] == group[other], group[one] == group[other])
            role = {
                (True, True, True): "coordinator",
                (False, False, True): "consultant",
                (False, True, False): "gatekeeper",
                (True, False, False): "representative",
                (False, False, False): "liaison",
            }[same]
            counts[broker][role] += is_open

        assert [{role: getattr(each, role) for role in ROLES} for each in brokerage(graph, group)] == counts


def test_chance_deals_the_groups_anew_and_keeps_ways_and_sizes() -> None:
    graph = tied("ab", "bc", "cd", "de", is_directed=True)

    told = by_chance(graph, [0, 0, 0, 1, 1])

    assert told is not None
    assert [round(sum(each.expected), 9) for each in told] == [0, 1, 1, 1, 0]
    assert all(0 <= share <= 1 for each in told for share in each.as_many)
    assert told == by_chance(graph, [0, 0, 0, 1, 1])
    one = by_chance(graph, [0] * 5)
    assert one is not None
    assert one[1].expected == (1, 0, 0, 0, 0)


def test_paths_share_nobody_in_between_and_the_shortest_comes_first() -> None:
    graph = tied("ab", "ac", "cb", "ad", "de", "eb", "cd")

    ways = [["abcde".index(graph.ids[node]) for node in way] for way in routes(graph, 0, graph.ids.index("b"))]

    assert ways == [[0, 1], [0, 2, 1], [0, 3, 4, 1]]


def test_no_path_leads_to_another_part() -> None:
    assert routes(tied("ab", "cd"), 0, 2) == []


def test_paths_ignore_direction() -> None:
    assert routes(tied("ba", "bc", is_directed=True), 1, 2) == [[1, 0, 2]]


def test_around_somebody_ends_after_the_steps_asked_for() -> None:
    assert around(tied("ab", "bc", "cd"), 0, steps=2) == {0: 0, 1: 1, 2: 2}


def test_a_pair_that_shares_more_contacts_is_the_first_lead() -> None:
    graph = tied("ax", "bx", "ay", "by", "cy")

    first = leads(graph)[0]

    assert {graph.ids[first.one], graph.ids[first.other]} == {"x", "y"}
    assert {graph.ids[each] for each in first.shared} == {"a", "b"}
    assert first.score == pytest.approx(1 / 2 + 1 / 2)


def test_signs_of_a_hidden_tie_are_those_of_a_network_without_it() -> None:
    nx = pytest.importorskip("networkx")
    np = pytest.importorskip("numpy")
    chance = random.Random(3)
    ties = {(chance.randrange(12), chance.randrange(12)) for _ in range(40)}
    whole = build_graph([(f"{one}", f"{other}", 1.0) for one, other in ties if one != other], is_directed=False)
    hidden = [(one, other) for one, others in enumerate(whole.out) for other in others if one < other][::7]
    without = nx.Graph((one, other) for one, others in enumerate(whole.out) for other in others)
    without.remove_edges_from(hidden)
    walks = nx.to_numpy_array(without, nodelist=range(len(whole.out)))

    left = Left(whole.out, hidden)

    for one, other in hidden:
        found = left.scores(one, other)
        ((_, _, allocated),) = nx.resource_allocation_index(without, [(one, other)])
        assert found["resource_allocation"] == pytest.approx(allocated)
        assert found["katz"] == pytest.approx(
            sum((0.05**steps * np.linalg.matrix_power(walks, steps))[one, other] for steps in (1, 2, 3))
        )


def test_signs_tell_nothing_on_ties_drawn_by_chance_and_much_on_cliques() -> None:
    chance = random.Random(5)
    drawn = [(str(chance.randrange(80)), str(chance.randrange(80)), 1.0) for _ in range(160)]
    cliques = [(f"{at}{one}", f"{at}{other}", 1.0) for at in range(6) for one, other in combinations("abcdef", 2)]

    by_chance, by_clique = (worth(build_graph(ties, is_directed=False)) for ties in (drawn, cliques))

    assert by_chance is not None
    assert by_clique is not None
    assert all(0.35 < each.auc < 0.65 for each in by_chance)
    assert all(each.auc > 0.95 for each in by_clique)
    assert worth(tied("ab", "bc")) is None


@pytest.mark.parametrize(
    ("auc", "spread", "word"),
    [(0.94, 0.04, "well"), (0.75, 0.05, "some"), (0.56, 0.07, "little"), (0.62, 0.01, "little"), (0.7, 0.25, "little")],
)
def test_what_a_sign_is_worth_is_told_in_a_word(auc: float, spread: float, word: str) -> None:
    assert tells(Worth("katz", auc, spread)) == word


def test_without_the_hub_nothing_stays_connected_and_chance_does_no_worse() -> None:
    engine = engine_for([("hub", str(each), 1.0) for each in range(9)], is_directed=False)

    found = compare(engine, [0])

    assert (found.proposed.share, found.proposed.largest, len(found.proposed.alone)) == (0, 1, 9)
    assert found.by_degree.gone == (0,)
    assert found.worse_by_chance == 0
    assert 0 < found.by_chance < 1


def test_who_has_another_tie_is_not_left_alone() -> None:
    engine = engine_for([("a", "b", 1.0), ("b", "c", 1.0), ("c", "d", 1.0)], is_directed=True)

    assert remove(engine, [1]).alone == (0,)


@pytest.mark.parametrize("most", [None, 50])
def test_the_sets_are_the_best_of_all_or_near_it(most: int | None) -> None:
    chance = random.Random(7)
    for _ in range(10):
        ties: list[Tie] = [(str(chance.randrange(16)), str(chance.randrange(16)), 1.0) for _ in range(22)]
        engine = Plain(build_graph(ties, is_directed=False))
        scores = engine.betweenness(is_weighted=False)
        worth = {each: reachable_pairs(engine, without=each) for each in combinations(range(len(engine.ids)), 3)}

        found = key_players(engine, scores, most=most)

        assert found.worth == reachable_pairs(engine, without=found.nodes)
        if most is None:
            assert found.worth == min(worth.values())
            assert found.alike == sum(each == found.worth for each in worth.values()) - 1
        else:
            assert found.worth <= min(worth.values()) + 3


def test_who_reaches_most_is_the_best_set_of_all() -> None:
    nx = pytest.importorskip("networkx")
    chance = random.Random(9)
    for _ in range(10):
        ties: list[Tie] = [(str(chance.randrange(14)), str(chance.randrange(14)), 1.0) for _ in range(16)]
        engine = Plain(build_graph(ties, is_directed=False))
        other = nx.Graph((one, two) for one, two, _ in ties if one != two)
        other.add_nodes_from(engine.ids)

        def reach(chosen: tuple[int, ...], graph=other, ids=engine.ids) -> float:
            steps = nx.multi_source_dijkstra_path_length(graph, {ids[node] for node in chosen})
            return sum(1 / each if each else 1 for each in steps.values())

        found = reachers(engine, engine.betweenness(is_weighted=False))

        best = max(reach(each) for each in combinations(range(len(engine.ids)), 3))
        assert found.worth == pytest.approx(best)
        assert reach(found.nodes) == pytest.approx(found.worth)


def test_where_everybody_stands_alike_it_is_said_that_other_sets_do_as_much() -> None:
    engine = Plain(build_graph([(one, other, 1.0) for one, other in combinations("abcdefgh", 2)], is_directed=False))

    found = key_players(engine, engine.betweenness(is_weighted=False))

    assert (len(found.nodes), found.alike) == (3, 55)
