"""How `calls` reads the tables that it is asked about, and what it says of that."""

from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ovillo.cli import surface
from ovillo.cli.surface import aside, note, say
from ovillo.domain.messages import mark

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from ovillo.analysis.calls import Query
    from ovillo.domain.calls import CallReading
    from ovillo.domain.records import RecordTable
    from ovillo.domain.taps import LegalFrame
    from ovillo.reading.calls import Profile
    from ovillo.wiring.tables import TableQuery, TablesAtHand
    from ovillo.workflows.case_tables import CallTables, TableOf
    from ovillo.workflows.reading_told import Hints

_MORE: Final = mark("{count} more rows not read; all are in --as json.")
LARGE_BYTES: Final = 8_000_000
"""From here on reading by columns is faster than by rows."""


def profiles_of(profile: str | None, columns: str | None) -> "Sequence[Profile]":
    """The profiles that may fit: one that was named, described or saved, else all."""
    from ovillo.workflows.call_tables import choose_profiles, saved_profile  # noqa: PLC0415 - loads only here

    if profile is None or not profile.endswith(".toml"):
        return choose_profiles(profile, columns)
    path = Path(profile)
    return [saved_profile(surface.read_file(path).decode("utf-8", errors="replace"), name=path.stem)]


@dataclass(frozen=True, slots=True)
class HowToRead:
    """How tables of calls are read, and within which orders."""

    profiles: "Sequence[Profile]"
    country: str | None = None
    """Whose numbers are written in E.164; None for that of the case, where it has one."""
    zone: str | None = None
    order: Path | None = None
    """A file of orders, beside those that a case holds."""
    outside: bool = False
    """Whether rows that no order covers take part all the same."""
    beside: "Collection[str]" = ("orders", "cells")
    """Kinds of tables that are read for the same answer in another way."""


def calls_of_file(table: Path, how: HowToRead, until: ExitStack) -> "tuple[CallTables, Query]":
    """The calls of a file that the user named, within the orders of another; large plain files by columns."""
    from ovillo.analysis.calls.columns import CALL_COLUMNS, columns_of  # noqa: PLC0415 - Ibis takes a second to load
    from ovillo.wiring.tables import large_call_table, table_bytes, table_query  # noqa: PLC0415 - as above
    from ovillo.workflows.call_tables import number_writer, read_call_table, require_zone  # noqa: PLC0415 - as above
    from ovillo.workflows.case_tables import OpenedTable, TableOf, framed  # noqa: PLC0415 - Ibis

    if how.zone is not None:
        require_zone(how.zone)
    source, frame = TableOf("", table.name), _frame_of(how)
    if table.is_file() and table.stat().st_size >= LARGE_BYTES:
        writer = number_writer(how.country)
        found = large_call_table(table, how.profiles, zone=how.zone, write_number=writer, until=until)
        if found is not None:
            opened = OpenedTable(source, found[0].reading, found[0].count, found[0].calls)
            return framed([opened], frame, found[1], with_outside=how.outside, country=how.country), found[1]
    content = table_bytes(surface.read_file(table))
    read = read_call_table(content, how.profiles, file_name=table.name, country=how.country, zone=how.zone)
    query = until.enter_context(table_query())
    source = replace(source, sheets=read.sheets)
    opened = OpenedTable(source, read, len(read.calls), query.load(CALL_COLUMNS, columns_of(read.calls)))
    return framed([opened], frame, query, with_outside=how.outside, country=how.country), query


def calls_of_case(case: Path, how: HowToRead, until: ExitStack) -> "tuple[CallTables, Query]":
    """The calls of a case, within the orders that it holds and those of a file."""
    from ovillo.wiring.tables import table_query, tables_of_case  # noqa: PLC0415 - Ibis takes a second to load

    tables = until.enter_context(tables_of_case(case))
    query = until.enter_context(table_query())
    return _of_tables(tables, query, how), query


def calls_on_spark(
    case: Path | None, table: Path | None, how: HowToRead, until: ExitStack, *, workers: int
) -> "tuple[CallTables, Query]":
    """The calls of a case or a file as Parquet that Spark reads."""
    from ovillo.wiring.tables import spark_query, table_of_file, tables_of_case  # noqa: PLC0415 - Ibis

    query = until.enter_context(spark_query(workers=workers))
    if case is not None:
        tables = until.enter_context(tables_of_case(case))
    else:
        assert table is not None, "without a case there is a table"
        surface.require_readable(table)
        tables = until.enter_context(table_of_file(table))
    return _of_tables(tables, query, how), query


def _of_tables(tables: "TablesAtHand", query: "TableQuery", how: HowToRead) -> "CallTables":
    from ovillo.workflows.call_tables import require_zone  # noqa: PLC0415 - loads only here
    from ovillo.workflows.case_tables import framed  # noqa: PLC0415 - Ibis takes a second to load

    if how.zone is not None:
        require_zone(how.zone)
    how = replace(how, country=how.country or tables.country)
    opened = tables.calls(query, how.profiles, country=how.country, zone=how.zone)
    tell_not_read(tables, [each.source for each in opened], but=how.beside)
    held = [(source.name, table) for source, table in tables.orders()]
    return framed(opened, _frame_of(how, held), query, with_outside=how.outside, country=how.country)


