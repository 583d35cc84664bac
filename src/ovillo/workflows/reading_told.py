"""How tables of calls were read and what of them was not, in sentences that the command and the page tell alike."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ovillo.domain.calls import SHEET, CallReading
from ovillo.domain.messages import mark
from ovillo.domain.records import RecordTable, UnknownState
from ovillo.rendering.inert import inline
from ovillo.rendering.table_rows import row_of

if TYPE_CHECKING:
    from ovillo.domain.taps import LegalFrame
    from ovillo.workflows.case_tables import CallTables

Say = Callable[..., str]
"""A sentence in the reader's language."""

MOST_ROWS: Final = 20
"""Rows that are told one by one."""
_MOST_STATES: Final = 6
_ROWS_OF_STATE: Final = 5
_LONGEST_STATE: Final = 60
_ORDERS: Final = {"dmy": mark("day/month/year"), "mdy": mark("month/day/year")}
_TURNED_BY_OWN: Final = mark(
    "{count} rows say by their own number and their kind the other way round than by their columns of from and to; the "
    "own number was followed: {rows}"
)
_TURNED_BY_ROWS: Final = mark(
    "{count} rows say incoming and have the number that was asked about second, as the outgoing rows show: their first "
    "number was taken for the caller: {rows}"
)


@dataclass(frozen=True, slots=True)
class Hints:
    """Sentences that name what the reader may do where they read them."""

    recognised: str
    more: str
    """Rows that are not told one by one."""
    left_out: str
    """Rows that no order covers."""
    no_order: str
    none_within: str


def told_of_table(table: CallReading, counted: int, say: Say, hints: Hints) -> Iterator[str]:
    """How one table was read; its rows that were not are told by `told_of_unread`.

    Args:
        table: how it was read.
        counted: how many rows were.
        say: writes a sentence.
        hints: what to do about it.
    """
    if table.is_recognised:
        yield say(hints.recognised, profile=table.profile)
    yield say(
        mark("{read} rows read, {unread} not read; header in row {header}; times without an offset are {zone}'s."),
        read=counted,
        unread=len(table.unread),
        header=table.header_row,
        zone=table.zone,
    )
    yield say(
        mark("Columns: {columns}."), columns="; ".join(f"{field} = {name}" for field, name in table.columns.items())
    )
    if table.assumption:
        yield say(table.assumption)
    for each in table.remarks:
        yield say(each.sentence, column=each.column, cells=", ".join(each.cells))
    yield from told_of_sheets(table, say)
    if table.turned:
        yield say(
            _TURNED_BY_OWN if "subject" in table.columns else _TURNED_BY_ROWS,
            count=len(table.turned),
            rows=first_of(table.turned, say),
        )
    yield from told_of_days(table, say)
    if table.hours_told_twice:
        yield say(
            mark("{count} rows lie in the hour that the clocks repeated; the earlier one was taken."),
            count=len(table.hours_told_twice),
        )


def told_of_sheets(table: CallReading | RecordTable, say: Say) -> Iterator[str]:
    """Which further sheets were read, and how JSON tells their rows."""
    for number, sheet in enumerate(table.sheets[1:], start=1):
        yield say(
            mark("Sheet {number} is {name}; JSON counts its rows from {first}, and names sheet and row beside."),
            number=number + 1,
            name=sheet,
            first=SHEET * number,
        )


def told_of_days(table: CallReading | RecordTable, say: Say) -> Iterator[str]:
    """What the days of a table told of themselves."""
    if table.is_order_told:
        yield say(mark("Its own days tell otherwise: they are read as {order}."), order=say(_ORDERS[table.order]))
    if table.may_be_swapped:
        yield say(
            mark(
                "Its dates are all of the first twelve days of a month and its written days never: a spreadsheet may "
                "have exchanged their day and month. Ask the company for the file as it was."
            )
        )


def told_of_columns(table: CallReading | RecordTable, say: Say) -> Iterator[str]:
    """Columns of payments that may say who paid whom or whether it was paid, and were not or only half read."""
    if not isinstance(table, RecordTable):
        return
    if table.ways:
        yield say(mark("Credit or debit is said in: {columns}."), columns=_with_values(table.ways))
    if table.unused:
        yield say(
            mark(
                "Nothing was read from these columns of few values: {columns}. Where one says credit or debit, name it "
                "with --columns flow=...; where one says that a payment came back or was not made, leave its rows out."
            ),
            columns=_with_values(table.unused),
        )
    if table.stateless:
        yield say(
            mark("Rows that count as paid though their state is empty: {rows}"),
            rows=first_of(table.stateless, say),
        )

    yield from told_of_states([("", each) for each in table.unknown_states], say)


