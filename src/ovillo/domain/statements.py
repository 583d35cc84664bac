"""Statements: what one document says, by whose word, and how firmly. Append-only."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ovillo.domain.canonical import identity
from ovillo.domain.entities import DocumentEntity, EntityType


class Standing(StrEnum):
    """How the speaker holds what is said; never whether it is true."""

    REPORTED = "reported"
    SUSPECTED = "suspected"
    INVESTIGATED = "investigated"
    ACCUSED = "accused"
    CHARGED = "charged"
    ADMITTED = "admitted"
    CONVICTED = "convicted"
    DENIED = "denied"
    ACQUITTED = "acquitted"


FIRMNESS = (
    Standing.SUSPECTED,
    Standing.INVESTIGATED,
    Standing.ACCUSED,
    Standing.CHARGED,
    Standing.CONVICTED,
)
"""From least to most firm. `reported, admitted, denied, acquitted` stand outside this order, beside it."""
TAKEN_BACK = frozenset({"investigated", "charged", "indicted", "convicted", "sentenced", "acquitted"})
"""Predicates whose negation says that it is not so, or no longer."""


class PredicateKind(StrEnum):
    """The five families of the closed list."""

    CONDUCT = "conduct"
    PROCEDURE = "procedure"
    TIE = "tie"
    ATTRIBUTE = "attribute"
    ASSESSMENT = "assessment"


PREDICATES: dict[PredicateKind, tuple[str, ...]] = {
    PredicateKind.CONDUCT: (
        "leads",
        "belongs_to",
        "collaborates_with",
        "recruits",
        "deceives",
        "transports",
        "harbours",
        "receives",
        "sells",
        "buys",
        "pays",
        "brokers",
        "forges",
        "bribes",
        "protects",
        "exploits",
        "threatens",
        "launders",
    ),
    PredicateKind.PROCEDURE: (
        "detained",
        "charged",
        "indicted",
        "convicted",
        "sentenced",
        "acquitted",
        "released",
        "searched",
        "seized",
        "rescued",
        "intercepted",
        "investigated",
        "ordered",
        "requested",
        "assigned",
        "recused",
    ),
    PredicateKind.TIE: (
        "partner_of",
        "relative_of",
        "compadrazgo_with",
        "works_for",
        "holds_office",
        "owns",
        "located_in",
        "contacts",
    ),
    PredicateKind.ATTRIBUTE: (
        "age",
        "occupation",
        "alias",
        "nationality",
        "identifier",
        "price",
        "count",
    ),
    PredicateKind.ASSESSMENT: (
        "complies",
        "fails",
        "has_deficiency",
    ),
}
"""The closed list of DESIGN section 3 and compadrazgo, which is no kinship; a lexicon may add to it."""

SYMMETRIC = frozenset({"partner_of"})
"""Who is the subject and who the object makes no difference."""

MUTUAL = SYMMETRIC | {"relative_of", "compadrazgo_with"}
"""Ties of either to the other, though a source may name the one as what it is to the other: "mother of"."""

KIND_OF = {predicate: kind for kind, predicates in PREDICATES.items() for predicate in predicates}


class Review(StrEnum):
    """What people have decided about a statement."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    AMENDED = "amended"


