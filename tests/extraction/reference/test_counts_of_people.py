"""A count of arrests and whom it reaches."""

from tests.extraction.said import statements


def test_a_count_does_not_reach_somebody_who_is_only_told_with_an_age():
    text = (
        "Three people were arrested on Monday.\n\nAmos Reed, 52, and Dora Reed, 38, were charged.\n\n"
        "The farm belongs to Enid Gale, 81."
    )
    held = {s.object.name for s in statements("en", text) if s.predicate == "detained" and s.object}
    assert "Enid Gale" not in held
