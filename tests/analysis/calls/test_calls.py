"""Invented numbers only: letters stand for telephones."""

import itertools
import math
import random
from datetime import UTC, date, datetime

import pytest

from ovillo.analysis.calls.chance import at_least
from ovillo.domain.calls import Call
from tests.analysis.calls.asking import contact_pairs, find_bursts, find_bursts_around, find_changes, find_copresence

ROWS = itertools.count(2)
START = int(datetime(2031, 2, 3, tzinfo=UTC).timestamp())
DAY = 86_400


def call(caller: str, called: str, day: float, *, seconds: int = 60, cell: str = "") -> Call:
    instant = START + round(day * DAY)
    at = datetime.fromtimestamp(instant, UTC).isoformat()
    return Call(next(ROWS), caller, called, instant, at, seconds, cell, caller if cell else "")


def spread(own: str, others: list[str], first: float, last: float, *, times: int = 3) -> list[Call]:
    step = (last - first) / (len(others) * times)
    return [call(own, other, first + step * place) for place, other in enumerate(others * times)]


def letters(stem: str, count: int) -> list[str]:
    return [f"{stem}{number}" for number in range(count)]


def test_a_pair_tells_count_minutes_night_balance_and_rows() -> None:
    calls = [call("a", "b", 0.5), call("b", "a", 0.95, seconds=30), call("a", "b", 1.1), call("a", "a", 1.2)]

    (pair,) = contact_pairs(calls)

    assert (pair.a, pair.b, pair.count, pair.minutes) == ("a", "b", 3, 2.5)
    assert pair.night_share == pytest.approx(2 / 3, abs=1e-4)
    assert pair.balance == pytest.approx(1 / 3, abs=1e-4)
    assert pair.rows == [one.row for one in calls[:3]]
    assert pair.first < pair.last


def test_a_change_of_number_is_found() -> None:
    friends = letters("f", 6)
    calls = spread("old", friends, 0, 30) + spread("new", friends[:5], 31, 60) + spread("else", letters("e", 6), 0, 60)

    (change,) = find_changes(calls)

    assert (change.old, change.new, change.shared, change.of) == ("old", "new", 5, 6)
    assert change.at == "2031-03-06T00:00:00+00:00"
    assert set(change.rows) <= {one.row for one in calls}
    assert len(change.rows) == 30


def test_the_second_search_finds_who_changed_together_with_the_contacts() -> None:
    calls: list[Call] = []
    for name in "abc":
        calls += spread(f"{name}-old", letters(f"{name}f", 4), 0, 30)
        calls += spread(f"{name}-new", letters(f"{name}f", 4), 31, 60)
    calls += spread("z-old", ["a-old", "b-old", "c-old"], 1, 29)
    calls += spread("z-new", ["a-new", "b-new", "c-new"], 32, 59)

    found = {(change.old, change.new): change.round for change in find_changes(calls)}

    assert found == {
        ("a-old", "a-new"): 1,
        ("b-old", "b-new"): 1,
        ("c-old", "c-new"): 1,
        ("z-old", "z-new"): 2,
    }


def test_a_shared_mother_and_call_centre_are_no_change_of_number() -> None:
    calls = spread("old", ["centre", "mother", *letters("f", 5)], 0, 30)
    calls += spread("new", ["centre", "mother", *letters("g", 5)], 31, 60)
    calls += [one for number in letters("x", 20) for one in spread(number, ["centre", f"of-{number}"], 0, 60)]

    assert find_changes(calls) == []


@pytest.mark.parametrize("others", [12, 30])
def test_common_hubs_alone_are_no_change_of_number(others: int) -> None:
    hubs = ["centre", "taxi", "bank", "voicemail"]
    calls = spread("old", hubs, 0, 30) + spread("new", hubs, 31, 60)
    calls += [one for number in letters("x", others) for one in spread(number, [*hubs, f"of-{number}"], 0, 60)]

    assert find_changes(calls) == []


def test_whoever_takes_over_a_practice_is_not_whoever_had_it() -> None:
    patients = letters("p", 6)
    calls = spread("doctor", [*patients, *letters("f", 9)], 0, 60)
    calls += spread("successor", [*patients, *letters("g", 2)], 63, 120)
    calls += [one for number in letters("x", 20) for one in spread(number, letters(f"of-{number}-", 4), 0, 120)]

    assert find_changes(calls) == []


