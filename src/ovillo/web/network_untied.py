"""Who is in the case and not in its network: said as such, for "nobody is called so" would be wrong."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ovillo.domain.entities import CaseEntity, NameLevel
from ovillo.domain.errors import NodeUnknownError
from ovillo.domain.messages import mark
from ovillo.domain.networks import Network
from ovillo.domain.sought import plain
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.inert import inline
from ovillo.web.network_query import KINDS, NetworkQuery
from ovillo.workflows.answers import Answers

_MOST: Final = 8


class NodeUntiedError(NodeUnknownError):
    code = "node_untied"
    template = mark(
        "Whoever has that id or name is in the case, but by these filters no source that counts ties them to anybody. "
        "Other filters may."
    )
    on_page = template


@dataclass(frozen=True, slots=True)
class Untied:
    """One of those whom an address names."""

    name: str
    page: str
    """Where all is told of them."""
    wider: str
    """The network with every kind of tie; empty where that is asked for already."""


def untied_of(query: NetworkQuery, network: Network, answers: Answers, catalogue: Catalogue) -> Sequence[Untied]:
    """Of those whom an address names by id or full name, whom the case has and its network by these filters has not."""
    tied = {node.id for node in network.nodes}
    widest = {"kind": list(KINDS), "standing": None, "since": None, "until": None, "people": None, "unnamed": "1"}
    is_widest = set(query.kind) == set(KINDS) and not any((query.standing, query.since, query.until, query.people))
    found = {
        each.id: each
        for called in filter(None, (*query.at, query.from_, query.to))
        for each in _called(called, answers)
        if each.id not in tied
    }
    return [
        Untied(
            catalogue.quoted(inline(each.name)) if each.level is NameLevel.ROLE else inline(each.name),
            f"/entities/{each.id}",
            "" if is_widest else f"/network?{query.address(**widest)}",
        )
        for each in list(found.values())[:_MOST]
    ]


def _called(called: str, answers: Answers) -> Sequence[CaseEntity]:
    if called in answers.entities:
        return [answers.entities[called]]
    wanted = plain(called)
    return [each for each in answers.resolved.entities if wanted in map(plain, each.names)]
