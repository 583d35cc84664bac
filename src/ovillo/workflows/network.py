"""`network`: the network of a bare list of ties or of a case, measured and asked.

Answers are JSON values whose nodes are ids; `rendering.network_text` tells them in words.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial

from ovillo.analysis.network.case_ties import (
    case_network,
    heard_documents,
    projected,
    wanted_statements,
)
from ovillo.analysis.network.case_ties import only as only_types
from ovillo.analysis.network.engines import Engine, Plain, betweenness_of, engine_for, is_exact, is_quick
from ovillo.analysis.network.firmness import LEAST, firmness
from ovillo.analysis.network.graph import Tie, build_graph, density
from ovillo.analysis.network.key_players import key_players, rank, reachable_pairs, reachers
from ovillo.analysis.network.row_ties import with_rows
from ovillo.casework.protection.people import fold_protected
from ovillo.corroboration import Corroborated, left_out_beside
from ovillo.domain.briefs import Contested
from ovillo.domain.calls import TABLE
from ovillo.domain.documents import Document
from ovillo.domain.entities import EntityType, NameLevel
from ovillo.domain.errors import NodeAmbiguousError, NodeUnknownError
from ovillo.domain.exoneration import BesideName
from ovillo.domain.findings import Finding
from ovillo.domain.networks import (
    Citation,
    Held,
    Measured,
    Network,
    NetworkNode,
    NetworkTie,
    TiePart,
    Wanted,
)
from ovillo.domain.protection import ProtectedAs
from ovillo.domain.sought import plain
from ovillo.domain.statements import Review, Statement
from ovillo.interfaces.record import Record
from ovillo.reading.edge_list import EdgeList, read_edge_list
from ovillo.rendering.counsel import counsel_among, is_counsel
from ovillo.rendering.network_text import MEANINGS, is_firm
from ovillo.workflows.beside_names import beside_names
from ovillo.workflows.concealing import marked_in
from ovillo.workflows.network_tables import RowTables
from ovillo.workflows.views import Resolved, find, find_contested, resolve

_TOP = 5
_SHORTEST_ID = 8
ADULT = 18
_NOT_NAMED = frozenset({ProtectedAs.VICTIM, ProtectedAs.MINOR})


class Asked:
    """A network that can be measured, and whose ties can be traced to what they rest on."""

    def __init__(
        self, engine_made: Callable[[], Engine], network: Network | None, *, read: EdgeList | None = None
    ) -> None:
        """Makes the engine once somebody asks for it: whoever looks at all of a drawing needs none."""
        self.read = read
        self._engine_made, self._network = engine_made, network

    @cached_property
    def engine(self) -> Engine:
        """What finds nodes and ways, and measures."""
        return self._engine_made()

    @cached_property
    def weighed(self) -> Engine:
        """What is measured: the ties that weigh something, and those whom they tie."""
        if self._network is None or all(tie.weight for tie in self._network.ties):
            return self.engine
        ties = tuple(tie for tie in self._network.ties if tie.weight)
        gone = {end for tie in self._network.ties for end in (tie.source, tie.target)}
        gone -= {end for tie in ties for end in (tie.source, tie.target)}
        nodes = tuple(node for node in self._network.nodes if node.id not in gone)
        return engine_of(replace(self._network, nodes=nodes, ties=ties), is_directed=self.engine.is_directed)

    @cached_property
    def network(self) -> Network:
        """Its nodes and ties with their evidence: of a bare list, the lines."""
        if self._network is not None:
            return self._network
        assert self.read is not None
        return _network_of(self.read, self.engine)

    def node(self, called: str) -> int:
        """The place of the one node with this id or name, or else whose id begins so or whose name has this form.

        Raises:
            NodeUnknownError: none has.
            NodeAmbiguousError: several have.
        """
        ids = self.engine.ids
        if called in ids:
            return ids.index(called)
        if self._network is None:
            raise NodeUnknownError
        return ids.index(id_called(self._network, called))

    def measured_node(self, called: str) -> int | str:
        """The same among what is measured; the id of a node that no tie of weight has.

        Raises:
            NodeUnknownError, NodeAmbiguousError: as `node`.
        """
        place = self.node(called)
        found, ids = self.engine.ids[place], self.weighed.ids
        if self.weighed is self.engine:
            return place
        return ids.index(found) if found in ids else found


def id_called(network: Network, called: str) -> str:
    """The id of the one node with this id or name, as `Asked.node` finds it; without its accents where none has it so.

    Raises:
        NodeUnknownError, NodeAmbiguousError: none has, or several have.
    """
    found = [each.id for each in network.nodes if called == each.id or _folded(each.name) == _folded(called)]
    found = found or [each.id for each in network.nodes if _is_called(each, called)]
    found = found or [each.id for each in network.nodes if plain(called) in map(plain, (each.name, *each.names))]
    if not found:
        raise NodeUnknownError
    if len(found) > 1:
        raise NodeAmbiguousError(ids=", ".join(found))
    return found[0]


def _folded(name: str) -> list[str]:
    return name.casefold().split()


def _is_called(node: NetworkNode, called: str) -> bool:
    """Whether this is the beginning of its id, or another form of its name."""
    is_id = len(called) >= _SHORTEST_ID and node.id.startswith(called)
    return is_id or _folded(called) in map(_folded, node.names)


def read_network(content: bytes, *, is_directed: bool) -> Asked:
    """The network of a file of ties.

    Raises:
        UsageError: the file holds no ties.
    """
    read = read_edge_list(content)
    engine = engine_for(read.ties, is_directed=is_directed)
    return Asked(lambda: engine, None, read=read)


@dataclass(frozen=True, slots=True)
class Drawing:
    """How the network of a case is drawn from its ties."""

    tables: Sequence[RowTables] = ()
    """Those that are wanted."""
    has_people_only: bool = False
    is_projected: bool = False
    """People are tied by the bodies that they share too."""


@dataclass(frozen=True)
class CaseNetworks:
    """A case whose networks can be drawn, by what is wanted of it."""

    resolved: Resolved
    found: Sequence[Finding] | None = None
    """Its findings, where somebody has worked them out already."""

    @cached_property
    def _all(self) -> Sequence[Finding]:
        """What is found where nothing is left out: acquittals and who is a lawyer do not depend on filters."""
        return find(self.resolved).findings if self.found is None else self.found

    @cached_property
    def contested(self) -> Contested:
        """What reviewers contradict one another on."""
        return find_contested(self.resolved, Corroborated(tuple(self._all), ()))

    @cached_property
    def _decided(self) -> Mapping[str, BesideName]:
        """What stands beside names, by the ids of the members of whoever something was decided for."""
        told = beside_names(self.resolved.entities, self._all, self.contested)
        return {member: told[each.id] for each in self.resolved.entities if each.id in told for member in each.members}

    @cached_property
    def _lawyers(self) -> frozenset[str]:
        return counsel_among(self._all)

    @cached_property
    def minors(self) -> frozenset[str]:
        """Ids of the entities to whom some source gives an age below 18."""
        return frozenset(
            each.subject.id
            for each in self._all
            if each.predicate == "age" and each.subject is not None
            if any(age.value.number is not None and age.value.number < ADULT for age in each.values)
        )

    @cached_property
    def protected(self) -> Mapping[str, Sequence[str]]:
        """The names of victims and minors, by their ids: whom statements or the words of a document mark, or people."""
        view = self.resolved.view
        found = marked_in(view.statements, view.entities, view.documents)
        known = {each: one for each, (one, kind) in found.items() if kind in _NOT_NAMED}
        names: dict[str, Sequence[str]] = {each: [one.name, *one.aliases] for each, one in known.items()}
        for each in self.resolved.entities:
            if each.id in self.minors or not known.keys().isdisjoint(each.members):
                names[each.id] = [*names.get(each.id, ()), *each.names] if each.level is not NameLevel.ROLE else []
        decided, _ = fold_protected(view.docket)
        return {**names, **{each: it.names for each, it in decided.items() if it.kind in _NOT_NAMED}}

    @cached_property
    def decided(self) -> Mapping[str, BesideName]:
        """What stands beside names, by the id of whoever something was decided for."""
        entities = self.resolved.entities
        return {each.id: self._decided[each.members[0]] for each in entities if each.members[0] in self._decided}

    def draw(self, wanted: Wanted) -> Network:
        """The ties of the statements that are wanted."""
        view = self.resolved.view
        documents = {each.id: each for each in view.documents}
        kept = [each for each in view.statements if each.review is not Review.REJECTED]
        chosen = wanted_statements(kept, documents, wanted)
        # Where no statement is left out, neither is any finding: to find them again would be half of the work.
        heard = heard_documents(view.documents, wanted)
        is_all = len(chosen) == len(kept) and len(heard) == len(view.documents)
        findings = self._all if is_all else self._found_in(chosen, heard)
        counsel = {
            each.id for each in findings if any(is_counsel(said, each, self._lawyers) for said in each.statements)
        }
        whole = () if is_all else self._all
        if wanted.said_by and not is_all:
            known = wanted_statements(kept, documents, Wanted(said_by=wanted.said_by))
            whole = () if len(known) == len(chosen) else self._found_in(known, heard)
        known_by_then = {each.id for each in heard}
        left_out = [
            one for one in self.contested.left_out if {each.document for each in one.statements} <= known_by_then
        ]
        return case_network(
            findings,
            documents,
            wanted,
            counsel=counsel,
            decided=self._decided,
            whole=whole,
            contested=left_out_beside(findings, left_out),
        )

    def _found_in(self, statements: Sequence[Statement], documents: tuple[Document, ...]) -> Sequence[Finding]:
        view = replace(self.resolved.view, statements=tuple(statements), documents=documents)
        return find(replace(self.resolved, view=view)).findings

    def draw_as(self, wanted: Wanted, drawing: Drawing) -> Network:
        """The same with the rows of tables; people only, or people tied by the bodies that they share."""
        network = self.draw(wanted)
        known = {each.id for each in self.resolved.view.documents}
        for each in drawing.tables:
            rows = [row for row in each.rows if each.sources[row.row // TABLE].document in known]
            network = with_rows(network, each.kind, rows, each.sources, wanted, written=each.written)
        if drawing.is_projected:
            return projected(network)
        return only_types(network, {EntityType.PERSON}) if drawing.has_people_only else network


def open_networks(record: Record, *, as_of: int | None = None) -> CaseNetworks:
    """The case as it is, or after so many entries of its ledger.

    Raises:
        SizeNotReachedError: the ledger never had as many.
    """
    return CaseNetworks(resolve(record, as_of=as_of))


def ask_case(networks: CaseNetworks, wanted: Wanted, drawing: Drawing, *, is_directed: bool) -> Asked:
    """The network of a case; measures follow the direction of ties where that is asked for."""
    network = networks.draw_as(wanted, drawing)
    return Asked(partial(engine_of, network, is_directed=is_directed), network)


def draw_case(networks: CaseNetworks, wanted: Wanted, drawing: Drawing) -> Asked:
    """The network of a case that is drawn and never measured: whatever its size, plain Python finds its ways."""
    network = networks.draw_as(wanted, drawing)
    return Asked(lambda: Plain(build_graph(_ties_of(network), is_directed=False)), network)


def engine_of(network: Network, *, is_directed: bool) -> Engine:
    """The engine of a network; nodes stand in its order. A tie of no weight leads on too: see `Asked.weighed`."""
    return engine_for(_ties_of(network), is_directed=is_directed)


def _ties_of(network: Network) -> Sequence[Tie]:
    """Each node tied to itself, so that all stand in their order, and then the ties."""
    alone = [(node.id, node.id, 1.0) for node in network.nodes]
    return [*alone, *((tie.source, tie.target, tie.weight or 1.0) for tie in network.ties)]


def _network_of(read: EdgeList, engine: Engine) -> Network:
    """The ties of a bare list, each with its lines."""
    parts: dict[tuple[str, str], list[TiePart]] = {}
    for (one, other, weight), line in zip(read.ties, read.lines, strict=True):
        if one != other:
            ends = (one, other) if engine.is_directed or (other, one) not in parts else (other, one)
            part = TiePart(None, one, other, weight, citations=(Citation(line=line),))
            parts.setdefault(ends, []).append(part)
    nodes = tuple(NetworkNode(each, each) for each in engine.ids)
    return Network(nodes, tuple(NetworkTie(*ends, tuple(made)) for ends, made in parts.items()))


def measure(engine: Engine, *, is_weighted: bool) -> Measured:
    """Every measure of a network; what only small networks can be asked is None for a large one."""
    ids = engine.ids
    between = betweenness_of(engine, is_weighted=is_weighted)
    top = rank(between.scores)[:_TOP]
    ties = engine.degrees()
    group = engine.communities()
    parting, reaching = key_players(engine, between.scores), reachers(engine, between.scores)

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
        "strength": by_id(engine.strengths()),
        "betweenness": by_id(between.scores),
        "key_players": [ids[each] for each in parting.nodes],
        "reachers": [ids[each] for each in reaching.nodes],
        "betweenness_errors": None if is_exact(engine) else by_id(between.errors),
        "closeness": by_id(engine.closeness()) if is_exact(engine) else None,
        "clustering": by_id(engine.clustering()),
        "core": by_id(engine.core_numbers()),
        "pagerank": by_id(engine.pagerank()),
        "community": by_id(group),
    }
    named = {"top": top, "key_players": parting.nodes, "reachers": reaching.nodes}
    return Measured(
        measures,
        tuple(ids[each] for each in top),
        tuple(between.errors[each] for each in top),
        firmness(engine, named, is_weighted=is_weighted),
        pairs_before=reachable_pairs(engine),
        pairs_left=round(parting.worth),
        alike=(parting.alike, reaching.alike),
        is_small=min(len(ids), engine.edges) < LEAST,
        is_slow=not is_exact(engine) and not is_quick(),
    )


def more_of(measured: Measured) -> dict[str, object]:
    """As JSON: how firm the ranks and sets are, what the sets come to, and what each measure means."""
    players, reaching = measured.measures["key_players"], measured.measures["reachers"]
    assert isinstance(players, list)
    assert isinstance(reaching, list)
    named: dict[str, Sequence[str]] = {"top": measured.top, "key_players": players, "reachers": reaching}
    firm = measured.firm
    return {
        "firmness": None
        if firm is None
        else {name: _held_lines(ids, getattr(firm, name)) for name, ids in named.items()},
        "pairs": measured.pairs_before,
        "pairs_without_key_players": measured.pairs_left,
        "key_players_alike": measured.alike[0],
        "reachers_alike": measured.alike[1],
        "meaning": dict(MEANINGS),
    }


def _held_lines(ids: Sequence[str], held: Held) -> list[dict[str, object]]:
    return [
        {
            "id": each,
            "without_ties": held.without_ties[place],
            "without_people": held.without_people[place],
            "firm": is_firm(held, place),
        }
        for place, each in enumerate(ids)
    ]


def said_by(wanted: Wanted, day: date) -> Wanted:
    """The same, of what had been published by that day."""
    return replace(wanted, said_by=day)
