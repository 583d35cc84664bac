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
        Tie(2, "official 1", "party 1", "friendship", None, is_declared=True),
        Tie(3, "official 1", "party 1", "debtor", None, is_declared=True),
    ]

    assert asks(far) == []
    assert asks(declared) == []


def test_a_declaration_answers_for_no_other_tie() -> None:
    """Else whoever declares a harmless friend, or an old role, is never asked of their brother."""
    other_kind = [
        Tie(2, "official 1", "party 1", "friendship", None, is_declared=False),
        Tie(3, "official 1", "party 1", "debtor", None, is_declared=True),
    ]
    other_degree = [
        Tie(2, "official 1", "party 1", "kin", 2, is_declared=False),
        Tie(3, "official 1", "party 1", "kin", 4, is_declared=True),
    ]
    other_way = [
        Tie(2, "official 1", "party 1", "kin", 2, is_declared=False),
        Tie(3, "official 1", "friend", "friendship", None, is_declared=True),
        Tie(4, "friend", "party 1", "friendship", None, is_declared=False),
    ]
    direct = [
        Tie(2, "official 1", "party 1", "opinion", None, is_declared=True),
        Tie(3, "official 1", "brother", "kin", 2, is_declared=False),
        Tie(4, "brother", "party 1", "creditor", None, is_declared=False),
        Tie(5, "brother", "party 1", "friendship", None, is_declared=True),
    ]

    assert asks(other_kind) == [("CPP 53.1.b", [2])]
    assert asks(other_degree) == [("CPP 53.1.a", [2])]
    assert asks(other_way) == [("CPP 53.1.a", [2])]
    assert asks(direct) == [("CPP 53.1", [3, 4, 5])]


@pytest.mark.parametrize(
    ("mirrored", "degree", "is_asked"),
    [("kin", None, False), ("kin", 2, False), ("debtor", None, False), ("creditor", None, True)],
)
def test_a_tie_that_was_declared_is_the_same_in_another_row(mirrored: str, degree: int | None, is_asked: bool) -> None:
    told = "kin" if mirrored == "kin" else "creditor"
    ties = [
        Tie(2, "official 1", "party 1", told, 2 if told == "kin" else None, is_declared=False),
        Tie(3, "party 1", "official 1", mirrored, degree, is_declared=True),
    ]

    assert bool(asks(ties)) is is_asked


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


@pytest.mark.parametrize(
    ("first", "second", "is_asked"),
    [
        (("kin", 2), ("kin", 2), True),
        (("kin", 4), ("kin", 4), False),
        (("kin", 2), ("kin", None), True),
        (("kin", 1), ("affinity", 1), True),
        (("kin", 2), ("affinity", 1), False),
        (("kin", 4), ("friendship", None), True),
        (("earlier role", None), ("earlier role", None), False),
        (("earlier role", None), ("friendship", None), True),
    ],
)
def test_two_steps_of_which_no_letter_can_speak_are_no_way(
    first: tuple[str, int | None], second: tuple[str, int | None], is_asked: bool
) -> None:
    ties = [
        Tie(2, "official 1", "between", *first, is_declared=False),
        Tie(3, "between", "party 1", *second, is_declared=False),
    ]

    assert bool(asks(ties)) is is_asked


def test_whom_the_article_does_not_bind_is_asked_without_it() -> None:
    found = find_undeclared(SIX, OFFICIALS, PARTIES, unbound={"official 1"}).findings

    assert [(each.rule, list(each.rows)) for each in found] == [("undeclared-tie", [2]), ("CPP 53.1", [4, 5])]
