"""An invented registry: each row one appearance of a person as a clerk wrote it, shuffled, with the truth beside it.

`python -m benchmarks.registries.registry ROWS FILE.csv [SEED]`
"""

import csv
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

from benchmarks.registries.names import words
from benchmarks.registries.people import Person, draw_people
from benchmarks.registries.slips import bare, slip, slip_in_day, slip_in_number

COLUMNS = ("id", "name", "given", "surname1", "surname2", "born", "document", "phone", "place", "person")
Row = dict[str, str]

_APPEARANCES = (50, 26, 13, 7, 4)
_SLIP, _NICKNAME, _SHORT = 0.05, 0.06, 0.03
_NO_SECOND_GIVEN, _INITIAL, _NO_SECOND_SURNAME, _SWAPPED, _MARRIED = 0.15, 0.04, 0.12, 0.015, 0.15
_NO_DAY, _WRONG_DAY, _NO_DOCUMENT, _WRONG_DOCUMENT = 0.1, 0.04, 0.4, 0.02
_NO_PHONE, _OTHER_PHONE, _NO_PLACE, _OTHER_PLACE = 0.5, 0.25, 0.1, 0.15


def make_registry(rows: int, seed: int) -> list[Row]:
    """Rows with the columns of `COLUMNS`; `person` is the truth."""
    random = Random(seed)
    made: list[Row] = []
    for number, person in enumerate(draw_people(random)):
        times = random.choices(range(1, 6), _APPEARANCES)[0]
        made.extend({**_appear(random, person), "person": f"p{number}"} for _ in range(times))
        if len(made) >= rows:
            break
    made = made[:rows]
    random.shuffle(made)
    return [{"id": f"r{number}", **row} for number, row in enumerate(made)]


def write_registry(path: Path, rows: list[Row], *, columns: tuple[str, ...] = COLUMNS) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)


def true_clusters(rows: list[Row]) -> Iterator[list[str]]:
    """The ids of each person's rows."""
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row["person"], []).append(row["id"])
    yield from found.values()


def _appear(random: Random, person: Person) -> Row:
    given = _written_given(random, person)
    surnames, married = _written_surnames(random, person)
    if random.random() < _SWAPPED and len(surnames) > 1:
        surnames.reverse()
    name = _written(random, given, surnames, married)
    return {
        "name": name,
        "given": " ".join(given),
        "surname1": surnames[0],
        "surname2": " ".join([*surnames[1:], *married]),
        **_particulars(random, person),
    }


def _written_given(random: Random, person: Person) -> list[str]:
    given = [random.choice(person.spellings[0])] if person.spellings else list(person.given)
    if random.random() < _NICKNAME:
        forms = words()["nicknames"].get(given[0])
        given[0] = random.choice(forms) if forms else given[0]
    if len(given) > 1:
        chance = random.random()
        if chance < _NO_SECOND_GIVEN:
            given.pop()
        elif chance < _NO_SECOND_GIVEN + _INITIAL:
            given[1] = given[1][0] + "."
    return [_miswritten(random, word) for word in given]


def _written_surnames(random: Random, person: Person) -> tuple[list[str], list[str]]:
    """Surnames, and "de" her husband's where she is called by it."""
    surnames = [random.choice(person.spellings[1])] if person.spellings else list(person.surnames)
    married: list[str] = []
    if person.husband and random.random() < _MARRIED:
        married = [random.choice(("de", "de", "de", "vda. de")), _miswritten(random, person.husband)]
        if random.random() < 0.5:
            surnames = surnames[:1]
    elif random.random() < _NO_SECOND_SURNAME:
        surnames = surnames[:1]
    return [_miswritten(random, word) for word in surnames], married


def _miswritten(random: Random, word: str) -> str:
    if random.random() < _SHORT:
        return str(random.choice(words()["short"].get(word, [word])))
    return slip(random, word) if len(word) > 2 and random.random() < _SLIP else word


def _written(random: Random, given: list[str], surnames: list[str], married: list[str]) -> str:
    """In the order and letters of one register or another."""
    last = " ".join([*surnames, *married])
    chance = random.random()
    name = f"{last}, {' '.join(given)}" if chance < 0.6 else f"{' '.join(given)} {last}"
    if random.random() < 0.5:
        name = bare(name)
    return name.upper() if random.random() < 0.5 else name


def _particulars(random: Random, person: Person) -> Row:
    born = slip_in_day(random, person.born) if random.random() < _WRONG_DAY else person.born
    document = slip_in_number(random, person.document) if random.random() < _WRONG_DOCUMENT else person.document
    other = "9" + "".join(random.choice("0123456789") for _ in range(8))
    phone = other if random.random() < _OTHER_PHONE else person.phone
    place = random.choice(words()["places"]["places"]) if random.random() < _OTHER_PLACE else person.place
    return {
        "born": "" if random.random() < _NO_DAY else born.isoformat(),
        "document": "" if random.random() < _NO_DOCUMENT else document,
        "phone": "" if random.random() < _NO_PHONE else phone,
        "place": "" if random.random() < _NO_PLACE else place,
    }


if __name__ == "__main__":
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    write_registry(Path(sys.argv[2]), make_registry(int(sys.argv[1]), seed))
