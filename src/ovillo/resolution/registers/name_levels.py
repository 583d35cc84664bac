"""How two names of a register agree, as one of a few levels: the project's scorer, and what a register may add to it.

1. The scorer of pairs of names decides first; its `different` is asked again in two ways only.
2. `TURNED`: the two surnames have changed places.
3. `TYPED`: one word has an error of typing that the scorer, which knows nothing but the names, must not believe.
   Two known given names, or endings of two genders, are never that: brothers share all else.
4. Neither is enough without another particular that agrees: `weights.toml` says how much is left.
5. `GIVEN`: all agrees but the given name is written in another way, or typed. Twins and brothers share all else, so
   that no rule joins it.
6. `SPELT`: given names are the same, and the same surnames are spelt in two ways.
7. Two rows with two surnames each, the first of which differ, are two people, whatever reading would make them meet;
   but a first surname that is known as a given name alone, or stands among the given names of the other, shows nothing.
8. `OPEN`: what agrees leaves open who it is: two given names or two surnames alone, or only one says "hijo" or "Jr.".
"""

import re
from enum import IntEnum
from functools import lru_cache

from ovillo.resolution.agreement import Agreement, compare_given_words, compare_surname_words, has_opposite_gender
from ovillo.resolution.blocking import word_sounds
from ovillo.resolution.folding import fold
from ovillo.resolution.name_slots import Kind, NameReading, PersonName, read_person_name
from ovillo.resolution.names import NameScore, compare_names
from ovillo.resolution.sounds import scanned
from ovillo.resolution.word_lists import can_be_said, is_known_given, known

_CLOSE, _LIKELY = 0.9, 0.8
_LEAST_LETTERS = 4
_TWO = 2
_OTHERWISE = frozenset({Agreement.SLIP.value})
_EQUAL = frozenset({Agreement.EQUAL.value})
_SPELT = _EQUAL | {each.value for each in (Agreement.SOUND, Agreement.SCANNED, Agreement.SLIP, Agreement.PARTICLE)}
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
    OPEN = 7
    GIVEN = 8
    SPELT = 9


class Reach(IntEnum):
    """Which levels of the names would bring a pair to even odds, given the rest of it; the number is for the engines.

    Comparing names takes the time: what cannot change the result is not asked.
    """

    NOTHING = 0
    SCORED = 1
    """Only a level that the scorer gives."""
    ALL = 2


ASKED_AGAIN = (NameLevel.GIVEN, NameLevel.TURNED, NameLevel.TYPED)
"""The levels of names that the scorer calls different."""


@lru_cache(maxsize=65536)
def name_level(left: str, right: str) -> NameLevel:
    """How two names as written agree, the same in either order. Only full names agree."""
    first, second = sorted((left, right))
    level = _scored_level(first, second)
    return level if level is not None else _level_asked_again(first, second)


def name_level_within(left: str, right: str, *, reach: Reach) -> NameLevel:
    """The level of two names as far as it can change anything; beyond that `DIFFERENT`."""
    if reach is Reach.NOTHING:
        return NameLevel.DIFFERENT
    if reach is Reach.ALL:
        return name_level(left, right)
    return _scored_level(*sorted((left, right))) or NameLevel.DIFFERENT


def _scored_level(first: str, second: str) -> NameLevel | None:
    """What the scorer makes of two names; none where it finds them different, and they can be asked again."""
    one, other = read_person_name(first), read_person_name(second)
    is_full = one.kind is other.kind is Kind.FULL
    if not is_full or not word_sounds(first).may_agree(word_sounds(second)):
        return NameLevel.DIFFERENT
    found = compare_names(first, second)
    if found.verdict == "suggest" and _has_other_surnames(one, other):
        return NameLevel.DIFFERENT
    if found.verdict != "different" and (one.is_one_sided or other.is_one_sided or one.generation != other.generation):
        return NameLevel.OPEN
    if found.verdict == "same":
        return NameLevel.SAME
    if found.verdict == "suggest":
        level = _grade(found)
        if level is not NameLevel.GIVEN:
            return level
        if _has_letters_changed_round(one, other):
            return NameLevel.CLOSE
        return NameLevel.TYPED if _is_mistyped(one, other) else level
    return None


def _level_asked_again(first: str, second: str) -> NameLevel:
    one, other = read_person_name(first), read_person_name(second)
    if _is_turned(one, second):
        return NameLevel.TURNED
    typed = _typed(first, second)
    if typed is None:
        return NameLevel.DIFFERENT
    is_given = _is_given_word(one, typed) and not _has_letters_changed_round(one, other)
    return NameLevel.GIVEN if is_given and not _is_mistyped(one, other) else NameLevel.TYPED


