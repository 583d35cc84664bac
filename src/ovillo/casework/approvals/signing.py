"""Ed25519 signatures of officials: what is signed, in one form, and a private key under a passphrase.

1. What is signed is a JSON text without spaces, its keys in order; `ovillo` says which kind of act it is, so that no
   signature passes for another kind. Anyone checks it with any program for Ed25519 (RFC 8032).
2. A private key leaves no trace outside its file: it is sealed with ChaCha20-Poly1305 under a key that scrypt
   (RFC 7914) makes of the passphrase, with a salt of its own.
"""

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from ovillo.domain.approvals import KeyFileError
from ovillo.domain.docket import Json, docket_text
from ovillo.domain.messages import mark

SEED_BYTES: Final = 32
SALT_BYTES: Final = 16
NONCE_BYTES: Final = 12
KEY_BYTES: Final = 32
SHORTEST_PASSPHRASE: Final = 10
_SIGNATURE_BYTES: Final = 64
_FORMAT: Final = "ovillo official key 1"
_COST: Final = 2**15
"""Of scrypt, with r = 8 and p = 1: 32 MB and a tenth of a second for each guess."""
_NO_KEY: Final = mark("This file is no key of an official. Make one with: ovillo key make FILE")
_WRONG: Final = mark("The passphrase does not open this key. Give it again.")
_SHORT: Final = mark("A passphrase has 10 characters or more. Give a longer one.")


if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


@dataclass(frozen=True, slots=True)
class OfficialKey:
    """A private key. Its seed shows in no representation."""

    seed: bytes = field(repr=False)
    """32 random bytes."""

    @property
    def public(self) -> str:
        """The public half, base64."""
        return _text(self._private.public_key().public_bytes_raw())

    def sign(self, message: str) -> str:
        """The signature over a message, base64."""
        return _text(self._private.sign(message.encode("utf-8")))

    @property
    def _private(self) -> "Ed25519PrivateKey":
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415 - few sign

        return Ed25519PrivateKey.from_private_bytes(self.seed)


def message(kind: str, parts: Mapping[str, Json]) -> str:
    """What is signed: the parts under the name of the kind of act."""
    return docket_text({"ovillo": kind, **parts})


def is_signed(signature: str, text: str, public: str) -> bool:
    """Whether this is the signature of that key over the text; anything that is none is not."""
    key, given = _bytes(public, KEY_BYTES), _bytes(signature, _SIGNATURE_BYTES)
    if key is None or given is None:
        return False
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - in few cases anybody signed
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415 - as above

    try:
        Ed25519PublicKey.from_public_bytes(key).verify(given, text.encode("utf-8", "surrogatepass"))
    except (InvalidSignature, ValueError):
        return False
    return True


def sealed_key(key: OfficialKey, passphrase: str, *, salt: bytes, nonce: bytes) -> str:
    """The text of a key file. Raises `KeyFileError` where the passphrase is short.

    Args:
        key: to be kept.
        passphrase: of its owner.
        salt: 16 random bytes.
        nonce: 12 random bytes.
    """
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise KeyFileError(problem=_SHORT)
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305  # noqa: PLC0415 - as above

    content = ChaCha20Poly1305(_stretched(passphrase, salt)).encrypt(nonce, key.seed, _FORMAT.encode())
    parts = {"format": _FORMAT, "public": key.public, "salt": _text(salt), "nonce": _text(nonce)}
    return json.dumps({**parts, "sealed": _text(content)}, indent=2) + "\n"


def opened_key(text: str, passphrase: str) -> OfficialKey:
    """The key of a file. Raises `KeyFileError`: it is none, or the passphrase is another."""
    try:
        told = json.loads(text)
    except ValueError as error:
        raise KeyFileError(problem=_NO_KEY) from error
    if not isinstance(told, dict) or told.get("format") != _FORMAT:
        raise KeyFileError(problem=_NO_KEY)
    salt, nonce = _bytes(told.get("salt"), SALT_BYTES), _bytes(told.get("nonce"), NONCE_BYTES)
    content = _bytes(told.get("sealed"), SEED_BYTES + 16)
    if salt is None or nonce is None or content is None:
        raise KeyFileError(problem=_NO_KEY)
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - as above
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305  # noqa: PLC0415 - as above

    try:
        seed = ChaCha20Poly1305(_stretched(passphrase, salt)).decrypt(nonce, content, _FORMAT.encode())
    except InvalidTag as error:
        raise KeyFileError(problem=_WRONG) from error
    return OfficialKey(seed)


def _stretched(passphrase: str, salt: bytes) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt  # noqa: PLC0415 - as above

    return Scrypt(salt=salt, length=KEY_BYTES, n=_COST, r=8, p=1).derive(passphrase.encode("utf-8", "surrogatepass"))


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def _bytes(text: object, length: int) -> bytes | None:
    """The bytes of base64 in its one form, of this length; nothing where it is not that."""
    if not isinstance(text, str):
        return None
    try:
        found = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return found if len(found) == length and _text(found) == text else None
