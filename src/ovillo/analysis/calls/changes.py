"""The same person behind a new phone: a number falls silent, another begins, and speaks with the same people.

1. Windows follow one another: the new number begins at most `MOST_GAP_DAYS` after the end of the old one, and at
   most `MOST_OVERLAP_DAYS` before it; both live longer than they overlap. A number ends with the last call that it
   makes: others go on calling a phone that was given up. Numbers that call one another are two phones.
2. What counts are contacts that few others have. One that many have (a call centre, a taxi rank) is left out; the
   others weigh log2(numbers / others who have it). Others are numbers with at least `FEWEST_SHARED` contacts.
3. A change may be shown where at least `FEWEST_SHARED` such contacts are shared, where they carry at least half of the
   weight of the contacts of the number that has less of it, and where they weigh more than chance gives among so many
   pairs of numbers that follow one another.
4. Whoever takes over a post or a practice speaks with its patients, and not with the family of whoever had it: what is
   shared must be `LEAST_OF_OLD` of the contacts with whom the old number last spoke, in as many days before its end as
   the new one lives. That both are in use at once tells the two apart no better: either may follow at once.
5. In a family, a ring or a shop, whose members all know one another, one who leaves and one who joins share as much as
   any two. So what is shared must reach beyond any one circle (`circles`).
6. Each number has one successor and one predecessor at most: the greatest shared weight goes first.
7. Successors found are renamed to one person, and the search is repeated until nothing new is found: who changed
   together with the own contacts is only found then.

Source: the idea of matching the contact sets of successive windows is COI of Cortes, Pregibon & Volinsky 2001,
doi:10.1007/3-540-44816-0_11; the thresholds are written here, tried on invented tables (`benchmarks/changes.py`).
"""

import itertools
import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ovillo.analysis.calls import ties
from ovillo.analysis.calls.circles import Circles, reaches_beyond_circles
from ovillo.analysis.calls.columns import Expression, Query, text_of
from ovillo.analysis.calls.ties import DAY, MOST_GAP_DAYS, MOST_OVERLAP_DAYS

SPARE_BITS: Final = 2.0
"""Beyond log2 of the pairs that follow one another: of so many strangers, a quarter would pass by chance."""


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
        new = _one_turn(raw, lives, people, query, person=person, taken=taken)
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
    raw: Expression,
    lives: Expression,
    people: Expression,
    query: Query,
    *,
    person: Mapping[str, str],
    taken: Sequence[_Found],
) -> list[_Found]:
    active = query.keep(ties.of_active(ties.named(raw, people), people))
    sizes = query.keep(ties.sizes_of(active))
    count = next(query.fetch(active.aggregate(people=active.person.nunique())))[0]
    most = _most(sizes, query, people=count)
    weights = query.keep(ties.weights_of(sizes, people=count, most=most))
    follow = list(query.fetch(ties.candidates(active, weights, lives, raw)))
    if not follow:
        return []
    of_active = lives.semi_join(active, "own").select("first", "last")
    needed = math.log2(max(1, _following(list(query.fetch(of_active))))) + SPARE_BITS
    numbers = {number for one in follow for number in one[:2]}
    circles = _circles(numbers, active, weights, lives, sizes.filter(sizes["size"] > most), query, person=person)
    has_successor, has_predecessor = {change.old for change in taken}, {change.new for change in taken}
    found = []
    # Rounded: the sum of the same weights in another order is another number in its last digits.
    for weight, overlap, old, new, whole, begins in sorted(
        (-round(weight, 6), -round(overlap, 6), old, new, whole, begins)
        for old, new, weight, overlap, whole, begins in follow
    ):
        if old in has_successor or new in has_predecessor or -weight < needed:
            continue
        if reaches_beyond_circles(circles, old, new, weight=-weight, whole=whole, overlap=-overlap):
            has_successor.add(old)
            has_predecessor.add(new)
            found.append(_Found(old, new, -overlap, begins))
    return found


def _circles(
    numbers: set[str],
    active: Expression,
    weights: Expression,
    lives: Expression,
    common: Expression,
    query: Query,
    *,
    person: Mapping[str, str],
) -> Circles:
    """All that is needed to judge these numbers, as values."""
    wanted = query.load({"number": "string"}, {"number": sorted(numbers)})
    near = query.keep(ties.circles(wanted, active, weights))
    weight_of: dict[str, float] = {}
    having: dict[str, list[str]] = {}
    contacts: dict[str, set[str]] = {}
    for contact, weight, other in query.fetch(near):
        weight_of[contact] = weight
        having.setdefault(contact, []).append(other)
        contacts.setdefault(other, set()).add(contact)
    known = lives.semi_join(near, [("own", "other")]).select("own", "first", "last")
    lived = {own: (first, last) for own, first, last in query.fetch(known)}
    hubs = {contact for (contact,) in query.fetch(common.select("contact"))}
    return Circles(contacts, having, weight_of, lived, hubs, person)


def _following(lives: Sequence[tuple[int, int]]) -> int:
    """How many pairs of numbers follow one another, as far as the gap tells."""
    firsts = sorted(first for first, _ in lives)
    pairs = 0
    for first, last in lives:
        low, high = last - MOST_OVERLAP_DAYS * DAY, last + MOST_GAP_DAYS * DAY
        pairs += bisect_right(firsts, high) - bisect_left(firsts, low) - (low <= first <= high)
    return pairs


def _most(sizes: Expression, query: Query, *, people: int) -> int:
    """How many people may have a contact that still counts."""
    # By tie, not by contact: numbers that only one other calls are most of a table, and few of a person's ties.
    histogram = query.fetch(sizes.group_by("size").aggregate(contacts=sizes.count()).order_by("size"))
    of_size = {size: size * contacts for size, contacts in histogram}
    usual = _median(of_size)
    # In a small dense circle a quarter of all have many a contact that is rare there: what is about usual still counts.
    # Both sides of a pair have it: two more than the others who may.
    return 2 + max(2, min(max(people // 4, int(1.5 * usual)), int(3 * usual)))


def _median(count_of: Mapping[int, int]) -> float:
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
