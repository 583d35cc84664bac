"""Names as they are compared: lower case, without accents, in Latin letters. The name as written is never changed."""

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

LONGEST_NAME = 1_000
"""Letters. A longer text is no name: taking it apart would take minutes, and what it says is not who somebody is."""
_NUKTA = 7
"""How Unicode classes the dot below letters of Devanagari."""
_HANGUL_FIRST, _HANGUL_LAST = 0xAC00, 0xD7A3
_LEADS = ("g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "-", "j", "jj", "ch", "k", "t", "p", "h")
_VOWELS = (
    *("a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae"),
    *("oe", "yo", "u", "wo", "we", "wi", "yu", "eu", "ui", "i"),
)
_TAILS = (
    *("-", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l"),
    *("p", "l", "m", "p", "p", "t", "t", "ng", "t", "t", "k", "t", "p", "t"),
)
_MARKS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'", "‐": "-", "‑": "-", "–": "-", "\u00ad": None})  # noqa: RUF001 — these marks are what is made plain
_INVISIBLE: dict[int, str | None] = dict.fromkeys(
    (0x00AD, 0x2060, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F)), None
)
_INVISIBLE |= {wide: chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)}
_SYLLABIC_NAME = re.compile("[\u4e00-\u9fff]{2,4}|[\uac00-\ud7a3]{2,4}")
_ARABIC_ARTICLE = re.compile("\\b\u0627\u0644(?=\\w{2})")

_ARABIC_AIN = re.compile("\\b\u0639")
_MISREAD = re.compile("[\u00c2-\u00c5][\u0080-\u00bf\u2018-\u203a\u0152\u0160\u0178\u017d\u2030]")
_HAN = re.compile("[\u4e00-\u9fff]{2,4}")
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa\u30fc]+")
_DEVANAGARI = re.compile("[\u0900-\u0963\u0971-\u097f]+")


@cache
def _letters() -> tuple[dict[str, str], dict[int, str]]:
    tables = tomllib.loads(files("ovillo.resolution").joinpath("transliteration.toml").read_text("utf-8"))
    groups: dict[str, str] = tables.pop("groups")
    single = {ord(letter): latin for table in tables.values() for letter, latin in table.items()}
    return groups, single


@cache
def _pinyin() -> dict[str, str]:
    table = tomllib.loads(files("ovillo.resolution").joinpath("han.toml").read_text("utf-8"))["pinyin"]
    return {character: syllable for syllable, characters in table.items() for character in characters}


def plain_letters(text: str) -> str:
    """The text with each letter and its accent in one character, wide letters narrow, and without invisible marks."""
    return unicodedata.normalize("NFC", _as_utf8(text).translate(_INVISIBLE))


def _as_utf8(text: str) -> str:
    """The text that was meant where UTF-8 was read as Windows-1252: "PeÃ±a" is "Peña"."""
    if _MISREAD.search(text) is None:
        return text
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text


def spell_syllables(written: str) -> str:
    """Chinese and Korean names in Latin letters, surname first and apart; Japanese kana and Devanagari word by word.

    Anything else as it stands. Devanagari must be spelled before words are cut: its vowels are marks, no letters.
    """

    def spell(match: re.Match[str]) -> str:
        spelled = [_pinyin().get(char) or fold(char) for char in match[0]]
        return " ".join((spelled[0], "".join(spelled[1:]))).title()

    spelled = _SYLLABIC_NAME.sub(spell, written)
    return _DEVANAGARI.sub(_spell_word, _KANA.sub(_spell_word, spelled))


def _spell_word(match: re.Match[str]) -> str:
    plain = unicodedata.normalize("NFC", match[0])
    return to_latin("".join(char for char in plain if unicodedata.combining(char) != _NUKTA)).title()


def is_spelled_in_han(text: str) -> bool:
    """Whether a Chinese name stands in it, whose syllables leave no doubt about the letters."""
    return _HAN.search(text) is not None


def is_other_script(text: str) -> bool:
    """Whether any letter of it is not Latin."""
    return any(char.isalpha() and not unicodedata.name(char, "").startswith("LATIN") for char in text if char > "ɏ")


def _romanise_syllable(char: str) -> str:
    place = ord(char) - _HANGUL_FIRST
    lead, vowel, tail = _LEADS[place // 588], _VOWELS[place % 588 // 28], _TAILS[place % 28]
    return (lead + vowel + tail).replace("-", "")


def to_latin(text: str) -> str:
    """Cyrillic, Greek, Arabic, Hebrew, Georgian, Armenian and Korean letters in Latin ones; lower case in and out.

    What has no table (Chinese, Japanese…) stays as it is. Vowels that a script does not write stay missing.
    """
    groups, single = _letters()
    plain = _ARABIC_AIN.sub("a", _ARABIC_ARTICLE.sub("", text))
    for group, latin in groups.items():
        plain = plain.replace(group, latin)
    written = (_romanise_syllable(c) if _HANGUL_FIRST <= ord(c) <= _HANGUL_LAST else c for c in plain)
    return "".join(written).translate(single)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case, compatibility forms resolved, accents off, apostrophes and hyphens plain, Latin letters.

    "Mª Peña", "PENA" and "Пена" give "ma pena", "pena" and "pena".
    """
    lowered = unicodedata.normalize("NFKC", text.translate(_MARKS)).lower()
    if lowered.isascii():
        return lowered
    bare = "".join(mark for mark in unicodedata.normalize("NFD", lowered) if not unicodedata.combining(mark))
    return to_latin(unicodedata.normalize("NFC", bare) if _has_hangul(lowered) else bare)


def _has_hangul(text: str) -> bool:
    return any(_HANGUL_FIRST <= ord(char) <= _HANGUL_LAST for char in text)
