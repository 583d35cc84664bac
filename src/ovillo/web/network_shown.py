"""What the network page shows for an address: a part of the network, its table, and the evidence beside it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from typing import Final

from fastapi import Request

from ovillo.casework.charts import Chart
from ovillo.domain.errors import NodeUnknownError
from ovillo.domain.messages import mark
from ovillo.domain.networks import NetworkNode
from ovillo.domain.statements import Standing
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.chart_lines import drawn_standing, tie_label
from ovillo.rendering.inert import inline
from ovillo.rendering.network_lines import say_days
from ovillo.rendering.read_beside import say_all_beside, say_denials
from ovillo.web.network_evidence import Said, evidence_of, shown_name
from ovillo.web.network_query import NetworkQuery
from ovillo.web.network_untied import NodeUntiedError, Untied, untied_of
from ovillo.web.pages import catalogue_of
from ovillo.web.workbench import workbench_of
from ovillo.wiring.case_rows import network_tables
from ovillo.workflows.charts import DrawnNetwork, KeptNetworks, Part, find_chart

ROWS_A_PAGE: Final = 200


def drawn(request: Request, query: NetworkQuery) -> DrawnNetwork:
    """The network by the filters of an address."""
    bench = workbench_of(request)
    answers = bench.answers.now()  # only for whoever may read
    kept = bench.drawings.of(KeptNetworks, KeptNetworks)
    is_apart, minus = query.as_written == "1", query.minus or None
    tables_of = partial(network_tables, bench.opened, as_written=is_apart, minus=minus)
    rows_read = (is_apart, minus)
    return kept.draw(answers, query.wanted, tables_of, has_people_only=query.people == "1", rows_read=rows_read)


def part_of(request: Request, query: NetworkQuery) -> tuple[Part, Chart | None]:
    """What is to be shown, and the chart that says where.

    Raises:
        NodeUntiedError: the address names somebody of the case whom nothing that counts ties to anybody.
        NodeUnknownError, NodeAmbiguousError, ChartUnknownError: it names nobody.
    """
    try:
        return _part_of(request, query)
    except NodeUnknownError as error:
        if untied(request, query):
            raise NodeUntiedError from error
        raise


def untied(request: Request, query: NetworkQuery) -> Sequence[Untied]:
    """Of those whom the address names, whom the case has and its network has not."""
    answers = workbench_of(request).answers.now()
    return untied_of(query, drawn(request, query).network, answers, catalogue_of(request))


def _part_of(request: Request, query: NetworkQuery) -> tuple[Part, Chart | None]:
    network = drawn(request, query)
    chart = (
        find_chart(workbench_of(request).opened.record, query.chart, person=actor_of(request)) if query.chart else None
    )
    if query.all:
        return network.whole(), None
    grown = network.around(each for each in query.at if each)
    if chart is not None:
        return network.of([*chart.places, *grown.ties_in_all]), chart
    if query.from_ and query.to:
        ways = network.between(query.from_, query.to)
        both = network.of([*ways.ties_in_all, *grown.ties_in_all])
        return replace(both, opened=ways.opened, paths=ways.paths), None
    return grown, None


def actor_of(request: Request) -> str:
    """Who asks."""
    return str(request.state.session.actor)


@dataclass(frozen=True, slots=True)
class Row:
    """One tie as the table says it."""

    one: str
    act: str
    other: str
    standing: Standing | None
    held: str
    days: str
    weight: str
    is_disputed: bool
    denials: Sequence[str]
    beside: Sequence[str]
    """What must be read with it: one line, or none."""
    address: str


@dataclass(frozen=True, slots=True)
class Rows:
    """A page of the table."""

    rows: Sequence[Row]
    count: int
    before: str
    after: str
    alone: Sequence[str]
    """Names of those whom no shown tie names."""


def rows_of(part: Part, query: NetworkQuery, catalogue: Catalogue) -> Rows:
    """One page of the ties of a part, those of most sources first."""
    nodes = {node.id: node for node in part.network.nodes}
    ties = sorted(part.network.ties, key=lambda tie: (-tie.weight, nodes[tie.source].name, nodes[tie.target].name))
    start = (query.page - 1) * ROWS_A_PAGE
    tied = {end for tie in ties for end in (tie.source, tie.target)}

    def name(node: NetworkNode) -> str:
        return shown_name(node, catalogue)

    def page(number: int) -> str:
        return f"/network?{query.address(page=number)}"

    names, rows = {id_: name(node) for id_, node in nodes.items()}, []
    for tie in ties[start : start + ROWS_A_PAGE]:
        standing = drawn_standing(tie)
        rows.append(
            Row(
                name(nodes[tie.source]),
                tie_label(tie, catalogue),
                name(nodes[tie.target]),
                standing,
                catalogue.standing(standing) if standing else "",
                say_days(tie, catalogue),
                f"{tie.weight:g}",
                tie.is_disputed,
                say_denials(tie, catalogue),
                say_all_beside(tie.beside, names, catalogue),
                f"/network?{query.address(one=tie.source, other=tie.target)}#evidence",
            )
        )
    return Rows(
        rows,
        len(ties),
        page(query.page - 1) if query.page > 1 else "",
        page(query.page + 1) if start + ROWS_A_PAGE < len(ties) else "",
        [name(node) for node in part.network.nodes if node.id not in tied][:ROWS_A_PAGE],
    )


@dataclass(frozen=True, slots=True)
class Evidence:
    """What stands beside the drawing."""

    title: str
    ways: Sequence[tuple[str, Sequence[Said]]]
    """For ways between two: the names of each way, and what is said along it."""
    said: Sequence[Said]
    nothing: str
    """What is to be told where there are neither ways nor anything said; a template of the catalogue."""


_NO_TIE: Final = mark("No tie passes these filters.")
_NO_WAY: Final = mark("By these filters no way leads from one to the other: neither a tie nor a chain of ties.")
_ONE_TWICE: Final = mark("Both names are of one and the same: choose two who differ.")


def evidence_for(request: Request, query: NetworkQuery, catalogue: Catalogue) -> Evidence | None:
    """What stands beside the drawing: of a tie, of ways, or of whoever the page opened on.

    Raises:
        NodeUnknownError, NodeAmbiguousError: the address names nobody.
    """
    network = drawn(request, query)
    ones, others = [each for each in query.one if each], [each for each in query.other if each]
    if ones:
        ties = network.ties_between(ones, others or [node.id for node in network.network.nodes])
        names = {node.id: shown_name(node, catalogue) for node in network.network.nodes}
        title = " – ".join(names.get(each, inline(each)) for each in [*ones[:2], *others[:2]])
        return Evidence(title, (), evidence_of(ties, network.network, catalogue), _NO_TIE)
    if query.from_ and query.to:
        part = network.between(query.from_, query.to)
        names = {node.id: shown_name(node, catalogue) for node in part.network.nodes}
        ways = []
        for path in part.paths:
            ties = [tie for one, other in pairwise(path) for tie in network.ties_between([one], [other])]
            ways.append((" – ".join(names[each] for each in path), evidence_of(ties, part.network, catalogue)))
        nothing = _NO_WAY if len(set(part.opened)) > 1 else _ONE_TWICE
        return Evidence(" – ".join(names[each] for each in part.opened), ways, (), nothing)
    for opened in [each for each in query.at if each][:1]:
        node = network.network.nodes[network.asked.node(opened)]
        ties = network.ties_between([node.id], [each.id for each in network.network.nodes])
        return Evidence(shown_name(node, catalogue), (), evidence_of(ties, network.network, catalogue), _NO_TIE)
    return None
