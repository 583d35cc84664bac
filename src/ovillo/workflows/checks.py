"""`checks run`: tables of case handling, each put to its check; nothing is written, and nobody gets a score.

1. A question is opened by Benjamini–Hochberg over every comparison of the run, not of one table.
2. What could have had no other result is no comparison, and does not count among them.
3. A statement names rows, never people: it may leave the office, the table may not.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ovillo.analysis.handling.results import FALSE_SHARE, Compared, Outcome, adjusted
from ovillo.domain.errors import CheckUnknownError
from ovillo.domain.messages import mark
from ovillo.reading.strict_table import header_of, read_strict
from ovillo.workflows.check_tables import CHECK_TABLES, CheckTable, Draws

REPLY_DAYS: Final = 5
"""Working days that whoever is asked has to reply."""
Sentence = tuple[str, Mapping[str, object]]
"""A template and its fields, for the catalogue."""

_WHAT: Final[Mapping[str, str]] = {
    "slower": mark(
        "Persons: {flagged} flagged, {others} others; kinds of step: {steps}. Of the steps of the flagged {ended} "
        "ended where {expected} were expected (O-E = {statistic})."
    ),
    "milder": mark(
        "Persons: {flagged} flagged, {others} others; strata: {strata}. Milder measures of the flagged: {statistic} "
        "where {expected} were expected."
    ),
    "assignment": mark(
        "Cases: {n}; handlers: {handlers}. The handler of row {row} has {load} cases, and {statistic} of the "
        "{protected} protected ones where {expected} were expected."
    ),
    "peeking": mark(
        "Readers: {n}. The reader of row {row} opened {statistic} times what was not assigned to them, where "
        "{expected} were expected of their role."
    ),
    "archiving": mark(
        "Offices: {n}. The office of row {row} archived {statistic} of {total_here}, where {expected} were expected by "
        "the rates of the others."
    ),
}
_CHANCE: Final = mark(
    "If only chance were at work, so much or more would come about with p = {p}; the smallest p that these rows could "
    "give is {smallest_p}."
)
_DRAWN: Final = mark("p is estimated from {draws} draws with seed {seed}, standard error {standard_error}.")
_AMONG: Final = mark("Among the {tests} comparisons of this run it counts as {adjusted}.")
_NOTHING: Final = mark(
    "Nothing can be said: there is nobody to compare with, or nothing differs, and these rows could have given no "
    "other result."
)
_DESCRIBES: Final = mark(
    "The rows are too few: they describe, and not even the most extreme result would open a question."
)
_ASKS: Final = mark(
    "This opens a question to the office, which has {days} working days to reply. It tells no reason, and is nobody's "
    "score."
)
_NO_QUESTION: Final = mark("This opens no question; it does not show equal treatment either.")


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
    """All three None where a check has rules only."""
    adjusted: float | None
    """The smallest share of false questions at which this run would open one here."""
    opens: bool
    sentences: Sequence[Sentence]


def check_table(content: bytes, *, place: str, check: str | None = None, draws: Draws | None = None) -> Checked:
    """What a table says to one check; without its name, to the one that the columns tell.

    Raises:
        CheckUnknownError: the columns do not tell which check is meant.
        CellRefusedError: something in the table cannot be read; it says where.
    """
    name = check or _check_of(content, place)
    table = CHECK_TABLES[name]
    how = draws or Draws()
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
    shown = checked.outcome.shown
    if shown is None:
        return Told(checked.place, checked.check, checked.outcome.n, None, None, None, None, opens=False, sentences=())
    share = shares.get(shown.p, 1.0) if shown.smallest_p < 1 else 1.0
    opens = share <= FALSE_SHARE
    sentences = [(_WHAT[checked.check], _fields(checked, shown)), *_chances(checked, shown, share=share, tests=tests)]
    sentences.append(_verdict(shown, opens=opens, tests=tests))
    return Told(
        checked.place,
        checked.check,
        checked.outcome.n,
        shown.statistic,
        shown.p,
        shown.smallest_p,
        share,
        opens=opens,
        sentences=sentences,
    )


def _fields(checked: Checked, shown: Compared) -> Mapping[str, object]:
    """What the statement tells of the table and of the comparison that is shown."""
    says = dict(checked.outcome.says)
    loads, totals = says.pop("loads", {}), says.pop("totals", {})
    assert isinstance(loads, Mapping), "loads by row"
    assert isinstance(totals, Mapping), "totals by row"
    return {
        "n": checked.outcome.n,
        "row": shown.row,
        "load": loads.get(shown.row, 0),
        "total_here": totals.get(shown.row, 0),
        "statistic": _figure(shown.statistic),
        "expected": _figure(shown.expected),
        **{name: _figure(each) if isinstance(each, float) else each for name, each in says.items()},
    }


def _chances(checked: Checked, shown: Compared, *, share: float, tests: int) -> Sequence[Sentence]:
    found: list[Sentence] = [(_CHANCE, {"p": _figure(shown.p), "smallest_p": _figure(shown.smallest_p)})]
    if shown.draws:
        error = _figure(shown.standard_error)
        found.append((_DRAWN, {"draws": shown.draws, "seed": checked.seed, "standard_error": error}))
    if tests > 1 and shown.smallest_p < 1:
        found.append((_AMONG, {"tests": tests, "adjusted": _figure(share)}))
    return found


def _verdict(shown: Compared, *, opens: bool, tests: int) -> Sentence:
    if shown.smallest_p >= 1:
        return _NOTHING, {}
    if opens:
        return _ASKS, {"days": REPLY_DAYS}
    if shown.smallest_p * tests > FALSE_SHARE:
        return _DESCRIBES, {}
    return _NO_QUESTION, {}


def _figure(number: float) -> str:
    """Five digits that count; whole numbers as they are."""
    return f"{number:.0f}" if float(number).is_integer() and abs(number) < 10**15 else f"{number:.5g}"
