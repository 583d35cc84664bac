"""How far two words of two names agree, from equal to different.

1. Equal once folded; the same once an abbreviation is written out.
2. An initial agrees with every word that it begins.
3. The same sound; a nickname or another language's form of the same given name; letters that scanners confuse; a
   small slip.
4. Two different names that are both known are never a slip, and neither is an ending that changes a person's gender.
"""

from enum import StrEnum
from functools import lru_cache

from ovillo.resolution.sounds import scanned, skeleton, sound_distance, sound_key
from ovillo.resolution.word_lists import abbreviations, equivalents, known, known_sounds, nicknames


class Agreement(StrEnum):
    """How two words of two names agree; the value is the phrase shown."""

    EQUAL = "the same"
    PARTICLE = "the same but for de, la or y"
    ABBREVIATED = "one is written short"
    SOUND = "written differently, said alike"
    LANGUAGE = "forms of the same name"
    NICKNAME = "one is a familiar form of the other"
    SCRIPT = "the same once written in one alphabet"
    INITIAL = "one is the initial of the other"
    SCANNED = "differ by letters that scanners confuse"
    SLIP = "differ by a slip of spelling"
    GENDER = "endings of different gender"
    DIFFERENT = "different"

    @property
    def weight(self) -> float:
        """0 to 1: how much of the evidence of an equal word is left."""
        return _WEIGHTS[self]


_WEIGHTS = {
    Agreement.EQUAL: 1.0,
    Agreement.PARTICLE: 0.98,
    Agreement.ABBREVIATED: 0.97,
    Agreement.SOUND: 0.95,
    Agreement.LANGUAGE: 0.9,
    Agreement.NICKNAME: 0.88,
    Agreement.SCRIPT: 0.88,
    Agreement.INITIAL: 0.87,
    Agreement.SCANNED: 0.87,
    Agreement.SLIP: 0.83,
    Agreement.GENDER: 0.0,
    Agreement.DIFFERENT: 0.0,
}
_SLIP_PER_SOUND = 0.17
_LONG_WITH_ARTICLE = 5


def is_same_nickname(left: str, right: str) -> bool:
    """Whether one is a familiar form of the other, or both are familiar forms of one name. Single words only."""
    table = nicknames()
    of_left, of_right = table.get(left, frozenset()), table.get(right, frozenset())
    if right in of_left or left in of_right:
        return True
    if _sounds_among(right, of_left) or _sounds_among(left, of_right):
        return True
    return bool(of_left & of_right)


def _sounds_among(word: str, names: frozenset[str]) -> bool:
    return bool(names) and sound_key(word) in {sound_key(name) for name in names if " " not in name}


def is_same_in_other_language(left: str, right: str) -> bool:
    """Whether both are written forms of one international name."""
    return bool(_language_groups(left) & _language_groups(right))


def _language_groups(word: str) -> frozenset[int]:
    table = equivalents()
    return table.get(word, frozenset()) | table.get(sound_key(word), frozenset())


def has_opposite_gender(left: str, right: str) -> bool:
    """Whether two given names differ only by the ending that tells a man from a woman, or are known as one each."""
    if left.endswith("a") != right.endswith("a") and left.rstrip("aeios") == right.rstrip("aeios"):
        return True
    if left in known("female") and right in known("male"):
        return left not in known("male") and right not in known("female")
    if left in known("male") and right in known("female"):
        return left not in known("female") and right not in known("male")
    return False


def _is_slip(left: str, right: str, *, allowance: float) -> bool:
    one, other = sound_key(left), sound_key(right)
    longest = max(len(one), len(other))
    if min(len(one), len(other)) < 3:
        return False
    limit = max(0.5, allowance * longest) if longest > 3 else 0.25
    return sound_distance(one, other, at_most=limit) <= limit


def is_letter_dropped(left: str, right: str) -> bool:
    """Whether one long word is the other without one of its letters: "tranportes"."""
    short, long = sorted((left, right), key=len)
    if len(short) < _LONG_ENOUGH_TO_DROP or len(long) - len(short) != 1 or long.startswith(short):
        return False
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _is_begun_by(short: str, long: str) -> bool:
    return long.startswith(short) or sound_key(long)[:1] == sound_key(short)[:1] != ""


@lru_cache(maxsize=65536)
def compare_given_words(left: str, right: str, *, is_across_scripts: bool = False) -> Agreement:
    """How two folded words agree as given names."""
    plain = _compare_plainly(left, right)
    if plain is not None:
        return plain
    if is_same_in_other_language(left, right):
        return Agreement.LANGUAGE
    if is_same_nickname(left, right):
        return Agreement.NICKNAME
    if is_across_scripts and _language_groups(left) and _language_groups(right):
        return Agreement.DIFFERENT
    if has_opposite_gender(left, right):
        return Agreement.GENDER
    if sound_key(left.replace("ll", "l")) == sound_key(right.replace("ll", "l")):
        return Agreement.SOUND
    found = _compare_by_sound(left, right, is_across_scripts=is_across_scripts)
    if found is Agreement.SCRIPT and _is_listed(left) and _is_listed(right) and skeleton(left) != skeleton(right):
        return Agreement.DIFFERENT
    if found is Agreement.SLIP and not _is_swap(left, right) and left.endswith("a") != right.endswith("a"):
        return Agreement.GENDER
    return found


def _is_listed(word: str) -> bool:
    return word in known("female") or word in known("male")


