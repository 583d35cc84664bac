"""Conformance: acts that are missing, out of order, too late, forbidden, or by one hand where two are asked for.

Rules are data. Each names acts of one case; what the log does not reach yet is no fault.

1. Acts about different lines, persons or items do not answer for one another; one that tells none answers for all,
   as one that tells no case does for all cases.
2. Where two readings of a log are possible, and one of them is lawful, nothing is named. So an order about the person
   may be the one for a tap of a line: only keys that one kind of act has both are certainly of different things.
3. A time of days runs to the end of its last day, one of hours to the moment.
"""

import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Final

from ovillo.analysis.handling.results import Finding, Outcome
from ovillo.domain.errors import RuleFileError
from ovillo.domain.messages import mark


class RuleKind(StrEnum):
    """What a rule asks for."""

    EXISTENCE = "existence"
    """Where there is `act`, there is `other`, before or after."""
    PRECEDENCE = "precedence"
    """Before each `act` there is `other`."""
    RESPONSE = "response"
    """After each `other` there is `act`, within the time."""
    DEADLINE = "deadline"
    """`act` comes no later than the time after the first `other`."""
    ABSENCE = "absence"
    """There is no `act`; where `other` is named, none after it."""
    DIFFERENT_ACTORS = "different-actors"
    """Nobody does both."""
    TERM = "term"
    """`act` comes while a time runs: `other` begins it anew, each `act` in time and `prolonged_by` add to it."""
    HAND_OVER = "hand-over"
    """Whoever holds a thing and does `act` is not who does `other` about it at the same moment."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. Acts are compared without regard to case and accents, `_` is a space, several names mean one act."""

    id: str
    kind: RuleKind
    act: tuple[str, ...]
    """The first name is the one that is shown."""
    other: tuple[str, ...] = ()
    within: timedelta | None = None
    article: str = ""
    prolonged_by: tuple[str, ...] = ()
    """Of a term: these add to it; of a response: its time counts from the last of them, where it comes after."""
    unless: tuple[str, ...] = ()
    """Where one of these is there by then, the rule asks nothing."""
    renewed_by: tuple[str, ...] = ()
    """Of a term: each of these but the first prolongs it, as `prolonged_by` does, and none begins it."""
    leeway: timedelta = timedelta(0)
    """How far `unless` may stand after what it excuses, and `act` of a response before `other`."""


@dataclass(frozen=True, slots=True)
class Act:
    """One line of the log."""

    row: int
    case: str
    act: str
    actor: str
    at: datetime
    """Where the log tells a day, its first moment."""
    until: datetime | None = None
    within: timedelta | None = None
    """The time that the law gives here, in place of that of a rule, where whoever wrote the log told one."""
    about: str = ""
    """Which line, person or item; empty where the log does not tell."""
    zone: tzinfo | None = None
    """In which its days end; None: in that of `at`."""

    @property
    def latest(self) -> datetime:
        """The last moment at which it may have been."""
        return self.until or self.at

    def answers(self, other: "Act") -> bool:
        """Whether it is about the same as another, as far as the log tells (rule 1)."""
        return self.case == other.case and (not self.about or not other.about or self.about == other.about)

    def end_of(self, limit: timedelta, start: datetime | None = None) -> datetime:
        """When a time that begins at the latest moment of this act, or at another, is over (rule 3)."""
        begun = start or self.latest
        try:
            if not _is_in_days(limit):
                return begun + limit
            local = begun.astimezone(self.zone) if self.zone else begun
            last = (local + limit).replace(hour=23, minute=59, second=59, microsecond=999_999)
            return last.astimezone(begun.tzinfo) if self.zone else last
        except OverflowError:  # later than any date
            return datetime.max.replace(tzinfo=begun.tzinfo)


Acts = Sequence[Act]

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
ACT_NAMES: Final = (
    mark("tap"),
    mark("tap order"),
    mark("tap extension request"),
    mark("search"),
    mark("search order"),
    mark("search record"),
    mark("child victim statement"),
    mark("gesell room"),
    mark("brought before judge"),
    mark("detention"),
    mark("evidence released"),
    mark("evidence received"),
)
"""Acts of the rules that come with the program, as they are shown."""
_UNITS: Final = {"h": timedelta(hours=1), "d": timedelta(days=1)}


