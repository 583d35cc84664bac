"""How `calls` reads the tables that it is asked about, and what it says of that."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ovillo.cli import surface
from ovillo.cli.surface import note, say
from ovillo.domain.calls import SHEET
from ovillo.domain.messages import mark

if TYPE_CHECKING:
    from ovillo.analysis.calls import Expression, Query
    from ovillo.domain.calls import CallReading
    from ovillo.domain.taps import TapOrder
    from ovillo.reading.calls import Profile
    from ovillo.workflows.case_tables import CallTables

UNREAD_IN_TEXT: Final = 20
LARGE_BYTES: Final = 8_000_000
"""From here on reading by columns is faster than by rows."""


def profiles_of(profile: str | None, columns: str | None) -> "Sequence[Profile]":
    """The profiles that may fit: one that was named, described or saved, else all."""
    from ovillo.workflows.call_tables import choose_profiles, saved_profile  # noqa: PLC0415 - loads only here

    if profile is None or not profile.endswith(".toml"):
        return choose_profiles(profile, columns)
    path = Path(profile)
    return [saved_profile(surface.read_file(path).decode("utf-8", errors="replace"), name=path.stem)]


def number_writer(country: str | None) -> Callable[[str], str] | None:
    """What puts a number into E.164, where a country is given."""
    if country is None:
        return None
    from ovillo.reading.calls.phones import e164_of  # noqa: PLC0415 - loads the numbering plans of all countries

    return e164_of(country)


def calls_of_file(
    table: Path | None,
    order: Path | None,
    *,
    outside: bool,
    profiles: "Sequence[Profile]",
    country: str | None,
    zone: str | None,
) -> "CallTables":
    """The calls of a file that the user named."""
    from ovillo.wiring.tables import table_bytes  # noqa: PLC0415 - loads only here
    from ovillo.workflows.call_tables import read_call_table  # noqa: PLC0415 - as above
    from ovillo.workflows.case_tables import TableOf, framed  # noqa: PLC0415 - as above

    assert table is not None, "without a case there is a table"
    content = table_bytes(surface.read_file(table))
    read = read_call_table(content, profiles, file_name=table.name, country=country, zone=zone)
    orders = _orders([surface.read_file(order)], country) if order else []
    return framed([(TableOf("", table.name), read)], orders, with_outside=outside)


def large_calls_of_file(
    table: Path | None,
    until: ExitStack,
    *,
    profiles: "Sequence[Profile]",
    country: str | None,
    zone: str | None,
) -> "tuple[CallTables, Query, Expression] | None":
    """The calls of a large plain file, read by columns; None of any other file."""
    assert table is not None, "without a case there is a table"
    if not table.is_file() or table.stat().st_size < LARGE_BYTES:
        return None
    from ovillo.wiring.tables import large_call_table  # noqa: PLC0415 - loads only here
    from ovillo.workflows.call_tables import require_zone  # noqa: PLC0415 - as above
    from ovillo.workflows.case_tables import CallTables, TableOf  # noqa: PLC0415 - as above

    if zone is not None:
        require_zone(zone)
    query = large_call_table(table, profiles, zone=zone, write_number=number_writer(country), until=until)
    if query is None:
        return None
    large, engine = query
    read = CallTables([(TableOf("", table.name), large.reading)], [], [large.count], [], [], is_outside_counted=False)
    return read, engine, large.calls


def load(read: "CallTables", until: ExitStack) -> "tuple[Query, Expression]":
    """The calls as a table, and what runs expressions over it until then."""
    from ovillo.analysis.calls import CALL_COLUMNS, columns_of  # noqa: PLC0415 - Ibis takes a second to load
    from ovillo.wiring.tables import table_query  # noqa: PLC0415 - as above

    query = until.enter_context(table_query())
    return query, query.load(CALL_COLUMNS, columns_of(read.calls))


def calls_of_case(
    case: Path,
    order: Path | None,
    *,
    outside: bool,
    profiles: "Sequence[Profile]",
    country: str | None,
    zone: str | None,
) -> "CallTables":
    """The calls of a case, within the orders that it holds and those of a file."""
    from ovillo.wiring.cases import open_case  # noqa: PLC0415 - loads only here
    from ovillo.wiring.tables import table_bytes  # noqa: PLC0415 - as above
    from ovillo.workflows.case_tables import (  # noqa: PLC0415 - as above
        call_tables_of_case,
        framed,
        tables_of_case,
    )

    with open_case(case) as opened:
        tables = list(tables_of_case(opened.record, opened.originals))
    read = call_tables_of_case(iter(tables), profiles, country=country, zone=zone, to_bytes=table_bytes)
    named = _orders([surface.read_file(order)], country) if order else []
    held = _orders([content for _, content in tables], country) if len(tables) > 1 else []
    return framed(read, [*named, *held], with_outside=outside)


def _orders(files: "Sequence[bytes]", country: str | None) -> "Sequence[TapOrder]":
    """The orders of those files that are tables of orders; of a single one an error says why it is none."""
    from ovillo.domain.errors import RecordColumnsNeededError  # noqa: PLC0415 - as above
    from ovillo.reading.records import read_records  # noqa: PLC0415 - as above
    from ovillo.wiring.tables import table_bytes  # noqa: PLC0415 - as above
    from ovillo.workflows.case_tables import orders_of  # noqa: PLC0415 - as above

    found: list[TapOrder] = []
    for content in files:
        try:
            rows = read_records(table_bytes(content), "orders").rows
        except RecordColumnsNeededError:
            if len(files) == 1:
                raise
            continue
        found += orders_of(rows, write_number=number_writer(country))
    return found


def save_profile_of(profiles: "Sequence[Profile]", read: "CallTables", path: Path) -> None:
    """Saves how the first table was read."""
    from ovillo.workflows.call_tables import profile_to_save  # noqa: PLC0415 - loads only here

    surface.print_text(profile_to_save(profiles, read.tables[0][1]), path)


def tell_reading(read: "CallTables") -> None:
    """How the tables were read and what was not, to standard error."""
    for place, (source, table) in enumerate(read.tables):
        if source.document:
            note(mark("Table {name}, document {document}:"), name=source.name, document=source.document[:12])
        _tell_table(table, read.counts[place])
    if read.orders and read.outside:
        told = (
            mark("{count} rows lie outside of the orders and were counted all the same.")
            if read.is_outside_counted
            else mark("{count} rows lie outside of the orders and were left out; --outside counts them.")
        )
        note(told, count=len(read.outside))
    if not read.orders and read.tables[0][0].document:
        note(mark("The case holds no order of a judge: every row was counted."))


def _tell_table(table: "CallReading", counted: int) -> None:
    if table.is_recognised:
        note(
            mark("Read as {profile}, told by its columns; another with --profile or --columns."), profile=table.profile
        )
    note(
        mark("{read} rows read, {unread} not read; header in row {header}; times in {zone}."),
        read=counted,
        unread=len(table.unread),
        header=table.header_row,
        zone=table.zone,
    )
    note(mark("Columns: {columns}."), columns="; ".join(f"{field} = {name}" for field, name in table.columns.items()))
    if table.assumption:
        note(table.assumption)
    for number, sheet in enumerate(table.sheets[1:], start=1):
        note(mark("Rows from {first} on are those of sheet {sheet}."), first=SHEET * number, sheet=sheet)
    for each in table.unread[:UNREAD_IN_TEXT]:
        note(mark("Row {row}: {reason}"), row=each.row, reason=say(each.reason))
    if (left := len(table.unread) - UNREAD_IN_TEXT) > 0:
        note(mark("{count} more rows not read; all are in --as json."), count=left)
    if table.hours_told_twice:
        note(
            mark("{count} rows lie in the hour that the clocks repeated; the earlier one was taken."),
            count=len(table.hours_told_twice),
        )
