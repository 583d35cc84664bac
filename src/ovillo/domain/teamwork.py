"""Tasks and hand-offs, a joint strategy with its signatures, notes, referrals of victims."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from ovillo.domain.errors import UsageError
from ovillo.domain.units import Side


class TaskState(StrEnum):
    """Where a task stands."""

    OPEN = "open"
    """Nobody has it, and nobody is asked."""
    REQUESTED = "requested"
    """Somebody is asked to take it; whoever held it holds it until they accept."""
    ACCEPTED = "accepted"
    RETURNED = "returned"
    """It came back with a reason; whoever held it before holds it."""
    CLOSED = "closed"


class TaskAct(StrEnum):
    """What can be done with a task."""

    OPEN = "open"
    ASSIGN = "assign"
    HAND_OVER = "hand-over"
    ACCEPT = "accept"
    RETURN = "return"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Opening:
    """Who opened a case for which unit."""

    unit: str
    official: str
    at: datetime


@dataclass(frozen=True, slots=True)
class TaskStep:
    """One act on a task."""

    number: int
    """Of its entry in the ledger."""
    act: TaskAct
    by: str
    at: datetime
    to: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """Something that has to be done, by one person or unit at a time."""

    id: str
    title: str
    opened_by: str
    state: TaskState = TaskState.OPEN
    due: date | None = None
    holder: str = ""
    asked: str = ""
    """A person or unit that is asked to take it."""
    steps: tuple[TaskStep, ...] = ()

    def is_overdue(self, today: date) -> bool:
        """Whether it should have been done before this day."""
        return self.due is not None and self.due < today and self.state is not TaskState.CLOSED


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed, when."""

    by: str
    at: datetime
    number: int
    """Of its entry."""
    is_by_key: bool = False


@dataclass(frozen=True, slots=True)
class Strategy:
    """The last text of a joint strategy, and who signed that text."""

    text: str
    digest: str
    """SHA-256 of the text, which each signature names."""
    version: int
    by: str
    number: int
    signatures: Mapping[Side, Signature] = field(default_factory=dict)

    @property
    def holds(self) -> bool:
        """Police and prosecution both signed this very text."""
        return {Side.POLICE, Side.PROSECUTION} <= set(self.signatures)


@dataclass(frozen=True, slots=True)
class Note:
    """What somebody wrote down."""

    number: int
    by: str
    at: datetime
    text: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Referral:
    """A victim referred to those who care for them: the referral fields of HTCDS."""

    id: str
    person: str
    referring: str
    referred: str
    reason: str
    day: date
    details: str
    has_consent: bool
    by: str
    number: int
    answer: str = ""
    """accepted or declined; nothing: not yet."""
    answer_reason: str = ""
    because: str = ""
    """Why somebody is referred whom nothing in the case marks as a victim."""


class TaskUnknownError(UsageError):
    code = "task_unknown"
    template = "There is no task {task} in this case. The tasks are: {known}."


class TaskActError(UsageError):
    code = "task_act"
    template = "Task {task}: {problem} Nothing was recorded."


class NotAssignableError(UsageError):
    code = "not_assignable"
    template = "{person} cannot be given this task. Choose somebody else. Nothing was recorded."


class StrategyError(UsageError):
    code = "strategy"
    template = "Nothing was recorded. {problem}"
