import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from ovillo.casework.hypotheses import evaluate, read_layout
from ovillo.casework.hypotheses.draft import complete
from ovillo.casework.hypotheses.held import (
    CLOSED,
    EXTENDED,
    OPENED,
    RATED,
    REOPENED,
    beyond,
    extended_content,
    fold,
    opened_content,
    rated_content,
)
from ovillo.casework.hypotheses.raters import compare_raters, kappa
from ovillo.domain.docket import DocketEntry, Json, docket_text
from ovillo.domain.hypotheses import HeldSet, Rating
from tests.casework.hypotheses.sheets import ON, reference, weighed

START = datetime(2031, 6, 1, tzinfo=UTC)
READ = read_layout(reference())


class Docket:
    def __init__(self) -> None:
        self.entries: list[DocketEntry] = []

    def enter(self, kind: str, content: Mapping[str, Json], by: str = "Ana") -> None:
        docket_text(content)
        number = len(self.entries) + 1
        self.entries.append(DocketEntry(number, kind, "set", content, by, START + timedelta(hours=number)))

    def held(self) -> HeldSet:
        (one,) = fold(self.entries)
        return one


def opened(*raters: str) -> Docket:
    docket = Docket()
    docket.enter(OPENED, opened_content(READ.draft, raters=raters, reason="first look"))
    docket.enter(RATED, rated_content(READ.notes.numbers, reason="first look"))
    return docket


def test_a_set_gives_back_the_words_and_numbers_that_went_in() -> None:
    given = reference()
    outcomes = [{"text": "a", "p": [0.3, 0.3, 0.3, 0.1]}, {"text": "b", "p": [0.7, 0.7, 0.7, 0.9]}]
    given["next_steps"] = [
        {"text": "DNA", "cost": 0.5, "unit": "days", "deadline": "2031-07-01", "basis": "x", "outcomes": outcomes}
    ]
    given["evidence"][0] |= {"group": "tap", "joint": True, "findings": ["abc"]}
    read, docket = read_layout(given), Docket()

    docket.enter(OPENED, opened_content(read.draft, raters=(), reason="x"))
    docket.enter(RATED, rated_content(read.notes.numbers, reason="x"))

    held = docket.held()
    assert held.draft == read.draft
    assert held.numbers == {"Ana": read.notes.numbers}
    made = evaluate(complete(held.draft, held.numbers["Ana"]), on=ON)
    assert made.posterior == weighed(given).posterior


def test_every_change_keeps_who_when_why_and_what_was_there_before() -> None:
    docket = opened()
    docket.enter(RATED, rated_content({("e1", "H1"): Rating(Decimal("0.7"))}, reason="a price list"))

    last = docket.held().history[-1]

    assert (last.row, last.column, last.by, last.reason, last.entry) == ("e1", "H1", "Ana", "a price list", 3)
    assert (last.before, last.after) == (Rating(Decimal("0.6")), Rating(Decimal("0.7")))
    assert last.at == START + timedelta(hours=3)


def test_the_numbers_of_one_never_change_those_of_another() -> None:
    docket = opened()
    docket.enter(RATED, rated_content({("e1", "H1"): Rating(Decimal("0.9"))}, reason="x"), by="Bruno")

    held = docket.held()

    assert held.numbers["Ana"]["e1", "H1"].mid == Decimal("0.6")
    assert held.history[-1].before is None
    assert held.complete_raters == ("Ana",)


@pytest.mark.parametrize(("reader", "is_blind"), [("Bruno", True), ("Carla", False), ("Ana", False)])
def test_whoever_rates_is_blind_until_every_cell_is_rated(reader: str, is_blind: bool) -> None:
    docket = opened("Bruno")

    assert docket.held().is_blind(reader) is is_blind
    docket.enter(RATED, rated_content(READ.notes.numbers, reason="x"), by="Bruno")
    assert not docket.held().is_blind(reader)


def test_new_evidence_makes_every_rater_incomplete_and_blind_again() -> None:
    docket, more = opened(), reference()
    more["evidence"].append({"id": "e5", "text": "late registration", "r": 1, "p": [0.1, 0.2, 0.3, 0.4]})
    new = beyond(docket.held(), read_layout(more).draft)

    docket.enter(EXTENDED, extended_content(new, reason="x"))

    held = docket.held()
    assert [each.id for each in held.draft.items] == ["e1", "e2", "e3", "e4", "e5"]
    assert (held.complete_raters, held.is_blind("Ana")) == ((), True)
    assert {row for row, _ in held.missing["Ana"]} == {"e5"}


def test_a_set_is_closed_and_opened_again() -> None:
    docket = opened()
    docket.enter(CLOSED, {"reason": "the court ruled"})
    assert docket.held().closed == "the court ruled"
    docket.enter(REOPENED, {"reason": "appeal"})
    assert not docket.held().closed


def test_entries_about_a_set_that_was_never_opened_are_nobodys() -> None:
    docket = Docket()
    docket.enter(CLOSED, {"reason": "x"})

    assert fold(docket.entries) == ()


def test_two_raters_are_laid_beside_one_another() -> None:
    docket = opened()
    others = dict(READ.notes.numbers) | {("e1", "H1"): Rating(Decimal("0.2")), ("e4", "H0"): Rating(Decimal("0.5"))}
    docket.enter(RATED, rated_content(others, reason="x"), by="Bruno")

    (made,) = compare_raters(docket.held())

    assert (made.first, made.second) == ("Ana", "Bruno")
    assert made.mean_difference == pytest.approx((0.4 + 0.4) / 16)
    assert [each[:2] for each in made.widest] == [("e1", "H1"), ("e4", "H0")]
    # Of 16 cells Ana has 7 below 0.2 (all but e4/H0 with Bruno too): agreement 15/16, by chance 7/16*6/16 + 9/16*10/16.
    chance = 7 / 16 * 6 / 16 + 9 / 16 * 10 / 16
    assert made.kappa == pytest.approx((15 / 16 - chance) / (1 - chance))


def test_kappa_is_one_for_the_same_and_open_where_chance_agrees_on_all() -> None:
    assert kappa([True, False], [True, False]) == 1
    assert kappa([True, False, True, False], [True, True, False, False]) == 0
    assert kappa([False, False], [False, False]) is None


def test_what_an_older_version_wrote_is_still_read() -> None:
    docket, given = Docket(), reference()
    given["next_steps"] = [{"text": "DNA", "cost": 2, "p": [0.1, 0.2, 0.3, 0.4]}]
    content = json.loads(docket_text(opened_content(read_layout(given).draft, raters=(), reason="x")))
    del content["steps"][0]["unverified"]

    docket.enter(OPENED, content)

    assert not docket.held().draft.steps[0].is_clock_unverified
