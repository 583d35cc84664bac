"""How a folded word sounds to a Spanish or English ear, and how far two words are from each other.

1. `sound_key` joins what is written differently and said alike: b/v, s/z/c, y/i/ll, j/x/g, k/qu/c, h, doubled
   letters, "St-"/"Est-".
2. `skeleton` keeps the consonants of that, for finding pairs worth comparing.
3. `sound_distance` counts what remains: a consonant is one, a vowel half.
"""

import re
from functools import lru_cache
from math import inf

_RULES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"[^a-z]", ""),
        (r"tx", "ch"),
        (r"dj", "d"),
        (r"ph", "f"),
        (r"sch|sh|zh", "s"),
        (r"tz|ts|cz", "s"),
        (r"kh", "j"),
        (r"chr", "kr"),
        (r"ch(?=[lnst])", "k"),
        (r"ch", "C"),
        (r"hu(?=[aeio])|gu(?=[ao])", "w"),
        (r"gu(?=[ei])", "G"),
        (r"h", ""),
        (r"gi(?=[aeou])|ge(?=o)|g(?=[eiy])|^x|j", "J"),
        (r"ll(?=[aeiou])|^y(?=[aeiou])|(?<=[aeou])y(?=[aeiou])", "J"),
        (r"^i(?=[aou])", "J"),
        (r"(?<=i)y(?=[aeou])", ""),
        (r"y", "i"),
        (r"x|ks|cs|cc(?=[ei])|sc(?=[ei])|c(?=[ei])|z", "s"),
        (r"ck|qu(?=[ei])|[qck]", "k"),
        (r"v", "b"),
        (r"ee", "i"),
        (r"oo|ou", "u"),
        (r"d$", "t"),
        (r"(?<=[a-z])ie$", "i"),
        (r"(.)\1+", r"\1"),
        (r"^s(?=[^aeiouJw])", "es"),
        (r"n(?=[bp])", "m"),
        (r"G", "g"),
    )
)
_VOWELS = frozenset("aeiou")
_NEAR = {frozenset(pair): 0.25 for pair in ("Cs", "iJ", "eJ", "wu", "wo", "wg", "wb", "iu")}
_LEAST_DROP = 0.5
"""What a sound costs at least that only one of two keys has."""
_WIDE = 1
_LOOKALIKES = (
    ("ii", "u"),
    ("vv", "w"),
    ("0", "o"),
    ("1", "l"),
    ("5", "s"),
    ("8", "b"),
    ("6", "g"),
    ("9", "g"),
    ("i", "l"),
    ("j", "l"),
    ("rm", "nn"),
    ("rn", "m"),
    ("cl", "d"),
)


@lru_cache(maxsize=65536)
def sound_key(word: str) -> str:
    """The sounds of a folded word, one letter each; "J", "C" stand for the sounds of Spanish j/y/ll and ch."""
    for pattern, replacement in _RULES:
        word = pattern.sub(replacement, word)
    return word


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """The consonants of the sounds, the first sound kept; only for grouping words that may be one."""
    key = sound_key(word)
    if not key:
        return word
    rest = re.sub(r"[aeiouJw]", "", key[1:])
    first = "a" if key[0] in _VOWELS else key[0]
    return re.sub(r"(.)\1+", r"\1", first + rest)


@lru_cache(maxsize=65536)
def scanned(word: str, *, has_wide: bool = True) -> str:
    """The word with letters that scanners confuse made one: "rn" and "m", "cl" and "d", "0" and "o", "1" and "l".

    Args:
        word: folded.
        has_wide: whether "ii" may be a "u"; else each is a letter of its own.
    """
    for seen, meant in _LOOKALIKES[0 if has_wide else _WIDE :]:
        word = word.replace(seen, meant)
    return word


def _replacing(left: str, right: str) -> float:
    if left == right:
        return 0.0
    near = _NEAR.get(frozenset((left, right)))
    if near is not None:
        return near
    return 0.5 if left in _VOWELS and right in _VOWELS else 1.0


def _dropping(sound: str) -> float:
    return 0.5 if sound in _VOWELS else 1.0


@lru_cache(maxsize=65536)
def sound_distance(left: str, right: str, *, at_most: float = inf) -> float:
    """Weighted edits between two sound keys: consonant 1, vowel a half, near sounds a quarter, a swap of two 0.75.

    Infinity once they are more than `at_most`: no later row of the table is less than the least of two that follow one
    another.
    """
    if abs(len(left) - len(right)) * _LEAST_DROP > at_most:
        return inf
    before: list[float] = []
    row = [0.0]
    for sound in right:
        row.append(row[-1] + _dropping(sound))
    for i, here in enumerate(left, start=1):
        current = [row[0] + _dropping(here)]
        for j, there in enumerate(right, start=1):
            best = min(
                row[j] + _dropping(here), current[j - 1] + _dropping(there), row[j - 1] + _replacing(here, there)
            )
            if i > 1 and j > 1 and here == right[j - 2] and left[i - 2] == there:
                best = min(best, before[j - 2] + 0.75)
            current.append(best)
        before, row = row, current
        if min(row) > at_most and min(before) > at_most:
            return inf
    return row[-1]
