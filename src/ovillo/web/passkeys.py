"""Passkeys: adding and forgetting one's own, and signing in with one."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response

from ovillo.web.entering import begin_session
from ovillo.web.guarding import ScriptRoute, require_fresh, require_token
from ovillo.web.places import site_of
from ovillo.web.workbench import Workbench, served_by, workbench_of
from ovillo.wiring.passkeys import (
    LONGEST_ANSWER,
    add_passkey,
    forget_passkey,
    options_to_add,
    options_to_enter,
    person_of,
)

door = APIRouter(include_in_schema=False, route_class=ScriptRoute)
making = APIRouter(
    include_in_schema=False, route_class=ScriptRoute, dependencies=[Depends(require_token), Depends(require_fresh)]
)
router = APIRouter(include_in_schema=False, dependencies=[Depends(require_token)])


@door.post("/sign-in/passkey/options")
def ask_whoever_enters(request: Request) -> Response:
    """What the browser is asked."""
    bench = served_by(request)
    return _json(options_to_enter(site_of(request), bench.challenges, at=bench.now()))


@door.post("/sign-in/passkey")
async def enter_by_passkey(request: Request) -> Response:
    """Signs in whose key signed."""
    bench = served_by(request)
    answer = await _sent(request)
    name = person_of(bench.opened.folder, answer, site_of(request), bench.challenges, at=bench.now())
    return begin_session(JSONResponse({"to": "/"}), request, name)


@making.post("/account/passkeys/options")
def ask_member(request: Request) -> Response:
    """What the browser of a member is asked in order to make a key."""
    bench = _member(request)
    options = options_to_add(
        bench.opened.folder, request.state.session.actor, site_of(request), bench.challenges, at=bench.now()
    )
    return _json(options)


@making.post("/account/passkeys")
async def add(request: Request) -> Response:
    """Keeps the key that the browser made."""
    bench = _member(request)
    answer = await _sent(request)
    add_passkey(
        bench.opened.folder, request.state.session.actor, answer, site_of(request), bench.challenges, at=bench.now()
    )
    return JSONResponse({"to": "/account"})


@router.post("/account/passkeys/forget")
def forget(request: Request, key: Annotated[str, Form(max_length=3_000)] = "") -> Response:
    """A key of one's own no more."""
    bench = _member(request)
    forget_passkey(bench.opened.folder, request.state.session.actor, key)
    return RedirectResponse("/account", status_code=303)


def _member(request: Request) -> Workbench:
    bench = workbench_of(request)
    with bench.opened.record.reading():  # a member's only
        return bench


async def _sent(request: Request) -> str:
    """The body as text, cut where it is longer than any answer."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LONGEST_ANSWER:
            break
    return body[: LONGEST_ANSWER + 1].decode("utf-8", "replace")


def _json(text: str) -> Response:
    return Response(text, media_type="application/json")
