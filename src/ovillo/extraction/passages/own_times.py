"""When the act of a verb took place, by what its own sentence says."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.domain.statements import KIND_OF, CueKind, PredicateKind, When
from ovillo.extraction.passages.asides_in_time import is_across_aside, is_only_told_of
from ovillo.extraction.passages.lent_times import times_of_place, times_of_upshot, times_right_after
from ovillo.extraction.passages.owners import (
    is_ahead,
    is_beside_noun,
    is_later,
    is_of_else,
    is_of_event_before,
    is_of_state,
    times_around,
    times_of_joined,
    times_of_occasion,
)
from ovillo.extraction.sentences.clause_types import Clause, Link, View
from ovillo.extraction.sentences.cues import region_of
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.proposals import Proposal
from ovillo.extraction.text.spans import ArgumentKind, Sentence, TimeSpan, TokenKind
from ovillo.extraction.words.grammar import Grammar

POLICE = "police"
COURT = "court"
STAGE_OF: Mapping[str, str] = {
    "detained": POLICE, "searched": POLICE, "seized": POLICE, "rescued": POLICE, "intercepted": POLICE,
    "convicted": COURT, "sentenced": COURT, "acquitted": COURT, "ordered": COURT, "charged": COURT,
    "indicted": COURT,
}  # fmt: skip
"""Acts that one operation or one hearing brings together."""

_OPENING_TOKENS = 2
"""A time among the first tokens of a sentence holds for its main clause."""
_YEAR = 4
"""Figures of a year."""
_OPENED = frozenset({Link.MAIN, Link.COORDINATED, Link.COMPLEMENT, Link.NONFINITE})
"""Clauses for which a time that opens the sentence holds."""
_ONE_YEAR = timedelta(days=366)
_LONGEST_DATELINE = 16
_DASHES = frozenset("-–—")
_OF_DATES = frozenset({"de", "del", "el", "the", "of"})


def narrated_day(view: View, grammar: Grammar) -> When | None:
    """The one day on which what this sentence tells took place; not the day on which somebody said it."""
    days = [t for t in view.times if t.earliest is not None and t.earliest == t.latest]
    if len(days) != 1 or len(view.times) != 1 or not view.clauses:
        return None
    day = days[0]
    if is_ahead(view, day, grammar) or is_of_else(view, day, grammar) or _is_of_somebody(view, day):
        return None
    for number, clause in enumerate(view.clauses):
        begin, end = region_of(view, number)
        stops = [i.last for i in view.items[: clause.item] if i.kind is ItemKind.STOP]
        begin = max([begin, *stops]) if clause.opener < 0 else begin
        is_told = clause.verb.lemma in grammar.speech_verbs or _is_of_no_act(view, number, day, grammar)
        if begin <= day.first <= end and is_told:
            return None
    return When(day.text, day.earliest, day.latest)


def _is_of_somebody(view: View, day: TimeSpan) -> bool:
    """As in "X was dismissed on 3 March 2024": the day of what befell somebody by name is nobody else's."""
    has_year = any(len(word) == _YEAR and word.isdigit() for word in day.text.replace(",", " ").split())
    named = any(g.kind is ArgumentKind.NAME and g.entity.type is EntityType.PERSON for g in view.groups)
    return has_year and named and day.first > _OPENING_TOKENS


def _is_of_no_act(view: View, number: int, day: TimeSpan, grammar: Grammar) -> bool:
    """As in "will be sentenced on 3 June", "the clinic opened on 3 March": that day is of nothing told behind it."""
    verb = view.clauses[number].verb
    is_right_behind = verb.last < day.first and not any(
        verb.last < other.verb.first < day.first for other in view.clauses
    )
    is_to_come = is_right_behind and any(cue.kind is CueKind.FUTURE for cue in verb.cues)
    return is_to_come or verb.lemma in grammar.table["dating"].get("founding", ())


def without_dateline(sentence: Sentence, times: Sequence[TimeSpan]) -> tuple[TimeSpan, ...]:
    """The times but for that of a dateline: "LIMA, May 7, 2031 - Police arrested X" says when it was written."""
    dash = next((n for n, t in enumerate(sentence.tokens[:_LONGEST_DATELINE]) if t.text in _DASHES), 0)
    inside = {n for time in times for n in range(time.first, time.last + 1)}
    words = (t for n, t in enumerate(sentence.tokens[:dash]) if n not in inside and t.kind is TokenKind.WORD)
    is_dateline = dash > 0 and all(word.is_capitalised or word.lower in _OF_DATES for word in words)
    return tuple(time for time in times if not (is_dateline and time.last < dash))


