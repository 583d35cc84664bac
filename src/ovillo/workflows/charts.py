"""Parts of a case's network for a page that draws them, and the network of each state kept for all who ask.

1. A part has every tie among those whom it shows, whoever they were reached through.
2. How many ties somebody has in the whole network is told with each: what a page does not show, it says that it lacks.
3. Networks are kept until the ledger grows; which is wanted is part of their key.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from threading import Lock

from ovillo.analysis.network.routes import around, routes
from ovillo.casework.charts import CHART, Chart, content_of, fold, seen_by
from ovillo.domain.errors import NodeUnknownError, UsageError
from ovillo.domain.messages import mark
from ovillo.domain.networks import CALLS, IN_DOCUMENTS, PAYMENTS, Network, NetworkNode, NetworkTie, Wanted
from ovillo.domain.sought import has_words, plain
from ovillo.interfaces.record import Record
from ovillo.workflows.answers import Answers
from ovillo.workflows.network import Asked, CaseNetworks, Drawing, draw_case
from ovillo.workflows.network_tables import RowTables

_APART = 12
"""Letters of an id, as the answers of `ovillo network` show them."""
_KEPT = 12
"""Networks of one state that are kept: one for each set of filters that people use side by side."""


class ChartUnknownError(UsageError):
    code = "chart_unknown"
    template = mark("No chart of this case that you may open has that id. The network page lists those that you may.")


class ChartEmptyError(UsageError):
    code = "chart_empty"
    template = mark("A chart needs a name and somebody on it. Give it a name, and show somebody first.")


@dataclass(frozen=True, slots=True)
class Part:
    """Some of a network."""

    network: Network
    ties_in_all: Mapping[str, int]
    """Of each node that is shown: its ties in the whole network."""
    opened: tuple[str, ...] = ()
    """Whom it was opened on."""
    paths: tuple[tuple[str, ...], ...] = ()
    """Ways between two, as ids."""


def told_apart(network: Network) -> Network:
    """The same, with a mark beside the name of everybody whose name another bears.

    It is where the name stands; only those whom the documents name alike are told apart by what no reader knows, an id.
    """
    named = [node for node in network.nodes if node.is_named]
    borne = Counter(plain(node.name) for node in named)
    of_documents = Counter(plain(node.name) for node in named if ":" not in node.id)

    def marked(node: NetworkNode) -> NetworkNode:
        kind, is_of_rows, _ = node.id.partition(":")
        name = plain(node.name)
        if not node.is_named or borne[name] == 1:
            return node
        return replace(node, apart=kind if is_of_rows else node.id[:_APART] if of_documents[name] > 1 else IN_DOCUMENTS)

    return replace(network, nodes=tuple(map(marked, network.nodes)))


class DrawnNetwork:
    """A network of which parts are asked for."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked

    @cached_property
    def network(self) -> Network:
        """The network, those of one name told apart."""
        return told_apart(self.asked.network)

    @cached_property
    def _nodes(self) -> Mapping[str, NetworkNode]:
        return {each.id: each for each in self.network.nodes}

    @cached_property
    def _ties_at(self) -> Mapping[str, Sequence[NetworkTie]]:
        found: dict[str, list[NetworkTie]] = {each.id: [] for each in self.network.nodes}
        for tie in self.network.ties:
            found[tie.source].append(tie)
            if tie.target != tie.source:
                found[tie.target].append(tie)
        return found

    def whole(self) -> Part:
        """All of it."""
        return self._part(self._nodes)

    def around(self, called: Iterable[str]) -> Part:
        """Those who are named, by id, name or words of a name that no other has, with everybody tied to them.

        Raises:
            NodeUnknownError, NodeAmbiguousError: none, or several, have that name.
        """
        engine = self.asked.engine
        centers = list(dict.fromkeys(map(self._place, called)))
        near = dict.fromkeys(node for center in centers for node in around(engine.graph, center, steps=1))
        return self._part((engine.ids[each] for each in near), opened=[engine.ids[each] for each in centers])

    def between(self, one: str, other: str) -> Part:
        """Up to three ways from one to the other, and everybody on them.

        Raises:
            NodeUnknownError, NodeAmbiguousError: none, or several, have that name.
        """
        engine = self.asked.engine
        start, end = self._place(one), self._place(other)
        ways = [[engine.ids[node] for node in way] for way in routes(engine.graph, start, end)] if start != end else []
        shown = dict.fromkeys([engine.ids[start], engine.ids[end], *(node for way in ways for node in way)])
        return self._part(shown, opened=[engine.ids[start], engine.ids[end]], paths=ways)

    def of(self, ids: Iterable[str]) -> Part:
        """Those of these who are in the network."""
        return self._part(each for each in dict.fromkeys(ids) if each in self._nodes)

    def ties_between(self, ones: Collection[str], others: Collection[str]) -> Sequence[NetworkTie]:
        """Every tie that has one end among the ones and the other among the others, whichever way it leads."""
        chosen = {id(tie): tie for node in ones if node in self._ties_at for tie in self._ties_at[node]}
        some, rest = set(ones), set(others)
        return [
            tie
            for tie in chosen.values()
            if (tie.source in some and tie.target in rest) or (tie.source in rest and tie.target in some)
        ]

    def named_like(self, words: str, *, most: int) -> Sequence[NetworkNode]:
        """Those with each of the words in one of their names, by name; case and accents are no matter."""
        wanted = words.split()
        found = [
            node for node in self.network.nodes if any(has_words([name], wanted) for name in (node.name, *node.names))
        ]
        return sorted(found, key=lambda node: (node.name.casefold(), node.id))[:most]

    def _place(self, called: str) -> int:
        """The place of whoever has this id or name, or else of the only one whose name has these words."""
        try:
            return self.asked.node(called)
        except NodeUnknownError:
            alike = self.named_like(called, most=2)
            if len(alike) != 1:
                raise
            return self.asked.node(alike[0].id)

    def _part(self, ids: Iterable[str], *, opened: Sequence[str] = (), paths: Sequence[Sequence[str]] = ()) -> Part:
        shown = dict.fromkeys(ids)
        network = self.network
        ties = tuple(tie for tie in network.ties if tie.source in shown and tie.target in shown)
        part = replace(network, nodes=tuple(self._nodes[each] for each in shown), ties=ties)
        counts = {each: len(self._ties_at[each]) for each in shown}
        return Part(part, counts, tuple(opened), tuple(map(tuple, paths)))


