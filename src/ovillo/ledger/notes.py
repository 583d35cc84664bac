"""Signed notes and cosignatures of C2SP: a text, and below it a line for each key that signed it.

Rules:
1. A note is hostile input: it is parsed whole or refused, and nothing of it counts before a known key has signed it.
2. A signature of an unknown key is passed over, also where its name or its id is a known one's. One whose name and id
   are a known key's must verify, or the whole note is refused.
3. A cosignature signs the text under a first line of its own, so that no signature passes for another kind.

Source: c2sp.org/signed-note, c2sp.org/tlog-cosignature.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from ovillo.domain.errors import VerificationError
from ovillo.ledger.keys import (
    COSIGNATURE,
    NoteFormatError,
    SigningKey,
    VerifierKey,
    decode_base64,
    encode_base64,
    is_key_name,
)

LARGEST_NOTE: Final = 1_000_000
MOST_SIGNATURES: Final = 100
_DASH: Final = "— "
_ID_BYTES: Final = 4
_TIME_BYTES: Final = 8
LATEST: Final = 2**63 - 1
"""Seconds since 1970 that a cosignature may tell at most."""


@dataclass(frozen=True, slots=True)
class NoteSignature:
    """One line below a note, not verified."""

    name: str
    key_id: bytes
    signature: bytes

    @property
    def line(self) -> str:
        """As it stands in a note, with its end of line."""
        return f"{_DASH}{self.name} {encode_base64(self.key_id + self.signature)}\n"


@dataclass(frozen=True, slots=True)
class Note:
    """A text and its signatures, not verified."""

    text: str
    """Ends with an end of line."""
    signatures: tuple[NoteSignature, ...]

    @property
    def encoded(self) -> bytes:
        """The note as it is sent and kept."""
        return (self.text + "\n" + "".join(each.line for each in self.signatures)).encode()


@dataclass(frozen=True, slots=True)
class Verified:
    """That a known key signed a note; a witness says when."""

    key: VerifierKey
    at: int | None
    """Seconds since 1970 of a cosignature; None of any other."""
    signature: NoteSignature


def parse_note(content: bytes) -> Note:
    """The note that these bytes are.

    Raises:
        NoteFormatError: it is none.
    """
    if len(content) > LARGEST_NOTE:
        raise NoteFormatError(f"The note has more than {LARGEST_NOTE} bytes.")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NoteFormatError("The note is not UTF-8.") from error
    if any(char < " " and char != "\n" for char in text):
        raise NoteFormatError("The note holds a control character.")
    body, separator, lines = text.rpartition("\n\n")
    if not separator or not lines.endswith("\n"):
        raise NoteFormatError("The note has no signature below an empty line, or its last line has no end.")
    return Note(body + "\n", parse_signatures(lines))


def parse_signatures(lines: str) -> tuple[NoteSignature, ...]:
    """Signature lines, each with its end of line.

    Raises:
        NoteFormatError: a line is none, or there are more than a note may have.
    """
    if not lines.endswith("\n"):
        raise NoteFormatError("The last line has no end.")
    found = tuple(_signature(line) for line in lines[:-1].split("\n"))
    if len(found) > MOST_SIGNATURES:
        raise NoteFormatError(f"The note has more than {MOST_SIGNATURES} signatures.")
    return found


def _signature(line: str) -> NoteSignature:
    name, space, encoded = line.removeprefix(_DASH).partition(" ")
    if not line.startswith(_DASH) or not space or not is_key_name(name):
        raise NoteFormatError("A line below the note is no signature.")
    content = decode_base64(encoded)
    if len(content) <= _ID_BYTES:
        raise NoteFormatError("A signature below the note is empty.")
    return NoteSignature(name, content[:_ID_BYTES], content[_ID_BYTES:])


def verify_note(note: Note, keys: Iterable[VerifierKey]) -> Sequence[Verified]:
    """Which of the known keys signed the note, each once, in the order of its lines; at least one.

    Raises:
        VerificationError: none did, or a signature of a known key does not verify.
    """
    known = {(key.name, key.id): key for key in keys}
    found: dict[VerifierKey, Verified] = {}
    for each in note.signatures:
        key = known.get((each.name, each.key_id))
        if key is not None:
            found.setdefault(key, _verified(note.text, each, key))
    if not found:
        raise VerificationError("No known key signed the note.")
    return list(found.values())


def _verified(text: str, signature: NoteSignature, key: VerifierKey) -> Verified:
    if key.type != COSIGNATURE:
        key.verify(signature.signature, text.encode())
        return Verified(key, None, signature)
    at = int.from_bytes(signature.signature[:_TIME_BYTES], "big")
    if len(signature.signature) <= _TIME_BYTES or not 0 < at <= LATEST:
        raise VerificationError(f"The cosignature of {key.name} tells no time.")
    key.verify(signature.signature[_TIME_BYTES:], cosigned(text, at))
    return Verified(key, at, signature)


def sign_note(text: str, key: SigningKey) -> NoteSignature:
    """The signature of a key over the text of a note; `key` is not a witness's."""
    assert key.type != COSIGNATURE, "a witness's key tells a time"
    assert text.endswith("\n"), "the text of a note ends with an end of line"
    return NoteSignature(key.name, key.verifier.id, key.sign(text.encode()))


def cosign(text: str, key: SigningKey, *, at: int) -> NoteSignature:
    """The cosignature of a witness over the text of a checkpoint, at this many seconds since 1970."""
    assert key.type == COSIGNATURE, "only a witness's key tells a time"
    assert 0 < at <= LATEST, "a time after 1970"
    signature = key.sign(cosigned(text, at))
    return NoteSignature(key.name, key.verifier.id, at.to_bytes(_TIME_BYTES, "big") + signature)


def cosigned(text: str, at: int) -> bytes:
    """The bytes that a cosignature signs."""
    return f"cosignature/v1\ntime {at}\n{text}".encode()
