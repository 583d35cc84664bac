"""Processor seconds of network measures beside networkx in the same run: `python -m benchmarks.network [NODES] [TIES]`.

The ties are drawn by chance; half of the nodes' ties stay within groups of 50, as those of people do. Betweenness by
lengths is exact, on a network of 2,000 nodes. Another library may find other communities.
"""

import random
import sys
import time
from collections.abc import Callable

import networkx as nx

from ovillo.analysis.network.engines import Engine, Plain, engine_for
from ovillo.analysis.network.graph import Tie, build_graph

STARTS = 256
_GROUP = 50


def seconds(run: Callable[[], object]) -> float:
    """Of a processor, all threads together, so that other programs on the machine do not count."""
    start = time.process_time()
    run()
    return time.process_time() - start


def made_ties(nodes: int, ties: int) -> list[Tie]:
    chance = random.Random(0)
    made = []
    for _ in range(ties):
        one = chance.randrange(nodes)
        near = one // _GROUP * _GROUP + chance.randrange(_GROUP)
        other = near if chance.random() < 0.5 else chance.randrange(nodes)
        made.append((str(one), str(min(other, nodes - 1)), float(chance.randrange(1, 30))))
    return made


def other_of(ties: list[Tie]) -> nx.Graph:
    made = nx.Graph()
    for one, other, weight in ties:
        if one != other:
            made.add_edge(
                one, other, length=0.0, weight=made.get_edge_data(one, other, {"weight": 0})["weight"] + weight
            )
    for _, _, values in made.edges(data=True):
        values["length"] = 1 / values["weight"]
    return made


def show(name: str, own: float, theirs: float) -> None:
    print(f"{name}: {own:.2f} s; networkx {theirs:.2f} s, {theirs / own:.0f} times as long", flush=True)


def large(nodes: int, ties: int) -> None:
    made = made_ties(nodes, ties)
    engine, other = engine_for(made, is_directed=False), other_of(made)
    print(f"{type(engine).__name__}: {len(engine.ids)} nodes, {engine.edges} ties")
    measures: list[tuple[str, Callable[[], object], Callable[[], object]]] = [
        ("build", lambda: engine_for(made, is_directed=False).edges, lambda: other_of(made)),
        ("components", engine.component_sizes, lambda: list(nx.connected_components(other))),
        ("k-core", engine.core_numbers, lambda: nx.core_number(other)),
        ("PageRank", engine.pagerank, lambda: nx.pagerank(other, weight=None)),
        ("Leiden (networkx: Louvain)", engine.communities, lambda: nx.community.louvain_communities(other, seed=0)),
    ]
    sums = [0.0, 0.0]
    for name, own, theirs in measures:
        both = seconds(own), seconds(theirs)
        sums = [total + each for total, each in zip(sums, both, strict=True)]
        show(name, *both)
    show("together", sums[0], sums[1])
    show("transitivity", seconds(engine.transitivity), seconds(lambda: nx.transitivity(other)))
    drawn = list(range(STARTS))
    show(
        f"betweenness from {STARTS} nodes (networkx: from 2, times {STARTS // 2})",
        seconds(lambda: engine.sampled_betweenness(drawn, is_weighted=False)),
        seconds(lambda: nx.betweenness_centrality(other, k=2, seed=0)) * STARTS / 2,
    )
    told = engine.sampled_betweenness(drawn, is_weighted=False)
    top = max(range(len(told.scores)), key=told.scores.__getitem__)
    print(f"its highest score: {told.scores[top]:.0f} ± {told.errors[top]:.0f}")


def small(nodes: int, ties: int) -> None:
    """Exact betweenness by lengths, beside both libraries; and the error of the sampled one against the exact one."""
    made = made_ties(nodes, ties)
    engine, plain, other = (
        engine_for(made, is_directed=False),
        Plain(build_graph(made, is_directed=False)),
        other_of(made),
    )
    print(f"{type(engine).__name__}: {len(engine.ids)} nodes, {engine.edges} ties, exact betweenness by lengths")
    engine.betweenness(is_weighted=True)
    part = len(other) // 100
    show(
        f"betweenness by lengths (networkx: from 100 nodes, times {part})",
        seconds(lambda: engine.betweenness(is_weighted=True)),
        seconds(lambda: nx.betweenness_centrality(other, k=100, seed=0, weight="length")) * part,
    )
    print(f"plain Python: {seconds(lambda: plain.betweenness(is_weighted=True)):.2f} s")
    tell_error(engine)


def tell_error(engine: Engine) -> None:
    true = engine.betweenness(is_weighted=False)
    told = engine.sampled_betweenness(random.Random(0).sample(range(len(true)), STARTS), is_weighted=False)
    inside = sum(abs(a - b) <= 2 * e for a, b, e in zip(told.scores, true, told.errors, strict=True)) / len(true)
    highest = sorted(range(len(true)), key=true.__getitem__, reverse=True)[:20]
    off = sum(abs(told.scores[each] / true[each] - 1) for each in highest) / len(highest)
    print(
        f"from {STARTS} of {len(true)} nodes: {inside:.1%} of the true scores lie within two standard errors; ", end=""
    )
    print(f"the twenty highest are off by {off:.1%} on average")


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[1:]]
    large(*(given or [100_000, 1_000_000]))
    small(2_000, 20_000)
