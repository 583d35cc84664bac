import pytest
from benchmarks.corroboration.measure import measure
from benchmarks.corroboration.methods import accuracy, crh, truth_finder, vote
from benchmarks.corroboration.world import Copying, make_world

CLAIMS = {
    0: {"a": 1, "b": 1, "c": 2},
    1: {"a": 5, "b": 5, "c": 6},
    2: {"a": 7, "b": 8, "c": 9, "d": 9},
    3: {"a": 3, "b": 3, "c": 4, "d": 4},
}


def best(scores: dict[int, dict[int, float]], fact: int) -> int:
    return max(scores[fact], key=scores[fact].__getitem__)


def test_a_vote_counts_outlets_and_a_tie_counts_as_its_part() -> None:
    scores = vote(CLAIMS)

    assert [best(scores, fact) for fact in (0, 1, 2)] == [1, 5, 9]
    assert accuracy(scores, {0: 1, 1: 5, 2: 7, 3: 3}) == pytest.approx(2.5 / 4)


@pytest.mark.parametrize("method", [truth_finder, crh])
def test_the_published_methods_trust_who_agrees_elsewhere(method) -> None:
    scores = method(CLAIMS)

    assert best(scores, 3) == 3


def test_a_world_is_the_same_for_the_same_seed() -> None:
    one, other = (make_world(seed=7, facts=5, own=5, copiers={Copying.SILENT: 1}) for _ in range(2))

    assert one.statements == other.statements
    assert one.documents == other.documents


def test_planted_copies_are_seen_and_the_order_beats_the_vote() -> None:
    figures = measure(seed=3, own=6, copiers={Copying.WORDS: 5, Copying.NAME: 4})

    assert figures["copies seen, of those by words or name"] == 1
    assert figures["Ovillo's order, no grades given"] > figures["majority vote"]
    assert figures["off in independent support, Ovillo"] < 0.5


def test_where_nobody_copies_no_copy_is_seen() -> None:
    figures = measure(seed=4, own=12, copiers={})

    assert figures["off in independent support, Ovillo"] == 0