def tell_not_read(tables: "TablesAtHand", read: "Sequence[TableOf]", *, but: "Collection[str]" = ()) -> None:
    """The tables of a case that a question does not read, each with why, to standard error.

    Args:
        tables: of the case.
        read: those that it reads.
        but: kinds whose tables something else of the same command reads, or may read.
    """
    others = tables.not_read(read)
    told = [f"{name} ({', '.join(kinds)})" for name, kinds in others if kinds and not set(kinds) & set(but)]
    if told:
        note(mark("Not asked here: {tables}."), tables="; ".join(told))
    for name, kinds in others:
        if not kinds:
            note(
                mark("Not read: table {name}. Its columns are those of no known kind; name them with --columns."),
                name=name,
            )


def _frame_of(how: HowToRead, held: "Sequence[tuple[str, RecordTable]]" = ()) -> "LegalFrame":
    """The orders of a file, where the user names one, and those that a case holds."""
    from ovillo.workflows.call_tables import number_writer  # noqa: PLC0415 - loads only here
    from ovillo.workflows.case_tables import frame_of  # noqa: PLC0415 - Ibis takes a second to load

    given = [] if how.order is None else [(how.order.name, _orders_in(how.order))]
    return frame_of([*given, *held], write_number=number_writer(how.country))


def _orders_in(path: Path) -> "RecordTable":
    """A file that is a table of orders; an error says why it is none."""
    from ovillo.domain.errors import RecordColumnsNeededError  # noqa: PLC0415 - loads only here
    from ovillo.reading.records import read_records  # noqa: PLC0415 - as above
    from ovillo.wiring.tables import table_bytes  # noqa: PLC0415 - Ibis takes a second to load

    read = read_records(table_bytes(surface.read_file(path)), "orders")
    if "number" not in read.columns:
        raise RecordColumnsNeededError(fields="number")
    return read


def radii_at_hand(case: Path | None, table: Path | None, cells: Path | None) -> dict[str, float]:
    """How far cells reach, km, by a file that the user names; else by the case, or the other sheets of a workbook."""
    from ovillo.domain.errors import RecordColumnsNeededError  # noqa: PLC0415 - loads only here
    from ovillo.reading.plain_rows import is_workbook  # noqa: PLC0415 - as above
    from ovillo.wiring.tables import table_of_file, tables_of_case  # noqa: PLC0415 - Ibis takes a second to load
    from ovillo.workflows.case_tables import radii_of  # noqa: PLC0415 - as above

    with ExitStack() as until:
        if cells is not None:
            surface.require_readable(cells)
            return radii_of([rows for _, rows in until.enter_context(table_of_file(cells)).records("cells")])
        if case is not None:
            return radii_of([rows for _, rows in until.enter_context(tables_of_case(case)).records("cells")])
        assert table is not None, "without a case there is a table"
        with table.open("rb") as file:
            if not is_workbook(file.read(8)):
                return {}
        try:
            return radii_of([rows for _, rows in until.enter_context(table_of_file(table)).records("cells")])
        except RecordColumnsNeededError:
            return {}


def save_profile_of(profiles: "Sequence[Profile]", read: "CallTables", path: Path) -> None:
    """Saves how the first table was read."""
    from ovillo.workflows.call_tables import profile_to_save  # noqa: PLC0415 - loads only here

    surface.print_text(profile_to_save(profiles, read.tables[0][1]), path)


def tell_reading(read: "CallTables") -> None:
    """How the tables were read and what was not, to standard error."""
    from ovillo.workflows.reading_told import told_of_frame, told_of_table, told_of_unread  # noqa: PLC0415 - loads only here

    hints = _hints()
    for place, (source, table) in enumerate(read.tables):
        if source.document:
            note(mark("Table {name}, document {document}:"), name=source.name, document=source.document[:12])
        told = told_of_table(table, read.counts[place], say, hints)
        for line in (*told, *told_of_unread(table, say, hints.more)):
            aside(line)
    for line in told_of_frame(read, say, hints):
        aside(line)


def _hints() -> "Hints":
    from ovillo.workflows.reading_told import Hints  # noqa: PLC0415 - loads only here

    return Hints(
        recognised=mark("Read as {profile}, told by its columns; another with --profile or --columns."),
        more=_MORE,
        left_out=mark("{count} rows lie outside of the orders and were left out; --outside counts them."),
        no_order=mark("The case holds no order of a judge: every row was counted."),
        none_within=mark(
            "No row lies within the orders. Where they write numbers otherwise than the table does, such as with "
            "+51, --country makes both alike."
        ),
    )


def tell_rows(table: "CallReading | RecordTable") -> None:
    """What the days of a table told of themselves, and its rows that were not read, to standard error."""
    from ovillo.workflows.reading_told import (  # noqa: PLC0415 - loads only here
        told_of_columns,
        told_of_days,
        told_of_sheets,
        told_of_unread,
    )

    told = (*told_of_sheets(table, say), *told_of_days(table, say), *told_of_columns(table, say))
    for line in (*told, *told_of_unread(table, say, _MORE)):
        aside(line)
