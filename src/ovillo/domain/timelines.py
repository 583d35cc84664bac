"""What happened when: calls, payments and statements on one axis."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class EventKind(StrEnum):
    """What tells of an event."""

    CALL = "call"
    MESSAGE = "message"
    PAYMENT = "payment"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """One row of a table, or one statement with a day."""

    at: str
    """ISO 8601: a day, or a moment with the offset of its table."""
    until: str | None
    """The last day, where a document tells of several; else None."""
    kind: EventKind
    document: str
    """Where it stands."""
    name: str
    row: int | None = None
    """Of a table."""
    who: str = ""
    """Caller, payer, or whoever does it; empty where nobody is named."""
    whom: str = ""
    seconds: int | None = None
    cell: str = ""
    amount: float | None = None
    currency: str = ""
    text: str = ""
    """What the payment says it is for; of a statement, its words."""
    predicate: str = ""
    standing: str = ""
    negated: bool = False
    start: int | None = None
    """Offsets of the words in the document's text."""
    end: int | None = None
    names: Sequence[str] = field(default_factory=tuple)
    """Further names by which an event is sought: those that the statement names besides."""

    @property
    def day(self) -> str:
        """ISO date on which it begins."""
        return self.at[:10]
