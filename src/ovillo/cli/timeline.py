"""`ovillo timeline`: calls, payments and statements of a case on one axis."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from ovillo.cli import surface
from ovillo.cli.minus import Minus, MinusOption, unless_usual
from ovillo.cli.surface import CaseFolder, LanguageOption, OutputOption, PlainFormat, PlainFormatOption, note, say
from ovillo.domain.messages import mark
from ovillo.domain.timelines import EventKind, TimelineEvent
from ovillo.rendering.inert import inert_line
from ovillo.rendering.table_rows import row_of

if TYPE_CHECKING:
    from ovillo.workflows.timeline import Span

LINES_IN_TEXT: Final = 200
_DAYS = ["%Y-%m-%d"]


def register(app: typer.Typer) -> None:
    """Adds the command of this module."""
    app.command(help=mark("Calls, payments and what the documents say happened, in one order."))(timeline)


def timeline(
    case: CaseFolder,
    around: Annotated[
        datetime | None,
        typer.Option("--around", formats=_DAYS, metavar="YYYY-MM-DD", help=mark("The days around an event.")),
    ] = None,
    days: Annotated[int, typer.Option("--days", min=0, max=3660, help=mark("Days before and after it."))] = 3,
    since: Annotated[
        datetime | None, typer.Option("--since", formats=_DAYS, metavar="YYYY-MM-DD", help=mark("From this day on."))
    ] = None,
    until: Annotated[
        datetime | None, typer.Option("--until", formats=_DAYS, metavar="YYYY-MM-DD", help=mark("Up to this day."))
    ] = None,
    word: Annotated[
        list[str] | None,
        typer.Option(
            "--with", metavar="TEXT", help=mark("Only events with this name, number or word; may be repeated.")
        ),
    ] = None,
    kind: Annotated[
        list[EventKind] | None, typer.Option("--kind", help=mark("Only events of this kind; may be repeated."))
    ] = None,
    zone: Annotated[str, typer.Option("--zone", metavar="America/Lima", help=mark("Time zone of payments."))] = "UTC",
    minus: MinusOption = Minus.REFUNDED,
    form: PlainFormatOption = PlainFormat.TEXT,
    output: OutputOption = None,
    language: LanguageOption = None,
) -> None:
    from ovillo.workflows.timeline import MEANING, Span, in_order  # noqa: PLC0415 - loads only here

    first, last = (each.date() if each else None for each in (since, until))
    if around is not None:
        first, last = around.date() - timedelta(days=days), around.date() + timedelta(days=days)
    span = Span(first, last, word or [], frozenset(kind or EventKind))
    events, without = _events(case, span, zone=zone, minus=minus)
    found = in_order(events, span)
    if form is PlainFormat.JSON:
        told = (_json(each) for each in found)
        report = {"meaning": say(MEANING), "statements_without_day": without}
        surface.print_parts(surface.json_parts("events", told, report), output)
    else:
        surface.print_parts(_lines(found, say(MEANING)), output)
    if without:
        note(mark("{count} statements tell no day and have no place here."), count=without)


def _events(case: Path, span: "Span", *, zone: str, minus: Minus) -> tuple[Sequence[TimelineEvent], int]:
    from ovillo.cli.call_reading import HowToRead, calls_of_case, profiles_of, tell_reading  # noqa: PLC0415 - Ibis
    from ovillo.domain.errors import NoSuchTableError  # noqa: PLC0415 - loads only here
    from ovillo.wiring.cases import open_case  # noqa: PLC0415 - as above
    from ovillo.wiring.tables import tables_of_case  # noqa: PLC0415 - as above
    from ovillo.workflows import timeline as work  # noqa: PLC0415 - as above
    from ovillo.workflows.case_tables import read_calls  # noqa: PLC0415 - Ibis takes a second to load
    from ovillo.workflows.records import require_zone  # noqa: PLC0415 - as above

    require_zone(zone)
    events: list[TimelineEvent] = []
    without = 0
    with ExitStack() as until:
        if EventKind.STATEMENT in span.kinds:
            told, without = work.statement_events(until.enter_context(open_case(case)).record)
            events += told
        if EventKind.PAYMENT in span.kinds:
            how = {"zone": zone, "decimal": "", "minus": unless_usual(minus)}
            tables = until.enter_context(tables_of_case(case)).records("payments", **how)
            events += work.payment_events([(of.document, of.name, rows) for of, rows in tables], zone=zone)
        if span.kinds & _TALKS:
            try:
                read, query = calls_of_case(
                    case, HowToRead(profiles_of(None, None), beside=("orders", "cells", "payments")), until
                )
            except NoSuchTableError:
                return events, without
            calls = read_calls(read, query, since=span.since, until=span.until)
            events += work.call_events(calls.calls, [(of.document, of.name) for of, _ in calls.tables])
            tell_reading(read)
    return events, without


def _json(event: TimelineEvent) -> Mapping[str, Any]:  # Any: a JSON value
    told = asdict(event)
    del told["names"]
    return {name: each for name, each in told.items() if name not in _ONLY or event.kind in _ONLY[name]}


_TALKS: Final = frozenset({EventKind.CALL, EventKind.MESSAGE})
_TABLES: Final = _TALKS | {EventKind.PAYMENT}
_ONLY: Final = {
    "row": _TABLES,
    "seconds": _TALKS,
    "cell": _TALKS,
    "amount": {EventKind.PAYMENT},
    "currency": {EventKind.PAYMENT},
    "text": {EventKind.PAYMENT, EventKind.STATEMENT},
    **{name: {EventKind.STATEMENT} for name in ("predicate", "standing", "negated", "start", "end")},
}
"""Which kinds of event have a field."""


def _lines(found: Sequence[TimelineEvent], meaning: str) -> Iterator[str]:
    day = before = ""
    for each in found[:LINES_IN_TEXT]:
        if each.day != day:
            day, before = each.day, ""
            yield day + "\n"
        line = inert_line(_line(each))
        # One sentence tells of several acts: its words stand once.
        if line != before:
            yield f"  {line}\n"
        before = line
    if not found:
        yield say(mark("Nothing of the kind in these rows.")) + "\n"
    if len(found) > LINES_IN_TEXT:
        yield say(mark("There are more; all are in --as json.")) + "\n"
    yield "\n" + meaning + "\n"


def _line(each: TimelineEvent) -> str:
    if each.kind is EventKind.STATEMENT:
        until = say(mark(" (to {day})"), day=each.until) if each.until else ""
        return say(
            mark("said, {standing}{until}: “{quote}” ({name})"),
            standing=say(each.standing),
            until=until,
            quote=each.text,
            name=each.name,
        )
    place = {"name": each.name, "row": row_of(each.row or 0, say)}
    if each.kind is EventKind.PAYMENT:
        text = f" ({each.text})" if each.text else ""
        return say(
            mark("paid: {who} pays {whom} {amount} {currency}{text} ({name}, row {row})"),
            who=each.who,
            whom=each.whom,
            amount=each.amount,
            currency=each.currency,
            text=text,
            **place,
        )
    cell = say(mark(", cell {cell}"), cell=each.cell) if each.cell else ""
    if each.kind is EventKind.MESSAGE and each.whom:
        message = mark("{time} message: {who} to {whom}{cell} ({name}, row {row})")
        return say(message, time=each.at[11:], who=each.who, whom=each.whom, cell=cell, **place)
    told = (
        mark("{time} call: {who} calls {whom}{lasted}{cell} ({name}, row {row})")
        if each.whom
        else mark("{time} data: {who}{lasted}{cell} ({name}, row {row})")
    )
    lasted = "" if each.seconds is None else say(mark(", {seconds} s"), seconds=each.seconds)
    return say(told, time=each.at[11:], who=each.who, whom=each.whom, lasted=lasted, cell=cell, **place)
