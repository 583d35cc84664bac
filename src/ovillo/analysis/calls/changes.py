"""The same person behind a new phone: a number falls silent, another begins, and speaks with the same people.

1. Windows follow one another: the new number begins at most `MOST_GAP_DAYS` after the last call of the old one, and at
   most `MOST_OVERLAP_DAYS` before it; both live longer than they overlap. Numbers that call one another are two phones.
2. What counts are contacts that few others have. One that many have (a call centre, a taxi rank) is left out; the
   others weigh log2(numbers / others who have it). Others are numbers with at least `FEWEST_SHARED` contacts.
3. A change is shown where at least `FEWEST_SHARED` such contacts are shared, and they carry at least half of the weight
   of the contacts of the number that has less of it.
   They must weigh more than what the old number shares with anybody who spoke at the same time: in a family or a ring,
   whose members all know one another, one who leaves and one who joins share as much as any two.
4. Each number has one successor and one predecessor at most: the greatest shared weight goes first.
5. Successors found are renamed to one person, and the search is repeated until nothing new is found: who changed
   together with the own contacts is only found then.

Source: the idea of matching the contact sets of successive windows is COI of Cortes, Pregibon & Volinsky 2001,
doi:10.1007/3-540-44816-0_11; the thresholds are written here, not learnt.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ovillo.analysis.calls import ties
from ovillo.analysis.calls.columns import Expression, Query, text_of
from ovillo.analysis.calls.ties import FEWEST_SHARED, LEAST_OVERLAP, MOST_GAP_DAYS, MOST_OVERLAP_DAYS

__all__ = ["FEWEST_SHARED", "LEAST_OVERLAP", "MOST_GAP_DAYS", "MOST_OVERLAP_DAYS", "Change", "find_changes"]


@dataclass(frozen=True, slots=True)
class Change:
    """A number that may be another's successor: shown, never joined."""

    old: str
    new: str
    shared: int
    """Contacts that both have, common ones included."""
    of: int
    """Contacts of the old number."""
    at: str
    """When the new number begins."""
    overlap: float
    """Share of the weight of the rarer side that is shared, 0.5 to 1."""
    round: int
    """Of the search in which it was found, from 1."""
    rows: Sequence[int]
    """The calls of either number with a contact that both have."""


@dataclass(frozen=True, slots=True)
class _Found:
    old: str
    new: str
    overlap: float
    begins: int


def find_changes(calls: Expression, query: Query) -> Sequence[Change]:
    """The changes of number, in the order in which the new numbers begin."""
    raw = query.keep(ties.raw_ties(calls))
    lives = query.keep(ties.lives_of(raw))
    person: dict[str, str] = {}
    taken: list[_Found] = []
    found: list[Change] = []
    for turn in itertools.count(1):
        people = query.load(ties.PEOPLE, {"number": list(person), "person": list(person.values())})
        new = _one_turn(raw, lives, people, query, taken=taken)
        if not new:
            break
        taken += new
        found += _with_rows(calls, people, new, query, turn=turn)
        for change in sorted(new, key=lambda change: change.begins):
            root = person.get(change.old, change.old)
            for number in [change.new, *(each for each, its in person.items() if its == change.new)]:
                person[number] = root
    return sorted(found, key=lambda change: (change.at, change.old, change.new))


def _one_turn(
    raw: Expression, lives: Expression, people: Expression, query: Query, *, taken: Sequence[_Found]
) -> list[_Found]:
    active = query.keep(ties.of_active(ties.named(raw, people), people))
    sizes = query.keep(ties.sizes_of(active))
    count = next(iter(query.fetch(active.aggregate(people=active.person.nunique()))))[0]
    weights = query.keep(ties.weights_of(sizes, people=count, most=_most(sizes, query, people=count)))
    follow = list(query.fetch(ties.candidates(active, weights, lives, raw)))
    if not follow:
        return []
    olds = query.load({"old": "string"}, {"old": sorted({one[0] for one in follow})})
    peers: dict[str, float] = dict(query.fetch(ties.best_peers(olds, active, weights, lives, sizes)))
    has_successor, has_predecessor = {change.old for change in taken}, {change.new for change in taken}
    found = []
    # Rounded: the sum of the same weights in another order is another number in its last digits.
    for weight, overlap, old, new, begins in sorted(
        (-round(weight, 6), -round(overlap, 6), old, new, begins) for old, new, weight, overlap, begins in follow
    ):
        if old in has_successor or new in has_predecessor:
            continue
        if -weight > round(peers.get(old, 0.0), 6):
            has_successor.add(old)
            has_predecessor.add(new)
            found.append(_Found(old, new, -overlap, begins))
    return found


def _most(sizes: Expression, query: Query, *, people: int) -> int:
    """How many people may have a contact that still counts."""
    # By tie, not by contact: numbers that only one other calls are most of a table, and few of a person's ties.
    histogram = query.fetch(sizes.group_by("size").aggregate(contacts=sizes.count()).order_by("size"))
    of_size = {size: size * contacts for size, contacts in histogram}
    # Both sides of a pair have it: two more than the others who may.
    return 2 + max(2, min(people // 4, int(3 * _median(of_size))))


def _median(count_of: dict[int, int]) -> float:
    """Of values that each occur as often as told, in their order; 0 of none."""
    total, passed = sum(count_of.values()), 0
    middle: list[int] = []
    for value, count in count_of.items():
        passed += count
        if not middle and passed * 2 >= total:
            middle.append(value)
        if middle and passed * 2 > total:
            return (middle[0] + value) / 2
    return 0.0


def _with_rows(
    calls: Expression, people: Expression, new: Sequence[_Found], query: Query, *, turn: int
) -> Iterator[Change]:
    wanted = query.load({"own": "string"}, {"own": sorted({number for one in new for number in (one.old, one.new)})})
    contacts: dict[str, dict[str, Sequence[int]]] = {}
    for own, contact, rows in query.fetch(ties.rows_of(calls, people, wanted)):
        contacts.setdefault(own, {})[contact] = rows
    for one in new:
        before, after = contacts[one.old], contacts[one.new]
        both = before.keys() & after.keys()
        rows = sorted({row for contact in both for row in (*before[contact], *after[contact])})
        at = text_of(one.begins)
        yield Change(one.old, one.new, len(both), len(before), at, round(one.overlap, 4), turn, rows)
