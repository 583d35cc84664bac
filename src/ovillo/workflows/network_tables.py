"""The rows of a case's tables that take part in its network."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ovillo.analysis.network.row_ties import RowSource, TiedRow, called_rows, paid_rows
from ovillo.domain.networks import CALLS, PAYMENTS
from ovillo.domain.records import RecordRow

if TYPE_CHECKING:
    from ovillo.analysis.records.spellings import Spellings
    from ovillo.workflows.case_tables import ReadCalls, TableOf


@dataclass(frozen=True, slots=True)
class RowTables:
    """The rows of a case's tables of one kind, "calls" or "payments"."""

    kind: str
    rows: Sequence[TiedRow]
    sources: Sequence[RowSource]
    written: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The other spellings of a party, by its name in the rows."""


def tables_of_calls(read: "ReadCalls") -> RowTables:
    """The calls of a case that take part."""
    sources = [RowSource(of.document, of.name) for of, _ in read.tables]
    return RowTables(CALLS, called_rows(read.calls), sources)


def tables_of_payments(rows: Sequence[RecordRow], tables: "Sequence[TableOf]", spellings: "Spellings") -> RowTables:
    """The payments of a case, each party in one spelling, and the others."""
    written = {" ".join(name.split()): others for name, others in spellings.joined.items()}
    return RowTables(PAYMENTS, paid_rows(rows), [RowSource(of.document, of.name) for of in tables], written)
