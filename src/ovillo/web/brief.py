"""The brief: what the case says, each line with its standing and its sources, all of it or what a reader asks for."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import BeforeValidator

from ovillo.domain.briefs import Brief, WantedLines
from ovillo.domain.messages import mark
from ovillo.domain.statements import Standing
from ovillo.rendering.brief_text import DISCLAIMER, HYPOTHESES, SETTLES
from ovillo.rendering.inert import inline
from ovillo.rendering.outline import Outline, outline
from ovillo.web.pages import catalogue_of, render_kept
from ovillo.web.told import QuotePage
from ovillo.web.workbench import workbench_of

router = APIRouter(include_in_schema=False)
OptionalDay = Annotated[date | None, BeforeValidator(lambda given: given or None)]
"""An empty field of a form asks for nothing."""
STANDINGS = tuple(Standing)
_SECTIONS = (
    ("people", mark("People")),
    ("groups", mark("Groups and organisations")),
    ("events", mark("What happened when")),
    ("disputed", mark("Numbers on which sources disagree")),
    ("numbers", mark("Other numbers")),
    ("questions", mark("What no source says")),
    ("hypotheses", HYPOTHESES),
)


@router.get("/")
def brief(
    request: Request,
    standing: Annotated[Sequence[Standing], Query(default_factory=tuple)],
    since: OptionalDay = None,
    until: OptionalDay = None,
    person: str = "",
) -> Response:
    """The brief, narrowed to what the reader asks for."""
    wanted = WantedLines(frozenset(standing), since, until, person or None)
    answers, catalogue = workbench_of(request).answers.now(), catalogue_of(request)

    def fields() -> Mapping[str, object]:
        made = outline(answers.brief_about(wanted), catalogue)
        return {
            "made": made,
            "page": QuotePage(catalogue, made.quotes),
            "sections": tuple((name, title) for name, title in _SECTIONS if _section(made, name)),
            "wanted": wanted,
            "standings": STANDINGS,
            "people": _people(answers.brief),
            "disclaimer": DISCLAIMER,
            "hypotheses_title": HYPOTHESES,
            "settles": SETTLES,
        }

    return render_kept(request, "brief.html.jinja", wanted, fields)


def _section(made: Outline, name: str) -> Sequence[object]:
    return {
        "people": (*made.people, *made.also_named),
        "groups": made.groups,
        "events": made.events,
        "disputed": made.disputed_numbers,
        "numbers": made.agreed_numbers,
        "questions": made.questions,
        "hypotheses": made.hypotheses,
    }[name]


def _people(brief: Brief) -> list[tuple[str, str]]:
    """Whom a reader may ask for: id and name, by name."""
    lines = (*brief.people, *brief.groups)
    told = ((line.entity.id, inline(line.entity.name)) for line in lines if line.roles or line.held or line.ties)
    return sorted(told, key=lambda each: (each[1].casefold(), each[0]))
