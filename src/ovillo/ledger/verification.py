"""Checks of the proofs of RFC 6962, written apart from the code that makes them.

Rules:
1. A proof is hostile input: each value is checked for its type, its sign and its length before it is hashed.
2. The number of hashes in a proof follows from the sizes alone; one more or one less is refused.
3. Nothing is returned: what does not raise `VerificationError` is proved.
"""

from collections.abc import Sequence

from ovillo.domain.errors import VerificationError
from ovillo.ledger.tree import HASH_BYTES, node_hash


def verify_inclusion(leaf_hash: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> None:
    """Nothing, when `proof` shows the leaf at `index` of the tree with this size and root.

    Args:
        leaf_hash: 32 bytes, the hash of the leaf (not its data).
        index: of the leaf, counted from 0.
        size: leaves in the tree.
        proof: audit path from the leaf up, a list or tuple of 32 bytes each.
        root: 32 bytes.

    Raises:
        VerificationError: it does not show that, or a value cannot be part of a proof.

    Source: RFC 6962, section 2.1.1; RFC 9162, section 2.1.3.2.
    """
    _check_hash("leaf hash", leaf_hash)
    _check_hash("root", root)
    _check_count("index", index)
    _check_count("size", size)
    _check_proof(proof)
    if index >= size:
        raise VerificationError(f"The index {index} lies outside a tree of size {size}.")
    inner, border = _path_lengths(index, size)
    _check_length(proof, inner + border)
    found = _climb(leaf_hash, proof[:inner], index)
    found = _climb_border(found, proof[inner:])
    _check_root("root", root, found)


def verify_consistency(size1: int, size2: int, proof: Sequence[bytes], root1: bytes, root2: bytes) -> None:
    """Nothing, when `proof` shows that the tree of `size1` leaves is the beginning of the tree of `size2`.

    Args:
        size1: leaves in the earlier tree, at least 1.
        size2: leaves in the later tree; for equal sizes the roots are equal and the proof is empty.
        proof: a list or tuple of 32 bytes each.
        root1: 32 bytes, the root of the earlier tree.
        root2: 32 bytes, the root of the later tree.

    Raises:
        VerificationError: it does not show that, or a value cannot be part of a proof.

    Source: RFC 6962, section 2.1.2; RFC 9162, section 2.1.4.2.
    """
    _check_count("first size", size1)
    _check_count("second size", size2)
    _check_hash("first root", root1)
    _check_hash("second root", root2)
    _check_proof(proof)
    if size1 == 0:
        raise VerificationError("Nothing can be proved from an empty tree: the first size is 0.")
    if size1 > size2:
        raise VerificationError(f"A tree of size {size1} cannot be the beginning of a tree of size {size2}.")
    if size1 == size2:
        _check_length(proof, 0)
        _check_root("second root", root2, root1)
        return
    _verify_growth(size1, size2, proof, root1=root1, root2=root2)


def _verify_growth(size1: int, size2: int, proof: Sequence[bytes], *, root1: bytes, root2: bytes) -> None:
    inner, border = _path_lengths(size1 - 1, size2)
    complete_level = (size1 & -size1).bit_length() - 1
    inner -= complete_level
    is_complete = size1 == 1 << complete_level
    _check_length(proof, inner + border + (0 if is_complete else 1))
    seed, path = (root1, proof) if is_complete else (proof[0], proof[1:])
    index = (size1 - 1) >> complete_level
    first = _climb_border(_climb_left(seed, path[:inner], index), path[inner:])
    second = _climb_border(_climb(seed, path[:inner], index), path[inner:])
    _check_root("first root", root1, first)
    _check_root("second root", root2, second)


def _path_lengths(index: int, size: int) -> tuple[int, int]:
    """How many hashes lie below the right border of the tree, and how many beside it."""
    inner = (index ^ (size - 1)).bit_length()
    return inner, (index >> inner).bit_count()


def _climb(seed: bytes, path: Sequence[bytes], index: int) -> bytes:
    for level, beside in enumerate(path):
        seed = node_hash(beside, seed) if index >> level & 1 else node_hash(seed, beside)
    return seed


def _climb_left(seed: bytes, path: Sequence[bytes], index: int) -> bytes:
    """As `_climb`, with only what lies left: the tree as it was before anything to the right was added."""
    for level, beside in enumerate(path):
        seed = node_hash(beside, seed) if index >> level & 1 else seed
    return seed


def _climb_border(seed: bytes, path: Sequence[bytes]) -> bytes:
    for beside in path:
        seed = node_hash(beside, seed)
    return seed


def _check_hash(name: str, value: object) -> None:
    if type(value) is not bytes or len(value) != HASH_BYTES:
        raise VerificationError(f"The {name} is not {HASH_BYTES} bytes.")


def _check_count(name: str, value: object) -> None:
    if type(value) is not int or value < 0:
        raise VerificationError(f"The {name} is not a whole number of at least 0.")


def _check_proof(proof: object) -> None:
    if type(proof) not in (list, tuple):
        raise VerificationError("The proof is not a list of hashes.")
    assert isinstance(proof, list | tuple)
    for place, element in enumerate(proof):
        _check_hash(f"proof element {place}", element)


def _check_length(proof: Sequence[bytes], expected: int) -> None:
    if len(proof) != expected:
        raise VerificationError(f"The proof has {len(proof)} elements; these sizes need {expected}.")


def _check_root(name: str, given: bytes, found: bytes) -> None:
    if given != found:
        raise VerificationError(f"The proof does not lead to the {name}: expected {given.hex()}, found {found.hex()}.")
