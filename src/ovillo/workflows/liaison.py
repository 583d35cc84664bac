"""What goes to the liaison, and what the liaison reads: whom to call, in which rows, and whose note it was.

1. A list counts as a canary only where it was declared with the liaison's own private key, for this one query.
2. Where a sender says so without that key, the liaison is told that it said so, and that its list is one like others.
3. Whom to call is what the sender wrote: nobody has checked it, and whoever shows it says so.
"""

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ovillo.casework.deconfliction.envelopes import (
    KEY_BYTES,
    Letter,
    Row,
    canary_proof,
    is_canary,
    public_key,
    seal,
    unseal,
)
from ovillo.casework.deconfliction.queries import parse_authorisation
from ovillo.domain.errors import UsageError, VerificationError
from ovillo.domain.messages import mark
from ovillo.ledger.notes import parse_note
from ovillo.workflows.deconfliction import NotAuthorisedError


class LiaisonKeyError(UsageError):
    code = "liaison_key"
    template = mark("The file with the liaison's key holds none. Make one with: ovillo deconflict liaison FILE")


class OutboxFileError(UsageError):
    code = "outbox_file"
    template = mark("{file} is no hit for this key, or was altered. Tell whoever runs the board.")


class CanaryKeyError(UsageError):
    code = "canary_key"
    template = mark(
        "That is not the private key of the liaison in the agreement, who alone sends canaries. Nothing was sent."
    )


@dataclass(frozen=True, slots=True)
class Side:
    """One unit of a hit, as the liaison reads it."""

    letter: Letter
    case: str
    query: str
    shared: tuple[Row, ...]
    authorised_by: str
    """The prosecutor's key by its name, as the board took it."""
    is_canary: bool
    """Whether the liaison declared this list (rule 1)."""

    @property
    def says_canary(self) -> bool:
        """Whether the sender calls its list invented, and the liaison never did (rule 2)."""
        return bool(self.letter.canary) and not self.is_canary


def enclose(
    rows: Sequence[Row], contact: str, liaison: bytes, *, ephemeral: bytes, note: str = "", private: bytes = b""
) -> bytes:
    """The envelope that goes with a list; a canary's where `private` is the liaison's key.

    Args:
        rows: of the list.
        contact: whom to call.
        liaison: the public key of the agreement.
        ephemeral: 32 random bytes.
        note: of `authorise`; a canary is bound to it.
        private: the liaison's private key, which the liaison alone has; empty for every list of a unit.

    Raises:
        CanaryKeyError: it is not the key of the agreement's liaison.
        NotAuthorisedError: a canary without a note of `authorise`.
        ContactTooLongError: the contact does not fit.
    """
    proof = ""
    if private:
        if public_key(private) != liaison:
            raise CanaryKeyError
        try:
            authorisation = parse_authorisation(parse_note(note.encode()).text)
        except VerificationError as error:
            raise NotAuthorisedError from error
        proof = canary_proof(rows, authorisation, private)
    return seal(Letter(contact, tuple(rows), proof), liaison, ephemeral=ephemeral)


def read_liaison_key(content: bytes) -> bytes:
    """The liaison's private key (32 bytes) of a file. Raises `LiaisonKeyError`."""
    try:
        key = base64.b64decode(content.strip(), validate=True)
    except ValueError as error:
        raise LiaisonKeyError from error
    if len(key) != KEY_BYTES:
        raise LiaisonKeyError
    return key


def read_hit(content: bytes, private: bytes, file: str) -> Sequence[Side]:
    """The two sides of a file of the outbox, for the liaison's private key. Raises `OutboxFileError`."""
    try:
        one, other = json.loads(content)["sides"]
        return [_side(one, private), _side(other, private)]
    except (VerificationError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise OutboxFileError(file=file) from error


def _side(told: Mapping[str, object], private: bytes) -> Side:
    note = parse_note(str(told["authorisation"]).encode())
    authorisation = parse_authorisation(note.text)
    letter = unseal(base64.b64decode(str(told["envelope"]), validate=True), private)
    places = told["places"]
    if not isinstance(places, list) or any(not 0 <= each < len(letter.rows) for each in places):
        raise ValueError("a place outside of the list")
    shared = tuple(letter.rows[each] for each in places)
    by = ", ".join(each.name for each in note.signatures)
    return Side(letter, authorisation.case, authorisation.query, shared, by, is_canary(letter, authorisation, private))
