"""One entry of a ledger shown to somebody outside: what it says, and that guardians cosigned a ledger which holds it.

1. Whoever is shown it computes the leaf anew from what it says: no digest of it is taken on trust.
2. All of it is hostile input: it is read whole or refused.
3. Of the other entries nothing is shown but hashes.
"""

import binascii
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ovillo.domain.errors import VerificationError
from ovillo.ledger.entries import SALT_BYTES, commit, entry_data
from ovillo.ledger.policies import Policy, Trusted, verify_checkpoint
from ovillo.ledger.tree import leaf_hash
from ovillo.ledger.verification import verify_inclusion


class OpeningFormatError(VerificationError):
    """What was shown is no opened entry."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An entry with what it commits to."""

    number: int
    kind: str
    action: str
    actor: str
    at: str
    """An ISO 8601 time in UTC."""
    salt: bytes
    content: tuple[str | int, ...]
    """Name of the table, then name and cell of each filled column."""

    @property
    def leaf(self) -> bytes:
        """The hash in the tree that follows (rule 1)."""
        commitment = commit(self.content, self.salt)
        return leaf_hash(
            entry_data(kind=self.kind, action=self.action, actor=self.actor, at=self.at, commitment=commitment)
        )

    @property
    def cells(self) -> Mapping[str, str | int]:
        """The filled columns by name."""
        return {str(name): cell for name, cell in zip(self.content[1::2], self.content[2::2], strict=False)}


def encode_opening(opened: Opened, path: Sequence[bytes], head: bytes) -> Mapping[str, object]:
    """A JSON object: the entry, its audit path in the tree of the head, and the note of that head."""
    told = {name: getattr(opened, name) for name in ("number", "kind", "action", "actor", "at")}
    salt, hashes = b64encode(opened.salt).decode("ascii"), [b64encode(each).decode("ascii") for each in path]
    return {**told, "salt": salt, "content": list(opened.content), "path": hashes, "head": head.decode("utf-8")}


def verify_opening(told: object, policy: Policy) -> tuple[Opened, Trusted]:
    """The entry that was shown, and the head that holds it.

    Raises:
        OpeningFormatError: it is none.
        VerificationError: the policy does not hold the head valid, or the entry is not in its ledger.
    """
    try:
        opened, path, head = _read(told)
    except (KeyError, ValueError, TypeError, binascii.Error) as error:
        raise OpeningFormatError("No entry of a ledger was shown.") from error
    trusted = verify_checkpoint(head, policy)
    verify_inclusion(opened.leaf, opened.number, trusted.checkpoint.size, path, trusted.checkpoint.root)
    return opened, trusted


def _read(told: object) -> tuple[Opened, tuple[bytes, ...], bytes]:
    if not isinstance(told, dict):
        raise TypeError("no object")
    words = [told[name] for name in ("kind", "action", "actor", "at", "head")]
    salt, content, path = b64decode(told["salt"], validate=True), told["content"], told["path"]
    if (
        any(type(each) is not str for each in words)
        or type(told["number"]) is not int
        or not isinstance(content, list)
        or not isinstance(path, list)
        or any(type(each) not in {str, int} for each in content)
        or len(salt) != SALT_BYTES
    ):
        raise ValueError("not so written")
    kind, action, actor, at, head = words
    hashes = tuple(b64decode(each, validate=True) for each in path)
    return Opened(told["number"], kind, action, actor, at, salt, tuple(content)), hashes, head.encode()
