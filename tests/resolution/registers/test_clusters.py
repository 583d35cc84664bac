"""Rows joined into people, under what keeps them apart."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from ovillo.resolution.registers.clusters import cluster_rows


def _never(one, other):
    return False


def test_pairs_are_chained_and_named_by_the_smallest_row():
    clusters = cluster_rows(5, [(1, 2, 9.0), (2, 4, 8.0)], [], contradicts=_never)

    assert clusters.of_row == (0, 1, 1, 3, 1)


def test_the_weaker_pair_gives_way_where_two_rows_contradict():
    clusters = cluster_rows(3, [(0, 1, 9.0), (1, 2, 8.0)], [], contradicts=lambda one, other: {one, other} == {0, 2})

    assert clusters.of_row == (0, 0, 2)
    assert clusters.suggested == ((1, 2, 8.0),)


def test_rows_of_one_document_vouch_for_one_another_where_they_agree():
    def contradicts(one, other):
        return {one, other} == {0, 2}

    accepted = [(0, 1, 9.0), (1, 2, 8.0)]
    agreeing = cluster_rows(
        3,
        accepted,
        [],
        contradicts=contradicts,
        agrees=lambda one, other: {one, other} == {1, 2},
        documents=("7", "7", ""),
    )
    silent = cluster_rows(3, accepted, [], contradicts=contradicts, documents=("7", "7", ""))

    assert agreeing.of_row == (0, 0, 0)
    assert silent.of_row == (0, 0, 2)


def test_what_people_judged_different_never_comes_together():
    clusters = cluster_rows(3, [(0, 1, 9.0), (1, 2, 8.0)], [], contradicts=_never, apart=[(0, 2)])

    assert clusters.of_row == (0, 0, 2)
    assert clusters.suggested == ()


def test_two_groups_are_suggested_once_by_their_best_pair():
    clusters = cluster_rows(4, [(0, 1, 30.0)], [(0, 2, 3.0), (1, 2, 4.0), (0, 1, 1.0)], contradicts=_never)

    assert clusters.suggested == ((1, 2, 4.0),)


def test_new_rows_join_settled_groups_and_never_join_two_of_them():
    clusters = cluster_rows(5, [(0, 4, 9.0), (2, 4, 8.0), (1, 3, 7.0)], [], contradicts=_never, settled=(0, 0, 2))

    assert clusters.of_row == (0, 0, 2, 0, 0)
    assert clusters.suggested == ((2, 4, 8.0),)


_EDGES = st.lists(
    st.tuples(st.integers(0, 7), st.integers(0, 7), st.integers(1, 5)).filter(lambda e: e[0] < e[1]), max_size=20
)


@settings(deadline=None)  # other work on the machine is no fault of the clusters
@given(_EDGES, st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=4), st.randoms())
def test_the_order_of_pairs_changes_nothing_and_no_group_holds_two_that_contradict(edges, apart, random):
    def contradicts(one, other):
        return (one, other) in apart or (other, one) in apart

    direct = {(one, other) for one, other, _ in edges}
    accepted = [(one, other, float(weight)) for one, other, weight in edges if not contradicts(one, other)]
    shuffled = list(accepted)
    random.shuffle(shuffled)

    first = cluster_rows(8, accepted, [], contradicts=contradicts)
    second = cluster_rows(8, shuffled, [], contradicts=contradicts)

    assert first == second
    for one, other in combinations(range(8), 2):
        if first.of_row[one] == first.of_row[other] and (one, other) not in direct:
            assert not contradicts(one, other)


def test_a_row_that_fits_two_people_equally_waits_for_a_person():
    def contradicts(one, other):
        return {one, other} == {0, 1}

    clusters = cluster_rows(3, [(0, 2, 18.5), (1, 2, 18.5)], [], contradicts=contradicts)

    assert clusters.of_row == (0, 1, 2)
    assert clusters.suggested == ((0, 2, 18.5), (1, 2, 18.5))


def test_a_row_that_fits_one_of_two_people_clearly_better_joins_it():
    clusters = cluster_rows(3, [(0, 2, 18.5), (1, 2, 12.5)], [], contradicts=lambda one, other: {one, other} == {0, 1})

    assert clusters.of_row == (0, 1, 0)


def test_a_new_row_that_fits_two_settled_people_equally_waits():
    clusters = cluster_rows(3, [(0, 2, 9.0), (1, 2, 9.0)], [], contradicts=_never, settled=(0, 1))

    assert clusters.of_row == (0, 1, 2)


@settings(deadline=None)
@given(_EDGES, st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=4), st.permutations(range(8)))
def test_the_order_of_rows_never_changes_who_is_with_whom(edges, apart, order):
    def people(number_of):
        against = {frozenset(number_of[row] for row in pair) for pair in apart}
        accepted = [
            (*sorted((number_of[one], number_of[other])), float(weight))
            for one, other, weight in edges
            if (one, other) not in apart and (other, one) not in apart
        ]
        found = cluster_rows(8, accepted, [], contradicts=lambda one, other: frozenset((one, other)) in against)
        return {frozenset(row for row in range(8) if found.of_row[number_of[row]] == root) for root in found.of_row}

    assert people(list(range(8))) == people(list(order))


def test_an_accepted_pair_is_never_asked_again():
    asked = []

    def contradicts(one, other):
        asked.append({one, other})
        return False

    clusters = cluster_rows(3, [(0, 1, 9.0), (1, 2, 8.0)], [], contradicts=contradicts)

    assert clusters.of_row == (0, 0, 0)
    assert asked == [{0, 2}]
