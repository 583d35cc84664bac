"""Changes of number on invented tables: how many are found, and how many that are shown are none.

`python -m benchmarks.changes [SEEDS [FIRST]]`. Every world has people with friends, families that all know one another,
hubs that many call (taxis, a bank, call centres that call everybody), and lives that begin and end. Planted: changes of
number, with some contacts lost and others won, a gap or an overlap, calls that still go to the old number; a ring that
changes in one week. Decoys: one leaves a family or a workplace when another joins it; a phone that two share until one
gets an own; second phones in use at once; numbers that fall silent, and that another gets later. The thresholds were
tried on the seeds 1 to 3.
"""

import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from ovillo.analysis.calls import CALL_COLUMNS, columns_of, find_changes
from ovillo.domain.calls import Call
from ovillo.storage.records.duckdb_query import DuckDBQuery

DAY = 86_400
START = int(datetime(2031, 1, 6, tzinfo=UTC).timestamp())


@dataclass(slots=True)
class Phone:
    """One number in the hand of one person for some days."""

    number: str
    first: float
    last: float
    ties: dict[str, float] = field(default_factory=dict)
    """Calls a day with each person."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a world is like."""

    name: str
    people: int = 150
    days: int = 150
    changes: int = 8
    ring: int = 0
    kept: tuple[float, float] = (0.6, 0.95)
    gap: tuple[float, float] = (0.0, 10.0)
    stray: float = 0.0
    """Share of the people who go on calling the old number, for up to three weeks."""
    families: int = 12
    family_decoys: int = 4
    second_phones: int = 4
    shared_phones: int = 3
    reused: int = 3
    rate: float = 0.25
    friends: tuple[int, int] = (6, 16)
    tapped: int = 0
    """Only calls of so many people are in the table; 0 is all."""


KINDS = (
    Kind("plain"),
    Kind("ring of six in one week", ring=6),
    Kind("half of the contacts lost", kept=(0.4, 0.65)),
    Kind("both phones for some days", gap=(-8.0, 0.0)),
    Kind("calls to the old number", stray=0.4),
    Kind("many decoys", family_decoys=12, second_phones=12, shared_phones=8, reused=8),
    Kind("few calls", rate=0.08),
    Kind("tapped only", tapped=40, changes=6),
    Kind("tapped ring", tapped=25, changes=2, ring=5, friends=(8, 25)),
    Kind("large", people=800, changes=20, ring=8),
)


