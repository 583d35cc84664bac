"""`ovillo payments` and `ovillo registers`: questions to the tables of a case, or to files without a case."""

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from ovillo.cli import surface
from ovillo.cli.asking import AskedWords, asked_of
from ovillo.cli.call_reading import tell_not_read
from ovillo.cli.calls import rows_line
from ovillo.cli.minus import Minus, MinusOption, unless_usual
from ovillo.cli.none_read import leave_where_none_is_read, unread_records
from ovillo.cli.record_lines import record_lines, tell_events, tell_left_out
from ovillo.cli.record_reading import tell_record_reading
from ovillo.cli.spellings import AsWrittenOption, tell_spellings
from ovillo.cli.surface import LanguageOption, OutputOption, PlainFormat, PlainFormatOption, note
from ovillo.domain.errors import UsageError
from ovillo.domain.messages import mark

if TYPE_CHECKING:
    from ovillo.analysis.calls import Expression, Query
    from ovillo.analysis.records.spellings import Spellings
    from ovillo.domain.records import RecordRow, RecordTable
    from ovillo.wiring.tables import TablesAtHand
    from ovillo.workflows.case_tables import TableOf
    from ovillo.workflows.records import PaymentAnswer, PaymentOptions

    Joined = tuple[RecordTable, Sequence[tuple[TableOf, RecordTable]]]


class Payments(StrEnum):
    """The same words as the workflow's."""

    FLOWS = "flows"
    STRUCTURING = "structuring"
    PRICE = "price"
    STATED = "stated"
    PAID_AFTER = "paid-after"


class Registers(StrEnum):
    """The same words as the workflow's."""

    SIGNING = "signing"
    LATE = "late"
    EXIT = "exit"
    CLINIC = "clinic"
    ADDRESSES = "addresses"


_LIST_NAMES: Final = {
    Payments.FLOWS: "flows",
    Payments.STRUCTURING: "parties",
    Payments.PRICE: "payments",
    Payments.PAID_AFTER: "parties",
}
_PAYMENT_LINES: Final = {
    Payments.FLOWS: mark(
        "{payer} pays {payee}: {total} {currency} in {count} payments, at most {largest}, from {first} to {last}"
    ),
    Payments.STRUCTURING: mark(
        "{party} ({side}): {count} of {of} payments just under the limit, {total} {currency}, from {first} to "
        "{last}{usual}"
    ),
    Payments.PRICE: mark(
        "{payer} pays {payee} {amount} {currency} on {day} (apart from the price by {difference} %{event})"
    ),
    Payments.PAID_AFTER: mark(
        "{payee} is paid after {events} of {of} events{seen_of}, {total} {currency}{regular}; {payments} payments in "
        "all; of {days_paid} days of payment {days_after} come soon after one, {expected} expected{of_all}{how_rare}"
    ),
}
_REGISTER_LINES: Final = {
    Registers.SIGNING: mark("{subject}: {count} of {of} births signed for mothers from elsewhere ({detail}){usual}"),
    Registers.LATE: mark("{subject}: {count} of {of} births registered late ({detail}){usual}"),
    Registers.EXIT: mark(
        "{subject}: born, registered and gone within days ({detail}); share of those that leave: {base} %{small}"
        "{namesakes}"
    ),
    Registers.CLINIC: mark(
        "{subject}: visits end shortly before {count} births registered to others who had no visit ({detail}); "
        "by chance: {expected}{small}{hers}"
    ),
    Registers.ADDRESSES: mark("{subject}: {count} adopters ({detail}); addresses with more than one: {base} %{small}"),
}

