"""Every rule of Peru and every sort of proceedings, against a second computation from the table of articles.

Nothing here is shared with the engine: days are stepped one by one, Easter is worked out, holidays are written down.
"""

import random
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final

import pytest

from ovillo.casework.clocks import answer, shipped_profiles
from ovillo.casework.clocks.running import Request, read_request
from ovillo.domain.clocks import moment_text

Ends = Callable[[datetime], list[date]]
DAY: Final = timedelta(days=1)
FIXED: Final = {
    (1, 1), (5, 1), (6, 29), (7, 23), (7, 28), (7, 29), (8, 6), (8, 30), (10, 8), (11, 1), (12, 8), (12, 9), (12, 25), (6, 7),
}  # fmt: skip
LATER: Final = {(8, 6): 2022, (12, 9): 2022, (6, 7): 2024, (7, 23): 2024}
"""Holidays that a law added, and the first year that they were kept."""


def easter(year: int) -> date:
    """Meeus/Jones/Butcher."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * i) // 451
    month, day = divmod(h + i - 7 * m + 114, 31)
    return date(year, month, day + 1)


def works(day: date) -> bool:
    is_fixed = (day.month, day.day) in FIXED and day.year >= LATER.get((day.month, day.day), 0)
    return day.weekday() < 5 and not is_fixed and (easter(day.year) - day).days not in {2, 3}


def rolled(day: date) -> date:
    while not works(day):
        day += DAY
    return day


def months(start: datetime, count: int) -> date:
    """The same number, or the last of a shorter month."""
    for number in range(start.day, 0, -1):
        try:
            month = start.month - 1 + count
            return date(start.year + month // 12, month % 12 + 1, number)
        except ValueError:
            continue
    raise AssertionError


def hours(count: int) -> Ends:
    return lambda start: [start + timedelta(hours=count)]


def working(count: int) -> Ends:
    def ends(start: datetime) -> list[date]:
        day, left = start.date(), count
        while left:
            day += DAY
            left -= works(day)
        return [day]

    return ends


def natural(count: int) -> Ends:
    return lambda start: [rolled(start.date() + count * DAY)]


def held(count: int) -> Ends:
    """Somebody is detained: to the same hour, with no rolling."""
    return lambda start: [start + count * DAY]


def held_months(count: int) -> Ends:
    return lambda start: [months(start, count), months(start, count) - DAY]


def measure(count: int) -> Ends:
    return lambda start: [start.date() + count * DAY]


def in_months(count: int) -> Ends:
    return lambda start: [rolled(months(start, count))]


def none(_: datetime) -> list[date]:
    return []


def since(day: date, new: Ends, old: Ends) -> Ends:
    return lambda start: new(start) if start.date() >= day else old(start)


L32130, L32348, DL1605 = date(2024, 10, 11), date(2025, 5, 24), date(2023, 12, 22)
ORGANISED = since(L32348, lambda start: held(15)(start) + held(10)(start), held(10))
TABLE: Final[Mapping[tuple[str, str], Ends]] = {
    ("P01", ""): hours(0), ("P02", ""): since(L32130, hours(0), none), ("P03", ""): since(L32130, hours(24), none),
    ("P04", ""): since(L32130, hours(48), none), ("P05", ""): none, ("P06", ""): natural(60),
    ("P07", "simple"): natural(120), ("P07", "complex"): in_months(8), ("P07", "organised"): in_months(36),
    ("P08", ""): working(5), ("P09", ""): working(5), ("P09a", ""): working(5), ("P10", ""): working(20),
    ("P11", ""): none, ("D01", ""): hours(48), ("D02", ""): hours(24), ("D03", "simple"): hours(72),
    ("D03", "complex"): held(7), ("D04", "organised"): ORGANISED, ("D05", ""): none,
    ("D06", ""): since(DL1605, hours(24), hours(12)), ("D06a", ""): since(DL1605, hours(48), hours(24)),
    ("D06b", "simple complex"): held(7), ("D06b", "organised"): ORGANISED, ("D07", ""): working(1),
    ("D07a", ""): hours(48), ("D08", ""): held(10), ("D09", "simple complex"): lambda start: [months(start, 6)],
    ("D09", "organised"): none, ("F01", "simple"): natural(120), ("F02", "complex"): in_months(8),
    ("F03", "organised"): in_months(36), ("F04", ""): measure(0), ("F05", ""): working(10),
    ("F06", "simple"): working(15), ("F06", "complex organised"): working(30), ("F07", "simple"): working(30),
    ("F07", "complex organised"): working(60), ("F07a", ""): working(10), ("F08", ""): working(10),
    ("F09", ""): working(20), ("F09a", "simple"): working(40), ("F09a", "complex organised"): working(90),
    ("F10", ""): working(10), ("C01", ""): hours(48), ("C02", "simple"): held_months(9),
    ("C02", "complex"): held_months(18), ("C02", "organised"): held_months(36), ("C03", ""): working(3),
    ("C03a", ""): hours(72), ("C04", ""): held(0), ("C05", ""): none,
    ("C06", ""): since(L32130, lambda start: [months(start, 6)], none), ("C06a", ""): working(3),
    ("C07", ""): working(3), ("C07a", ""): hours(24), ("C07b", ""): hours(72), ("C07c", ""): hours(48),
    ("C08", ""): none, ("T01", ""): measure(60), ("T02", ""): hours(24), ("T02a", ""): hours(24),
    ("T02b", ""): hours(24), ("T03", ""): working(3), ("T04", ""): none, ("T05", ""): none, ("T06", ""): none,
}  # fmt: skip
FIRST: Final = {"C06a": L32130, "T02": DL1605, "T02a": DL1605, "T02b": DL1605}
"""Rules with no earlier version."""
CASES: Final = [(rule, sort) for rule, sorts in TABLE for sort in sorts.split(" ")]


def starts(rule: str, sort: str, count: int = 40) -> Sequence[datetime]:
    drawn = random.Random(f"{rule} {sort}")
    first = datetime.combine(FIRST.get(rule, date(2018, 10, 11)), datetime.min.time())
    span = int((datetime(2031, 1, 1) - first).total_seconds() // 60)
    return [first + timedelta(minutes=drawn.randrange(span)) for _ in range(count)]


@pytest.mark.parametrize(("rule", "sort"), CASES)
def test_every_end_is_that_of_the_second_computation(rule: str, sort: str) -> None:
    ends = next(found for (name, sorts), found in TABLE.items() if name == rule and sort in sorts.split(" "))
    for start in starts(rule, sort):
        asked = Request(rule=rule, starts=(moment_text(start),), qualifier=sort)

        found = answer(shipped_profiles(), read_request(shipped_profiles(), asked))

        expected = sorted({moment_text(each) for each in ends(start)})
        assert sorted(moment_text(each.due) for each in found.values) == expected, start
        assert found.is_in_conflict == (len(expected) > 1)
        assert (found.warn_at and moment_text(found.warn_at)) == (expected[0] if expected else None)


def test_no_rule_is_left_out() -> None:
    peru = next(each for each in shipped_profiles() if each.jurisdiction == "PE")

    assert {rule for rule, _ in CASES} == set(peru.rules)
    for name, rule in peru.rules.items():
        assert {sort for known, sort in CASES if known == name} == ({each.value for each in rule.qualifiers} or {""})
