"""The expressions answer as plain Python does, on invented tables of every kind."""

import random
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from ovillo.domain.calls import Call
from tests.analysis.calls import asking
from tests.analysis.calls.plain import bursts, changes, contacts, copresence

START = datetime(2031, 2, 3, tzinfo=UTC)


def invented(seed: int, *, people: int = 30, count: int = 1_500, days: int = 60, strangers: bool = True) -> list[Call]:
    chance = random.Random(seed)
    numbers = [f"n{number}" for number in range(people)]
    friends = {number: chance.sample(numbers, 6) for number in numbers}
    calls = []
    for row in range(2, count + 2):
        caller = chance.choice(numbers)
        called = chance.choice([*friends[caller], *friends[caller], *(numbers if strangers else []), ""])
        # A changed phone for every fifth, half way through.
        at = START + timedelta(seconds=chance.randrange(days * 86_400) if chance.random() < 0.9 else 86_400 * 7)
        if at > START + timedelta(days=days / 2):
            caller, called = (f"{each}x" if each.endswith("5") else each for each in (caller, called))
        local = at.astimezone(timezone(timedelta(hours=-5 if at.day < 20 else -4)))
        cell = chance.choice(["", "c1", "c2", "c3"])
        located = chance.choice([caller, called, ""]) if cell else ""
        calls.append(
            Call(
                row,
                caller,
                called,
                int(at.timestamp()),
                local.isoformat(),
                chance.randrange(90),
                cell,
                located,
                is_message=chance.random() < 0.3,
            )
        )
    return calls


@pytest.mark.parametrize("seed", range(4))
def test_every_question_is_answered_as_in_plain_python(seed: int) -> None:
    calls = invented(seed)

    assert list(map(asdict, asking.contact_pairs(calls))) == list(map(asdict, contacts.contact_pairs(calls)))
    assert (
        list(map(asdict, asking.contact_pairs(calls, most=5))) == list(map(asdict, contacts.contact_pairs(calls)))[:5]
    )
    assert list(map(asdict, asking.find_bursts(calls))) == list(map(asdict, bursts.find_bursts(calls)))
    day = date(2031, 2, 20)
    around = asking.find_bursts_around(calls, day, days=2)
    assert list(map(asdict, around)) == list(map(asdict, bursts.find_bursts_around(calls, day, days=2)))
    met = asking.find_copresence(calls, minutes=20)
    plain = copresence.find_copresence(calls, minutes=20)
    assert [replace(one, moves=0, usual=None, usual_moves=None) for one in met] == plain
    assert any(one.moves for one in met)
    for one in met:
        assert (one.moves, one.usual, one.usual_moves) == copresence.company(calls, one.a, one.b, minutes=20), one


@pytest.mark.parametrize("seed", range(4))
def test_changes_of_number_are_those_of_plain_python(seed: int) -> None:
    calls = invented(seed, people=60, count=4_000, strangers=False)

    found, expected = asking.find_changes(calls), changes.find_changes(calls)

    assert [asdict(one) for one in found] == [asdict(one) for one in expected]
    assert found
