"""The application: every route, behind one guard, with one way to show an error."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from ovillo.casework.recusal.standing import DECLARE_FIRST, WAITS
from ovillo.domain.errors import OvilloError
from ovillo.domain.messages import mark
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.inert import inline, reveal
from ovillo.web import (
    adding,
    allocating,
    api,
    assets,
    brief,
    declaring,
    documents,
    drawn,
    entering,
    entities,
    entity_rows,
    hypotheses,
    joint,
    ledger,
    measuring,
    originals,
    passkeys,
    people,
    questions,
    review,
    sources,
)
from ovillo.web.declaring import show_declaration
from ovillo.web.forms import told_on_page
from ovillo.web.guarding import Guard, ScriptRoute
from ovillo.web.pages import catalogue_of, render
from ovillo.web.statuses import status_of
from ovillo.web.workbench import Workbench, workbench_of
from ovillo.workflows.guarded import NoNeedToKnowError

DOORS = (assets.router, entering.router, passkeys.door, declaring.router)
"""What is there for whoever is no member, or is asked for a declaration first."""
ROUTERS = (
    brief.router,
    review.router,
    entities.router,
    entity_rows.router,
    documents.router,
    originals.router,
    sources.router,
    questions.router,
    hypotheses.router,
    allocating.router,
    measuring.router,
    ledger.router,
    adding.router,
    people.router,
    passkeys.making,
    passkeys.router,
    *joint.ROUTERS,
    api.router,
)
"""Each module with pages has one; a module with an API too adds its own router under /api/v1."""


class Refusal(BaseModel):
    """Why the API did not do what was asked."""

    error: str
    """Stable: for programs."""
    message: str
    """For people, in their language."""


REFUSALS: dict[int | str, dict[str, Any]] = {  # Any: as FastAPI has it
    400: {"model": Refusal, "description": "The case, or what was asked of it, does not allow it."},
    403: {"model": Refusal, "description": "Whoever is signed in may not do so."},
    404: {"model": Refusal, "description": "There is no such thing."},
    422: {"model": Refusal, "description": "A parameter or the body is not of the form that is described."},
}
_NOT_THERE = mark("There is no such page in this case. The navigation leads to all that are.")
_MOST_FAULTS = 5
_MALFORMED = 400
_LABELS = {"since": mark("From"), "until": mark("To"), "standing": mark("Standing"), "part": mark("Parts of the list")}
"""What a page calls the fields that an address may have wrong."""
_NOT_UNDERSTOOD = mark("Something in the address or the form is not as it must be. Go back and try again.")


def create_app(workbench: Workbench) -> FastAPI:
    """The workbench as an ASGI application."""
    app = FastAPI(title="Ovillo", version="1", openapi_url="/api/v1/openapi.json", docs_url=None, redoc_url=None)
    app.state.workbench = workbench
    for router in DOORS:
        app.include_router(router)
    for router in (*ROUTERS, *drawn.ROUTERS):
        app.include_router(router, dependencies=[Depends(require_reader)], responses=REFUSALS)
    app.add_middleware(Guard, workbench=workbench)
    app.add_exception_handler(OvilloError, _tell_error)
    app.add_exception_handler(HTTPException, _tell_status)
    app.add_exception_handler(RequestValidationError, _tell_misuse)
    return app


def require_reader(request: Request) -> None:
    """Whoever may not read the case gets no page of it, not even one that asks nothing of it."""
    with workbench_of(request).opened.record.reading():
        pass


def _tell_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, OvilloError)
    is_asked = isinstance(error, NoNeedToKnowError) and error.fields["problem"] in {DECLARE_FIRST, WAITS}
    if is_asked and not request.url.path.startswith("/api/"):
        return show_declaration(request, status=403)
    told = " ".join(told_on_page(error, catalogue_of(request))[:_MOST_FAULTS])
    return _told(request, reveal(told), error.code, status_of(request.method, error))


def _tell_status(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == _MALFORMED:  # a body that is no text, say
        return _told(request, catalogue_of(request).say(_NOT_UNDERSTOOD), "not_understood", error.status_code)
    return _told(request, catalogue_of(request).say(_NOT_THERE), "not_found", error.status_code)


def _tell_misuse(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    catalogue, faults = catalogue_of(request), error.errors()[:_MOST_FAULTS]
    labels = {} if _is_for_programs(request) else _LABELS
    told = [_fault(each, catalogue, labels) for each in faults]
    text = " ".join([catalogue.say(_NOT_UNDERSTOOD), *told])
    return _told(request, text, "not_understood", 422, fields=tuple(map(_field, faults)))


def _field(fault: Mapping[str, Any]) -> str:  # Any: as pydantic tells it
    named = [each for each in fault["loc"] if isinstance(each, str)]  # a number is a place in a list
    return inline(named[-1] if named else "", longest=60)


def _fault(fault: Mapping[str, Any], catalogue: Catalogue, labels: Mapping[str, str]) -> str:  # Any: likewise
    """Which field is wrong and, where it takes only some words or a day, these; never what was given for it."""
    name = _field(fault)
    field = catalogue.quoted(catalogue.say(labels[name])) if name in labels else name
    if fault["type"] == "missing":
        return catalogue.say(mark("{field} is missing."), field=field)
    if words := re.findall(r"'(\w+)'", fault.get("ctx", {}).get("expected", "")):
        return catalogue.say(mark("{field} is one of: {words}."), field=field, words=", ".join(words))
    if fault["type"].startswith("date"):
        return catalogue.say(mark("{field} is a day of the calendar, written YYYY-MM-DD."), field=field)
    return catalogue.say(mark("It is about {field}."), field=field)


def _is_for_programs(request: Request) -> bool:
    return request.url.path.startswith("/api/") or isinstance(request.scope.get("route"), ScriptRoute)


def _told(request: Request, text: str, code: str, status: int, *, fields: Sequence[str] = ()) -> Response:
    if _is_for_programs(request):
        return JSONResponse({"error": code, "message": text}, status_code=status)
    return render(request, "error.html.jinja", status=status, message=text, fields=fields)
