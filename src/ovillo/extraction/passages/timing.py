"""When the act that a sentence states took place.

1. The time in the clause of its verb; for a gerund that carries on a clause, the time of that clause; else a time that
   opens the sentence.
2. "That same day", "al día siguiente" count from the day told last.
3. The same act told twice took place once: where one telling gives the time, the other has it; a headline has the day
   of the text, where the text dates such an act in one way only.
4. A procedure told without time, in a sentence without time, took place on the day that the sentence before tells of,
   or when the procedure told just before it did: of the same kind, in the same paragraph or as the first words of the
   next, and not told as something earlier ("had been"). The day of an arrest dates no sentence, nor that of a sentence
   an arrest. The day on which a conviction was quashed or charges were dropped dates nothing else.
5. Where a text has told of one day only so far, its procedures of one kind took place on that day; where it has dated
   all its arrests, or all acts of another one kind, on one day, so did those that follow.
6. What the first sentences tell without time, as in "has been arrested", took place when the sentences soon after say
   that such acts did, if they give one day only.
7. "At the same trial": when the act told before it did.
8. Those whom one verb names together underwent its act on one day: "he was arrested with X and Y".
"""

import itertools
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.domain.statements import KIND_OF, PredicateKind, Statement, When
from ovillo.extraction.passages.own_times import COURT, POLICE, STAGE_OF
from ovillo.extraction.passages.owners import tells_of_later
from ovillo.extraction.sentences.clause_types import Link, View
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.text.spans import ArgumentKind, BlockKind, Sentence, TimeSpan
from ovillo.extraction.words.grammar import Grammar

_LEAD = 2
"""Sentences after the first one that still are the beginning of a text."""
_SOON = 4
"""Sentences after which a time no longer is that of what the beginning tells."""
_OCCASION_TOKENS = 6
_LOOK_BACK = 3
"""Sentences after which the time of an act no longer goes without saying."""
VERDICTS = frozenset({"convicted", "acquitted"})
"""Whoever is charged or released on one day was found guilty, or cleared of something, on another."""
_BESIDE_VERDICTS = frozenset({"charged", "indicted", "released"})

_PROCEDURE = PredicateKind.PROCEDURE


@dataclass(slots=True)
class ToldTime:
    """The time that the text told last, from which "the next day", "the following year" count."""

    interval: tuple[date, date] | None = None

    def hear(self, times: Sequence[TimeSpan]) -> None:
        """Takes in the times of one more sentence."""
        for time in times:
            if time.earliest is not None and time.latest is not None:
                self.interval = (time.earliest, time.latest)


@dataclass(frozen=True, slots=True)
class Act:
    """A statement with where it stands, while times are still being found."""

    statement: Statement
    sentence: int
    is_earlier: bool = False
    """Told as something before the rest: "had been arrested"."""
    is_perfect: bool = False
    """As in "has been arrested", "ha sido detenido"."""
    is_state: bool = False
    """As in "is charged with": how things stand, which began on no day that is told of anything else."""
    has_time_near: bool = False
    """Its sentence gives a time, of this or of something else."""
    is_same_occasion: bool = False
    """As in "at the same trial"."""
    clause: int = -1
    """The clause of its sentence that tells it."""
    tellers: frozenset[str] = frozenset()
    """Who tells it, by a verb of saying that its clause hangs on."""
    beside: frozenset[ArgumentKind] = frozenset()
    """By what words its verb has whoever undergoes it: a name, a noun, a pronoun."""

    @property
    def is_dated(self) -> bool:
        when = self.statement.when
        return when is not None and (when.start is not None or when.end is not None)


def carry_times(acts: Sequence[Act], sentences: Sequence[Sentence], narrated: Mapping[int, When]) -> list[Statement]:
    """Rules 3 and 4; the statements in the order of the acts.

    Args:
        acts: in order of place.
        sentences: of the document.
        narrated: sentence index to the one day that the sentence tells of.
    """
    told = _share(acts)
    narrated = {number: when for number, when in narrated.items() if not _takes_back_only(number, acts)}
    found: list[Act] = []
    for index, act in enumerate(acts):
        own = replace(act, statement=told[index])
        if not (own.is_dated or act.is_earlier or act.is_state or act.has_time_near):
            when = _time_before(own, found, sentences, narrated) or own.statement.when
            own = replace(own, statement=replace(own.statement, when=when))
        found.append(own)
    found = _with_companions([replace(a, statement=s) for a, s in zip(found, _share(found), strict=True)])
    lead = next((n for n, s in enumerate(sentences) if s.block.kind is BlockKind.PARAGRAPH), 0) + _LEAD
    return _date_headlines(_tell_of_one_day(found, narrated, lead))


