"""A page as HTML: its template, the sentences of the reader's language, and what every page shows around it."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ovillo.domain.messages import mark
from ovillo.rendering.brief_html import isolate_names
from ovillo.rendering.catalogue import LANGUAGES, Catalogue
from ovillo.rendering.inert import inline
from ovillo.web.assets import address_of
from ovillo.web.workbench import workbench_of

if TYPE_CHECKING:
    from ovillo.web.signing_in import Session

TEMPLATES = Path(__file__).parent / "templates"
LANGUAGE_COOKIE = "ovillo_language"
LOOK_COOKIE = "ovillo_look"
LOOKS = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the navigation."""

    path: str
    title: str
    """A template of the catalogue."""


PLACES: tuple[Place, ...] = (Place("/", mark("Brief")),)
"""In the order of the day's work; a page that is not built has no entry."""


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
    """The page.

    Args:
        request: whose; a template sees `catalogue`, `say`, `say_many`, `language`, `session`, `case_name`, `asset`.
        template: its name below `web/templates`; a page extends `base.html.jinja`.
        status: of HTTP.
        fields: what else the template shows. Text is escaped; names go through the filter `names` after `inline`.
    """
    catalogue = catalogue_of(request)
    session: Session | None = request.state.session
    page = environment().get_template(template)
    text = page.render(
        catalogue=catalogue,
        say=catalogue.say,
        say_many=catalogue.say_many,
        language=catalogue.language,
        look=look_of(request),
        session=session,
        case_name=inline(workbench_of(request).answers.case_name()) if session else "",
        places=PLACES if session else (),
        path=request.url.path,
        is_part=request.headers.get("hx-request") == "true",
        **fields,
    )
    return HTMLResponse(text, status_code=status)


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
