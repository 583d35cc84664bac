"""The options of `ovillo network`."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ovillo.domain.messages import mark
from ovillo.domain.sources import SourceKind


class NetworkFormat(StrEnum):
    """How a network or an answer is written."""

    TEXT = "text"
    JSON = "json"
    GRAPHML = "graphml"
    GEXF = "gexf"
    CSV = "csv"
    I2 = "i2"
    FTM = "ftm"
    UCO = "uco"
    HTCDS = "htcds"


Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar=mark("[CASE] [QUESTION] [NAME...]"),
        help=mark("The case, unless --edges names a file; a question; names or ids. A set of arrests is A+B."),
        show_default=False,
    ),
]
Edges = Annotated[
    Path | None, typer.Option("--edges", help=mark("File with source, target and perhaps weight in each row."))
]
Directed = Annotated[bool, typer.Option("--directed", help=mark("A tie leads from source to target only."))]
Weighted = Annotated[
    bool, typer.Option("--weighted", help=mark("A stronger tie is a shorter path; else all ties count alike."))
]
AsOf = Annotated[
    int | None,
    typer.Option("--as-of", metavar="ENTRIES", help=mark("The case after so many entries of its ledger.")),
]
Kinds = Annotated[
    list[str] | None,
    typer.Option(
        "--kind",
        metavar="procedure",
        help=mark(
            "conduct, tie, procedure, counsel, calls, payments or one predicate, as often as needed; else conduct and "
            "tie."
        ),
    ),
]
Standings = Annotated[
    list[str] | None,
    typer.Option(
        "--standing",
        metavar="charged",
        help=mark("Only statements of this standing; charged+ is that or firmer. As often as needed."),
    ),
]
Sources = Annotated[
    list[str] | None,
    typer.Option("--source", metavar="NAME", help=mark("Only what this publisher or document says.")),
]
SourceKinds = Annotated[
    list[SourceKind] | None, typer.Option("--source-kind", help=mark("Only what sources of this kind say."))
]
Since = Annotated[
    datetime | None,
    typer.Option("--since", formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help=mark("Only of this day and later.")),
]
Until = Annotated[
    datetime | None,
    typer.Option("--until", formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help=mark("Only of this day and earlier.")),
]
Accepted = Annotated[bool, typer.Option("--accepted", help=mark("Only statements that a person accepted."))]
Unnamed = Annotated[
    bool, typer.Option("--unnamed", help=mark("Roles without a name are nodes too, apart in each document."))
]
People = Annotated[bool, typer.Option("--people", help=mark("People only."))]
Projected = Annotated[
    bool, typer.Option("--projected", help=mark("People only, tied also by the bodies that they share."))
]
GroupsOf = Annotated[
    Path | None,
    typer.Option("--groups-of", metavar="FILE", help=mark("For brokers: a file of nodes and the group of each.")),
]
AsWritten = Annotated[
    bool,
    typer.Option("--as-written", help=mark("Payments: keep every spelling of a party apart: case, accents, a comma.")),
]
Steps = Annotated[int, typer.Option("--steps", min=1, max=10, help=mark("For ego: how many steps away."))]
Format = Annotated[
    NetworkFormat,
    typer.Option("--as", help=mark("text, json, or the ties as graphml, gexf, csv, i2, ftm, uco or htcds.")),
]