class Quantifier(StrEnum):
    """How a source bounds a number."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"


@dataclass(frozen=True, slots=True)
class Value:
    """A number as the source gives it, or a text where there is no number."""

    text: str
    number: Decimal | None = None
    unit: str | None = None
    """person, place, vehicle, year, an ISO 4217 code, or None."""
    qualifier: Quantifier = Quantifier.EXACT


@dataclass(frozen=True, slots=True)
class When:
    """The interval in which something happened: both ends included, `None` where open or unknown."""

    text: str
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Speaker:
    """One link of a chain of speakers."""

    name: str
    type: EntityType
    entity: str | None = None
    """Id of the document entity, where the speaker is one."""
    is_beside: bool = field(default=False, compare=False)
    """Says it side by side with the one before: "X and Y testified" is no chain."""


class CueKind(StrEnum):
    """What a cue does to the standing or the negation of the words in its scope."""

    HEDGE = "hedge"
    NEGATION = "negation"
    DENIAL = "denial"
    DOUBT = "doubt"
    CONDITION = "condition"
    FUTURE = "future"
    QUESTION = "question"
    FAILURE = "failure"
    ACCUSATION = "accusation"
    CHARGE = "charge"
    CONVICTION = "conviction"
    ADMISSION = "admission"
    ACQUITTAL = "acquittal"
    INVESTIGATION = "investigation"
    SPEECH = "speech"


@dataclass(frozen=True, slots=True, order=True)
class Cue:
    """Words that changed how a statement is held: `text[start:end]`."""

    start: int
    end: int
    kind: CueKind


class _Named:
    """Room for an identity that was worked out once. It is no field: it is never compared, copied or sent."""

    __slots__ = ("_id",)
    _id: str


@dataclass(frozen=True, slots=True)
class Statement(_Named):
    """One thing that one document says."""

    document: str
    predicate: str
    standing: Standing
    start: int
    end: int
    quote: str
    extractor: str
    """ "rules-es@1.0": who read it, in which version."""
    subject: DocumentEntity | None = None
    object: DocumentEntity | None = None
    value: Value | None = None
    when: When | None = None
    where: DocumentEntity | None = None
    negated: bool = False
    speakers: tuple[Speaker, ...] = ()
    """Nearest first; the last is the publisher, where known."""
    cues: tuple[Cue, ...] = ()
    is_headline: bool = False
    review: Review = Review.PROPOSED

    @property
    def voice(self) -> tuple[str, ...]:
        """The document and whoever it cites: one voice that says "charged" and "not charged" means two charges."""
        return self.document, *(speaker.name for speaker in self.speakers)

    @property
    def is_own_word(self) -> bool:
        """Whether somebody is said to deny or admit it, and says so themselves."""
        if self.standing not in {Standing.DENIED, Standing.ADMITTED} or not self.speakers:
            return False
        is_procedure = KIND_OF.get(self.predicate) is PredicateKind.PROCEDURE
        person, nearest = self.object if is_procedure else self.subject, self.speakers[0]
        if person is None:
            return False
        return nearest.entity == person.id if nearest.entity else nearest.name == person.name

    @property
    def is_against(self) -> bool:
        """Whether it says or holds that it is not so; to deny that it is not so says that it is."""
        return self.negated != (self.standing is Standing.DENIED)

    @property
    def id(self) -> str:
        """The identity of what is said and where; two readings that differ in anything have two ids."""
        try:
            return self._id
        except AttributeError:
            object.__setattr__(self, "_id", self._identity())
            return self._id

    def under(self, id_: str) -> "Statement":
        """This statement, called so: one that is told otherwise than it was read keeps the id of what was read."""
        object.__setattr__(self, "_id", id_)
        return self

    def _identity(self) -> str:
        return identity(
            "statement",
            self.document,
            self.predicate,
            self.start,
            self.end,
            self.subject.id if self.subject else None,
            self.object.id if self.object else None,
            (self.value.text, str(self.value.number), self.value.unit, self.value.qualifier.value)
            if self.value
            else None,
            (self.when.text, str(self.when.start), str(self.when.end)) if self.when else None,
            self.where.id if self.where else None,
            self.standing.value,
            self.negated,
            tuple((speaker.name, speaker.type.value) for speaker in self.speakers),
            self.extractor,
        )


@dataclass(frozen=True, slots=True)
class DocumentReading:
    """What an extractor took from one document."""

    document: str
    entities: tuple[DocumentEntity, ...]
    statements: tuple[Statement, ...]
    quarantined: int = 0
    """Proposals that the gate refused."""
