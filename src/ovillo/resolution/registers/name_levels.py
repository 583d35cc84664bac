"""How two names of a register agree, as one of a few levels: the project's scorer, and what a register may add to it.

1. The scorer of pairs of names decides first; its `different` is asked again in two ways only.
2. `TURNED`: the two surnames have changed places.
3. `TYPED`: one word has an error of typing that the scorer, which knows nothing but the names, must not believe.
   Two known given names, or endings of two genders, are never that: brothers share all else.
4. Neither is enough without another particular that agrees: `weights.toml` says how much is left.
"""

import re
from enum import IntEnum

from ovillo.resolution.agreement import compare_given_words, compare_surname_words, has_opposite_gender
from ovillo.resolution.blocking import word_sounds
from ovillo.resolution.folding import fold
from ovillo.resolution.name_slots import Kind, PersonName, read_person_name
from ovillo.resolution.names import compare_names
from ovillo.resolution.sounds import scanned
from ovillo.resolution.word_lists import is_known_given, known

_CLOSE, _LIKELY = 0.9, 0.8
_LEAST_LETTERS = 4
_WORD = re.compile(r"[^\s,]+")


class NameLevel(IntEnum):
    """From nothing in common to the same; the number is what the engines carry."""

    DIFFERENT = 0
    TYPED = 1
    TURNED = 2
    LOOSE = 3
    LIKELY = 4
    CLOSE = 5
    SAME = 6


def name_level(left: str, right: str) -> NameLevel:
    """How two names as written agree, the same in either order. Only full names agree."""
    first, second = sorted((left, right))
    one, other = read_person_name(first), read_person_name(second)
    if one.kind is not Kind.FULL or other.kind is not Kind.FULL:
        return NameLevel.DIFFERENT
    if not word_sounds(first).may_agree(word_sounds(second)):
        return NameLevel.DIFFERENT
    found = compare_names(first, second)
    if found.verdict == "same":
        return NameLevel.SAME
    if found.verdict == "suggest":
        return _grade(found.score)
    if _is_turned(one, second):
        return NameLevel.TURNED
    return NameLevel.TYPED if _is_typed(first, second) else NameLevel.DIFFERENT


def _grade(score: float) -> NameLevel:
    if score >= _CLOSE:
        return NameLevel.CLOSE
    return NameLevel.LIKELY if score >= _LIKELY else NameLevel.LOOSE


def _is_turned(one: PersonName, other: str) -> bool:
    reading = one.readings[0]
    if len(reading.surnames) != 2 or reading.married or not reading.given:
        return False
    surnames = " ".join(part.core for part in reversed(reading.surnames))
    turned = f"{surnames}, {' '.join(part.core for part in reading.given)}"
    found = compare_names(turned, other)
    return found.verdict == "same" or (found.verdict == "suggest" and found.score >= _LIKELY)


def _is_typed(one: str, other: str) -> bool:
    """Whether the names agree once one word of the second is written as in the first."""
    ours, theirs = _WORD.findall(one), _WORD.findall(other)
    pairs = [(a, b) for a in _alone(ours, theirs) for b in _alone(theirs, ours) if _is_slip_of_hand(fold(a), fold(b))]
    if len(pairs) != 1:
        return False
    (right_word, wrong_word) = pairs[0]
    mended = _WORD.sub(lambda found: right_word if found[0] == wrong_word else found[0], other)
    return compare_names(one, mended).verdict != "different"


def _alone(words: list[str], others: list[str]) -> list[str]:
    """Words that agree with none of the others."""
    folded = [fold(word) for word in others]
    return [word for word in words if not any(_agrees(fold(word), other) for other in folded)]


def _agrees(one: str, other: str) -> bool:
    return one == other or max(compare_given_words(one, other).weight, compare_surname_words(one, other).weight) > 0


def _is_slip_of_hand(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _LEAST_LETTERS or not is_one_edit(one, other):
        return is_one_edit(scanned(one), scanned(other)) and min(len(one), len(other)) > _LEAST_LETTERS
    if has_opposite_gender(one, other) or (one[-1] != other[-1] and {one[-1], other[-1]} <= set("ao")):
        return False
    return not all(is_known_given(word) and word not in known("surnames") for word in (one, other))


def is_one_edit(one: str, other: str) -> bool:
    """Whether one letter more, less or other, or two neighbours changed round, make one word of the other."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1 or short == long:
        return False
    start = 0
    while start < len(short) and short[start] == long[start]:
        start += 1
    if len(short) < len(long):
        return short[start:] == long[start + 1 :]
    changed = short[start + 1 :] == long[start + 1 :]
    swapped = short[start : start + 2] == long[start : start + 2][::-1] and short[start + 2 :] == long[start + 2 :]
    return changed or swapped
