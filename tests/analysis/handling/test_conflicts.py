"""Six people, two questions; and what is no question."""

from itertools import pairwise

import pytest

from ovillo.analysis.handling.conflicts import LETTERS, Tie, find_undeclared

SIX = [
    Tie(2, "official 1", "party 1", "compadrazgo", None, is_declared=False),
    Tie(3, "official 1", "party 2", "kin", 2, is_declared=True),
    Tie(4, "official 2", "friend", "creditor", None, is_declared=False),
    Tie(5, "friend", "party 2", "friendship", None, is_declared=False),
    Tie(6, "official 2", "cousin", "kin", 5, is_declared=False),
    Tie(7, "cousin", "party 1", "kin", 1, is_declared=False),
]
OFFICIALS, PARTIES = {"official 1", "official 2"}, {"party 1", "party 2"}


def asks(ties: list[Tie]) -> list[tuple[str, list[int]]]:
    return [(each.rule, list(each.rows)) for each in find_undeclared(ties, OFFICIALS, PARTIES).findings]


def test_six_people_give_exactly_two_questions() -> None:
    assert asks(SIX) == [("CPP 53.1.b", [2]), ("CPP 53.1", [4, 5])]
    assert find_undeclared(SIX, OFFICIALS, PARTIES).n == 6


@pytest.mark.parametrize("tie", LETTERS)
def test_each_tie_has_its_letter(tie: str) -> None:
    found = asks([Tie(2, "official 1", "party 1", tie, None, is_declared=False)])

    assert found == ([(f"CPP 53.1.{LETTERS[tie]}", [2])] if LETTERS[tie] else [])


@pytest.mark.parametrize(
    ("tie", "degree", "is_asked"),
    [("kin", 4, True), ("kin", 5, False), ("affinity", 2, True), ("affinity", 3, False), ("friendship", 9, True)],
)
def test_the_law_asks_up_to_a_degree(tie: str, degree: int, is_asked: bool) -> None:
    assert bool(asks([Tie(2, "party 1", "official 1", tie, degree, is_declared=False)])) is is_asked


def test_what_was_declared_and_what_is_three_steps_away_is_no_question() -> None:
    chain = ["official 1", "a", "b", "party 1"]
    far = [
        Tie(row, one, other, "friendship", None, is_declared=False)
        for row, (one, other) in enumerate(pairwise(chain), 2)
    ]
    declared = [
        Tie(2, "official 1", "party 1", "friendship", None, is_declared=False),
        Tie(3, "official 1", "party 1", "debtor", None, is_declared=True),
    ]

    assert asks(far) == []
    assert asks(declared) == []


@pytest.mark.parametrize(("own", "others", "rows"), [(False, True, [2, 3]), (True, False, [])])
def test_of_two_steps_the_officials_own_tie_is_what_they_declare(own: bool, others: bool, rows: list[int]) -> None:
    ties = [
        Tie(2, "official 1", "friend", "debtor", None, is_declared=own),
        Tie(3, "friend", "party 1", "friendship", None, is_declared=others),
    ]

    assert [row for _, found in asks(ties) for row in found] == rows


@pytest.mark.parametrize("ties", [("other", "kin"), ("kin", "other")])
def test_a_tie_that_the_law_does_not_name_leads_nowhere(ties: tuple[str, str]) -> None:
    steps = zip([("official 1", "friend"), ("friend", "party 1")], ties, strict=True)

    assert asks([Tie(2, *pair, tie, None, is_declared=False) for pair, tie in steps]) == []


def test_nobody_is_asked_about_a_party_of_their_party() -> None:
    ties = [
        Tie(2, "official 1", "party 1", "friendship", None, is_declared=False),
        Tie(3, "party 1", "party 2", "kin", 1, is_declared=False),
    ]

    assert asks(ties) == [("CPP 53.1.b", [2])]
