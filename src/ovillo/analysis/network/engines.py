"""One set of measures, by plain Python or by NetworKit, with equal answers.

1. Below `SMALL` ties plain Python measures, whatever is installed: a small network gets the same bytes everywhere.
2. Betweenness is exact while nodes times ties stay within what the engine does in about a minute; beyond, it is told
   from nodes drawn by chance, each score with its standard error.
3. NetworKit runs on one thread with a fixed seed, so that it answers the same each time.
"""

import random
from collections.abc import Sequence
from functools import cached_property
from importlib.util import find_spec
from typing import Protocol

from ovillo.analysis.network import betweenness as paths
from ovillo.analysis.network import communities as groups
from ovillo.analysis.network import graph as counts
from ovillo.analysis.network import measures
from ovillo.analysis.network.betweenness import Estimate
from ovillo.analysis.network.graph import Graph, Tie

SMALL = 10_000


class Engine(Protocol):
    """The measures of one network; node i is `ids[i]`."""

    @property
    def ids(self) -> Sequence[str]: ...
    @property
    def edges(self) -> int: ...
    @property
    def is_directed(self) -> bool: ...
    @property
    def graph(self) -> Graph: ...
    @property
    def most_work(self) -> int:
        """Nodes times ties up to which every path is followed."""
        ...

    @property
    def starts(self) -> int:
        """Nodes drawn by chance beyond that."""
        ...

    def degrees(self) -> list[int]: ...
    def strengths(self) -> list[float]: ...
    def component_sizes(self, *, without: Sequence[int] = ()) -> list[int]: ...
    def transitivity(self) -> float: ...
    def clustering(self) -> list[float]: ...
    def core_numbers(self) -> list[int]: ...
    def pagerank(self) -> list[float]: ...
    def closeness(self) -> list[float]: ...
    def leading(self, *, most: int) -> Sequence[int]:
        """Nodes, in rising order, with whom a pair may begin that is among the `most` best by resource allocation."""
        ...

    def communities(self, *, seed: int | None = None) -> list[int]: ...
    def modularity(self, group: Sequence[int]) -> float: ...
    def betweenness(self, *, is_weighted: bool) -> list[float]: ...
    def sampled_betweenness(self, starts: Sequence[int], *, is_weighted: bool) -> Estimate: ...


class Plain:
    """Plain Python: needs nothing, and is quick up to some thousand nodes."""

    most_work = 100_000_000
    starts = 64

    def __init__(self, graph: Graph) -> None:
        self.graph = graph

    @property
    def ids(self) -> Sequence[str]:
        return self.graph.ids

    @property
    def edges(self) -> int:
        return self.graph.edges

    @property
    def is_directed(self) -> bool:
        return self.graph.is_directed

    @cached_property
    def _lengths(self) -> paths.Lengths:
        return paths.tie_lengths(self.graph)

    def degrees(self) -> list[int]:
        return counts.degrees(self.graph)

    def strengths(self) -> list[float]:
        return counts.strengths(self.graph)

    def component_sizes(self, *, without: Sequence[int] = ()) -> list[int]:
        return counts.component_sizes(self.graph, without=without)

    def transitivity(self) -> float:
        return counts.transitivity(self.graph)

    def clustering(self) -> list[float]:
        return measures.clustering(self.graph)

    def core_numbers(self) -> list[int]:
        return measures.core_numbers(self.graph)

    def pagerank(self) -> list[float]:
        return measures.pagerank(self.graph)

    def closeness(self) -> list[float]:
        return measures.closeness(self.graph)

    def leading(self, *, most: int) -> Sequence[int]:  # noqa: ARG002 - all are looked at
        return range(len(self.ids))

    def communities(self, *, seed: int | None = None) -> list[int]:
        if seed is not None:
            return groups.communities(self.graph, seed=seed)
        return groups.best_communities(self.graph)

    def modularity(self, group: Sequence[int]) -> float:
        return groups.modularity(self.graph, group)

    def betweenness(self, *, is_weighted: bool) -> list[float]:
        return paths.betweenness(self.graph, lengths=self._lengths if is_weighted else None)

    def sampled_betweenness(self, starts: Sequence[int], *, is_weighted: bool) -> Estimate:
        return paths.sampled_betweenness(self.graph, starts, lengths=self._lengths if is_weighted else None)


def engine_for(ties: Sequence[Tie], *, is_directed: bool) -> Engine:
    """NetworKit for many ties where it is installed (`ovillo[network]`), else plain Python."""
    if len(ties) >= SMALL and is_quick():
        from ovillo.analysis.network.large import Large  # noqa: PLC0415 - an extra, and a second to load

        return Large(ties, is_directed=is_directed)
    return Plain(counts.build_graph(ties, is_directed=is_directed))


def is_quick() -> bool:
    """Whether NetworKit is installed."""
    return find_spec("networkit") is not None


def is_exact(engine: Engine) -> bool:
    """Whether betweenness is counted along every path."""
    return len(engine.ids) * engine.edges <= engine.most_work


def betweenness_of(engine: Engine, *, is_weighted: bool, seed: int = 0) -> Estimate:
    """Betweenness with its standard errors; these are 0 where it is exact."""
    if is_exact(engine):
        return Estimate(engine.betweenness(is_weighted=is_weighted), [0.0] * len(engine.ids))
    drawn = random.Random(seed).sample(range(len(engine.ids)), min(len(engine.ids), engine.starts))  # noqa: S311 - a seeded sample, no secret
    return engine.sampled_betweenness(drawn, is_weighted=is_weighted)
