"""What holds for every request before a page sees it.

Rules:
1. A request names this server as its host; any other name is another site that was pointed at us (DNS rebinding).
2. Whoever is not signed in gets nothing but the door: the page that says how to enter, and what that page is made of.
   A page is led there; a script of a page that stands open is told in a sentence: it would take the door for an answer.
3. What changes anything comes from a page of ours: same origin, and the session's own token beside the cookie.
4. Every answer forbids inline script and style, anything from elsewhere, framing, guessed types and kept copies.
"""

import hmac
from collections.abc import Collection, MutableMapping
from http.cookies import CookieError, SimpleCookie
from typing import Any

from fastapi import Request
from fastapi.routing import APIRoute
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ovillo.domain.errors import OvilloError
from ovillo.domain.messages import mark
from ovillo.web.pages import catalogue_of
from ovillo.web.signing_in import Session, cookie_at
from ovillo.web.workbench import Workbench, served_by

DOORS = ("/enter", "/sign-in", "/static/", "/favicon.ico")
"""What somebody who is not signed in may ask for."""
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
CSRF_HEADER = "x-ovillo-token"
CSRF_FIELD = "token"
_SOURCES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
_NOT_SIGNED_IN = mark("You are not signed in any more. Sign in, in another tab, and load this page again.")
_A_YEAR = 365 * 24 * 3600
POLICY = "; ".join(f"{kind} {allowed}" for kind, allowed in _SOURCES.items())
_HEADERS = {
    "content-security-policy": POLICY,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}


class NotFromHereError(OvilloError):
    code = "not_from_here"
    template = mark("This was not sent by a page of this workbench, or the page is too old. Load the page again.")


class SignInAgainError(OvilloError):
    code = "sign_in_again"
    template = mark(
        "What lets you in is changed within a quarter of an hour of signing in, and that is over. "
        "Sign out, sign in again, and change it then."
    )


class Guard:
    """Rules 1 to 4, around the application."""

    def __init__(self, app: ASGIApp, workbench: Workbench) -> None:
        self._app, self._workbench = app, workbench

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        answer = self._refuse(scope, headers)
        app = self._app if answer is None else answer
        await app(scope, receive, _with_headers(send, is_lasting=_is_lasting(scope, headers)))

    def _refuse(self, scope: Scope, headers: Headers) -> Response | None:
        """The answer where rule 1, 2 or 3 keeps the request out; nobody learns there whether a page exists."""
        if not _is_ours(headers.get("host", "").lower(), self._workbench.hosts):
            return PlainTextResponse("421 Misdirected Request\n", status_code=421)  # 1
        session = self._session(headers)
        scope.setdefault("state", {})["session"] = session
        path = scope["path"]
        if session is None and not path.startswith(DOORS):  # 2
            is_page = scope["method"] in SAFE and not path.startswith("/api/") and not _is_by_script(headers)
            return RedirectResponse("/sign-in", status_code=303) if is_page else _unauthorised(scope)
        if scope["method"] not in SAFE and not _is_same_origin(headers):  # 3
            return PlainTextResponse("403 Forbidden\n", status_code=403)
        return None

    def _session(self, headers: Headers) -> Session | None:
        cookies: SimpleCookie = SimpleCookie()
        try:
            cookies.load(headers.get("cookie", ""))
        except CookieError:
            return None
        found = cookies.get(cookie_at(headers.get("host", "")))
        return self._workbench.sessions.find(found.value, at=self._workbench.now()) if found else None


def _is_ours(host: str, hosts: Collection[str]) -> bool:
    """Whether the server is called so; a certificate may vouch for any one label: "*.unidad.example:8737"."""
    return not hosts or host in hosts or f"*.{host.partition('.')[2]}" in hosts


class ScriptRoute(APIRoute):
    """An address that a script asks: what is refused is told as JSON, as the API tells it."""


async def require_token(request: Request) -> None:
    """Rule 3, the token: in a header where a script sends, in a field where a form does. Raises `NotFromHereError`."""
    if request.method in SAFE:
        return
    session: Session | None = request.state.session
    given: object = request.headers.get(CSRF_HEADER)
    if given is None:
        given = (await request.form()).get(CSRF_FIELD)
    if session is None or not isinstance(given, str) or not hmac.compare_digest(given.encode(), session.csrf.encode()):
        raise NotFromHereError


def require_fresh(request: Request) -> None:
    """Rule 4 of `signing_in`. Raises `SignInAgainError`."""
    session: Session | None = request.state.session
    if session is None or not session.is_fresh(at=served_by(request).now()):
        raise SignInAgainError


def _is_same_origin(headers: Headers) -> bool:
    """As the browser says; what is no browser and says nothing still needs the token."""
    site = headers.get("sec-fetch-site")
    if site is not None and site != "same-origin":
        return False
    origin = headers.get("origin")
    if origin == "null" and site == "same-origin":  # a form of a page without a referrer, as all of ours are, sends so
        return True
    return origin is None or origin.partition("://")[2] == headers.get("host", "")


def _is_by_script(headers: Headers) -> bool:
    """Whether a page of ours asks for a part of itself; what leads to a whole page names another destination."""
    return headers.get("hx-request") == "true" or headers.get("sec-fetch-dest") == "empty"


def _unauthorised(scope: Scope) -> Response:
    told = catalogue_of(Request(scope)).say(_NOT_SIGNED_IN)
    return JSONResponse({"error": "not_signed_in", "message": told}, status_code=401)


def _is_lasting(scope: Scope, headers: Headers) -> bool:
    """Whether browsers are to call this name by HTTPS alone from now on; localhost is also the name of others."""
    return scope.get("scheme") == "https" and headers.get("host", "").partition(":")[0] != "localhost"


def _with_headers(send: Send, *, is_lasting: bool) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            _add_headers(message)
            if is_lasting:
                MutableHeaders(scope=message).setdefault("strict-transport-security", f"max-age={_A_YEAR}")
        await send(message)

    return sending


def _add_headers(message: MutableMapping[str, Any]) -> None:  # Any: as the ASGI specification has it
    headers = MutableHeaders(scope=message)
    for name, value in _HEADERS.items():
        headers.setdefault(name, value)
    headers.setdefault("cache-control", "no-store")
