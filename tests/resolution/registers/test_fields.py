"""Particulars compared, weighed and put into bands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ovillo.resolution.registers.bands import Band, band_of
from ovillo.resolution.registers.fields import Levels, born_level, compare_rows, document_level, edits, weigh
from ovillo.resolution.registers.name_levels import NameLevel
from ovillo.resolution.registers.rarity import name_rarities
from ovillo.resolution.registers.rows import PersonRow, prepare

RARE, COMMON = 1e-9, 1e-4
FULL = prepare(PersonRow("Cardo Nogal, Lucía", "1990-02-11", "40123456", "987000111", "Villa Jacaranda"))


def _band(levels, rarity=RARE, rows=100_000):
    return band_of(levels, weigh(levels, rarity), rows=rows)


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        ("1990-02-11", "1990-02-11", "same"),
        ("1990-02-11", "1990-11-02", "slip"),
        ("1990-02-11", "1990-02-12", "slip"),
        ("1990-02-11", "1990-02-15", "near"),
        ("1990-02-11", "1990-04-11", "near"),
        ("1990-02-11", "1980-02-11", "day"),
        ("1990-01-01", "1965-01-01", "day"),
        ("1990-02-11", "1990-01-01", "year"),
        ("1990-02-11", "1991-01-01", "different"),
        ("1990-02-11", "", ""),
    ],
)
def test_days_of_birth(left, right, level):
    assert born_level(left, right) == level
    assert born_level(right, left) == level


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        ("40123456", "40123456", "same"),
        ("40123456", "40123465", "near"),
        ("40123456", "4012345", "near"),
        ("40123456", "51234567", "different"),
        ("40123", "40124", "different"),
        ("", "40123456", ""),
    ],
)
def test_documents(left, right, level):
    assert document_level(left, right) == level


@given(st.text("abc", max_size=6), st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_edits_are_a_distance(one, other, third):
    assert edits(one, other) == edits(other, one)
    assert (edits(one, other) == 0) == (one == other)
    assert edits(one, third) <= edits(one, other) + edits(other, third)


def test_what_one_row_lacks_weighs_nothing():
    bare = prepare(PersonRow("Cardo Nogal, Lucía"))

    levels = compare_rows(FULL, bare)

    assert levels == Levels(NameLevel.SAME, "", "", "", "")
    assert weigh(levels, RARE) == pytest.approx(weigh(compare_rows(bare, bare), RARE))


def test_a_rare_name_and_a_day_join_and_a_common_name_alone_does_not():
    assert _band(Levels(NameLevel.CLOSE, "same", "", "", "")) is Band.SAME
    assert _band(Levels(NameLevel.SAME, "", "", "", ""), rarity=COMMON) is Band.DIFFERENT


@pytest.mark.parametrize(
    "levels",
    [
        Levels(NameLevel.SAME, "same", "different", "same", "same"),
        Levels(NameLevel.DIFFERENT, "same", "same", "same", "same"),
        Levels(NameLevel.SAME, "different", "", "same", "same"),
        Levels(NameLevel.SAME, "same", "near", "same", "same"),
        Levels(NameLevel.SAME, "day", "", "same", "same"),
        Levels(NameLevel.OPEN, "same", "", "same", "same"),
        Levels(NameLevel.GIVEN, "same", "", "same", "same"),
        Levels(NameLevel.CLOSE, "", "", "same", "same"),
        Levels(NameLevel.SAME, "near", "", "", "same"),
    ],
)
def test_what_contradicts_or_leaves_two_people_possible_is_never_joined_by_rule(levels):
    assert _band(levels, rarity=1e-14) is not Band.SAME


def test_a_slip_in_the_day_is_enough_beside_the_very_name_alone():
    assert _band(Levels(NameLevel.SAME, "slip", "", "", "")) is Band.SAME
    assert _band(Levels(NameLevel.CLOSE, "slip", "", "", "same"), rarity=1e-14) is not Band.SAME


def test_a_name_that_is_not_the_same_needs_a_second_particular():
    alone = Levels(NameLevel.CLOSE, "", "", "", "same")

    assert _band(alone, rarity=1e-14) is Band.SUGGEST


def test_the_more_rows_the_more_it_takes():
    levels = Levels(NameLevel.SAME, "", "", "", "")

    assert _band(levels, rows=1_000) is Band.SAME
    assert _band(levels, rows=10_000_000) is not Band.SAME


def test_a_name_is_as_common_as_its_words_and_a_shorter_one_more_common():
    rows = [prepare(PersonRow(name)) for name in ("Ana Cardo Nogal", "Ana Cardo", "Berta Cardo", "Ana Encina")]

    shares = name_rarities(rows)

    assert shares["Ana Cardo"] == pytest.approx(3 / 4 * 3 / 4)
    assert shares["Ana Cardo Nogal"] == pytest.approx(3 / 4 * 3 / 4 * 2 / 4)
