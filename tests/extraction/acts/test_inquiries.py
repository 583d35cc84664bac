"""Who looked into somebody, where only a noun beside the arrest says so: it was not they who arrested anybody."""

import pytest

from tests.extraction.said import said

_BEFORE = ["following", "after", "after a lengthy", "following a joint", "after a two-year"]
_NOT = [
    "Wendell Marsh was not charged after an investigation by the Border Force.",
    "Wendell Marsh may be charged after an investigation by the Border Force.",
    "Ana Pell was cleared following an investigation by the Border Force.",
    "Police arrested Wendell Marsh. An investigation by the Border Force is planned.",
]


@pytest.mark.parametrize("verb", ["arrested", "charged", "indicted", "detained"])
@pytest.mark.parametrize("before", _BEFORE)
def test_of_whom_an_arrest_is_told_is_looked_into(verb, before):
    article = "" if " a" in before else " an"
    found = said("en", f"Wendell Marsh was {verb} {before}{article} investigation by the Border Force.")

    assert "Border Force | investigated | Wendell Marsh | investigated" in found
    assert not any("Border Force" in line and " investigated | Wendell" not in line for line in found)


@pytest.mark.parametrize("text", _NOT)
def test_nobody_is_looked_into(text):
    assert not any("Border Force | investigated" in line for line in said("en", text))


@pytest.mark.parametrize("kind", ["police", "dawn", "joint police"])
def test_a_raid_is_told_whatever_its_kind(kind):
    found = said("en", f"Two men were arrested during a {kind} raid on a flat in Larkport.")

    assert "- | searched | flat | reported" in found


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Wendell Marsh is charged with the trafficking and pimping of a girl.", "exploits | girl | charged"),
        ("Wendell Marsh is suspected of involvement in the buying of infants.", "buys | infants | suspected"),
        ("Wendell Marsh was jailed for his role in the illegal selling of babies.", "sells | babies | convicted"),
    ],
)
def test_a_gerund_before_of_names_the_conduct(text, line):
    assert f"Wendell Marsh | {line}" in said("en", text)


@pytest.mark.parametrize(
    "text",
    [
        "The law bans the buying and selling of babies.",
        "Wendell Marsh campaigns against the selling of babies.",
        "Wendell Marsh leads the fight against the trafficking of women.",
        "Ana Pell was asked about the selling of babies.",
    ],
)
def test_a_gerund_before_of_names_nobodys_conduct(text):
    assert not any(" | sells | " in line or " | buys | " in line or "exploits" in line for line in said("en", text))
