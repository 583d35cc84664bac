"""What is said of a check, in sentences for the catalogue: rows and figures, never a name."""

from collections.abc import Mapping, Sequence
from typing import Final

from ovillo.analysis.handling.chances import LEAST
from ovillo.analysis.handling.results import FALSE_SHARE, Compared, Outcome
from ovillo.analysis.handling.shares import FEWEST_OFFICES
from ovillo.domain.messages import mark

REPLY_DAYS: Final = 5
"""Working days that whoever is asked has to reply."""
Sentence = tuple[str, Mapping[str, object]]
"""A template and its fields."""

_WHAT: Final[Mapping[str, str]] = {
    "slower": mark(
        "Persons: flagged {flagged}, others {others}; kinds of step: {steps}. Of the steps of the flagged {ended} "
        "ended where {expected} were expected (O-E = {statistic})."
    ),
    "milder": mark(
        "Persons: flagged {flagged}, others {others}; strata: {strata}. Milder measures of the flagged: {statistic} "
        "where {expected} were expected."
    ),
    "assignment": mark(
        "Cases: {n}; handlers: {handlers}. Of the handler of row {row}: cases {load}, protected ones among them "
        "{statistic} of {protected}, where {expected} were expected."
    ),
    "peeking": mark(
        "Readers: {n}. The reader of row {row} opened {statistic} times what was not assigned to them, where "
        "{expected} were expected of their role."
    ),
    "leak": mark(
        "Operations: {n}; empty: {empty}. Of the {many} of which more than {median} were notified {statistic} were "
        "empty, where {expected} were expected."
    ),
    "archiving": mark(
        "Offices: {n}. The office of row {row} archived {statistic} of {total_here}, where {expected} were expected by "
        "the rates of the others."
    ),
    "conformance": mark("Acts: {n}; rules: {rules}."),
    "conflicts": mark("Persons: {n}; ties: {ties}."),
    "rewritten": mark("Entries: {n}; files: {files}."),
    "attrition": mark("Items: {n}; with a gap in their custody, lost or of no use: {damaged}."),
    "ignored": mark("Alerts: {n}; offices: {offices}."),
}
_COMPARED: Final[Mapping[str, str]] = {
    "rewritten": mark(
        "From event to record the {flagged} flagged files differ from the others by {statistic} h (medians)."
    ),
    "attrition": mark("Of the {flagged} flagged items {statistic} are among them, where {expected} were expected."),
    "ignored": mark("The office of row {row} left {statistic} of {load} too long, where {expected} were expected."),
}
"""Said further where a check that names places by rules has something to compare too."""
_BY_DAYS: Final = mark(
    "Some rows tell a day without a time: the least time that may have passed counts, and each is compared with those "
    "that tell as much."
)
_CHANCE: Final = mark(
    "If only chance were at work, so much or more would come about with p = {p}; the smallest p that these rows could "
    "give is {smallest_p}."
)
_CHANCE_BELOW: Final = mark(
    "If only chance were at work, so much or more would come about with p < {p}: no smaller number can be told here. "
    "The smallest p that these rows could give is below that too."
)
_SMALLEST_BELOW: Final = mark(
    "If only chance were at work, so much or more would come about with p = {p}; the smallest p that these rows could "
    "give is < {smallest_p}: no smaller number can be told here."
)
_DRAWN: Final = mark("p is estimated from {draws} draws with seed {seed}, standard error {standard_error}.")
_AMONG: Final = mark("Among the {tests} comparisons of this run it counts as {adjusted}.")
_AMONG_BELOW: Final = mark("Among the {tests} comparisons of this run it counts as < {adjusted}.")
_SEVERAL: Final = mark("Rare enough are those of rows {rows}.")
_NOTHING: Final = mark(
    "Nothing can be said: there is nobody to compare with, or nothing differs, and these rows could have given no "
    "other result."
)
_TWO_OFFICES: Final = mark(
    "Nothing can be said: fewer than {fewest} offices decided anything, and two cannot tell how far offices differ "
    "anyway."
)
_DESCRIBES: Final = mark(
    "The rows are too few: they describe, and not even the most extreme result would open a question."
)
_ASKS: Final = mark(
    "This opens a question to the office, which has {days} working days to reply. It tells no reason, and is nobody's "
    "score."
)
_NO_QUESTION: Final = mark("This opens no question; it does not show equal treatment either.")
_PLACES: Final = mark(
    "Places named by a rule: {count}. Each is a question to the office, which has {days} working days to reply."
)
_NO_PLACE: Final = mark("No rule names a place; what is not in the table no rule can see.")
_UNKNOWN_ACTS: Final = mark(
    "Acts that no rule knows: {unknown}, the first in row {first_unknown}. Nothing is said of them, and a rule may "
    "miss one that stands there in other words."
)
_UNTOLD_THINGS: Final = mark(
    "Hand-offs of which the column about tells no item: {untold}. Whether one person gave and received it is not asked "
    "of them."
)
_BY_RULES: Final = frozenset({"conformance", "conflicts", "rewritten", "attrition", "ignored"})


