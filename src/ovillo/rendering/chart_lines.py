"""A part of a network as the JSON value that the page draws: nodes, and ties between places in their list."""

from collections.abc import Mapping, Sequence
from typing import Any

from ovillo.domain.exoneration import DECIDED
from ovillo.domain.networks import Network, NetworkNode, NetworkTie
from ovillo.domain.statements import FIRMNESS, Standing
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.inert import inline
from ovillo.rendering.node_names import apart_name, beside_name, say_exonerations
from ovillo.rendering.read_beside import say_denials

Line = dict[str, Any]  # Any: JSON values; frontend/src/network/network.ts has their types


def chart_lines(network: Network, ties_in_all: Mapping[str, int], catalogue: Catalogue) -> Line:
    """Nodes with their ties in the whole network; ties with what is said in the reader's words."""
    place = {node.id: number for number, node in enumerate(network.nodes)}
    return {
        "nodes": [_node(node, ties_in_all[node.id], catalogue) for node in network.nodes],
        "ties": [_tie(tie, place, catalogue) for tie in network.ties],
    }


def _node(node: NetworkNode, ties: int, catalogue: Catalogue) -> Line:
    return {
        "id": node.id,
        "name": apart_name(node, inline(node.name), catalogue),
        "type": node.type.value if node.type else None,
        "acquitted": node.is_acquitted,
        "cleared": bool(node.exonerations),
        "beside": beside_name(node, catalogue),
        "named": node.is_named,
        "ties": ties,
    }


def _tie(tie: NetworkTie, place: Mapping[str, int], catalogue: Catalogue) -> Line:
    standing = drawn_standing(tie)
    return {
        "source": place[tie.source],
        "target": place[tie.target],
        "weight": tie.weight,
        "standing": standing.value if standing else None,
        "label": tie_label(tie, catalogue),
        "denials": say_denials(tie, catalogue),
        "cleared": not DECIDED.isdisjoint(tie.exonerations),
        "for": say_exonerations(tie, catalogue),
        "first": tie.first.isoformat() if tie.first else None,
        "last": tie.last.isoformat() if tie.last else None,
        "dated": tie.is_day_told,
        "disputed": tie.is_disputed,
        "symmetric": tie.is_symmetric,
    }


def tie_label(tie: NetworkTie, catalogue: Catalogue) -> str:
    """What is said of the two, each act once, in the order of the parts."""
    told = [(part, catalogue.predicate(part.predicate)) for part in tie.parts if part.predicate]
    cleared = catalogue.standing(Standing.ACQUITTED)
    return ", ".join(dict.fromkeys(said if part.weight else f"{cleared}: {said}" for part, said in told))


def drawn_standing(tie: NetworkTie) -> Standing | None:
    """The standing by which a tie is drawn: the firmest of its parts, else the first that stands beside that order.

    None where no part has one, as of rows of tables.
    """
    given: Sequence[Standing] = [part.standing for part in tie.parts if part.standing is not None]
    firm = [each for each in given if each in FIRMNESS]
    if firm:
        return max(firm, key=FIRMNESS.index)
    return given[0] if given else None
