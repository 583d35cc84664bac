"""Seconds of each network measure beside networkx in the same run: `python -m benchmarks.network [NODES] [TIES]`.

Betweenness is exact, on a fiftieth of the nodes and of the ties. Another library may find other communities.
"""

import random
import sys
import time
from collections.abc import Callable

import networkx as nx

from ovillo.analysis.network.betweenness import betweenness
from ovillo.analysis.network.communities import communities
from ovillo.analysis.network.graph import Graph, Tie, build_graph, component_sizes, transitivity


def seconds(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def made_ties(nodes: int, ties: int) -> list[Tie]:
    chance = random.Random(0)
    return [(str(chance.randrange(nodes)), str(chance.randrange(nodes)), 1.0) for _ in range(ties)]


def both(ties: list[Tie]) -> tuple[Graph, nx.Graph]:
    graph = build_graph(ties, is_directed=False)
    other = nx.Graph((one, two) for one, two, _ in ties if one != two)
    other.add_nodes_from(graph.ids)
    return graph, other


def main(nodes: int, ties: int) -> None:
    graph, other = both(made_ties(nodes, ties))
    small, small_other = both(made_ties(nodes // 50, ties // 50))
    measures: list[tuple[str, Callable[[], object], Callable[[], object]]] = [
        ("components", lambda: component_sizes(graph), lambda: list(nx.connected_components(other))),
        ("transitivity", lambda: transitivity(graph), lambda: nx.transitivity(other)),
        ("communities", lambda: communities(graph), lambda: nx.community.louvain_communities(other, seed=0)),
        ("betweenness", lambda: betweenness(small), lambda: nx.betweenness_centrality(small_other, normalized=False)),
    ]
    print(f"{len(graph.ids)} nodes, {graph.edges} ties; betweenness: {len(small.ids)} nodes, {small.edges} ties")
    for name, own, theirs in measures:
        one, two = seconds(own), seconds(theirs)
        print(f"{name}: {one:.2f} s; networkx {two:.2f} s, {two / one:.1f} times as long")


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[1:]]
    main(*(given or [100_000, 1_000_000]))
