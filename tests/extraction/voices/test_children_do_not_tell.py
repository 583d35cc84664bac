"""A pronoun beside a verb of saying never means the child whose sale is told."""

import pytest

from tests.extraction.said import statements


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A five-day-old baby was sold for $3,000, he said."),
        ("en", "The boy was sold to a couple, he said."),
        ("en", "Detective Rita Mock spoke. The girl was sold to a couple, she said."),
        ("es", "El niño fue vendido por 3.000 dólares, señaló él."),
        ("es", "El recién nacido fue vendido, dijo."),
    ],
)
def test_a_child_is_not_who_says_so(language, text):
    speakers = {each.name for s in statements(language, text) for each in s.speakers}

    assert speakers <= {"Rita Mock"}


def test_a_child_whom_a_noun_names_may_speak():
    assert any(each.name == "girl" for s in statements("en", "The girl said Ovi Mock sold her.") for each in s.speakers)