def _has_other_surnames(one: PersonName, other: PersonName) -> bool:
    """Whether both have two surnames, read as they most plainly stand, and the first of them are two surnames.

    "Rosa Inés Tumbaco Paz" has no third given name because no list knows her surname: with a day of birth alone she
    would be joined to "Rosa Inés Paz Vega".
    """
    mine, theirs = one.readings[0], other.readings[0]
    if mine.is_turned or theirs.is_turned or min(len(mine.surnames), len(theirs.surnames)) < _TWO:
        return False
    pair = mine.surnames[0], theirs.surnames[0]
    is_bare = not any(
        part.particles or part.is_linked or part.is_initial for part in (*mine.surnames, *theirs.surnames)
    )
    is_placed = {part.core for part in mine.surnames} != {part.core for part in theirs.surnames}
    is_clear = not (_may_be_given(mine, theirs) or _may_be_given(theirs, mine))
    return is_bare and is_placed and is_clear and not compare_surname_words(pair[0].core, pair[1].core).weight


def _may_be_given(name: NameReading, other: NameReading) -> bool:
    """Whether a first surname may be a second given name: "Nelson", or "Yineth" beside "Rodríguez, Yury Yineth"."""
    core = name.surnames[0].core
    is_second = len(name.given) == 1 and is_known_given(core)
    return is_second or any(compare_given_words(core, part.core).weight for part in other.given)


def _is_mistyped(one: PersonName, other: PersonName) -> bool:
    """Whether one given name is another mistyped, and no brother's: a word that no list has, one slip away.

    Nobody must be called so, for its consonants ("Frnanda"); or the other given names must be the same, and the word
    without a letter more, as parents put one in ("Luz Mariela", "Luz Marisela").
    """
    ours, theirs = ([part.core for part in name.readings[0].given] for name in (one, other))
    shared = {core for core in set(ours) & set(theirs) if len(core) > 1}
    apart = [core for row in (ours, theirs) for core in row if core not in shared and len(core) > 1]
    if len(apart) != _TWO or all(map(is_known_given, apart)) or not _is_slip_of_hand(*apart):
        return False
    if not is_one_edit(*apart) and scanned(apart[0]) != scanned(apart[1]):
        return False
    unlisted = [core for core in apart if not is_known_given(core)]
    is_longer = len(unlisted) == 1 and len(unlisted[0]) > min(map(len, apart))
    return (bool(shared) and not is_longer) or any(not can_be_said(core) for core in unlisted)


def _has_letters_changed_round(one: PersonName, other: PersonName) -> bool:
    """Whether the given names differ by one word with the same letters in another order: no two names are so."""
    ours, theirs = ({part.core for part in name.readings[0].given} for name in (one, other))
    apart = [*(ours - theirs), *(theirs - ours)]
    is_one_word = len(ours - theirs) == len(theirs - ours) == 1
    return is_one_word and sorted(apart[0]) == sorted(apart[1]) and not all(map(is_known_given, apart))


def _grade(found: NameScore) -> NameLevel:
    told = [reason.rstrip(".").partition(": ") for reason in found.reasons]
    if any(field.lower().endswith("given name") and says in _OTHERWISE for field, _, says in told):
        return NameLevel.GIVEN
    if found.score >= _LIKELY and all(says in (_SPELT if "urname" in field else _EQUAL) for field, _, says in told):
        return NameLevel.SPELT
    if found.score >= _CLOSE:
        return NameLevel.CLOSE
    return NameLevel.LIKELY if found.score >= _LIKELY else NameLevel.LOOSE


def _is_turned(one: PersonName, other: str) -> bool:
    reading = one.readings[0]
    if len(reading.surnames) != 2 or reading.married or not reading.given:
        return False
    surnames = " ".join(part.core for part in reversed(reading.surnames))
    turned = f"{surnames}, {' '.join(part.core for part in reading.given)}"
    found = compare_names(turned, other)
    return found.verdict == "same" or (found.verdict == "suggest" and found.score >= _LIKELY)


def _is_given_word(name: PersonName, word: str) -> bool:
    """Whether a word stands among the given names of the likeliest reading."""
    return fold(word) in {part.core for part in name.readings[0].given}


def _typed(one: str, other: str) -> str | None:
    """The word of the first as which one word of the second must be written for the names to agree."""
    ours, theirs = _WORD.findall(one), _WORD.findall(other)
    slips = [(a, b) for a in ours for b in theirs if _is_slip_of_hand(fold(a), fold(b))]
    pairs = [(a, b) for a, b in slips if _is_alone(a, theirs) and _is_alone(b, ours)]
    if len(pairs) != 1:
        return None
    (right_word, wrong_word) = pairs[0]
    mended = _WORD.sub(lambda found: right_word if found[0] == wrong_word else found[0], other)
    return None if compare_names(one, mended).verdict == "different" else right_word


def _is_alone(word: str, others: list[str]) -> bool:
    """Whether a word agrees with none of the others; what takes time is asked last."""
    return not any(_agrees(fold(word), fold(other)) for other in others)


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
