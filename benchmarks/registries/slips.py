"""What clerks, scanners and time do to a name, a date and a number."""

import unicodedata
from datetime import date, timedelta
from random import Random

from benchmarks.registries.names import words


def bare(word: str) -> str:
    """Without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def slip(random: Random, word: str) -> str:
    """One error of typing, hearing or scanning in a word."""
    makers = (_typed, _typed, _heard, _heard, _scanned)
    return random.choice(makers)(random, word)


def _typed(random: Random, word: str) -> str:
    if len(word) < 4:
        return word
    place = random.randrange(1, len(word) - 1)
    kind = random.randrange(4)
    if kind == 0:
        return word[:place] + word[place + 1 :]
    if kind == 1:
        return word[:place] + word[place] + word[place:]
    if kind == 2:
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    near = str(words()["keys"].get(bare(word[place]).lower(), "e"))
    return word[:place] + random.choice(near) + word[place + 1 :]


def _heard(random: Random, word: str) -> str:
    return _replaced(random, word, words()["sounds"])


def _scanned(random: Random, word: str) -> str:
    return _replaced(random, word, words()["scans"])


def _replaced(random: Random, word: str, table: dict[str, str]) -> str:
    plain = bare(word).lower()
    places = [(at, old) for old in table for at in range(len(plain)) if plain.startswith(old, at)]
    if not places:
        return word
    at, old = random.choice(places)
    return (plain[:at] + table[old] + plain[at + len(old) :]).capitalize()


def slip_in_day(random: Random, day: date) -> date:
    """One error in a date: day and month changed round, a digit, the year by one or ten, the first of January."""
    kind = random.randrange(6)
    if kind == 0 and day.day <= 12:
        return date(day.year, day.day, day.month)
    if kind == 1:
        return date(day.year, 1, 1)
    if kind == 2:
        return day.replace(year=day.year + random.choice((-1, 1, 10, -10)), day=min(day.day, 28))
    if kind == 3:
        return day.replace(month=random.randrange(1, 13), day=min(day.day, 28))
    if kind == 4:
        return day.replace(day=random.randrange(1, 29))
    return day + timedelta(days=random.choice((-1, 1)))


def slip_in_number(random: Random, number: str) -> str:
    """One digit wrong, or two neighbours changed round."""
    place = random.randrange(len(number) - 1)
    if random.random() < 0.4:
        return number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    return number[:place] + random.choice("0123456789") + number[place + 1 :]
