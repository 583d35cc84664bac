"""Changes of number in plain Python, by the rules of `ovillo.analysis.calls.changes`."""

import math
import statistics
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ovillo.analysis.calls.changes import Change
from ovillo.domain.calls import Call

DAY: Final = 86_400
MOST_GAP_DAYS: Final = 60
MOST_OVERLAP_DAYS: Final = 7
FEWEST_SHARED: Final = 3
OUTGOING = 3
LEAST_OVERLAP: Final = 0.5
LEAST_OF_OLD: Final = 0.45


@dataclass(slots=True)
class _Life:
    """What one person's phones did, as far as it is known."""

    first: Call
    last: Call
    out: int
    last_out: int
    contacts: dict[str, list[int]]
    spoke: dict[str, int]


def find_changes(calls: Iterable[Call]) -> Sequence[Change]:
    """The changes of number, in the order in which the new numbers begin."""
    usable = [call for call in calls if call.called and call.caller != call.called]
    person: dict[str, str] = {}
    found: list[Change] = []
    lives = _lives(usable, {})
    for turn in range(1, len(lives) + 1):
        renamed = _lives(usable, person)
        new = _one_turn(lives, renamed, person, turn=turn, taken=found)
        if not new:
            break
        found += new
        for change in sorted(new, key=lambda change: change.at):
            root = person.get(change.old, change.old)
            for number in [change.new, *(each for each, its in person.items() if its == change.new)]:
                person[number] = root
    return sorted(found, key=lambda change: (change.at, change.old, change.new))


def _lives(calls: Sequence[Call], person: Mapping[str, str]) -> Mapping[str, _Life]:
    """For each number its first and last call and the rows with each contact, contacts named by `person`."""
    lives: dict[str, _Life] = {}
    for call in calls:
        for own, other in ((call.caller, call.called), (call.called, call.caller)):
            life = lives.get(own)
            if life is None:
                life = lives[own] = _Life(call, call, 0, 0, {}, {})
            if call.instant < life.first.instant:
                life.first = call
            if call.instant > life.last.instant:
                life.last = call
            if own == call.caller:
                life.out += 1
                life.last_out = max(life.last_out, call.instant)
            who = person.get(other, other)
            life.contacts.setdefault(who, []).append(call.row)
            life.spoke[who] = max(life.spoke.get(who, call.instant), call.instant)
    return lives


def _one_turn(
    lives: Mapping[str, _Life],
    renamed: Mapping[str, _Life],
    person: Mapping[str, str],
    *,
    turn: int,
    taken: Sequence[Change],
) -> list[Change]:
    having: dict[str, list[str]] = defaultdict(list)
    active = {number: life for number, life in renamed.items() if len(life.contacts) >= FEWEST_SHARED}
    for number, life in active.items():
        for contact in life.contacts:
            having[contact].append(number)
    weights = _weights(having, person, people=len({person.get(number, number) for number in active}))
    totals = {number: sum(weights.get(contact, 0.0) for contact in life.contacts) for number, life in active.items()}
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    for contact in weights:
        for old in having[contact]:
            for new in having[contact]:
                if old != new and _follow(lives[old], lives[new]):
                    shared[old, new].append(contact)
    candidates = []
    for (old, new), contacts in shared.items():
        weight = sum(weights[contact] for contact in contacts)
        overlap = weight / min(totals[old], totals[new])
        is_late = weight >= LEAST_OF_OLD * _late(lives[old], lives[new], renamed[old], weights)
        if is_late and new not in lives[old].contacts and len(contacts) >= FEWEST_SHARED and overlap >= LEAST_OVERLAP:
            candidates.append((-round(weight, 6), -round(overlap, 6), old, new))
    needed = math.log2(max(1, _following(lives, active))) + 2
    has_successor, has_predecessor = {change.old for change in taken}, {change.new for change in taken}
    found = []
    for weight, overlap, old, new in sorted(candidates):
        if old in has_successor or new in has_predecessor or -weight < needed:
            continue
        if _accept(old, new, -weight, totals, renamed, lives, having, weights, person):
            has_successor.add(old)
            has_predecessor.add(new)
            found.append(_change(old, new, renamed, lives, overlap=-overlap, turn=turn))
    return found


