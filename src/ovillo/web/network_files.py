"""What leaves the network page: drawing, sheet for a court, GraphML, of what the reader sees and where it stands."""

from typing import Annotated, Final

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from ovillo.domain.messages import mark
from ovillo.rendering.catalogue import Catalogue
from ovillo.web.guarding import require_token
from ovillo.web.network_query import KINDS, NetworkQuery
from ovillo.web.network_shown import actor_of, drawn
from ovillo.web.pages import catalogue_of
from ovillo.web.workbench import workbench_of
from ovillo.workflows.chart_files import ChartForm, Making, chart_file, with_groups

router = APIRouter(include_in_schema=False)
Place = Annotated[int, Field(ge=-10_000_000, le=10_000_000)]
Places = Annotated[dict[str, tuple[Place, Place]], Field(max_length=100_000)]
"""Pixels at scale 1, by id of the node."""


class Group(BaseModel):
    """Several who were put together."""

    name: Annotated[str, Field(min_length=1, max_length=200)]
    members: Annotated[list[str], Field(max_length=5000)]


Groups = Annotated[list[Group], Field(max_length=1000)]
_TYPES: Final = {
    ChartForm.SVG: "image/svg+xml",
    ChartForm.PDF: "application/pdf",
    ChartForm.GRAPHML: "application/graphml+xml",
}


class FileWanted(BaseModel):
    """What the page sends."""

    model_config = ConfigDict(extra="forbid")

    form: ChartForm
    places: Places
    """Of everybody who is shown; whoever is not here is not in the file."""
    hidden: Annotated[int, Field(ge=0, le=100_000)] = 0
    """How many nodes of the drawing the reader hid: the file says so."""
    groups: Groups = []
    """Who stands put together on the page: the file takes them apart and says so."""


@router.post("/network/export", dependencies=[Depends(require_token)])
def export(request: Request, query: Annotated[NetworkQuery, Query()], wanted: FileWanted) -> Response:
    """The file."""
    bench, catalogue = workbench_of(request), catalogue_of(request)
    shown = drawn(request, query).of(wanted.places).network
    content = chart_file(
        with_groups(shown, [(each.name, each.members) for each in wanted.groups]),
        wanted.places,
        wanted.form,
        view=bench.answers.now().resolved.view,
        making=Making(actor_of(request), bench.now(), filters_told(query, catalogue), wanted.hidden),
        catalogue=catalogue,
    )
    headers = {"content-disposition": f'attachment; filename="network.{wanted.form.value}"'}
    return Response(content, media_type=_TYPES[wanted.form], headers=headers)


def filters_told(query: NetworkQuery, catalogue: Catalogue) -> str:
    """By which filters the network was drawn."""
    say = catalogue.say
    kinds = [say(name) for kind, name in KINDS.items() if kind in query.wanted.kinds]
    told = [catalogue.listed(kinds)]
    if query.standing:
        told.append(catalogue.listed([catalogue.standing(each) for each in query.standing]))
    if query.since:
        told.append(say(mark("from {day} on"), day=catalogue.date(query.since)))
    if query.until:
        told.append(say(mark("up to {day}"), day=catalogue.date(query.until)))
    if query.people:
        told.append(say(mark("people only")))
    if query.unnamed:
        told.append(say(mark("roles without a name too")))
    if query.as_written:
        told.append(say(mark("payments: every spelling apart")))
    if query.minus:
        told.append(say(mark("payments: a minus is what was paid")))
    return "; ".join(told)