TableOption = Annotated[
    Path | None, typer.Option("--table", metavar="FILE", help=mark("The table: .csv, .xlsx, .xls or .parquet."))
]
ColumnsOption = Annotated[
    str | None,
    typer.Option("--columns", metavar="field=…,field=…", help=mark("Columns that the table calls otherwise.")),
]
ZoneOption = Annotated[str, typer.Option("--zone", metavar="America/Lima", help=mark("Time zone of the table."))]
DecimalOption = Annotated[str, typer.Option("--decimal", help=mark("Decimal sign, where the table does not tell."))]
DayOption = Annotated[
    datetime | None,
    typer.Option("--around", formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help=mark("For price: the day of the event.")),
]
CurrencyOption = Annotated[
    str, typer.Option("--currency", metavar="PEN", help=mark("For price and structuring: the currency; else any."))
]
ToleranceOption = Annotated[
    float,
    typer.Option("--tolerance", min=0, max=1, help=mark("For price and stated: share by which a payment may differ.")),
]


def register(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    app.command(
        help=mark(
            "Ask tables of payments: flows, amounts under a limit, a price, the prices that a case states, who is paid "
            "after events."
        )
    )(payments)
    app.command(help=mark("Ask a register for a pattern, beside what is usual; nobody gets a score."))(registers)


def payments(
    words: AskedWords,
    table: TableOption = None,
    columns: ColumnsOption = None,
    zone: ZoneOption = "UTC",
    decimal: DecimalOption = "",
    minus: MinusOption = Minus.REFUNDED,
    limit: Annotated[float | None, typer.Option("--limit", help=mark("For structuring: the limit."))] = None,
    price: Annotated[float | None, typer.Option("--price", help=mark("For price: the price that was stated."))] = None,
    tolerance: ToleranceOption = 0.1,
    currency: CurrencyOption = "",
    around: DayOption = None,
    events: Annotated[
        Path | None,
        typer.Option("--births", metavar="FILE", help=mark("For paid-after: births whose days are the events.")),
    ] = None,
    of: Annotated[
        str, typer.Option("--of", metavar="TEXT", help=mark("For paid-after: only births with this text in a cell."))
    ] = "",
    days: Annotated[int, typer.Option("--days", min=0, max=3660, help=mark("How many days an event reaches."))] = 30,
    as_written: AsWrittenOption = False,
    form: PlainFormatOption = PlainFormat.TEXT,
    output: OutputOption = None,
    language: LanguageOption = None,
) -> None:
    from ovillo.workflows import records as work  # noqa: PLC0415 - Ibis takes a second to load

    case, question = asked_of(words, Payments, table)
    work.require_zone(zone)
    with ExitStack() as until:
        given = _tables(case, table, until)
        read = _joined(given, "payments", columns=columns, zone=zone, decimal=decimal, minus=unless_usual(minus))
        born = _second(case, given, events, "births", until) if question is Payments.PAID_AFTER else None
        tell_not_read(given, [source for each in (read, born) if each for source, _ in each[1]])
        options = work.PaymentOptions(
            limit=limit,
            price=price,
            tolerance=tolerance,
            currency=currency,
            around=around.date() if around else None,
            events=work.event_days(born[0], words=of) if born else (),
            days=days,
        )
        rows, query, spellings = _loaded(read, until, zone=zone, as_written=as_written)
        if question is Payments.STATED:
            _tell_stated(case, rows, query, read, spellings, options=options, form=form, output=output)
            return
        found = work.answer_payments(rows, query, work.PaymentQuestion(question.value), options)
    _print_payments(question, found, [read, *([born] if born else [])], spellings, form, output)


def _print_payments(
    question: Payments,
    answer: "PaymentAnswer",
    tables: "Sequence[Joined]",
    spellings: "Spellings",
    form: PlainFormat,
    output: Path | None,
) -> None:
    from ovillo.workflows.case_tables import placed  # noqa: PLC0415 - loaded already
    from ovillo.workflows.row_answers import event_report, spelling_report  # noqa: PLC0415 - as above

    sources, line = [source for source, _ in tables[0][1]], _PAYMENT_LINES[question]
    told = {
        **spelling_report(spellings),
        "of_nobody": placed({"rows": list(answer.of_nobody)}, sources)["rows"],
        "to_oneself": placed({"rows": list(answer.to_oneself)}, sources)["rows"],
    }
    if answer.events is not None:
        told["events"] = event_report(answer.events)
    _print(_LIST_NAMES[question], answer.found, answer.meaning, tables, line, form, output, told=told)
    if answer.events is not None:
        tell_events(event_report(answer.events))
    tell_left_out(answer, sources)


def _loaded(read: "Joined", until: ExitStack, *, zone: str, as_written: bool) -> "tuple[Expression, Query, Spellings]":
    """The payments, what asks them, and how their parties are spelt, which standard error tells."""
    from ovillo.wiring.tables import table_query  # noqa: PLC0415 - Ibis takes a second to load
    from ovillo.workflows import records as work  # noqa: PLC0415 - as above

    (rows,), spellings = work.spell_by(as_written=as_written)([read[0].rows], work.PARTIES)
    tell_spellings(spellings)
    query = until.enter_context(table_query())
    return work.load_payments(rows, query, zone=zone), query, spellings


def _tell_stated(
    case: Path | None,
    rows: "Expression",
    query: "Query",
    read: "Joined",
    spellings: "Spellings",
    *,
    options: "PaymentOptions",
    form: PlainFormat,
    output: Path | None,
) -> None:
    """The prices that the case's documents state, each beside the payments that could be it."""
    from ovillo.analysis.records.stated import beside_payments  # noqa: PLC0415 - Ibis takes a second to load
    from ovillo.cli.stated import print_stated  # noqa: PLC0415 - as above
    from ovillo.wiring.cases import open_case  # noqa: PLC0415 - as above
    from ovillo.workflows.row_answers import spelling_report, table_report  # noqa: PLC0415 - as above
    from ovillo.workflows.stated_prices import MEANING, stated_prices  # noqa: PLC0415 - as above

    if case is None:
        raise UsageError(problem=mark("Prices are stated by the documents of a case: name its folder, not --table."))
    with open_case(case) as opened:
        prices, said = stated_prices(opened.record)
    found = beside_payments(prices, rows, query, tolerance=options.tolerance, days=options.days)
    print_stated(
        found,
        said,
        [source for source, _ in read[1]],
        meaning=MEANING,
        told={"tables": [table_report(*each) for each in read[1]], **spelling_report(spellings)},
        of=len(read[0].rows),
        form=form,
        output=output,
        parts=read[1],
    )
    for source, table in read[1]:
        tell_record_reading(source, table)


def registers(
    words: AskedWords,
    table: TableOption = None,
    columns: ColumnsOption = None,
    travel: Annotated[
        Path | None, typer.Option("--travel", metavar="FILE", help=mark("For exit: a table of exits."))
    ] = None,
    clinic: Annotated[
        Path | None, typer.Option("--clinic", metavar="FILE", help=mark("For clinic: a table of visits."))
    ] = None,
    days: Annotated[
        int | None, typer.Option("--days", min=0, max=3660, help=mark("Days of the pattern; else 60, for exit 30."))
    ] = None,
    as_written: AsWrittenOption = False,
    form: PlainFormatOption = PlainFormat.TEXT,
    output: OutputOption = None,
    language: LanguageOption = None,
) -> None:
    from ovillo.workflows import records as work  # noqa: PLC0415 - Ibis takes a second to load
    from ovillo.workflows.row_answers import spelling_report  # noqa: PLC0415 - as above

    case, question = asked_of(words, Registers, table)
    with ExitStack() as until:
        given = _tables(case, table, until)
        read = _joined(given, "adoptions" if question is Registers.ADDRESSES else "births", columns=columns)
        path, kind = {Registers.EXIT: (travel, "travel"), Registers.CLINIC: (clinic, "clinic")}.get(
            question, (None, "")
        )
        other = _second(case, given, path, kind, until) if kind else None
        tell_not_read(given, [source for each in (read, other) if each for source, _ in each[1]])
    asked = work.RegisterQuestion(question.value)
    found = work.answer_register(
        asked, read[0], other[0] if other else None, days=days, spell=work.spell_by(as_written=as_written)
    )
    tell_spellings(found.spellings)
    tables = [read, *([other] if other else [])]
    told, line = spelling_report(found.spellings), _REGISTER_LINES[question]
    _print("patterns", found.found, found.meaning, tables, line, form, output, told=told)
    if found.before_birth:
        text = mark("Registered or gone before the birth, so one of the days is wrong and no pattern is sought: {rows}")
        note(text, rows=rows_line(found.before_birth, [source for source, _ in read[1]]))


def payments_of_case(
    case: Path, *, as_written: bool, minus: Minus = Minus.REFUNDED
) -> "tuple[Sequence[RecordRow], Sequence[TableOf], Spellings]":
    """The payments of all tables of a case, these tables, and how parties are spelt; the rest to standard error.

    Args:
        case: the case.
        as_written: keeps every spelling apart.
        minus: what a minus before an amount means.

    Raises:
        NoSuchTableError: there is none.
    """
    from ovillo.workflows.records import PARTIES, spell_by  # noqa: PLC0415 - Ibis takes a second to load

    with ExitStack() as until:
        table, parts = _joined(_tables(case, None, until), "payments", minus=unless_usual(minus))
        for source, each in parts:
            tell_record_reading(source, each)
        (rows,), spellings = spell_by(as_written=as_written)([table.rows], PARTIES)
        tell_spellings(spellings)
        return rows, [source for source, _ in parts], spellings


def _tables(case: Path | None, table: Path | None, until: ExitStack) -> "TablesAtHand":
    """The tables of a case, or the one that the user named."""
    from ovillo.wiring.tables import table_of_file, tables_of_case  # noqa: PLC0415 - Ibis takes a second to load

    if case is not None:
        return until.enter_context(tables_of_case(case))
    assert table is not None, "without a case there is a table"
    surface.require_readable(table)
    return until.enter_context(table_of_file(table))


def _joined(given: "TablesAtHand", kind: str, **how: str | None) -> "Joined":
    """Those tables of a kind that there are, as one; of a single file an error says why it is none."""
    from ovillo.workflows.case_tables import joined  # noqa: PLC0415 - Ibis takes a second to load

    found = given.records(kind, **how)
    return joined(found), found


def _second(
    case: Path | None, given: "TablesAtHand", path: Path | None, kind: str, until: ExitStack
) -> "Joined | None":
    """The second table of a question: a file that the user named, else those of the case; perhaps none."""
    from ovillo.domain.errors import NoSuchTableError  # noqa: PLC0415 - as above

    if path is not None:
        return _joined(_tables(None, path, until), kind)
    try:
        return _joined(given, kind) if case else None
    except NoSuchTableError:
        return None


def _print(
    name: str,
    found: Sequence[Any],  # Any: one of several dataclasses
    meaning: str,
    tables: "Sequence[Joined]",
    line: str,
    form: PlainFormat,
    output: Path | None,
    *,
    told: Mapping[str, object],
) -> None:
    from ovillo.workflows.case_tables import placed  # noqa: PLC0415 - loaded already

    sources, *others = [[source for source, _ in parts] for _, parts in tables]
    unread = [unread_records(parts) for _, parts in tables]
    if form is PlainFormat.JSON:
        from ovillo.workflows.row_answers import table_report  # noqa: PLC0415 - loaded already

        reports = [table_report(source, table) for _, parts in tables for source, table in parts]
        lines = (placed(asdict(each), sources, others[0] if others else ()) for each in found)
        surface.print_parts(
            surface.json_parts(name, lines, {"meaning": meaning, "tables": reports, **told}),
            output,
        )
    else:
        surface.print_parts(record_lines(found, meaning, line, sources, parts=tables[0][1], unread=unread), output)
    for _, parts in tables:
        for source, table in parts:
            tell_record_reading(source, table)
    leave_where_none_is_read(unread)