def _is_swap(left: str, right: str) -> bool:
    """Whether the words differ by two neighbouring letters that changed places: "fabioal"."""
    apart = [place for place, (one, other) in enumerate(zip(left, right, strict=False)) if one != other]
    return len(apart) == 2 and apart[1] == apart[0] + 1 and sorted(left) == sorted(right)


@lru_cache(maxsize=65536)
def compare_surname_words(left: str, right: str, *, is_across_scripts: bool = False) -> Agreement:
    """How two folded words agree as surnames."""
    plain = _compare_plainly(left, right)
    if plain is not None:
        return plain
    if is_across_scripts and is_same_in_other_language(left, right):
        return Agreement.LANGUAGE
    return _compare_by_sound(left, right, is_across_scripts=is_across_scripts)


def _compare_plainly(left: str, right: str) -> Agreement | None:
    if left == right:
        return Agreement.EQUAL if len(left) > 1 else Agreement.INITIAL
    if len(left) == 1 or len(right) == 1:
        short, long = sorted((left, right), key=len)
        return Agreement.INITIAL if len(long) > 1 and _is_begun_by(short, long) else Agreement.DIFFERENT
    if not (left + right).isalpha() and any(map(str.isdigit, left + right)) and scanned(left) == scanned(right):
        return Agreement.SCANNED
    short_forms = abbreviations()
    if short_forms.get(left, left) == short_forms.get(right, right):
        return Agreement.ABBREVIATED
    return None


@lru_cache(maxsize=1024)
def _compare_by_sound(left: str, right: str, *, is_across_scripts: bool) -> Agreement:
    one, other = sound_key(left), sound_key(right)
    if one == other or _with_old_x(left) == _with_old_x(right):
        return Agreement.SOUND
    if is_across_scripts:
        return _compare_across_scripts(left, right)
    if one in known_sounds() and other in known_sounds():
        return Agreement.DIFFERENT
    return _compare_loosely(left, right)


def _with_old_x(word: str) -> str:
    """The sounds where "x" is read as in "México"."""
    return sound_key(word.replace("x", "j"))


_ROWS_OF_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_BESIDE = frozenset(
    frozenset((row[at], key))
    for number, row in enumerate(_ROWS_OF_KEYS)
    for at in range(len(row))
    for key in (*row[at + 1 : at + 2], *"".join(_ROWS_OF_KEYS[number + 1 : number + 2])[max(0, at - 1) : at + 1])
)
_LONG_ENOUGH_TO_MISTYPE = 5
_LONG_ENOUGH_TO_DROP = 7


def _is_mistyped(left: str, right: str) -> bool:
    """Whether a known name was typed with two letters changed round, or one by the key beside it: "Gómea", "Lusi"."""
    if len(left) != len(right) or _is_known(left) == _is_known(right):
        return False
    if _is_swap(left, right) and left[0] == right[0]:
        return True
    apart = [frozenset(pair) for pair in zip(left, right, strict=True) if pair[0] != pair[1]]
    return len(left) >= _LONG_ENOUGH_TO_MISTYPE and len(apart) == 1 and apart[0] in _BESIDE


def _is_known(word: str) -> bool:
    return _is_listed(word) or word in known("surnames")


def _compare_loosely(left: str, right: str) -> Agreement:
    if scanned(left) == scanned(right) or scanned(left, has_wide=False) == scanned(right, has_wide=False):
        return Agreement.SCANNED
    if _is_mistyped(left, right):
        return Agreement.SLIP
    return Agreement.SLIP if _is_slip(left, right, allowance=_SLIP_PER_SOUND) else Agreement.DIFFERENT


def _compare_across_scripts(left: str, right: str) -> Agreement:
    left, right = _without_article(left), _without_article(right)
    if left.startswith(_SERVANT) and right.startswith(_SERVANT):
        is_one = skeleton(left.replace("ll", "l")) == skeleton(right.replace("ll", "l"))
        return Agreement.SCRIPT if is_one else Agreement.DIFFERENT
    if _ending(left) != _ending(right) and "" not in {_ending(left), _ending(right)}:
        return Agreement.DIFFERENT
    if left[:1] == right[:1] == "h" and skeleton(left).lstrip("a") == skeleton(right).lstrip("a"):
        return Agreement.SCRIPT
    if skeleton(left)[1:] == skeleton(right)[1:] and len(skeleton(left)) > 1 and _same_start(left, right):
        return Agreement.SCRIPT
    return Agreement.SCRIPT if _is_slip(left, right, allowance=0.26) else Agreement.DIFFERENT


_SERVANT = "abd"
"""Begins Arabic names of God's servant; only what follows tells one from another: "Abd Karim", "Abd Rahim"."""
_ENDINGS = {"enko": "k", "chuk": "c", "ov": "v", "ova": "v", "ev": "v", "eva": "v", "sky": "s", "ski": "s", "skii": "s"}


def _ending(word: str) -> str:
    """What a Slavic surname makes of the name before it: "Savchuk" and "Savchenko" are two families."""
    return next((sort for ending, sort in _ENDINGS.items() if word.endswith(ending)), "")


def _without_article(word: str) -> str:
    """A Latin word without the Arabic article that is written together with it: "elsayed" gives "sayed"."""
    return word[2:] if len(word) > _LONG_WITH_ARTICLE and word[:2] in {"al", "el"} else word


def _same_start(left: str, right: str) -> bool:
    one, other = skeleton(left)[0], skeleton(right)[0]
    return one == other or {one, other} <= set("aJw")
