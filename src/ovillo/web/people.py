"""The people of the case: who is a member and what, how a new one comes in, and one's own password."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import RedirectResponse, Response

from ovillo.casework.access import Act, Role
from ovillo.domain.errors import UsageError
from ovillo.domain.messages import mark
from ovillo.rendering.teamwork import MEMBER_ROLES
from ovillo.web.guarding import require_fresh, require_token
from ovillo.web.pages import render
from ovillo.web.places import site_of
from ovillo.web.signing_in import cookie_at
from ovillo.web.workbench import workbench_of
from ovillo.wiring.accounts import confirm, forget, names_with_password, propose
from ovillo.wiring.passkeys import passkeys_of
from ovillo.workflows.access import list_members, require, set_member

router = APIRouter(include_in_schema=False, dependencies=[Depends(require_token)])
NO_ROLE = "none"
"""Takes somebody out."""
_NOTHING_PROPOSED = mark("There is no new password to confirm. Set it first.")
_NO_SUCH_ROLE = mark("That is no role. Choose reader, reviewer or owner.")
TITLES = {each: MEMBER_ROLES[each.value] for each in (Role.READER, Role.REVIEWER, Role.OWNER)}
MEANINGS = {
    Role.READER: mark("reads, and keeps charts of their own"),
    Role.REVIEWER: mark("also judges, adds and works on the case"),
    Role.OWNER: mark("also withdraws documents, and says who the members are"),
}


@router.get("/people")
def people(request: Request) -> Response:
    """The members, to an owner."""
    return _show(request)


@router.post("/people")
def change(
    request: Request,
    name: Annotated[str, Form(max_length=300)] = "",
    role: Annotated[str, Form(max_length=20)] = "",
) -> Response:
    """Makes somebody a member, something else, or none any more."""
    bench = workbench_of(request)
    if role not in {NO_ROLE, *Role}:
        raise UsageError(problem=_NO_SUCH_ROLE)
    given = None if role == NO_ROLE else Role(role)
    set_member(bench.opened.record, name, given, actor=request.state.session.actor, now=bench.now)
    if given is None:
        forget(bench.opened.folder, name.strip())
        bench.sessions.end_all(name.strip())
    return RedirectResponse("/people", status_code=303)


@router.post("/people/invite")
def invite(request: Request, name: Annotated[str, Form(max_length=300)] = "") -> Response:
    """A link that lets a member in once, to set a password of their own."""
    bench = workbench_of(request)
    with bench.opened.record.reading() as reader:
        require(reader, request.state.session.actor, Act.GOVERN)
    members = list_members(bench.opened.record)
    link = f"{request.base_url}enter?key={bench.sessions.link_for(name, at=bench.now())}" if name in members else ""
    return _show(request, invited=name if link else "", link=link)


@router.get("/account")
def account(request: Request) -> Response:
    """One's own password."""
    return _account(request)


@router.post("/account", dependencies=[Depends(require_fresh)])
def propose_password(request: Request, password: Annotated[str, Form(max_length=2_000)] = "") -> Response:
    """Shows a new second factor, which holds with the password once a code of it is given back."""
    session = request.state.session
    with workbench_of(request).opened.record.reading() as reader:
        case = reader.case_name()
    session.proposal = propose(session.actor, password, case=case)
    return _account(request)


@router.post("/account/code", dependencies=[Depends(require_fresh)])
def keep_password(request: Request, code: Annotated[str, Form(max_length=20)] = "") -> Response:
    """Sets one's own password and second factor, of which this is a code; other sessions of theirs end."""
    bench, session = workbench_of(request), request.state.session
    with bench.opened.record.reading():  # a member's only
        if session.proposal is None:
            raise UsageError(problem=_NOTHING_PROPOSED)
    if not confirm(bench.opened.folder, session.proposal, code, at=bench.now()):
        return _account(request, status=400, is_wrong=True)
    session.proposal = None
    bench.sessions.end_others(session.actor, request.cookies.get(cookie_at(request.headers.get("host", "")), ""))
    return _account(request, is_kept=True)


def _account(request: Request, *, status: int = 200, is_wrong: bool = False, is_kept: bool = False) -> Response:
    bench, session = workbench_of(request), request.state.session
    with bench.opened.record.reading():  # a member's only
        has_password = session.actor in names_with_password(bench.opened.folder)
        held = passkeys_of(bench.opened.folder, session.actor)
    site, is_fresh = site_of(request), session.is_fresh(at=bench.now())
    return render(
        request,
        "account.html.jinja",
        status=status,
        factor=session.proposal.factor if session.proposal and is_fresh else None,
        is_wrong=is_wrong,
        is_kept=is_kept,
        has_password=has_password,
        passkeys=[(each, datetime.fromtimestamp(each.made_at, UTC).date()) for each in held],
        has_passkeys=site.has_passkeys,
        elsewhere="" if site.has_passkeys else site.with_passkeys,
        is_fresh=is_fresh,
        scripts=("passkeys.js",),
    )


def _show(request: Request, *, invited: str = "", link: str = "") -> Response:
    bench = workbench_of(request)
    with bench.opened.record.reading() as reader:
        require(reader, request.state.session.actor, Act.GOVERN)
    return render(
        request,
        "people.html.jinja",
        members=list_members(bench.opened.record),
        passwords=frozenset(names_with_password(bench.opened.folder)),
        roles=TITLES,
        meanings=MEANINGS,
        invited=invited,
        link=link,
    )
