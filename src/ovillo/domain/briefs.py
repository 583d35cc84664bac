"""The brief: what a reader needs first, every line with the statements that it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ovillo.domain.docket import DocketEntry
from ovillo.domain.documents import Document
from ovillo.domain.entities import CaseEntity, DocumentEntity
from ovillo.domain.findings import CopyEdge, Finding
from ovillo.domain.hypotheses import HypothesesLine
from ovillo.domain.rates import ExchangeRate
from ovillo.domain.statements import Standing, Statement, When


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person, and how each source holds what it says of them."""

    entity: CaseEntity
    roles: tuple[Finding, ...]
    """Offices, trades, ages, aliases."""
    held: tuple[Finding, ...]
    """Conduct and procedure in which this person takes part, firmest first."""
    ties: tuple[Finding, ...]
    left_out: tuple[Finding, ...] = ()
    """What speaks for this person and counts for nothing while reviewers contradict one another on it."""


@dataclass(frozen=True, slots=True)
class EventLine:
    """Something that happened, placed in time where a source says when."""

    when: When | None
    finding: Finding


@dataclass(frozen=True, slots=True)
class NumberLine:
    """One number on which sources agree or disagree, side by side."""

    finding: Finding


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """What no source says."""

    kind: str
    """review, unnamed_role, unclear_surname, missing_date, contradiction, unread_document, unknown_source."""
    entity: CaseEntity | None
    finding: Finding | None
    document: str | None
    perhaps: tuple[CaseEntity, ...] = ()
    """Of an unnamed role: the few named people to whom sources give that trade or office; of a surname: its bearers."""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One document as a source."""

    document: Document
    statements: int
    copies: tuple[str, ...]
    """Ids of the documents whose words it repeats."""


@dataclass(frozen=True, slots=True)
class Contested:
    """What rests on statements that one reviewer accepts and another rejects."""

    left_out: tuple[Finding, ...] = ()
    """Rejected later: not among the findings of the case."""
    counted: tuple[Finding, ...] = ()
    """Accepted later."""
    beside: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)
    """By id of a finding of the case: those left out that speak for whom it speaks against."""
    cleared: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)
    """By id of an entity: those left out that speak for it."""


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything that the brief shows, as of one position of the ledger."""

    case: str
    ledger_size: int
    ledger_root: str
    as_of: date | None
    """The latest date of publication among the sources."""
    people: tuple[PersonLine, ...]
    groups: tuple[PersonLine, ...]
    """Organisations and groups that conduct or procedure concerns."""
    events: tuple[EventLine, ...]
    numbers: tuple[NumberLine, ...]
    open_questions: tuple[OpenQuestion, ...]
    sources: tuple[SourceLine, ...]
    copies: tuple[CopyEdge, ...] = ()
    """Who takes from whom, by origin, then copy."""
    hypotheses: tuple[HypothesesLine, ...] = ()
    """The sets that people hold open, in the order in which they were opened."""
    findings: tuple[Finding, ...] = ()
    """All of the case, whichever are shown: among them is what must be read beside a line, and who is a lawyer."""
    contested: Contested = Contested()


@dataclass(frozen=True, slots=True)
class CaseView:
    """What the stages between the record and a brief read: everything that has not been withdrawn."""

    name: str
    ledger_size: int
    ledger_root: str
    documents: tuple[Document, ...]
    entities: tuple[DocumentEntity, ...]
    statements: tuple[Statement, ...]
    exchange_rates: tuple[ExchangeRate, ...] = ()
    docket: tuple[DocketEntry, ...] = ()
    """What the people of the case did, in the order of the ledger."""


@dataclass(frozen=True, slots=True)
class WantedLines:
    """What a reader asks for; what is empty asks for everything."""

    standings: frozenset[Standing] = frozenset()
    """That some source gives and has not corrected."""
    since: date | None = None
    until: date | None = None
    """Both days included."""
    entity: str | None = None
    """Id of an entity that does it or undergoes it."""

    @property
    def is_everything(self) -> bool:
        """Whether nothing is left out."""
        return self == WantedLines()
