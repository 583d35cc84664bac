"""Findings: statements about the same thing, who says them, and where they contradict."""

from dataclasses import dataclass
from datetime import date

from ovillo.domain.entities import CaseEntity, NameLevel
from ovillo.domain.statements import SYMMETRIC, Standing, Statement, Value


@dataclass(frozen=True, slots=True)
class FindingValue:
    """One value that some sources give."""

    value: Value
    sources: tuple[str, ...]
    """Publisher, or the document's name where unknown; sorted."""
    statements: tuple[str, ...]
    """Statement ids, sorted."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What the sources say about one thing."""

    id: str
    predicate: str
    subject: CaseEntity | None
    object: CaseEntity | None
    values: tuple[FindingValue, ...]
    """More than one only where sources give different numbers."""
    standings: tuple[tuple[str, Standing], ...]
    """(source, the standing it gives last), sorted by source."""
    also_said: tuple[tuple[str, tuple[Standing, ...]], ...]
    """(source, the other standings that it gives), for sources that give several; sorted."""
    negated_by: tuple[str, ...]
    """Sources some of whose statements say that it did not happen, sorted."""
    firmest: Standing
    """Firmest in the order of firmness; outside that order, the one said most recently."""
    firmest_on: date | None
    independent_sources: int
    copied: tuple[tuple[str, str], ...]
    """(source, the source it takes this from)."""
    contradicts: bool
    first_said: date | None
    last_said: date | None
    statements: tuple[Statement, ...]
    """In order of publication, then place."""
    superseded: tuple[str, ...] = ()
    """Ids of statements that a later one of the same source corrects; they are kept, and weigh nothing. Sorted."""
    beside: tuple[str, ...] = ()
    """Ids of findings that a reader of this one must see: an acquittal beside a conviction. Sorted."""

    @property
    def is_doer_named_throughout(self) -> bool:
        """Whether every document that speaks of it names the doer: only then may the doer stand beside them all."""
        doer = self.subject
        if doer is None:
            return False
        if self.predicate in SYMMETRIC:
            return True
        naming = {
            one.document
            for one in self.statements
            if one.subject is not None and (one.subject.id in doer.members or doer.level is NameLevel.ROLE)
        }
        return naming == {one.document for one in self.statements}

    @property
    def is_disputed(self) -> bool:
        """Some source denies or negates what another says."""
        return {s.negated for s in self.statements} == {True, False} or any(
            s.standing is Standing.DENIED for s in self.statements
        )
