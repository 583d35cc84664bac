"""Commands that work on files without a case: extract, names, resolve."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ovillo.cli import surface
from ovillo.cli.surface import (
    Engine,
    Extractor,
    ExtractorOption,
    LanguageOption,
    OutputOption,
    catalogue,
    note,
    settings,
)
from ovillo.domain.messages import mark
from ovillo.domain.sources import SourceDetails

if TYPE_CHECKING:
    from ovillo.workflows.resolve import Resolved, Unread

_MOST_ROWS = 5


class ExtractFormat(StrEnum):
    """What `extract` prints."""

    STATEMENTS = "statements"


class TableFormat(StrEnum):
    """How a table is printed."""

    CSV = "csv"


class ResolvedFormat(StrEnum):
    """What `resolve` prints."""

    CSV = "csv"
    PAIRS = "pairs"


def register(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    app.command(help=mark("Print the statements of files without making a case."))(extract)
    app.command(help=mark("Compare pairs of names in a CSV file."))(names)
    app.command(help=mark("Find the rows of a CSV register that are one person; nothing is merged in a case."))(resolve)


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


def resolve(
    register_file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE.csv",
            help=mark(
                "CSV file with a column name, or given and surname1; perhaps surname2, born, document, phone, place."
            ),
            show_default=False,
        ),
    ],
    against: Annotated[
        Path | None,
        typer.Option(
            metavar="REGISTER.csv",
            help=mark("Match the rows against this register, resolved before; its rows are not compared again."),
        ),
    ] = None,
    form: Annotated[
        ResolvedFormat,
        typer.Option("--as", help=mark("csv: the rows, each with its cluster; pairs: what joined them.")),
    ] = ResolvedFormat.CSV,
    engine: Annotated[
        Engine, typer.Option(help=mark("duckdb, or spark where a register outgrows this machine."))
    ] = Engine.DUCKDB,
    workers: Annotated[int | None, typer.Option(min=1, max=64, help=mark("Number of worker processes."))] = None,
    output: OutputOption = None,
    language: LanguageOption = None,
) -> None:
    from ovillo.wiring.linkage import linkage_engine  # noqa: PLC0415 - an extra
    from ovillo.workflows.resolve import resolve_against, resolve_register, unread_of  # noqa: PLC0415 - as above

    linkage = linkage_engine(engine.value, workers=workers or settings().workers)
    content = surface.read_file(register_file)
    if against is None:
        resolved = resolve_register(content, linkage)
    else:
        resolved = resolve_against(content, surface.read_file(against), linkage)
    with surface.writing_to(output) as write:
        for each in resolved.rows_as_csv() if form is ResolvedFormat.CSV else resolved.pairs_as_csv():
            write(each)
    _say_unread(unread_of(resolved.register))
    _sum_up(resolved)


def _say_unread(unread: "Unread") -> None:
    """One sentence each for what was not used."""
    if unread.columns:
        note(mark("Columns that are not compared: {columns}."), columns=", ".join(unread.columns))
    for rows, sentence in (
        (unread.days, mark("Days of birth that cannot be read: {count}, rows {rows}. Write them as 1987-02-11.")),
        (
            unread.month_first,
            mark("Births with the month first: {count}, rows {rows}. Others were read day first."),
        ),
        (
            unread.shared_ids,
            mark("Rows without an id of their own: {count}, rows {rows}. All go by their number."),
        ),
    ):
        if rows:
            shown = ", ".join(map(str, rows[:_MOST_ROWS])) + (" …" if len(rows) > _MOST_ROWS else "")
            note(sentence, count=len(rows), rows=shown)


def _sum_up(resolved: "Resolved") -> None:
    if resolved.settled:
        note(
            mark("New rows: {rows}; by rule of people in the register: {known}; pairs to look at: {suggested}."),
            rows=len(resolved.labels) - resolved.settled,
            known=resolved.known,
            suggested=len(resolved.clusters.suggested),
        )
        return
    note(
        mark("Rows: {rows}; people by rule: {people}; pairs to look at: {suggested}."),
        rows=len(resolved.labels),
        people=resolved.people,
        suggested=len(resolved.clusters.suggested),
    )
