"""Measuring the effort from a browser: a table is read, answered, and forgotten; nothing of it is kept in the case."""

import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from threading import Lock
from typing import Annotated, Final

from fastapi import APIRouter, Depends, File, Form, Request, UploadFile
from fastapi.responses import Response

from ovillo.casework.access import Act
from ovillo.domain.errors import OvilloError, UsageError
from ovillo.domain.messages import mark
from ovillo.planning.populations.estimating import Wanted
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.counts_text import CountsTeller
from ovillo.rendering.population_text import PopulationTeller
from ovillo.rendering.publishing_report import published_sections
from ovillo.rendering.report_sections import ReportSection
from ovillo.rendering.standards_report import standards_sections
from ovillo.web.forms import told_on_page
from ovillo.web.guarding import require_token
from ovillo.web.pages import catalogue_of, render
from ovillo.web.saving import CSV, Saved, saved_as, saved_report
from ovillo.web.workbench import workbench_of
from ovillo.workflows.access import require
from ovillo.workflows.count_figures import list_counts
from ovillo.workflows.monitor import estimate_hidden
from ovillo.workflows.publish import as_csv, grid, publish_noisy, publish_withheld
from ovillo.workflows.standards import assess

router = APIRouter(include_in_schema=False)
MOST_BYTES: Final = 5_000_000
LIMIT: Final = 5
"""Counts below it are withheld, where nothing else is asked."""

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


@dataclass(frozen=True, slots=True)
class ListOptions:
    """What is asked of lists beside their table."""

    feeds: str = ""
    without: str = ""
    accused: str = ""
    links: int | None = None

    @property
    def wanted(self) -> Wanted:
        """The same, read."""
        feeds, without, accused = map(_parted, (self.feeds, self.without, self.accused))
        return Wanted(feeds=feeds, without=without, accused=accused, links=self.links or 0)


@dataclass(frozen=True, slots=True)
class ReleaseOptions:
    """What is asked of a table that is to be published."""

    below: int = LIMIT
    epsilon: str = ""
    """Empty: cells are withheld, no noise added."""
    spent: str = ""
    cells: int = 1


@dataclass(frozen=True, slots=True)
class Options:
    """What is asked beside the table; of each question its own."""

    lists: ListOptions = field(default_factory=ListOptions)
    release: ReleaseOptions = field(default_factory=ReleaseOptions)
    year: int | None = None
    """Of complaint; None: all."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the page shows below the questions."""

    sections: tuple[ReportSection, ...] = ()
    saved: tuple[Saved, ...] = ()
    faults: tuple[str, ...] = ()


Words = Annotated[str, Form(max_length=1_000)]


def _lists(
    feeds: Words = "",
    without: Words = "",
    accused: Words = "",
    links: Annotated[int | None, Form(ge=1, le=1_000_000)] = None,
) -> ListOptions:
    return ListOptions(feeds, without, accused, links)


def _release(
    below: Annotated[int | None, Form(ge=2, le=1_000)] = None,
    epsilon: Annotated[str, Form(max_length=20)] = "",
    spent: Annotated[str, Form(max_length=20)] = "",
    cells: Annotated[int | None, Form(ge=1, le=2_000)] = None,
) -> ReleaseOptions:
    return ReleaseOptions(below or LIMIT, epsilon.strip(), spent.strip(), cells or 1)


def _options(
    lists: Annotated[ListOptions, Depends(_lists)],
    release: Annotated[ReleaseOptions, Depends(_release)],
    year: Annotated[int | None, Form(ge=1800, le=2200)] = None,
) -> Options:
    return Options(lists, release, year)


@router.get("/monitor")
def monitor(request: Request) -> Response:
    """The questions, and nothing asked yet."""
    _require_member(request)
    return _page(request, Measure.HIDDEN, Options(), Answer())


@router.post("/monitor", dependencies=[Depends(require_token)])
def measure(
    request: Request,
    measure: Annotated[Measure, Form()],
    options: Annotated[Options, Depends(_options)],
    table: Annotated[UploadFile | None, File()] = None,
    ratings: Annotated[UploadFile | None, File()] = None,
) -> Response:
    """The answer below the questions; or what is wrong with the tables, by row and column."""
    _require_member(request)
    try:
        given, said = (_read(each) for each in (table, ratings))
        if given is None and not (said and measure is Measure.STANDARDS):
            raise UsageError(problem=_NO_TABLE)
        with _working:
            answer = _answer(request, measure, given, said, options)
    except OvilloError as error:
        answer = Answer(faults=told_on_page(error, catalogue_of(request)))
    return _page(request, measure, options, answer)