def told_of_states(states: Sequence[tuple[str, UnknownState]], say: Say) -> Iterator[str]:
    """What columns of states say that nobody knows, and that these rows count; each after the name of its table."""
    told: dict[tuple[str, str], list[str]] = {}
    for name, each in states:
        rows = ", ".join(row_of(row, say) for row in each.rows[:_ROWS_OF_STATE])
        rows += "" if len(each.rows) <= _ROWS_OF_STATE else ", …"
        words = inline(each.words, longest=_LONGEST_STATE)
        told.setdefault((name, each.column), []).append(f"{words} ({len(each.rows)}: {rows})")
    for (name, column), values in told.items():
        more = "" if len(values) <= _MOST_STATES else f"; … (+{len(values) - _MOST_STATES})"
        yield say(
            mark("Rows that count though their state is none that is known, in {column}: {states}"),
            column=": ".join(filter(None, (inline(name), inline(column)))),
            states="; ".join(values[:_MOST_STATES]) + more,
        )


def _with_values(columns: Mapping[str, Sequence[str]]) -> str:
    return "; ".join(f"{inline(name)} ({', '.join(map(inline, values))})" for name, values in columns.items())


def told_of_unread(table: CallReading | RecordTable, say: Say, more: str) -> Iterator[str]:
    """The first rows of a table that were not read, each with the reason; `more` says how many others."""
    for each in table.unread[:MOST_ROWS]:
        yield say(mark("Row {row}: {reason}"), row=row_of(each.row, say), reason=say(each.reason))
    if (left := len(table.unread) - MOST_ROWS) > 0:
        yield say(more, count=left)


def told_of_frame(read: "CallTables", say: Say, hints: Hints) -> Iterator[str]:
    """Whose numbers these are, what counts once or ties nobody, and what the judges' orders say of the rows."""
    if read.country and read.tables[0][0].document:
        yield say(mark("Numbers without a prefix are taken for those of {country}, in E.164."), country=read.country)
    if read.again:
        yield say(
            mark("{count} rows tell a call that another row tells: same numbers, second and duration; it counts once."),
            count=sum(map(len, read.again.values())),
        )
    if read.to_itself:
        yield say(mark("{count} rows tell a call of a number to itself: they tie nobody."), count=read.to_itself)
    for each in read.frame.unread[:MOST_ROWS]:
        yield say(
            mark("Row {row} of the orders in {table} covers nothing: {reason}"),
            row=each.unread.row,
            table=each.table,
            reason=say(each.unread.reason),
        )
    if (left := len(read.frame.unread) - MOST_ROWS) > 0:
        yield say(hints.more, count=left)
    yield from told_of_states(read.frame.unknown_states, say)
    if read.frame.is_held and not read.frame.orders:
        yield say(mark("There is a table of a judge's orders, and no order in it can be read: it covers no row."))
    if read.outside and len(read.outside) == sum(read.counts) and read.frame.orders:
        yield say(hints.none_within)
    if read.outside:
        told = (
            mark("{count} rows lie outside of the orders and were counted all the same.")
            if read.is_outside_counted
            else hints.left_out
        )
        yield say(told, count=len(read.outside))
    if not read.frame.is_held and read.tables[0][0].document:
        yield say(hints.no_order)


def told_of_orders(frame: "LegalFrame", say: Say) -> Iterator[str]:
    """The judges' orders within which an answer is, each with its days and numbers, and states that nobody knows."""
    numbers: dict[tuple[str, str, tuple[str, str]], list[str]] = {}
    for each in frame.orders:
        numbers.setdefault((each.order, each.judge, each.days), []).append(each.number)
    for (order, judge, (first, last)), those in list(numbers.items())[:MOST_ROWS]:
        yield say(
            mark("Order {order}, from {first} to {last}: {numbers}"),
            order=f"{order} ({judge})" if judge else order,
            first=first,
            last=last,
            numbers=", ".join(dict.fromkeys(those)),
        )
    if (left := len(numbers) - MOST_ROWS) > 0:
        yield say(mark("{count} more orders; all are in --as json."), count=left)
    yield from told_of_states(frame.unknown_states, say)


def first_of(rows: Sequence[int], say: Say) -> str:
    """The first rows, each after its sheet where it is not of the first, and how many more."""
    told = ", ".join(row_of(each, say) for each in rows[:MOST_ROWS])
    return told if len(rows) <= MOST_ROWS else f"{told}, … (+{len(rows) - MOST_ROWS})"
