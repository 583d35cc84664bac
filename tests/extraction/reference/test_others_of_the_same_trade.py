"""A trade, a title or an age alone makes nobody the one of whom the report's beginning tells."""

import pytest

from tests.extraction.said import facts

BLAMED = {"detained", "charged", "sentenced", "sells", "receives"}
OTHERS = [
    ("en", "A doctor was arrested for selling babies.\n\nDr Ana Ficticia, 50, examined the baby.", "Ana Ficticia"),
    ("en", "A doctor was arrested for selling babies.\n\nDr Ana Ficticia, 50, praised the police.", "Ana Ficticia"),
    ("en", "The accused, a 30-year-old man, sold babies. The complainant, Eva Ficticia, 30, met him.", "Eva Ficticia"),
    ("en", "A 30-year-old man sold babies. Luis Ficticio, 30, a witness, met him in Qenqo.", "Luis Ficticio"),
    ("en", "A man was arrested. His lawyer, Luis Ficticio, 45, pleaded not guilty on his behalf.", "Luis Ficticio"),
]
THE_SAME = [
    ("en", "A nurse was arrested for selling babies.\n\nJane Ficticia, 45, a nurse at the clinic, appeared in court."),
    ("en", "A doctor was arrested for selling babies.\n\nDr Jane Ficticia, 50, was taken to prison."),
]


@pytest.mark.parametrize(("language", "text", "name"), OTHERS)
def test_somebody_else_is_not_blamed(language: str, text: str, name: str) -> None:
    assert not [each for each in facts(language, text) if name in each[:3] and each[1] in BLAMED]


@pytest.mark.parametrize(("language", "text"), THE_SAME)
def test_whoever_is_presented_as_the_one_is(language: str, text: str) -> None:
    assert (None, "detained", "Jane Ficticia", "reported", False) in facts(language, text)
