"""Commands that work on files without a case: extract, names."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ovillo.cli import surface
from ovillo.cli.surface import Extractor, ExtractorOption, LanguageOption, OutputOption, catalogue, note, settings
from ovillo.domain.messages import mark
from ovillo.domain.sources import SourceDetails


class ExtractFormat(StrEnum):
    """What `extract` prints."""

    STATEMENTS = "statements"


class TableFormat(StrEnum):
    """How a table is printed."""

    CSV = "csv"


def register(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    app.command(help=mark("Print the statements of files without making a case."))(extract)
    app.command(help=mark("Compare pairs of names in a CSV file."))(names)


def extract(
    paths: Annotated[
        list[Path], typer.Argument(metavar=mark("FILE..."), help=mark("Files and folders."), show_default=False)
    ],
    form: Annotated[ExtractFormat, typer.Option("--as", help=mark("statements."))] = ExtractFormat.STATEMENTS,
    extractor: ExtractorOption = Extractor.RULES,
    workers: Annotated[int | None, typer.Option(min=1, max=64, help=mark("Number of worker processes."))] = None,
    output: OutputOption = None,
    language: LanguageOption = None,
) -> None:
    from ovillo.wiring.files import reading_files  # noqa: PLC0415 - the readers load only where files are read
    from ovillo.workflows.extract import Refusal, extract_statements  # noqa: PLC0415 - as above

    refused = False
    count = workers or settings().workers
    with reading_files(paths, options=SourceDetails(), extractor=extractor.value, workers=count) as run:
        for refusal in run.refused:
            reason = catalogue().reason(refusal.refusal, dict(refusal.refusal_fields))
            note(mark("{name}: {reason}"), name=refusal.name, reason=reason)
            refused = True
        with surface.writing_to(output) as write:
            for each in extract_statements(run.results):
                if isinstance(each, Refusal):
                    reason = catalogue().reason(each.template, dict(each.fields))
                    note(mark("{name}: {reason}"), name=each.name, reason=reason)
                    refused = refused or each.is_error
                else:
                    write(surface.json_line(each))
    if refused:
        raise typer.Exit(surface.BAD_USE)


def names(
    pairs: Annotated[
        Path, typer.Option("--pairs", help=mark("CSV file with columns name1, name2 and perhaps schema."))
    ],
    form: Annotated[TableFormat, typer.Option("--as", help=mark("csv."))] = TableFormat.CSV,
    explain: Annotated[bool, typer.Option("--explain", help=mark("Add the reasons, what they weigh."))] = False,
    output: OutputOption = None,
    language: LanguageOption = None,
) -> None:
    from ovillo.workflows.names import compare_pairs, explain_pairs  # noqa: PLC0415 - as above

    content, place = surface.read_file(pairs), pairs.name
    compared = (
        explain_pairs(content, place=place, catalogue=catalogue()) if explain else compare_pairs(content, place=place)
    )
    surface.print_text(compared.text, output)
    for error in compared.refused:
        surface.refuse(error)
    if compared.refused:
        raise typer.Exit(surface.BAD_USE)
