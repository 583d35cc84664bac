"""One number in running text: digits in either grouping, words, scales, and what only looks like a number."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final

from ovillo.extraction import lexicon

_DIGITS: Final = re.compile(r"(?<!\d)\d++(?:[.,]\d++)*+(?![\w:/]*\d)(?!-[a-z])", re.ASCII)
_SPACES: Final = re.compile(r"\s+")
_GAP: Final = re.compile(r"[\s-]*")
_CHUNK_RANGE: Final = re.compile(r"[^-–\s]*\d[-–]\S*", re.ASCII)
_LOOSE: Final = re.compile(r"[1-9]\d{0,2}(?:, \d{3})+(?!\d|[.,]\d)", re.ASCII)
"""As in "N700, 000": one sum, where the sign of its money stands before it."""
_LOOSE_THOUSANDS: Final = re.compile(r"[1-9]\d{0,2}(?:, \d{3})*, 000(?!\d|[.,]\d)", re.ASCII)
"""As in "223, 000 euros": no number is written "000" alone."""
_SPACED: Final = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+(?![\d]|[.,]\d{3})", re.ASCII)
_GROUPED: Final = re.compile(r"[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*", re.ASCII)
_MIXED: Final = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+\.\d+|[1-9]\d{0,2}(?:\.\d{3})+,\d+", re.ASCII)
_WORD: Final = re.compile(r"[^\W\d_]+", re.UNICODE)
_YEAR: Final = re.compile(r"(?:1[89]|20)\d\d", re.ASCII)


def read_digits(digits: str) -> Decimal | None:
    """The number that these digits and marks write in either convention; `None` where they write none."""
    if _MIXED.fullmatch(digits):
        decimal = max(digits.rfind("."), digits.rfind(","))
        return Decimal(re.sub(r"[.,]", "", digits[:decimal]) + "." + digits[decimal + 1 :])
    if _GROUPED.fullmatch(digits):
        return Decimal(re.sub(r"[.,]", "", digits))
    if re.fullmatch(r"\d+([.,]\d+)?", digits, re.ASCII):
        return Decimal(digits.replace(",", "."))
    return None


@dataclass(frozen=True, slots=True)
class Numerals:
    """Reads the numbers of one language."""

    cardinals: dict[str, int]
    scales: dict[str, int]
    glued: frozenset[str]
    joiners: frozenset[str]
    joins_scales: bool
    """Whether a joiner also stands after a hundred or thousand: "two hundred and six"."""
    articles: frozenset[str]
    halves: re.Pattern[str]
    not_alone: frozenset[str]
    not_after: frozenset[str]
    not_before: frozenset[str]
    not_following: frozenset[str]
    not_preceding: frozenset[str]
    months: frozenset[str]
    start: re.Pattern[str]
    symbol: re.Pattern[str]

    def next_number(self, text: str, position: int) -> tuple[int, int, Decimal] | None:
        """(start, end, number) of the first number at or after `position` in lower-case text."""
        while match := self.start.search(text, position):
            read = self._read_at(text, match.start()) if self._may_start(text, match.start()) else None
            if read is not None:
                end, number = read
                return match.start(), end, number
            position = match.end()
        return None

    def _may_start(self, text: str, start: int) -> bool:
        """Whether a number may begin here: not inside a word, a time, a date or another number."""
        before = text[start - 1 : start]
        if not before or not text[start].isdigit() or not (before.isalnum() or before in ".,:/-–"):
            return True
        if before in "-–":
            chunk = text[:start].rsplit(maxsplit=1)[-1] + text[start:].split(maxsplit=1)[0]
            return bool(_CHUNK_RANGE.fullmatch(chunk)) and chunk.count("-") + chunk.count("–") == 1
        return self._is_after_sign(text, start)

    def _is_after_sign(self, text: str, start: int) -> bool:
        return self.symbol.search(text, max(0, start - 5), start) is not None

    def _read_at(self, text: str, start: int) -> tuple[int, Decimal] | None:
        if half := self.halves.match(text, start):
            scale = _WORD.match(text, half.end())
            value = self.scales.get(scale[0]) if scale else None
            return (scale.end(), Decimal(value) / 2) if scale and value else None
        total, current, end, words = Decimal(0), None, start, 0
        position = start
        last, piece = "", Decimal(0)
        while read := self._piece(text, position, current, is_scaled=bool(total)):
            piece, kind, piece_end = read
            if last == "digits" and kind != "scale":
                break
            if kind == "scale":
                current = (current if current is not None else Decimal(1)) * piece
                if piece >= 1000:
                    total, current = total + current, None
            else:
                current = (current or Decimal(0)) + piece
            words, end, last = words + 1, piece_end, kind
            position = self._skip(text, piece_end, piece, is_scale=kind == "scale")
        if text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha():
            return None  # "five-month-old"
        if not words or (words == 1 and self._is_article(text, start, end)):
            return None
        number = total + (current or 0)
        return end, number.to_integral_value() if number == number.to_integral_value() else number

    def _piece(
        self, text: str, position: int, current: Decimal | None, *, is_scaled: bool
    ) -> tuple[Decimal, str, int] | None:
        """The next digits, cardinal or scale, if it can go on the number read so far."""
        loose = (_LOOSE if self._is_after_sign(text, position) else _LOOSE_THOUSANDS).match(text, position)
        if digits := loose or _SPACED.match(text, position) or _DIGITS.match(text, position):
            number = read_digits("".join(digits[0].split()))
            if number is None or current is not None or (is_scaled and number >= 1000):
                return None
            end = digits.end()
            glued = _WORD.match(text, end)
            if glued and glued[0] in self.glued:
                return number * self.scales.get(glued[0], 1000), "digits", glued.end()
            return number, "digits", end
        word = _WORD.match(text, position)
        if word is None:
            return None
        if word[0] in self.articles and current is None:
            scale = _WORD.match(text, self._skip(text, word.end()))
            return (Decimal(1), "word", word.end()) if scale and scale[0] in self.scales else None
        if word[0] in self.scales and not (word[0] in self.glued and len(word[0]) < 3):
            return Decimal(self.scales[word[0]]), "scale", word.end()
        value = self.cardinals.get(word[0])
        if value is None or (current is not None and not _fits(current, value)):
            return None
        return Decimal(value), "word", word.end()

    def _skip(self, text: str, position: int, piece: Decimal = Decimal(0), *, is_scale: bool = False) -> int:
        """Past spaces, a hyphen, or "and" between two words of one number: "treinta y uno", "two hundred and six"."""
        after = _GAP.match(text, position)
        position = after.end() if after else position
        joiner = _WORD.match(text, position)
        if joiner and joiner[0] in self.joiners:
            following = _SPACES.match(text, joiner.end())
            word = _WORD.match(text, following.end()) if following else None
            value = self.cardinals.get(word[0], 100) if word else 100
            is_tens = 30 <= piece <= 90 and value < 10
            if word and (is_tens or (is_scale and self.joins_scales and value < 100 and word[0] not in self.articles)):
                return word.start()
        return position

    def _is_article(self, text: str, start: int, end: int) -> bool:
        """A lone "one", "un", "una" that is no number."""
        word = text[start:end]
        if word in self.scales and word in self.cardinals:
            return False
        if word not in self.not_alone:
            return False
        if not self.not_before:
            return True
        before, after = text[:start].split()[-1:], text[end:].split()[:1]
        return bool(
            not after
            or (before and before[0] in self.not_after)
            or not after[0][0].isalpha()
            or after[0] in self.not_before
        )

    def is_something_else(self, text: str, start: int, end: int) -> bool:
        """A year, a day of a month, an article of a law, a list number."""
        digits = text[start:end]
        before, after = text[:start].split()[-2:], text[end:].split()[:2]
        if _YEAR.fullmatch(digits):
            return True
        if (before and before[-1] in self.not_following) or (after and after[0].rstrip(",") in self.not_preceding):
            return True
        next_word = after[1] if len(after) > 1 and after[0] == "de" else (after[0] if after else "")
        is_day = digits.isdigit() and int(digits) <= 31
        return is_day and (
            next_word.strip(",.") in self.months or (bool(before) and before[-1].strip(",.") in self.months)
        )


def _fits(current: Decimal, value: int) -> bool:
    """Whether a cardinal may follow within one number: "sixty" then "two", "doscientos" then "sesenta"."""
    for place in (1000, 100, 10):
        if value < place and current % place == 0 and current > 0:
            return value < place and (place != 10 or value < 10) and (value >= place // 100 or place == 1000)
    return False


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def numerals(language: str) -> Numerals:
    """The reader of one language's numbers."""
    layer = lexicon.load(language, "quantities")
    reading = layer["reading"]
    cardinals, scales = layer["cardinals"], layer["scales"]
    glued = frozenset(reading["glued_scales"])
    starters = {*cardinals, *(word for word in scales if word not in glued), *reading["articles"], *reading["halves"]}
    return Numerals(
        cardinals=cardinals,
        scales=scales,
        glued=glued,
        joiners=frozenset(reading["joiners"]),
        joins_scales=reading["joins_scales"],
        articles=frozenset(reading["articles"]),
        halves=re.compile(rf"(?:{_alternatives(reading['halves'])})\s+(?=\w)"),
        not_alone=frozenset(reading["not_alone"]),
        not_after=frozenset(reading["not_after"]),
        not_before=frozenset(reading["not_before"]),
        not_following=frozenset(reading["not_following"]),
        not_preceding=frozenset(reading["not_preceding"]),
        months=frozenset(lexicon.load(language, "dates")["months"]),
        symbol=re.compile(rf"(?<!\w)(?:{_alternatives(layer['currency']['symbols'])})$"),
        start=re.compile(rf"(?<!\d)\d|(?<![\w-])(?:{_alternatives(starters)})(?!\w)"),
    )
