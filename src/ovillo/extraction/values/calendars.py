"""The time words of a language, made ready for reading: its forms as patterns with their slots filled."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from ovillo.extraction import lexicon
from ovillo.extraction.values.calendar_rules import Direction

_OPENING = ("since", "until", "before", "after", "between")


@dataclass(frozen=True, slots=True)
class Calendar:
    """The time words of one language, compiled."""

    language: str
    months: Mapping[str, int]
    decades: Mapping[str, int]
    weekdays: Mapping[str, int]
    units: Mapping[str, str]
    relative_days: Mapping[str, int]
    directions: Mapping[str, Direction]
    spans: Mapping[str, tuple[int, int]]
    """Parts of a year, with their first and last month: "first half"."""
    month_first: bool
    forms: tuple[tuple[str, re.Pattern[str]], ...]
    openers: Mapping[str, re.Pattern[str]]
    joiner: re.Pattern[str]
    breaks: re.Pattern[str]
    month_context: re.Pattern[str]
    ambiguous_months: frozenset[str]


def _any_of(words: Iterable[str]) -> str:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) or "(?!)"


@cache
def calendar_of(language: str) -> Calendar:
    layer = lexicon.load(language, "dates")
    modifiers = {word: Direction(name) for name, words in layer["modifiers"].items() for word in words}
    slots = {
        "month": rf"(?P<month>{_any_of(layer['months'])})(?!\w)",
        "weekday": rf"(?P<weekday>{_any_of(layer['weekdays'])})(?!\w)",
        "day": r"(?P<day>3[01]|[12]\d|0?[1-9])(?!\d)",
        "year": r"(?P<year>(?:1[89]|20)\d\d)(?![\d.,]\d|\d)",
        "decade": rf"(?P<decade>(?:19|20)\d0|\d0|{_any_of(layer['decades'])})",
        "iso": r"(?P<iso>(?:19|20)\d\d-\d\d-\d\d)(?!\d)",
        "numeric": r"(?P<numeric>\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d\d)|\d{1,2}-\d{1,2}-(?:19|20)\d\d)(?![\d/])",
        "number": r"(?P<number>\d{1,3}|[^\W\d_]+)",
        "unit": rf"(?P<unit>{_any_of(layer['units'])})(?!\w)",
        "modifier": rf"(?P<modifier>{_any_of(modifiers)})",
        "relative_day": rf"(?P<relative_day>{_any_of(layer['relative_days'])})(?!\w)",
        "daypart": layer["dayparts"]["form"],
        "after_day": layer["after_days"]["form"],
        "span": rf"(?P<span>{_any_of(layer['spans'])})",
        "part": rf"(?:{_any_of(layer['parts']['words'])})",
    }
    return Calendar(
        language=language,
        months=layer["months"],
        decades=layer["decades"],
        weekdays=layer["weekdays"],
        units=layer["units"],
        relative_days=layer["relative_days"],
        directions=modifiers,
        spans={words: _months_of(months) for words, months in layer["spans"].items()},
        month_first=layer["order"] == "month_first",
        forms=tuple((pattern["rule"], _compile(pattern["form"], slots)) for pattern in layer["pattern"]),
        openers={name: _before(words) for name, words in layer["openers"].items() if name in _OPENING},
        joiner=re.compile(rf"\s*,?\s*(?:{_any_of(layer['openers']['joiners'])})\s*"),
        breaks=re.compile(rf"(?<!\w)(?:{_any_of(layer['openers']['breaks'])})(?!\w)"),
        month_context=re.compile(rf"(?<!\w)(?:{_any_of(layer['month_context']['before'])})[\s-]*$"),
        ambiguous_months=frozenset(layer["month_context"]["ambiguous"]),
    )


def _months_of(written: str) -> tuple[int, int]:
    first, _, last = written.partition("-")
    return int(first), int(last)


def _before(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any_of(words)})\s+$")


def _compile(form: str, slots: Mapping[str, str]) -> re.Pattern[str]:
    """A form with its slots filled; a slot used again has its number behind its name."""
    seen: dict[str, int] = {}

    def fill(match: re.Match[str]) -> str:
        name = match[1]
        if name not in slots:
            return match[0]
        pattern = slots[name]
        seen[name] = seen.get(name, 0) + 1
        return pattern if seen[name] == 1 else pattern.replace(f"(?P<{name}>", f"(?P<{name}_{seen[name]}>")

    return re.compile(r"(?<![\w.-])(?:" + re.sub(r"\{([a-z_]+)\}", fill, form) + ")")
