"""An engine that finds and weighs the pairs of a large register; what a pair means is not its business."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from ovillo.resolution.registers import Levels, PersonRow, PreparedRow


@dataclass(frozen=True, slots=True)
class ScoredPair:
    """Two rows that share a key, and what speaks for their being one person."""

    left: int
    """Number of the row, from 0; smaller than `right`."""
    right: int
    levels: Levels
    weight_bits: float


@dataclass(frozen=True, slots=True)
class Linked:
    """The rows of a register made ready, and its pairs."""

    rows: Sequence[PreparedRow]
    """In the order in which they were given."""
    pairs: Iterator[ScoredPair]
    """Those at least as likely as not, in an order that means nothing; the engine works while they are read."""


class LinkageEngine(Protocol):
    """Links one register. Every engine gives the same pairs with the same levels and weights."""

    def link(self, rows: Sequence[PersonRow], *, settled: int = 0) -> Linked:
        """The pairs of these rows; those of the first `settled` rows with one another are left out."""