TablesOf = Callable[[Wanted], Sequence[RowTables]]


class KeptNetworks:
    """The networks of the present state of a case, each drawn once."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._size = -1
        self._networks: CaseNetworks | None = None
        self._kept: dict[tuple[object, ...], DrawnNetwork] = {}

    def draw(
        self,
        answers: Answers,
        wanted: Wanted,
        tables_of: TablesOf,
        *,
        has_people_only: bool = False,
        rows_read: tuple[object, ...] = (),
    ) -> DrawnNetwork:
        """The network that is wanted of one state of the case.

        Args:
            answers: the case, as whoever asks may see it.
            wanted: which ties.
            tables_of: gives the rows of the case's tables that are wanted.
            has_people_only: whether everything else is left out.
            rows_read: what tells one way in which `tables_of` reads rows from another.
        """
        key = (*_key(wanted), has_people_only, rows_read)
        with self._lock:
            if self._networks is None or self._size != answers.ledger_size:
                self._networks = CaseNetworks(answers.resolved, answers.found.findings)
                self._size = answers.ledger_size
                self._kept.clear()
            found = self._kept.pop(key, None)
            if found is None:
                tables = tables_of(wanted) if {CALLS, PAYMENTS} & set(wanted.kinds) else ()
                drawing = Drawing(tuple(tables), has_people_only=has_people_only)
                found = DrawnNetwork(draw_case(self._networks, wanted, drawing))
            self._kept[key] = found  # the last one used stands last
            while len(self._kept) > _KEPT:
                del self._kept[next(iter(self._kept))]
            return found


def _key(wanted: Wanted) -> tuple[object, ...]:
    return (
        frozenset(wanted.kinds),
        frozenset(wanted.standings),
        frozenset(wanted.sources),
        frozenset(wanted.source_kinds),
        *(wanted.since, wanted.until, wanted.said_by, wanted.only_accepted, wanted.has_unnamed),
    )


def list_charts(record: Record, *, person: str) -> Sequence[Chart]:
    """The charts that somebody may open."""
    with record.reading() as reader:
        return seen_by(fold(reader.docket(CHART)), person)


def find_chart(record: Record, chart: str, *, person: str) -> Chart:
    """One that somebody may open.

    Raises:
        ChartUnknownError: there is none with this id, or it is another person's own.
    """
    for each in list_charts(record, person=person):
        if each.id == chart:
            return each
    raise ChartUnknownError


def keep_chart(record: Record, chart: Chart) -> None:
    """Keeps a chart, in place of what its keeper kept under its id before.

    Raises:
        ChartUnknownError: the id is that of somebody else's chart.
        ChartEmptyError: it has no name, or shows nobody.
        CaseBusyError, CaseReadOnlyError, DiskFullError: as every write.
    """
    if not chart.name.strip() or not chart.places:
        raise ChartEmptyError
    with record.writing(actor=chart.by, at=chart.at) as writer:
        known = fold(writer.docket(CHART)).get(chart.id)
        if known is not None and known.by != chart.by:
            raise ChartUnknownError
        writer.enter(CHART, chart.id, content_of(chart))
