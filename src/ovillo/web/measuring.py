"""Measuring the effort from a browser: a table is read, answered, and forgotten; nothing of it is kept in the case."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from threading import Lock
from typing import Annotated, Final

from fastapi import APIRouter, Depends, File, Form, Request, UploadFile
from fastapi.responses import Response

from ovillo.casework.access import Act
from ovillo.domain.errors import OvilloError, UsageError
from ovillo.domain.input_tables import faults_of
from ovillo.domain.messages import mark
from ovillo.planning.populations.estimating import Wanted
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.counts_text import CountsTeller
from ovillo.rendering.population_text import PopulationTeller
from ovillo.rendering.publishing_report import published_sections
from ovillo.rendering.report_sections import ReportSection
from ovillo.rendering.standards_report import standards_sections
from ovillo.web.guarding import require_token
from ovillo.web.pages import catalogue_of, render
from ovillo.web.workbench import workbench_of
from ovillo.workflows.access import require
from ovillo.workflows.count_figures import list_counts
from ovillo.workflows.monitor import estimate_hidden
from ovillo.workflows.publish import grid, publish_withheld
from ovillo.workflows.standards import assess

router = APIRouter(include_in_schema=False)
MOST_BYTES: Final = 5_000_000
LIMIT: Final = 5

_working = Lock()
"""One table at a time: an estimate takes all that a core has."""
_TOO_LARGE = mark("The table is larger than 5 MB. Ask it on the command line: ovillo monitor")
_NO_TABLE = mark("No table was chosen. Choose a file of rows and columns.")


class Measure(StrEnum):
    """What is asked of a table."""

    HIDDEN = "hidden-population"
    COUNTS = "counts"
    STANDARDS = "standards"
    PUBLISH = "publish"


MEASURES: Final[Mapping[Measure, tuple[str, str]]] = {
    Measure.HIDDEN: (
        mark("How many people no list names"),
        mark("A column of 0 and 1 for each list, the count last."),
    ),
    Measure.COUNTS: (
        mark("What published figures allow to be said"),
        mark("Columns period, source, register, unit and count."),
    ),
    Measure.STANDARDS: (
        mark("What files say of the minimum standards"),
        mark("Columns file, office and complaint, and the steps that are known."),
    ),
    Measure.PUBLISH: (
        mark("A table fit to be published"),
        mark("Labels in the first column, a column of counts for each heading."),
    ),
}
"""What each answers, and which table it reads; sentences of the catalogue."""


@router.get("/monitor")
def monitor(request: Request) -> Response:
    """The questions, and nothing asked yet."""
    _require_member(request)
    return _page(request, Measure.HIDDEN, {"feeds": "", "accused": "", "links": ""})


@router.post("/monitor", dependencies=[Depends(require_token)])
def measure(
    request: Request,
    measure: Annotated[Measure, Form()],
    table: Annotated[UploadFile, File()],
    feeds: Annotated[str, Form(max_length=1_000)] = "",
    accused: Annotated[str, Form(max_length=1_000)] = "",
    links: Annotated[int | None, Form(ge=1, le=1_000_000)] = None,
) -> Response:
    """The answer below the questions; or what is wrong with the table, by row and column."""
    _require_member(request)
    catalogue, content = catalogue_of(request), table.file.read(MOST_BYTES + 1)
    filled = {"feeds": feeds, "accused": accused, "links": str(links or "")}
    wanted = Wanted(feeds=_parted(feeds), accused=_parted(accused), links=links or 0)
    try:
        if not table.filename:
            raise UsageError(problem=_NO_TABLE)
        if len(content) > MOST_BYTES:
            raise UsageError(problem=_TOO_LARGE)
        with _working:
            sections = _answer(measure, content, table.filename, wanted, catalogue)
    except OvilloError as error:
        return _page(request, measure, filled, faults=[catalogue.error(each) for each in faults_of(error)])
    return _page(request, measure, filled, sections=sections)


def _require_member(request: Request) -> None:
    """The page is of a case, although it tells nothing of it: whoever may not read the case gets no other way in."""
    with workbench_of(request).opened.record.reading() as reader:
        require(reader, request.state.session.actor, Act.READ)


def _answer(
    measure: Measure, content: bytes, name: str, wanted: Wanted, catalogue: Catalogue
) -> tuple[ReportSection, ...]:
    title = catalogue.say(MEASURES[measure][0])
    answers: Mapping[Measure, Callable[[], tuple[ReportSection, ...]]] = {
        Measure.HIDDEN: lambda: _lines(
            title,
            PopulationTeller(catalogue, is_page=True).tell(estimate_hidden(content, wanted, place=name, told=_untold)),
        ),
        Measure.COUNTS: lambda: _lines(title, CountsTeller(catalogue).tell(list_counts(content, place=name))),
        Measure.STANDARDS: lambda: standards_sections(assess(content, None, place=name), catalogue),
        Measure.PUBLISH: lambda: _published(content, name, catalogue),
    }
    return answers[measure]()


def _parted(written: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in written.split(";") if each.strip())


def _published(content: bytes, name: str, catalogue: Catalogue) -> tuple[ReportSection, ...]:
    report = publish_withheld(content, place=name, limit=LIMIT)
    words = {"withheld": catalogue.say(mark("withheld")), "total": catalogue.say(mark("sum"))}
    return published_sections(report, grid(report, **words), catalogue)


def _lines(title: str, told: Iterable[str]) -> tuple[ReportSection, ...]:
    return (ReportSection(title, tuple(line.strip() for line in told if line.strip())),)


def _untold(_what: str, _done: int, _of: int) -> None:
    """Nobody watches the progress of a page."""


def _page(
    request: Request,
    chosen: Measure,
    filled: Mapping[str, str],
    *,
    sections: tuple[ReportSection, ...] = (),
    faults: Sequence[str] = (),
) -> Response:
    return render(
        request,
        "measuring.html.jinja",
        status=400 if faults else 200,
        measures=[(each.value, *MEASURES[each]) for each in Measure],
        chosen=chosen.value,
        filled=filled,
        sections=sections,
        faults=faults,
    )
