"""The words that decide how a name is read, from the data files beside this module."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from itertools import islice, product
from typing import Any, cast

from ovillo.resolution.sounds import sound_key

_MOST_READINGS = 16


@cache
def load(name: str) -> Mapping[str, Any]:  # Any: TOML values; each reader below checks its own shape
    """The content of one data file: "words", "nicknames", "known_names"."""
    return tomllib.loads(files("ovillo.resolution").joinpath(f"{name}.toml").read_text("utf-8"))


@cache
def words(table: str, key: str) -> frozenset[str]:
    """One list of words.toml."""
    return frozenset(cast("Iterable[str]", load("words")[table][key]))


@cache
def abbreviations() -> Mapping[str, str]:
    """Short forms of one word of a person's name, and that word."""
    return cast("Mapping[str, str]", load("words")["abbreviations"])


@cache
def known(kind: str) -> frozenset[str]:
    """Known names of one kind: "female", "male" or "surnames"."""
    return frozenset(cast("str", load("known_names")[kind]).split())


def is_known_given(word: str) -> bool:
    """Whether this folded word is a known given name."""
    return word in known("female") or word in known("male") or word in nicknames()


_SCANNED_DIGITS = {"0": "o", "1": "li", "3": "e", "4": "a", "5": "s", "6": "gb", "8": "b", "9": "g"}


def as_letters(word: str) -> str:
    """A folded word with digits among its letters as it was before a scanner: "g0mez" gives "gomez".

    Of several readings the one that is a known name, else the first; the mark of a note behind a known name is left
    out. A number stays a number.
    """
    if word.isalpha() or not any(char.isalpha() for char in word):
        return word
    letters = product(*(_SCANNED_DIGITS.get(char, char) for char in word))
    readings = ["".join(reading) for reading in islice(letters, _MOST_READINGS)]
    readings += [word.rstrip("0123456789"), readings[0]]
    return next((one for one in readings if is_known_given(one) or one in known("surnames")), readings[0])


@cache
def known_sounds() -> frozenset[str]:
    """The sounds of all known names, given names and surnames."""
    names = known("female") | known("male") | known("surnames") | nicknames().keys()
    return frozenset(sound_key(name) for name in names)


_CONSONANTS = re.compile(r"[^aeiouy]+")


@cache
def _runs_of_consonants() -> frozenset[str]:
    names = known("female") | known("male") | known("surnames")
    return frozenset(run for name in names for run in _CONSONANTS.findall(f"^{name}$"))


def can_be_said(word: str) -> bool:
    """Whether its consonants follow one another as in some known name, at the same end of it: not so "frnanda"."""
    return _runs_of_consonants().issuperset(_CONSONANTS.findall(f"^{word}$"))


@cache
def nicknames() -> Mapping[str, frozenset[str]]:
    """Each familiar form, and the names that it may stand for; a name of several words is one string with spaces."""
    meanings: dict[str, set[str]] = {}
    for language, table in load("nicknames").items():
        if language != "equivalents":
            for short, names in table.items():
                meanings.setdefault(short, set()).update(names)
    return {short: frozenset(names) for short, names in meanings.items()}


@cache
def equivalents() -> Mapping[str, frozenset[int]]:
    """Each spelling of an international name, and its sounds, with the numbers of the groups that it belongs to."""
    groups: dict[str, set[int]] = {}
    for number, group in enumerate(load("nicknames")["equivalents"]):
        for name in group["names"]:
            groups.setdefault(name, set()).add(number)
            groups.setdefault(sound_key(name), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in groups.items()}


@cache
def _numbered_groups(key: str) -> Mapping[str, int]:
    table = load("words")["organisations"][key]
    lists = (group["words"] if isinstance(group, dict) else group for group in table)
    return {word: number for number, group in enumerate(lists) for word in group}


def blocking_words() -> Mapping[str, int]:
    """Words that keep two organisations apart (directions, ordinals, old and new), by meaning."""
    return _numbered_groups("blocking")


def level_words() -> Mapping[str, int]:
    """Levels of government and such, by meaning: two different ones keep two organisations apart."""
    return _numbered_groups("levels")


def translated_words() -> Mapping[str, int]:
    """Words of organisations that are each other's translation, by meaning."""
    return _numbered_groups("translations")


@cache
def organisation_abbreviations() -> Mapping[str, str]:
    """Short forms of one word of an organisation's name, and that word."""
    return cast("Mapping[str, str]", load("words")["organisations"]["abbreviations"])


@cache
def same_legal_forms() -> Mapping[str, str]:
    """Legal forms written in full, and as they are written short."""
    return cast("Mapping[str, str]", load("words")["organisations"]["same_forms"])


@cache
def legal_forms() -> tuple[tuple[str, ...], ...]:
    """Legal forms as tuples of words, longest first."""
    forms = (tuple(form.split()) for form in load("words")["organisations"]["legal_forms"])
    return tuple(sorted(set(forms), key=lambda form: (-len(form), form)))
