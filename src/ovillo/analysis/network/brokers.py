"""Who stands between two others who are not tied, and between which groups.

Source: Gould & Fernandez 1989, doi:10.2307/270949.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ovillo.analysis.network.graph import Graph


@dataclass(frozen=True, slots=True)
class Brokerage:
    """How many pairs one node stands between, by where the three belong; without directions each in both orders."""

    coordinator: int = 0
    """All three in one group."""
    consultant: int = 0
    """The two others in one group, the broker in another."""
    gatekeeper: int = 0
    """From outside into the broker's own group."""
    representative: int = 0
    """From the broker's own group to outside."""
    liaison: int = 0
    """Three groups."""

    @property
    def total(self) -> int:
        return self.coordinator + self.consultant + self.gatekeeper + self.representative + self.liaison


def brokerage(graph: Graph, group: Sequence[int]) -> list[Brokerage]:
    """(nodes,), for each node the open ways of two steps that lead through it."""
    into: list[list[int]] = [[] for _ in graph.ids]
    for one, ties in enumerate(graph.out):
        for other in ties:
            into[other].append(one)
    found = []
    for node, ties in enumerate(graph.out):
        counts = [0] * 5
        for one in into[node]:
            for other in ties:
                if other != one and other not in graph.out[one]:
                    counts[_role(group[one], group[node], group[other])] += 1
        found.append(Brokerage(*counts))
    return found


def _role(one: int, broker: int, other: int) -> int:
    """The place of the role among the fields of `Brokerage`."""
    if one == other:
        return 0 if one == broker else 1
    if broker == other:
        return 2
    return 3 if broker == one else 4
