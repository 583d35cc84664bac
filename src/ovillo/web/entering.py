"""The door: entering by a link that works once or by a password, leaving, and how the pages look to whoever asks."""

import re
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import RedirectResponse, Response

from ovillo.rendering.catalogue import LANGUAGES
from ovillo.web.guarding import require_token
from ovillo.web.pages import LANGUAGE_COOKIE, LOOK_COOKIE, LOOKS, render
from ovillo.web.places import site_of
from ovillo.web.signing_in import LONGEST, cookie_at
from ovillo.web.workbench import served_by, workbench_of
from ovillo.wiring.accounts import check, has_accounts

router = APIRouter(include_in_schema=False)
_OWN_PATH = re.compile(r"/(?![/\\])[!-~]*")
"""Not "//elsewhere.example", nor "/\\elsewhere.example", which browsers take for the same."""
_A_YEAR = 365 * 24 * 3600


@router.get("/enter")
def enter(request: Request, key: str = "") -> Response:
    """Signs in whoever has the link, once."""
    bench = workbench_of(request)
    secret = bench.sessions.enter(key, at=bench.now())
    if secret is None:
        return _door(request, status=403, is_used=bool(key))
    answer = RedirectResponse("/", status_code=303)
    _keep(answer, request, _cookie(request), secret, int(LONGEST.total_seconds()))
    return answer


@router.get("/sign-in")
def sign_in(request: Request) -> Response:
    """Asks for a password where somebody has one; offers a new link in the terminal where nobody else uses the case."""
    if request.state.session is not None:
        return RedirectResponse("/", status_code=303)
    bench = workbench_of(request)
    has_passwords = has_accounts(bench.opened.folder)
    if not has_passwords and bench.sessions.may_offer(at=bench.now()):
        bench.offer_link()
    return _door(request)


@router.post("/sign-in")
def sign_in_by_password(
    request: Request,
    name: Annotated[str, Form(max_length=300)] = "",
    password: Annotated[str, Form(max_length=2_000)] = "",
    code: Annotated[str, Form(max_length=20)] = "",
) -> Response:
    """Signs in who knows a password and shows the code of this half minute."""
    bench = workbench_of(request)
    if not check(bench.opened.folder, name.strip(), password, code, at=bench.now()):
        return _door(request, status=403, is_wrong=True)
    return begin_session(RedirectResponse("/", status_code=303), request, name.strip())


def begin_session(answer: Response, request: Request, name: str) -> Response:
    """The answer to somebody who has shown who they are, with the cookie of a new session."""
    bench = served_by(request)
    secret = bench.sessions.begin(name, at=bench.now())
    _keep(answer, request, _cookie(request), secret, int(LONGEST.total_seconds()))
    return answer


def _door(request: Request, *, status: int = 200, is_used: bool = False, is_wrong: bool = False) -> Response:
    folder, site = workbench_of(request).opened.folder, site_of(request)
    return render(
        request,
        "sign_in.html.jinja",
        status=status,
        is_used=is_used,
        is_wrong=is_wrong,
        has_passwords=has_accounts(folder),
        has_passkeys=site.has_passkeys,
        elsewhere="" if site.has_passkeys else site.with_passkeys,
        scripts=(("passkeys.js",) if site.has_passkeys else ()),
    )


@router.post("/sign-out", dependencies=[Depends(require_token)])
def sign_out(request: Request) -> Response:
    """Ends the session here and on the server."""
    workbench_of(request).sessions.end(request.cookies.get(_cookie(request), ""))
    answer = RedirectResponse("/sign-in", status_code=303)
    answer.delete_cookie(_cookie(request), path="/")
    return answer


@router.post("/preferences", dependencies=[Depends(require_token)])
def prefer(
    request: Request,
    back: Annotated[str, Form()] = "/",
    language: Annotated[str, Form()] = "",
    look: Annotated[str, Form()] = "",
) -> Response:
    """Keeps the language or the look that the reader chose, and goes back to the page."""
    answer = RedirectResponse(back if _OWN_PATH.fullmatch(back) else "/", status_code=303)
    if language in LANGUAGES:
        _keep(answer, request, LANGUAGE_COOKIE, language, _A_YEAR)
    if look in LOOKS:
        _keep(answer, request, LOOK_COOKIE, look, _A_YEAR)
    elif look:
        answer.delete_cookie(LOOK_COOKIE, path="/")
    return answer


def _cookie(request: Request) -> str:
    return cookie_at(request.headers.get("host", ""))


def _keep(answer: Response, request: Request, name: str, value: str, seconds: int) -> None:
    is_secure = request.url.scheme == "https"
    answer.set_cookie(name, value, max_age=seconds, path="/", httponly=True, samesite="strict", secure=is_secure)
