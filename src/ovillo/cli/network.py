"""The command that measures a network: network."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ovillo.cli import surface
from ovillo.cli.surface import LanguageOption, OutputOption, PlainFormat, PlainFormatOption, note, say
from ovillo.domain.messages import mark

if TYPE_CHECKING:
    from ovillo.workflows.network import Measured

_FIRM = 80
"""Runs of 100 in which a rank must hold to be called firm."""


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
    from ovillo.workflows.network import measure_network  # noqa: PLC0415 - loads only where a network is measured

    measured = measure_network(surface.read_file(edges), is_directed=directed, is_weighted=weighted)
    text = surface.as_json(measured.measures) if form is PlainFormat.JSON else "\n".join(_told(measured))
    surface.print_text(text, output)
    for loop in measured.read.loops:
        note(mark("Line {line} ties somebody to themselves; the node counts, the tie does not."), line=loop)
    for bad in measured.read.refused:
        note(bad.problem, line=bad.line)
    if measured.read.refused:
        raise typer.Exit(surface.BAD_USE)


def _told(measured: "Measured") -> list[str]:
    from ovillo.rendering.inert import inline  # noqa: PLC0415 - as above

    found = measured.measures
    lines = [
        say(mark("{nodes} nodes, {edges} ties, {components} connected parts."), **found),
        say(mark("Density {density:.4f}: the share of possible ties that were reported."), **found),
        say(mark("Mean degree {mean_degree:.3f}: ties of a node on average."), **found),
        say(mark("Transitivity {transitivity:.3f}: how often two who share a contact are tied themselves."), **found),
        say(mark("Modularity {modularity:.3f}: how far ties fall within groups rather than by chance."), **found),
        "",
        say(mark("Most often on the shortest path between two others. Central in what was reported is not leading:")),
    ]
    between = found["betweenness"]
    assert isinstance(between, dict)
    for place, each in enumerate(measured.top):
        name, value = inline(each), f"{between[each]:.1f}"
        if measured.held is None:
            lines.append(say(mark("- {name}: {value}"), name=name, value=value))
            continue
        runs = measured.held[place]
        firm = mark("- {name}: {value}; among the top {count} in {runs} of 100 runs")
        loose = mark("- {name}: {value}; among the top {count} in {runs} of 100 runs: no firm rank")
        lines.append(say(firm if runs >= _FIRM else loose, name=name, value=value, runs=runs, count=len(measured.top)))
    if measured.held is None:
        lines.append(say(mark("How firm this is was not tried: the network is too large.")))
    else:
        lines.append(say(mark("A run leaves out one tie in ten by chance.")))
    players = found["key_players"]
    assert isinstance(players, list)
    lines += [
        "",
        say(
            mark("Without {names} the fewest pairs stay connected. It says nothing of what they did."),
            names=", ".join(map(inline, players)) or "-",
        ),
    ]
    return lines
