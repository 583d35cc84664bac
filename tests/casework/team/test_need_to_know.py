"""The decision on access against an oracle that was written from the rules alone, the other way round."""

import random
import time

import pytest

from ovillo.casework.access import Act, Role
from ovillo.casework.recusal.standing import DECLARE_FIRST, NO_ACCESS, WAITS
from ovillo.casework.team.need_to_know import SENTENCES, Official, Refusal, Thing, decide
from ovillo.domain.recusal import Position, Standing

ROLES = (None, Role.READER, Role.REVIEWER, Role.OWNER)
COMPARTMENTS = ("children", "sources", "payments")
GRANTED = {
    "reader": {"read", "keep"},
    "reviewer": {"read", "keep", "work"},
    "owner": {"read", "keep", "work", "govern"},
}
"""What each role grants, written out: the program counts ranks."""


def oracle(official: Official, act: Act, thing: Thing) -> str:
    """What is granted is built up; whatever is left is refused, and the most urgent reason is told."""
    granted = set(GRANTED[str(official.role)]) if official.role else set()
    if not thing.is_joint:
        granted = {each.value for each in Act}
    if thing.compartment and thing.compartment not in official.compartments:
        granted = set()
    told = {"free": "", "must_declare": "declare_first", "waits": "waits", "recused": "no_need"}
    reason = told[official.position.standing.value]
    if reason:
        since = official.position.since
        is_old = since is not None and thing.entered is not None and since > thing.entered
        granted &= {"read"} if reason == "no_need" and is_old else set()
    if act.value in granted:
        return "granted"
    if official.role is None and thing.is_joint:
        return "no_need"
    if reason in {"declare_first", "waits"}:
        return reason
    is_inside = not thing.compartment or thing.compartment in official.compartments
    return "role" if is_inside and not reason else "no_need"


def drawn(chance: random.Random) -> tuple[Official, Act, Thing]:
    standing = chance.choice([*Standing, Standing.FREE])
    since = chance.choice([None, chance.randrange(20)]) if standing is Standing.RECUSED else None
    inside = frozenset(each for each in COMPARTMENTS if chance.random() < 0.5)
    official = Official(chance.choice(ROLES), inside, Position(standing, since))
    compartment = chance.choice([None, *COMPARTMENTS])
    entered = chance.choice([None, chance.randrange(20)])
    return official, chance.choice(list(Act)), Thing(chance.random() < 0.8, entered, compartment)


def compared(count: int, seed: int) -> list[object]:
    chance = random.Random(seed)
    cases = (drawn(chance) for _ in range(count))
    return [each for each in cases if (decide(*each) or "granted") != oracle(*each)]


def test_random_decisions_are_those_of_the_oracle() -> None:
    assert compared(100_000, 7) == []


@pytest.mark.slow
def test_a_million_random_decisions_are_those_of_the_oracle() -> None:
    assert compared(1_000_000, 11) == []


def test_whoever_has_no_need_is_told_the_same_whether_there_is_anything_or_not() -> None:
    outsider = Official(None)
    owner = Official(Role.OWNER, frozenset({"payments"}))
    recused = Official(Role.OWNER, frozenset({"children"}), Position(Standing.RECUSED, 5))

    told = {
        decide(outsider, Act.READ, Thing(True, 3)),
        decide(outsider, Act.READ, Thing(True, compartment="children")),
        decide(owner, Act.READ, Thing(True, compartment="children")),
        decide(owner, Act.READ, Thing(True, compartment="no such compartment")),
        decide(recused, Act.READ, Thing(True, 9)),
        decide(recused, Act.READ, Thing(True, 3, "sources")),
    }

    assert told == {Refusal.NO_NEED}


def test_the_sentences_are_those_that_recusal_tells() -> None:
    told = (SENTENCES[each] for each in (Refusal.NO_NEED, Refusal.DECLARE_FIRST, Refusal.WAITS))

    assert tuple(told) == (NO_ACCESS, DECLARE_FIRST, WAITS)


def test_a_decision_takes_less_than_fifty_microseconds() -> None:
    chance = random.Random(3)
    cases = [drawn(chance) for _ in range(2_000)]

    began = time.process_time()
    for each in cases:
        decide(*each)

    assert (time.process_time() - began) / len(cases) < 50e-6
