"""`ovillo calls`: one question about a table of calls, without a case."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from ovillo.cli import surface
from ovillo.cli.surface import LanguageOption, OutputOption, PlainFormat, PlainFormatOption, note, say
from ovillo.domain.messages import mark
from ovillo.rendering.inert import inert_line

if TYPE_CHECKING:
    from ovillo.domain.calls import CallTable
    from ovillo.workflows.calls import CallAnswer


ROWS_IN_TEXT: Final = 8
LINES_IN_TEXT: Final = 40
UNREAD_IN_TEXT: Final = 20


class Question(StrEnum):
    """What is asked; the same words as the workflow's."""

    CONTACTS = "contacts"
    CHANGE_OF_NUMBER = "change-of-number"
    BURSTS = "bursts"
    CO_PRESENCE = "co-presence"


_LIST_NAMES: Final = {
    Question.CONTACTS: "pairs",
    Question.CHANGE_OF_NUMBER: "changes",
    Question.BURSTS: "bursts",
    Question.CO_PRESENCE: "pairs",
}
_LINES: Final = {
    Question.CONTACTS: mark(
        "{a} and {b}: calls: {count}; minutes: {minutes}; from {first} to {last}; at night: {night} %; "
        "balance: {balance}"
    ),
    Question.CHANGE_OF_NUMBER: mark(
        "{old} may go on as {new}, from {at}: {shared} of {of} contacts shared (search {round})"
    ),
    Question.BURSTS: mark(
        "{number}, {first_day} to {last_day}: calls: {count}; expected: {expected} "
        "(base rate {base_rate_per_day} a day); chance of as many: {chance}"
    ),
    Question.CO_PRESENCE: mark(
        "{a} and {b}: occasions in one cell: {times}, from {first} to {last}; by chance: {expected}; "
        "chance of as many: {chance}"
    ),
}


ZoneOption = Annotated[
    str | None,
    typer.Option("--zone", metavar="America/Lima", help=mark("Time zone of the table, instead of the profile's.")),
]
AroundOption = Annotated[
    datetime | None,
    typer.Option(
        "--around", formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help=mark("For bursts: look around this day.")
    ),
]
DaysOption = Annotated[int, typer.Option("--days", min=0, max=366, help=mark("For bursts: days before and after it."))]
MinutesOption = Annotated[
    int, typer.Option("--minutes", min=1, max=1440, help=mark("For co-presence: minutes apart at most."))
]


def register(app: typer.Typer) -> None:
    """Adds the command of this module."""
    app.command(
        help=mark("Ask a table of calls: who calls whom, changed numbers, busy days, shared cells; without a case.")
    )(calls)


def calls(
    question: Annotated[
        Question,
        typer.Argument(help=mark("contacts, change-of-number, bursts or co-presence."), show_default=False),
    ],
    table: Annotated[
        Path, typer.Option("--table", metavar="FILE.csv", help=mark("Table of calls, as the company sent it."))
    ],
    profile: Annotated[
        str | None, typer.Option("--profile", help=mark("How the company writes its tables; else told by the columns."))
    ] = None,
    columns: Annotated[
        str | None,
        typer.Option("--columns", metavar="from=…,to=…,at=…", help=mark("Columns of the table, instead of a profile.")),
    ] = None,
    country: Annotated[
        str | None, typer.Option("--country", metavar="PE", help=mark("Write the numbers of this country in E.164."))
    ] = None,
    zone: ZoneOption = None,
    around: AroundOption = None,
    days: DaysOption = 3,
    minutes: MinutesOption = 10,
    form: PlainFormatOption = PlainFormat.TEXT,
    output: OutputOption = None,
    language: LanguageOption = None,
) -> None:
    from ovillo.workflows.calls import CallQuestion, answer, choose_profiles, read_call_table  # noqa: PLC0415 - as above

    read = read_call_table(
        surface.read_file(table),
        choose_profiles(profile, columns),
        file_name=table.name,
        country=country,
        zone=zone,
    )
    found = answer(
        read, CallQuestion(question.value), around=around.date() if around else None, days=days, minutes=minutes
    )
    text = (
        surface.as_json(_as_json(question, found)) if form is PlainFormat.JSON else "\n".join(_lines(question, found))
    )
    surface.print_text(text, output)
    _tell_reading(read)


def _as_json(question: Question, found: "CallAnswer") -> dict[str, Any]:  # Any: a JSON value
    table = found.table
    return {
        _LIST_NAMES[question]: [asdict(each) for each in found.found],
        "meaning": found.meaning,
        "table": {
            "profile": table.profile,
            "recognised": table.is_recognised,
            "columns": dict(table.columns),
            "encoding": table.encoding,
            "header_row": table.header_row,
            "zone": table.zone,
            "assumption": table.assumption,
            "read": len(table.calls),
            "unread": [asdict(each) for each in table.unread],
            "hours_told_twice": list(table.hours_told_twice),
            "written": {number: list(forms) for number, forms in table.written.items()},
        },
    }


def _lines(question: Question, found: "CallAnswer") -> Iterator[str]:
    for each in found.found[:LINES_IN_TEXT]:
        fields = asdict(each)
        if question is Question.CONTACTS:
            fields["night"] = round(100 * fields["night_share"])
        yield inert_line(say(_LINES[question], **fields))
        yield "    " + _rows(fields["rows"])
    if not found.found:
        yield say(mark("Nothing of the kind in these rows."))
    if (left := len(found.found) - LINES_IN_TEXT) > 0:
        yield say(mark("{count} more; all are in --as json."), count=left)
    yield ""
    yield say(found.meaning)


def _rows(rows: Sequence[int]) -> str:
    shown = ", ".join(map(str, rows[:ROWS_IN_TEXT]))
    if len(rows) <= ROWS_IN_TEXT:
        return say(mark("rows {rows}"), rows=shown)
    return say(mark("rows {rows} and {count} more"), rows=shown, count=len(rows) - ROWS_IN_TEXT)


def _tell_reading(table: "CallTable") -> None:
    """How the table was read and what was not, to standard error."""
    if table.is_recognised:
        note(
            mark("Read as {profile}, told by its columns; another with --profile or --columns."), profile=table.profile
        )
    note(
        mark("{read} rows read, {unread} not read; header in row {header}; times in {zone}."),
        read=len(table.calls),
        unread=len(table.unread),
        header=table.header_row,
        zone=table.zone,
    )
    if table.assumption:
        note(table.assumption)
    for each in table.unread[:UNREAD_IN_TEXT]:
        note(mark("Row {row}: {reason}"), row=each.row, reason=say(each.reason))
    if (left := len(table.unread) - UNREAD_IN_TEXT) > 0:
        note(mark("{count} more rows not read; all are in --as json."), count=left)
    if table.hours_told_twice:
        note(
            mark("{count} rows lie in the hour that the clocks repeated; the earlier one was taken."),
            count=len(table.hours_told_twice),
        )