class World:
    """An invented table and the changes in it."""

    def __init__(self, kind: Kind, seed: int) -> None:
        self.kind, self.chance = kind, random.Random(seed)
        self.numbers = iter(f"9{number:08}" for number in self.chance.sample(range(10**8), 20 * kind.people))
        self.phones: dict[int, list[Phone]] = {}
        self.changes: set[tuple[str, str]] = set()
        self.ties: dict[int, dict[int, float]] = {person: {} for person in range(kind.people)}
        self._acquaint()
        self._hand_out()
        self._decoys()

    def _acquaint(self) -> None:
        kind, chance = self.kind, self.chance
        for person in range(kind.people):
            for other in chance.sample(range(kind.people), chance.randint(*kind.friends) // 2):
                if other != person:
                    rate = kind.rate * chance.choice([0.2, 0.5, 1, 1, 2, 4])
                    self.ties[person][other] = self.ties[other][person] = rate
        self.families = [chance.sample(range(kind.people), chance.randint(4, 7)) for _ in range(kind.families)]
        for family in self.families:
            for one in family:
                for other in family:
                    if one != other:
                        self.ties[one][other] = kind.rate * 2

    def _hand_out(self) -> None:
        kind, chance = self.kind, self.chance
        people = list(range(kind.people))
        chance.shuffle(people)
        ring = people[: kind.ring]
        for one in ring:
            for other in ring:
                if one != other:
                    self.ties[one][other] = kind.rate * 3
        week = chance.uniform(kind.days * 0.4, kind.days * 0.6)
        changing = {
            person: chance.uniform(kind.days * 0.25, kind.days * 0.75)
            for person in people[kind.ring : kind.ring + kind.changes]
        }
        changing |= {person: week + chance.uniform(0, 7) for person in ring}
        for person in people:
            first = chance.uniform(0, kind.days * 0.6) if chance.random() < 0.12 else 0.0
            last = chance.uniform(kind.days * 0.4, kind.days) if chance.random() < 0.12 else float(kind.days)
            if person not in changing:
                self.phones[person] = [Phone(next(self.numbers), min(first, last), max(first, last))]
                continue
            day = changing[person]
            old = Phone(next(self.numbers), 0.0, day)
            new = Phone(next(self.numbers), day + chance.uniform(*kind.gap), float(kind.days))
            self.phones[person] = [old, new]
            self.changes.add((old.number, new.number))

    def _decoys(self) -> None:
        """People who come as others go, within one family; second phones; numbers that another gets later."""
        kind, chance = self.kind, self.chance
        self.extra: list[tuple[Phone, dict[int, float]]] = []
        for _ in range(kind.family_decoys):
            family = chance.choice(self.families)
            day = chance.uniform(kind.days * 0.3, kind.days * 0.7)
            common = dict.fromkeys(family, kind.rate * 2)
            for first, last in ((0.0, day), (day + chance.uniform(0, 8), float(kind.days))):
                own = dict.fromkeys(chance.sample(range(kind.people), 6), kind.rate)
                self.extra.append((Phone(next(self.numbers), first, last), common | own))
        for _ in range(kind.second_phones):
            person = chance.randrange(kind.people)
            self.extra.append(
                (
                    Phone(next(self.numbers), chance.uniform(0, kind.days * 0.6), float(kind.days)),
                    dict(self.ties[person]),
                )
            )
        for _ in range(kind.shared_phones):
            one, other = chance.sample(range(kind.people), 2)
            day = chance.uniform(kind.days * 0.3, kind.days * 0.7)
            both = self.ties[one] | self.ties[other]
            self.extra.append((Phone(next(self.numbers), 0.0, float(kind.days)), both))
            self.extra.append((Phone(next(self.numbers), day, float(kind.days)), dict(self.ties[other])))
        for _ in range(kind.reused):
            number, day = next(self.numbers), chance.uniform(kind.days * 0.3, kind.days * 0.6)
            for first, last in ((0.0, day), (day + 20, float(kind.days))):
                ties = dict.fromkeys(chance.sample(range(kind.people), 8), kind.rate)
                self.extra.append((Phone(number, first, last), ties))

    def number_of(self, person: int, day: float, *, calls: bool = False) -> str | None:
        """The number at which somebody is reached, or from which they call: nobody calls with a phone given up."""
        phones = self.phones[person]
        if (
            not calls
            and len(phones) == 2
            and day > phones[0].last
            and self.chance.random() < self.kind.stray
            and day < phones[0].last + 21
        ):
            return phones[0].number
        held = [phone.number for phone in phones if phone.first <= day <= phone.last]
        return self.chance.choice(held) if held else None

    def calls(self) -> list[Call]:
        """The table, in the order of time."""
        told = sorted(self._told())
        if self.kind.tapped:
            people = set(self.chance.sample(range(self.kind.people), self.kind.tapped))
            people |= {person for person, phones in self.phones.items() if len(phones) == 2}
            tapped = {phone.number for person in people for phone in self.phones[person]}
            told = [one for one in told if one[1] in tapped or one[2] in tapped]
        return [
            Call(row, a, b, START + int(day * DAY), datetime.fromtimestamp(START + int(day * DAY), UTC).isoformat(), 60)
            for row, (day, a, b) in enumerate(told, start=2)
        ]

    def _told(self) -> Iterator[tuple[float, str, str]]:
        chance, kind = self.chance, self.kind
        kept: dict[int, dict[int, float]] = {}
        for person, phones in self.phones.items():
            if len(phones) == 2:
                share = chance.uniform(*kind.kept)
                kept[person] = {other: rate for other, rate in self.ties[person].items() if chance.random() < share}
                for other in chance.sample(range(kind.people), chance.randint(1, 5)):
                    kept[person].setdefault(other, kind.rate)
        for person, ties in self.ties.items():
            for other in ties.keys() | kept.get(person, {}).keys():
                if other == person:
                    continue
                for day in self._days(max(ties.get(other, 0.0), kept.get(person, {}).get(other, 0.0)) / 2):
                    if self._is_tie(person, other, day, kept) and self._is_tie(other, person, day, kept):
                        yield from self._call(person, other, day)
        for phone, rates in self.extra:
            for person, rate in rates.items():
                for day in self._days(rate):
                    is_caller = chance.random() < 0.5
                    other_number = self.number_of(person, day, calls=not is_caller)
                    if phone.first <= day <= phone.last and other_number:
                        yield (day, phone.number, other_number) if is_caller else (day, other_number, phone.number)
        yield from self._hubs()

    def _is_tie(self, person: int, other: int, day: float, kept: dict[int, dict[int, float]]) -> bool:
        if person in kept and day > self.phones[person][0].last:
            return other in kept[person]
        return other in self.ties[person] or person in kept.get(other, {})

    def _call(self, person: int, other: int, day: float) -> Iterator[tuple[float, str, str]]:
        own, called = self.number_of(person, day, calls=True), self.number_of(other, day)
        if own and called and own != called:
            yield day, own, called

    def _hubs(self) -> Iterator[tuple[float, str, str]]:
        chance, kind = self.chance, self.kind
        for place in range(8):
            hub = f"8{place:08}"
            share = 0.1 + 0.1 * place
            for person in range(kind.people):
                if chance.random() < share:
                    for day in self._days(0.06):
                        if number := self.number_of(person, day, calls=not place % 2):
                            yield (day, hub, number) if place % 2 else (day, number, hub)

    def _days(self, rate: float) -> Iterator[float]:
        day = self.chance.expovariate(rate) if rate > 0 else self.kind.days + 1.0
        while day < self.kind.days:
            yield day
            day += self.chance.expovariate(rate)


def score(kind: Kind, seeds: Sequence[int]) -> tuple[int, int, int]:
    """How many of the changes shown are right, how many are shown, how many there are."""
    right = shown = there = 0
    for seed in seeds:
        world = World(kind, seed)
        calls = world.calls()
        with DuckDBQuery() as query:
            found = {(one.old, one.new) for one in find_changes(query.load(CALL_COLUMNS, columns_of(calls)), query)}
        right, shown, there = right + len(found & world.changes), shown + len(found), there + len(world.changes)
    return right, shown, there


def main(seeds: int, first: int) -> None:
    total = [0, 0, 0]
    for kind in KINDS:
        right, shown, there = score(kind, range(first, first + seeds))
        total = [a + b for a, b in zip(total, (right, shown, there), strict=True)]
        print(
            f"{kind.name:>28}: precision {right / max(shown, 1):.3f}, recall {right / there:.3f} of {there}", flush=True
        )
    print(f"{'all':>28}: precision {total[0] / max(total[1], 1):.3f}, recall {total[0] / total[2]:.3f} of {total[2]}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3, int(sys.argv[2]) if len(sys.argv) > 2 else 10)
