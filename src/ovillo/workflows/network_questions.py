"""The questions that a network can be asked; every answer is a JSON value with ids of nodes and what it rests on."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from enum import StrEnum
from functools import partial
from itertools import pairwise
from typing import Any

from ovillo.analysis.network.brokers import ROLES, brokerage, by_chance
from ovillo.analysis.network.change import change_between
from ovillo.analysis.network.communities import stability
from ovillo.analysis.network.holding import HOLDING, Kept, holding_ties, kept_after, parted_by_office, parted_by_word
from ovillo.analysis.network.officials import Officials, officials_among
from ovillo.analysis.network.prediction import leads, tells, worth
from ovillo.analysis.network.removal import Removal, compare
from ovillo.analysis.network.routes import around, routes
from ovillo.analysis.network.row_ties import named_alike
from ovillo.domain.errors import NodeUnknownError, UsageError
from ovillo.domain.messages import mark
from ovillo.domain.networks import Network, NetworkQuestion, NetworkTie, Wanted
from ovillo.reading.edge_list import EdgeList
from ovillo.rendering import network_exports as exports
from ovillo.rendering.network_lines import node_line, tie_line
from ovillo.workflows.network import Asked, CaseNetworks, Drawing, id_called, said_by
from ovillo.workflows.office_words import office_words

Answer = dict[str, Any]  # Any: a JSON value
SEEDS = 20
LEADS = 20


MEANING: Mapping[NetworkQuestion, str] = {
    NetworkQuestion.TIES: mark(
        "A tie is what a source says of two, in its words and with its standing. It weighs as many independent sources "
        "as tell of it; what only an acquittal tells weighs nothing, and no measure counts it."
    ),
    NetworkQuestion.GROUPS: mark(
        "A group is tied more within than chance would tie it: that is no gang and no membership. Stability is how "
        "much of it 20 other orders of search find again, from 0 to 1."
    ),
    NetworkQuestion.BROKERS: mark(
        "A broker stands between two who are not tied in what was reported; perhaps they are. Without --groups-of the "
        "groups are those of this network's ties, not of what anybody belongs to. By chance: the mean where the nodes "
        "are dealt to groups of the same sizes 100 times; groups made of the very ties hold more coordinators than "
        "that anyway. Having a role is not doing anything for anybody."
    ),
    NetworkQuestion.PATHS: mark(
        "A path is a chain of reports, each with its own standing; it does not say that anything passed along it. "
        "The paths share nobody in between, so that each stands without the others."
    ),
    NetworkQuestion.EGO: mark(
        "Those around somebody are those of whom something was reported, as witnesses and victims are too."
    ),
    NetworkQuestion.CHANGE: mark(
        "What is new had not been published before; it may be as old as the rest. What has no day of publication is "
        "left out of both."
    ),
    NetworkQuestion.HIDDEN: mark(
        "Leads to look at, not ties: two who share contacts are often tied, and as often neighbours or relatives of "
        "the same people. On published cases such signs tell .94 for meetings, but .56 for telephone calls alone, "
        "where 0.5 is a coin."
    ),
    NetworkQuestion.ARRESTS: mark(
        "It counts what was reported, at once and for ever: people replace whoever is gone, and a network that "
        "falls into parts is harder to watch. It is no ground for an arrest. Whom somebody is said to have may be "
        "elsewhere by now: of a rescue it tells whom to ask first, not where to go."
    ),
}
"""What each answer says and does not: sentences that the catalogue translates."""


def list_ties(asked: Asked) -> Answer:
    """Every tie with its evidence."""
    network = asked.network
    return {
        "nodes": [node_line(node) for node in network.nodes],
        "ties": [tie_line(tie) for tie in network.ties],
        "left_out": dict(network.left_out),
        "named_alike": [list(each) for each in named_alike(network)],
    }


def list_groups(asked: Asked) -> Answer:
    """Communities, largest first, each with how much of it other orders of search find again."""
    engine = asked.weighed
    group = engine.communities()
    firm = stability(group, [engine.communities(seed=seed) for seed in range(SEEDS)])
    members: dict[int, list[str]] = {}
    for node, name in enumerate(group):
        members.setdefault(name, []).append(engine.ids[node])
    ordered = sorted(members.items(), key=lambda each: (-len(each[1]), each[0]))
    return {
        "modularity": engine.modularity(group),
        "groups": [{"members": each, "stability": firm[name]} for name, each in ordered],
    }


def list_brokers(asked: Asked, *, named: EdgeList | None = None) -> Answer:
    """Who stands between others, by role; whoever stands between nobody is left out.

    Args:
        asked: the network.
        named: nodes (ids or names) and the group of each, from a file; else groups are those of the ties.

    Raises:
        NodeUnknownError, NodeAmbiguousError: the file names no node, or several.
    """
    engine = asked.weighed
    group = engine.communities()
    if named is not None:
        number = {name: place for place, name in enumerate(dict.fromkeys(name for _, name, _ in named.ties))}
        listed = {asked.measured_node(node): number[name] for node, name, _ in named.ties}
        group = [listed.get(node, len(number) + node) for node in range(len(engine.ids))]
    found, chance = brokerage(engine.graph, group), by_chance(engine.graph, group)
    ordered = sorted(range(len(found)), key=lambda node: (-found[node].total, node))
    return {
        "brokers": [
            {
                "id": engine.ids[node],
                "total": found[node].total,
                **asdict(found[node]),
                "expected": None if chance is None else dict(zip(ROLES, chance[node].expected, strict=True)),
                "chance": None if chance is None else dict(zip(ROLES, chance[node].as_many, strict=True)),
            }
            for node in ordered
            if found[node].total
        ],
        "groups_from": "ties" if named is None else "file",
        "without_group": 0 if named is None else len(engine.ids) - sum(isinstance(each, int) for each in listed),
    }


def list_paths(asked: Asked, one: str, other: str) -> Answer:
    """Up to three ways between two nodes, each hop with its evidence."""
    engine = asked.engine
    ids, start, end = engine.ids, asked.node(one), asked.node(other)
    ways = routes(engine.graph, start, end) if start != end else []
    return {
        "from": ids[start],
        "to": ids[end],
        "paths": [
            {
                "nodes": [ids[node] for node in way],
                "hops": [
                    [tie_line(tie) for tie in _between(asked.network, ids[near], ids[far])]
                    for near, far in pairwise(way)
                ],
            }
            for way in ways
        ],
    }


def list_around(asked: Asked, center: str, *, steps: int) -> Answer:
    """Whoever stands within some steps of a node, and the ties among them."""
    engine = asked.engine
    node = asked.node(center)
    near = {engine.ids[each]: distance for each, distance in around(engine.graph, node, steps=steps).items()}
    ties = [tie for tie in asked.network.ties if tie.source in near and tie.target in near]
    return {"center": engine.ids[node], "steps": near, "ties": [tie_line(tie) for tie in ties]}


def list_hidden(asked: Asked) -> Answer:
    """Pairs that may be tied, by whom they share; and how well that tells on this network."""
    engine = asked.weighed
    ids, told = engine.ids, worth(engine.graph)
    return {
        "worth": None if told is None else [asdict(each) for each in told],
        "tells": None if told is None else tells(told[0]),
        "leads": [
            {
                "one": ids[each.one],
                "other": ids[each.other],
                "shared": [ids[node] for node in each.shared],
                "score": each.score,
            }
            for each in leads(engine.graph, most=LEADS, among=engine.leading(most=LEADS))
        ],
    }


def list_arrests(
    asked: Asked,
    sets: Sequence[Sequence[str]],
    *,
    holders: Network | None,
    minors: Collection[str] = (),
    by_office: Collection[str] = (),
) -> Answer:
    """What each proposed set would break, beside sets of its size; and who is said to hold somebody.

    Args:
        asked: the network.
        sets: ids or names of those to be arrested together.
        holders: of a case, the ties that say who sells, receives, moves or keeps somebody.
        minors: ids of those to whom a source gives an age below 18.
        by_office: ids of statements that tell of no more than an office or care (`officials_of`).
    """
    ids = asked.weighed.ids
    told = partial(_removal, ids)
    drawn = Network((), (), {}) if holders is None else holders
    said, not_said = parted_by_word(holding_ties(drawn, minors=minors))
    holding, in_office = parted_by_office(said, by_office)

    found = []
    for names in sets:
        found_in = [_arrested(asked, holders, name) for name in names]
        gone = sorted({each for each in found_in if isinstance(each, int)})
        compared = compare(asked.weighed, gone)
        taken = {ids[each] if isinstance(each, int) else each for each in found_in}
        found.append(
            {
                **told(compared.proposed),
                "outside": sorted(each for each in found_in if isinstance(each, str)),
                "by_degree": told(compared.by_degree),
                "by_chance": compared.by_chance,
                "worse_by_chance": compared.worse_by_chance,
                "left_holding": [tie_line(tie) for tie in holding if tie.source not in taken],
                "arrested_holding": [tie_line(tie) for tie in holding if tie.source in taken],
                "by_office": [tie_line(tie) for tie in in_office],
                "not_said_to_hold": [tie_line(tie) for tie in not_said],
                "kept": [_kept(one) for one in kept_after(drawn, taken, minors=minors, by_office=by_office)],
            }
        )
    return {"sets": found, "names": {**drawn.named(), **asked.network.named()}}


def _removal(ids: Sequence[str], removal: Removal) -> Answer:
    return {
        "without": [ids[each] for each in removal.gone],
        "share": removal.share,
        "pairs": removal.pairs,
        "largest": removal.largest,
        "alone": [ids[each] for each in removal.alone],
    }


def _arrested(asked: Asked, holders: Network | None, name: str) -> int | str:
    """The place of a node; the id of whoever is no node here, and is said to sell, receive, move or keep somebody."""
    try:
        return asked.measured_node(name)
    except NodeUnknownError:
        if holders is None:
            raise
    return id_called(holders, name)


def holders_of(networks: CaseNetworks, wanted: Wanted) -> Network:
    """The ties of a case that say who sells, receives, moves or keeps somebody, unnamed ends included."""
    return networks.draw(replace(wanted, kinds=HOLDING, has_unnamed=True))


def list_change(networks: CaseNetworks, wanted: Wanted, drawing: Drawing, days: tuple[date, date]) -> Answer:
    """What the sources and the rows of tables had added to the network by the later day."""
    before, after = (networks.draw_as(said_by(wanted, day), drawing) for day in sorted(days))
    change = change_between(before, after)
    return {
        "names": {**before.named(), **after.named()},
        "nodes": [node_line(node) for node in change.nodes],
        "nodes_gone": [node_line(node) for node in change.gone],
        "ties": [tie_line(tie) for tie in change.ties],
        "ties_gone": [tie_line(tie) for tie in change.cut],
        "ties_changed": [{"before": tie_line(each.before), "after": tie_line(each.after)} for each in change.moved],
    }


def _between(network: Network, one: str, other: str) -> list[NetworkTie]:
    return [tie for tie in network.ties if {tie.source, tie.target} == {one, other}]


def _kept(kept: Kept) -> Answer:
    return {
        "id": kept.id,
        "child": kept.is_child,
        "left_with": [each.id for each in kept.left_with],
        "nobody_said_to_have": not kept.is_anywhere,
        "holders": [
            {
                "id": each.id,
                "predicate": each.predicate,
                "has": each.is_having,
                "last": each.last.isoformat() if each.last else None,
                "arrested": each.is_arrested,
                "by_office": each.is_by_office,
            }
            for each in kept.holders
        ],
    }


def officials_of(networks: CaseNetworks) -> Officials:
    """Who is an official in a case, and which statements tell of no more than an office or care."""
    view = networks.resolved.view
    return officials_among(view.entities, view.statements, networks.resolved.entities, office_words())


class NetworkExport(StrEnum):
    """In which form a network leaves for other programs."""

    GRAPHML = "graphml"
    GEXF = "gexf"
    CSV = "csv"
    I2 = "i2"
    FTM = "ftm"
    UCO = "uco"
    HTCDS = "htcds"


def export_network(asked: Asked, form: NetworkExport, *, networks: CaseNetworks | None = None) -> str:
    """The ties and what they rest on; those of a case have directions, whatever is measured.

    Args:
        asked: the network.
        form: of what is written.
        networks: the case that it is drawn from: it knows who is not to be named.

    Raises:
        UsageError: the package that the form needs is not installed; or the form tells what a bare list does not say.
    """
    network = asked.network
    is_directed = asked.read is None or asked.engine.is_directed
    match form:
        case NetworkExport.GRAPHML:
            return exports.graphml_text(network, is_directed=is_directed)
        case NetworkExport.GEXF:
            return exports.gexf_text(network, is_directed=is_directed)
        case NetworkExport.CSV:
            return exports.csv_text(network)
        case NetworkExport.I2:
            return exports.i2_chart(network, is_directed=is_directed)
        case NetworkExport.FTM:
            return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in exports.ftm_lines(network))
        case NetworkExport.HTCDS:
            if asked.read is not None:
                raise UsageError(
                    problem=mark("A list of ties does not say what happened. HTCDS rows are made of a case.")
                )
            if networks is None:
                return exports.htcds_text(network)
            return exports.htcds_text(
                network,
                protected=networks.protected,
                officials=officials_of(networks).ids,
                by_office=officials_of(networks).statements,
            )
        case NetworkExport.UCO:
            return json.dumps(exports.uco_graph(network), ensure_ascii=False, indent=1)