def find_nonconforming(acts: Acts, rules: Sequence[Rule]) -> Outcome:
    """Every place where a log breaks a rule, by row and then by rule; and of how many acts no rule knows the name."""
    cases: dict[str, list[Act]] = defaultdict(list)
    for each in acts:
        cases[each.case].append(each)
    known_until = max(each.at for each in acts)
    broken = [
        (each.row, rule, limit)
        for case, within in cases.items()
        for rule in rules
        for each, limit in _breaches(
            sorted([*within, *cases.get("", ())] if case else acts, key=lambda act: (act.at, act.row)),
            rule,
            known_until,
        )
        if each.case == case
    ]
    found = [
        Finding(
            f"{rule.id} ({rule.article})" if rule.article else rule.id,
            [row],
            _SENTENCES[rule.kind],
            {"act": rule.act[0], "other": "".join(rule.other[:1]), "within": _written(limit)},
        )
        for row, rule, limit in sorted(broken, key=lambda each: (each[0], each[1].id))
    ]
    named = {_compared(each) for rule in rules for names in _names(rule) for each in names}
    unknown = [each.row for each in acts if _compared(each.act) not in named]
    handed = [name for rule in rules if rule.kind is RuleKind.HAND_OVER for name in rule.act]
    untold = [each.row for each in _among(acts, handed) if not each.about]
    says = {"rules": len(rules), "unknown": len(unknown), "first_unknown": min(unknown, default=0)}
    return Outcome(len(acts), findings=found, says={**says, "untold": len(untold)})


Breach = tuple[Act, timedelta | None]
"""Where a rule is broken, and the time that it asked for there."""


MayAnswer = Callable[[Act, Act], bool]


def _names(rule: Rule) -> Sequence[Sequence[str]]:
    """The acts of a rule, by kind."""
    return [rule.act, rule.other, rule.prolonged_by, rule.renewed_by, *((each,) for each in rule.unless)]


def _may_answer(acts: Acts, rule: Rule) -> MayAnswer:
    """Whether two acts may be about the same, if their keys are of different kinds, or a case is not told (rule 2)."""
    kinds = [{each.about for each in _among(acts, names)} for names in _names(rule)]

    def may(one: Act, other: Act) -> bool:
        if one.case and other.case and one.case != other.case:
            return False
        keys = {one.about, other.about}
        return "" in keys or len(keys) == 1 or not any(keys <= each for each in kinds)

    return may


def _breaches(acts: Acts, rule: Rule, known_until: datetime) -> Iterator[Breach]:
    """The acts of one case, in order of time, at which the rule is broken."""
    may = _may_answer(acts, rule)
    ones, others, excuses = (_among(acts, names) for names in (rule.act, rule.other, rule.unless))
    match rule.kind:
        case RuleKind.TERM:
            found = _out_of_term(acts, rule, may)
        case RuleKind.RESPONSE:
            later = _among(acts, rule.prolonged_by)
            found = _unanswered(ones, others, later, rule, known_until, may)
        case _:
            found = ((one, _limit(one, rule)) for one in ones if _is_broken_at(one, rule, ones, others, may))
    for one, limit in found:
        if not any(may(each, one) and each.at <= one.latest + rule.leeway for each in excuses):
            yield one, limit


def _is_broken_at(one: Act, rule: Rule, ones: Acts, others: Acts, may: MayAnswer) -> bool:
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
            return first is not None and one.at > first.end_of(limit)
        case RuleKind.ABSENCE:
            return not rule.other or any(other.latest < one.at for other in near)
        case RuleKind.HAND_OVER:
            return bool(one.about) and _is_taken_back(one, near, [each for each in ones if each.answers(one)])
        case _:
            return one.actor in {each.actor for each in near}


def _unanswered(
    ones: Acts, others: Acts, later: Acts, rule: Rule, known_until: datetime, may: MayAnswer
) -> Iterator[Breach]:
    for other in others:
        limit = _limit(other, rule)
        start = max([each.latest for each in later if may(each, other)], default=other.latest)
        end = other.end_of(limit, max(start, other.latest)) if limit else None
        answers = [one for one in ones if may(one, other) and other.at <= one.latest + rule.leeway]
        has_answer = any(end is None or one.at <= end for one in answers)
        if not has_answer and (end is None or end < known_until):
            yield other, limit


def _out_of_term(acts: Acts, rule: Rule, may: MayAnswer) -> Iterator[Breach]:
    for one in _among(acts, rule.act):
        before = [each for each in acts if each is not one and each.at <= one.at]
        ends = [_term_end([each for each in before if fits(each, one)], rule) for fits in (Act.answers, may)]
        certain, *others = [each for each in ends if each] if ends[0] else [None]
        if certain and one.at > max(certain, *others, key=lambda each: each[0])[0]:
            yield one, certain[1]


