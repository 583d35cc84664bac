"""`checks run`: tables of case handling, each put to its check; nothing is written, and nobody gets a score.

1. A question is opened by a rule, or by Benjamini–Hochberg over every comparison of the run, not of one table.
2. What could have had no other result is no comparison, and does not count among them.
3. A statement names rows, never people: it may leave the office, the table may not.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ovillo.analysis.handling.results import FALSE_SHARE, Finding, Outcome, adjusted
from ovillo.analysis.handling.rules import Rule, parse_rules
from ovillo.domain.errors import CheckUnknownError
from ovillo.domain.messages import mark
from ovillo.reading.decoding import decode
from ovillo.reading.strict_table import header_of, read_strict
from ovillo.workflows.check_logs import CHECK_TABLES
from ovillo.workflows.check_statements import Sentence, chance_sentences, rule_sentences
from ovillo.workflows.check_tables import CheckOptions, CheckTable

MEANING: Final = mark(
    "Each question goes to the office that handled the case; nobody gets a score. Of the questions that a run opens "
    "by p at most a tenth are expected to be of clean tables; of places named by a rule nothing of the kind is known."
)
"""Stands below every run."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What one table says, apart from other tables of the run."""

    place: str
    """As the user calls the table."""
    check: str
    outcome: Outcome
    seed: int

    @property
    def chances(self) -> Sequence[float]:
        """Of its comparisons, as they count in a run (rule 2)."""
        return [each.p for each in self.outcome.compared if each.smallest_p < 1]


@dataclass(frozen=True, slots=True)
class Told:
    """What one table says within its run."""

    place: str
    check: str
    n: int
    statistic: float | None
    p: float | None
    smallest_p: float | None
    adjusted: float | None
    """The smallest share of false questions at which this run would open one here.

    All four are None where rules alone were asked.
    """
    rows: Sequence[int]
    """Those that a rule names, and those of whom or what is compared where that is rare enough."""
    by_rule: Sequence[Sentence]
    findings: Sequence[Finding]
    by_chance: Sequence[Sentence]

    @property
    def opens(self) -> bool:
        """Whether there is something to ask."""
        return bool(self.rows)


def read_rules(content: bytes, *, file: str) -> Sequence[Rule]:
    """Rules of conformance of the user's own.

    Raises:
        RuleFileError: it says which rule lacks what.
    """
    return parse_rules(decode(content), file=file)


def check_table(content: bytes, how: CheckOptions, *, place: str, check: str | None = None) -> Checked:
    """What a table says to one check; without its name, to the one that the columns tell.

    Raises:
        CheckUnknownError: the columns do not tell which check is meant.
        CellRefusedError: something in the table cannot be read; it says where.
    """
    name = check or _check_of(content, place)
    table = CHECK_TABLES[name]
    rows = read_strict(content, table=place, needed=table.needed, optional=table.optional)
    return Checked(place, name, table.answer(rows, how), how.seed)


def tell_run(checked: Sequence[Checked]) -> Sequence[Told]:
    """What each table says, with questions opened by all comparisons of the run together."""
    chances = [p for each in checked for p in each.chances]
    shares = dict(zip(chances, adjusted(chances), strict=True))  # equal chances have equal shares
    return [_told(each, shares, tests=len(chances)) for each in checked]


def _check_of(content: bytes, place: str) -> str:
    columns = header_of(content)

    def fits(table: CheckTable) -> bool:
        return all({name, *others} & columns for name, others in table.needed.items())

    found = [name for name, table in CHECK_TABLES.items() if fits(table)]
    if len(found) != 1:
        raise CheckUnknownError(table=place, checks=", ".join(found or CHECK_TABLES))
    return found[0]


def _told(checked: Checked, shares: Mapping[float, float], *, tests: int) -> Told:
    outcome = checked.outcome
    shown = outcome.shown
    share = shares[shown.p] if shown and shown.smallest_p < 1 else 1.0
    rare = [each for each in outcome.compared if each.smallest_p < 1 and shares[each.p] <= FALSE_SHARE]
    rows = [row for each in outcome.findings for row in each.rows]
    rows += [row for each in rare for row in each.rows or [each.row]]
    return Told(
        checked.place,
        checked.check,
        outcome.n,
        shown.statistic if shown else None,
        shown.p if shown else None,
        outcome.smallest_p,
        share if shown else None,
        rows=sorted(set(rows)),
        by_rule=rule_sentences(checked.check, outcome),
        findings=outcome.findings,
        by_chance=chance_sentences(checked.check, outcome, seed=checked.seed, shares=shares, tests=tests),
    )