def _late(old: _Life, new: _Life, named: _Life, weights: Mapping[str, float]) -> float:
    since = _end(old) - (_end(new) - new.first.instant)
    return sum(weights.get(contact, 0.0) for contact, spoke in named.spoke.items() if spoke >= since)


def _best_peer(old, renamed, lives, having, weights, person):
    shared = defaultdict(float)
    mine = renamed[old].contacts.keys()
    for contact in mine:
        for other in having[contact] if contact in weights else ():
            shared[other] += weights[contact]
    for other in shared:
        who = person.get(other, other)
        if who in mine and who in weights:
            shared[other] += weights[who]
    return {other: shared[other] for other in _peers(old, lives, having, weights, person, mine)}


def _peers(old, lives, having, weights, person, mine):
    own = person.get(old, old)
    seen = {other for contact in mine if contact in weights for other in having[contact]}
    return [
        other
        for other in seen
        if person.get(other, other) != own
        and (person.get(other, other) not in having or person.get(other, other) in weights)
        and not _follow(lives[old], lives[other])
        and not _follow(lives[other], lives[old])
    ]


def _accept(old, new, weight, totals, renamed, lives, having, weights, person):
    shared = {each for each in renamed[old].contacts.keys() & renamed[new].contacts.keys() if each in weights}
    own = {person.get(old, old), person.get(new, new)}
    most = best = 0.0
    for number in (old, new):
        for peer, its_weight in _best_peer(number, renamed, lives, having, weights, person).items():
            who = person.get(peer, peer)
            if who in own:
                continue
            cover = sum(weights[each] for each in shared & renamed[peer].contacts.keys())
            most = max(most, cover + (weights[who] if who in shared else 0.0))
            best = max(best, its_weight)
    both, less = weight / max(totals[old], totals[new]), weight / min(totals[old], totals[new])
    beyond = round(1 - most / weight, 6)
    if beyond >= 0.5 or (beyond >= 0.25 and weight > round(best, 6)):
        return True
    is_most = both >= 0.6 or (both >= 0.5 and less >= 0.75)
    return (is_most and weight > round(most, 6)) or both > 0.9


def _following(lives, active):
    pairs = 0
    for old in active:
        for new in active:
            gap = lives[new].first.instant - _end(lives[old])
            pairs += old != new and -MOST_OVERLAP_DAYS * DAY <= gap <= MOST_GAP_DAYS * DAY
    return pairs


def _weights(having: Mapping[str, Sequence[str]], person: Mapping[str, str], *, people: int) -> Mapping[str, float]:
    """The weight in bits of each contact that few have; whoever changed the phone counts once."""
    sizes = {contact: len({person.get(each, each) for each in numbers}) for contact, numbers in having.items()}
    # By tie, not by contact: numbers that only one other calls are most of a table, and few of a person's ties.
    usual = statistics.median(size for size in sizes.values() for _ in range(size)) if sizes else 0
    # Both sides of a pair have it: two more than the others who may.
    most = 2 + max(2, min(max(people // 4, int(1.5 * usual)), 3 * usual))
    return {contact: max(math.log2(people / max(size - 1, 1)), 0.1) for contact, size in sizes.items() if size <= most}


def _end(life):
    return life.last_out if life.out >= OUTGOING else life.last.instant


def _follow(old: _Life, new: _Life) -> bool:
    gap = new.first.instant - _end(old)
    if not -MOST_OVERLAP_DAYS * DAY <= gap <= MOST_GAP_DAYS * DAY:
        return False
    shorter = min(_end(each) - each.first.instant for each in (old, new))
    return gap >= 0 or -gap < shorter / 2


def _change(
    old: str, new: str, renamed: Mapping[str, _Life], lives: Mapping[str, _Life], *, overlap: float, turn: int
) -> Change:
    before, after = renamed[old].contacts, renamed[new].contacts
    both = before.keys() & after.keys()
    return Change(
        old,
        new,
        len(both),
        len(before),
        lives[new].first.at,
        round(overlap, 4),
        turn,
        sorted({row for contact in both for row in (*before[contact], *after[contact])}),
    )
