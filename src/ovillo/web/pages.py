"""A page as HTML: its template, the sentences of the reader's language, and what every page shows around it."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ovillo.casework.access import Act, may
from ovillo.domain.messages import mark
from ovillo.rendering.brief_html import isolate_names
from ovillo.rendering.catalogue import LANGUAGES, Catalogue
from ovillo.rendering.inert import inline
from ovillo.rendering.ledger_lines import waits_line
from ovillo.web.assets import address_of
from ovillo.web.tabs import TABS_OF
from ovillo.web.workbench import workbench_of
from ovillo.workflows.access import AccessDeniedError, members_of
from ovillo.workflows.settled import left_out

if TYPE_CHECKING:
    from ovillo.web.signing_in import Session

TEMPLATES = Path(__file__).parent / "templates"
WHOLE, PART = "base.html.jinja", "part.html.jinja"
Fields = Mapping[str, object]
LANGUAGE_COOKIE = "ovillo_language"
LOOK_COOKIE = "ovillo_look"
LOOKS = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the navigation."""

    path: str
    title: str
    """A template of the catalogue."""
    act: Act = Act.READ
    """What somebody must be allowed who is led there."""


PARTS: tuple[tuple[str, tuple[Place, ...]], ...] = (
    (
        mark("What was read"),
        (
            Place("/", mark("Brief")),
            Place("/review", mark("Review"), Act.WORK),
            Place("/entities", mark("Who and what")),
            Place("/documents", mark("Documents")),
        ),
    ),
    (
        mark("Drawn"),
        (
            Place("/network", mark("Network")),
            Place("/timeline", mark("Timeline")),
            Place("/map", mark("Map")),
            Place("/calls", mark("Calls")),
        ),
    ),
    (
        mark("How firm it is"),
        (
            Place("/sources", mark("Sources")),
            Place("/questions", mark("Open questions")),
            Place("/hypotheses", mark("Hypotheses")),
        ),
    ),
    (
        mark("Work"),
        (
            Place("/together", mark("Joint work")),
            Place("/allocate", mark("Who goes where")),
            Place("/monitor", mark("Numbers")),
        ),
    ),
    (
        mark("Keeping it honest"),
        (
            Place("/integrity", mark("Integrity")),
            Place("/ledger", mark("Ledger")),
        ),
    ),
    (
        mark("What the case consists of"),
        (
            Place("/add", mark("Add documents"), Act.WORK),
            Place("/people", mark("People of the case"), Act.GOVERN),
        ),
    ),
)
"""The navigation in its parts, each with its name, in the order of the day's work."""
PLACES: tuple[Place, ...] = tuple(place for _, places in PARTS for place in places)
"""Every page of the navigation; one that is not built has no entry."""


def language_of(request: Request) -> str:
    """What the reader chose, else what the browser asks for, else what the server was started in."""
    chosen = request.cookies.get(LANGUAGE_COOKIE, "")
    if chosen in LANGUAGES:
        return chosen
    for part in request.headers.get("accept-language", "").lower().split(","):
        spoken = part.strip()[:2]
        if spoken in LANGUAGES:
            return spoken
    return workbench_of(request).settings.language


def look_of(request: Request) -> str:
    """The look that the reader chose; empty where the system decides."""
    chosen = request.cookies.get(LOOK_COOKIE, "")
    return chosen if chosen in LOOKS else ""


@cache
def catalogue_in(language: str) -> Catalogue:
    """The sentences of one language, loaded once."""
    return Catalogue(language)


def catalogue_of(request: Request) -> Catalogue:
    """The sentences of the reader's language."""
    return catalogue_in(language_of(request))


def render(request: Request, template: str, *, status: int = 200, **fields: object) -> HTMLResponse:
    """The page; or, for a script that swaps the middle of a page, that middle and its title.

    Args:
        request: whose; a template sees `catalogue`, `say`, `say_many`, `language`, `session`, `case_name`, `asset`.
        template: its name below `web/templates`; a page extends `frame` and fills the blocks `title` and `main`.
        status: of HTTP.
        fields: what else the template shows. Text is escaped; names go through the filter `names` after `inline`.
    """
    frame = PART if request.headers.get("hx-request") == "true" else WHOLE
    text = environment().get_template(template).render(_surroundings(request, frame), **fields)
    return HTMLResponse(text, status_code=status, headers={"vary": "hx-request"})


