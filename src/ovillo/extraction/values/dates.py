"""Times in one sentence, as days or intervals counted from the day of publication.

1. The forms of the lexicon are tried in order; the longest match at a place wins.
2. Two times joined by "between … and" or "from … to" are one interval.
3. "since" and "until" open an interval on one side: since runs up to publication, until has no beginning.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Final

from ovillo.extraction import lexicon
from ovillo.extraction.text.spans import Sentence, TimeSpan
from ovillo.extraction.text.surface import lower_text, token_range, words_between
from ovillo.extraction.values.calendar_rules import (
    UNRESOLVED,
    Direction,
    Interval,
    Meaning,
    day_month,
    day_of_month,
    decade_of,
    month_of,
    one_day,
    shifted,
    valid_date,
    weekday_of,
    weekend_before,
    whole_unit,
    year_of,
)
from ovillo.extraction.values.numerals import numerals


@dataclass(frozen=True, slots=True)
class _Calendar:
    """The time words of one language, compiled."""

    language: str
    months: Mapping[str, int]
    decades: Mapping[str, int]
    weekdays: Mapping[str, int]
    units: Mapping[str, str]
    relative_days: Mapping[str, int]
    directions: Mapping[str, Direction]
    month_first: bool
    forms: tuple[tuple[str, re.Pattern[str]], ...]
    openers: Mapping[str, re.Pattern[str]]
    joiner: re.Pattern[str]
    month_context: re.Pattern[str]
    ambiguous_months: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Found:
    """One time in the sentence string."""

    start: int
    end: int
    meaning: Meaning


def find_times(
    sentence: Sentence, language: str, published: date | None, *, anchor: date | None = None
) -> tuple[TimeSpan, ...]:
    """The times of one sentence, in order, non-overlapping.

    Args:
        sentence: tokens of one sentence.
        language: ISO 639-1 code of a lexicon.
        published: day of publication; without it only what states its year is resolved.
        anchor: the day told last, from which "two days later" counts.
    """
    calendar, text = _calendar(language), lower_text(sentence)
    found = [_read(match, rule, calendar, published, anchor) for rule, match in _matches(text, calendar)]
    found = _join_intervals(text, found, calendar)
    return tuple(_span(sentence, _open(text, each, calendar, published)) for each in found)


def _any_of(words: Iterable[str]) -> str:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) or "(?!)"


@cache
def _calendar(language: str) -> _Calendar:
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
        "part": rf"(?:{_any_of(layer['parts']['words'])})",
    }
    return _Calendar(
        language=language,
        months=layer["months"],
        decades=layer["decades"],
        weekdays=layer["weekdays"],
        units=layer["units"],
        relative_days=layer["relative_days"],
        directions=modifiers,
        month_first=layer["order"] == "month_first",
        forms=tuple((pattern["rule"], _compile(pattern["form"], slots)) for pattern in layer["pattern"]),
        openers={name: _before(words) for name, words in layer["openers"].items() if name != "joiners"},
        joiner=re.compile(rf"\s*(?:{_any_of(layer['openers']['joiners'])})\s*"),
        month_context=re.compile(rf"(?<!\w)(?:{_any_of(layer['month_context']['before'])})[\s-]*$"),
        ambiguous_months=frozenset(layer["month_context"]["ambiguous"]),
    )


def _before(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any_of(words)})\s+$")


def _compile(form: str, slots: Mapping[str, str]) -> re.Pattern[str]:
    """A form with its slots filled; a slot used twice keeps the name the first time only."""
    seen: set[str] = set()

    def fill(match: re.Match[str]) -> str:
        name = match[1]
        if name not in slots:
            return match[0]
        pattern = slots[name]
        if name in seen:
            return pattern.replace(f"(?P<{name}>", f"(?P<{name}_2>")
        seen.add(name)
        return pattern

    return re.compile(r"(?<![\w.-])(?:" + re.sub(r"\{([a-z_]+)\}", fill, form) + ")")


def _matches(text: str, calendar: _Calendar) -> list[tuple[str, re.Match[str]]]:
    """The longest match at each place, left to right."""
    candidates = [
        (match.start(), -match.end(), order, rule, match)
        for order, (rule, form) in enumerate(calendar.forms)
        for match in form.finditer(text)
        if _is_time(text, rule, match, calendar)
    ]
    chosen: list[tuple[str, re.Match[str]]] = []
    position = 0
    for start, minus_end, _, rule, match in sorted(candidates, key=lambda each: each[:3]):
        if start >= position:
            chosen.append((rule, match))
            position = -minus_end
    return chosen


def _is_time(text: str, rule: str, match: re.Match[str], calendar: _Calendar) -> bool:
    """Refuses "may" the verb, and a number of units that is no number."""
    groups = match.groupdict()
    if rule == "month_year" and groups["month"] in calendar.ambiguous_months:
        dated = groups.get("year") or groups.get("this_year") or groups.get("last_year") or groups.get("modifier")
        return bool(dated or calendar.month_context.search(text, 0, match.start()))
    if rule in {"ago", "later"}:
        return _count(groups["number"], calendar) is not None
    return True


def _count(word: str, calendar: _Calendar) -> int | None:
    if word.isdigit():
        return int(word)
    return numerals(calendar.language).cardinals.get(word) or {"a": 1, "an": 1}.get(word)


Resolver = Callable[[dict[str, str | None], _Calendar, date | None, date | None], Meaning]


def _read(match: re.Match[str], rule: str, calendar: _Calendar, published: date | None, anchor: date | None) -> _Found:
    groups: dict[str, str | None] = {
        name.removesuffix("_2"): value for name, value in match.groupdict().items() if value is not None
    }
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    meaning = _RESOLVERS[rule](groups, calendar, published, anchor)
    return _Found(start, match.start() + len(match[0].rstrip()), meaning)


def _year_in(groups: Mapping[str, str | None], published: date | None) -> int | None:
    if year := groups.get("year"):
        return int(year)
    if published and groups.get("this_year"):
        return published.year
    return published.year - 1 if published and groups.get("last_year") else None


def _direction_in(groups: Mapping[str, str | None], calendar: _Calendar) -> Direction | None:
    if groups.get("past"):
        return Direction.PREVIOUS
    if groups.get("coming"):
        return Direction.NEXT
    modifier = groups.get("modifier")
    return calendar.directions[" ".join(modifier.split())] if modifier else None


def _resolve_day_month(
    groups: dict[str, str | None], calendar: _Calendar, published: date | None, _: date | None
) -> Meaning:
    year = _year_in(groups, published)
    return day_month(int(groups["day"] or 0), calendar.months[groups["month"] or ""], year, published)


def _resolve_day_range(
    groups: dict[str, str | None], calendar: _Calendar, published: date | None, _: date | None
) -> Meaning:
    last = _resolve_day_month(groups, calendar, published, None).interval
    first = last and valid_date(last[1].year, last[1].month, int(groups["first_day"] or 0))
    return Meaning((first, last[1])) if last and first and first <= last[1] else UNRESOLVED


def _resolve_compact(groups: dict[str, str | None], calendar: _Calendar, _p: date | None, _a: date | None) -> Meaning:
    """For "13MAY2031", as notes of the police write it."""
    month = next((number for name, number in calendar.months.items() if name.startswith(groups["short"] or "?")), 0)
    return one_day(valid_date(int(groups["year"] or 0), month, int(groups["day"] or 0)))


def _resolve_month(
    groups: dict[str, str | None], calendar: _Calendar, published: date | None, _: date | None
) -> Meaning:
    month, year = calendar.months[groups["month"] or ""], _year_in(groups, published)
    return month_of(month, year, _direction_in(groups, calendar), published)


def _resolve_weekday(
    groups: dict[str, str | None], calendar: _Calendar, published: date | None, _: date | None
) -> Meaning:
    weekday = calendar.weekdays[groups["weekday"] or ""]
    if day := groups.get("day"):
        dated = day_of_month(int(day), published)
        if dated.interval and dated.interval[0].weekday() == weekday:
            return dated
    return weekday_of(weekday, _direction_in(groups, calendar), published)


def _resolve_iso(groups: dict[str, str | None], _c: _Calendar, _p: date | None, _a: date | None) -> Meaning:
    year, month, day = (int(part) for part in (groups["iso"] or "").split("-"))
    return one_day(valid_date(year, month, day))


def _resolve_numeric(groups: dict[str, str | None], calendar: _Calendar, _p: date | None, _a: date | None) -> Meaning:
    first, second, year = (int(part) for part in re.split(r"[/.-]", groups["numeric"] or ""))
    year += 2000 if year < 100 else 0
    day_first, month_first = valid_date(year, second, first), valid_date(year, first, second)
    if calendar.month_first:
        return one_day(month_first or day_first, day_first)
    return one_day(day_first or month_first)


def _resolve_relative_day(
    groups: dict[str, str | None], calendar: _Calendar, published: date | None, _: date | None
) -> Meaning:
    if published is None:
        return UNRESOLVED
    days = calendar.relative_days[" ".join((groups["relative_day"] or "").split())]
    return shifted(abs(days), "day", published, sign=-1 if days < 0 else 1)


def _resolve_ago(groups: dict[str, str | None], calendar: _Calendar, published: date | None, _: date | None) -> Meaning:
    count = _count(groups["number"] or "", calendar) or 0
    return shifted(count, calendar.units[groups["unit"] or ""], published, sign=-1)


def _resolve_later(groups: dict[str, str | None], calendar: _Calendar, _: date | None, anchor: date | None) -> Meaning:
    count = _count(groups["number"] or "", calendar) or 0
    return shifted(count, calendar.units[groups["unit"] or ""], anchor, sign=1)


def _resolve_from_anchor(days: int) -> "Resolver":
    """For "that same day", "al día siguiente", "the day before": so many days from the day told last."""

    def resolve(_g: dict[str, str | None], _c: _Calendar, _p: date | None, anchor: date | None) -> Meaning:
        return shifted(abs(days), "day", anchor, sign=-1 if days < 0 else 1)

    return resolve


def _resolve_unit(
    groups: dict[str, str | None], calendar: _Calendar, published: date | None, _: date | None
) -> Meaning:
    direction = _direction_in(groups, calendar) or Direction.PRESENT
    return whole_unit(calendar.units[groups["unit"] or ""], direction, published)


_RESOLVERS: Final[dict[str, Resolver]] = {
    "day_month_year": _resolve_day_month,
    "day_range": _resolve_day_range,
    "iso_day": _resolve_iso,
    "numeric_day": _resolve_numeric,
    "month_year": _resolve_month,
    "weekday": _resolve_weekday,
    "relative_day": _resolve_relative_day,
    "ago": _resolve_ago,
    "later": _resolve_later,
    "same_day": _resolve_from_anchor(0),
    "next_day": _resolve_from_anchor(1),
    "weekend": lambda _g, _c, published, _a: weekend_before(published),
    "decade": lambda groups, calendar, _p, _a: decade_of(groups["decade"] or "", calendar.decades),
    "compact_day": _resolve_compact,
    "day_before": _resolve_from_anchor(-1),
    "relative_unit": _resolve_unit,
    "day_of_month": lambda groups, _c, published, _a: day_of_month(int(groups["day"] or 0), published),
    "year": lambda groups, _c, _p, _a: year_of(int(groups["year"] or 0)),
}


def _join_intervals(text: str, found: list[_Found], calendar: _Calendar) -> list[_Found]:
    joined: list[_Found] = []
    for each in found:
        low = joined[-1] if joined else None
        opener = calendar.openers["between"].search(text, 0, low.start) if low else None
        if low and opener and calendar.joiner.fullmatch(text, low.end, each.start):
            joined[-1] = _Found(opener.start(), each.end, Meaning(_hull(low.meaning.interval, each.meaning.interval)))
        else:
            joined.append(each)
    return joined


def _hull(low: Interval | None, high: Interval | None) -> Interval | None:
    if low is None or high is None:
        return None
    start = low[0] if low[0] <= high[1] else low[0].replace(year=low[0].year - 1) if low[0].month != 2 else low[0]
    return (start, high[1]) if start <= high[1] else None


def _open(
    text: str, found: _Found, calendar: _Calendar, published: date | None
) -> tuple[_Found, date | None, date | None]:
    """With its ends: both, or one where "since", "until", "before" or "after" opens the other."""
    interval = found.meaning.interval
    earliest, latest = interval or (None, None)
    for name in ("since", "until", "before", "after"):
        match = calendar.openers[name].search(text, 0, found.start)
        if match is None or interval is None:
            continue
        widened = replace(found, start=match.start())
        match name:
            case "since":
                return widened, earliest, published if published and published >= interval[0] else None
            case "until":
                return widened, None, latest
            case "before":
                return widened, None, interval[0]
            case _:
                return widened, earliest, None
    return found, earliest, latest


def _span(sentence: Sentence, opened: tuple[_Found, date | None, date | None]) -> TimeSpan:
    found, earliest, latest = opened
    first, last = token_range(sentence, sentence.start + found.start, sentence.start + found.end)
    return TimeSpan(
        start=sentence.tokens[first].start,
        end=sentence.tokens[last].end,
        first=first,
        last=last,
        text=words_between(sentence, first, last),
        earliest=earliest,
        latest=latest,
        alternatives=found.meaning.alternatives,
    )
