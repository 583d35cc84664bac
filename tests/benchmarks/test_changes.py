"""Changes of number on invented worlds that no threshold was tried on."""

import pytest
from benchmarks.changes import KINDS, score

KIND = {kind.name: kind for kind in KINDS}


@pytest.mark.parametrize(
    ("name", "fewest_right"),
    [("plain", 7), ("ring of six in one week", 12), ("calls to the old number", 7), ("tapped ring", 6)],
)
def test_changes_are_found_and_decoys_are_not(name: str, fewest_right: int) -> None:
    right, shown, _ = score(KIND[name], [20])

    assert right >= fewest_right
    assert shown - right <= 1


def test_families_second_phones_and_shared_phones_are_seldom_taken_for_changes() -> None:
    right, shown, _ = score(KIND["many decoys"], [20, 21])

    assert right / shown >= 0.85
