"""What the commands about hypotheses share: options, the sheet of a file, and how its faults are said."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from ovillo.cli import surface
from ovillo.cli.surface import catalogue, note
from ovillo.domain.messages import mark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ovillo.domain.hypotheses import SheetFault
    from ovillo.rendering.hypotheses.written import Page
    from ovillo.workflows.hypotheses import SheetRead

MOST_FAULTS: Final = 40
"""Said of one file; the rest is counted."""


class SheetFormat(StrEnum):
    """How hypotheses are printed."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


FormatOption = Annotated[SheetFormat, typer.Option("--as", help=mark("text, markdown or json."))]
OnOption = Annotated[
    datetime | None,
    typer.Option(
        "--on", formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help=mark("Day for the deadlines, instead of today.")
    ),
]
PublishableOption = Annotated[
    bool, typer.Option("--publishable", help=mark("Only what may be published: no number, nothing without a finding."))
]
SheetFile = Annotated[
    Path, typer.Argument(metavar=mark("FILE"), help=mark("The sheet: .json, .toml, .csv or .xlsx."), show_default=False)
]


def written(page: "Page", form: SheetFormat) -> str:
    """A page as text or as Markdown."""
    from ovillo.rendering.hypotheses import as_markdown, as_text  # noqa: PLC0415 - as above

    return as_markdown(page) if form is SheetFormat.MARKDOWN else as_text(page, width=surface.width())


def read_sheet_file(sheet: Path) -> "SheetRead":
    """The sheet of a file; what was left out of it is said."""
    from ovillo.wiring.worker import extractors  # noqa: PLC0415 - the grammar takes longer to load than the help
    from ovillo.workflows.hypotheses import read_sheet  # noqa: PLC0415 - as above

    read = read_sheet(surface.read_file(sheet), suffix=sheet.suffix, extractors=extractors())
    say_faults(read.unknown)
    return read


def require_no_faults(faults: "Iterable[SheetFault]") -> None:
    """Ends the program with what is wrong with a sheet, each by row and column."""
    if listed := list(faults):
        say_faults(listed)
        raise typer.Exit(surface.BAD_USE)


def say_faults(faults: "Iterable[SheetFault]") -> None:
    """Each by row and column, to standard error."""
    listed = list(faults)
    for each in listed[:MOST_FAULTS]:
        problem = catalogue().reason(each.problem, dict(each.fields))
        match bool(each.row), bool(each.column):
            case True, True:
                note(mark("Row {row}, column {column}: {problem}"), row=each.row, column=each.column, problem=problem)
            case True, False:
                note(mark("Row {row}: {problem}"), row=each.row, problem=problem)
            case False, True:
                note(mark("Column {column}: {problem}"), column=each.column, problem=problem)
            case _:
                note(mark("The sheet: {problem}"), problem=problem)
    if len(listed) > MOST_FAULTS:
        note(mark("… and {count} more."), count=len(listed) - MOST_FAULTS)
