"""A post held at the time: in "X, then the director of Y, was convicted" it is that of X, who alone was convicted."""

import pytest

from tests.extraction.said import said, statements


@pytest.mark.parametrize("mark", ["then the", "then", "at the time the", "at that time the", "until recently the"])
@pytest.mark.parametrize("act", ["was convicted of fraud", "was charged with fraud", "was arrested"])
def test_a_post_held_at_the_time_is_that_of_the_name_before_it(mark, act):
    found = statements("en", f"Kelly Marsh, {mark} deputy director of the Port Authority of Toland, {act}.")

    posts = [(s.subject.name, s.value.text) for s in found if s.predicate == "holds_office"]
    assert posts == [("Kelly Marsh", "deputy director of the Port Authority of Toland")]
    assert {s.object.name for s in found if s.predicate in {"convicted", "charged", "detained"}} == {"Kelly Marsh"}


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested Dario Pell, then the deputy director and two nurses.",
        "Dario Pell was arrested and then the deputy director of the clinic was charged.",
        "Dario Pell was questioned. Then the deputy director of the clinic was charged.",
    ],
)
def test_what_happened_next_to_somebody_else_is_no_post(text):
    found = statements("en", text)

    assert not any(s.subject and s.subject.name == "Dario Pell" and s.predicate != "detained" for s in found)


def test_a_name_behind_an_age_in_a_list_of_names_is_no_town():
    text = "Sister Philomena Aguado, 63, Ferdie Malabanan and Rosco Dimag each face ten years in prison."

    assert not any("located_in" in line for line in said("en", text))


def test_a_town_behind_an_age_still_is_one():
    text = "Dario Pell, 34, Newport Beach, and Ana Quilla, 35, Irvine, were arrested."

    assert said("en", text) >= {
        "Dario Pell | located_in | Newport Beach | reported",
        "Ana Quilla | located_in | Irvine | reported",
    }


def test_a_former_name_is_an_alias():
    found = statements("en", "Dario Pell, formerly known as Dario Moll, was arrested.")

    assert [(s.subject.name, s.value.text) for s in found if s.predicate == "alias"] == [("Dario Pell", "Dario Moll")]