def _with_companions(acts: Sequence[Act]) -> list[Act]:
    """Rule 8."""
    days: dict[tuple[int, int, str], set[When | None]] = {}
    for act in acts:
        key = (act.sentence, act.clause, act.statement.predicate)
        days.setdefault(key, set()).add(act.statement.when if act.is_dated else None)
    found: list[Act] = []
    for act in acts:
        told = days[(act.sentence, act.clause, act.statement.predicate)] - {None}
        when = next(iter(told)) if len(told) == 1 and _identity(act.statement) and act.clause >= 0 else None
        is_open = _is_day(when) and not (act.is_dated or act.is_earlier or act.is_state or act.has_time_near)
        found.append(replace(act, statement=replace(act.statement, when=when)) if is_open else act)
    return found


def _tell_of_one_day(acts: Sequence[Act], narrated: Mapping[int, When], lead: int) -> list[Statement]:
    """Rules 5 and 6; `lead` is the number of the last of the first sentences."""
    told = [(n, when, stage, _may_date(n, stage, acts)) for n, when in narrated.items() for stage in (POLICE, COURT)]
    told += [
        (a.sentence, a.statement.when, stage, True)
        for a in acts
        if (stage := STAGE_OF.get(a.statement.predicate)) and a.is_dated and a.statement.when
        if not a.statement.negated
    ]
    return [replace(a.statement, when=_day_so_far(a, acts, told, lead) or a.statement.when) for a in acts]


def _day_so_far(act: Act, acts: Sequence[Act], told: Sequence[tuple[int, When, str, bool]], lead: int) -> When | None:
    predicate = act.statement.predicate
    stage = STAGE_OF.get(predicate)
    is_open = not (act.is_dated or act.is_earlier or act.is_state or act.has_time_near or act.statement.negated)
    if stage is None or not is_open:
        return None
    if not act.is_perfect:
        if predicate in VERDICTS:
            others = {a.sentence for a in acts if a.statement.predicate in (_BESIDE_VERDICTS | VERDICTS) - {predicate}}
            told = [row for row in told if row[0] not in others]
        told = [row for row in told if not _is_verdict_of_another(act, row[0], acts)]
        before = [(n, when, may) for n, when, other, may in told if other == stage and n < act.sentence]
        lent = next((when for n, when, may in before if may and not _is_of_others(act, n, acts)), None)
        if len({(w.start, w.end) for _, w, _ in before}) == 1 and _is_day(lent):
            return lent
        same = [(n, w) for n, w in _days_of(acts, predicate) if n < act.sentence]
        lent = next((when for n, when in same if not _is_of_others(act, n, acts)), None)
        if len({(w.start, w.end) for _, w in same}) == 1 and _is_day(lent):
            return lent
    rows = [row for row in _days_of(acts, predicate) if not _is_of_somebody_else(act, row[0], acts)]
    is_soon = act.sentence <= lead and bool(rows) and 0 < rows[0][0] - act.sentence <= _SOON
    is_one = len({(w.start, w.end) for _, w in rows}) == 1
    return rows[0][1] if is_soon and is_one and _is_day(rows[0][1]) else None


def _is_of_somebody_else(act: Act, sentence: int, acts: Sequence[Act]) -> bool:
    """Whether the sentence tells such acts of others by name, and this act is one named person's."""
    own = _name_of(act)
    theirs = {_name_of(a) for a in acts if a.sentence == sentence and a.statement.predicate == act.statement.predicate}
    return own is not None and None not in theirs and own not in theirs


def _is_of_others(act: Act, sentence: int, acts: Sequence[Act]) -> bool:
    """Whether all procedures of the sentence are other named people's, and this one is a named person's.

    As in "On 9 June X was acquitted", pages before "Y was convicted", whose day no source gives.
    """
    theirs = {_name_of(a) for a in acts if a.sentence == sentence and STAGE_OF.get(a.statement.predicate)}
    return bool(theirs) and None not in theirs and _name_of(act) not in {None, *theirs}


def _name_of(act: Act) -> str | None:
    """Who underwent it, where that is one person whom the text names."""
    one = act.statement.object
    return one.id if one and one.type is EntityType.PERSON and one.level is not NameLevel.ROLE else None


def _days_of(acts: Sequence[Act], predicate: str) -> list[tuple[int, When]]:
    """The sentences in which acts of this kind are dated, and when, in order."""
    return sorted(
        (
            (a.sentence, a.statement.when)
            for a in acts
            if a.statement.predicate == predicate and a.is_dated and a.statement.when and not a.statement.negated
        ),
        key=lambda row: row[0],
    )


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
        is_only = len(dates.get(statement.predicate, ())) == 1 and _is_day(only) and statement.predicate in STAGE_OF
        is_open = statement.is_headline and statement.when is None and not statement.negated
        found.append(replace(statement, when=only) if is_open and is_only else statement)
    return found


