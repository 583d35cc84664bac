"""A name behind money that somebody took is the payer's, though nobody knows its words."""

import pytest

from tests.extraction.said import statements


def payers(text):
    return {s.subject.name for s in statements("en", text) if s.predicate in ("pays", "bribes") and s.subject}


@pytest.mark.parametrize("name", ["Milo Grange", "Sid Barrow", "Kit Farr", "Zed Lyle", "Tavish Ruddle", "Hollis Vane"])
@pytest.mark.parametrize(
    "text",
    [
        "Prosecutors say that Captain Wes Tarn received 2,500 dollars from {name} on 3 June 2031.",
        "Wes Tarn took money from {name}.",
        "Wes Tarn accepted $900 from {name} to look away.",
        "Wes Tarn pocketed 2,500 euros from {name}.",
        "Captain Wes Tarn collected bribes from {name}.",
    ],
)
def test_who_money_was_taken_from_is_a_person(text, name):
    assert payers(text.format(name=name)) == {name}


@pytest.mark.parametrize(
    "text",
    [
        "Wes Tarn received 2,500 dollars from Cedar Falls.",
        "Wes Tarn received money from New Zealand.",
        "The clinic received 40 women from Salt Lake City.",
        "Wes Tarn returned from Tavish Ruddle with 2,500 dollars.",
    ],
)
def test_places_are_none(text):
    assert payers(text) == set()
