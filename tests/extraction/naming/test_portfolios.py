"""The field of an office is no part of the name behind it."""

import pytest

from tests.extraction.said import statements


@pytest.mark.parametrize(
    ("office", "name"),
    [
        ("Secretary of Justice", "Bob Tale"),
        ("Minister for Home Affairs", "Bob Tale"),
        ("Minister for Women", "Nora Tale"),
    ],
)
def test_an_office_with_its_field_before_a_name(office, name):
    read = statements("en", f"{office} {name} was arrested.")
    assert [s.object.name for s in read if s.predicate == "detained"] == [name]
    assert [(s.subject.name, s.value.text) for s in read if s.predicate == "holds_office"] == [(name, office)]
