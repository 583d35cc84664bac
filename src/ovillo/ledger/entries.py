"""What a leaf of the ledger holds: who did what and when, and a commitment to the content, never the content.

Rules:
1. The salt is 32 random bytes for each entry: without it nobody can try guesses of the content against the leaf.
2. Whoever destroys content and salt leaves the leaf, and with it the tree, intact.
3. The first part is the version of this encoding, so that another can follow beside it.
"""

import hashlib

from ovillo.domain.canonical import Part, encode_all

ENTRY_VERSION = 1
SALT_BYTES = 32


def commit(content: Part, salt: bytes) -> bytes:
    """SHA-256 over the salt and the canonical bytes of the content."""
    assert len(salt) == SALT_BYTES, "a salt has 32 bytes"
    return hashlib.sha256(encode_all((salt, content))).digest()


def entry_data(*, kind: str, action: str, actor: str, at: str, commitment: bytes) -> bytes:
    """The bytes of a leaf. `at` is an ISO 8601 time in UTC."""
    return encode_all((ENTRY_VERSION, kind, action, actor, at, commitment))