def when_of(view: View, proposal: Proposal, grammar: Grammar) -> When | None:
    """Rule 1; of an act that no verb tells, the one day that its sentence tells of."""
    if not view.times or proposal.clause < 0:
        return narrated_day(view, grammar) if view.times and not proposal.negated else None
    if is_later(view, proposal.clause):
        return None
    inside = times_around(view, proposal.clause, grammar)
    clause = view.clauses[proposal.clause]
    if not proposal.negated and (late := _until(view, clause, inside, grammar)) is not None:
        return late
    is_conduct = KIND_OF.get(proposal.predicate) is PredicateKind.CONDUCT
    inside = [t for t in inside if not is_beside_noun(view, proposal, t)]
    inside = [t for t in inside if not is_of_event_before(view, proposal, t, grammar)]
    inside = [t for t in inside if not is_of_state(view, proposal, t, grammar)]
    inside = [t for t in inside if not (_is_of_years(t) and _is_of_one(proposal))]
    inside = [t for t in inside if is_conduct or not _is_of_deed(view, proposal.clause, t, grammar)]
    is_held = is_conduct and _is_named_by_act(view, clause, grammar)
    if not inside and not is_held and clause.link in _OPENED:
        inside = [t for t in view.times if t.first <= _OPENING_TOKENS and not is_of_else(view, t, grammar)]
    if not inside and clause.link is Link.RELATIVE:
        inside = times_of_occasion(view, clause, grammar)
        is_there = not is_conduct or proposal.predicate == "transports"  # "dropped off …, where X picked them up"
        inside = inside or (times_of_place(view, clause, grammar) if is_there else [])
    if not inside and not is_conduct:
        inside = times_of_upshot(view, clause, grammar) or times_right_after(view, clause, grammar)
        inside = inside or times_of_joined(view, proposal.clause, grammar)
    inside = [t for t in inside if not is_across_aside(view, clause, t.first)]
    inside = [t for t in inside if not (is_conduct and is_only_told_of(view, clause, t.first, grammar))]
    if proposal.negated or not is_conduct:  # "was not searched until Friday" does not deny a search on Friday
        inside = [t for t in inside if t.earliest is not None or t.latest is None]
    if not inside or clause.verb.lemma in grammar.table["events"].get("upholding", ()):
        return None  # "on Friday the court upheld the release of X": nothing of when X was released
    own = _time_of_sum(view, proposal, inside)
    if own is not None:
        return When(own.text, own.earliest, own.latest)
    resolved = [t for t in inside if t.earliest or t.latest] or inside
    nearest = min(resolved, key=lambda t: min(abs(t.first - clause.verb.last), abs(clause.verb.first - t.last)))
    if nearest.end_told and nearest.earliest and proposal.predicate in STAGE_OF and not proposal.negated:
        return When(nearest.text, *nearest.end_told)  # "has been in custody since March": taken there in March
    return When(nearest.text, nearest.earliest, nearest.latest)


def _until(view: View, clause: Clause, inside: Sequence[TimeSpan], grammar: Grammar) -> When | None:
    """As in "was not searched until March", told as searched: in March."""
    before = {t.lower for t in view.sentence.tokens[: clause.verb.first]}
    is_late = clause.verb.is_negated or not before.isdisjoint(grammar.cues["negation"]["subjects"])
    told = [t for t in inside if is_late and t.end_told and t.earliest is None and t.first > clause.verb.last]
    return When(told[0].text, *told[0].end_told) if told and told[0].end_told else None


def _is_of_deed(view: View, number: int, time: TimeSpan, grammar: Grammar) -> bool:
    """As in "is charged with selling a baby on 3 May 2030", "se le imputa haber vendido … el 3 de mayo"."""
    tokens, verb = view.sentence.tokens, view.clauses[number].verb
    deeds = [
        c.verb for c in view.clauses if c.governor == number and c.link is Link.NONFINITE and c.verb.first > verb.last
    ]
    deeds = [deed for deed in deeds if deed.last < time.first]
    is_now = tokens[verb.first].lower in grammar.verbs.get("present", ())
    perfect = set(grammar.verbs.get("having", ()))
    return any(is_now or tokens[deed.first].lower in perfect for deed in deeds)


def _is_of_years(time: TimeSpan) -> bool:
    return time.earliest is not None and time.latest is not None and time.latest - time.earliest > _ONE_YEAR


def _is_of_one(proposal: Proposal) -> bool:
    """Whether it is what a court does to one person on one day: "convicted of selling babies between 2028 and 2030"."""
    one = proposal.object
    is_one = one is not None and one.type is EntityType.PERSON and one.level is not NameLevel.ROLE
    return is_one and STAGE_OF.get(proposal.predicate) == COURT


def _time_of_sum(view: View, proposal: Proposal, times: Sequence[TimeSpan]) -> TimeSpan | None:
    """As in "£12,000 on 3 February and £8,000 on 9 March": each sum has the time that stands behind it."""
    sums = [q for q in view.quantities if q.is_money]
    own = [n for n, q in enumerate(sums) if q.value == proposal.value]
    if len(sums) < 2 or len(times) < 2 or len(own) != 1:
        return None
    begin = sums[own[0]].last
    end = sums[own[0] + 1].first if own[0] + 1 < len(sums) else len(view.sentence.tokens)
    return next((time for time in times if begin < time.first < end), None)


def _is_named_by_act(view: View, clause: Clause, grammar: Grammar) -> bool:
    """As in "was arrested on Friday for selling babies", "said on Friday that X sold babies": told, not done, then."""
    if clause.link is Link.COMPLEMENT and clause.governor >= 0:
        return view.clauses[clause.governor].verb.lemma in grammar.speech_verbs
    is_led = bool(clause.preposition) and clause.preposition not in grammar.sets["infinitive_marks"]
    return clause.link is Link.NONFINITE and is_led
