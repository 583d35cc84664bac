"""What an answer says where not one row of its tables was read: it is then no answer about anybody."""

from collections import Counter
from typing import TYPE_CHECKING, Final

import typer

from ovillo.cli import surface
from ovillo.cli.surface import say
from ovillo.domain.messages import mark
from ovillo.rendering.inert import inert_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ovillo.domain.calls import CallReading
    from ovillo.domain.records import RecordTable
    from ovillo.workflows.case_tables import CallTables, TableOf

    Reading = tuple[TableOf, CallReading | RecordTable]

_REASONS: Final = 4
"""The most frequent ones are told."""


def nothing_found(sorts: "Sequence[Sequence[Reading]]") -> str:
    """The line that stands in place of an answer: nothing of the kind, or that nothing was read and why.

    Args:
        sorts: for each kind of table that the question reads, its tables where not one row of them was read, else none.
    """
    told = [_none_of(tables) for tables in sorts if tables]
    return " ".join(told) or say(mark("Nothing of the kind in these rows."))


def unread_calls(read: "CallTables") -> "Sequence[Reading]":
    """The tables of calls, where they hold rows and not one was read; else none."""
    return read.tables if not sum(read.counts) and any(table.unread for _, table in read.tables) else ()


def unread_records(parts: "Sequence[tuple[TableOf, RecordTable]]") -> "Sequence[Reading]":
    """The same of tables of one kind."""
    return parts if any(table.unread for _, table in parts) and not any(table.rows for _, table in parts) else ()


def leave_where_none_is_read(sorts: "Sequence[Sequence[Reading]]") -> None:
    """Ends the program where not one row of a kind of table could be read.

    Rows that were understood and do not count, such as cancelled payments, are no bad input.

    Raises:
        Exit: with the status of bad input.
    """
    from ovillo.reading.records import UNDERSTOOD  # noqa: PLC0415 - loaded already

    for tables in sorts:
        reasons = {each.reason for _, table in tables for each in table.unread}
        if reasons and reasons.isdisjoint(UNDERSTOOD):
            raise typer.Exit(surface.BAD_USE)


def _none_of(tables: "Sequence[Reading]") -> str:
    reasons = Counter(each.reason for _, table in tables for each in table.unread)
    told = [f"{say(reason).rstrip('.')} ({count})" for reason, count in reasons.most_common(_REASONS)]
    line = say(
        mark("No row of {names} was read, of {count}: {reasons}."),
        count=reasons.total(),
        names=", ".join(source.name for source, _ in tables),
        reasons="; ".join(told) + ("; …" if len(reasons) > _REASONS else ""),
    )
    return inert_line(line)
