"""Who may do what: every role against every act, and how members come and go."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ovillo.casework.access import MEMBERSHIP, Act, Role, act_of, fold, may
from ovillo.domain.docket import DocketEntry

AT = datetime(2031, 5, 14, tzinfo=UTC)


def entries(*acts: tuple[str, str, str | None]) -> list[DocketEntry]:
    """(by, about, role)."""
    return [
        DocketEntry(number, MEMBERSHIP, about, {"role": role}, by, AT) for number, (by, about, role) in enumerate(acts)
    ]


@pytest.mark.parametrize(
    ("role", "allowed"),
    [
        (Role.READER, {Act.READ, Act.KEEP}),
        (Role.REVIEWER, {Act.READ, Act.KEEP, Act.WORK}),
        (Role.OWNER, set(Act)),
    ],
)
def test_each_role_may_what_it_may_and_no_more(role: Role, allowed: set[Act]) -> None:
    members = {"Ana": Role.OWNER, "Beto": role}

    assert {act for act in Act if may(members, "Beto", act)} == allowed
    assert not any(may(members, "Carla", act) for act in Act)


def test_a_case_without_members_is_open_to_whoever_opens_it() -> None:
    assert all(may({}, "anybody", act) for act in Act)


def test_only_an_owner_says_who_is_a_member() -> None:
    made = entries(
        ("Ana", "Beto", "reader"),  # before there is an owner: nothing
        ("Ana", "Ana", "owner"),
        ("Ana", "Beto", "reviewer"),
        ("Beto", "Beto", "owner"),
        ("Carla", "Carla", "owner"),
        ("Ana", "Dora", "reader"),
        ("Ana", "Beto", None),
    )

    assert fold(made) == {"Ana": Role.OWNER, "Dora": Role.READER}


def test_the_last_owner_stays() -> None:
    assert fold(entries(("Ana", "Ana", "owner"), ("Ana", "Ana", None), ("Ana", "Ana", "reader"))) == {"Ana": Role.OWNER}


@given(
    st.lists(
        st.tuples(st.sampled_from("ABC"), st.sampled_from("ABC"), st.sampled_from([None, "god", *Role])), max_size=12
    )
)
def test_a_case_with_members_always_has_an_owner(acts: list[tuple[str, str, str | None]]) -> None:
    members = fold(entries(*acts))

    assert not members or Role.OWNER in members.values()


def test_who_is_a_member_is_governed_and_a_chart_is_ones_own() -> None:
    assert (act_of(MEMBERSHIP), act_of("chart"), act_of("task_opened")) == (Act.GOVERN, Act.KEEP, Act.WORK)
