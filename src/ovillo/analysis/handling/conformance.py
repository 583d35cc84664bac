"""Conformance: acts that are missing, out of order, too late, forbidden, or by one hand where two are asked for.

Rules name acts of one case; what the log does not reach yet is no fault.

1. Where two readings of a log are possible, and one of them is lawful, nothing is named. So an order about the person
   may be the one for a tap of a line: only keys that one kind of act has both are certainly of different things.
2. An act that no rule knows may be the order in words that nobody foresaw, and one that another rule knows may be it,
   too, where its words allow it (`perhaps`), or where the other rules do not tell all of them (`partly`). Where one
   stands at the place, the finding says so itself, with its row: it claims nothing that the log does not show.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final

from ovillo.analysis.handling.act_words import ActNames, is_named, is_wholly_named
from ovillo.analysis.handling.logged_acts import Act, Acts, LastDay, among, next_weekday, same_day, written
from ovillo.analysis.handling.results import Finding, Outcome
from ovillo.analysis.handling.rules import Rule, RuleKind
from ovillo.domain.messages import mark

_SENTENCES: Final[Mapping[RuleKind, str]] = {
    RuleKind.EXISTENCE: mark("{act} without {other}"),
    RuleKind.PRECEDENCE: mark("{act} before {other}, or without it"),
    RuleKind.RESPONSE: mark("{other} without {act} within {within}"),
    RuleKind.DEADLINE: mark("{act} later than {within} after {other}"),
    RuleKind.ABSENCE: mark("{act}, which must not be"),
    RuleKind.DIFFERENT_ACTORS: mark("{act} and {other} by the same person"),
    RuleKind.TERM: mark("{act} later than {within} after {other}, every extension before it counted"),
    RuleKind.HAND_OVER: mark("{act}, and next {other}, by the same person"),
}
_UNLESS: Final[Mapping[RuleKind, str]] = {
    RuleKind.EXISTENCE: mark("{act} without {other}, unless an act that no rule knows as such is it ({where})"),
    RuleKind.PRECEDENCE: mark(
        "{act}, and no {other} before it unless an act that no rule knows as such is one ({where})"
    ),
    RuleKind.RESPONSE: mark(
        "{other} without {act} within {within}, unless an act that no rule knows as such is that or makes it lawful "
        "({where})"
    ),
    RuleKind.TERM: mark(
        "{act} later than {within} after {other}, every extension counted that a rule knows, unless an act that none "
        "knows as such is one ({where})"
    ),
}
"""Said where an act of the same case and key stands there that may be what is missing (rule 2)."""
_IN_ROW: Final = mark("in row {unknown}")
_IN_ROWS: Final = mark("in one of the rows {unknown}")
EARLIER_SENTENCES: Final = (
    mark("{act} without {other}, unless an act that no rule knows as such is it (rows: {unknown})"),
    mark("{act}, and no {other} before it unless an act that no rule knows as such is one (rows: {unknown})"),
    mark(
        "{other} without {act} within {within}, unless an act that no rule knows as such is that or makes it lawful "
        "(rows: {unknown})"
    ),
    mark(
        "{act} later than {within} after {other}, every extension counted that a rule knows, unless an act that none "
        "knows as such is one (rows: {unknown})"
    ),
)
"""Dockets hold questions in these words, which are still said in both languages."""
_MOST_ROWS: Final = 5
ACT_NAMES: Final = (
    mark("tap"),
    mark("tap order"),
    mark("tap extension request"),
    mark("search"),
    mark("search order"),
    mark("search record"),
    mark("child victim statement"),
    mark("statement of minor"),
    mark("gesell room"),
    mark("brought before judge"),
    mark("detention"),
    mark("evidence released"),
    mark("evidence received"),
)
"""Acts of the rules that come with the program, as they are shown."""


def find_nonconforming(acts: Acts, rules: Sequence[Rule], *, last_day: LastDay = next_weekday) -> Outcome:
    """Every place where a log breaks a rule, by row and then by rule; and of how many acts no rule knows the name.

    Args:
        acts: of one log.
        rules: in any order.
        last_day: the working day to which a last day moves, of rules that say so.
    """
    cases: dict[str, list[Act]] = defaultdict(list)
    for each in acts:
        cases[each.case].append(each)
    known_until = max(each.at for each in acts)
    names = tuple(name for rule in rules for some in _names(rule) for name in some)
    unknown = [each for each in acts if not is_named(each.act, names)]
    broken = []
    for case, within in cases.items():
        near = sorted([*within, *cases.get("", ())] if case else acts, key=lambda act: (act.at, act.row))
        strange = [each for each in near if not is_named(each.act, names)]
        for rule in rules:
            for each, limit in _breaches(near, rule, known_until, last_day if rule.rolls else same_day):
                if each.case == case:
                    maybe = _may_be_it(each, [*strange, *_known_elsewhere(near, rule, rules)], near, rule, limit)
                    broken.append((each.row, rule, limit, maybe))
    found = [
        Finding(
            f"{rule.id} ({rule.article})" if rule.article else rule.id,
            [row],
            (_UNLESS if rows else _SENTENCES)[rule.kind],
            {
                "act": rule.act[0],
                "other": rule.other[0] if rule.other else "",
                "within": written(limit),
                **_where(rows),
            },
        )
        for row, rule, limit, rows in sorted(broken, key=lambda each: (each[0], each[1].id))
    ]
    handed = tuple(name for rule in rules if rule.kind is RuleKind.HAND_OVER for name in rule.act)
    untold = [each.row for each in among(acts, handed) if not each.about]
    says = {
        "rules": len(rules),
        "unknown": len(unknown),
        "first_unknown": min((each.row for each in unknown), default=0),
    }
    return Outcome(len(acts), findings=found, says={**says, "untold": len(untold)})


Breach = tuple[Act, timedelta | None]
"""Where a rule is broken, and the time that it asked for there."""


MayAnswer = Callable[[Act, Act], bool]


def _known_elsewhere(near: Acts, rule: Rule, rules: Sequence[Rule]) -> Acts:
    """Acts that a rule knows for none of its own, and that may be what it misses by their words (rule 2)."""
    own = (*rule.act, *rule.other, *rule.prolonged_by, *rule.renewed_by)
    others = tuple(name for each in rules if each is not rule for some in _names(each) for name in some)
    in_part = [each for each in among(near, rule.partly) if not is_wholly_named(each.act, others)]
    return [each for each in (*among(near, rule.perhaps), *in_part) if not is_named(each.act, own)]


def _may_be_it(one: Act, strange: Acts, near: Acts, rule: Rule, limit: timedelta | None) -> Sequence[int]:
    """Rows of those acts that may be what a rule misses at a place (rule 2)."""
    if rule.kind not in _UNLESS:
        return []
    may = _may_answer(near, rule)
    others: Acts = [each for each in strange if may(each, one) and not is_named(each.act, rule.never)]
    if rule.kind in (RuleKind.PRECEDENCE, RuleKind.TERM):
        others = [each for each in others if each.at <= one.latest + rule.leeway]
    elif rule.kind is RuleKind.RESPONSE:
        others = _in_its_time(one, others, [each for each in among(near, rule.act) if may(each, one)], rule, limit)
    return sorted({each.row for each in others})


def _in_its_time(one: Act, strange: Acts, answers: Acts, rule: Rule, limit: timedelta | None) -> Acts:
    """The acts that may answer another, or may prolong its time for an answer, or excuse it, by when they were."""
    begins = datetime.min.replace(tzinfo=one.at.tzinfo) if rule.unless else one.at - rule.leeway
    strange = [each for each in strange if each.latest >= begins]
    if limit is None:
        return strange
    in_time = {each.row for each in strange if each.at <= one.end_of(limit, last_day=next_weekday)}
    if rule.prolonged_by:
        rows = {each.row for each in strange}
        ordered = sorted([*strange, *answers], key=lambda each: each.at)
        for first, then in (*pairwise(ordered), *pairwise(each for each in ordered if each.row in rows)):
            if first.row in rows and then.at <= first.end_of(limit, last_day=next_weekday):
                in_time |= {first.row, then.row}
    return [each for each in strange if each.row in in_time]


def _where(rows: Sequence[int]) -> Mapping[str, str]:
    """The fields that say in which rows what a rule misses may stand; none where it stands nowhere."""
    return {"where": _IN_ROW if len(rows) == 1 else _IN_ROWS, "unknown": _listed(rows)} if rows else {}


def _listed(rows: Sequence[int]) -> str:
    return ", ".join(map(str, rows[:_MOST_ROWS])) + (" …" if len(rows) > _MOST_ROWS else "")


def _names(rule: Rule) -> Sequence[ActNames]:
    """The acts of a rule, by kind."""
    return [rule.act, rule.other, rule.prolonged_by, rule.renewed_by, *((each,) for each in rule.unless)]


def _may_answer(acts: Acts, rule: Rule) -> MayAnswer:
    """Whether two acts may be about the same, if their keys are of different kinds, or a case is not told (rule 1)."""
    kinds = [{each.about for each in among(acts, names)} for names in _names(rule)]
    kinds = [each for each in kinds if len(each) > 1]

    def may(one: Act, other: Act) -> bool:
        if one.case and other.case and one.case != other.case:
            return False
        if not one.about or not other.about or one.about == other.about:
            return True
        return not any(one.about in each and other.about in each for each in kinds)

    return may


def _breaches(acts: Acts, rule: Rule, known_until: datetime, last_day: LastDay) -> Iterator[Breach]:
    """The acts of one case, in order of time, at which the rule is broken."""
    may = _may_answer(acts, rule)
    ones, others, excuses = (among(acts, names) for names in (rule.act, rule.other, rule.unless))
    if rule.either:
        meant = _read_as_act(acts, rule, may)
        ones, others = [*ones, *meant], [each for each in others if each not in meant]
    match rule.kind:
        case RuleKind.TERM:
            found = _out_of_term(acts, rule, may, last_day)
        case RuleKind.RESPONSE:
            later = among(acts, rule.prolonged_by)
            found = _unanswered(ones, others, later, rule, known_until, may, last_day)
        case _:
            found = ((one, _limit(one, rule)) for one in ones if _is_broken_at(one, rule, ones, others, may, last_day))
    for one, limit in found:
        if not any(may(each, one) and each.at <= one.latest + rule.leeway for each in excuses):
            yield one, limit


def _read_as_act(acts: Acts, rule: Rule, may: MayAnswer) -> Acts:
    """Of the acts that a log may call so in either sense, those that are `act`, and are not read otherwise (rule 1).

    One is where an `other` by a name of its own follows within the leeway; and not where an `act` by a name of its own
    stands before that: there it may have been what allowed it.
    """
    either = among(acts, rule.either)
    plain = [each for each in among(acts, rule.other) if each not in either]
    found = []
    for one in either:
        after = [each.at for each in plain if one.latest < each.at <= one.latest + rule.leeway and may(each, one)]
        if after and not any(one.at <= each.at <= min(after) and may(each, one) for each in among(acts, rule.act)):
            found.append(one)
    return found


def _is_broken_at(one: Act, rule: Rule, ones: Acts, others: Acts, may: MayAnswer, last_day: LastDay) -> bool:
    near = [other for other in others if other.answers(one)]
    match rule.kind:
        case RuleKind.EXISTENCE:
            return not any(may(other, one) for other in others)
        case RuleKind.PRECEDENCE:
            return not any(other.at <= one.latest and may(other, one) for other in others)
        case RuleKind.DEADLINE:
            limit = _limit(one, rule)
            assert limit is not None, "a deadline has a time"
            first = min(near, key=lambda each: each.latest, default=None)
            return first is not None and one.at > first.end_of(limit, last_day=last_day)
        case RuleKind.ABSENCE:
            return not rule.other or any(other.latest < one.at for other in near)
        case RuleKind.HAND_OVER:
            return bool(one.about) and _is_taken_back(one, near, [each for each in ones if each.answers(one)])
        case _:
            return one.actor in {each.actor for each in near}


def _unanswered(
    ones: Acts, others: Acts, later: Acts, rule: Rule, known_until: datetime, may: MayAnswer, last_day: LastDay
) -> Iterator[Breach]:
    for other in others:
        limit = _limit(other, rule)
        start = max([each.latest for each in later if may(each, other)], default=other.latest)
        end = other.end_of(limit, max(start, other.latest), last_day=last_day) if limit else None
        answers = [one for one in ones if may(one, other) and other.at <= one.latest + rule.leeway]
        has_answer = any(end is None or one.at <= end for one in answers)
        if not has_answer and (end is None or end < known_until):
            yield other, limit


def _out_of_term(acts: Acts, rule: Rule, may: MayAnswer, last_day: LastDay) -> Iterator[Breach]:
    counts = among(acts, (*rule.act, *rule.other, *rule.prolonged_by, *rule.renewed_by))
    for one in among(acts, rule.act):
        before = [each for each in counts if each is not one and each.at <= one.at]
        ends = [_term_end([each for each in before if fits(each, one)], rule, last_day) for fits in (Act.answers, may)]
        certain, *others = [each for each in ends if each] if ends[0] else [None]
        if certain and one.at > max(certain, *others, key=lambda each: each[0])[0]:
            yield one, certain[1]


def _term_end(acts: Acts, rule: Rule, last_day: LastDay) -> tuple[datetime, timedelta] | None:
    """When a time that acts began and prolonged runs out at the latest, and how long each is; None: nothing began it.

    What was asked for in time prolongs, since many logs hold requests alone; a grant says then for how long. The first
    of `renewed_by` allows what begins the time: how long it gives counts for that too, and of both the longer.
    """
    end: datetime | None = None
    before: datetime | None = None
    told = timedelta(0)
    orders = among(acts, rule.renewed_by)
    first = orders[0] if orders else None
    for each in acts:
        limit = _limit(each, rule)
        assert limit is not None, "a term has a time"
        if among([each], rule.other):
            limit = _time_of_first(each, first, limit)
            end, told = max(end or each.at, each.end_of(limit, last_day=last_day)), limit
        elif among([each], rule.prolonged_by) or (end and each in orders[1:]):
            start = each.latest if end is None else max(before or end, each.latest)
            end, before, told = each.end_of(limit, start, last_day=last_day), None, told or limit
        elif end is not None and among([each], rule.act) and each.at <= end:
            end, before = each.end_of(limit, end, last_day=last_day), end
    return (end, told) if end else None


def _time_of_first(begun: Act, allowed: Act | None, limit: timedelta) -> timedelta:
    """How long a time runs, by the row that begins it and by the one that allowed it: of what they tell the longest.

    What was allowed only after it had begun may be another time, and shortens nothing.
    """
    if allowed is None or allowed.within is None:
        return limit
    is_before = allowed.at <= begun.latest
    return allowed.within if is_before and begun.within is None else max(allowed.within, limit)


def _is_taken_back(one: Act, near: Acts, ones: Acts) -> bool:
    """Whether who held a thing gave it away and received it at one moment, so that nobody had it between."""
    others = [each for each in (*near, *ones) if each is not one and each.at <= one.latest]
    at_once = [each for each in others if each.latest >= one.at]
    held = max((each for each in others if each.latest < one.at), key=lambda each: each.latest, default=None)
    if held is None or len(at_once) != 1:
        return False
    are_receipts = all(
        each in near and each.actor == one.actor and each.about == one.about for each in (held, *at_once)
    )
    return are_receipts and one.at == one.latest == at_once[0].at == at_once[0].latest


def _limit(act: Act, rule: Rule) -> timedelta | None:
    """The time of a rule, or what the law gives in place of it at this act."""
    return act.within if rule.within and act.within else rule.within
