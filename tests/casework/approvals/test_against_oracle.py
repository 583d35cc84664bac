"""Random days at an office against an oracle that knows what people did, and nothing of entries or signatures."""

import random
from dataclasses import dataclass, field
from datetime import timedelta

from ovillo.casework.approvals.office import SIGNED, TAKEN_OUT, approval_message
from ovillo.casework.recusal.standing import LIFTED, RECUSED
from ovillo.casework.team.units import UNITS_STATED, units_content
from ovillo.domain.approvals import Action
from tests.casework.approvals.test_office import KEYS, START, UNITS, Docket

SIDE = {"Jefa Uno": "police", "Oficial Dos": "police", "Fiscal Tres": "prosecution", "Fiscal Cuatro": "prosecution"}
KINDS = ("statements", "findings")


@dataclass
class Oracle:
    """What was really signed, by whom, for what, at which hour."""

    hour: int = 0
    away: set[str] = field(default_factory=set)
    asked: list[tuple[str, int, str, bool]] = field(default_factory=list)
    """(what, hour, who, whether the glass is broken)."""
    signed: list[set[tuple[str, int]]] = field(default_factory=list)
    done: set[int] = field(default_factory=set)

    def can(self, what: str) -> int | None:
        """Which request lets this be done now: the first of those that do."""
        for place, (wanted, hour, who, is_glass) in enumerate(self.asked):
            here = {name for name, _ in self.signed[place]} - self.away
            enough = who in here if is_glass else {SIDE[name] for name in here} == {"police", "prosecution"}
            is_fresh = self.hour - hour <= (4 if is_glass else 7 * 24)
            if wanted == what and enough and is_fresh and place not in self.done:
                return place
        return None

    def owes(self, who: str) -> bool:
        """Whether a break-glass of theirs has waited longer than a day for the other side, and still waits."""
        return any(
            is_glass
            and asker == who
            and self.hour - hour > 24
            and who in {name for name, _ in self.signed[place]}
            and not any(SIDE[name] != SIDE[who] for name, _ in self.signed[place])
            for place, (_, hour, asker, is_glass) in enumerate(self.asked)
        )


def ask(chance: random.Random, docket: Docket, oracle: Oracle, who: str, what: str) -> None:
    is_glass = chance.random() < 0.3
    docket.ask(Action.EXPORT, what, who, glass=is_glass)
    if not (is_glass and oracle.owes(who)):
        oracle.asked.append((what, oracle.hour, who, is_glass))
        oracle.signed.append(set())


def sign(chance: random.Random, docket: Docket, oracle: Oracle, who: str) -> None:
    """By their own key, or by another's."""
    if not oracle.asked:
        return
    place = chance.randrange(len(oracle.asked))
    called = f"A-{place + 1}"
    if chance.random() < 0.2:
        text = approval_message(docket.office.approvals[called], who)
        other = chance.choice([each for each in KEYS if each != who])
        docket.enter(SIGNED, called, {"signature": KEYS[other].sign(text)}, who)
        return
    docket.sign(called, who)
    if who not in oracle.away and who not in {name for name, _ in oracle.signed[place]}:
        oracle.signed[place].add((who, oracle.hour))


def take_out(docket: Docket, oracle: Oracle, who: str, what: str) -> None:
    place, before = oracle.can(what), len(docket.office.problems)
    docket.enter(TAKEN_OUT, what, {"approval": f"A-{(place or 0) + 1}"}, who)
    assert (len(docket.office.problems) == before) == (place is not None)
    if place is not None:
        oracle.done.add(place)


def a_day(chance: random.Random) -> None:
    docket, oracle = Docket(), Oracle()
    docket.enter(UNITS_STATED, "units", units_content(UNITS), "Mesa")
    for each in KEYS:
        docket.key(each)
    for _ in range(14):
        who, what = chance.choice(list(KEYS)), chance.choice(KINDS)
        match chance.choice(("ask", "ask", "sign", "sign", "sign", "sign", "sign", "recuse", "lift", "wait", "do")):
            case "ask":
                ask(chance, docket, oracle, who, what)
            case "sign":
                sign(chance, docket, oracle, who)
            case "recuse":
                docket.enter(RECUSED, who, {}, "Otra")
                oracle.away.add(who)
            case "lift":
                docket.enter(LIFTED, who, {}, "Otra")
                oracle.away.discard(who)
            case "wait":
                hours = chance.choice((1, 3, 26, 100))
                docket.at += timedelta(hours=hours)
                oracle.hour += hours
            case "do":
                take_out(docket, oracle, who, what)
        for each in KINDS:
            found, expected = docket.office.holding(Action.EXPORT, each, docket.at), oracle.can(each)
            assert (found.id if found else None) == (f"A-{expected + 1}" if expected is not None else None)
        assert [docket.office.owes(each, docket.at) for each in KEYS] == [oracle.owes(each) for each in KEYS]
    assert docket.at - START == timedelta(hours=oracle.hour)


def test_whether_something_can_be_done_is_what_the_oracle_says() -> None:
    chance = random.Random(23)
    for _ in range(60):
        a_day(chance)
