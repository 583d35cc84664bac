"""Conformance: acts that are missing, out of order, too late, forbidden, or by one hand where two are asked for.

Rules are data. Each names acts of one case; what the log does not reach yet is no fault.
"""

import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
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

    @property
    def latest(self) -> datetime:
        """The last moment at which it may have been."""
        return self.until or self.at


Acts = Sequence[Act]

_SENTENCES: Final[Mapping[RuleKind, str]] = {
    RuleKind.EXISTENCE: mark("{act} without {other}"),
    RuleKind.PRECEDENCE: mark("{act} before {other}, or without it"),
    RuleKind.RESPONSE: mark("{other} without {act} within {within}"),
    RuleKind.DEADLINE: mark("{act} later than {within} after {other}"),
    RuleKind.ABSENCE: mark("{act}, which must not be"),
    RuleKind.DIFFERENT_ACTORS: mark("{act} and {other} by the same person"),
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
        (each.row, rule)
        for within in cases.values()
        for rule in rules
        for each in _breaches(sorted(within, key=lambda act: (act.at, act.row)), rule, known_until)
    ]
    by_row = {each.row: each for each in acts}
    found = [
        Finding(
            f"{rule.id} ({rule.article})" if rule.article else rule.id,
            [row],
            _SENTENCES[rule.kind],
            {"act": rule.act[0], "other": "".join(rule.other[:1]), "within": _written(_limit(by_row[row], rule))},
        )
        for row, rule in sorted(broken, key=lambda each: (each[0], each[1].id))
    ]
    named = {_compared(name) for rule in rules for name in (*rule.act, *rule.other)}
    unknown = [each.row for each in acts if _compared(each.act) not in named]
    says = {"rules": len(rules), "unknown": len(unknown), "first_unknown": min(unknown, default=0)}
    return Outcome(len(acts), findings=found, says=says)


def _breaches(acts: Acts, rule: Rule, known_until: datetime) -> Iterator[Act]:
    """The acts of one case, in order of time, at which the rule is broken."""
    ones, others = _among(acts, rule.act), _among(acts, rule.other)
    match rule.kind:
        case RuleKind.EXISTENCE:
            yield from ones if not others else ()
        case RuleKind.PRECEDENCE:
            yield from (one for one in ones if not any(other.at <= one.latest for other in others))
        case RuleKind.RESPONSE:
            for other in others:
                limit = _limit(other, rule)
                end = other.latest + limit if limit else None
                has_answer = any(other.at <= one.latest and (end is None or one.at <= end) for one in ones)
                if not has_answer and (end is None or end < known_until):
                    yield other
        case RuleKind.DEADLINE:
            first = min((other.latest for other in others), default=None)
            for one in ones if first else ():
                limit = _limit(one, rule)
                assert limit is not None, "a deadline has a time"
                if first and one.at > first + limit:
                    yield one
        case RuleKind.ABSENCE:
            yield from (one for one in ones if not rule.other or any(other.latest < one.at for other in others))
        case RuleKind.DIFFERENT_ACTORS:
            hands = {each.actor for each in others}
            yield from (one for one in ones if one.actor in hands)


def _limit(act: Act, rule: Rule) -> timedelta | None:
    """The time of a rule, or what the law gives in place of it at this act."""
    return act.within if rule.within and act.within else rule.within


def _written(within: timedelta | None) -> str:
    if within is None:
        return ""
    hours = within // _UNITS["h"]
    return f"{hours // 24} d" if hours % 24 == 0 and hours > 72 else f"{hours} h"


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
NEEDS: Final = mark("it needs id, kind and act; other for all kinds but absence; within for deadline.")
NO_KIND: Final = mark("its kind is none of existence, precedence, response, deadline, absence, different-actors.")
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
        or (within is None and kind is RuleKind.DEADLINE)
    ):
        raise RuleFileError(file=file, rule=name, problem=NEEDS)
    return Rule(name, kind, act, other, within, str(fields.get("article", "")))


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
