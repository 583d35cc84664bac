"""Who goes where, from a browser: tables are read, answered, and forgotten; nothing of them is kept in the case."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from threading import Lock
from typing import Annotated, Final

from fastapi import APIRouter, Depends, File, Form, HTTPException, Request, UploadFile
from fastapi.responses import Response

from ovillo.casework.access import Act
from ovillo.domain.allocation import NoPlan, Plan
from ovillo.domain.errors import OvilloError, UsageError
from ovillo.domain.messages import mark
from ovillo.rendering.inert import inline
from ovillo.rendering.median_text import median_lines, no_median_line
from ovillo.rendering.plan_json import plan_json
from ovillo.rendering.plan_map import plan_map
from ovillo.rendering.plan_outline import no_plan_lines, plan_sections
from ovillo.rendering.report_sections import ReportDrawing, ReportSection, ReportTable
from ovillo.web.forms import told_on_page
from ovillo.web.guarding import require_token
from ovillo.web.pages import catalogue_of, render
from ovillo.web.saving import SVG, Saved, saved_as, saved_report
from ovillo.web.workbench import workbench_of
from ovillo.workflows.access import require
from ovillo.workflows.allocate import find_medians, plan_within, table_names, template

router = APIRouter(include_in_schema=False)
MOST_BYTES: Final = 5_000_000
"""Of all tables together."""
SECONDS: Final = 10

_working = Lock()
"""One question at a time: a plan takes all that a core has."""
_TOO_LARGE = mark("The tables are larger than 5 MB together. Ask them on the command line: ovillo allocate")
_NO_TABLE = mark("No table was chosen. Choose the tables of a folder.")
_TWICE = mark("Two of the files have the same name. Choose the tables of one folder.")
_NOT_ONE = mark("More than one file was chosen. Where to stand is read from one.")
_OTHER = mark("{file} is none of the tables of a plan and was not read. They are {names}.")
_NOT_WHOLE = mark(
    "The time ended before the curve, the draws, what one more unit adds and the disputed sources were worked out. "
    "The plan that is shown holds; the command line works out the rest: ovillo allocate plan"
)


class Ask(StrEnum):
    """What is asked of the tables."""

    PLAN = "plan"
    MEDIANS = "p-median"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the page shows below the questions."""

    sections: tuple[ReportSection, ...] = ()
    notes: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    saved: tuple[Saved, ...] = ()
    drawing: str = ""
    """Address of the map."""


@router.get("/allocate")
def allocate(request: Request) -> Response:
    """The questions, and nothing asked yet."""
    _require_member(request)
    return _page(request, Answer())


@router.get("/allocate/template/{name}")
def template_table(request: Request, name: str) -> Response:
    """A table of the invented country."""
    _require_member(request)
    tables = template()
    if name not in tables:
        raise HTTPException(404)
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(tables[name], media_type="text/csv", headers=headers)


@router.post("/allocate", dependencies=[Depends(require_token)])
def answer(
    request: Request,
    ask: Annotated[Ask, Form()],
    tables: Annotated[list[UploadFile], File()],
    concession: Annotated[float | None, Form(ge=0, le=1)] = None,
    medians: Annotated[int | None, Form(ge=1, le=1_000_000)] = None,
) -> Response:
    """The answer below the questions; or what is wrong with the tables, by file, row and column."""
    _require_member(request)
    try:
        given = _read(tables)
        with _working:
            found = _plan(request, given, concession) if ask is Ask.PLAN else _medians(request, given, medians)
    except OvilloError as error:
        found = Answer(faults=told_on_page(error, catalogue_of(request)))
    return _page(request, found, concession=concession, medians=medians)


def _require_member(request: Request) -> None:
    """The page is of a case, although it tells nothing of it: whoever may not read the case gets no other way in."""
    with workbench_of(request).opened.record.reading() as reader:
        require(reader, request.state.session.actor, Act.READ)


def _read(files: Sequence[UploadFile]) -> Mapping[str, bytes]:
    """The files by name, without the folders that a browser may send before it."""
    found: dict[str, bytes] = {}
    left = MOST_BYTES
    for each in files:
        name = (each.filename or "").replace("\\", "/").rpartition("/")[2]
        if not name:
            continue
        if name in found:
            raise UsageError(problem=_TWICE)
        found[name] = each.file.read(left + 1)
        left -= len(found[name])
        if left < 0:
            raise UsageError(problem=_TOO_LARGE)
    if not found:
        raise UsageError(problem=_NO_TABLE)
    return found


def _plan(request: Request, given: Mapping[str, bytes], concession: float | None) -> Answer:
    say, names = catalogue_of(request).say, table_names()
    notes = [say(_OTHER, file=inline(each), names=", ".join(names)) for each in given if each not in names]
    tables = {name: given[name] for name in names if name in given}
    bounded = plan_within(tables, concession=concession, seconds=SECONDS, now=time.monotonic)
    if isinstance(bounded.found, NoPlan):
        return Answer(notes=tuple(notes), faults=no_plan_lines(bounded.found, catalogue_of(request)))
    if not bounded.is_whole:
        notes.append(say(_NOT_WHOLE))
    return _shown(request, bounded.found, tuple(notes))


def _shown(request: Request, plan: Plan, notes: tuple[str, ...]) -> Answer:
    catalogue = catalogue_of(request)
    sections, svg = plan_sections(plan, catalogue), plan_map(plan, catalogue)
    drawing = ReportDrawing(svg, catalogue.say(mark("Who goes where")))
    map_file = saved_as("plan.svg", SVG, svg.encode())
    made_at = workbench_of(request).now()
    saved = saved_report("plan", plan_json(plan, catalogue), sections, catalogue, made_at=made_at, drawing=drawing)
    return Answer(sections, notes, saved=(*saved, map_file), drawing=map_file.address)


def _medians(request: Request, given: Mapping[str, bytes], medians: int | None) -> Answer:
    say = catalogue_of(request).say
    if len(given) > 1:
        raise UsageError(problem=_NOT_ONE)
    ((name, content),) = given.items()
    found = find_medians(content, name, medians=medians, seconds=SECONDS, gap=0.0, now=time.monotonic)
    answer = found.answer
    if answer.objective is None:
        return Answer(faults=(no_median_line(catalogue_of(request), status=answer.status, parts=found.problem.parts),))
    told = median_lines(
        catalogue_of(request),
        status=answer.status,
        objective=answer.objective,
        bound=answer.bound,
        gap=answer.gap,
        demand=float(found.problem.demand.sum()),
    )
    sites = ReportTable((say(mark("Open sites")),), tuple((inline(each),) for each in found.named))
    return Answer((ReportSection(say(mark("Where to stand")), told, (sites,)),))


def _page(request: Request, found: Answer, *, concession: float | None = None, medians: int | None = None) -> Response:
    return render(
        request,
        "allocating.html.jinja",
        status=400 if found.faults else 200,
        concession="" if concession is None else concession,
        medians="" if medians is None else medians,
        seconds=SECONDS,
        templates=list(template()),
        sections=found.sections,
        notes=found.notes,
        faults=found.faults,
        saved=found.saved,
        drawing=found.drawing,
    )
