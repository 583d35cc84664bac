"""What a witness answers: a pure function of what it remembers and what it is asked.

The steps of `add_checkpoint`, in the order of the specification, which is also that of what each may give away:
1. The request is read, or refused: 400.
2. The log is one that the witness knows, by the first line of the checkpoint: else 404.
3. A key of that log signed the checkpoint, and no signature of one of its keys fails: else 403.
4. The old size is no larger than the new one: else 400.
5. The old size is the one that the witness remembers: else 409, and its body tells that size.
6. The new tree continues the old one: else 422. This is where a fork, a shortened and a rewritten log end.
7. The witness remembers the new checkpoint, and cosigns it: 200.

Whoever runs it makes 5 to 7 one step for each log, and has the new state on disk before it answers.

Source: c2sp.org/tlog-witness, c2sp.org/tlog-cosignature (Ed25519).
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from ovillo.domain.errors import VerificationError
from ovillo.domain.responses import Response
from ovillo.ledger.checkpoints import Checkpoint, parse_checkpoint, parse_size
from ovillo.ledger.keys import NoteFormatError, SigningKey, VerifierKey, decode_base64, encode_base64
from ovillo.ledger.notes import Note, cosign, parse_note, verify_note
from ovillo.ledger.tree import EMPTY, HASH_BYTES
from ovillo.ledger.verification import verify_consistency

MOST_PROOF_LINES: Final = 63
SIZE: Final = "text/x.tlog.size"

OK: Final = 200
BAD_REQUEST: Final = 400
FORBIDDEN: Final = 403
NOT_FOUND: Final = 404
CONFLICT: Final = 409
UNPROCESSABLE: Final = 422


@dataclass(frozen=True, slots=True)
class WitnessedLog:
    """A log that a witness knows, and the last checkpoint of it that it cosigned."""

    keys: tuple[VerifierKey, ...]
    size: int = 0
    root: bytes = EMPTY.root
    checkpoint: bytes = b""
    """The note with the log's signatures and the witness's; empty before the first."""


@dataclass(frozen=True, slots=True)
class WitnessState:
    """All that a witness remembers."""

    logs: Mapping[str, WitnessedLog] = field(default_factory=dict)
    """By origin."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a request leads to."""

    state: WitnessState
    """Must be kept before the response is given; the same object where nothing changed."""
    response: Response
    is_evidence: bool = False
    """Whether the request may show that the log misbehaves: it signed what is not proved to continue its checkpoint. Of
    the same size and another root, it does show it."""


@dataclass(frozen=True, slots=True)
class CheckpointRequest:
    """A request to cosign, read but not checked."""

    old_size: int
    proof: tuple[bytes, ...]
    note: Note
    checkpoint: Checkpoint

    @property
    def encoded(self) -> bytes:
        """The request's body."""
        lines = [f"old {self.old_size}", *map(encode_base64, self.proof), ""]
        return "".join(f"{line}\n" for line in lines).encode() + self.note.encoded


def parse_request(body: bytes) -> CheckpointRequest:
    """The request that these bytes are.

    Raises:
        NoteFormatError: they are none.
    """
    head, separator, rest = body.partition(b"\n\n")
    try:
        first, *proof = head.decode("ascii").split("\n")
    except UnicodeDecodeError as error:
        raise NoteFormatError("The lines above the checkpoint are not ASCII.") from error
    if not separator or not first.startswith("old "):
        raise NoteFormatError("The request does not begin with the old size, proof lines and an empty line.")
    if len(proof) > MOST_PROOF_LINES:
        raise NoteFormatError(f"The proof has more than {MOST_PROOF_LINES} lines.")
    hashes = tuple(map(decode_base64, proof))
    if any(len(each) != HASH_BYTES for each in hashes):
        raise NoteFormatError("A line of the proof is no hash.")
    note = parse_note(rest)
    return CheckpointRequest(parse_size(first.removeprefix("old ")), hashes, note, parse_checkpoint(note.text))


def add_checkpoint(state: WitnessState, body: bytes, *, key: SigningKey, at: int) -> Answer:
    """The state and the response after a request to cosign.

    Args:
        state: what the witness remembers.
        body: of the request.
        key: the witness's own, of type `COSIGNATURE`.
        at: seconds since 1970.
    """
    try:
        request = parse_request(body)  # 1
    except NoteFormatError as error:
        return _refused(state, BAD_REQUEST, str(error))
    new = request.checkpoint
    log = state.logs.get(new.origin)
    if log is None:  # 2
        return _refused(state, NOT_FOUND, "This log is not known here.")
    try:
        verified = verify_note(request.note, log.keys)  # 3
    except VerificationError as error:
        return _refused(state, FORBIDDEN, str(error))
    if request.old_size > new.size:  # 4
        return _refused(state, BAD_REQUEST, "The old size is larger than the new one.")
    if request.old_size != log.size:  # 5
        return Answer(state, Response(CONFLICT, f"{log.size}\n".encode(), SIZE))
    try:
        _require_continued(log, request)  # 6
    except VerificationError as error:
        return Answer(state, Response(UNPROCESSABLE, f"{error}\n".encode()), is_evidence=True)
    signature = cosign(request.note.text, key, at=at)  # 7
    kept = Note(request.note.text, (*(each.signature for each in verified), signature))
    known = replace(log, size=new.size, root=new.root, checkpoint=kept.encoded)
    after = WitnessState({**state.logs, new.origin: known})
    return Answer(after, Response(OK, signature.line.encode()))


def _require_continued(log: WitnessedLog, request: CheckpointRequest) -> None:
    """Nothing, where the new tree begins with the one that the witness remembers."""
    new = request.checkpoint
    if new.size == 0 and new.root != EMPTY.root:
        raise VerificationError("A log without entries has another root hash.")
    if log.size == 0:
        if request.proof:
            raise VerificationError("The empty log needs no proof.")
        return
    verify_consistency(log.size, new.size, request.proof, log.root, new.root)


def origin_hash(origin: str) -> str:
    """What a log is called in the address of its checkpoint."""
    return hashlib.sha256(origin.encode()).hexdigest()


def latest_checkpoint(state: WitnessState, hashed: str) -> Response:
    """The last checkpoint that the witness cosigned of the log with this hash of its origin."""
    for origin, log in state.logs.items():
        if origin_hash(origin) == hashed and log.checkpoint:
            return Response(OK, log.checkpoint)
    return Response(NOT_FOUND, b"No checkpoint of this log was cosigned here.\n")


def _refused(state: WitnessState, status: int, why: str) -> Answer:
    return Answer(state, Response(status, f"{why}\n".encode()))
