"""Days on which a number is busier than its own base rate explains.

1. The base rate of a number is its calls per day from its first to its last day, those of the burst left out.
2. Found by rate: a day is shown where chance gives as many on fewer than one in a hundred tables of as many number-days
   (Poisson, threshold divided by the number of days looked at); neighbouring days join.
3. Around a date: every number with a call in the window, most above its base rate first; the reader chose the date.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from ovillo.analysis.calls.bursts import ACCEPTED_CHANCE, FEWEST_CALLS, Burst
from ovillo.analysis.calls.chance import at_least
from ovillo.domain.calls import Call


def find_bursts(calls: Iterable[Call]) -> Sequence[Burst]:
    """The bursts of all numbers, in the order of their first day."""
    of_number = _by_number(calls)
    looked_at = sum(_days(days) for days in of_number.values()) or 1
    found: list[Burst] = []
    for number, days in of_number.items():
        total = sum(len(rows) for rows in days.values())
        length = _days(days)
        busy = [
            day
            for day, rows in days.items()
            if len(rows) >= FEWEST_CALLS
            and length > 1
            and at_least(len(rows), max(total - len(rows), 1) / (length - 1)) < ACCEPTED_CHANCE / looked_at
        ]
        found += [_burst(number, days, run[0], run[-1]) for run in _runs(sorted(busy))]
    return sorted(found, key=lambda burst: (burst.first_day, burst.number))


def find_bursts_around(calls: Iterable[Call], day: date, *, days: int) -> Sequence[Burst]:
    """What each number does from `days` days before a date to `days` after it, most above its base rate first."""
    first, last = day - timedelta(days=days), day + timedelta(days=days)
    bursts = [_burst(number, of_day, first, last) for number, of_day in _by_number(calls).items()]
    return sorted(
        (burst for burst in bursts if burst.count), key=lambda burst: (burst.chance, -burst.count, burst.number)
    )


def _by_number(calls: Iterable[Call]) -> Mapping[str, dict[date, list[int]]]:
    found: dict[str, dict[date, list[int]]] = defaultdict(lambda: defaultdict(list))
    for call in calls:
        if call.called:
            for number in {call.caller, call.called}:
                found[number][date.fromisoformat(call.at[:10])].append(call.row)
    return found


def _days(days: Mapping[date, object]) -> int:
    return (max(days) - min(days)).days + 1


def _runs(days: Sequence[date]) -> Sequence[Sequence[date]]:
    runs: list[list[date]] = []
    for day in days:
        if runs and (day - runs[-1][-1]).days == 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def _burst(number: str, days: Mapping[date, Sequence[int]], first: date, last: date) -> Burst:
    rows = sorted(row for day, its_rows in days.items() if first <= day <= last for row in its_rows)
    outside = sum(len(its_rows) for day, its_rows in days.items() if not first <= day <= last)
    length = (last - first).days + 1
    inside = max(0, (min(last, max(days)) - max(first, min(days))).days + 1)
    rest = _days(days) - inside
    rate = outside / rest if rest > 0 else 0.0
    # One call more than was seen: a number that was silent before has no rate of exactly nothing.
    chance = at_least(len(rows), max(outside, 1) / rest * length) if rest > 0 else 1.0
    return Burst(
        number,
        first.isoformat(),
        last.isoformat(),
        len(rows),
        round(rate * length, 4),
        round(rate, 4),
        float(f"{chance:.3g}"),
        rows,
    )
