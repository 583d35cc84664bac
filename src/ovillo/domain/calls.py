"""Calls as a company's table tells them, each with its row; what could not be read stands beside them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

TABLE: Final = 1 << 32
"""Added to the rows of each further table of a case."""
SHEET: Final = 2_000_000
"""Added to the rows of each further sheet: more than a sheet holds."""


class CallQuestion(StrEnum):
    """What is asked of a table of calls."""

    CONTACTS = "contacts"
    COMMON_CONTACTS = "common-contacts"
    CHANGE_OF_NUMBER = "change-of-number"
    BURSTS = "bursts"
    CO_PRESENCE = "co-presence"
    CHAINS = "chains"
    SILENCES = "silences"
    FIRST_CONTACT = "first-contact"
    RECIPROCITY = "reciprocity"


@dataclass(frozen=True, slots=True)
class Call:
    """One call, message or data session."""

    row: int
    """Of the table, as a spreadsheet counts: the first line is 1; of the second sheet from `SHEET` on, and so on."""
    caller: str
    called: str
    """Empty where the row is a data session, which has no other side."""
    instant: int
    """Start, seconds since 1970-01-01 UTC."""
    at: str
    """Start in the table's own time zone, ISO 8601."""
    seconds: int | None
    """Duration; None where the table gives none."""
    cell: str = ""
    located: str = ""
    """The number that the cell places; empty where the table does not say which of the two."""
    is_message: bool = False
    """Whether the table says that it is a message."""

    @property
    def hour(self) -> int:
        """Hour of the start in the table's own time zone, 0 to 23."""
        return int(self.at[11:13])


@dataclass(frozen=True, slots=True)
class UnreadRow:
    """A row that takes part in no analysis, and why: a sentence that the catalogue translates."""

    row: int
    reason: str


@dataclass(frozen=True, slots=True)
class ColumnRemark:
    """What is to be said of a column whose cells tell, or do not tell, what was taken from them."""

    sentence: str
    """For the catalogue, with {column} and {cells}."""
    column: str
    cells: Sequence[str]
    """The first of those that it is about, as written."""


@dataclass(frozen=True, slots=True)
class CallReading:
    """How a table was read, and what of it was not."""

    unread: Sequence[UnreadRow]
    profile: str
    is_recognised: bool
    """Whether the profile was chosen by the columns of the table."""
    columns: Mapping[str, str]
    """What each field was read from, as the table writes it."""
    encoding: str
    header_row: int
    zone: str
    assumption: str
    """What the profile takes for granted; empty where nothing."""
    hours_told_twice: Sequence[int]
    """Rows in the hour that the end of daylight saving repeats: read as the earlier one."""
    written: Mapping[str, Sequence[str]]
    """How the table writes each number that was put into E.164 and reads otherwise there."""
    sheets: Sequence[str]
    """Names of the sheets that were read, in their order; empty for a table without sheets."""
    order: str
    """Of day, month and year, such as dmy."""
    is_order_told: bool
    """Whether the table's own days tell that order, against what its profile takes for granted."""
    turned: Sequence[int]
    """Rows whose own number and kind say the other way round than their columns of from and to: read by those."""
    may_be_swapped: bool
    """Whether a spreadsheet seems to have exchanged day and month of those days that it wrote as dates."""
    remarks: Sequence[ColumnRemark] = field(default=(), kw_only=True)


@dataclass(frozen=True, slots=True)
class CallTable(CallReading):
    """The calls of a table and how it was read."""

    calls: Sequence[Call]
