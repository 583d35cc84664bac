"""Days on which a number is busier than its own base rate explains.

1. The base rate of a number is its calls per day from its first to its last day, those of the burst left out.
2. Found by rate: a day is shown where chance gives as many on fewer than one in a hundred tables of as many number-days
   (Poisson, threshold divided by the number of days looked at); neighbouring days join.
3. Around a date: every number with a call in the window, most above its base rate first; the reader chose the date.
4. The expression leaves out the days that cannot pass (a lower bound of the chance, by Stirling's formula); those that
   it leaves are judged by the exact chance.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

import ibis

from ovillo.analysis.calls.chance import at_least
from ovillo.analysis.calls.columns import Expression, Query, day_number, day_text

ACCEPTED_CHANCE = 0.01
"""Of one false burst in a whole table."""
FEWEST_CALLS = 5


@dataclass(frozen=True, slots=True)
class Burst:
    """Some days of one number, first and last included."""

    number: str
    first_day: str
    last_day: str
    count: int
    expected: float
    """By the base rate, in as many days."""
    base_rate_per_day: float
    chance: float
    """Of as many calls in as many days, for this one number."""
    rows: Sequence[int]


def number_days(calls: Expression) -> Expression:
    """Calls of each number on each day: number, day, count."""
    told = calls.filter(calls.called != "")
    forth = told.select(number=told.caller, day=told.day)
    back = told.filter(told.caller != told.called)
    both = ibis.union(forth, back.select(number=back.called, day=back.day))
    return both.group_by("number", "day").aggregate(count=ibis._.count())


def busy_days(daily: Expression) -> Expression:
    """The days that may be bursts (rule 4): number, day, count, and total, length and days looked at."""
    lives = _lives(daily)
    looked = lives.aggregate(looked_at=lives.length.sum())
    days = daily.filter(daily["count"] >= FEWEST_CALLS).join(lives, "number").cross_join(looked)
    days = days.filter(days.length > 1)
    count = days["count"].cast("float64")
    rest = ibis.greatest(days.total - days["count"], 1)
    mean = rest.cast("float64") / (days.length - 1)
    least_chance = count - mean + count * (mean / count).log() - 1 - count.log() / 2
    return days.filter((count > mean) & (least_chance < math.log(ACCEPTED_CHANCE) - days.looked_at.log())).select(
        "number", "day", "count", "total", "first_day", "last_day", "looked_at"
    )


def find_bursts(calls: Expression, query: Query) -> Sequence[Burst]:
    """The bursts of all numbers, in the order of their first day."""
    daily = query.keep(number_days(calls))
    found: list[tuple[Burst, list[int]]] = []
    busy = busy_days(daily).order_by("number", "day")
    for number, days in groupby(query.fetch(busy), key=lambda one: one[0]):
        passed = [one for one in days if _is_burst(one)]
        for run in _runs(passed):
            count = sum(one[2] for one in run)
            _, first, _, total, begin, end, _ = run[0]
            burst = _burst(number, (first, run[-1][1]), count, total - count, (begin, end))
            found.append((burst, [one[1] for one in run]))
    rows = _rows_of(calls, query, [(burst.number, day) for burst, days in found for day in days])
    bursts = [
        replace(burst, rows=sorted(row for day in days for row in rows[burst.number, day])) for burst, days in found
    ]
    return sorted(bursts, key=lambda burst: (burst.first_day, burst.number))


def find_bursts_around(calls: Expression, query: Query, day: date, *, days: int) -> Sequence[Burst]:
    """What each number does from `days` days before a date to `days` after it, most above its base rate first."""
    first, last = day_number(day) - days, day_number(day) + days
    daily = query.keep(number_days(calls))
    inside = daily.filter(daily.day.between(first, last))
    counts = inside.group_by("number").aggregate(inside=inside["count"].sum())
    joined = counts.join(_lives(daily), "number").select("number", "inside", "total", "first_day", "last_day")
    rows = _rows_of(calls, query, [(one[0], one[1]) for one in query.fetch(inside.select("number", "day"))])
    of_number: dict[str, list[int]] = {}
    for (number, _), its in rows.items():
        of_number.setdefault(number, []).extend(its)
    found = [
        replace(
            _burst(number, (first, last), int(count), int(total) - int(count), (begin, end)),
            rows=sorted(of_number[number]),
        )
        for number, count, total, begin, end in query.fetch(joined)
    ]
    return sorted(found, key=lambda burst: (burst.chance, -burst.count, burst.number))


def _lives(daily: Expression) -> Expression:
    lives = daily.group_by("number").aggregate(
        total=daily["count"].sum(), first_day=daily.day.min(), last_day=daily.day.max()
    )
    return lives.mutate(length=lives.last_day - lives.first_day + 1)


def _is_burst(one: Sequence[int]) -> bool:
    _, _, count, total, first, last, looked_at = one
    return at_least(count, max(int(total) - count, 1) / (last - first)) < ACCEPTED_CHANCE / int(looked_at)


def _runs(days: Sequence[Sequence[int]]) -> Iterator[Sequence[Sequence[int]]]:
    run: list[Sequence[int]] = []
    for one in days:
        if run and one[1] - run[-1][1] != 1:
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _rows_of(
    calls: Expression, query: Query, wanted: Sequence[tuple[str, int]]
) -> dict[tuple[str, int], Sequence[int]]:
    if not wanted:
        return {}
    days = query.load(
        {"number": "string", "day": "int32"},
        {"number": [number for number, _ in wanted], "day": [day for _, day in wanted]},
    )
    told = calls.filter(calls.called != "")
    forth = told.select("row", "day", number=told.caller)
    back = told.filter(told.caller != told.called)
    both = ibis.union(forth, back.select("row", "day", number=back.called)).semi_join(days, ["number", "day"])
    grouped = both.group_by("number", "day").aggregate(rows=both.row.collect())
    return {(number, day): rows for number, day, rows in query.fetch(grouped)}


def _burst(number: str, window: tuple[int, int], count: int, outside: int, life: tuple[int, int]) -> Burst:
    first, last = window
    length = last - first + 1
    inside = max(0, min(last, life[1]) - max(first, life[0]) + 1)
    rest = life[1] - life[0] + 1 - inside
    rate = int(outside) / rest if rest > 0 else 0.0
    # One call more than was seen: a number that was silent before has no rate of exactly nothing.
    chance = at_least(int(count), max(int(outside), 1) / rest * length) if rest > 0 else 1.0
    return Burst(
        number,
        day_text(first),
        day_text(last),
        int(count),
        round(rate * length, 4),
        round(rate, 4),
        float(f"{chance:.3g}"),
        (),
    )
