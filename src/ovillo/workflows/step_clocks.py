"""The legal clocks of next steps: a step that names a rule and its start gets its last day from the rule.

Where the law gives several ends, the earliest is the deadline, and every article is named.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ovillo.casework.clocks import Profile, answer
from ovillo.casework.clocks.counting import day_of
from ovillo.casework.clocks.running import Request, read_request
from ovillo.domain.clocks import as_instant
from ovillo.domain.errors import OvilloError
from ovillo.domain.hypotheses import SheetFault
from ovillo.domain.messages import mark

_STEPS = ("next_steps", "next steps", "steps", "next-steps", "nextSteps")
_NO_RULE = mark("a clock is a text, or an object with rule and start, such as F02 and 2031-06-02.")
_BOTH = mark("a deadline and a rule are both given. Leave out one of them.")
_NO_END = mark("the rule sets no period. Give a deadline, or leave the clock out.")


@dataclass(frozen=True, slots=True)
class Clocked:
    """What a file says, with the last days that its clocks give."""

    content: Mapping[str, Any]  # Any: what JSON can hold
    faults: tuple[SheetFault, ...]


def with_deadlines(content: Mapping[str, Any], profiles: Sequence[Profile]) -> Clocked:  # Any: as above
    """The content, in which each clock that names a rule is its text, and its end the deadline."""
    key = next((name for name in _STEPS if isinstance(content.get(name), list)), None)
    if key is None:
        return Clocked(content, ())
    faults: list[SheetFault] = []
    steps = [_step(number, each, profiles, faults) for number, each in enumerate(content[key], start=1)]
    return Clocked({**content, key: steps}, tuple(faults))


def _step(number: int, step: object, profiles: Sequence[Profile], faults: list[SheetFault]) -> object:
    clock = step.get("clock") if isinstance(step, Mapping) else None
    if not isinstance(step, Mapping) or not isinstance(clock, Mapping):
        return step
    row, bare = str(step.get("id") or f"s{number}"), {**step, "clock": ""}
    rule, start, qualifier = (str(clock.get(name) or "").strip() for name in ("rule", "start", "qualifier"))
    if not rule or not start or set(clock) - {"rule", "start", "qualifier"}:
        faults.append(SheetFault(row, "clock", _NO_RULE))
        return bare
    if step.get("deadline"):
        faults.append(SheetFault(row, "deadline", _BOTH))
        return bare
    try:
        found = answer(profiles, read_request(profiles, Request(rule, (start,), qualifier)))
    except OvilloError as error:
        faults.append(SheetFault(row, "clock", error.template, tuple(error.fields.items())))
        return bare
    ends = [each for each in found.values if not each.is_earliest_allowed]
    if not ends:
        faults.append(SheetFault(row, "clock", _NO_END))
        return bare
    first = min(ends, key=lambda each: as_instant(each.due))
    articles = "; ".join(dict.fromkeys(each.article for each in ends))
    return {
        **step,
        "clock": f"{found.rule}, {articles}",
        "clock unverified": not all(each.verified_by for each in ends),
        "deadline": day_of(first.due),
    }
