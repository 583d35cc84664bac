"""Who stands between two others who are not tied, between which groups, and how often chance would say so.

The groups are those of the ties, or those that somebody names. Chance keeps every tie and the size of every group, and
deals the nodes to the groups anew.

Source: Gould & Fernandez 1989, doi:10.2307/270949.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from ovillo.analysis.network.graph import Graph

ROLES = ("coordinator", "consultant", "gatekeeper", "representative", "liaison")
DEALS = 100
_MOST_WAYS = 50_000
"""Ways of two steps, open or not, up to which chance is tried: some seconds."""


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


@dataclass(frozen=True, slots=True)
class ByChance:
    """Each role of one node where nodes are dealt to the groups by chance, 100 times."""

    expected: tuple[float, ...]
    """The mean, in the order of the fields of `Brokerage`."""
    as_many: tuple[float, ...]
    """The share of the deals, 0 to 1, with at least as many."""


def by_chance(graph: Graph, group: Sequence[int], *, seed: int = 0) -> list[ByChance] | None:
    """(nodes,); None where there are too many open ways to deal again."""
    into = [0] * len(graph.ids)
    for ties in graph.out:
        for other in ties:
            into[other] += 1
    if sum(into[node] * len(ties) for node, ties in enumerate(graph.out)) > _MOST_WAYS:
        return None
    found = [_counts(each) for each in brokerage(graph, group)]
    chance = random.Random(seed)  # noqa: S311 - a seeded deal, no secret
    sums = [[0] * len(ROLES) for _ in found]
    reached = [[0] * len(ROLES) for _ in found]
    dealt = list(group)
    for _ in range(DEALS):
        chance.shuffle(dealt)
        for node, again in enumerate(brokerage(graph, dealt)):
            for role, count in enumerate(_counts(again)):
                sums[node][role] += count
                reached[node][role] += count >= found[node][role]
    return [
        ByChance(tuple(each / DEALS for each in total), tuple(each / DEALS for each in high))
        for total, high in zip(sums, reached, strict=True)
    ]


def _counts(brokerage: Brokerage) -> tuple[int, ...]:
    return tuple(getattr(brokerage, role) for role in ROLES)


def _role(one: int, broker: int, other: int) -> int:
    """The place of the role among the fields of `Brokerage`."""
    if one == other:
        return 0 if one == broker else 1
    if broker == other:
        return 2
    return 3 if broker == one else 4
