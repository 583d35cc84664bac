"""`guardian`: a witness that an independent institution runs for the ledgers of others.

One request at a time changes what it remembers; what it remembers is on the disk before the cosignature is given.
"""

from collections.abc import Callable
from datetime import datetime
from threading import Lock
from typing import Final

from ovillo.domain.errors import UsageError
from ovillo.domain.messages import mark
from ovillo.domain.responses import Response
from ovillo.interfaces.guardian import GuardianMemory
from ovillo.ledger.keys import (
    COSIGNATURE,
    ED25519,
    NoteFormatError,
    SigningKey,
    VerifierKey,
    is_key_name,
    parse_verifier_key,
)
from ovillo.ledger.witness import (
    OK,
    add_checkpoint,
    latest_checkpoint,
    parse_request,
)

Clock = Callable[[], datetime]
_UNAVAILABLE: Final = 503
_NOT_KEPT: Final = Response(
    _UNAVAILABLE, b"The checkpoint could not be kept, and so was not cosigned. Try again later.\n"
)


class GuardianNameError(UsageError):
    code = "guardian_name"
    template = mark(
        "A guardian has a name without spaces and plus signs, such as ombudsman.example/1. Give it with --name."
    )


class LogKeyError(UsageError):
    code = "log_key"
    template = mark("That is no verifier key of a log. It is written as name+id+base64, with Ed25519.")


def new_key(name: str, seed: bytes) -> SigningKey:
    """A guardian's key of 32 random bytes. Raises `GuardianNameError`."""
    if not is_key_name(name):
        raise GuardianNameError
    return SigningKey(name, COSIGNATURE, seed)


def log_key(text: str) -> VerifierKey:
    """The key of a log, as somebody gave it. Raises `LogKeyError`."""
    try:
        key = parse_verifier_key(text.strip())
    except NoteFormatError as error:
        raise LogKeyError from error
    if key.type != ED25519:
        raise LogKeyError
    return key


class Guardian:
    """Answers requests; may be asked by several threads."""

    def __init__(self, memory: GuardianMemory, *, now: Clock) -> None:
        self._memory = memory
        self._now = now
        self._key, self._state = memory.load()
        self._turn = Lock()

    @property
    def verifier(self) -> VerifierKey:
        """The key with which others check its cosignatures."""
        return self._key.verifier

    def add_checkpoint(self, body: bytes) -> Response:
        """The response to a request to cosign; what it changes is kept first."""
        with self._turn:
            answer = add_checkpoint(self._state, body, key=self._key, at=max(1, int(self._now().timestamp())))
            try:
                if answer.response.status == OK:
                    origin = parse_request(body).checkpoint.origin
                    self._memory.keep(origin, answer.state.logs[origin].checkpoint)
                elif answer.is_evidence:
                    self._memory.keep_evidence(body)
            except OSError:
                return _NOT_KEPT if answer.response.status == OK else answer.response
            self._state = answer.state
            return answer.response

    def checkpoint(self, hashed: str) -> Response:
        """The last checkpoint of the log with this hash of its origin."""
        return latest_checkpoint(self._state, hashed)
