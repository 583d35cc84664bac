import hashlib

from hypothesis import given, settings
from hypothesis import strategies as st

from ovillo.ledger import EMPTY, Position, append, frontier_positions, leaf_hash, root_hash

leaf_lists = st.lists(st.binary(max_size=8), max_size=70)


def naive_root(data):
    """RFC 6962, section 2.1, word for word."""
    if not data:
        return hashlib.sha256().digest()
    if len(data) == 1:
        return hashlib.sha256(b"\x00" + data[0]).digest()
    middle = 1
    while middle * 2 < len(data):
        middle *= 2
    return hashlib.sha256(b"\x01" + naive_root(data[:middle]) + naive_root(data[middle:])).digest()


@settings(deadline=None)
@given(leaf_lists)
def test_the_root_is_that_of_the_recursive_definition(data):
    root = root_hash([leaf_hash(each) for each in data])

    assert root == naive_root(data)


@settings(deadline=None)
@given(leaf_lists)
def test_appending_completes_every_complete_subtree_once(data):
    frontier, completed = EMPTY, []
    for each in data:
        frontier, nodes = append(frontier, leaf_hash(each))
        completed.extend(nodes)

    expected = {
        (level, index): naive_root(data[index << level : (index + 1) << level])
        for level in range(1, len(data).bit_length())
        for index in range(len(data) >> level)
    }
    assert len(completed) == len(expected)
    assert {(node.level, node.index): node.hash for node in completed} == expected


@settings(deadline=None)
@given(leaf_lists)
def test_the_frontier_is_where_its_positions_say(data):
    frontier = EMPTY
    for each in data:
        frontier, _ = append(frontier, leaf_hash(each))

    positions = frontier_positions(len(data))

    assert frontier.hashes == tuple(naive_root(data[p.index << p.level : (p.index + 1) << p.level]) for p in positions)
    assert frontier.root == naive_root(data)


def test_a_leaf_never_passes_for_a_node():
    left, right = leaf_hash(b"left"), leaf_hash(b"right")

    assert leaf_hash(left + right) != root_hash([left, right])


def test_positions_are_ordered_by_level_then_index():
    assert sorted([Position(1, 0), Position(0, 5), Position(0, 2)]) == [Position(0, 2), Position(0, 5), Position(1, 0)]
