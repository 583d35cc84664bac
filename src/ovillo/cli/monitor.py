"""`ovillo monitor`: counts, estimates and standards of what a country does about trafficking."""

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import typer

from ovillo.cli import monitor_options as options
from ovillo.cli import surface
from ovillo.cli.surface import CaseFolder, LanguageOption, OutputOption, PlainFormat, PlainFormatOption, say
from ovillo.domain.errors import UsageError
from ovillo.domain.messages import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ovillo.planning.populations.estimating import Told

INTERRUPTED: Final = 130
_WORK: Final = {"models": mark("Models"), "draws": mark("Draws")}


def register(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    monitor = typer.Typer(
        help=mark("Counts, estimates and standards: what is done about trafficking, measured."), rich_markup_mode=None
    )
    monitor.callback()(_root)
    monitor.command(
        "hidden-population",
        help=mark(
            "How many people no list names, from lists that share some (multiple systems estimation). FILE: a column "
            "of 0 and 1 for each list, the count last."
        ),
    )(hidden_population)
    monitor.command(
        "counts",
        help=mark(
            "Published figures side by side: what they count, what several registers hold together, what grew, and "
            "what may not be compared. FILE: columns period, source, register, unit, count; perhaps where, definition, "
            "parts, change, coverage, reporting."
        ),
    )(counts)
    monitor.command(
        "figures",
        help=mark("The figures that the documents of a case tell, as rows for counts, each with its words."),
    )(figures)
    monitor.command(
        "standards",
        help=mark(
            "The minimum standards as a checklist: what files say of each item, and what people say. FILE: columns "
            "file, office, complaint; perhaps formalised, charged, convicted, custodial, suspended, official, victims, "
            "victims_charged, foreigners, notice, protected."
        ),
    )(standards)
    monitor.command(
        "publish",
        help=mark(
            "A table of counts as it may be published: small cells withheld so that sums do not give them away, or "
            "noise added. FILE: labels in the first column, a column of counts for each heading."
        ),
    )(publish)
    monitor.command("template", help=mark("Write the tables of an invented country, to begin from."))(template)
    app.add_typer(monitor, name="monitor")


def _root() -> None:
    """Keeps the commands below `monitor` apart."""


def hidden_population(
    files: options.Files,
    feeds: options.Feeds = None,
    without: options.Without = None,
    accused: options.Accused = None,
    enter: options.Enter = 0.02,
    draws: options.Draws = None,
    seed: options.Seed = 1234,
    links: options.Links = None,
    form: PlainFormatOption = PlainFormat.TEXT,
    output: OutputOption = None,
    language: LanguageOption = None,
) -> None:
    from ovillo.planning.populations.estimating import Wanted  # noqa: PLC0415 - loads only where it is asked
    from ovillo.planning.populations.refusals import ManyRegionsError  # noqa: PLC0415 - as above
    from ovillo.rendering.population_text import PopulationTeller  # noqa: PLC0415 - as above
    from ovillo.workflows.monitor import estimate_hidden  # noqa: PLC0415 - as above

    if len(files) > 1:
        raise ManyRegionsError
    wanted = Wanted(
        feeds=tuple(feeds or ()),
        without=tuple(without or ()),
        accused=tuple(accused or ()),
        enter=enter,
        draws=draws,
        seed=seed,
        links=links or 0,
    )
    content = surface.read_file(files[0])
    try:
        with _told() as told:
            report = estimate_hidden(content, wanted, place=str(files[0]), told=told)
    except KeyboardInterrupt:
        surface.note(mark("Stopped: nothing was estimated. --bootstrap 0 and fewer lists take less time."))
        raise typer.Exit(INTERRUPTED) from None
    if form is PlainFormat.JSON:
        surface.print_text(surface.as_json(report), output)
    else:
        surface.print_text("\n".join(PopulationTeller(surface.catalogue()).tell(report)), output)


def counts(
    file: options.FiguresFile,
    compare: options.Compare = None,
    form: PlainFormatOption = PlainFormat.TEXT,
    output: OutputOption = None,
    language: LanguageOption = None,
) -> None:
    from ovillo.rendering.counts_text import CountsTeller  # noqa: PLC0415 - loads only where it is asked
    from ovillo.workflows.count_figures import compare_rows, list_counts  # noqa: PLC0415 - as above

    content = surface.read_file(file)
    report = compare_rows(content, compare, place=str(file)) if compare else list_counts(content, place=str(file))
    if form is PlainFormat.JSON:
        surface.print_text(surface.as_json(report), output)
    else:
        surface.print_text("\n".join(CountsTeller(surface.catalogue()).tell(report)), output)


def figures(
    case: CaseFolder,
    form: options.FiguresFormatOption = options.FiguresFormat.TEXT,
    output: OutputOption = None,
    language: LanguageOption = None,
) -> None:
    from dataclasses import asdict  # noqa: PLC0415 - as above

    from ovillo.domain.statements import Quantifier  # noqa: PLC0415 - as above
    from ovillo.rendering.inert import inline  # noqa: PLC0415 - as above
    from ovillo.wiring.cases import open_case  # noqa: PLC0415 - as above
    from ovillo.workflows.figure_proposals import figures_csv, propose_figures  # noqa: PLC0415 - as above

    with open_case(case) as opened:
        proposed = propose_figures(opened.record)
    found = proposed.figures
    if form is options.FiguresFormat.JSON:
        surface.print_text(surface.as_json([asdict(each) for each in found]), output)
    elif form is options.FiguresFormat.CSV:
        surface.print_text(figures_csv(found), output)
    else:
        line, bounded = (
            mark("{count} {unit}, {period}: “{quote}” ({source}, {name}:{start})"),
            surface.catalogue().bounded,
        )
        told = [
            say(
                line,
                count=bounded(f"{each.count:,}", Quantifier(each.bound or Quantifier.EXACT)),
                unit=each.unit,
                period=each.period or say(mark("no period told")),
                quote=inline(each.quote, longest=300),
                source=inline(each.source),
                name=inline(each.name),
                start=each.start,
            )
            for each in found
        ]
        surface.print_text("\n".join(told or [say(mark("No figure of a known unit in these documents."))]), output)
    if proposed.not_counted:
        surface.note(
            mark("Left out, because they are expected, planned, asked about or denied: {count}."),
            count=proposed.not_counted,
        )
    if open_rows := sum(not each.period for each in found):
        surface.note(mark("Figures whose period is not told: {count}. Fill it in before counts."), count=open_rows)


def standards(
    file: options.CaseFiles = None,
    ratings: options.Ratings = None,
    year: options.Year = None,
    form: options.ReportFormatOption = options.ReportFormat.TEXT,
    output: OutputOption = None,
    language: LanguageOption = None,
) -> None:
    from ovillo.rendering.report_sections import sections_markdown, sections_pdf, sections_text  # noqa: PLC0415 - as above
    from ovillo.rendering.standards_report import standards_sections  # noqa: PLC0415 - as above
    from ovillo.workflows.standards import assess  # noqa: PLC0415 - as above

    report = assess(
        surface.read_file(file) if file else None,
        surface.read_file(ratings) if ratings else None,
        place=str(file or ""),
        ratings_place=str(ratings or ""),
        year=year,
    )
    sections = standards_sections(report, surface.catalogue())
    match form:
        case options.ReportFormat.JSON:
            surface.print_text(surface.as_json(report), output)
        case options.ReportFormat.MARKDOWN:
            surface.print_text(sections_markdown(sections), output)
        case options.ReportFormat.PDF:
            if output is None:
                raise UsageError(problem=mark("A PDF is written to a file: name it with --output report.pdf"))
            made = sections_pdf(sections, language=surface.catalogue().language, made_at=surface.now())
            surface.write_bytes(made, output)
        case _:
            surface.print_text(sections_text(sections), output)


def publish(
    file: options.CountTable,
    below: options.Below = 5,
    epsilon: options.Epsilon = None,
    spent: options.Spent = "0",
    cells: options.CellsOfPerson = 1,
    form: options.TableFormatOption = options.TableFormat.TEXT,
    output: OutputOption = None,
    language: LanguageOption = None,
) -> None:
    import secrets  # noqa: PLC0415 - loads only where it is asked

    from ovillo.rendering.publishing_report import published_sections  # noqa: PLC0415 - as above
    from ovillo.rendering.report_sections import sections_markdown, sections_text  # noqa: PLC0415 - as above
    from ovillo.workflows import publish as work  # noqa: PLC0415 - as above

    content, place = surface.read_file(file), str(file)
    if epsilon is None:
        report = work.publish_withheld(content, place=place, limit=below)
    else:
        report = work.publish_noisy(
            content,
            place=place,
            epsilon=epsilon,
            spent=spent,
            cells_of_person=cells,
            random_below=secrets.randbelow,
        )
    words = {"withheld": say(mark("withheld")), "total": say(mark("sum"))}
    match form:
        case options.TableFormat.JSON:
            told = surface.as_json(report)
        case options.TableFormat.CSV:
            told = work.as_csv(report, **words)
        case _:
            write = sections_markdown if form is options.TableFormat.MARKDOWN else sections_text
            told = write(published_sections(report, work.grid(report, **words), surface.catalogue()))
    surface.print_text(told, output)


def template(folder: options.TemplateFolder, language: LanguageOption = None) -> None:
    from ovillo.planning.template import monitor_tables  # noqa: PLC0415 - loads only where it is asked
    from ovillo.wiring.outputs import require_outside  # noqa: PLC0415 - as above
    from ovillo.workflows.allocate import TemplateExistsError  # noqa: PLC0415 - as above

    tables = monitor_tables()
    for name in tables:
        require_outside(folder / name)
        if (folder / name).exists():
            raise TemplateExistsError(path=folder, file=name)
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in tables.items():
        (folder / name).write_text(text, "utf-8")
        surface.line(str(folder / name))


@contextmanager
def _told() -> "Iterator[Told]":
    """Progress, as a bar on standard error where that is a terminal; Ctrl-C ends the work."""
    if not sys.stderr.isatty():
        yield lambda _what, _done, _of: None
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs the bar
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        bars = {}

        def tell(what: str, done: int, of: int) -> None:
            if what not in bars:
                bars[what] = progress.add_task(say(_WORK[what]), total=of)
            progress.update(bars[what], completed=done, total=of)

        yield tell
