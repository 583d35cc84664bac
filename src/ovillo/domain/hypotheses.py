"""Competing hypotheses: what may have been done, how probable each piece of evidence is under each, and what follows.

Rules:
1. A hypothesis says what was done to somebody, never who is guilty of it.
2. Probabilities that people state are decimals, kept as they were written; what follows from them is a float.
3. Everything by hypothesis stands in the order of the sheet's hypotheses.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Final, TypeAlias

PRIOR: Final = "prior"
RELIABILITY: Final = "r"
BASE_RATE: Final = "b"
"""The row and the columns of a sheet that are no evidence and no hypothesis."""
TWICE: Final = "\0twice"
"""What a reader puts in place of a value whose name stands twice in one object of a file."""


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One thing that may have been done, or that it was none of these."""

    id: str
    text: str
    prior: Decimal
    """Probability before any evidence, more than 0; those of a sheet add up to 1."""
    is_none_of_these: bool = False
    findings: tuple[str, ...] = ()
    """Ids of the findings that somebody put beside it; without one it is published as not supported."""


@dataclass(frozen=True, slots=True)
class Rating:
    """How probable one piece of evidence is if one hypothesis is true: 0 <= low <= mid <= high <= 1."""

    mid: Decimal
    low: Decimal | None = None
    """`None` together with `high`: only one number was stated, so that a factor of two either way is taken."""
    high: Decimal | None = None


Number: TypeAlias = Rating
"""What somebody states at one place; of a prior, a reliability or a base rate only the mid value."""
Place: TypeAlias = tuple[str, str]
"""Row and column of a number: a piece of evidence under a hypothesis, its `r` and `b`; the row `prior`."""
Numbers: TypeAlias = Mapping[Place, Number]


@dataclass(frozen=True, slots=True)
class Claim:
    """A hypothesis without its prior."""

    id: str
    text: str
    is_none_of_these: bool = False
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of evidence without its numbers."""

    id: str
    text: str
    group: str = ""
    is_joint: bool = False
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One piece of evidence under every hypothesis."""

    id: str
    text: str
    reliability: Decimal
    """Of its source, 0 to 1."""
    base_rate: Decimal
    """Probability that a source which knows nothing would say this, 0 to 1."""
    ratings: tuple[Rating, ...]
    group: str = ""
    """Rows of one group come from one tap, one informant, one document: one of them counts. Empty: it stands alone."""
    is_joint: bool = False
    """Rates the whole group at once, so that it counts for it, however strong the others are."""
    findings: tuple[str, ...] = ()
    """Ids of the findings that say it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a step may show, and how probable that is under each hypothesis."""

    text: str
    chances: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class NextStep:
    """Something that could be done to tell the hypotheses apart."""

    id: str
    text: str
    cost: Decimal
    """More than 0."""
    unit: str
    outcomes: tuple[Outcome, ...]
    """At least two; under each hypothesis they add up to 1."""
    deadline: date | None = None
    """The last day on which the law lets it be done."""
    clock: str = ""
    """Which period that is."""
    is_clock_unverified: bool = False
    """The rule that gave the deadline was not verified by a lawyer of the country."""
    basis: str = ""
    """What makes it lawful."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The words of a sheet; the numbers belong to whoever states them."""

    name: str
    """What a case calls it."""
    question: str
    claims: tuple[Claim, ...]
    items: tuple[Item, ...]
    steps: tuple[NextStep, ...] = ()

    @property
    def parts(self) -> tuple[Claim | Item, ...]:
        """What may lead to findings: the hypotheses, then the evidence."""
        return (*self.claims, *self.items)


