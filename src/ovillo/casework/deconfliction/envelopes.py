"""What a unit tells the liaison and nobody else: whom to call, and in which rows of its list the identifiers stand.

Sealed with X25519, HKDF-SHA256 and ChaCha20-Poly1305 for the liaison's key; the length tells the number of rows alone.

Anybody may *say* that a list is a canary, and so turn a hit on what they really hold into a reproach to whoever holds
it too. So only what was made with the liaison's private key counts as one: see `canary_proof`.
"""

import base64
import hmac
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from ovillo.casework.deconfliction.queries import Authorisation
from ovillo.domain.canonical import identity
from ovillo.domain.errors import UsageError, VerificationError
from ovillo.domain.messages import mark

KEY_BYTES: Final = 32
_LABEL: Final = b"ovillo deconfliction envelope 1"
_CANARY_LABEL: Final = b"ovillo deconfliction canary 1"
_HEAD_BYTES: Final = 1_024
_ROW_BYTES: Final = 4
_TAG_BYTES: Final = 16
_WEAK: Final = 1 << 31
_ONCE: Final = bytes(12)  # the key is used once: it is derived from an ephemeral one


class ContactTooLongError(UsageError):
    code = "contact_too_long"
    template = mark("The contact does not fit. Give a name and a telephone number, 300 letters at most.")


@dataclass(frozen=True, slots=True)
class Row:
    """Where an identifier stands in the list of its unit."""

    number: int
    is_weak: bool


@dataclass(frozen=True, slots=True)
class Letter:
    """What the liaison reads of one query."""

    contact: str
    rows: tuple[Row, ...]
    """In the order of the tags."""
    canary: str = ""
    """What the sender shows to have its list taken for invented identifiers; empty where it claims nothing."""


def seal(letter: Letter, liaison: bytes, *, ephemeral: bytes) -> bytes:
    """The letter for the liaison's public key. Raises `ContactTooLongError`; `ephemeral` is 32 random bytes."""
    told = {"contact": letter.contact, "canary": letter.canary}
    head = json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass").ljust(_HEAD_BYTES)
    if len(head) > _HEAD_BYTES:
        raise ContactTooLongError
    rows = b"".join((each.number | _WEAK * each.is_weak).to_bytes(_ROW_BYTES, "big") for each in letter.rows)
    private = X25519PrivateKey.from_private_bytes(ephemeral)
    public = private.public_key().public_bytes_raw()
    key = _derived(private.exchange(X25519PublicKey.from_public_bytes(liaison)), public, liaison)
    return public + ChaCha20Poly1305(key).encrypt(_ONCE, head + rows, None)


def envelope_bytes(rows: int) -> int:
    """How long an envelope with so many rows is: its length tells nothing else."""
    return KEY_BYTES + _HEAD_BYTES + _ROW_BYTES * rows + _TAG_BYTES


def unseal(envelope: bytes, private: bytes) -> Letter:
    """The letter of an envelope.

    Raises:
        VerificationError: it is none for this key, or was altered.
    """
    own = X25519PrivateKey.from_private_bytes(private)
    public = envelope[:KEY_BYTES]
    try:
        shared = own.exchange(X25519PublicKey.from_public_bytes(public))
        key = _derived(shared, public, own.public_key().public_bytes_raw())
        content = ChaCha20Poly1305(key).decrypt(_ONCE, envelope[KEY_BYTES:], None)
        told = json.loads(content[:_HEAD_BYTES])
        claim = told["canary"]
        shown = claim if isinstance(claim, str) else json.dumps(claim) if claim else ""
        return Letter(str(told["contact"]), tuple(_rows(content[_HEAD_BYTES:])), shown)
    except (InvalidTag, ValueError, KeyError, TypeError) as error:
        raise VerificationError("The envelope is none for this key, or was altered.") from error


def canary_proof(rows: Sequence[Row], of: Authorisation, private: bytes) -> str:
    """What shows that the liaison, and nobody else, declared this list to be invented before it was sent: base64.

    It holds for one query of one case and epoch, whose salted digest fixes the list, and for these rows of it.
    """
    numbers = [f"{each.number}{'?' if each.is_weak else ''}" for each in rows]
    declared = identity("ovillo deconfliction canary", of.case, of.query, of.digest, of.epoch, *numbers)
    key = HKDF(SHA256(), KEY_BYTES, salt=None, info=_CANARY_LABEL).derive(private)
    return encode_key(hmac.digest(key, declared.encode("ascii"), "sha256"))


def is_canary(letter: Letter, of: Authorisation, private: bytes) -> bool:
    """Whether the liaison itself declared the list of this letter to be invented."""
    proof = canary_proof(letter.rows, of, private)
    return hmac.compare_digest(letter.canary.encode("utf-8", "surrogatepass"), proof.encode("ascii"))


def public_key(private: bytes) -> bytes:
    """The liaison's public key (32 bytes)."""
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def encode_key(key: bytes) -> str:
    """Standard base64."""
    return base64.b64encode(key).decode("ascii")


def _rows(content: bytes) -> Sequence[Row]:
    numbers = [int.from_bytes(content[at : at + _ROW_BYTES], "big") for at in range(0, len(content), _ROW_BYTES)]
    return [Row(each & ~_WEAK, bool(each & _WEAK)) for each in numbers]


def _derived(shared: bytes, public: bytes, liaison: bytes) -> bytes:
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=_LABEL + public + liaison).derive(shared)
