"""When the act that a sentence states took place.

1. The time in the clause of its verb; for a gerund that carries on a clause, the time of that clause; else a time that
   opens the sentence.
2. "That same day", "al día siguiente" count from the day told last.
3. The same act told twice took place once: where one telling gives the time, the other has it; a headline has the day
   of the text, where the text dates such an act in one way only.
4. A procedure told without time, in a sentence without time, took place on the day that the sentence before tells of,
   or when the procedure told just before it did: of the same kind, in the same paragraph or as the first words of the
   next, and not told as something earlier ("had been").
5. Where a text tells of one day only, its procedures of one kind took place on that day; where it dates all its
   arrests, or all acts of another one kind, on one day, so did those that follow.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ovillo.domain.statements import KIND_OF, PredicateKind, Statement, When
from ovillo.extraction.clause_types import Link, View
from ovillo.extraction.cues import region_of
from ovillo.extraction.grammar import Grammar
from ovillo.extraction.proposals import Proposal
from ovillo.extraction.spans import Sentence, TimeSpan
from ovillo.extraction.verbs import Mood

_OPENING_TOKENS = 2
"""A time among the first tokens of a sentence holds for its main clause."""
_LOOK_BACK = 3
"""Sentences after which the time of an act no longer goes without saying."""
_POLICE = "police"
_COURT = "court"
_STAGE: Mapping[str, str] = {
    "detained": _POLICE, "searched": _POLICE, "seized": _POLICE, "rescued": _POLICE, "intercepted": _POLICE,
    "convicted": _COURT, "sentenced": _COURT, "acquitted": _COURT, "ordered": _COURT, "charged": _COURT,
    "indicted": _COURT,
}  # fmt: skip
"""Acts that one operation or one hearing brings together."""


@dataclass(slots=True)
class ToldDay:
    """The day that the text told last, from which "the next day" counts."""

    day: date | None = None

    def hear(self, times: Sequence[TimeSpan]) -> None:
        """Takes in the times of one more sentence."""
        for time in times:
            if time.earliest is not None and time.earliest == time.latest:
                self.day = time.earliest


@dataclass(frozen=True, slots=True)
class Act:
    """A statement with where it stands, while times are still being found."""

    statement: Statement
    sentence: int
    is_earlier: bool = False
    """Told as something before the rest: "had been arrested"."""
    is_perfect: bool = False
    """As in "has been arrested", "ha sido detenido"."""
    has_time_near: bool = False
    """Its sentence gives a time, of this or of something else."""

    @property
    def is_dated(self) -> bool:
        when = self.statement.when
        return when is not None and (when.start is not None or when.end is not None)


def narrated_day(view: View, grammar: Grammar) -> When | None:
    """The one day on which what this sentence tells took place; not the day on which somebody said it."""
    days = [t for t in view.times if t.earliest is not None and t.earliest == t.latest]
    if len(days) != 1 or len(view.times) != 1:
        return None
    day = days[0]
    for number, clause in enumerate(view.clauses):
        begin, end = region_of(view, number)
        if begin <= day.first <= end and clause.verb.lemma in grammar.speech_verbs:
            return None
    return When(day.text, day.earliest, day.latest)


def when_of(view: View, proposal: Proposal, grammar: Grammar) -> When | None:
    """Rule 1; of an act that no verb tells, the one day that its sentence tells of."""
    if not view.times or proposal.clause < 0:
        return narrated_day(view, grammar) if view.times and not proposal.negated else None
    inside = _times_around(view, proposal.clause)
    clause = view.clauses[proposal.clause]
    if not inside and clause.link in (Link.MAIN, Link.COORDINATED, Link.COMPLEMENT, Link.NONFINITE):
        inside = [t for t in view.times if t.first <= _OPENING_TOKENS]
    if proposal.negated:  # "was not searched until Friday" does not deny a search on Friday
        inside = [t for t in inside if t.earliest is not None]
    if not inside:
        return None
    resolved = [t for t in inside if t.earliest or t.latest] or inside
    nearest = min(resolved, key=lambda t: min(abs(t.first - clause.verb.last), abs(clause.verb.first - t.last)))
    return When(nearest.text, nearest.earliest, nearest.latest)


def _times_around(view: View, number: int) -> list[TimeSpan]:
    """The times of a clause, or of the clause that it carries on."""
    clause = view.clauses[number]
    begin, end = region_of(view, number)
    inside = [t for t in view.times if begin <= t.first <= end]
    carries_on = clause.link is Link.COORDINATED or (clause.link is Link.NONFINITE and clause.verb.mood is Mood.GERUND)
    carries_on = carries_on or (clause.link is Link.SUBORDINATE and _opener(view, number) in view.at_once)
    if inside or not carries_on or clause.governor < 0:
        return inside
    begin, end = region_of(view, clause.governor)
    return [t for t in view.times if begin <= t.first <= end]


def _opener(view: View, number: int) -> str:
    index = view.clauses[number].opener
    return view.sentence.tokens[view.items[index].first].lower if index >= 0 else ""


def carry_times(acts: Sequence[Act], sentences: Sequence[Sentence], narrated: Mapping[int, When]) -> list[Statement]:
    """Rules 3 and 4; the statements in the order of the acts.

    Args:
        acts: in order of place.
        sentences: of the document.
        narrated: sentence index to the one day that the sentence tells of.
    """
    told = _share(acts)
    found: list[Act] = []
    for index, act in enumerate(acts):
        own = replace(act, statement=told[index])
        if not own.is_dated and not act.is_earlier and not act.has_time_near:
            when = _time_before(own, found, sentences, narrated) or own.statement.when
            own = replace(own, statement=replace(own.statement, when=when))
        found.append(own)
    found = [replace(a, statement=s) for a, s in zip(found, _share(found), strict=True)]
    return _date_headlines(_tell_of_one_day(found, narrated))


def _tell_of_one_day(acts: Sequence[Act], narrated: Mapping[int, When]) -> list[Statement]:
    """Rule 5."""
    by_act = _only_days(acts)
    days: dict[str, set[tuple[date | None, date | None]]] = {_POLICE: set(), _COURT: set()}
    first: dict[str, tuple[int, When]] = {}
    told = [(number, when, stage) for number, when in narrated.items() for stage in days]
    told += [
        (a.sentence, a.statement.when, stage)
        for a in acts
        if (stage := _STAGE.get(a.statement.predicate)) and a.is_dated and a.statement.when
    ]
    for number, when, stage in sorted(told, key=lambda row: row[0]):
        days[stage].add((when.start, when.end))
        first.setdefault(stage, (number, when))
    found: list[Statement] = []
    for act in acts:
        stage = _STAGE.get(act.statement.predicate, "")
        is_open = not (act.is_dated or act.is_earlier or act.is_perfect or act.has_time_near or act.statement.negated)
        if is_open and len(days.get(stage, ())) == 1 and first[stage][0] < act.sentence and _is_day(first[stage][1]):
            found.append(replace(act.statement, when=first[stage][1]))
        elif is_open and act.statement.predicate in by_act and by_act[act.statement.predicate][0] < act.sentence:
            found.append(replace(act.statement, when=by_act[act.statement.predicate][1]))
        else:
            found.append(act.statement)
    return found


def _only_days(acts: Sequence[Act]) -> dict[str, tuple[int, When]]:
    """Predicate to the sentence and the one day on which the text dates all acts of it, none of them earlier ones."""
    told: dict[str, list[tuple[int, When]]] = {}
    for act in acts:
        if act.is_dated and act.statement.when and act.statement.predicate in _STAGE and not act.statement.negated:
            told.setdefault(act.statement.predicate, []).append((act.sentence, act.statement.when))
    return {
        name: min(rows, key=lambda row: row[0])
        for name, rows in told.items()
        if len({(when.start, when.end) for _, when in rows}) == 1 and _is_day(rows[0][1])
    }


def _is_day(when: When | None) -> bool:
    return when is not None and when.start is not None and when.start == when.end


def _date_headlines(statements: list[Statement]) -> list[Statement]:
    dates: dict[str, set[When]] = {}
    for statement in statements:
        if statement.when and not statement.negated and not statement.is_headline:
            dates.setdefault(statement.predicate, set()).add(statement.when)
    found: list[Statement] = []
    for statement in statements:
        only = next(iter(dates.get(statement.predicate, ())), None)
        is_only = len(dates.get(statement.predicate, ())) == 1 and _is_day(only) and statement.predicate in _STAGE
        is_open = statement.is_headline and statement.when is None and not statement.negated
        found.append(replace(statement, when=only) if is_open and is_only else statement)
    return found


def _time_before(
    own: Act, before: Sequence[Act], sentences: Sequence[Sentence], narrated: Mapping[int, When]
) -> When | None:
    stage = _STAGE.get(own.statement.predicate)
    if stage is None or own.statement.negated:
        return None
    paragraph = sentences[own.sentence].paragraph
    for number in range(own.sentence - 1, max(own.sentence - 1 - _LOOK_BACK, -1), -1):
        away = paragraph - sentences[number].paragraph
        if away > 1 or (away == 1 and number != own.sentence - 1):
            return None
        if number in narrated:
            return narrated[number]
        dated = [a.statement.when for a in before if a.sentence == number and _may_lend(a, stage)]
        if dated:
            return dated[-1]
    return None


def _may_lend(act: Act, stage: str) -> bool:
    statement = act.statement
    is_told = _STAGE.get(statement.predicate) == stage and not statement.negated and not act.is_earlier
    return is_told and _is_day(statement.when)


def _share(acts: Sequence[Act]) -> list[Statement]:
    """Rule 3: an act on somebody named that the text dates in one way only."""
    dates: dict[tuple[str, str], set[tuple[date | None, date | None]]] = {}
    examples: dict[tuple[str, str], When] = {}
    for act in acts:
        key, when = _identity(act.statement), act.statement.when
        if key and when is not None and act.is_dated:
            dates.setdefault(key, set()).add((when.start, when.end))
            examples.setdefault(key, when)
    found: list[Statement] = []
    for act in acts:
        key = _identity(act.statement)
        is_open = not act.is_dated and key is not None and len(dates.get(key, ())) == 1
        found.append(replace(act.statement, when=examples[key]) if is_open and key else act.statement)
    return found


def _identity(statement: Statement) -> tuple[str, str] | None:
    is_act = KIND_OF.get(statement.predicate) is PredicateKind.PROCEDURE
    if not is_act or statement.negated or statement.object is None:
        return None
    return (statement.predicate, statement.object.id)
