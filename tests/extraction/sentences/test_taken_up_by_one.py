"""Whom "it", "her" and "him" behind a verb mean that is joined to the one whose object they are."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize("noun", ["baby", "girl", "newborn"])
@pytest.mark.parametrize(
    ("frame", "standing"),
    [
        ("Wendell Marsh bought a {} in Larkport and sold it to a couple.", "reported"),
        ("Wendell Marsh is accused of buying a {} and selling it to a couple.", "accused"),
        ("Wendell Marsh was charged with buying a {} and selling it for $500.", "charged"),
        ("Wendell Marsh denies buying a {} and selling it.", "denied"),
    ],
)
def test_it_is_the_child_bought_before(noun, frame, standing):
    found = said("en", frame.format(noun))

    assert f"Wendell Marsh | sells | {noun} | {standing}" in found


@pytest.mark.parametrize("whom", ["a girl", "a woman", "Jane Dodd", "16-year-old Jane Dodd"])
@pytest.mark.parametrize(
    ("frame", "standing"),
    [
        ("Wendell Marsh met {} in Larkport and drove her to Westhaven.", "reported"),
        ("Wendell Marsh is accused of meeting {} and bringing her to Westhaven.", "accused"),
    ],
)
def test_her_is_whom_the_verb_before_acts_upon(whom, frame, standing):
    name = whom.removeprefix("a ").removeprefix("16-year-old ")

    assert f"Wendell Marsh | transports | {name} | {standing}" in said("en", frame.format(whom))


@pytest.mark.parametrize("rest", ["forced them into prostitution", "forced them to beg"])
def test_three_in_a_row_are_of_the_same(rest):
    found = said("en", f"Wendell Marsh lured girls from Larkport, transported them to Westhaven and {rest}.")

    assert "Wendell Marsh | exploits | girls | reported" in found


@pytest.mark.parametrize(
    "text",
    [
        "Wendell Marsh took a baby from Ana Pell and sold her to a couple.",
        "Wendell Marsh met a woman and sold her baby.",
        "Wendell Marsh met a woman and bought her a house.",
        "Wendell Marsh met Jane Dodd and sold him.",
        "Ana Pell bought the girl and Wendell Marsh sold her to a couple.",
        "Wendell Marsh planned to buy a baby and sell it.",
        "Wendell Marsh did not buy a baby and sell it.",
        "Wendell Marsh was asked whether he bought a baby and sold it.",
        "Wendell Marsh wrote a letter and sold it.",
    ],
)
def test_nobody_else_is_sold(text):
    sold = {line for line in said("en", text) if " | sells | " in line or (" | buys | " in line and "couple" in line)}

    assert not any(line.endswith(("reported", "accused", "charged")) for line in sold if "baby" not in line)
    assert not any("not " not in line and "Wendell Marsh | sells" in line for line in sold if "woman" not in text)
