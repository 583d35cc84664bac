"""The command that measures a network: network."""

from pathlib import Path
from typing import Annotated

import typer

from ovillo.cli import surface
from ovillo.cli.surface import LanguageOption, OutputOption, PlainFormat, PlainFormatOption, note
from ovillo.domain.messages import mark

LINES_NAMED = 20


def register(app: typer.Typer) -> None:
    """Adds the command of this module."""
    app.command(help=mark("Measure the network of a list of ties: source, target and perhaps weight."))(network)


def network(
    edges: Annotated[
        Path, typer.Option("--edges", help=mark("File with source, target and perhaps weight in each row."))
    ],
    directed: Annotated[bool, typer.Option("--directed", help=mark("A tie leads from source to target only."))] = False,
    weighted: Annotated[
        bool, typer.Option("--weighted", help=mark("A stronger tie is a shorter path; else all ties count alike."))
    ] = False,
    form: PlainFormatOption = PlainFormat.TEXT,
    output: OutputOption = None,
    language: LanguageOption = None,
) -> None:
    from ovillo.rendering.network_text import measured_lines  # noqa: PLC0415 - loads only where a network is measured
    from ovillo.workflows.network import measure, read_network  # noqa: PLC0415 - as above

    read, engine = read_network(surface.read_file(edges), is_directed=directed)
    measured = measure(engine, is_weighted=weighted)
    if form is PlainFormat.JSON:
        text = surface.as_json(measured.measures)
    else:
        text = "\n".join(measured_lines(measured, surface.catalogue()))
    surface.print_text(text, output)
    for loop in read.loops[:LINES_NAMED]:
        note(mark("Line {line} ties somebody to themselves; the node counts, the tie does not."), line=loop)
    for bad in read.refused[:LINES_NAMED]:
        note(bad.problem, line=bad.line)
    if (more := sum(max(0, len(each) - LINES_NAMED) for each in (read.loops, read.refused))) > 0:
        note(mark("{count} more lines of these kinds."), count=more)
    if read.refused:
        raise typer.Exit(surface.BAD_USE)
