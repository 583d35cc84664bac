import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ovillo.domain.errors import VerificationError
from ovillo.ledger import (
    EMPTY,
    Position,
    append,
    consistency_positions,
    consistency_proof,
    inclusion_positions,
    inclusion_proof,
    leaf_hash,
    root_hash,
    verify_consistency,
    verify_inclusion,
)

LEAVES = [leaf_hash(bytes([number])) for number in range(70)]
ROOTS = [root_hash(LEAVES[:size]) for size in range(len(LEAVES) + 1)]
sizes = st.integers(1, len(LEAVES))
hashes = st.binary(min_size=32, max_size=32)


def _nodes():
    nodes = {Position(0, index): leaf for index, leaf in enumerate(LEAVES)}
    frontier = EMPTY
    for leaf in LEAVES:
        frontier, completed = append(frontier, leaf)
        nodes.update({Position(each.level, each.index): each.hash for each in completed})
    return nodes


NODES = _nodes()


def _inclusion(index, size):
    return inclusion_proof(index, size, {position: NODES[position] for position in inclusion_positions(index, size)})


def _consistency(size1, size2):
    return consistency_proof(size1, size2, {each: NODES[each] for each in consistency_positions(size1, size2)})


def _naive_inclusion(index, leaves):
    """PATH of RFC 6962, section 2.1.1, word for word."""
    if len(leaves) == 1:
        return []
    middle = 1
    while middle * 2 < len(leaves):
        middle *= 2
    if index < middle:
        return [*_naive_inclusion(index, leaves[:middle]), root_hash(leaves[middle:])]
    return [*_naive_inclusion(index - middle, leaves[middle:]), root_hash(leaves[:middle])]


def _naive_consistency(size, leaves, *, is_whole=True):
    """SUBPROOF of RFC 6962, section 2.1.2, word for word."""
    if size == len(leaves):
        return [] if is_whole else [root_hash(leaves)]
    middle = 1
    while middle * 2 < len(leaves):
        middle *= 2
    if size <= middle:
        return [*_naive_consistency(size, leaves[:middle], is_whole=is_whole), root_hash(leaves[middle:])]
    return [*_naive_consistency(size - middle, leaves[middle:], is_whole=False), root_hash(leaves[:middle])]


@st.composite
def leaf_in_tree(draw):
    size = draw(sizes)
    return draw(st.integers(0, size - 1)), size


@st.composite
def two_sizes(draw):
    size2 = draw(sizes)
    return draw(st.integers(1, size2)), size2


@settings(deadline=None)
@given(leaf_in_tree())
def test_every_leaf_of_every_tree_can_be_proved(place):
    index, size = place

    proof = _inclusion(index, size)

    assert list(proof) == _naive_inclusion(index, LEAVES[:size])
    verify_inclusion(LEAVES[index], index, size, proof, ROOTS[size])
    verify_inclusion(LEAVES[index], index, size, list(proof), ROOTS[size])


@settings(deadline=None)
@given(two_sizes())
def test_every_tree_can_be_proved_to_begin_every_later_one(pair):
    size1, size2 = pair

    proof = _consistency(size1, size2)

    assert list(proof) == _naive_consistency(size1, LEAVES[:size2])
    verify_consistency(size1, size2, proof, ROOTS[size1], ROOTS[size2])


@settings(deadline=None)
@given(leaf_in_tree(), st.data())
def test_any_change_to_an_inclusion_proof_is_refused(place, data):
    index, size = place
    proof = list(_inclusion(index, size))
    assume(proof)
    at = data.draw(st.integers(0, len(proof) - 1))
    proof[at] = _flip(proof[at], data)

    with pytest.raises(VerificationError):
        verify_inclusion(LEAVES[index], index, size, proof, ROOTS[size])


@settings(deadline=None)
@given(two_sizes(), st.data())
def test_any_change_to_a_consistency_proof_is_refused(pair, data):
    size1, size2 = pair
    proof = list(_consistency(size1, size2))
    assume(proof)
    at = data.draw(st.integers(0, len(proof) - 1))
    proof[at] = _flip(proof[at], data)

    with pytest.raises(VerificationError):
        verify_consistency(size1, size2, proof, ROOTS[size1], ROOTS[size2])


def _flip(value, data):
    bit = data.draw(st.integers(0, len(value) * 8 - 1))
    changed = bytearray(value)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


@settings(deadline=None)
@given(leaf_in_tree(), hashes, st.integers(0, 8))
def test_an_element_more_is_refused_wherever_it_stands(place, extra, at):
    index, size = place
    proof = list(_inclusion(index, size))
    proof.insert(at, extra)

    with pytest.raises(VerificationError):
        verify_inclusion(LEAVES[index], index, size, proof, ROOTS[size])


@settings(deadline=None)
@given(two_sizes(), hashes, st.integers(0, 8))
def test_an_element_more_is_refused_between_trees_too(pair, extra, at):
    size1, size2 = pair
    proof = list(_consistency(size1, size2))
    proof.insert(at, extra)

    with pytest.raises(VerificationError):
        verify_consistency(size1, size2, proof, ROOTS[size1], ROOTS[size2])


