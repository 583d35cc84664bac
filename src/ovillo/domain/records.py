"""Rows of tables that are no calls: payments, births, adoptions, travel, appointments; each value with its row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ovillo.domain.calls import UnreadRow

Value = str | int | None
"""Text; a day since 1970-01-01; seconds UTC; an amount in hundredths; metres; None where the cell is empty."""


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One row that was read."""

    row: int
    """Of the table, as a spreadsheet counts; as in `domain.calls`."""
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class UnknownState:
    """What a column of states says in words of which nobody knows whether such a row counts; it does."""

    column: str
    words: str
    rows: Sequence[int]


@dataclass(frozen=True, slots=True)
class RecordTable:
    """The rows of a table and how it was read."""

    kind: str
    rows: Sequence[RecordRow]
    unread: Sequence[UnreadRow]
    columns: Mapping[str, str]
    """What each field was read from, as the table writes it."""
    encoding: str
    header_row: int
    sheets: Sequence[str]
    decimal: str
    """The decimal sign of its amounts; empty where it has none."""
    order: str
    """Of day, month and year, such as dmy."""
    is_order_told: bool
    """Whether the table's own days tell that order, against what is usual."""
    may_be_swapped: bool
    """As in `domain.calls`."""
    ways: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Columns that say credit or debit and not of whose account: what stands in them."""
    unused: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Columns of payments that nothing was read from and that hold few values: any of them may say who paid."""
    stateless: Sequence[int] = ()
    """Rows read though the column of their state is empty."""
    doubtful: Sequence[int] = ()
    """Rows read though their words name a refund or a reversal."""
    not_counted: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Payer, payee and amount, as written, of rows that tell of nothing paid, by the number of the row."""
    unknown_states: Sequence[UnknownState] = ()
    """Of rows that were read."""
