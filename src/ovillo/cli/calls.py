"""`ovillo calls`: one question about the tables of calls of a case, or about one without a case."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from ovillo.cli import surface
from ovillo.cli.asking import AskedWords, asked_of
from ovillo.cli.call_reading import (
    HowToRead,
    calls_of_case,
    calls_of_file,
    calls_on_spark,
    profiles_of,
    radii_at_hand,
    save_profile_of,
    tell_reading,
)
from ovillo.cli.none_read import leave_where_none_is_read, nothing_found, unread_calls
from ovillo.cli.surface import Engine, LanguageOption, OutputOption, PlainFormat, PlainFormatOption, say, settings
from ovillo.domain.calls import SHEET, TABLE, CallQuestion
from ovillo.domain.errors import EmptyTableError
from ovillo.domain.messages import mark
from ovillo.rendering.inert import inert_line

if TYPE_CHECKING:
    from ovillo.analysis.calls import Query
    from ovillo.workflows.calls import CallAnswer
    from ovillo.workflows.case_tables import CallTables, TableOf


ROWS_IN_TEXT: Final = 8
LINES_IN_TEXT: Final = 40
CELLS_IN_TEXT: Final = 6
SMALL: Final = mark(" (few rows: this says little)")


_LINES: Final = {
    CallQuestion.CONTACTS: mark(
        "{a} and {b}: calls: {count}{messages}; minutes: {minutes}; from {first} to {last}; at night: {night} %; "
        "balance: {balance}"
    ),
    CallQuestion.COMMON_CONTACTS: mark("{contact} has calls or messages with {together}; from {first} to {last}"),
    CallQuestion.CHANGE_OF_NUMBER: mark(
        "{old} may go on as {new}, from {at}: {shared} of {of} contacts shared (search {round})"
    ),
    CallQuestion.BURSTS: mark(
        "{number}, {first_day} to {last_day}: calls: {count}; expected: {expected} "
        "(base rate {base_rate_per_day} a day); chance of as many: {chance}"
    ),
    CallQuestion.CO_PRESENCE: mark(
        "{a} and {b}: occasions in one cell: {times} ({told_cells}), from {first} to {last}; by chance: {expected}; "
        "chance of as many: {chance}{together}"
    ),
    CallQuestion.CHAINS: mark(
        "{a} calls {b}, who then calls {c}: {times} times, from {first} to {last}; by chance: {expected}; "
        "chance of as many: {chance}"
    ),
    CallQuestion.SILENCES: mark(
        "{number}: no call for {days} days, from {last_before} to {end}; else {calls_per_day} calls a day; "
        "chance of as long: {chance}"
    ),
    CallQuestion.FIRST_CONTACT: mark("{at} (after {minutes_after} minutes): {number} {direction} {other}{new}"),
    CallQuestion.RECIPROCITY: mark(
        "{number}: contacts: {contacts}; both ways: {mutual}; only called by it: {only_called}; "
        "only calling it: {only_calling}; calls out: {calls_out}; calls in: {calls_in}"
    ),
}


ZoneOption = Annotated[
    str | None,
    typer.Option("--zone", metavar="America/Lima", help=mark("Time zone of the table, instead of the profile's.")),
]
AroundOption = Annotated[
    datetime | None,
    typer.Option(
        "--around",
        formats=["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
        metavar="YYYY-MM-DD[THH:MM]",
        help=mark("An event, in the table's own time: for bursts, silences, first-contact."),
    ),
]
DaysOption = Annotated[
    int, typer.Option("--days", min=0, max=366, help=mark("For bursts and silences: days before and after it."))
]
MinutesOption = Annotated[
    int,
    typer.Option("--minutes", min=1, max=1440, help=mark("For co-presence and chains: minutes apart at most.")),
]
NumbersOption = Annotated[
    str,
    typer.Option("--numbers", metavar="A,B,…", help=mark("Whose common contacts; else, tell of these numbers only.")),
]
EngineOption = Annotated[
    Engine, typer.Option("--engine", help=mark("duckdb, or spark where a table outgrows this machine."))
]
SaveProfileOption = Annotated[
    Path | None,
    typer.Option(
        "--save-profile", metavar="FILE.toml", help=mark("Save how the table was read, for --profile FILE.toml.")
    ),
]
CellsOption = Annotated[
    Path | None,
    typer.Option("--cells", metavar="FILE", help=mark("For co-presence: a table of cells with their radius in km.")),
]
ProfileOption = Annotated[
    str | None,
    typer.Option(
        "--profile",
        metavar="NAME|FILE.toml",
        help=mark("How the company writes its tables; else told by the columns."),
    ),
]
ColumnsOption = Annotated[
    str | None,
    typer.Option("--columns", metavar="from=…,to=…,at=…", help=mark("Columns of the table, instead of a profile.")),
]
OrderOption = Annotated[
    Path | None,
    typer.Option("--order", metavar="FILE", help=mark("Orders of a judge: order, judge, from, to, number.")),
]
OutsideOption = Annotated[bool, typer.Option("--outside", help=mark("Count the rows that no order covers too."))]


def register(app: typer.Typer) -> None:
    """Adds the command of this module."""
    app.command(
        help=mark(
            "Ask a table of calls: contacts, changed numbers, busy days, silences, shared cells; of a case or a file."
        )
    )(calls)


def calls(
    words: AskedWords,
    table: Annotated[
        Path | None,
        typer.Option(
            "--table", metavar="FILE", help=mark("Table of calls as the company sent it: .csv, .xlsx, .xls, .parquet.")
        ),
    ] = None,
    profile: ProfileOption = None,
    columns: ColumnsOption = None,
    save_profile: SaveProfileOption = None,
    country: Annotated[
        str | None, typer.Option("--country", metavar="PE", help=mark("Write the numbers of this country in E.164."))
    ] = None,
    zone: ZoneOption = None,
    around: AroundOption = None,
    days: DaysOption = 3,
    minutes: MinutesOption = 10,
    numbers: NumbersOption = "",
    order: OrderOption = None,
    outside: OutsideOption = False,
    cells: CellsOption = None,
    engine: EngineOption = Engine.DUCKDB,
    form: PlainFormatOption = PlainFormat.TEXT,
    output: OutputOption = None,
    language: LanguageOption = None,
) -> None:
    from ovillo.workflows.call_tables import number_writer  # noqa: PLC0415 - loads only here

    case, question = asked_of(words, CallQuestion, table)
    how = HowToRead(profiles_of(profile, columns), country, zone, order, outside)
    with ExitStack() as until_told:
        until_told.enter_context(_empty_told(question, form, output))
        if engine is Engine.SPARK:
            read, query = calls_on_spark(case, table, how, until_told, workers=settings().workers)
        elif case is not None:
            read, query = calls_of_case(case, how, until_told)
        else:
            assert table is not None, "without a case there is a table"
            read, query = calls_of_file(table, how, until_told)
        write = number_writer(read.country) or str
        asked = [write(each.strip()) for each in numbers.split(",") if each.strip()]
        if save_profile is not None:
            save_profile_of(how.profiles, read, save_profile)
        radii = radii_at_hand(case, table, cells) if question is CallQuestion.CO_PRESENCE else {}
        options = {"around": around, "days": days, "minutes": minutes, "numbers": asked, "radii": radii}
        _answer(question, read, query, options, form=form, output=output)


@contextmanager
def _empty_told(question: CallQuestion, form: PlainFormat, output: Path | None) -> Iterator[None]:
    """JSON that says nothing, where the table is empty and JSON was asked for; the error goes on."""
    try:
        yield
    except EmptyTableError:
        if form is PlainFormat.JSON:
            from ovillo.workflows.row_answers import CALL_LISTS  # noqa: PLC0415 - Ibis takes a second to load

            surface.print_parts(surface.json_parts(CALL_LISTS[question], (), {"meaning": "", "table": None}), output)
        raise


def _answer(
    question: CallQuestion,
    read: "CallTables",
    query: "Query",
    options: Mapping[str, Any],  # Any: the options of a question
    *,
    form: PlainFormat,
    output: Path | None,
) -> None:
    from ovillo.workflows.calls import CallOptions, answer  # noqa: PLC0415 - Ibis takes a second to load

    most = LINES_IN_TEXT + 1 if form is PlainFormat.TEXT else None
    calls = read.presences if question is CallQuestion.CO_PRESENCE else read.calls
    found = answer(calls, query, question, CallOptions(most=most, **options))
    tell_reading(read)
    parts = _json_parts(question, found, read) if form is PlainFormat.JSON else _lines(question, found, read)
    surface.print_parts(parts, output)
    leave_where_none_is_read([unread_calls(read)])


def _json_parts(question: CallQuestion, found: "CallAnswer", read: "CallTables") -> Iterator[str]:
    """One JSON document, part by part as the answer is worked out."""
    from ovillo.workflows.row_answers import CALL_LISTS, call_line, call_report  # noqa: PLC0415 - loaded already

    told = (call_line(each, read, question) for each in found.found)
    return surface.json_parts(CALL_LISTS[question], told, call_report(read, meaning=found.meaning))


def _lines(question: CallQuestion, found: "CallAnswer", read: "CallTables") -> Iterator[str]:
    from ovillo.workflows.reading_told import told_of_orders  # noqa: PLC0415 - loaded already
    from ovillo.workflows.row_answers import call_fields  # noqa: PLC0415 - as above

    sources = [source for source, _ in read.tables]
    outside = frozenset(read.outside) if read.is_outside_counted else frozenset()
    shown = 0
    for each in found.found:
        if shown == LINES_IN_TEXT:
            yield say(mark("There are more; all are in --as json.")) + "\n"
            break
        shown += 1
        fields = call_fields(each, read, question)
        yield inert_line(say(_LINES[question], **{**fields, **_more_fields(question, fields)})) + "\n"
        yield "    " + inert_line(rows_line(fields["rows"], sources)) + "\n"
        if beyond := [row for row in fields["rows"] if row in outside]:
            told = say(mark("of them outside of the orders: {rows}"), rows=rows_line(beyond, sources))
            yield "    " + inert_line(told) + "\n"
    if not shown:
        yield nothing_found([unread_calls(read)]) + "\n"
    yield from (
        "\n" * (not place) + inert_line(line) + "\n" for place, line in enumerate(told_of_orders(read.frame, say))
    )
    yield "\n" + say(found.meaning) + "\n"


def _more_fields(question: CallQuestion, fields: Mapping[str, Any]) -> Mapping[str, object]:  # Any: fields of an answer
    """What a line says beside the fields as they are."""
    match question:
        case CallQuestion.CONTACTS:
            count = fields["messages"]
            told = say(mark(" (of them messages: {messages})"), messages=count) if count else ""
            return {"night": round(100 * fields["night_share"]), "messages": told, "minutes": _minutes(fields)}
        case CallQuestion.COMMON_CONTACTS:
            pairs = zip(fields["numbers"], fields["counts"], strict=True)
            return {"together": ", ".join(f"{number} ({count})" for number, count in pairs)}
        case CallQuestion.CO_PRESENCE:
            return {"together": _together(fields), "told_cells": _cells(fields["cells"])}
        case CallQuestion.SILENCES:
            return {"end": fields["first_after"] or say(mark("the end of the table"))}
        case CallQuestion.FIRST_CONTACT:
            direction = mark("calls") if fields["is_caller"] else mark("is called by")
            new = say(mark(", for the first time in the table")) if fields["is_new"] else ""
            return {"direction": say(direction), "new": new}
        case _:
            return {}


def _minutes(fields: Mapping[str, Any]) -> str:  # Any: fields of an answer
    """How long, and of how many calls the table does not tell it."""
    if fields["minutes"] is None:
        return say(mark("not told"))
    if not fields["untold"]:
        return str(fields["minutes"])
    return say(
        mark("{minutes} (calls whose duration is not told: {count})"), minutes=fields["minutes"], count=fields["untold"]
    )


def _cells(cells: Sequence[str]) -> str:
    """The first cells of an answer by name."""
    shown = ", ".join(cells[:CELLS_IN_TEXT])
    more = len(cells) - CELLS_IN_TEXT
    return say(mark("{cells} and {count} more"), cells=shown, count=more) if more > 0 else shown


def _together(fields: Mapping[str, Any]) -> str:  # Any: fields of an answer
    """Moves from cell to cell, what is usual for the two, and how far the cells reach."""
    outstanding = (
        mark("; stands out among {pairs} pairs") if fields["stands_out"] else mark("; not unusual among {pairs} pairs")
    )
    told = say(outstanding, pairs=fields["compared"])
    if fields["is_small_sample"]:
        told += say(mark(" (one occasion: this says little)") if fields["times"] == 1 else SMALL)
    if fields["usual"] is not None:
        told += say(mark("; usual for these two: {usual}"), usual=fields["usual"])
    if fields["moves"]:
        told += say(mark("; together on to another cell: {moves} times"), moves=fields["moves"])
        if fields["usual_moves"] is not None:
            told += say(mark(" (usual: {moves})"), moves=fields["usual_moves"])
    if fields["radius_km"] is not None:
        told += say(mark("; the cells reach up to {radius} km"), radius=fields["radius_km"])
    return told


def rows_line(rows: Sequence[int], sources: "Sequence[TableOf]" = ()) -> str:
    """The rows of a line of text, the first few; those of a case with the name of their table."""
    by_place: dict[tuple[str, str], list[str]] = {}
    for row in rows[:ROWS_IN_TEXT]:
        source = sources[row // TABLE] if sources else None
        name = source.name if source and source.document else ""
        by_place.setdefault((name, _sheet(row, source)), []).append(str(row % TABLE % SHEET))
    shown = "; ".join(": ".join(filter(None, (*place, ", ".join(its)))) for place, its in by_place.items())
    if len(rows) <= ROWS_IN_TEXT:
        return say(mark("rows {rows}"), rows=shown)
    return say(mark("rows {rows} and {count} more"), rows=shown, count=len(rows) - ROWS_IN_TEXT)


def _sheet(row: int, source: "TableOf | None") -> str:
    """The sheet of a row by name, where the source knows several; else by its place, the first without a word."""
    place = row % TABLE // SHEET
    known = source.place_of(row) if source else {}
    return say(mark("sheet {sheet}"), sheet=known.get("sheet", place + 1)) if known or place else ""