@settings(deadline=None)
@given(leaf_in_tree(), st.data())
def test_an_element_less_is_refused(place, data):
    index, size = place
    proof = list(_inclusion(index, size))
    assume(proof)
    del proof[data.draw(st.integers(0, len(proof) - 1))]

    with pytest.raises(VerificationError):
        verify_inclusion(LEAVES[index], index, size, proof, ROOTS[size])


@settings(deadline=None)
@given(leaf_in_tree(), st.integers(-1, 80))
def test_a_leaf_is_proved_at_its_own_index_only(place, other):
    index, size = place
    assume(other != index)

    with pytest.raises(VerificationError):
        verify_inclusion(LEAVES[index], other, size, _inclusion(index, size), ROOTS[size])


@settings(deadline=None)
@given(two_sizes(), hashes)
def test_another_root_is_refused_on_either_side(pair, other):
    size1, size2 = pair
    proof = _consistency(size1, size2)

    with pytest.raises(VerificationError):
        verify_consistency(size1, size2, proof, other, ROOTS[size2])
    with pytest.raises(VerificationError):
        verify_consistency(size1, size2, proof, ROOTS[size1], other)


def test_nothing_is_proved_from_an_empty_tree():
    with pytest.raises(VerificationError):
        verify_consistency(0, 5, [], ROOTS[0], ROOTS[5])
    with pytest.raises(VerificationError):
        verify_consistency(0, 0, [], ROOTS[0], ROOTS[0])


def test_a_larger_tree_does_not_begin_a_smaller_one():
    with pytest.raises(VerificationError, match="cannot be the beginning"):
        verify_consistency(5, 4, [], ROOTS[5], ROOTS[4])


@pytest.mark.parametrize("proof", [[], [ROOTS[1]] * 9])
def test_how_many_hashes_a_proof_has_follows_from_the_sizes(proof):
    with pytest.raises(VerificationError, match="these sizes need 3"):
        verify_inclusion(LEAVES[0], 0, 5, proof, ROOTS[5])
    with pytest.raises(VerificationError, match="these sizes need 4"):
        verify_consistency(3, 5, proof, ROOTS[3], ROOTS[5])


def test_equal_sizes_need_equal_roots_and_no_proof():
    verify_consistency(5, 5, [], ROOTS[5], ROOTS[5])

    with pytest.raises(VerificationError):
        verify_consistency(5, 5, [], ROOTS[5], ROOTS[4])
    with pytest.raises(VerificationError):
        verify_consistency(5, 5, [ROOTS[4]], ROOTS[5], ROOTS[5])


@pytest.mark.parametrize("value", [None, "1", 1.0, True, -1, b"1"])
def test_what_is_not_a_count_is_refused(value):
    proof = _inclusion(1, 2)

    with pytest.raises(VerificationError):
        verify_inclusion(LEAVES[1], value, 2, proof, ROOTS[2])
    with pytest.raises(VerificationError):
        verify_inclusion(LEAVES[0], 0, value, [], ROOTS[1])
    with pytest.raises(VerificationError):
        verify_consistency(value, 2, _consistency(1, 2), ROOTS[1], ROOTS[2])
    with pytest.raises(VerificationError):
        verify_consistency(1, value, [], ROOTS[1], ROOTS[1])


@pytest.mark.parametrize("value", [None, "0" * 32, b"", bytes(31), bytes(33), bytearray(32), memoryview(bytes(32))])
def test_what_is_not_a_hash_is_refused(value):
    leaf, root = LEAVES[0], ROOTS[2]

    with pytest.raises(VerificationError):
        verify_inclusion(value, 0, 2, [LEAVES[1]], root)
    with pytest.raises(VerificationError):
        verify_inclusion(leaf, 0, 2, [LEAVES[1]], value)
    with pytest.raises(VerificationError):
        verify_inclusion(leaf, 0, 2, [value], root)
    with pytest.raises(VerificationError):
        verify_consistency(1, 2, [value], ROOTS[1], root)
    with pytest.raises(VerificationError):
        verify_consistency(1, 2, [LEAVES[1]], value, root)
    with pytest.raises(VerificationError):
        verify_consistency(1, 2, [LEAVES[1]], ROOTS[1], value)


@pytest.mark.parametrize("proof", [None, b"", "", {}, iter([]), {LEAVES[1]}])
def test_what_is_not_a_list_is_no_proof(proof):
    with pytest.raises(VerificationError):
        verify_inclusion(LEAVES[0], 0, 1, proof, ROOTS[1])
    with pytest.raises(VerificationError):
        verify_consistency(1, 1, proof, ROOTS[1], ROOTS[1])


@pytest.mark.parametrize(("index", "size"), [(0, 0), (5, 5), (6, 5)])
def test_a_leaf_outside_the_tree_is_refused(index, size):
    with pytest.raises(VerificationError, match="lies outside"):
        verify_inclusion(LEAVES[0], index, size, [], ROOTS[size])


def test_a_proof_in_a_tree_of_a_million_leaves_needs_few_nodes():
    positions = inclusion_positions(765_432, 1_000_000)

    assert len(positions) <= 40


def test_the_guards_of_a_prover_are_our_own_mistakes():
    with pytest.raises(AssertionError):
        inclusion_positions(3, 3)
    with pytest.raises(AssertionError):
        consistency_positions(0, 3)
