"""What a quote says around a number: that it comes on top of others, or that parts of one sum follow it.

1. "14 others", "otras 14 personas", "14 personas más": a word of `nouns.toml` beside the number says that those named
   are not among them.
2. "9 houses in Lima, 4 in Callao, 1 in Cusco and 2 in Tacna": the numbers of one list after the first are parts of one
   sum. A part that names what it counts must count the same kind: houses and clinics are places, cars are not. The
   year behind a day of a month is no part ("12 people on March 3, 2033 in Quilas"), and neither is a second day.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files

from ovillo.corroboration.sources import fold_words
from ovillo.domain.statements import Value

_WORDS_BEFORE, _WORDS_AFTER = 1, 2
_WORD = re.compile(r"[^\W_]+")
_NEXT_PART = re.compile(
    r"\s*(?:,|;|\band\b|\by\b|\be\b)\s*(?:(?:and|y|e|in|en)\s+)?([^\W_]+)\s*([^\W_]+)?", re.IGNORECASE
)
_DAY_BEFORE = re.compile(r"([^\W\d_]+)\.?\s+\d{1,2}(?:st|nd|rd|th)?\s*$|\d{1,2}\s+(?:de\s+|of\s+)?([^\W\d_]+)\.?\s*$")
_AFTER_ON = re.compile(r"\s*(?:\d|([^\W\d_]+))")
_UP_TO_NEXT = re.compile(r"[^.,;:!?()]*?(?=\s*(?:,|;|\s(?:and|y|e)\s))")


@dataclass(frozen=True, slots=True)
class _Tables:
    meanings: Mapping[str, str | None]
    trades: Mapping[str, str]
    qualities: Mapping[str, str]
    besides: frozenset[str]
    bounds: re.Pattern[str]
    """A bound, and nobody else: "more than 500"."""
    numbers: Mapping[str, int]
    kinds: Mapping[str, str]
    prepositions: frozenset[str]
    months: frozenset[str]
    weekdays: frozenset[str]
    on: frozenset[str]
    idle: frozenset[str]
    outlet_kinds: frozenset[str]
    outlet_names: frozenset[str]
    outlet_titles: frozenset[str]
    citing: frozenset[str]
    wide: frozenset[str]
    own_eyes: tuple[str, ...]
    pleas: tuple[str, ...]
    not_yet: tuple[str, ...]
    officers: frozenset[str]


@cache
def tables() -> _Tables:
    """The word lists of `nouns.toml`."""
    read = tomllib.loads(files("ovillo.corroboration").joinpath("nouns.toml").read_text("utf-8"))
    meanings: dict[str, str | None] = {}
    for row in read["same"]:
        for word in row["words"]:
            meanings[word] = None if row.get("plain", False) else row["words"][0]
    trades, qualities = (
        {word: row["words"][0] for row in read[kind] for word in row["words"]} for kind in ("trade", "quality")
    )
    numbers = {word: row["number"] for row in read["number"] for word in row["words"]}
    kinds = {word: unit for unit, words in read["kinds"].items() for word in words}
    return _Tables(
        meanings={**trades, **meanings},
        trades=trades,
        qualities=qualities,
        besides=frozenset(read["besides"]["words"]),
        bounds=re.compile(rf"\b(?:{'|'.join(map(re.escape, read['besides']['bounds']))})\b"),
        numbers=numbers,
        kinds=kinds,
        prepositions=frozenset(read["places"]["prepositions"]),
        months=frozenset(read["days"]["months"]),
        weekdays=frozenset(read["days"]["weekdays"]),
        on=frozenset(read["days"]["on"]),
        idle=frozenset(read["idle"]["words"]),
        outlet_kinds=frozenset(read["outlets"]["kinds"]),
        outlet_names=frozenset(read["outlets"]["names"]),
        outlet_titles=frozenset(read["outlets"]["titles"]),
        citing=frozenset(read["outlets"]["citing"]),
        wide=frozenset(read["wide"]["words"]),
        officers=frozenset(read["officers"]["words"]),
        pleas=tuple(read["pleas"]["words"]),
        not_yet=tuple(read["not_yet"]["words"]),
        own_eyes=tuple(read["own_eyes"]["words"]),
    )


def is_besides(value: Value, quote: str) -> bool:
    """Whether the number comes on top of others that the document names."""
    besides = tables().besides
    if not besides.isdisjoint(tables().bounds.sub(" ", fold_words(value.text)).split()):
        return True
    return any(
        not besides.isdisjoint((*_last_words(quote[: each.start()]), *_first_words(quote[each.end() :])))
        for each in _places(value, quote)
    )


def _places(value: Value, quote: str) -> Iterator[re.Match[str]]:
    """Where the words of the number stand by themselves; a day of the month may be written like it."""
    return re.finditer(rf"(?<!\w){re.escape(value.text)}(?!\w)", quote)


def _last_words(text: str) -> list[str]:
    clause = re.split(r"[.,;:!?()]", text)[-1]
    return fold_words(clause).split()[-_WORDS_BEFORE:]


def _first_words(text: str) -> list[str]:
    clause = re.split(r"[.,;:!?()]", text)[0]
    return fold_words(clause).split()[:_WORDS_AFTER]


def further_parts(value: Value, quote: str) -> tuple[Decimal, ...]:
    """The numbers that follow this one in one list, in their order; empty where the quote lists no parts."""
    lists = (tuple(_follow(quote, each.end(), value.unit)) for each in _places(value, quote))
    return next(filter(None, lists), ())


def is_part_of(part: Value, head: Value, quote: str) -> bool:
    """Whether one number of a sentence is a further part of the list that another begins."""
    if part.number is None or part.unit != head.unit or part.number not in further_parts(head, quote):
        return False
    begins = min((each.start() for each in _places(head, quote)), default=len(quote))
    return any(each.start() > begins for each in _places(part, quote))


def _follow(quote: str, place: int, unit: str | None) -> Iterator[Decimal]:
    while True:
        between = _UP_TO_NEXT.match(quote, place)
        part = _NEXT_PART.match(quote, between.end()) if between else None
        number = _number(part[1]) if part else None
        if part is None or number is None:
            return
        if _follows_day(quote[place : part.start()] if between else ""):
            if not _is_year(part[1]):
                return
        elif _is_alike(part, quote, unit):
            yield number
        else:
            return
        place = part.end(1)


def _follows_day(before: str) -> bool:
    """Whether a day of a month stands right before a number: "on March 3"."""
    found = _DAY_BEFORE.search(before)
    return found is not None and fold_words(found[1] or found[2]) in tables().months


def _is_year(word: str) -> bool:
    return word.isdecimal() and len(word) == len("2033")


def _number(word: str) -> Decimal | None:
    if word.isdecimal() and len(word) < 7:
        return Decimal(word)
    number = tables().numbers.get(fold_words(word))
    return None if number is None else Decimal(number)


def _is_alike(part: re.Match[str], quote: str, unit: str | None) -> bool:
    """Whether the word after a number names what the first number counts, or says where or on which day it is."""
    folded = fold_words(part[2] or "")
    if folded in tables().prepositions:
        return True
    if folded in tables().on and (day := _AFTER_ON.match(quote, part.end(2))):
        return day[1] is None or fold_words(day[1]) in tables().months | tables().weekdays
    return unit is not None and tables().kinds.get(folded) == unit
