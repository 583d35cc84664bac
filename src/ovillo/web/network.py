"""The network: opens on somebody or on the ways between two, grows on request, each tie with its evidence.

1. The address says what is shown; the same address shows the same to everybody who may see the case.
2. The drawing is one of two forms of one answer: the table beside it says the same, and is there without any script.
3. What a reader hides, moves or puts together is theirs, until they keep it as a chart.
"""

import secrets
from collections.abc import Sequence
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, ConfigDict, Field

from ovillo.casework.charts import Chart
from ovillo.domain.errors import OvilloError
from ovillo.domain.messages import mark
from ovillo.domain.statements import Standing
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.chart_lines import chart_lines
from ovillo.rendering.chart_svg import ARROWS, KEY
from ovillo.rendering.inert import inline, reveal
from ovillo.web.forms import told_on_page
from ovillo.web.guarding import require_token
from ovillo.web.islands import island
from ovillo.web.network_evidence import shown_name
from ovillo.web.network_files import Groups, Places
from ovillo.web.network_missing import Missing, missing_of
from ovillo.web.network_query import KINDS, NetworkQuery
from ovillo.web.network_shown import actor_of, drawn, evidence_for, part_of, rows_of, untied
from ovillo.web.network_untied import NodeUntiedError, Untied
from ovillo.web.pages import catalogue_of, render
from ovillo.web.statement_form import TYPE_NAMES
from ovillo.web.statuses import status_of
from ovillo.web.workbench import Workbench, workbench_of
from ovillo.workflows.chart_files import HIDDEN
from ovillo.workflows.charts import keep_chart, list_charts

router = APIRouter(include_in_schema=False)
api = APIRouter(prefix="/api/v1")
Asked = Annotated[NetworkQuery, Query()]
_SUGGESTIONS: Final = 12
_OFFERED: Final = 300
_WORDS: Final = {
    "all_days": mark("All days"),
    "from": mark("First day"),
    "to": mark("Last day"),
    "chosen_days": mark("{from} to {to}"),
    "shown": mark("Shown: {nodes} nodes, {ties} ties."),
    "focused": mark("{name}: {ties} ties shown, {more} more."),
    "hidden": mark("Hidden: {count}. u takes it back."),
    "left_out": HIDDEN,
    "group_name": mark("Name of the group"),
    "group_number": mark("Group {count}"),
    "disputed": mark("disputed"),
    "making": mark("The file is being made …"),
    "made": mark("The file is made."),
    "file_name": mark("network"),
    "kept": mark("The chart is kept."),
    "keys": mark("Keys"),
    "close": mark("Close"),
    "keep": mark("Put together"),
    "grow": mark("Grow"),
    "hide": mark("Hide"),
    "group": mark("Put together"),
    "ungroup": mark("Take apart"),
    "path": mark("Way between two"),
    "undo": mark("Undo"),
    "fit": mark("Show all"),
    "again": mark("Lay out anew"),
    "nearer": mark("Nearer"),
    "farther": mark("Farther"),
    "left": mark("To the next one on the left"),
    "right": mark("To the next one on the right"),
    "up": mark("To the next one above"),
    "down": mark("To the next one below"),
    "select": mark("Choose one more, or one less"),
    "evidence": mark("Evidence of its ties"),
    "next": mark("Evidence of its next tie"),
    "previous": mark("Evidence of its tie before"),
    "find": mark("Find somebody"),
    "clear": mark("Choose nobody"),
}
"""What the drawing says; its keys are those of frontend/src/network."""


@router.get("/network")
def network_page(request: Request, query: Asked) -> Response:
    """The page."""
    catalogue = catalogue_of(request)
    problem, status, part, rows, evidence, is_bare = "", 200, None, None, None, False
    alone: Sequence[Untied] = ()
    if query.is_open:
        try:
            part, _ = part_of(request, query)
            is_bare = not part.network.nodes
            rows, evidence = rows_of(part, query, catalogue), evidence_for(request, query, catalogue)
        except NodeUntiedError:
            alone = untied(request, query)
        except OvilloError as error:
            problem, status = reveal(" ".join(told_on_page(error, catalogue))), status_of(request.method, error)
    asked = {*query.at, query.from_, query.to}
    people = _people(request, query, catalogue) if not query.is_open or (problem and any(query.at)) else ()
    return render(
        request,
        "network.html.jinja",
        status=status,
        query=query,
        search=request.url.query,
        problem=problem,
        untied=alone,
        part=part,
        named={node.id: shown_name(node, catalogue) for node in part.network.nodes if node.id in asked} if part else {},
        rows=rows,
        evidence=evidence,
        missing=_missing(request, query) if part else None,
        people=people,
        is_bare=is_bare or not (query.is_open or people),
        charts=_charts(request),
        kinds=KINDS,
        standings={each.value: catalogue.standing(each) for each in Standing},
        island=island("network"),
        arrows=ARROWS,
        config={
            "words": {key: catalogue.say(text) for key, text in (*_WORDS.items(), ("key", KEY), ("arrows", ARROWS))},
            "standings": {each.value: catalogue.standing(each) for each in Standing},
        },
    )


