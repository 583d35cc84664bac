"""Invented families: parents, children who share both surnames, twins, fathers and sons of one name."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from benchmarks.registries.names import draw_given, draw_surname, words

_FIRST_DAY, _LAST_DAY = date(1930, 1, 1).toordinal(), date(2020, 1, 1).toordinal()
_TWINS, _ABROAD, _NAMESAKE = 0.03, 0.02, 0.06


@dataclass(frozen=True)
class Person:
    """Who somebody is; what registers make of it is another matter."""

    gender: str
    given: tuple[str, ...]
    surnames: tuple[str, ...]
    husband: str | None
    """The surname that she may bear after "de"."""
    born: date
    document: str
    phone: str
    place: str
    spellings: tuple[tuple[str, ...], ...] = ()
    """Of names from another alphabet: each word with the ways in which it is written."""


def draw_people(random: Random) -> Iterator[Person]:
    """People without end, family by family."""
    while True:
        yield from _abroad(random) if random.random() < _ABROAD else _family(random)


def _family(random: Random) -> Iterator[Person]:
    place, phone = random.choice(words()["places"]["places"]), _digits(random, 9, "9")
    years = random.randrange(0, 60)
    father_born, mother_born = (_day(random, years) for _ in range(2))
    father = _person(random, "male", (draw_surname(random), draw_surname(random)), father_born, place, phone)
    mother_own = (draw_surname(random), draw_surname(random))
    mother = _person(random, "female", mother_own, mother_born, place, phone, husband=father.surnames[0])
    yield father
    yield mother
    surnames = (father.surnames[0], mother.surnames[0])
    born = father_born.toordinal() + random.randrange(20 * 365, 32 * 365)
    for _ in range(random.choices(range(6), (20, 25, 28, 15, 8, 4))[0]):
        gender = random.choice(("female", "male"))
        if born >= _LAST_DAY:
            return
        day = date.fromordinal(born)
        is_namesake = gender == "male" and random.random() < _NAMESAKE
        yield _person(random, gender, surnames, day, place, phone, given=father.given if is_namesake else None)
        if random.random() > _TWINS:
            born += random.randrange(330, 1500)


def _abroad(random: Random) -> Iterator[Person]:
    """Somebody alone, whose name clerks spell as they hear it."""
    gender = random.choice(("female", "male"))
    spelled = [random.choice(words()["abroad"][key]).split() for key in (gender, "surnames")]
    person = _person(
        random, gender, (spelled[1][0],), _day(random, random.randrange(10, 70)), "", "", given=(spelled[0][0],)
    )
    yield replace(person, spellings=tuple(tuple(forms) for forms in spelled))


def _person(
    random: Random,
    gender: str,
    surnames: tuple[str, ...],
    born: date,
    place: str,
    phone: str,
    *,
    husband: str | None = None,
    given: tuple[str, ...] | None = None,
) -> Person:
    own_phone = phone if phone and random.random() < 0.4 else _digits(random, 9, "9")
    own_place = place or random.choice(words()["places"]["places"])
    names = given or draw_given(random, gender)
    return Person(gender, names, surnames, husband, born, _digits(random, 8, ""), own_phone, own_place)


def _day(random: Random, year: int) -> date:
    return date.fromordinal(_FIRST_DAY) + timedelta(days=year * 365 + random.randrange(365))


def _digits(random: Random, count: int, front: str) -> str:
    return front + "".join(random.choice("0123456789") for _ in range(count - len(front)))
