"""What people say of each item: one rating a person and item, with a reason; none is averaged, none is computed."""

from collections.abc import Sequence
from dataclasses import dataclass

from ovillo.planning.standards.checklist import Rating


@dataclass(frozen=True, slots=True)
class PersonsRating:
    """One person's rating of one item."""

    row: int
    item: str
    rating: Rating
    reviewer: str
    reason: str
    """Never empty: a value does not rate itself."""
    sources: str = ""
    gap_action: str = ""
    """What is to be done about a gap."""
    due: str = ""
    """Day, ISO 8601; empty where none is set."""


def is_disputed(ratings: Sequence[PersonsRating]) -> bool:
    """Whether people rate one item differently; then all of it is shown, and no one rating counts as the item's."""
    return len({each.rating for each in ratings}) > 1
