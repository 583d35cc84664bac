"""`ovillo allocate`: where to stand, and who goes where."""

import sys
import time
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from ovillo.cli import surface
from ovillo.cli.surface import LanguageOption, OutputOption, PlainFormat, PlainFormatOption, note, say
from ovillo.domain.errors import UsageError
from ovillo.domain.messages import mark
from ovillo.rendering.inert import inline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ovillo.domain.allocation import NoPlan, Plan, Status
    from ovillo.planning.allocation.sensitivity import Tell
    from ovillo.rendering.plan_map import Ring
    from ovillo.workflows.allocate import Medians

SecondsOption = Annotated[
    float, typer.Option("--seconds", min=0, max=86_400, help=mark("How long to look for a better answer at most."))
]
ConcessionOption = Annotated[
    float | None,
    typer.Option(
        "--concession",
        min=0,
        max=1,
        help=mark("Share of the best minimum that may be given up for more cases; else as settings.csv says."),
    ),
]
OutlineOption = Annotated[
    Path | None,
    typer.Option("--outline", metavar="FILE", help=mark("For map and pdf: borders to draw beneath, as GeoJSON.")),
]
WORK_WORDS: Final = {
    "stages": mark("Looking for the plan"),
    "draws": mark("Draws of the demand"),
    "moves": mark("Moves"),
    "curve": mark("What the minimum costs"),
    "marginal": mark("One more unit"),
    "without": mark("Without a disputed source"),
}


