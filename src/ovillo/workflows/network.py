"""`network`: the measures of a network, of a bare list of ties or of a case."""

from collections.abc import Sequence

from ovillo.analysis.network.engines import Engine, betweenness_of, engine_for, is_exact, is_quick
from ovillo.analysis.network.graph import density
from ovillo.analysis.network.key_players import firmness, key_players, rank, reachers
from ovillo.domain.networks import Measured
from ovillo.reading.edge_list import EdgeList, read_edge_list

_TOP = 5


def read_network(content: bytes, *, is_directed: bool) -> tuple[EdgeList, Engine]:
    """The ties of a file, ready to be measured.

    Raises:
        UsageError: the file holds no ties.
    """
    read = read_edge_list(content)
    return read, engine_for(read.ties, is_directed=is_directed)


def measure(engine: Engine, *, is_weighted: bool) -> Measured:
    """Every measure of a network; what only small networks can be asked is None for a large one."""
    ids = engine.ids
    between = betweenness_of(engine, is_weighted=is_weighted)
    top = rank(between.scores)[:_TOP]
    ties = engine.degrees()
    group = engine.communities()

    def by_id(values: Sequence[float]) -> dict[str, float]:
        return dict(zip(ids, values, strict=True))

    measures: dict[str, object] = {
        "nodes": len(ids),
        "edges": engine.edges,
        "density": density(len(ids), engine.edges, is_directed=engine.is_directed),
        "components": len(engine.component_sizes()),
        "transitivity": engine.transitivity(),
        "mean_degree": sum(ties) / len(ties) if ties else 0.0,
        "modularity": engine.modularity(group),
        "degree": by_id(ties),
        "betweenness": by_id(between.scores),
        "key_players": [ids[each] for each in key_players(engine, between.scores)],
        "reachers": [ids[each] for each in reachers(engine, between.scores)],
        "betweenness_errors": None if is_exact(engine) else by_id(between.errors),
        "closeness": by_id(engine.closeness()) if is_exact(engine) else None,
        "clustering": by_id(engine.clustering()),
        "core": by_id(engine.core_numbers()),
        "pagerank": by_id(engine.pagerank()),
        "community": by_id(group),
    }
    return Measured(
        measures,
        tuple(ids[each] for each in top),
        tuple(between.errors[each] for each in top),
        firmness(engine, top, is_weighted=is_weighted),
        is_slow=not is_exact(engine) and not is_quick(),
    )
