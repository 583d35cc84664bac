"""Trades between dashes, and posts whose place or body stands before them."""

import pytest

from tests.extraction.said import statements


def told(text):
    wanted = {"occupation", "holds_office"}
    return {
        (s.subject.name, s.predicate, s.value.text if s.value else "")
        for s in statements("en", text)
        if s.predicate in wanted and s.subject
    }


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("The judge sentenced Noe Rojo—a criminal defense lawyer who became an informant—for his role.", ("Noe Rojo", "occupation", "criminal defense lawyer")),
        ("Noe Rojo – mayor of Lima – was charged.", ("Noe Rojo", "holds_office", "mayor of Lima")),
        ("Ana Quilla was the Lagos police chief.", ("Ana Quilla", "holds_office", "Lagos police chief")),
        ("Ana Quilla, who served as Lagos police chief, was arrested.", ("Ana Quilla", "holds_office", "Lagos police chief")),
    ],
)  # fmt: skip
def test_it_is_told(text, fact):
    assert fact in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ana Quilla was not the Lagos police chief.",
        "Was Ana Quilla the Lagos police chief?",
        "Ana Quilla was the Lagos police chief's wife.",
        "Police praised Ana Quilla – the nurse who sold babies is still free.",
        "Police freed Ana Quilla – a nurse was held instead.",
    ],
)
def test_it_is_not_told(text):
    assert not told(text)
    assert not any(
        s.subject and s.subject.name == "Ana Quilla" and s.predicate == "sells" for s in statements("en", text)
    )
