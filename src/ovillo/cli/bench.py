"""Commands that measure: how well an extractor reads the user's own reports."""

from pathlib import Path
from typing import Annotated

import typer

from ovillo.cli import surface
from ovillo.cli.surface import Extractor, ExtractorOption, LanguageOption, PlainFormat, PlainFormatOption
from ovillo.domain.errors import UsageError
from ovillo.domain.messages import mark


def register(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    bench = typer.Typer(help=mark("Measure an extractor on reports of your own."), rich_markup_mode=None)
    bench.command(help=mark("Score an extractor against gold facts: NAME.txt with NAME.json beside it."))(extraction)
    bench.callback()(_root)
    app.add_typer(bench, name="bench")


def _root() -> None:
    """Keeps `extraction` a command of its own while it is the only one."""


def extraction(
    folders: Annotated[
        list[Path],
        typer.Argument(metavar=mark("FOLDER..."), help=mark("Folders of reports with gold."), show_default=False),
    ],
    extractor: ExtractorOption = Extractor.RULES,
    errors: Annotated[bool, typer.Option("--errors", help=mark("Print every error as well."))] = False,
    form: PlainFormatOption = PlainFormat.TEXT,
    language: LanguageOption = None,
) -> None:
    from ovillo.testing.extraction_score import as_json, report, score_folders  # noqa: PLC0415 - only measuring needs it
    from ovillo.wiring.worker import extractors  # noqa: PLC0415 - as above

    tallies = score_folders(folders, extractors(extractor.value))
    if not tallies:
        raise UsageError(
            problem=mark("No report with gold was found. Put NAME.txt and NAME.json side by side in the folder.")
        )
    if form is PlainFormat.JSON:
        print(surface.as_json(as_json(tallies)))
        return
    for text in report(tallies, with_errors=errors):
        surface.line(text)