def _time_before(
    own: Act, before: Sequence[Act], sentences: Sequence[Sentence], narrated: Mapping[int, When]
) -> When | None:
    stage = STAGE_OF.get(own.statement.predicate)
    if stage is None or own.statement.negated:
        return None
    paragraph = sentences[own.sentence].paragraph
    for number in range(own.sentence - 1, max(own.sentence - 1 - _LOOK_BACK, -1), -1):
        away = paragraph - sentences[number].paragraph
        if away > 1 or (away == 1 and number != own.sentence - 1):
            return None
        is_near = away == 0 and number == own.sentence - 1 and _tells_same(own, number, before)
        if _is_of_others(own, number, before) and not is_near:
            return None
        if number in narrated and not _may_date(number, stage, before):
            return None
        if number in narrated:
            beside = {a.statement.predicate for a in before if a.sentence == number}
            others = beside & _BESIDE_VERDICTS or _is_other_verdict(own, beside)
            is_other = (others and own.statement.predicate in VERDICTS) or _is_verdict_of_another(own, number, before)
            return None if is_other else narrated[number]
        days = {a.statement.when for a in before if a.sentence == number and a.is_dated}
        if own.statement.predicate in VERDICTS and len(days) > 1:
            return None  # "was sentenced on Friday after a jury found her guilty last month"
        dated = [a.statement.when for a in before if a.sentence == number and _may_lend(a, stage, own)]
        if dated:
            return dated[-1]
    return None


def _tells_same(own: Act, sentence: int, acts: Sequence[Act]) -> bool:
    """As in "X was arrested on Monday. Y was arrested, too"."""
    return any(a.sentence == sentence and a.statement.predicate == own.statement.predicate for a in acts)


def _is_other_verdict(own: Act, beside: AbstractSet[str]) -> bool:
    """Whether only the other verdict was told there: the day of X's acquittal is not that of Y's conviction."""
    return bool(beside & VERDICTS) and own.statement.predicate not in beside


def _is_verdict_of_another(own: Act, sentence: int, acts: Sequence[Act]) -> bool:
    """As in "on 8 March X was acquitted. Y was charged": the day of X's verdict is not that of Y's charge."""
    verdicts = [a for a in acts if a.sentence == sentence and a.statement.predicate in VERDICTS]
    names = {_name_of(each) for each in verdicts}
    is_step = own.statement.predicate in _BESIDE_VERDICTS and bool(verdicts)
    return is_step and None not in names and _name_of(own) not in names


def _takes_back_only(number: int, acts: Sequence[Act]) -> bool:
    """As in "the court quashed the conviction of X on 9 May": no day of the conviction, nor of what follows."""
    procedures = [a for a in acts if a.sentence == number and a.statement.predicate in STAGE_OF]
    return bool(procedures) and all(a.statement.negated for a in procedures)


def _may_date(number: int, stage: str, acts: Sequence[Act]) -> bool:
    """Whether the day of a sentence may be that of such acts: "X was released on Thursday" dates no charge of Y's."""
    procedures = {p for a in acts if a.sentence == number if KIND_OF.get(p := a.statement.predicate) is _PROCEDURE}
    told = {STAGE_OF.get(each, each) for each in procedures}
    return not told or stage in told


def _may_lend(act: Act, stage: str, own: Act) -> bool:
    statement = act.statement
    is_told = STAGE_OF.get(statement.predicate) == stage and not statement.negated and not act.is_earlier
    if own.statement.predicate in VERDICTS and statement.predicate in _BESIDE_VERDICTS:
        return False
    is_other = own.statement.predicate != statement.predicate and None not in (names := {_name_of(act), _name_of(own)})
    if is_other and len(names) > 1:
        return False  # "Y was acquitted on Friday. X was convicted": of another day, perhaps
    return is_told and (_is_day(statement.when) or (own.is_same_occasion and act.is_dated))


def is_same_occasion(view: View, grammar: Grammar) -> bool:
    """Rule 7, for a sentence that opens so."""
    table = grammar.table["occasions"]
    words = [t.lower for t in view.sentence.tokens[:_OCCASION_TOKENS]]
    return any(a in table["same"] and b in table["nouns"] for a, b in itertools.pairwise(words))


def has_time_near(view: View, grammar: Grammar) -> bool:
    """Whether a sentence gives a time, be it "in another trial"; not of what is to be: "ordered to pay on June 8"."""
    is_told = any(not _is_of_purpose(view, t) for t in view.times)
    return is_told or tells_of_later(view, view.sentence.tokens) or _is_other_occasion(view, grammar)


def _is_other_occasion(view: View, grammar: Grammar) -> bool:
    table = grammar.table["occasions"]
    pairs = itertools.pairwise(t.lower for t in view.sentence.tokens)
    return any({a, b} & set(table["other"]) and {a, b} & set(table["nouns"]) for a, b in pairs)


def _is_of_purpose(view: View, time: TimeSpan) -> bool:
    before = [c for c in view.clauses if c.verb.last < time.first]
    last = max(before, key=lambda c: c.verb.last, default=None)
    return last is not None and last.link is Link.NONFINITE and last.verb.mood is Mood.INFINITIVE


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
