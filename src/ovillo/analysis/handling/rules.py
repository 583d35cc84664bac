"""Rules of conformance: what must be there, in which order, within which time. They are data, read from TOML."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Final

from ovillo.analysis.handling.act_words import ActNames, Family, Words, plain_act, words_of
from ovillo.analysis.handling.logged_acts import time_of
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
    """One rule. Acts go by their names, or by the words of these; several names mean one act."""

    id: str
    kind: RuleKind
    act: ActNames
    """The first is a name, and the one that is shown."""
    other: ActNames = ()
    within: timedelta | None = None
    article: str = ""
    prolonged_by: ActNames = ()
    """Of a term: these add to it; of a response: its time counts from the last of them, where it comes after."""
    unless: ActNames = ()
    """Where one of these is there by then, the rule asks nothing."""
    renewed_by: ActNames = ()
    """Of a term: each of these but the first prolongs it, as `prolonged_by` does, and none begins it."""
    leeway: timedelta = timedelta(0)
    """How far `unless` may stand after what it excuses, and `act` of a response before `other`."""
    perhaps: ActNames = ()
    """What may be `other`, an answer or an excuse though another rule knows it: a finding says where one stands."""
    partly: ActNames = ()
    """The same, where the other rules do not tell all of its words."""
    never: ActNames = ()
    """What is none of these though no rule knows it: an order that was refused."""
    either: ActNames = ()
    """Of a precedence, names of `other` too: in one log `act`, in another `other`."""
    rolls: bool = False
    """Whether a time of days that ends on a day without work runs to the end of the next working day."""


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
        whole = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RuleFileError(file=file, rule="1", problem=str(error)) from error
    written, words = whole.get("rule", []), _words(whole.get("words", {}))
    if words is None:
        raise RuleFileError(file=file, rule="words", problem=NO_WORDS)
    if not isinstance(written, list) or not written:
        raise RuleFileError(file=file, rule="1", problem=NO_RULES)
    return [_rule(each, file, place, words) for place, each in enumerate(written, start=1)]


NO_RULES: Final = mark("there is no [[rule]].")
NEEDS: Final = mark("it needs id, kind and act; other for all kinds but absence; within for deadline and term.")
NO_KIND: Final = mark(
    "its kind is none of existence, precedence, response, deadline, term, absence, different-actors, hand-over."
)
NO_WORDS: Final = mark(
    "an act is a name, or words by with, without and only: lists of names of [words], which are lists of words. The "
    "first of act and of other is a name."
)
NO_YES: Final = mark("rolls is true or false.")
NO_TIME: Final = mark("its time is not written as 24 h or 60 d.")


def _words(written: object) -> Mapping[str, Words] | None:
    """The lists of words of a file; None where something else stands there."""
    if not isinstance(written, dict) or not all(
        isinstance(each, list) and each and all(isinstance(word, str) and word.strip(" *") for word in each)
        for each in written.values()
    ):
        return None
    return {str(name): words_of(each) for name, each in written.items()}


def _rule(written: Any, file: str, place: int, words: Mapping[str, Words]) -> Rule:  # Any: a value of TOML
    name = str(written.get("id", place)) if isinstance(written, dict) else str(place)
    fields = written if isinstance(written, dict) else {}
    try:
        kind = RuleKind(str(fields.get("kind")))
    except ValueError as error:
        raise RuleFileError(file=file, rule=name, problem=NO_KIND) from error
    try:
        act, other, longer, unless, renewed, perhaps, partly, never, either = (
            _acts(fields.get(each), words)
            for each in ("act", "other", "prolonged_by", "unless", "renewed_by", "perhaps", "partly", "never", "either")
        )
    except (KeyError, TypeError, ValueError) as error:
        raise RuleFileError(file=file, rule=name, problem=NO_WORDS) from error
    if any(isinstance(each, Family) for each in (*act[:1], *other[:1])):
        raise RuleFileError(file=file, rule=name, problem=NO_WORDS)
    within = _time(fields.get("within"), file, name)
    if (
        not isinstance(fields.get("id"), str)
        or not act
        or (not other and kind is not RuleKind.ABSENCE)
        or (within is None and kind in (RuleKind.DEADLINE, RuleKind.TERM))
    ):
        raise RuleFileError(file=file, rule=name, problem=NEEDS)
    if not isinstance(rolls := fields.get("rolls", False), bool):
        raise RuleFileError(file=file, rule=name, problem=NO_YES)
    leeway = _time(fields.get("leeway"), file, name) or timedelta(0)
    article = str(fields.get("article", ""))
    return Rule(
        *(name, kind, act, other, within, article, longer, unless, renewed, leeway, perhaps, partly, never),
        either=either,
        rolls=rolls,
    )


def _acts(written: object, words: Mapping[str, Words]) -> ActNames:
    """Names and families. Raises `KeyError`, `TypeError` or `ValueError` where a family is none."""
    names = written if isinstance(written, list) else [written] if written else []
    return tuple(_family(each, words) if isinstance(each, dict) else plain_act(str(each)) for each in names)


def _family(written: Mapping[str, object], words: Mapping[str, Words]) -> Family:
    if not written.keys() & {"with", "only"} or written.keys() - {"with", "without", "only"}:
        raise ValueError("no family")
    lists = [written.get(each, []) for each in ("with", "without", "only")]
    if not all(isinstance(each, list) for each in lists):
        raise TypeError("no list")
    needed, without, only = (tuple(words[name] for name in each) for each in lists if isinstance(each, list))
    return Family(needed, without, only)


def _time(written: object, file: str, rule: str) -> timedelta | None:
    if written is None:
        return None
    found = time_of(str(written))
    if found is None:
        raise RuleFileError(file=file, rule=rule, problem=NO_TIME)
    return found
