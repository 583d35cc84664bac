"""Proposals to join or to accept, and the reversible decisions that people and written rules take on them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from ovillo.domain.canonical import identity


class Verdict(StrEnum):
    """What was decided: the first three on two entities, the last two on one statement."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    ACCEPT = "accept"
    REJECT = "reject"


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two document entities that may be one thing, and why."""

    left: str
    """Id of a document entity; always smaller than `right`."""
    right: str
    score: float
    """0 to 1."""
    rule: str | None
    """Name and version of the written rule that may accept this pair, or `None`: only a person may."""
    reasons: tuple[str, ...]
    """Plain words, one per field compared."""

    @property
    def id(self) -> str:
        """Does not depend on the scorer, so that a judgement outlives a better scorer."""
        return proposal_id(self.left, self.right)


def proposal_id(left: str, right: str) -> str:
    """The id of the proposal that joins these two entities, in either order."""
    first, second = sorted((left, right))
    return identity("proposal", first, second)


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision; undone by another entry, never deleted."""

    id: str
    verdict: Verdict
    left: str
    """Id of a document entity, or of a statement for accept and reject."""
    right: str | None
    by: str
    """A person's name, or "rule:NAME@VERSION"."""
    reason: str
    at: datetime
    undone_by: str | None = None
    """Id of the ledger entry's actor who took it back."""

    @property
    def is_by_rule(self) -> bool:
        return self.by.startswith("rule:")
