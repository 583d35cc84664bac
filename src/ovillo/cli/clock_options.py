"""The options of `ovillo clock`."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ovillo.domain.messages import mark


class ClockFormat(StrEnum):
    """How an answer is printed."""

    TEXT = "text"
    JSON = "json"
    ICAL = "ical"


AskedWords = Annotated[
    list[str] | None,
    typer.Argument(
        metavar=mark("RULE | start CASE RULE | extend CASE CLOCK | stop CASE CLOCK | next CASE"),
        help=mark("A rule's id; or what to do with the clocks of a case."),
        show_default=False,
    ),
]
Listed = Annotated[bool, typer.Option("--list", help=mark("Every rule, each version on a line."))]
Country = Annotated[str, typer.Option("--country", metavar="PE", help=mark("For --list: rules of one country."))]
Cite = Annotated[
    str | None,
    typer.Option("--cite", metavar=mark("ARTICLE"), help=mark("The number that an article bore --on a day.")),
]
Starts = Annotated[
    list[str] | None,
    typer.Option(
        "--start",
        metavar="2024-03-27T09:00",
        help=mark("When the period began, in the country's own time; of a common period, every notification."),
    ),
]
Qualifier = Annotated[str, typer.Option("--qualifier", help=mark("simple, complex or organised; else the rule's own."))]
On = Annotated[
    str, typer.Option("--on", metavar="YYYY-MM-DD", help=mark("The law of this day, month or year; else of the start."))
]
Event = Annotated[str, typer.Option("--from", help=mark("What the period is counted from, where one may choose."))]
Extensions = Annotated[
    list[str] | None,
    typer.Option("--extension", metavar="60d", help=mark("An extension that was granted: 48h, 60d, 10wd, 8m.")),
]
GrantedBy = Annotated[str, typer.Option("--granted-by", help=mark("Who granted it: prosecutor, judge."))]
Requested = Annotated[
    str, typer.Option("--asked", metavar="YYYY-MM-DD", help=mark("When the extension was asked for."))
]
NotCounted = Annotated[
    list[str] | None,
    typer.Option(
        "--not-counted", metavar=mark("DAY..DAY"), help=mark("Days that a judge took out of pre-trial prison.")
    ),
]
Distance = Annotated[int, typer.Option("--distance-days", min=0, max=60, help=mark("Term of the distance, in days."))]
FixedLength = Annotated[
    str, typer.Option("--length", metavar="20d", help=mark("Where somebody fixes the length: 48h, 60d, 10wd, 8m."))
]
SetBy = Annotated[str, typer.Option("--set-by", help=mark("Who fixed it."))]
About = Annotated[str, typer.Option("--about", help=mark("What the clock is about, for the list of the case."))]
Reason = Annotated[str, typer.Option("--reason", help=mark("For stop: why the clock no longer runs."))]
Leads = Annotated[
    list[str] | None,
    typer.Option("--lead", metavar="3d", help=mark("For next: how long before an end to alert; may be repeated.")),
]
RuleFiles = Annotated[
    list[Path] | None,
    typer.Option("--rules", metavar="FILE", help=mark("Rules of your own (TOML) in place of the shipped ones.")),
]
Overlays = Annotated[
    list[Path] | None,
    typer.Option(
        "--overlay", metavar="FILE", help=mark("Days of your court that do or do not count (CSV: day, kind, name).")
    ),
]
FormOption = Annotated[ClockFormat, typer.Option("--as", help=mark("text, json or ical (a calendar)."))]
