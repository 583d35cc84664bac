"""Rewritten record, evidence attrition, ignored warning: what a log shows by itself, and how it compares.

What tells days is compared with what tells days, and what tells times with what tells times: so precision is no delay,
and no row by the day hides others. Each counts by the least time that it may tell, as the rules read it.
"""

import hashlib
import math
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import combinations
from typing import Any, Final, TypeVar

import numpy as np

from ovillo.analysis.handling.chances import hypergeometric, sum_of, upper_tail
from ovillo.analysis.handling.results import Compared, Finding, Outcome
from ovillo.domain.canonical import encode_all
from ovillo.domain.messages import mark

Whole = Any  # a numpy array of int64: the types of numpy are not checked here
MOST_LISTED: Final = 200_000
"""Choices of files up to which medians are compared in all of them."""
_BLOCK: Final = 4_000_000
Days = tuple[bool, bool]
"""Whether each of the two times of a row is a day without a time."""
_MOST_ALIKE: Final = 100
"""Hand-offs of one item of which the order is looked for."""
_TIMES: Final[Days] = (False, False)

_BACK_DATED: Final = mark("recorded before it happened")
_OUT_OF_ORDER: Final = mark("recorded with an earlier time than the entry before it")
_BROKEN: Final = mark("the chain breaks: this entry, or one before it, is not what was recorded")
_GAP: Final = mark("handed over, and received only after {hours} h")
_LONGER_GAP: Final = mark("handed over, and received only after more than {hours} h")
_NOBODY: Final = mark("handed over, and received by nobody")
_OTHER_HAND: Final = mark("given by another than whoever received it last")
_BEFORE_RELEASE: Final = mark("received before it was handed over: one of the two times cannot be true")
_BEFORE_ALERT: Final = mark("answered before it was raised: one of the two times cannot be true")
_UNUSABLE: Final = mark("lost, or of no use")
_IGNORED: Final = mark("not answered within {hours} h")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a log, in the order in which it was written."""

    row: int
    file: str
    happened: datetime
    recorded: datetime
    parts: tuple[str, ...] = ()
    """What the chain is made over, as written; empty where the log has no chain."""
    digest: str = ""
    span: tuple[datetime, datetime] | None = None
    """The first and the last moment at which it may have been recorded, where the record tells a day."""
    days: Days = _TIMES


def chain_digest(before: str, parts: Sequence[str]) -> str:
    """The SHA-256 of an entry and of the digest before it ("" for the first), over canonical bytes."""
    return hashlib.sha256(encode_all((before, *parts))).hexdigest()


def find_rewritten(entries: Sequence[Entry], flagged: Collection[str], *, draws: int, seed: int) -> Outcome:
    """Entries that cannot have been written when they say; and whether the flagged files were written later."""
    findings: list[Finding] = []
    before = ""
    last: datetime | None = None
    for each in entries:
        if each.digest and each.digest != chain_digest(before, each.parts):
            findings.append(Finding("chain", [each.row], _BROKEN))
        if each.recorded < each.happened:
            findings.append(Finding("recorded-after-the-event", [each.row], _BACK_DATED))
        first, latest = each.span or (each.recorded, each.recorded)
        if last is not None and latest < last:
            findings.append(Finding("recorded-in-order", [each.row], _OUT_OF_ORDER))
        before, last = each.digest, first
    lags: dict[str, list[int]] = defaultdict(list)
    told = _mostly(entries)
    for each in entries:
        if each.days == told[each.file]:
            lags[each.file].append((each.recorded - each.happened) // timedelta(seconds=1))
    says = {"files": len(lags), "by_days": any(each.days != _TIMES for each in entries)}
    if not flagged:
        return Outcome(len(entries), findings=findings, says=says)
    alike: dict[Days, list[int]] = defaultdict(list)
    for place, file in enumerate(lags):
        alike[told[file]].append(place)
    chosen = {place for place, file in enumerate(lags) if file in flagged}
    medians = [_twice_median(each) for each in lags.values()]
    mine = [each.row for each in entries if each.file in flagged]
    one = replace(_later(medians, chosen, [*alike.values()], row=min(mine), draws=draws, seed=seed), rows=mine)
    return Outcome(len(entries), [one], findings, says={**says, "flagged": len(chosen)})


def _mostly(entries: Sequence[Entry]) -> Mapping[str, Days]:
    """What most entries of each file tell of times, where as many do the more exact: by these a file is compared."""
    found: dict[str, Counter[Days]] = defaultdict(Counter)
    for each in entries:
        found[each.file][each.days] += 1
    return {file: min(counts, key=lambda days: (-counts[days], days)) for file, counts in found.items()}


def _twice_median(numbers: Sequence[int]) -> int:
    ranked = sorted(numbers)
    return ranked[len(ranked) // 2] + ranked[(len(ranked) - 1) // 2]


def _later(
    medians: Sequence[int], chosen: Collection[int], alike: Sequence[Sequence[int]], *, row: int, draws: int, seed: int
) -> Compared:
    """How much larger the median of the chosen files' medians is than that of the others that tell as much, in hours.

    Where the chosen tell more than one kind of times, the mean of the differences, each by how many of them it is of.
    Kinds of which all files are chosen, or none, tell nothing.

    Args:
        medians: twice that of each file.
        chosen: places of the flagged ones.
        alike: places of files that tell as much of times: flags are exchanged among these.
        row: which is shown.
        draws: how many, where the choices are too many.
        seed: of the draws.
    """
    parts: list[tuple[Whole, int]] = []
    for places in alike:
        ranked = sorted(places, key=lambda place: place not in chosen)
        count = sum(place in chosen for place in places)
        if 0 < count < len(places):
            parts.append((np.array([medians[place] for place in ranked], dtype=np.int64), count))
    if not parts:
        return Compared(row, 0.0, 0.0, 1.0, 1.0)
    observed = sum(count * int(_differences(numbers[np.newaxis], count)[0]) for numbers, count in parts)
    hours = observed / (4 * 3_600 * sum(count for _, count in parts))
    if math.prod(math.comb(len(numbers), count) for numbers, count in parts) <= MOST_LISTED:
        found: Whole = np.zeros(1, dtype=np.int64)
        for numbers, count in parts:
            found = np.add.outer(found, count * _differences(numbers[_choices(len(numbers), count)], count)).ravel()
        return Compared(row, hours, 0.0, float((found >= observed).mean()), float((found == found.max()).mean()))
    random = np.random.default_rng(seed)
    hits = done = 0
    while done < draws:
        block = min(draws - done, max(1, _BLOCK // len(medians)))
        drawn = [(random.permuted(np.tile(numbers, (block, 1)), axis=1), count) for numbers, count in parts]
        hits += int((sum(count * _differences(orders, count) for orders, count in drawn) >= observed).sum())
        done += block
    p = (1 + hits) / (1 + draws)
    return Compared(row, hours, 0.0, p, 1 / (1 + draws), draws, math.sqrt(p * (1 - p) / draws))


def _choices(size: int, count: int) -> Whole:
    """Each order of so many places in which another choice of `count` stands first."""
    every = range(size)
    return np.array([[*some, *(place for place in every if place not in some)] for some in combinations(every, count)])


def _differences(orders: Whole, size: int) -> Whole:
    """Twice the median of the first so many of each line, less twice that of the others: whole numbers."""

    def twice_median(numbers: Whole) -> Whole:
        ranked = np.sort(numbers, axis=1)
        return ranked[:, ranked.shape[1] // 2] + ranked[:, (ranked.shape[1] - 1) // 2]

    return twice_median(orders[:, :size]) - twice_median(orders[:, size:])


@dataclass(frozen=True, slots=True)
class HandOff:
    """One hand-off of one item."""

    row: int
    item: str
    giver: str
    receiver: str
    """Empty where nobody received it."""
    released: datetime
    received: datetime | None
    is_usable: bool = True
    days: Days = _TIMES
    is_under_way: bool = False
    """Whether it may still be received in time."""
    span: tuple[datetime, datetime] | None = None
    """The first and the last moment at which it may have been released."""

    @property
    def earliest(self) -> datetime:
        """The first moment at which it may have been released."""
        return self.span[0] if self.span else self.released

    @property
    def latest(self) -> datetime:
        """The last moment at which it may have been released."""
        return self.span[1] if self.span else self.released


def _in_order(hand_offs: Sequence[HandOff]) -> Iterator[HandOff]:
    """Those of one item by the time of release; where it does not tell, as they hand it on, else as they stand."""
    left, holder = sorted(hand_offs, key=lambda each: each.earliest)[::-1], ""
    while left:
        found = left.pop(-1 - _next(left[: -_MOST_ALIKE - 1 : -1], holder))
        holder = found.receiver
        yield found


def _next(coming: Sequence[HandOff], holder: str) -> int:
    """The place of the next of those that come: of those that may have been first, what the holder gave."""
    end = min(each.latest for each in coming)
    first = [(place, each) for place, each in enumerate(coming) if each.earliest <= end]
    receivers = {each.receiver for _, each in first}
    given = (place for place, each in first if (each.giver == holder if holder else each.giver not in receivers))
    return next(given, first[0][0])


def find_attrition(hand_offs: Sequence[HandOff], flagged: Collection[str], *, longest: timedelta) -> Outcome:
    """Gaps in the custody of items; and whether more of the flagged items have any than of the others."""
    findings: list[Finding] = []
    named = set[str]()
    holder: dict[str, str] = {}
    kinds: dict[str, set[Days]] = defaultdict(set)
    of_item: dict[str, list[HandOff]] = defaultdict(list)
    for each in hand_offs:
        of_item[each.item].append(each)
    ordered = {item: [*_in_order(each)] for item, each in of_item.items()}
    for each in (one for some in ordered.values() for one in some):
        found = [*_faults(each, holder.get(each.item), is_last=ordered[each.item][-1] is each, longest=longest)]
        findings += found
        named |= {each.item} if found else set()
        holder[each.item] = each.receiver
        kinds[each.item].add(each.days)
    told = {item: frozenset(each) for item, each in kinds.items()}
    findings.sort(key=lambda each: each.rows[0])
    by_days = any(each.days != _TIMES for each in hand_offs)
    says = {"items": len(told), "damaged": len(named), "flagged": len(flagged), "by_days": by_days}
    if not flagged:
        return Outcome(len(told), findings=findings, says=says)
    mine = [each.row for each in hand_offs if each.item in flagged]
    return Outcome(len(told), [_compare(told, named, flagged, rows=mine)], findings, says=says)


def _faults(each: HandOff, holder: str | None, *, is_last: bool, longest: timedelta) -> Iterator[Finding]:
    if holder and each.giver != holder:
        yield Finding("from-hand-to-hand", [each.row], _OTHER_HAND)
    if each.received is None or not each.receiver:
        if not (each.is_under_way and is_last):
            yield Finding("received-by-somebody", [each.row], _NOBODY)
    elif each.received < each.released:
        yield Finding("received-after-release", [each.row], _BEFORE_RELEASE)
    elif each.received - each.released > longest:
        hours, rest = divmod(each.received - each.released, timedelta(hours=1))
        yield Finding("received-in-time", [each.row], _LONGER_GAP if rest else _GAP, {"hours": hours})
    if not each.is_usable:
        yield Finding("still-of-use", [each.row], _UNUSABLE)


Unit = TypeVar("Unit", bound=Hashable)


def _compare(
    told: Mapping[Unit, Hashable], marked: Collection[Unit], drawn: Collection[Unit], *, rows: Sequence[int]
) -> Compared:
    """How many of those drawn are marked, beside chance among those that tell as much of times."""
    all_, bad, mine = (Counter(told[unit] for unit in each) for each in (told, marked, drawn))
    count = sum(unit in marked for unit in drawn)
    parts = [hypergeometric(all_[kind], bad[kind], mine[kind]) for kind in all_]
    expected = sum(mine[kind] * bad[kind] / all_[kind] for kind in all_)
    spread = sum_of([each for _, each in parts])
    p = upper_tail(spread, count - sum(least for least, _ in parts))
    return Compared(min(rows), count, expected, p, upper_tail(spread, len(spread) - 1), rows=rows)


@dataclass(frozen=True, slots=True)
class Alert:
    """One alert, and when somebody answered it."""

    row: int
    office: str
    raised: datetime
    answered: datetime | None
    days: Days = _TIMES

    @property
    def is_possible(self) -> bool:
        """Whether it was not answered before it was raised."""
        return self.answered is None or self.answered >= self.raised

    def wait(self, now: datetime) -> timedelta:
        """How long it waited, or has waited so far."""
        return (self.answered or now) - self.raised


def find_ignored(alerts: Sequence[Alert], *, now: datetime, longest: timedelta) -> Outcome:
    """Alerts that wait, or waited, too long, each named once; and offices that left more of them than others did.

    One that was answered before it was raised is named, and compared with none: how long it waited nobody can tell.
    """
    hours = longest // timedelta(hours=1)
    findings = []
    for each in alerts:
        if not each.is_possible:
            findings.append(Finding("answered-after-alert", [each.row], _BEFORE_ALERT))
        elif each.wait(now) > longest:
            findings.append(Finding("answered-in-time", [each.row], _IGNORED, {"hours": hours}))
    late = {each.row for each in alerts if each.is_possible and each.wait(now) > longest}
    due = [each for each in alerts if each.is_possible and (each.answered or each.row in late)]
    told = {each.row: each.days for each in due}
    rows: dict[str, list[int]] = defaultdict(list)
    for each in due:
        rows[each.office].append(each.row)
    compared = [_compare(told, late, mine, rows=mine) for mine in rows.values()]
    says: Mapping[str, object] = {
        "offices": len(rows),
        "loads": {mine[0]: len(mine) for mine in rows.values()},
        "by_days": any(each.days != _TIMES for each in alerts),
    }
    return Outcome(len(alerts), compared, findings, says=says)
