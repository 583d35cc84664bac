"""The ledger: a hash tree of every write, proofs that an entry is in it, and proofs that it only grew."""

from ovillo.domain.errors import VerificationError
from ovillo.ledger.entries import SALT_BYTES, commit, entry_data
from ovillo.ledger.proofs import consistency_positions, consistency_proof, inclusion_positions, inclusion_proof
from ovillo.ledger.tree import (
    EMPTY,
    HASH_BYTES,
    Frontier,
    Node,
    Position,
    append,
    frontier_positions,
    leaf_hash,
    node_hash,
    root_hash,
)
from ovillo.ledger.verification import verify_consistency, verify_inclusion

__all__ = [
    "EMPTY",
    "HASH_BYTES",
    "SALT_BYTES",
    "Frontier",
    "Node",
    "Position",
    "VerificationError",
    "append",
    "commit",
    "consistency_positions",
    "consistency_proof",
    "entry_data",
    "frontier_positions",
    "inclusion_positions",
    "inclusion_proof",
    "leaf_hash",
    "node_hash",
    "root_hash",
    "verify_consistency",
    "verify_inclusion",
]