def test_a_new_phone_may_not_yet_have_called_whom_the_old_one_called_long_before() -> None:
    lately = letters("p", 6)
    calls = spread("old", letters("f", 9), 0, 60) + spread("old", lately, 61, 90)
    calls += spread("new", lately, 91, 105)
    calls += [one for number in letters("x", 20) for one in spread(number, letters(f"of-{number}-", 4), 0, 120)]

    assert [(one.old, one.new) for one in find_changes(calls)] == [("old", "new")]


@pytest.mark.parametrize(("first", "last"), [(0, 60), (20, 60), (95, 130)])
def test_two_phones_in_use_or_far_apart_are_no_change_of_number(first: float, last: float) -> None:
    friends = letters("f", 6)

    assert find_changes(spread("old", friends, 0, 30) + spread("new", friends, first, last)) == []


def test_strangers_in_a_dense_network_are_not_taken_for_one() -> None:
    chance = random.Random(7)
    people = letters("p", 120)
    calls: list[Call] = []
    for number in people:
        first = chance.uniform(0, 60)
        calls += spread(number, chance.sample(people, 10), first, first + 25, times=2)

    assert find_changes(calls) == []


def test_a_busy_day_is_found_with_its_base_rate() -> None:
    calls = [call("a", "b", day + 0.5) for day in range(40)] + [call("a", "c", 20.5 + n / 100) for n in range(15)]

    bursts = find_bursts(calls)

    assert [(one.number, one.first_day, one.count, one.base_rate_per_day) for one in bursts if one.number == "a"] == [
        ("a", "2031-02-23", 16, 1.0)
    ]
    assert find_bursts([call("a", "b", day + 0.5) for day in range(40)]) == []


def test_around_a_date_every_number_is_beside_its_base_rate() -> None:
    calls = [call("a", "b", day + 0.5) for day in range(20)]

    found = find_bursts_around(calls, date(2031, 2, 13), days=1)

    assert [(one.number, one.count, one.expected) for one in found] == [("a", 3, 3.0), ("b", 3, 3.0)]


def test_the_same_cell_within_minutes_is_beside_chance() -> None:
    calls = [
        call(number, "x", day + shift, cell="c1") for day in range(10) for number, shift in (("a", 0), ("b", 0.003))
    ]
    calls += [call("d", "x", day + 0.5, cell="c1") for day in range(10)]

    (found,) = find_copresence(calls, minutes=10)

    assert (found.a, found.b, found.times, found.cells) == ("a", "b", 10, ["c1"])
    assert found.expected < 1
    assert found.chance < 1e-6
    assert len(found.rows) == 20


@pytest.mark.parametrize(("count", "expected"), [(0, 2.0), (3, 0.5), (5, 9.0), (40, 1.0), (2, 2.0)])
def test_the_chance_is_poisson(count: int, expected: float) -> None:
    terms = [math.exp(each * math.log(expected) - expected - math.lgamma(each + 1)) for each in range(count, 200)]

    assert at_least(count, expected) == pytest.approx(sum(terms), rel=1e-6)


def test_one_who_leaves_a_family_and_one_who_joins_it_are_two() -> None:
    family = letters("m", 6)
    calls = spread("old", [*family, "o1", "o2"], 0, 30) + spread("new", [*family, "n1", "n2"], 31, 60)
    for place, member in enumerate(family):
        calls += spread(member, [*family[:place], *family[place + 1 :], f"{member}-1", f"{member}-2"], 0, 60)
    calls += spread("aunt", family, 0, 60)

    assert find_changes(calls) == []


def test_changes_in_a_small_dense_circle_are_found_though_many_have_each_contact() -> None:
    chance = random.Random(3)
    people = letters("p", 30)
    friends = {one: chance.sample([each for each in people if each != one], 5) for one in people}
    changed = {one: 60 + place for place, one in enumerate(chance.sample(people, 4))}

    def number(one: str, day: float) -> str:
        return f"{one}-new" if day > changed.get(one, 1_000) else one

    calls = []
    for one in people:
        for other in friends[one]:
            for day in (chance.uniform(0, 120) for _ in range(chance.randint(3, 8))):
                two = [number(each, day) for each in (one, other)]
                chance.shuffle(two)
                calls.append(call(*two, day))

    found = {(one.old, one.new) for one in find_changes(sorted(calls, key=lambda each: each.instant))}

    assert found <= {(one, f"{one}-new") for one in changed}
    assert len(found) >= 3
