"""What a check of case handling gives: comparisons with their chances, and places that a rule names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

FALSE_SHARE = 0.10
"""Of the questions that a run opens, at most this share should be of clean files (Benjamini & Hochberg)."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One comparison with what chance alone would do."""

    row: int
    """Of the table, for whom or what is compared: the first row of it."""
    statistic: float
    expected: float
    """Of the statistic, by chance alone."""
    p: float
    """Chance of a statistic at least so extreme in the direction that the check asks about; one-sided."""
    smallest_p: float
    """The p of the most extreme outcome that these rows could have had."""
    draws: int = 0
    """From which p was estimated; 0 where it is exact."""
    standard_error: float = 0.0
    rows: Sequence[int] = ()
    """All rows of whom or what is compared; none where that is the one."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where something is missing, late, broken or undeclared, by a rule and not by chance."""

    rule: str
    """Id of the rule that names it."""
    rows: Sequence[int]
    sentence: str
    """A template, for the catalogue."""
    fields: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one table says to one check."""

    n: int
    """Units that were compared: persons, cases, readers, offices…"""
    compared: Sequence[Compared] = ()
    """Each is one test of the run's Benjamini–Hochberg; empty where a check has rules only, or nothing to compare."""
    findings: Sequence[Finding] = ()
    says: Mapping[str, object] = field(default_factory=dict)
    """Figures of the table as a whole, for the statement."""

    @property
    def shown(self) -> Compared | None:
        """The comparison with the smallest p, the first of those that are alike."""
        return min(self.compared, key=lambda each: each.p, default=None)

    @property
    def smallest_p(self) -> float | None:
        """The smallest p that the rows could give, of whichever comparison; None where there is none."""
        return min((each.smallest_p for each in self.compared), default=None)


def adjusted(chances: Sequence[float]) -> list[float]:
    """For each p the smallest false share at which it would open a question: Benjamini–Hochberg, in the order given.

    Source: Benjamini & Hochberg 1995, J. R. Stat. Soc. B 57:289.
    """
    found = [1.0] * len(chances)
    least = 1.0
    for rank, place in sorted(enumerate(sorted(range(len(chances)), key=chances.__getitem__), start=1), reverse=True):
        least = min(least, chances[place] * len(chances) / rank)
        found[place] = least
    return found
