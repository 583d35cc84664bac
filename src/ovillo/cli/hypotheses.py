"""`ovillo hypotheses`: what may have been done, held open side by side, of a file or of a case."""

from enum import StrEnum
from typing import Annotated

import typer

from ovillo.cli import hypotheses_of_case, surface
from ovillo.cli.sheets import (
    FormatOption,
    OnOption,
    PublishableOption,
    SheetFile,
    SheetFormat,
    read_sheet_file,
    require_no_faults,
    written,
)
from ovillo.cli.surface import LanguageOption, OutputOption, catalogue
from ovillo.domain.messages import mark


class TemplateFormat(StrEnum):
    """How an empty sheet is written."""

    JSON = "json"
    CSV = "csv"


def register(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    hypotheses = typer.Typer(
        help=mark("Weigh competing hypotheses about what was done; never about a person's guilt."),
        rich_markup_mode=None,
    )
    hypotheses.command(help=mark("What follows from a sheet in a file, without a case."))(evaluate)
    hypotheses.command(help=mark("Print a sheet to fill in, with rows that are often asked about."))(template)
    hypotheses_of_case.register(hypotheses)
    app.add_typer(hypotheses, name="hypotheses")


def evaluate(
    sheet: SheetFile,
    on: OnOption = None,
    publishable: PublishableOption = False,
    form: FormatOption = SheetFormat.TEXT,
    output: OutputOption = None,
    language: LanguageOption = None,
) -> None:
    from ovillo.rendering import hypotheses as shown  # noqa: PLC0415 - one command needs it
    from ovillo.workflows.hypotheses import evaluate_sheet  # noqa: PLC0415 - as above

    read = read_sheet_file(sheet)
    require_no_faults((*read.faults, *read.missing))
    made = evaluate_sheet(read, on=on.date() if on else surface.today())
    if publishable:
        surface.note(shown.READ_FIRST)
        text = (
            surface.as_json(shown.publishable_as_json(made.sheet, catalogue()))
            if form is SheetFormat.JSON
            else written(shown.publishable_page(made.sheet, catalogue()), form)
        )
    elif form is SheetFormat.JSON:
        text = surface.as_json(shown.evaluation_as_json(made, catalogue()))
    else:
        text = written(shown.evaluation_page(made, catalogue()), form)
    surface.print_text(text, output)


def template(
    form: Annotated[TemplateFormat, typer.Option("--as", help=mark("json or csv."))] = TemplateFormat.JSON,
    output: OutputOption = None,
    language: LanguageOption = None,
) -> None:
    from ovillo.rendering.hypotheses.blank import blank_csv, blank_json  # noqa: PLC0415 - as above

    text = surface.as_json(blank_json(catalogue())) if form is TemplateFormat.JSON else blank_csv(catalogue())
    surface.print_text(text, output)