class PlanFormat(StrEnum):
    """How a plan is printed."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    MAP = "map"
    PDF = "pdf"


def register(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    allocate = typer.Typer(help=mark("Who goes where: teams, prosecutors, beds."), rich_markup_mode=None)
    allocate.command(
        "p-median",
        help=mark(
            "Open N sites so that all demand is nearest to one. FILE: an OR-Library graph, or CSV with coordinates "
            "(latitude, longitude or x, y; name, demand, site), edges (from, to, distance) or a matrix of distances."
        ),
    )(p_median)
    allocate.command(
        "plan",
        help=mark(
            "Who goes where: teams, prosecutors, beds, from the tables of a folder; the worst-served region first, "
            "then the most cases, with what limits each region and how firm each move is."
        ),
    )(plan)
    allocate.command("template", help=mark("Write the tables of an invented country, to begin from."))(template)
    allocate.callback()(_root)
    app.add_typer(allocate, name="allocate")


def _root() -> None:
    """Keeps the commands below `allocate` apart."""


def p_median(
    file: Annotated[Path, typer.Argument(metavar=mark("FILE"), help=mark("The table."), show_default=False)],
    medians: Annotated[
        int | None,
        typer.Option("--p", min=1, max=1_000_000, metavar="N", help=mark("How many sites; else as the file says.")),
    ] = None,
    seconds: SecondsOption = 60.0,
    gap: Annotated[
        float, typer.Option("--gap", min=0, max=1, help=mark("An answer this near to the best possible will do."))
    ] = 0.0,
    form: PlainFormatOption = PlainFormat.TEXT,
    output: OutputOption = None,
    language: LanguageOption = None,
) -> None:
    from ovillo.workflows.allocate import find_medians  # noqa: PLC0415 - loads the solver only where it is asked

    content = surface.read_file(file)
    found = find_medians(content, str(file), medians=medians, seconds=seconds, gap=gap, now=time.monotonic)
    if form is PlainFormat.JSON:
        answer = found.answer
        values = (answer.objective, answer.bound, answer.gap)
        told = dict(zip(("objective", "bound", "gap"), map(_plain, values), strict=True))
        surface.print_text(surface.as_json({"status": answer.status.value, **told}), output)
    elif found.answer.objective is not None:
        surface.print_text("\n".join(_median_lines(found)), output)
    _hint(found.answer.status)
    if found.answer.objective is None:
        from ovillo.rendering.median_text import no_median_line  # noqa: PLC0415 - as above

        parts = found.problem.parts
        surface.aside(no_median_line(surface.catalogue(), status=found.answer.status, parts=parts))
        raise typer.Exit(surface.BAD_USE)


def plan(
    folder: Annotated[
        Path, typer.Argument(metavar=mark("FOLDER"), help=mark("Folder of the tables."), show_default=False)
    ],
    concession: ConcessionOption = None,
    draws: Annotated[
        int, typer.Option("--draws", min=0, max=10_000, help=mark("Draws of the demand in which each move is tried."))
    ] = 200,
    seed: Annotated[int, typer.Option("--seed", min=0, max=2**31, help=mark("Where the draws begin."))] = 0,
    plan_only: Annotated[
        bool,
        typer.Option("--plan-only", help=mark("No draws, break-even, curve, marginal values, nor sources left out.")),
    ] = False,
    seconds: SecondsOption = 60.0,
    gap: Annotated[
        float, typer.Option("--gap", min=0, max=1, help=mark("An answer this near to the best possible will do."))
    ] = 0.002,
    form: Annotated[
        PlanFormat, typer.Option("--as", help=mark("text, json, markdown, map (SVG) or pdf."))
    ] = PlanFormat.TEXT,
    outline: OutlineOption = None,
    output: OutputOption = None,
    language: LanguageOption = None,
) -> None:
    from ovillo.planning.allocation.staging import Limits  # noqa: PLC0415 - loads the solver only where it is asked
    from ovillo.workflows.allocate import plan_folder  # noqa: PLC0415 - as above

    if form is PlanFormat.PDF and output is None:
        raise UsageError(problem=mark("A PDF is written to a file: name it with --output plan.pdf"))
    with _telling() as tell:
        _, found = plan_folder(
            _tables(folder),
            concession=concession,
            limits=Limits(seconds, gap),
            draws=0 if plan_only else draws,
            is_whole=not plan_only,
            seed=seed,
            tell=tell,
        )
    _print_plan(found, form, outline, output)


def _print_plan(found: "Plan | NoPlan", form: PlanFormat, outline: Path | None, output: Path | None) -> None:
    from ovillo.domain.allocation import NoPlan  # noqa: PLC0415 - as above
    from ovillo.rendering import plan_json, plan_outline  # noqa: PLC0415 - as above
    from ovillo.rendering.plan_map import plan_map  # noqa: PLC0415 - as above
    from ovillo.rendering.report_sections import ReportDrawing, sections_markdown, sections_pdf, sections_text  # noqa: PLC0415

    catalogue = surface.catalogue()
    if isinstance(found, NoPlan):
        if form is PlanFormat.JSON:
            surface.print_text(surface.as_json(plan_json.no_plan_json(found)), output)
        for each in plan_outline.no_plan_lines(found, catalogue):
            surface.aside(each)
        _hint(found.status)
        raise typer.Exit(surface.BAD_USE)
    _hint(*(each.status for each in found.stages[:2]))
    match form:
        case PlanFormat.JSON:
            surface.print_text(surface.as_json(plan_json.plan_json(found, catalogue)), output)
        case PlanFormat.MAP:
            surface.print_text(plan_map(found, catalogue, _rings(outline)), output)
        case PlanFormat.MARKDOWN:
            surface.print_text(sections_markdown(plan_outline.plan_sections(found, catalogue)), output)
        case PlanFormat.PDF:
            assert output is not None
            drawing = ReportDrawing(plan_map(found, catalogue, _rings(outline)), say(mark("Who goes where")))
            sections = plan_outline.plan_sections(found, catalogue)
            made = sections_pdf(sections, language=catalogue.language, made_at=surface.now(), drawing=drawing)
            surface.write_bytes(made, output)
        case _:
            sections = plan_outline.plan_sections(found, catalogue)
            surface.print_text(sections_text(sections, width=surface.width()), output)


def _hint(*statuses: "Status") -> None:
    """Where the time ended, how to give more of it: on standard error, for what is printed may go elsewhere."""
    if any(each in {"time_limit", "no_plan"} for each in statuses):
        note(mark("The time ended first. Give the search longer with --seconds."))


def _rings(outline: Path | None) -> "Sequence[Ring]":
    """The borders of a file, to draw beneath a map."""
    from ovillo.reading.outlines import read_outlines  # noqa: PLC0415 - as above

    return () if outline is None else read_outlines(surface.read_file(outline), str(outline))


def template(
    folder: Annotated[
        Path, typer.Argument(metavar=mark("FOLDER"), help=mark("Folder to write the tables to."), show_default=False)
    ],
    language: LanguageOption = None,
) -> None:
    from ovillo.wiring.outputs import require_outside  # noqa: PLC0415 - as above
    from ovillo.workflows.allocate import TemplateExistsError  # noqa: PLC0415 - as above
    from ovillo.workflows.allocate import template as template_of  # noqa: PLC0415 - as above

    tables = template_of()
    require_outside(folder / "regions.csv")
    for name in tables:
        if (folder / name).exists():
            raise TemplateExistsError(path=folder, file=name)
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in tables.items():
        (folder / name).write_text(text, "utf-8")
        surface.line(str(folder / name))


def _tables(folder: Path) -> dict[str, bytes]:
    """The tables of a folder by name; other tables that lie there are named, for a name may be misspelt."""
    from ovillo.workflows.allocate import FolderUnreadableError, table_names  # noqa: PLC0415 - as above

    names = table_names()
    if not folder.is_dir():
        raise FolderUnreadableError(path=folder)
    for other in sorted(each.name for each in folder.glob("*.csv") if each.name not in names):
        note(
            mark("{file} is none of the tables of a plan and was not read. They are {names}."),
            file=other,
            names=", ".join(names),
        )
    return {name: surface.read_file(folder / name) for name in names if (folder / name).exists()}


@contextmanager
def _telling() -> "Iterator[Tell]":
    """What hears how far the work is: one line of the terminal, where standard error is one."""
    is_seen = sys.stderr.isatty()

    def tell(what: str, done: int, of: int) -> None:
        if is_seen:
            print(f"\r\x1b[K{say(WORK_WORDS[what])} {done + 1}/{of}", end="", file=sys.stderr, flush=True)

    try:
        yield tell
    finally:
        if is_seen:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _plain(value: float | None) -> float | int | None:
    """A whole number without a decimal point, so that lengths in a file of whole numbers come out as such."""
    return int(value) if value is not None and value.is_integer() else value


def _median_lines(found: "Medians") -> list[str]:
    from ovillo.rendering.median_text import median_lines  # noqa: PLC0415 - as above

    answer = found.answer
    assert answer.objective is not None
    told = median_lines(
        surface.catalogue(),
        status=answer.status,
        objective=answer.objective,
        bound=answer.bound,
        gap=answer.gap,
        demand=float(found.problem.demand.sum()),
    )
    return [*told, say(mark("Open sites:")), *(f"  {inline(each)}" for each in found.named)]
