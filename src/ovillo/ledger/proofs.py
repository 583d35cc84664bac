"""Proofs of RFC 6962: that an entry is in the tree (2.1.1), and that one tree is the beginning of another (2.1.2).

A proof is made in two steps, so that it stays a computation on values: `…_positions` says which complete subtrees it
needs, whoever keeps them reads those, and `…_proof` joins them. A tree of a million leaves needs about forty.
"""

from collections.abc import Iterator, Mapping, Sequence

from ovillo.ledger.tree import Position, join, range_positions

Range = tuple[int, int]


def inclusion_positions(index: int, size: int) -> tuple[Position, ...]:
    """The complete subtrees that prove leaf `index` of a tree of this size."""
    return _positions_of(_inclusion_ranges(index, size))


def inclusion_proof(index: int, size: int, nodes: Mapping[Position, bytes]) -> tuple[bytes, ...]:
    """The audit path of leaf `index`, from the leaf up; `nodes` holds at least its `inclusion_positions`."""
    return _hashes_of(_inclusion_ranges(index, size), nodes)


def consistency_positions(size1: int, size2: int) -> tuple[Position, ...]:
    """The complete subtrees that prove the tree of `size1` leaves to begin the tree of `size2`."""
    return _positions_of(_consistency_ranges(size1, size2))


def consistency_proof(size1: int, size2: int, nodes: Mapping[Position, bytes]) -> tuple[bytes, ...]:
    """The consistency proof between both sizes; `nodes` holds at least their `consistency_positions`."""
    return _hashes_of(_consistency_ranges(size1, size2), nodes)


def _inclusion_ranges(index: int, size: int) -> Sequence[Range]:
    assert 0 <= index < size, "a leaf outside the tree has no proof"
    ranges: list[Range] = []
    start, end = 0, size
    while end - start > 1:
        middle = _split(start, end)
        if index < middle:
            ranges.append((middle, end))
            end = middle
        else:
            ranges.append((start, middle))
            start = middle
    return ranges[::-1]


def _consistency_ranges(size1: int, size2: int) -> Sequence[Range]:
    assert 0 < size1 <= size2, "only a tree with leaves can begin another, which must not be smaller"
    ranges: list[Range] = []
    start, end = 0, size2
    while end != size1:
        middle = _split(start, end)
        if size1 <= middle:
            ranges.append((middle, end))
            end = middle
        else:
            ranges.append((start, middle))
            start = middle
    if start > 0:  # otherwise the first tree is a complete subtree, and the verifier knows its root
        ranges.append((start, end))
    return ranges[::-1]


def _split(start: int, end: int) -> int:
    """Where RFC 6962 divides these leaves: after the largest power of two that is smaller than their number."""
    return start + (1 << ((end - start - 1).bit_length() - 1))


def _positions_of(ranges: Sequence[Range]) -> tuple[Position, ...]:
    def each() -> Iterator[Position]:
        for start, end in ranges:
            yield from range_positions(start, end)

    return tuple(each())


def _hashes_of(ranges: Sequence[Range], nodes: Mapping[Position, bytes]) -> tuple[bytes, ...]:
    return tuple(join([nodes[position] for position in range_positions(start, end)]) for start, end in ranges)