@dataclass(frozen=True, slots=True)
class HypothesisSheet:
    """A complete sheet: every piece of evidence is rated under every hypothesis."""

    name: str
    """What a case calls it."""
    question: str
    hypotheses: tuple[Hypothesis, ...]
    evidence: tuple[EvidenceRow, ...]
    steps: tuple[NextStep, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetFault:
    """What is wrong at one place of a sheet."""

    row: str
    """As the sheet calls it: "e2", "line 3"; empty for the sheet as a whole."""
    column: str
    problem: str
    """A template of the catalogue."""
    fields: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """A probability and how far it may lie to either side."""

    low: float
    mid: float
    high: float


@dataclass(frozen=True, slots=True)
class WeighedRow:
    """One row, as much as its source is to be believed."""

    row: EvidenceRow
    is_counted: bool
    """False where another row of its group counts in its place."""
    spans: tuple[Span, ...]
    """P' = r P + (1 - r) b, the source's reliability and base rate taken in."""
    decibans: tuple[float, ...]
    """Weight for each hypothesis against all others together: 10 log10 of the ratio; infinite where that is by zero."""
    is_inconsistent: tuple[bool, ...]
    """P' below the threshold of Heuer's count."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What would be believed without some rows."""

    without: str
    """The id of a row, or the name of a group."""
    is_group: bool
    posterior: tuple[float, ...]
    leaders: tuple[int, ...]
    """Places of the most probable hypotheses."""


@dataclass(frozen=True, slots=True)
class Gap:
    """How one counted row parts what Bayes' rule prefers from what Heuer's count prefers."""

    row: str
    decibans: float
    """For the first of the parted pair against the second."""
    counts_against_bayes: bool
    counts_against_heuer: bool


@dataclass(frozen=True, slots=True)
class OutcomeWeight:
    """One outcome of a step: how probable it is now, and what would be believed after it."""

    outcome: Outcome
    probability: float
    posterior: tuple[float, ...] | None
    """`None` for an outcome that cannot come."""


@dataclass(frozen=True, slots=True)
class RankedStep:
    """A step and what it can be expected to tell."""

    step: NextStep
    information_bits: float
    bits_per_cost: float
    outcomes: tuple[OutcomeWeight, ...]
    days_left: int | None
    """Until the deadline; negative where it has passed, `None` where there is none or no day was given."""

    @property
    def is_lapsed(self) -> bool:
        return self.days_left is not None and self.days_left < 0


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What follows from a complete sheet, by two ways of counting that need not agree."""

    sheet: HypothesisSheet
    on: date | None
    """The day on which deadlines were looked at."""
    rows: tuple[WeighedRow, ...]
    posterior: tuple[Span, ...]
    """The mid values, and the interval that the stated low and high values leave."""
    factor_two: tuple[Span, ...]
    """The interval if every P' may be wrong by a factor of two, for and against."""
    left_out: tuple[LeftOut, ...]
    inconsistent: tuple[int, ...]
    """Heuer's count: counted rows with a P' below `threshold`."""
    threshold: Decimal
    bayes_prefers: tuple[int, ...]
    heuer_prefers: tuple[int, ...]
    parted: tuple[int, int] | None
    """What Bayes' rule prefers and what the count prefers, where these are not the same."""
    gaps: tuple[Gap, ...]
    """How each counted row parts that pair."""
    steps: tuple[RankedStep, ...]
    """By information per cost; those whose deadline has passed stand last."""

    @property
    def agrees(self) -> bool:
        """Whether both ways prefer the same."""
        return self.bayes_prefers == self.heuer_prefers

    @property
    def impossible(self) -> tuple[tuple[str, tuple[int, ...]], ...]:
        """Counted rows of probability 0 under some hypotheses, with the places of these: nothing outweighs those."""
        found = (
            (each.row.id, tuple(place for place, span in enumerate(each.spans) if not span.high))
            for each in self.rows
            if each.is_counted
        )
        return tuple((row, places) for row, places in found if places)

    @property
    def is_settled(self) -> bool:
        """Whether one hypothesis stays ahead of all others over the whole interval, and no probability of 0 made it."""
        best = max(range(len(self.posterior)), key=lambda place: self.posterior[place].mid)
        others = [each.high for place, each in enumerate(self.posterior) if place != best]
        return not self.impossible and self.posterior[best].low > max(others)


@dataclass(frozen=True, slots=True)
class NumberChange:
    """Who stated which number, when and why."""

    row: str
    column: str
    before: Number | None
    """What the same person stated before."""
    after: Number
    by: str
    at: datetime
    reason: str
    entry: int
    """Its number in the ledger."""


@dataclass(frozen=True, slots=True)
class SetAct:
    """What somebody did with a set besides stating numbers, and why."""

    kind: str
    """opened, extended, linked, unlinked, closed, reopened."""
    about: tuple[str, ...]
    """Ids of what was added, or row and finding of a link."""
    by: str
    at: datetime
    reason: str
    entry: int
    """Its number in the ledger."""


@dataclass(frozen=True, slots=True)
class RaterAgreement:
    """How far two who rated every cell agree."""

    first: str
    second: str
    mean_difference: float
    """Mean absolute difference of the mid values, over all cells."""
    kappa: float | None
    """Cohen's kappa of which cells lie below the threshold of Heuer's count; `None` where chance agrees on all."""
    widest: tuple[tuple[str, str, float], ...]
    """Row, hypothesis and difference of those cells that differ most, widest first."""


@dataclass(frozen=True, slots=True)
class HeldSet:
    """Hypotheses that a case holds, with the numbers of everybody who rates them."""

    id: str
    draft: Draft
    opened_by: str
    opened_at: datetime
    reason: str
    invited: tuple[str, ...] = ()
    """Who is asked to rate; each is blind to the others until every cell is rated."""
    numbers: Mapping[str, Numbers] = field(default_factory=dict)
    """By rater, in the order of their first number."""
    missing: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)
    """By rater, and by who is invited: what they have not rated yet."""
    history: tuple[NumberChange, ...] = ()
    acts: tuple[SetAct, ...] = ()
    closed: str = ""
    """Why it was closed; empty while it is open."""

    @property
    def complete_raters(self) -> tuple[str, ...]:
        """Who rated every cell; whoever opened the set comes first."""
        done = [each for each in self.numbers if not self.missing.get(each)]
        return tuple(sorted(done, key=lambda each: each != self.opened_by))

    def is_blind(self, reader: str) -> bool:
        """Whether this reader rates, is not done, and so must not see the numbers of others."""
        return bool(self.missing.get(reader)) and (reader in self.invited or reader in self.numbers)


@dataclass(frozen=True, slots=True)
class HypothesesLine:
    """An open set in a brief: its words, and what would settle it; no probability."""

    id: str
    draft: Draft
    raters: int
    """Who rated every cell."""
    steps: tuple[RankedStep, ...]
    is_ranked: bool
    """Whether somebody rated every cell; else the steps stand as they were written down, without information."""
