"""Ed25519 keys as signed notes name them: who, of which type, and the four bytes that a signature line begins with.

Source: C2SP signed-note and tlog-cosignature; Ed25519 of RFC 8032.
"""

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from ovillo.domain.errors import VerificationError

ED25519: Final = 1
"""Signs the text of a note."""
COSIGNATURE: Final = 4
"""Signs a checkpoint together with the time at which a witness saw it."""
TYPES: Final = frozenset({ED25519, COSIGNATURE})
SEED_BYTES: Final = 32
_KEY_BYTES: Final = 32
_ID: Final = re.compile(r"[0-9a-f]{8}")
_PRIVATE: Final = "PRIVATE+KEY+"


if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


class NoteFormatError(VerificationError):
    """A note, a key or a checkpoint that is not written as the specification asks."""


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """A public key and whose it is."""

    name: str
    type: int
    """`ED25519` or `COSIGNATURE`."""
    public: bytes
    """32 bytes."""

    @property
    def id(self) -> bytes:
        """Four bytes that name the key together with `name`; no proof of anything."""
        return hashlib.sha256(self.name.encode() + b"\n" + bytes([self.type]) + self.public).digest()[:4]

    @property
    def text(self) -> str:
        """The key as one word: name+id+base64."""
        return f"{self.name}+{self.id.hex()}+{encode_base64(bytes([self.type]) + self.public)}"

    def verify(self, signature: bytes, message: bytes) -> None:
        """Nothing, where the signature is of this key over these bytes.

        Raises:
            VerificationError: it is not.
        """
        from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - every case is opened with its policies
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415 - as above

        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, message)
        except (InvalidSignature, ValueError) as error:
            raise VerificationError(f"The signature of {self.name} does not verify.") from error


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A private key and whose it is. Its seed shows in no representation."""

    name: str
    type: int
    seed: bytes = field(repr=False)
    """32 random bytes."""

    @property
    def verifier(self) -> VerifierKey:
        """The public half."""
        return VerifierKey(self.name, self.type, self._private.public_key().public_bytes_raw())

    @property
    def text(self) -> str:
        """The key as one word, to be kept secret."""
        return f"{_PRIVATE}{self.name}+{self.verifier.id.hex()}+{encode_base64(bytes([self.type]) + self.seed)}"

    def sign(self, message: bytes) -> bytes:
        """64 bytes."""
        return self._private.sign(message)

    @property
    def _private(self) -> "Ed25519PrivateKey":
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415 - as above

        return Ed25519PrivateKey.from_private_bytes(self.seed)


def parse_verifier_key(text: str) -> VerifierKey:
    """The key that was written as one word.

    Raises:
        NoteFormatError: it is not written so, of no type that is known, or its id is not its own.
    """
    name, key_type, material, key_id = _parts(text)
    key = VerifierKey(name, key_type, material)
    _require_id(key, key_id)
    return key


def parse_signing_key(text: str) -> SigningKey:
    """The private key that was written as one word.

    Raises:
        NoteFormatError: as for `parse_verifier_key`; the message never shows the key.
    """
    if not text.startswith(_PRIVATE):
        raise NoteFormatError("This is no private key.")
    name, key_type, material, key_id = _parts(text.removeprefix(_PRIVATE))
    key = SigningKey(name, key_type, material)
    _require_id(key.verifier, key_id)
    return key


def _parts(text: str) -> tuple[str, int, bytes, str]:
    name, *rest = text.split("+", 2)
    if len(rest) != 2 or not is_key_name(name) or not _ID.fullmatch(rest[0]):
        raise NoteFormatError("A key is written as name+id+base64.")
    material = decode_base64(rest[1])
    if len(material) != 1 + _KEY_BYTES or material[0] not in TYPES:
        raise NoteFormatError("The key is not of a type that is known here: Ed25519, or a cosignature with it.")
    return name, material[0], material[1:], rest[0]


def _require_id(key: VerifierKey, key_id: str) -> None:
    if key.id.hex() != key_id:
        raise NoteFormatError(f"The id of the key of {key.name} is not its own.")


def is_key_name(name: str) -> bool:
    """Whether a key may have this name: something, without spaces of any kind, plus signs and control characters."""
    return bool(name) and not any(char.isspace() or char == "+" or char < " " for char in name)


def decode_base64(text: str) -> bytes:
    """The bytes of standard base64, with padding, in the one form that encoding them gives.

    Raises:
        NoteFormatError: it is not that.
    """
    try:
        found = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise NoteFormatError("A part that should be base64 is not.") from error
    if encode_base64(found) != text:
        raise NoteFormatError("A part in base64 is not written in its one form.")
    return found


def encode_base64(content: bytes) -> str:
    """Standard base64 with padding."""
    return base64.b64encode(content).decode("ascii")
