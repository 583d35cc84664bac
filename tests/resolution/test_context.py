from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ovillo.domain.entities import NameLevel
from ovillo.resolution.context import ToldAge, compare_ages, compare_context, count_sharers, may_join, neighbour_bits

PHONE = {"phone": frozenset({"555 0100"})}


def test_a_role_never_meets_another_document_and_only_full_names_may_be_ruled() -> None:
    assert may_join(NameLevel.ROLE, NameLevel.FULL, is_one_document=False) == "never"
    assert may_join(NameLevel.PARTIAL, NameLevel.FULL, is_one_document=False) == "suggest"
    assert may_join(NameLevel.ALIAS, NameLevel.ALIAS, is_one_document=False) == "suggest"
    assert may_join(NameLevel.FULL, NameLevel.FULL, is_one_document=False) == "rule"


def test_ages_told_years_apart_are_one_age() -> None:
    then, later = ToldAge(31, date(2031, 1, 1)), ToldAge(35, date(2035, 3, 1))

    assert compare_ages(then, later).weight_bits > 0
    assert compare_ages(then, ToldAge(31, date(2035, 3, 1))).weight_bits < 0
    assert compare_ages(then, None).weight_bits == 0


def test_a_telephone_of_two_weighs_more_than_one_of_hundreds() -> None:
    rare, hub = (
        compare_context(PHONE, PHONE, sharers={("phone", "555 0100"): count}, mentions=1000)[0].weight_bits
        for count in (2, 500)
    )

    assert rare > hub > 0


def test_different_document_numbers_weigh_against_and_what_is_missing_weighs_nothing() -> None:
    one, other = {"document": frozenset({"X1"})}, {"document": frozenset({"X2"})}

    assert compare_context(one, other, sharers={}, mentions=10)[0].weight_bits < 0
    assert compare_context(one, {}, sharers={}, mentions=10) == ()


def test_a_hub_hardly_adds_to_the_second_pass() -> None:
    quiet, hub = (
        neighbour_bits(["m1"], ["m2"], cluster_of={"m1": "c", "m2": "c"}, degrees={"c": degree}) for degree in (2, 5000)
    )

    assert quiet > 5 * hub > 0


FACTS = st.dictionaries(st.sampled_from(["phone", "place", "document"]), st.frozensets(st.sampled_from("abc")))


@given(st.lists(FACTS, min_size=2, max_size=5))
def test_context_is_the_same_from_either_side_and_in_any_order(facts: list[dict[str, frozenset[str]]]) -> None:
    sharers = count_sharers(facts)

    assert sharers == count_sharers(reversed(facts))
    assert compare_context(facts[0], facts[1], sharers=sharers, mentions=len(facts)) == compare_context(
        facts[1], facts[0], sharers=sharers, mentions=len(facts)
    )


@pytest.mark.parametrize("level", list(NameLevel))
def test_the_gate_is_the_same_from_either_side(level: NameLevel) -> None:
    for other in NameLevel:
        assert may_join(level, other, is_one_document=False) == may_join(other, level, is_one_document=False)