def render_kept(
    request: Request, template: str, key: Hashable, fields: Callable[[], Fields], *, scripts: Sequence[str] = ()
) -> HTMLResponse:
    """As `render`, for a page that is one for all who may see it: worked out once for each state of the case.

    Args:
        request: whose.
        template: as for `render`; it shows nothing of `session`.
        key: what the page depends on besides the state of the case and the language.
        fields: works out what the template shows.
        scripts: modules below `static` that the page loads.
    """
    bench, language = workbench_of(request), language_of(request)
    _, _, may_work = _seen_by(request, request.state.session)
    title, main = bench.kept.get(
        (template, language, bench.view, may_work, bench.answers.now().ledger_size, key),
        lambda: _middle(request, template, fields()),
    )
    if request.headers.get("hx-request") == "true":
        said = _left_out(request)
        above = Markup('<p class="caution">{}</p>\n').format(said) if said else ""
        return HTMLResponse(f"<title>{title}</title>\n{above}{main}", headers={"vary": "hx-request"})
    page = environment().get_template(WHOLE)
    text = page.render(_surroundings(request, WHOLE), kept_title=title, kept_main=main, scripts=scripts)
    return HTMLResponse(text, headers={"vary": "hx-request"})


def _middle(request: Request, template: str, fields: Fields) -> tuple[Markup, Markup]:
    """The title and the middle of a page."""
    without_session = {**_surroundings(request, PART), "session": None, "left_out": ""}
    text = environment().get_template(template).render(without_session, **fields)
    title, _, main = text.partition("\n")
    return Markup(title.removeprefix("<title>").removesuffix("</title>")), Markup(main)  # noqa: S704 - a template escaped them


def _surroundings(request: Request, frame: str) -> dict[str, object]:
    catalogue = catalogue_of(request)
    session: Session | None = request.state.session
    name, parts, may_work = _seen_by(request, session)
    return {
        "frame": frame,
        "catalogue": catalogue,
        "say": catalogue.say,
        "say_many": catalogue.say_many,
        "count": lambda number: catalogue.number(Decimal(number)),
        "language": catalogue.language,
        "look": look_of(request),
        "session": session,
        "case_name": name,
        "left_out": _left_out(request),
        "parts": parts,
        "may_work": may_work,
        "tabs_of": TABS_OF,
        "path": request.url.path,
        "address": quote(request.url.path) + (f"?{request.url.query}" if request.url.query else ""),
    }


def _left_out(request: Request) -> str:
    """What every page says while something waits for guardians: it is made without that; nothing to a stranger."""
    try:
        waits = left_out(workbench_of(request).opened.record) if request.state.session else 0
    except AccessDeniedError:
        return ""
    return waits_line(waits, catalogue_of(request)) if waits else ""


Seen = tuple[str, Sequence[tuple[str, Sequence[Place]]], bool]
"""The name of the case, where its pages lead whoever asks, by parts, and whether they may do a reviewer's work."""


def _seen_by(request: Request, session: "Session | None") -> Seen:
    """What the case is to whoever asks: nothing, where they may nothing; worked out once a request."""
    if session is None:
        return "", (), False
    seen: Seen | None = getattr(request.state, "seen", None)
    if seen is None:
        seen = request.state.seen = _shown_to(request, session)
    return seen


def _shown_to(request: Request, session: "Session") -> Seen:
    try:
        with workbench_of(request).opened.record.reading() as reader:
            name, members = reader.case_name(), members_of(reader)
    except AccessDeniedError:
        return "", (), False
    allowed = ((title, [each for each in places if may(members, session.actor, each.act)]) for title, places in PARTS)
    may_work = may(members, session.actor, Act.WORK)
    return inline(name), [(title, places) for title, places in allowed if places], may_work


@cache
def environment() -> Environment:
    """Where templates live, and what they may use."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters["names"] = isolate_names
    made.filters["inline"] = inline
    made.globals["asset"] = address_of
    return made
