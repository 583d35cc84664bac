"""The hash tree of RFC 6962, section 2.1, grown one leaf at a time.

Rules:
1. A leaf is hashed with a leading 0x00, a node with a leading 0x01, so that neither passes for the other.
2. Only complete subtrees have a position, and a complete subtree never changes: a store keeps them insert-only.
3. A tree of any size is its frontier, the complete subtrees that its size is a sum of; nothing else is read to append.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

HASH_BYTES = 32


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A complete subtree: `2**level` leaves, the first of which is leaf `index * 2**level`. Level 0 is a leaf."""

    level: int
    index: int


@dataclass(frozen=True, slots=True)
class Node:
    """A complete subtree and its hash."""

    level: int
    index: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class Frontier:
    """What a tree must remember to grow."""

    size: int
    hashes: tuple[bytes, ...]
    """Of the complete subtrees, from the first leaf to the last, largest first."""

    @property
    def root(self) -> bytes:
        """The root hash of the tree."""
        return join(self.hashes)


EMPTY = Frontier(0, ())


def leaf_hash(data: bytes) -> bytes:
    """The hash of a leaf that holds this data."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of the node above these two."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def root_hash(leaves: Sequence[bytes]) -> bytes:
    """The root of the tree over these leaf hashes, in order."""
    frontier = EMPTY
    for leaf in leaves:
        frontier, _ = append(frontier, leaf)
    return frontier.root


def append(frontier: Frontier, leaf: bytes) -> tuple[Frontier, tuple[Node, ...]]:
    """The tree with one more leaf hash, and the subtrees of level 1 and above that this leaf completes."""
    hashes = list(frontier.hashes)
    carry, level, index = leaf, 0, frontier.size
    completed: list[Node] = []
    while index & 1:
        carry, level, index = node_hash(hashes.pop(), carry), level + 1, index >> 1
        completed.append(Node(level, index, carry))
    return Frontier(frontier.size + 1, (*hashes, carry)), tuple(completed)


def frontier_positions(size: int) -> tuple[Position, ...]:
    """Where the frontier of a tree of this size lies, in the order of `Frontier.hashes`."""
    return range_positions(0, size)


def range_positions(start: int, end: int) -> tuple[Position, ...]:
    """The complete subtrees that cover leaves `start` to `end - 1`, largest first.

    `start` must be a multiple of the largest power of two below `end - start`, as every split of RFC 6962 is.
    """
    positions: list[Position] = []
    while start < end:
        level = (end - start).bit_length() - 1
        positions.append(Position(level, start >> level))
        start += 1 << level
    return tuple(positions)


def join(hashes: Sequence[bytes]) -> bytes:
    """The hash over complete subtrees that follow each other, largest first; without any, of the empty tree."""
    if not hashes:
        return hashlib.sha256().digest()
    joined = hashes[-1]
    for left in reversed(hashes[:-1]):
        joined = node_hash(left, joined)
    return joined
