"""The brief: what the case says, each line with its standing and its sources, all of it or what a reader asks for."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
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
from ovillo.rendering.outline import Outline, outline, totals_of
from ovillo.web.pages import catalogue_of, render_kept
from ovillo.web.told import QuotePage
from ovillo.web.workbench import workbench_of

router = APIRouter(include_in_schema=False)
OptionalDay = Annotated[date | None, BeforeValidator(lambda given: given or None)]
"""An empty field of a form asks for nothing."""
STANDINGS = tuple(Standing)
MOST_LINES = 60
"""Of each section on one page: of 500 reports that repeat one another 60 lines are 5 MB, made in half a second."""
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
    part: int = 1,
) -> Response:
    """The brief, narrowed to what the reader asks for; of a large case one part of it, or with part 0 all at once."""
    wanted = WantedLines(frozenset(standing), since, until, person or None)
    bench, catalogue = workbench_of(request), catalogue_of(request)
    answers = bench.answers.now()

    def fields() -> Mapping[str, object]:
        narrowed = answers.brief_about(wanted)
        parts = parts_of(narrowed)
        shown = min(max(part, 0), parts)
        made = outline(_cut(narrowed, shown) if shown else narrowed, catalogue)
        return {
            "made": made,
            "totals": totals_of(narrowed, catalogue),
            "part": shown,
            "parts": parts,
            "page": QuotePage(catalogue, made.quotes),
            "sections": tuple((name, title) for name, title in _SECTIONS if _section(made, name)),
            "wanted": wanted,
            "standings": STANDINGS,
            "people": _people(answers.brief),
            "disclaimer": DISCLAIMER,
            "hypotheses_title": HYPOTHESES,
            "settles": SETTLES,
        }

    return render_kept(request, "brief.html.jinja", (wanted, part), fields)


def _sections(brief: Brief) -> tuple[Sequence[object], ...]:
    return brief.people, brief.groups, brief.events, brief.numbers, brief.open_questions


def parts_of(brief: Brief) -> int:
    """How many pages it takes when each section shows `MOST_LINES` on one."""
    return max(1, *(-(-len(each) // MOST_LINES) for each in _sections(brief)))


def _cut(brief: Brief, part: int) -> Brief:
    """This part of each section, counted from 1."""
    lines = slice((part - 1) * MOST_LINES, part * MOST_LINES)
    return replace(
        brief,
        people=brief.people[lines],
        groups=brief.groups[lines],
        events=brief.events[lines],
        numbers=brief.numbers[lines],
        open_questions=brief.open_questions[lines],
    )


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
