"""Whose kin the second of two is, and whose "their son" is."""

import pytest

from tests.extraction.said import said


def ties(text):
    return {line for line in said("en", text) if " | relative_of | " in line or " | partner_of | " in line}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Wendell Marsh was arrested with his wife, Ana, 40, and son, Dan, 19.",
            {"Ana | partner_of | Wendell Marsh", "Dan | relative_of | Wendell Marsh"},
        ),
        (
            "Police arrested Wendell Marsh, his wife and daughter.",
            {"wife | partner_of | Wendell Marsh", "daughter | relative_of | Wendell Marsh"},
        ),
        (
            "Ana Pell grew up with her Chinese father and Filipina mother.",
            {"Chinese father | relative_of | Ana Pell", "Filipina mother | relative_of | Ana Pell"},
        ),
        (
            "Wendell Marsh and Ana Pell were indicted along with their son.",
            {"son | relative_of | Wendell Marsh", "son | relative_of | Ana Pell"},
        ),
    ],
)
def test_the_second_has_the_owner_of_the_first(text, expected):
    assert ties(text) == {f"{line} | reported" for line in expected}


@pytest.mark.parametrize(
    "text",
    [
        "Wendell Marsh called his wife and a brother of Dan Dodd was arrested.",
        "Wendell Marsh called his wife and the baby's mother was arrested.",
        "Wendell Marsh called his wife and mother of three Rita Combs was arrested.",
        "Wendell Marsh told the couple that their son had died.",
        "Ana Pell told three women that their son had died.",
        "Judge Ana Pell sentenced Wendell Marsh, Rita Combs and their son.",
    ],
)
def test_nobody_else_is_their_kin(text):
    owners = ("Wendell Marsh | reported", "Ana Pell | reported")
    assert not any(line.startswith(("mother", "brother", "son")) and line.endswith(owners) for line in ties(text))