def _require_member(request: Request) -> None:
    """The page is of a case, although it tells nothing of it: whoever may not read the case gets no other way in."""
    with workbench_of(request).opened.record.reading() as reader:
        require(reader, request.state.session.actor, Act.READ)


@dataclass(frozen=True, slots=True)
class _Given:
    """A file."""

    name: str
    content: bytes


def _read(file: UploadFile | None) -> _Given | None:
    """The file; None where none was chosen."""
    if file is None or not file.filename:
        return None
    content = file.file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise UsageError(problem=_TOO_LARGE)
    return _Given(file.filename, content)


Told = tuple[Mapping[str, object], tuple[ReportSection, ...]]
"""An answer as `--as json` tells it, and in words."""


def _answer(request: Request, measure: Measure, given: _Given | None, said: _Given | None, options: Options) -> Answer:
    catalogue = catalogue_of(request)
    title = catalogue.say(MEASURES[measure][0])
    table = given or _Given("", b"")
    answers: Mapping[Measure, Callable[[], Told]] = {
        Measure.HIDDEN: lambda: _hidden(title, table, options, catalogue),
        Measure.COUNTS: lambda: _counts(title, table, catalogue),
        Measure.STANDARDS: lambda: _standards(given, said, options, catalogue),
        Measure.PUBLISH: lambda: _published(table, options, catalogue),
    }
    report, sections = answers[measure]()
    saved = saved_report(measure.value, report, sections, catalogue, made_at=workbench_of(request).now())
    if measure is Measure.PUBLISH:
        saved += (saved_as(f"{measure.value}.csv", CSV, as_csv(report, **_words(catalogue)).encode()),)
    return Answer(sections, saved)


def _hidden(title: str, table: _Given, options: Options, catalogue: Catalogue) -> Told:
    report = estimate_hidden(table.content, options.lists.wanted, place=table.name, told=_untold)
    return report, _lines(title, PopulationTeller(catalogue, is_page=True).tell(report))


def _counts(title: str, table: _Given, catalogue: Catalogue) -> Told:
    report = list_counts(table.content, place=table.name)
    return report, _lines(title, CountsTeller(catalogue, is_page=True).tell(report))


def _standards(files: _Given | None, said: _Given | None, options: Options, catalogue: Catalogue) -> Told:
    report = assess(
        None if files is None else files.content,
        None if said is None else said.content,
        place="" if files is None else files.name,
        ratings_place="" if said is None else said.name,
        year=options.year,
    )
    return report, standards_sections(report, catalogue)


def _published(table: _Given, options: Options, catalogue: Catalogue) -> Told:
    asked = options.release
    if asked.epsilon:
        report = publish_noisy(
            table.content,
            place=table.name,
            epsilon=asked.epsilon,
            spent=asked.spent or "0",
            cells_of_person=asked.cells,
            random_below=secrets.randbelow,
        )
    else:
        report = publish_withheld(table.content, place=table.name, limit=asked.below)
    return report, published_sections(report, grid(report, **_words(catalogue)), catalogue)


def _words(catalogue: Catalogue) -> Mapping[str, str]:
    return {"withheld": catalogue.say(mark("withheld")), "total": catalogue.say(mark("sum"))}


def _parted(written: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in written.split(";") if each.strip())


def _lines(title: str, told: Iterable[str]) -> tuple[ReportSection, ...]:
    return (ReportSection(title, tuple(line.strip() for line in told if line.strip())),)


def _untold(_what: str, _done: int, _of: int) -> None:
    """Nobody watches the progress of a page."""


def _page(request: Request, chosen: Measure, options: Options, answer: Answer) -> Response:
    return render(
        request,
        "measuring.html.jinja",
        status=400 if answer.faults else 200,
        measures=[(each.value, *MEASURES[each]) for each in Measure],
        chosen=chosen.value,
        asked=options,
        sections=answer.sections,
        saved=answer.saved,
        faults=answer.faults,
    )
