"""Whom "its" gives to a body or a band."""

import pytest

from tests.extraction.said import statements


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The agency said in a statement by its spokesperson, Ana Tilo, that it closed.", ("Ana Tilo", "works_for", "agency")),
        ("Police broke up the gang. Its leader, Marc Brea, was arrested.", ("Marc Brea", "leads", "gang")),
        ("The Ovillo Clinic was shut and its owner, Marc Brea, was charged.", ("Marc Brea", "owns", "Ovillo Clinic")),
    ],
)  # fmt: skip
def test_its_spokesman_head_or_owner_is_that_of_the_body_before(text, expected):
    assert expected in {
        (s.subject.name, s.predicate, s.object.name) for s in statements("en", text) if s.subject and s.object
    }
