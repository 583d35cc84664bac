"""The options of `ovillo monitor`."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ovillo.domain.messages import mark


class ReportFormat(StrEnum):
    """How a report is written."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    PDF = "pdf"


class FiguresFormat(StrEnum):
    """How figures of documents are written."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


class TableFormat(StrEnum):
    """How a table is written."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"


Files = Annotated[
    list[Path], typer.Argument(metavar=mark("FILE"), help=mark("The table of lists."), show_default=False)
]
Feeds = Annotated[
    list[str] | None,
    typer.Option(
        "--feeds",
        metavar="ONE:OTHER",
        help=mark("A list that feeds another: their term is in every model. As often as needed."),
    ),
]
Without = Annotated[
    list[str] | None,
    typer.Option("--without", metavar="LIST", help=mark("Leave a list out. As often as needed.")),
]
Accused = Annotated[
    list[str] | None,
    typer.Option(
        "--accused-office",
        metavar="LIST",
        help=mark("A list that the office of somebody accused keeps alone: it is left out."),
    ),
]
Enter = Annotated[
    float, typer.Option("--enter", min=0, max=1, help=mark("Chance below which a pair enters the stepwise model."))
]
Draws = Annotated[
    int | None,
    typer.Option(
        "--bootstrap",
        min=0,
        max=1_000_000,
        metavar="N",
        help=mark(
            "Draws for the interval that counts the choice of the model, 100 or more; 0: none. Else 1000 where there "
            "are six lists or fewer."
        ),
    ),
]
Seed = Annotated[int, typer.Option("--seed", min=0, help=mark("Where the draws begin."))]
Links = Annotated[
    int | None,
    typer.Option(
        "--links", min=1, max=1_000_000, metavar="K", help=mark("Try K links more and fewer in each overlap.")
    ),
]

FiguresFile = Annotated[
    Path, typer.Argument(metavar=mark("FILE"), help=mark("The table of figures."), show_default=False)
]
Compare = Annotated[
    str | None,
    typer.Option("--compare", metavar="ROW:ROW", help=mark("Only the growth between two rows, or why there is none.")),
]

CaseFiles = Annotated[
    Path | None, typer.Argument(metavar=mark("[FILE]"), help=mark("The table of files."), show_default=False)
]
Ratings = Annotated[
    Path | None,
    typer.Option(
        "--ratings",
        metavar="FILE",
        help=mark("What people say: columns item, rating, reviewer, reason; perhaps sources, gap_action, due."),
    ),
]
Year = Annotated[int | None, typer.Option("--year", min=1800, max=2200, help=mark("Only complaints of this year."))]
ReportFormatOption = Annotated[ReportFormat, typer.Option("--as", help=mark("text, json, markdown or pdf."))]
FiguresFormatOption = Annotated[FiguresFormat, typer.Option("--as", help=mark("text, json or csv."))]
TableFormatOption = Annotated[TableFormat, typer.Option("--as", help=mark("text, json, csv or markdown."))]
CountTable = Annotated[
    Path, typer.Argument(metavar=mark("FILE"), help=mark("The table of counts."), show_default=False)
]
Below = Annotated[
    int, typer.Option("--below", min=2, max=1000, metavar="N", help=mark("Counts from 1 to below this are withheld."))
]
Epsilon = Annotated[
    str | None,
    typer.Option("--epsilon", metavar="E", help=mark("Add noise instead: the budget that this release spends.")),
]
Spent = Annotated[
    str, typer.Option("--spent", metavar="E", help=mark("Budgets of earlier releases about the same people."))
]
CellsOfPerson = Annotated[
    int, typer.Option("--cells", min=1, max=2000, metavar="N", help=mark("In how many cells one person may be."))
]
TemplateFolder = Annotated[
    Path, typer.Argument(metavar=mark("FOLDER"), help=mark("Folder to write the tables to."), show_default=False)
]
