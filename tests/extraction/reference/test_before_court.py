"""Of whom "A man has been charged" tells: of who appears in court with an age, never of kin, witnesses or lawyers."""

import pytest

from tests.extraction.said import said, statements

_APPEARS = [
    "Sergeant Wendell Marsh, 41, appeared in court on Monday.",
    "Wendell Marsh, 41, of Larkport, appeared at Larkport Magistrates' Court on Monday.",
    "Wendell Marsh, 41, appeared before a judge in Larkport on Monday.",
    "Wendell Marsh, 41, denied the charges.",
]
_ANOTHER = [
    "Wendell Marsh, 41, appeared in court as a witness on Monday.",
    "The girl's father, Wendell Marsh, 41, appeared in court on Monday.",
    "Wendell Marsh, 41, testified in court on Monday.",
    "Wendell Marsh, 41, appeared in court on behalf of the girl.",
    "His lawyer, Wendell Marsh, 41, appeared in court on Monday.",
    "Prosecutor Wendell Marsh, 41, appeared in court on Monday.",
    "The girl's uncle, Wendell Marsh, 41, said so.",
]


@pytest.mark.parametrize("rest", _APPEARS)
@pytest.mark.parametrize("who", ["A police officer", "A man"])
def test_who_appears_with_an_age_is_charged(rest, who):
    found = said("en", f"{who} has been charged with taking bribes from a drug dealer.\n\n{rest}")

    assert "- | charged | Wendell Marsh | charged" in found


@pytest.mark.parametrize("rest", _ANOTHER)
@pytest.mark.parametrize("who", ["A police officer", "A man", "A Larkport man"])
def test_kin_witnesses_and_lawyers_are_not(rest, who):
    found = said("en", f"{who} has been charged with trafficking a girl.\n\n{rest}")

    assert not any("Wendell Marsh | charged" in line or "charged | Wendell Marsh" in line for line in found)
    assert not any("Wendell Marsh | transports" in line for line in found)


@pytest.mark.parametrize("article", ["A", "The"])
def test_the_post_told_before_the_name_is_theirs(article):
    text = (
        f"{article} former head of the Larkport prison has been sentenced to nine years by a court in Westhaven.\n\n"
        "The ex-prison chief, Wendell Marsh, was jailed on Tuesday."
    )
    found = statements("en", text)

    assert {s.object.name for s in found if s.predicate == "sentenced"} == {"Wendell Marsh"}


def test_who_is_charged_with_another_thing_is_no_head():
    text = (
        "The head of the Larkport clinic has been charged with selling babies.\n\n"
        "The prosecutor, Ana Pell, 45, said so. Dan Marsh, 51, was charged with theft."
    )

    assert not any("Dan Marsh | sells" in line for line in said("en", text))
