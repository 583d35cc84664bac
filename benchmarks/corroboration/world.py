"""Invented outlets that report invented raids, with copying that is planted and so known. Nothing here happened.

1. Every fact is a number of people detained on one day; facts lie a month apart.
2. An outlet of its own reports a fact or not, rightly or wrongly, by an accuracy that follows from its grade. Wrong
   numbers come from a few slips of the true one (a digit swapped, one more, ten fewer), so that two outlets may err
   alike by chance.
3. A copier has one origin and repeats what that reported a day later: with most of its words, under its name, or in
   words of its own. A tenth of what it tells is its own.
4. Grades are as people give them: a fifth are wrong by one letter, a fifth missing.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum

from ovillo.domain.canonical import identity
from ovillo.domain.documents import Document
from ovillo.domain.entities import EntityType
from ovillo.domain.sources import Grade, SourceDetails
from ovillo.domain.statements import Speaker, Standing, Statement, Value, When

FIRST = date(2031, 1, 1)
_ACCURACY = {Grade.A: 0.95, Grade.B: 0.85, Grade.C: 0.7, Grade.D: 0.55, Grade.E: 0.4}
_WORDS = [f"palabra{number}" for number in range(3_000)]
_COVERAGE, _OWN = 0.6, 0.1


class Copying(Enum):
    """How a copier copies."""

    WORDS = "the words of the origin"
    NAME = "under the origin’s name"
    SILENT = "in words of its own"


@dataclass(frozen=True, slots=True)
class Outlet:
    """One source of the world."""

    name: str
    true_grade: Grade
    given_grade: Grade | None
    origin: str | None = None
    copying: Copying | None = None


@dataclass(slots=True)
class World:
    """What was reported, and what was so."""

    outlets: Sequence[Outlet]
    truth: Sequence[int]
    claims: dict[int, dict[str, int]] = field(default_factory=dict)
    """By fact: what each outlet reports."""
    taken: set[tuple[int, str]] = field(default_factory=set)
    """(fact, outlet) of reports that are copied."""
    documents: list[Document] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)


def make_world(*, seed: int, facts: int, own: int, copiers: Mapping[Copying, int]) -> World:
    """A world of this many outlets of their own and copiers of each kind; copiers prefer the poorest origins."""
    chooser = random.Random(seed)
    outlets = [_outlet(number, chooser) for number in range(own)]
    poorest = sorted(outlets, key=lambda one: -list(Grade).index(one.true_grade))[: max(1, own // 3)]
    for copying, count in copiers.items():
        for number in range(count):
            origin = chooser.choice(poorest)
            name = f"Copia {copying.name.lower()} {number}"
            outlets.append(Outlet(name, origin.true_grade, _given(origin.true_grade, chooser), origin.name, copying))
    world = World(outlets, [chooser.randrange(12, 400) for _ in range(facts)])
    for fact in range(facts):
        _report(world, fact, chooser)
    return world


def _outlet(number: int, chooser: random.Random) -> Outlet:
    grade = chooser.choice(list(_ACCURACY))
    return Outlet(f"Diario {number}", grade, _given(grade, chooser))


def _given(grade: Grade, chooser: random.Random) -> Grade | None:
    letters, drawn = list(_ACCURACY), chooser.random()
    if drawn < 0.2:
        return None
    place = letters.index(grade)
    return letters[max(0, min(len(letters) - 1, place + chooser.choice((-1, 1))))] if drawn < 0.4 else grade


def _report(world: World, fact: int, chooser: random.Random) -> None:
    truth, day = world.truth[fact], FIRST + timedelta(days=30 * fact)
    claims = world.claims.setdefault(fact, {})
    texts: dict[str, str] = {}
    for outlet in world.outlets:
        if outlet.origin is not None or chooser.random() > _COVERAGE:
            continue
        is_right = chooser.random() < _ACCURACY[outlet.true_grade]
        claims[outlet.name] = truth if is_right else chooser.choice(list(_slips(truth)))
        texts[outlet.name] = _text(claims[outlet.name], chooser)
        _say(world, outlet, day, claims[outlet.name], texts[outlet.name])
    for outlet in world.outlets:
        if outlet.origin is None or outlet.copying is None:
            continue
        is_own = chooser.random() < _OWN or outlet.origin not in claims
        if is_own and chooser.random() > _COVERAGE:
            continue
        if is_own:
            is_right = chooser.random() < _ACCURACY[outlet.true_grade]
            claims[outlet.name] = truth if is_right else chooser.choice(list(_slips(truth)))
        else:
            claims[outlet.name] = claims[outlet.origin]
            world.taken.add((fact, outlet.name))
        _retell(world, outlet, day, texts.get(outlet.origin, ""), chooser, is_own=is_own)


def _retell(world: World, outlet: Outlet, day: date, text: str, chooser: random.Random, *, is_own: bool) -> None:
    number = world.claims[len(world.claims) - 1][outlet.name]
    own = _text(number, chooser)
    copies_words = outlet.copying is Copying.WORDS and not is_own
    named = outlet.origin if outlet.copying is Copying.NAME and not is_own else None
    _say(
        world, outlet, day + timedelta(days=1), number, f"{_filler(chooser, 12)} {text}" if copies_words else own, named
    )


def _slips(truth: int) -> Iterator[int]:
    """Wrong numbers as they are written: digits swapped, one more, ten fewer, a digit misread."""
    digits = str(truth)
    swapped = int(digits[::-1])
    found = {swapped, truth + 1, max(1, truth - 10), truth + 10} - {truth}
    yield from sorted(found)


def _filler(chooser: random.Random, count: int) -> str:
    return " ".join(chooser.choice(_WORDS) for _ in range(count))


def _text(number: int, chooser: random.Random) -> str:
    return f"{_filler(chooser, 30)}. Detuvieron a {number} personas. {_filler(chooser, 30)}."


def _say(world: World, outlet: Outlet, day: date, number: int, text: str, named: str | None = None) -> None:
    quote = f"Detuvieron a {number} personas."
    start = text.index(quote)
    document = identity("invented", outlet.name, day.isoformat())
    details = SourceDetails(outlet.name, day, "es", grade=outlet.given_grade)
    world.documents.append(Document(document, f"{document}.txt", "text/plain", len(text), text, (0,), details))
    chain = (named, outlet.name) if named else (outlet.name,)
    fact = FIRST + timedelta(days=30 * (len(world.claims) - 1))
    world.statements.append(
        Statement(
            document=document,
            predicate="detained",
            standing=Standing.REPORTED,
            start=start,
            end=start + len(quote),
            quote=quote,
            extractor="invented@1",
            value=Value(str(number), Decimal(number), "person"),
            when=When(fact.isoformat(), fact, fact),
            speakers=tuple(Speaker(name, EntityType.ORGANISATION) for name in chain),
        )
    )