def rule_sentences(check: str, outcome: Outcome) -> Sequence[Sentence]:
    """What a table is, and how many places a rule names in it: said before these places."""
    opening = _WHAT[check], _fields(outcome, outcome.shown)
    if check not in _BY_RULES:
        return [opening]
    unknown = [(_UNKNOWN_ACTS, opening[1])] if outcome.says.get("unknown") else []
    untold = [(_UNTOLD_THINGS, opening[1])] if outcome.says.get("untold") else []
    places = {"count": len(outcome.findings), "days": REPLY_DAYS}
    return [opening, *unknown, *untold, (_PLACES, places) if outcome.findings else (_NO_PLACE, {})]


def chance_sentences(
    check: str, outcome: Outcome, *, seed: int, shares: Mapping[float, float], tests: int
) -> Sequence[Sentence]:
    """What a table says beside chance; nothing where there is nothing to compare.

    Args:
        check: its name.
        outcome: what it gave.
        seed: of its draws.
        shares: of false questions, by the p of every comparison of the run.
        tests: comparisons of the run.
    """
    shown, smallest = outcome.shown, outcome.smallest_p
    if shown is None or smallest is None:
        return ()
    share = shares[shown.p] if shown.smallest_p < 1 else 1.0
    rare = [each.row for each in outcome.compared if each.smallest_p < 1 and shares[each.p] <= FALSE_SHARE]
    found: list[Sentence] = [(_BY_DAYS, {})] if outcome.says.get("by_days") else []
    if check in _COMPARED:
        found.append((_COMPARED[check], _fields(outcome, shown)))
    found.append((_chance(shown, smallest), {"p": _figure(shown.p), "smallest_p": _figure(smallest)}))
    if shown.draws:
        error = _figure(shown.standard_error)
        found.append((_DRAWN, {"draws": shown.draws, "seed": seed, "standard_error": error}))
    if tests > 1 and shown.smallest_p < 1:
        among = _AMONG_BELOW if shown.p <= LEAST else _AMONG
        found.append((among, {"tests": tests, "adjusted": _figure(share)}))
    if len(rare) > 1:
        found.append((_SEVERAL, {"rows": ", ".join(map(str, rare))}))
    deciding = outcome.says.get("deciding")
    if check == "archiving" and isinstance(deciding, int) and deciding < FEWEST_OFFICES:
        found.append((_TWO_OFFICES, {"fewest": FEWEST_OFFICES}))
    else:
        found.append(_verdict(smallest, share=share, tests=tests))
    return found


def _fields(outcome: Outcome, shown: Compared | None) -> Mapping[str, object]:
    """What the sentences tell of the table and of the comparison that is shown."""
    says = dict(outcome.says)
    loads, totals = says.pop("loads", {}), says.pop("totals", {})
    assert isinstance(loads, Mapping), "loads by row"
    assert isinstance(totals, Mapping), "totals by row"
    figures = {name: _figure(each) if isinstance(each, float) else each for name, each in says.items()}
    if shown is None:
        return {"n": outcome.n, **figures}
    return {
        "n": outcome.n,
        "row": shown.row,
        "load": loads.get(shown.row, 0),
        "total_here": totals.get(shown.row, 0),
        "statistic": _figure(shown.statistic),
        "expected": _figure(shown.expected),
        **figures,
    }


def _chance(shown: Compared, smallest: float) -> str:
    """What is said of p and of the smallest p: a chance that no number can hold is told as less than one that can."""
    if shown.p <= LEAST:
        return _CHANCE_BELOW
    return _SMALLEST_BELOW if smallest <= LEAST else _CHANCE


def _verdict(smallest: float, *, share: float, tests: int) -> Sentence:
    if smallest >= 1:
        return _NOTHING, {}
    if share <= FALSE_SHARE:
        return _ASKS, {"days": REPLY_DAYS}
    if smallest * tests > FALSE_SHARE:
        return _DESCRIBES, {}
    return _NO_QUESTION, {}


def _figure(number: float) -> str:
    """Five digits that count; whole numbers as they are."""
    return f"{number:.0f}" if float(number).is_integer() and abs(number) < 10**15 else f"{number:.5g}"
