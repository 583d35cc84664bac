"""Who is "arrested on bribery charges" is charged; who is not arrested, or may be, is not said to be."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize("verb", ["arrested", "detained", "held"])
@pytest.mark.parametrize("kind", ["bribery", "human trafficking", "fraud", "money laundering"])
def test_who_is_arrested_on_charges_is_charged(verb, kind):
    found = said("en", f"Wendell Marsh was {verb} on {kind} charges in May.")

    assert found == {"- | detained | Wendell Marsh | reported", "- | charged | Wendell Marsh | charged"}


@pytest.mark.parametrize(
    "text",
    [
        "Wendell Marsh was not arrested on bribery charges.",
        "Wendell Marsh could be arrested on bribery charges.",
        "Police plan to arrest Wendell Marsh on bribery charges.",
        "Police want Wendell Marsh arrested on bribery charges.",
        "It is unclear whether Wendell Marsh was arrested on bribery charges.",
        "Wendell Marsh, a lawyer of men arrested on bribery charges, spoke.",
    ],
)
def test_nobody_is_charged(text):
    assert not any(" | charged | Wendell Marsh" in line for line in said("en", text))
