"""Findings: statements about the same thing, who says them, and where they contradict."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

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
    independent_sources: int = 1
    """How many origins give it."""
    weight: float = 0.0
    """0 to 1: only the order in which values are shown (docs/corroboration.md); never how likely one is."""


class Relation(StrEnum):
    """How what some sources say stands to what others say."""

    SUPPORTS = "supports"
    """The same once converted."""
    COMPATIBLE = "compatible"
    """One is coarser than the other, and both may hold."""
    CONTRADICTS = "contradicts"
    NOT_COMPARABLE = "not_comparable"
    """Side by side: two currencies without a rate, two places."""


class About(StrEnum):
    """What is compared."""

    NUMBER = "number"
    DAY = "day"
    WHETHER = "whether"
    """That it is so, against that it is not."""


class Conversion(StrEnum):
    """What was done to a number before it was compared."""

    PARTS_ADDED = "parts_added"
    OTHERS_COUNTED = "others_counted"
    EXCHANGED = "exchanged"
    AGE_BY_DATE = "age_by_date"
    BETWEEN_BOUNDS = "between_bounds"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sides of one thing, each with the statements that bear it."""

    about: About
    relation: Relation
    left: tuple[str, ...]
    """Statement ids, sorted; this side is said first."""
    right: tuple[str, ...]
    by: tuple[Conversion, ...] = ()
    totals: tuple[Decimal | None, Decimal | None] = (None, None)
    """What a list of parts in one sentence of the left and of the right side comes to."""


@dataclass(frozen=True, slots=True)
class Step:
    """When a standing was first given, and by whom."""

    standing: Standing
    on: date | None
    sources: tuple[str, ...]
    """Those that give it, whenever; sorted."""
    is_taken_back: bool = False
    """It is not so, or no longer, though some source said that it was: "the conviction was annulled"."""


@dataclass(frozen=True, slots=True)
class UnnamedDenial:
    """What another finding says against one, of an other without a name: that the person "denies leading the ring".

    So too of another of the same name, and from the other side of a deal: that the payee "denies receiving money".
    """

    finding: str
    """Id of the finding that has the denial."""
    person: str
    """Id of the case's entity for whom it speaks."""
    is_doer: bool
    """Whether the person is the one who does it: of procedure it is done to them."""
    statements: tuple[Statement, ...]
    name: str = ""
    """Of the person, who need be no end of what it is beside: the seller, of what the buyer did."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What the sources say about one thing."""

    id: str
    predicate: str
    subject: CaseEntity | None
    object: CaseEntity | None
    values: tuple[FindingValue, ...]
    """More than one only where sources give different numbers; by weight, then in the order first said."""
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
    compared: tuple[Comparison, ...] = ()
    """Every two sides that differ: values, days, and whether it is so. In the order first said."""
    history: tuple[Step, ...] = ()
    """Every standing that a source gives and has not corrected, earliest first; undated ones last."""
    overtaken: tuple[str, ...] = ()
    """Ids of statements that it had not happened, all made before the day on which others say that it did. Sorted."""
    besides: tuple[str, ...] = ()
    """Ids of statements whose number comes on top of those whom the source names: "12 others". Sorted."""
    denials: tuple[UnnamedDenial, ...] = ()
    """What is denied of the same, of somebody without a name or another of the same name; it is disputed then."""
    origins: tuple[str, ...] = ()
    """Labels of the independent sources, sorted."""

    @property
    def kept(self) -> tuple[Statement, ...]:
        """What its source did not correct, nor said before it happened."""
        gone = {*self.superseded, *self.overtaken}
        return tuple(each for each in self.statements if each.id not in gone)

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
        affirming = {s.voice for s in self.statements if not s.negated}
        against = [s for s in self.statements if s.negated and s.voice not in affirming and s.id not in self.overtaken]
        is_negated = bool(affirming) and bool(against)
        return is_negated or bool(self.denials) or any(s.standing is Standing.DENIED for s in self.statements)


@dataclass(frozen=True, slots=True)
class CopyEdge:
    """One source takes from another, and how that is seen."""

    copy: str
    """Publisher, or the document's name where unknown."""
    origin: str
    named: tuple[str, ...] = ()
    """Ids of the copy's statements that name the origin as their source, sorted."""
    repeated: tuple[str, ...] = ()
    """Ids of the copy's statements whose words stand in the origin's document, sorted."""
    errors: tuple[str, ...] = ()
    """Ids of the copy's statements, or of entities that it misspells, in which the two share what all others give
    otherwise; sorted."""
    is_order_shown: bool = True
    """Whether anything shows which of the two had the words first."""
