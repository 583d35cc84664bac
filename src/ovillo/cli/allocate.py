"""`ovillo allocate`: where to stand, and who goes where."""

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from ovillo.cli import surface
from ovillo.cli.surface import LanguageOption, OutputOption, PlainFormat, PlainFormatOption, say
from ovillo.domain.messages import mark

if TYPE_CHECKING:
    from ovillo.workflows.allocate import Medians

SecondsOption = Annotated[
    float, typer.Option("--seconds", min=0, max=86_400, help=mark("How long to look for a better answer at most."))
]
STATUS_WORDS: Final = {
    "optimal": mark("This is the best possible, within a gap of {gap}."),
    "time_limit": mark("The time ended: the best possible may be better by {gap}. Give it longer with --seconds."),
    "size_limit": mark("Too large for the exact calculation: the best possible may be better by {gap}."),
    "no_plan": mark("The time ended before an answer was found. Give it longer with --seconds."),
    "infeasible": mark("No answer keeps all conditions."),
}


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
    else:
        surface.print_text("\n".join(_median_lines(found)), output)
    if found.answer.objective is None:
        raise typer.Exit(surface.BAD_USE)


def _plain(value: float | None) -> float | int | None:
    """A whole number without a decimal point, so that lengths in a file of whole numbers come out as such."""
    return int(value) if value is not None and value.is_integer() else value


def _median_lines(found: "Medians") -> list[str]:
    from ovillo.rendering.inert import inline  # noqa: PLC0415 - as above

    answer = found.answer
    ended = say(STATUS_WORDS[answer.status.value], gap=percent(answer.gap))
    if answer.objective is None:
        return [ended]
    total = float(found.problem.demand.sum())
    return [
        say(
            mark("Demand × distance: {objective:.6g}, at least {bound:.6g}; {mean:.4g} for one unit of demand."),
            objective=answer.objective,
            bound=answer.bound,
            mean=answer.objective / total if total else 0.0,
        ),
        ended,
        say(mark("Open sites:")),
        *(f"  {inline(each)}" for each in found.named),
    ]


def percent(share: float | None) -> str:
    """A share as a per cent; a question mark where it is unknown."""
    return "?" if share is None else f"{share:.2%}".replace("%", " %")