def _people(request: Request, query: NetworkQuery, catalogue: Catalogue) -> Sequence[tuple[str, str]]:
    """Ids and names to open on, by name: an order that says nothing of anybody. Where words fit several, those."""
    words = next(filter(None, query.at), "")
    named = [node for node in drawn(request, query).named_like(words, most=_OFFERED) if node.is_named]
    return [(node.id, shown_name(node, catalogue)) for node in named]


def _missing(request: Request, query: NetworkQuery) -> Missing:
    return missing_of(drawn(request, query).network, workbench_of(request).answers.now(), catalogue_of(request))


@router.get("/network/table")
def network_table(request: Request, query: Asked) -> Response:
    """The table alone."""
    part, _ = part_of(request, query)
    return render(request, "network_table.html.jinja", rows=rows_of(part, query, catalogue_of(request)))


@router.get("/network/evidence")
def network_evidence(request: Request, query: Asked) -> Response:
    """The evidence alone."""
    return render(request, "network_evidence.html.jinja", evidence=evidence_for(request, query, catalogue_of(request)))


@router.get("/network/names")
def network_names(request: Request, query: Asked, words: Annotated[str, Query(max_length=300)] = "") -> Response:
    """Names that have the words, for a field in which somebody types."""
    catalogue = catalogue_of(request)
    found = drawn(request, query).named_like(words, most=_SUGGESTIONS)
    lines = [
        {
            "id": node.id,
            "name": shown_name(node, catalogue),
            "kind": catalogue.say(TYPE_NAMES[node.type.value]) if node.type else "",
        }
        for node in found
    ]
    return JSONResponse(lines)


@api.get("/network")
def network_data(request: Request, query: Asked) -> Response:
    """The nodes and ties to be drawn; keys as in docs/interfaces.md."""
    part, chart = part_of(request, query)
    answer = chart_lines(part.network, part.ties_in_all, catalogue_of(request))
    left_out = _missing(request, query)
    answer["missing"] = {"told": left_out.told, "why": list(left_out.why)}
    answer |= {"opened": list(part.opened), "paths": [list(path) for path in part.paths]}
    if chart is not None:
        answer["places"] = {node: list(place) for node, place in chart.places.items()}
        answer["hidden"] = list(chart.hidden)
        answer["groups"] = [{"name": inline(name), "members": list(members)} for name, members in chart.groups]
    return JSONResponse(answer)


class ChartToKeep(BaseModel):
    """A chart as the page sends it."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, Field(max_length=200)]
    is_shared: bool = False
    places: Places
    hidden: Annotated[list[str], Field(max_length=100_000)] = []
    groups: Groups = []


def _charts(request: Request) -> Sequence[Chart]:
    return list_charts(workbench_of(request).opened.record, person=actor_of(request))


@router.get("/network/charts")
def charts(request: Request) -> Response:
    """The charts that the reader may open."""
    return render(request, "network_charts.html.jinja", charts=_charts(request))


@router.post("/network/charts", dependencies=[Depends(require_token)])
def keep(request: Request, query: Asked, given: ChartToKeep) -> Response:
    """Keeps what the reader sees as a chart."""
    bench: Workbench = workbench_of(request)
    filters = NetworkQuery(
        kind=query.kind,
        standing=query.standing,
        since=query.since,
        until=query.until,
        unnamed=query.unnamed,
        people=query.people,
        as_written=query.as_written,
        minus=query.minus,
    )
    chart = Chart(
        id=secrets.token_hex(8),
        name=given.name.strip(),
        by=actor_of(request),
        at=bench.now(),
        is_shared=given.is_shared,
        address=filters.address(),
        places=given.places,
        hidden=given.hidden,
        groups=[(each.name, each.members) for each in given.groups],
    )
    keep_chart(bench.opened.record, chart)
    return JSONResponse({"id": chart.id, "address": f"/network?{filters.address(chart=chart.id)}"})