def _term_end(acts: Acts, rule: Rule) -> tuple[datetime, timedelta] | None:
    """When a time that acts began and prolonged runs out at the latest, and how long each is; None: nothing began it.

    What was asked for in time prolongs, since many logs hold requests alone; a grant says then for how long.
    """
    end: datetime | None = None
    before: datetime | None = None
    told = timedelta(0)
    is_ordered = False
    for each in acts:
        limit = _limit(each, rule)
        assert limit is not None, "a term has a time"
        if _among([each], rule.other):
            end, told = max(end or each.end_of(limit), each.end_of(limit)), limit
        elif not is_ordered and _among([each], rule.renewed_by):
            is_ordered = True
        elif _among([each], rule.prolonged_by) or (end and _among([each], rule.renewed_by)):
            start = each.latest if end is None else max(before or end, each.latest)
            end, before, told = each.end_of(limit, start), None, told or limit
        elif end is not None and _among([each], rule.act) and each.at <= end:
            end, before = each.end_of(limit, end), end
    return (end, told) if end else None


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


def _written(within: timedelta | None) -> str:
    if within is None:
        return ""
    hours = within // _UNITS["h"]
    return f"{hours // 24} d" if _is_in_days(within) else f"{hours} h"


def _is_in_days(limit: timedelta) -> bool:
    """Whether it is one of days: up to three days the law counts hours."""
    return limit > timedelta(hours=72) and limit % _UNITS["d"] == timedelta(0)


@cache
def built_in_rules() -> Sequence[Rule]:
    """The rules that come with the program; a lawyer has to confirm them before anybody relies on them."""
    return parse_rules((Path(__file__).parent / "rules.toml").read_text("utf-8"), file="rules.toml")


def parse_rules(text: str, *, file: str) -> Sequence[Rule]:
    """The rules of a TOML file: a list `rule`, each with `id`, `kind`, `act`, and what its kind needs.

    Raises:
        RuleFileError: no TOML, or a rule that lacks something; it says which.
    """
    try:
        written = tomllib.loads(text).get("rule", [])
    except tomllib.TOMLDecodeError as error:
        raise RuleFileError(file=file, rule="1", problem=str(error)) from error
    if not isinstance(written, list) or not written:
        raise RuleFileError(file=file, rule="1", problem=NO_RULES)
    return [_rule(each, file, place) for place, each in enumerate(written, start=1)]


NO_RULES: Final = mark("there is no [[rule]].")
NEEDS: Final = mark("it needs id, kind and act; other for all kinds but absence; within for deadline and term.")
NO_KIND: Final = mark(
    "its kind is none of existence, precedence, response, deadline, term, absence, different-actors, hand-over."
)
NO_TIME: Final = mark("its time is not written as 24 h or 60 d.")


def _rule(written: Any, file: str, place: int) -> Rule:  # Any: a value of TOML
    name = str(written.get("id", place)) if isinstance(written, dict) else str(place)
    fields = written if isinstance(written, dict) else {}
    try:
        kind = RuleKind(str(fields.get("kind")))
    except ValueError as error:
        raise RuleFileError(file=file, rule=name, problem=NO_KIND) from error
    act, other = _acts(fields.get("act")), _acts(fields.get("other"))
    within = _time(fields.get("within"), file, name)
    if (
        not isinstance(fields.get("id"), str)
        or not act
        or (not other and kind is not RuleKind.ABSENCE)
        or (within is None and kind in (RuleKind.DEADLINE, RuleKind.TERM))
    ):
        raise RuleFileError(file=file, rule=name, problem=NEEDS)
    also = _acts(fields.get("prolonged_by")), _acts(fields.get("unless"))
    leeway = _time(fields.get("leeway"), file, name) or timedelta(0)
    renewed = _acts(fields.get("renewed_by"))
    return Rule(name, kind, act, other, within, str(fields.get("article", "")), *also, renewed, leeway)


def _acts(written: object) -> tuple[str, ...]:
    names = written if isinstance(written, list) else [written] if written else []
    return tuple(plain_act(str(each)) for each in names)


def plain_act(name: str) -> str:
    """The name of an act as rules compare it."""
    return " ".join(name.casefold().replace("_", " ").split())


@cache
def _compared(name: str) -> str:
    """A name without accents, which some tables have and others not."""
    parts = unicodedata.normalize("NFKD", plain_act(name))
    return "".join(each for each in parts if not unicodedata.combining(each))


def _among(acts: Acts, names: Sequence[str]) -> list[Act]:
    wanted = {_compared(each) for each in names}
    return [each for each in acts if _compared(each.act) in wanted]


def _time(written: object, file: str, rule: str) -> timedelta | None:
    if written is None:
        return None
    found = time_of(str(written))
    if found is None:
        raise RuleFileError(file=file, rule=rule, problem=NO_TIME)
    return found


def time_of(written: str) -> timedelta | None:
    """A time as `24 h` or `60 d`; None where it is written otherwise."""
    number, _, unit = written.partition(" ")
    if unit not in _UNITS or not (number.isascii() and number.isdigit() and 0 < int(number) < 100_000):
        return None
    return int(number) * _UNITS[unit]
