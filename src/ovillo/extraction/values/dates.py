"""Times in one sentence, as days or intervals counted from the day of publication.

1. The forms of the lexicon are tried in order; the longest match at a place wins.
2. Two times joined by "between … and" or "from … to" are one interval.
3. "since" and "until" open an interval on one side: since runs up to publication, until has no beginning.
4. "The following year", "two days later", "4 June of that year" count from the time told before, in the sentence
   or before it; where that is no day, nothing counts days from it, nor where a relative clause begins between the two.
   "Two days after the arrest" says no day.
5. A day and month behind a day of another year are of that year in the same month; else which year is not told.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from ovillo.extraction.text.spans import Sentence, TimeSpan
from ovillo.extraction.text.surface import lower_text, token_range, words_between
from ovillo.extraction.values.calendar_rules import (
    UNRESOLVED,
    Direction,
    Interval,
    Meaning,
    counted,
    day_month,
    day_of_month,
    decade_of,
    last_day,
    month_of,
    one_day,
    shifted,
    valid_date,
    weekday_of,
    weekend_before,
    whole_unit,
    year_of,
)
from ovillo.extraction.values.calendars import Calendar, calendar_of
from ovillo.extraction.values.numerals import numerals

_COUNTED = frozenset({"ago", "later", "earlier", "offset"})
_UNTIED = frozenset({"later", "earlier", "offset", "same_unit"})
"""Rules of times that count from another; where they cannot, nothing counts on from them."""


@dataclass(frozen=True, slots=True)
class _Found:
    """One time in the sentence string."""

    start: int
    end: int
    meaning: Meaning
    is_open: bool = False
    """Whether "since" opens it."""


def find_times(
    sentence: Sentence, language: str, published: date | None, *, anchor: Interval | None = None
) -> tuple[TimeSpan, ...]:
    """The times of one sentence, in order, non-overlapping.

    Args:
        sentence: tokens of one sentence.
        language: ISO 639-1 code of a lexicon.
        published: day of publication; without it only what states its year is resolved.
        anchor: the time told last, from which "two days later" counts.
    """
    calendar, text = calendar_of(language), lower_text(sentence)
    found: list[_Found] = []
    year: date | None = None
    for rule, match in _matches(text, calendar):
        is_broken = bool(found) and calendar.breaks.search(text, found[-1].end, match.start()) is not None
        each = _read(match, rule, calendar, published, None if is_broken else anchor)
        if rule == "day_month_year":
            is_told = bool(match["year"])
            each = each if is_told or year is None else _of_year(each, year)
            year = each.meaning.interval[0] if is_told and each.meaning.interval else year
        anchor = each.meaning.interval or (None if rule in _UNTIED else anchor)
        found.append(each)
    found = _join_intervals(text, found, calendar)
    return tuple(_span(sentence, _open(text, each, calendar, published)) for each in found)


def _of_year(found: _Found, told: date) -> _Found:
    """Rule 5: "arrested on 3 March 2030 and released on 5 March"."""
    interval = found.meaning.interval
    if interval is None or interval[0].year == told.year:
        return found
    same = valid_date(told.year, interval[0].month, interval[0].day)
    is_next = same is not None and same > told and same.month == told.month
    return replace(found, meaning=one_day(same) if is_next else UNRESOLVED)


def _matches(text: str, calendar: Calendar) -> list[tuple[str, re.Match[str]]]:
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


def _is_time(text: str, rule: str, match: re.Match[str], calendar: Calendar) -> bool:
    """Refuses "may" the verb, and a number of units that is no number."""
    groups = match.groupdict()
    if rule == "month_year" and groups["month"] in calendar.ambiguous_months:
        dated = groups.get("year") or groups.get("this_year") or groups.get("last_year") or groups.get("modifier")
        return bool(dated or calendar.month_context.search(text, 0, match.start()))
    if rule in _COUNTED and groups.get("number"):
        return _count(groups["number"], calendar) is not None
    return True


def _count(word: str, calendar: Calendar) -> int | None:
    if word.isdigit():
        return int(word)
    return numerals(calendar.language).cardinals.get(word) or {"a": 1, "an": 1}.get(word)


Resolver = Callable[[dict[str, str | None], Calendar, date | None, Interval | None], Meaning]


def _read(
    match: re.Match[str], rule: str, calendar: Calendar, published: date | None, anchor: Interval | None
) -> _Found:
    groups: dict[str, str | None] = {
        re.sub(r"_\d$", "", name): value for name, value in match.groupdict().items() if value is not None
    }
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    meaning = _RESOLVERS[rule](groups, calendar, published, anchor)
    return _Found(start, match.start() + len(match[0].rstrip()), meaning)


def _year_in(groups: Mapping[str, str | None], published: date | None, anchor: Interval | None = None) -> int | None:
    if year := groups.get("year"):
        return int(year)
    if groups.get("that_year"):
        return anchor[0].year if anchor and anchor[0].year == anchor[1].year else None
    if published and groups.get("this_year"):
        return published.year
    return published.year - 1 if published and groups.get("last_year") else None


def _direction_in(groups: Mapping[str, str | None], calendar: Calendar) -> Direction | None:
    if groups.get("past"):
        return Direction.PREVIOUS
    if groups.get("coming"):
        return Direction.NEXT
    modifier = groups.get("modifier")
    return calendar.directions[" ".join(modifier.split())] if modifier else None


def _resolve_day_month(
    groups: dict[str, str | None], calendar: Calendar, published: date | None, anchor: Interval | None
) -> Meaning:
    year = _year_in(groups, published, anchor)
    if year is None and groups.get("that_year"):
        return UNRESOLVED
    return day_month(int(groups["day"] or 0), calendar.months[groups["month"] or ""], year, published)


def _resolve_day_range(
    groups: dict[str, str | None], calendar: Calendar, published: date | None, _: Interval | None
) -> Meaning:
    last = _resolve_day_month(groups, calendar, published, None).interval
    first = last and valid_date(last[1].year, last[1].month, int(groups["first_day"] or 0))
    return Meaning((first, last[1])) if last and first and first <= last[1] else UNRESOLVED


def _resolve_span(groups: dict[str, str | None], calendar: Calendar, _p: date | None, _a: Interval | None) -> Meaning:
    """As in "the first half of 2013"."""
    year = int(groups["year"] or 0)
    first, last = calendar.spans[" ".join((groups["span"] or "").split())]
    begin, end = (month_of(month, year, None, None).interval for month in (first, last))
    return Meaning((begin[0], end[1])) if begin and end else UNRESOLVED


def _resolve_compact(
    groups: dict[str, str | None], calendar: Calendar, _p: date | None, _a: Interval | None
) -> Meaning:
    """For "13MAY2031", as notes of the police write it."""
    month = next((number for name, number in calendar.months.items() if name.startswith(groups["short"] or "?")), 0)
    return one_day(valid_date(int(groups["year"] or 0), month, int(groups["day"] or 0)))


def _resolve_month(
    groups: dict[str, str | None], calendar: Calendar, published: date | None, anchor: Interval | None
) -> Meaning:
    month, year = calendar.months[groups["month"] or ""], _year_in(groups, published, anchor)
    if year is None and groups.get("that_year"):
        return UNRESOLVED
    return month_of(month, year, _direction_in(groups, calendar), published)


def _resolve_weekday(
    groups: dict[str, str | None], calendar: Calendar, published: date | None, _: Interval | None
) -> Meaning:
    weekday = calendar.weekdays[groups["weekday"] or ""]
    if day := groups.get("day"):
        dated = day_of_month(int(day), published)
        if dated.interval and dated.interval[0].weekday() == weekday:
            return dated
    return weekday_of(weekday, _direction_in(groups, calendar), published)


def _resolve_iso(groups: dict[str, str | None], _c: Calendar, _p: date | None, _a: Interval | None) -> Meaning:
    year, month, day = (int(part) for part in (groups["iso"] or "").split("-"))
    return one_day(valid_date(year, month, day))


def _resolve_numeric(
    groups: dict[str, str | None], calendar: Calendar, _p: date | None, _a: Interval | None
) -> Meaning:
    first, second, year = (int(part) for part in re.split(r"[/.-]", groups["numeric"] or ""))
    year += 2000 if year < 100 else 0
    day_first, month_first = valid_date(year, second, first), valid_date(year, first, second)
    if calendar.month_first:
        return one_day(month_first or day_first, day_first)
    return one_day(day_first or month_first)


def _resolve_relative_day(
    groups: dict[str, str | None], calendar: Calendar, published: date | None, _: Interval | None
) -> Meaning:
    if published is None:
        return UNRESOLVED
    days = calendar.relative_days[" ".join((groups["relative_day"] or "").split())]
    return shifted(abs(days), "day", published, sign=-1 if days < 0 else 1)


def _resolve_ago(
    groups: dict[str, str | None], calendar: Calendar, published: date | None, _: Interval | None
) -> Meaning:
    count = _count(groups["number"] or "", calendar) or 0
    return shifted(count, calendar.units[groups["unit"] or ""], published, sign=-1)


def _resolve_counted(sign: int) -> Resolver:
    """For "two days later", "a year earlier", "al mes siguiente": so many units from the time told last."""

    def resolve(groups: dict[str, str | None], calendar: Calendar, _: date | None, anchor: Interval | None) -> Meaning:
        number = groups.get("number")
        count = _count(number, calendar) or 0 if number else 1
        return counted(count, calendar.units[groups["unit"] or ""], anchor, sign=sign)

    return resolve


def _resolve_from_anchor(days: int) -> Resolver:
    """For "that same day", "al día siguiente", "the day before": so many days from the day told last."""

    def resolve(_g: dict[str, str | None], _c: Calendar, _p: date | None, anchor: Interval | None) -> Meaning:
        return counted(abs(days), "day", anchor, sign=-1 if days < 0 else 1)

    return resolve


def _resolve_day_of_month(
    groups: dict[str, str | None], _c: Calendar, published: date | None, anchor: Interval | None
) -> Meaning:
    """For "el día 8": of the month told before it, else the latest one not after publication."""
    day = int(groups["day"] or 0)
    if anchor is None or groups.get("past"):
        return day_of_month(day, published)
    if (anchor[0].year, anchor[0].month) != (anchor[1].year, anchor[1].month):
        return UNRESOLVED
    same = valid_date(anchor[0].year, anchor[0].month, day)
    return one_day(same if same is not None and same >= anchor[0] else None)


def _resolve_unit(
    groups: dict[str, str | None], calendar: Calendar, published: date | None, _: Interval | None
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
    "later": _resolve_counted(1),
    "earlier": _resolve_counted(-1),
    "same_unit": lambda groups, calendar, _p, anchor: counted(0, calendar.units[groups["unit"] or ""], anchor, sign=1),
    "offset": lambda _g, _c, _p, _a: UNRESOLVED,
    "same_day": _resolve_from_anchor(0),
    "next_day": _resolve_from_anchor(1),
    "last_hours": lambda _g, _c, published, _a: last_day(published),
    "weekend": lambda _g, _c, published, _a: weekend_before(published),
    "decade": lambda groups, calendar, _p, _a: decade_of(groups["decade"] or "", calendar.decades),
    "compact_day": _resolve_compact,
    "day_before": _resolve_from_anchor(-1),
    "relative_unit": _resolve_unit,
    "day_of_month": _resolve_day_of_month,
    "year": lambda groups, _c, _p, _a: year_of(int(groups["year"] or 0)),
    "span_of_year": _resolve_span,
}


def _join_intervals(text: str, found: list[_Found], calendar: Calendar) -> list[_Found]:
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
    """From the first to the last; "between May and October 2022": the year of the last is that of the first too."""
    if low is None or high is None:
        return None
    start = low[0]
    if start > high[1]:
        years = (high[1].year, high[1].year - 1)
        shifted = (valid_date(year, start.month, start.day) for year in years)
        start = next((day for day in shifted if day is not None and day <= high[1]), start)
    return (start, high[1]) if start <= high[1] else None


def _open(
    text: str, found: _Found, calendar: Calendar, published: date | None
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
                widened = replace(widened, is_open=True)
                return widened, earliest, published if published and published >= interval[0] else None
            case "until":
                end = min(interval[1], published) if published and published >= interval[0] else interval[1]
                meaning = replace(found.meaning, interval=(interval[0], end))  # nothing told lies ahead of it
                return replace(widened, is_open=True, meaning=meaning), None, latest
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
        end_told=found.meaning.interval if found.is_open else None,
    )
