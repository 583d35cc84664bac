"""Whose a thing is, is neither done to nor said by the one whose it is."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("text", "object_"),
    [
        ("Ana Quilla testified. Walter Rojo was charged with concealing her reports.", "Walter Rojo"),
        ("Ana Quilla testified. Walter Rojo was charged with shielding her practice.", "Walter Rojo"),
        ("Ana Quilla testified. Walter Rojo was charged with harbouring Ana Quilla's secrets.", "Walter Rojo"),
    ],
)
def test_her_before_a_noun_is_no_object(text, object_):
    assert said("en", text) == {f"- | charged | {object_} | charged"}


@pytest.mark.parametrize(
    "text",
    [
        "Ana Quilla testified. Walter Rojo threatened her.",
        "Ana Quilla testified. Walter Rojo threatened her with death.",
        "Ana Quilla testified. Walter Rojo threatened her after the raid.",
    ],
)
def test_her_alone_is_the_object(text):
    assert said("en", text) == {"Walter Rojo | threatens | Ana Quilla | reported"}


@pytest.mark.parametrize(
    ("language", "text", "fact"),
    [
        ("en", "Walter Rojo sold babies, according to police.", "Walter Rojo | sells | babies"),
        ("en", "Walter Rojo sold babies, according to Ana Quilla's clinic.", "Walter Rojo | sells | babies"),
        ("en", "Walter Rojo sold babies next to Ana Quilla's clinic.", "Walter Rojo | sells | babies"),
        ("es", "Walter Rojo vendió bebés, de acuerdo a Ana Quilla.", "Walter Rojo | sells | bebés"),
        ("es", "Walter Rojo vendió bebés gracias a Ana Quilla.", "Walter Rojo | sells | bebés"),
    ],
)
def test_according_to_gives_nobody_anything(language, text, fact):
    assert said(language, text) == {f"{fact} | reported"}


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Ana Quilla, a quien Walter Rojo vendió un bebé, lloró.", {"Walter Rojo | sells | bebé | reported"}),
        ("Ana Quilla, a quien Walter Rojo acusó, lloró.", set()),
        ("Ana Quilla, a quien Walter Rojo amenazó, lloró.", {"Walter Rojo | threatens | Ana Quilla | reported"}),
    ],
)
def test_to_whom_something_is_sold_is_not_sold(text, facts):
    assert said("es", text) == facts
