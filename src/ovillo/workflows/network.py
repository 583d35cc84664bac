"""`network`: the measures of a bare list of ties, without a case."""

from dataclasses import dataclass

from ovillo.analysis.network.betweenness import betweenness, tie_lengths
from ovillo.analysis.network.communities import communities, modularity
from ovillo.analysis.network.graph import build_graph, component_sizes, degrees, density, transitivity
from ovillo.analysis.network.key_players import firmness, key_players, rank
from ovillo.reading.edge_list import EdgeList, read_edge_list

_TOP = 5


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured, and the rows that it rests on."""

    read: EdgeList
    measures: dict[str, object]
    """As `docs/interfaces.md` lists them."""
    top: tuple[str, ...]
    """Up to five ids of highest betweenness, highest first."""
    held: tuple[int, ...] | None
    """For each of `top` the runs of 100 in which it stays among them; None where that was not tried."""


def measure_network(content: bytes, *, is_directed: bool, is_weighted: bool) -> Measured:
    """The measures of a file of ties.

    Raises:
        UsageError: the file holds no ties.
    """
    read = read_edge_list(content)
    graph = build_graph(read.ties, is_directed=is_directed)
    between = betweenness(graph, lengths=tie_lengths(graph) if is_weighted else None)
    top = rank(between)[:_TOP]
    held = firmness(graph, top, is_weighted=is_weighted)
    ties = degrees(graph)
    measures: dict[str, object] = {
        "nodes": len(graph.ids),
        "edges": graph.edges,
        "density": density(graph),
        "components": len(component_sizes(graph)),
        "transitivity": transitivity(graph),
        "mean_degree": sum(ties) / len(ties) if ties else 0.0,
        "modularity": modularity(graph, communities(graph)),
        "degree": dict(zip(graph.ids, ties, strict=True)),
        "betweenness": dict(zip(graph.ids, between, strict=True)),
        "key_players": [graph.ids[each] for each in key_players(graph, between)],
    }
    return Measured(read, measures, tuple(graph.ids[each] for each in top), None if held is None else tuple(held))
