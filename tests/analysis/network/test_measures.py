from importlib.util import find_spec

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ovillo.analysis.network.betweenness import betweenness, sampled_betweenness, tie_lengths
from ovillo.analysis.network.communities import communities, modularity, stability
from ovillo.analysis.network.engines import Plain, engine_for
from ovillo.analysis.network.firmness import firmness
from ovillo.analysis.network.graph import build_graph, component_sizes, degrees, density, transitivity
from ovillo.analysis.network.key_players import key_players, rank, reachers
from ovillo.analysis.network.measures import closeness, clustering, core_numbers, pagerank

STAR = [("hub", each, 1.0) for each in ("a", "b", "c")]
TIES = st.lists(
    st.tuples(st.integers(0, 7).map(str), st.integers(0, 7).map(str), st.integers(1, 4).map(float)),
    min_size=1,
    max_size=20,
)


def test_the_middle_of_a_star_lies_between_every_pair() -> None:
    graph = build_graph(STAR, is_directed=False)

    assert betweenness(graph) == [3, 0, 0, 0]
    assert (degrees(graph), density(4, 3, is_directed=False), transitivity(graph)) == ([3, 1, 1, 1], 0.5, 0)
    for choose in (key_players, reachers):
        found = choose(Plain(graph), betweenness(graph))
        assert (found.nodes, found.alike) == ((0,), 0)


def test_two_triangles_with_a_bridge_are_two_communities() -> None:
    ties = [(*each, 1.0) for each in ("ab", "bc", "ca", "cd", "de", "ef", "fd")]
    graph = build_graph(ties, is_directed=False)

    group = communities(graph)

    assert (len(set(group[:3])), len(set(group[3:])), len(set(group))) == (1, 1, 2)
    assert modularity(graph, group) == pytest.approx(6 / 7 - 1 / 2)
    assert transitivity(graph) == pytest.approx(0.6)


def test_three_thirds_are_as_long_as_one() -> None:
    ties = [("a", "b", 3.0), ("b", "c", 3.0), ("c", "d", 3.0), ("a", "d", 1.0)]
    graph = build_graph(ties, is_directed=False)

    assert betweenness(graph, lengths=tie_lengths(graph)) == [0, 1.5, 1.5, 0]


def test_repeats_add_up_and_a_loop_keeps_its_node_only() -> None:
    graph = build_graph([("a", "b", 1.0), ("b", "a", 2.0), ("c", "c", 5.0)], is_directed=False)

    assert (graph.edges, graph.out[0], component_sizes(graph)) == (1, {1: 3.0}, [2, 1])


def test_missing_ties_leave_the_middle_of_a_large_star_where_it_is() -> None:
    engine = engine_for([("hub", str(each), 1.0) for each in range(20)], is_directed=False)

    named = {"top": rank(engine.betweenness(is_weighted=False)), "key_players": (0,), "reachers": (0,)}
    firm = firmness(engine, named, is_weighted=False)

    assert firm is not None
    for held in (firm.top, firm.key_players, firm.reachers):
        assert (held.without_ties, held.without_people) == ((100,), (100,))


def test_of_two_equal_nodes_neither_has_a_firm_rank() -> None:
    ties = [(hub, f"{hub}{each}", 1.0) for hub in "ab" for each in range(6)]
    engine = engine_for([*ties, ("a", "b", 1.0)], is_directed=False)

    named = {"top": rank(engine.betweenness(is_weighted=False))[:1], "key_players": (0,), "reachers": (0,)}
    firm = firmness(engine, named, is_weighted=False)

    assert firm is not None
    for held in (firm.top, firm.key_players, firm.reachers):
        assert max(held.without_ties) < 80


def test_paths_from_every_node_tell_what_all_paths_tell_without_error() -> None:
    graph = build_graph([*STAR, ("a", "d", 1.0)], is_directed=False)

    told = sampled_betweenness(graph, range(5))

    assert told.scores == pytest.approx(betweenness(graph))
    assert told.errors == [0] * 5


def test_a_group_that_every_run_finds_is_stable_and_one_that_is_split_in_half_of_them_is_not() -> None:
    assert stability([0, 0, 1, 1], [[5, 5, 7, 7], [5, 5, 7, 8]]) == {0: 1.0, 1: 0.75}


@given(TIES, st.booleans())
@settings(max_examples=150, deadline=None)
def test_the_measures_are_those_of_an_independent_library(
    ties: list[tuple[str, str, float]], is_directed: bool
) -> None:
    nx = pytest.importorskip("networkx")
    graph = build_graph(ties, is_directed=is_directed)
    other = nx.DiGraph() if is_directed else nx.Graph()
    other.add_nodes_from(graph.ids)
    for source, target, weight in ties:
        if source != target:
            old = other.get_edge_data(source, target, {"w": 0})["w"]
            other.add_edge(source, target, w=old + weight)
    lengths = tie_lengths(graph)
    for source, target, values in other.edges(data=True):
        values["length"] = lengths[graph.ids.index(source)][graph.ids.index(target)]

    steps = nx.betweenness_centrality(other, normalized=False)
    by_length = nx.betweenness_centrality(other, normalized=False, weight="length")
    group = communities(graph)
    sets = [{graph.ids[node] for node, each in enumerate(group) if each == one} for one in set(group)]

    assert betweenness(graph) == pytest.approx([steps[each] for each in graph.ids])
    assert betweenness(graph, lengths=lengths) == pytest.approx([by_length[each] for each in graph.ids])
    assert degrees(graph) == [other.degree(each) for each in graph.ids]
    assert density(len(graph.ids), graph.edges, is_directed=is_directed) == pytest.approx(nx.density(other))
    if find_spec("scipy"):  # networkx ranks pages with it
        walk = nx.pagerank(other, weight=None, tol=1e-10, max_iter=1000)
        assert pagerank(graph) == pytest.approx([walk[each] for each in graph.ids], abs=1e-7)
    plain = nx.Graph(other.edges)
    plain.add_nodes_from(graph.ids)
    assert transitivity(graph) == pytest.approx(nx.transitivity(plain))
    for own, theirs in (
        (closeness, nx.closeness_centrality),
        (clustering, nx.clustering),
        (core_numbers, nx.core_number),
    ):
        assert own(graph) == pytest.approx([theirs(plain)[each] for each in graph.ids])
    assert all(nx.is_connected(plain.subgraph(each)) for each in sets)
    assert component_sizes(graph) == sorted(map(len, nx.connected_components(plain)), reverse=True)
    if plain.edges:
        assert modularity(graph, group) == pytest.approx(nx.community.modularity(plain, sets))
